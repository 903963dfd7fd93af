//! Blocking work with bounds: so much at a time, so much in line, and no more.

use std::sync::Arc;

use tokio::sync::Semaphore;

use super::error::Fault;

/// Runs heavy computations beside the async threads and outside every database job.
#[derive(Debug)]
pub struct Pool {
    what: &'static str,
    line: Arc<Semaphore>,
    running: Arc<Semaphore>,
}

/// Jobs that may wait for each one that runs: at some 50 ms each the last waits about three seconds.
const WAITING_PER_THREAD: usize = 64;

impl Pool {
    /// As many at a time as `threads`; 0 means one for each core.
    #[must_use]
    pub fn new(what: &'static str, threads: usize) -> Self {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let threads = if threads == 0 { cores } else { threads };
        Self {
            what,
            line: Arc::new(Semaphore::new(threads * (1 + WAITING_PER_THREAD))),
            running: Arc::new(Semaphore::new(threads)),
        }
    }

    /// Runs `work` when its turn comes.
    ///
    /// # Errors
    /// [`Fault::Unavailable`] when too many wait already; a defect when `work` panics.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
        let place = Arc::clone(&self.line)
            .try_acquire_owned()
            .map_err(|_| Fault::unavailable(self.what, "the line is full"))?;
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(Fault::internal)?;
        let job = move || {
            // held by the job, not by the caller: one who hangs up frees no thread
            let _held = (place, turn);
            work()
        };
        tokio::task::spawn_blocking(job).await.map_err(Fault::internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_full_line_is_unavailable() {
        let pool = Arc::new(Pool::new("test", 1));
        // a gate that stays open once opened: every job waits at it
        let gate = Arc::new((parking_lot::Mutex::new(false), parking_lot::Condvar::new()));
        let waiting: Vec<_> = (0..=WAITING_PER_THREAD)
            .map(|_| {
                let (pool, gate) = (Arc::clone(&pool), Arc::clone(&gate));
                let wait = move || gate.1.wait_while(&mut gate.0.lock(), |open| !*open);
                tokio::spawn(async move { pool.run(wait).await })
            })
            .collect();
        while pool.line.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let refused = pool.run(|| ()).await.unwrap_err();
        assert!(matches!(refused, Fault::Unavailable { .. }), "{refused:?}");
        *gate.0.lock() = true;
        gate.1.notify_all();
        for job in waiting {
            job.await.unwrap().unwrap();
        }
        assert_eq!(pool.run(|| 7).await.unwrap(), 7);
    }
}
