//! The way to the database for everyone: bounded, off the async threads, answered after COMMIT.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use diesel::connection::SimpleConnection as _;
use diesel::{ExpressionMethods as _, QueryDsl as _, RunQueryDsl as _};
use futures_util::future::{Either, select};
use rand::Rng as _;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};

use super::backend::Conn;
use super::connect::{Backend, Manager, OpenError};
use super::failpoint::Failpoint;
use super::health::Health;
use super::migrate;
use super::schema::liveness;
use super::writer::{Job, Verdict, Writer};
use crate::config::DatabaseSettings;
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::time::{Clock as _, SystemClock};

/// How often a transaction that the database asks to run again is run, all told.
const RERUNS: u32 = 6;

/// A handle to the database; cloning is cheap.
#[derive(Clone, Debug)]
pub struct Db {
    pub(super) inner: Arc<Inner>,
}

#[derive(Debug)]
pub(super) struct Inner {
    pub(super) backend: Backend,
    pool: r2d2::Pool<Manager>,
    /// As many as the pool has connections, so that taking one from the pool does not wait.
    places: Arc<Semaphore>,
    /// SQLite only.
    writer: Option<Writer>,
    /// A place for each write, from its beginning until its commit is announced. Whoever holds all of them is alone.
    pub(super) writes: Arc<Semaphore>,
    /// How many those are: on SQLite the line's length.
    pub(super) most_writes: u32,
    /// How often everything was replaced by a backup.
    pub(super) replaced: AtomicU64,
    pub(super) wait: Duration,
    pub(super) failpoint: Arc<Failpoint>,
    health: Arc<Health>,
}

/// Writes at a time on PostgreSQL, where the connections are what bounds them.
const WRITES: u32 = 1 << 16;

impl Db {
    /// Opens the database and applies missing migrations. Blocks; call it before serving.
    ///
    /// # Errors
    /// An unknown scheme, a refused connection, a failing migration.
    pub fn open(settings: &DatabaseSettings) -> Result<Self, OpenError> {
        let backend = Backend::from_url(&settings.url)?;
        backend.prepare()?;
        // one direct connection first: a pool would hide the reason of a refusal behind a timeout
        let applied = migrate::apply_all(&mut backend.connect()?)?;
        if !applied.is_empty() {
            tracing::info!(migrations = applied.len(), "database migrated");
        }
        let wait = Duration::from_millis(settings.wait_ms);
        let pool = r2d2::Pool::builder()
            .max_size(settings.connections)
            .min_idle(Some(1))
            .connection_timeout(wait.max(Duration::from_millis(50)))
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build(Manager(backend.clone()))
            .map_err(|error| OpenError::Refused(error.to_string()))?;
        let failpoint = Arc::new(Failpoint::default());
        let writer = match backend {
            Backend::Sqlite { .. } => {
                Some(Writer::start(backend.clone(), settings.queue, settings.batch, Arc::clone(&failpoint))?)
            }
            Backend::Postgres { .. } => None,
        };
        let places = Arc::new(Semaphore::new(settings.connections as usize));
        let most_writes = if writer.is_some() { u32::try_from(settings.queue).unwrap_or(u32::MAX) } else { WRITES };
        let inner = Inner {
            backend,
            pool,
            places,
            writer,
            writes: Arc::new(Semaphore::new(most_writes as usize)),
            most_writes,
            replaced: AtomicU64::new(0),
            wait,
            failpoint,
            health: Arc::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Applies missing migrations and nothing else; returns their names.
    ///
    /// # Errors
    /// As for [`Db::open`].
    pub fn migrate(settings: &DatabaseSettings) -> Result<Vec<String>, OpenError> {
        let backend = Backend::from_url(&settings.url)?;
        backend.prepare()?;
        migrate::apply_all(&mut backend.connect()?)
    }

    /// Which database this is.
    #[must_use]
    pub fn backend(&self) -> &Backend {
        &self.inner.backend
    }

    /// For tests: makes the database fail.
    #[must_use]
    pub fn failpoint(&self) -> &Failpoint {
        &self.inner.failpoint
    }

    /// Tells whether the database takes work; true until [`super::keep_probing`] found otherwise.
    #[must_use]
    pub fn well(&self) -> watch::Receiver<bool> {
        self.inner.health.watch()
    }

    pub(super) fn health(&self) -> Arc<Health> {
        Arc::clone(&self.inner.health)
    }

    /// Writes a row by a connection made for it, to learn whether the database takes work. It needs nothing that jobs
    /// need, so a line that is full is not taken for a database that is away.
    ///
    /// # Errors
    /// The database is away, or was not done within `database.wait_ms`.
    pub(super) async fn probe(&self, at: chrono::NaiveDateTime) -> Result<(), Fault> {
        if self.inner.failpoint.is_away() {
            return Err(Fault::unavailable("database", "injected"));
        }
        let backend = self.inner.backend.clone();
        let look = std::pin::pin!(blocking(move || {
            let mut conn = backend.connect().map_err(|error| Fault::unavailable("database", error))?;
            diesel::update(liveness::table.find(1)).set(liveness::beat_at.eq(at)).execute(&mut conn)?;
            Ok(())
        }));
        let clock = SystemClock;
        match select(look, clock.sleep_until(clock.now() + self.inner.wait)).await {
            Either::Left((done, _)) => done?,
            Either::Right(_) => Err(Fault::unavailable("database", "it does not answer")),
        }
    }

    /// Runs a reading job on a connection of its own.
    ///
    /// # Errors
    /// What the job returns, or a fault when no connection could be had in time.
    pub async fn read<T, E>(&self, job: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let outcome = self.reading(job).await;
        self.inner.health.note(&outcome);
        outcome
    }

    async fn reading<T, E>(&self, job: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let deadline = Instant::now() + self.inner.wait;
        let place = self.place(&self.inner.places).await?;
        let inner = Arc::clone(&self.inner);
        blocking(move || {
            let _place = place;
            let mut conn = inner.connection(deadline)?;
            contained(|| job(&mut conn))
        })
        .await?
    }

    /// Runs a writing job in a transaction and answers after its COMMIT. `job` may run more than once, so it has no
    /// effect but through its connection. `committed` runs once after the commit, even if the caller has gone; it must
    /// not block.
    ///
    /// # Errors
    /// What the job returns (then everything it did is undone), or a fault when the database is away.
    pub async fn write<T, E>(
        &self,
        job: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
        committed: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let outcome = self.writing(job, committed).await;
        self.inner.health.note(&outcome);
        outcome
    }

    async fn writing<T, E>(
        &self,
        job: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
        committed: impl FnOnce(&T) + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let deadline = Instant::now() + self.inner.wait;
        let before = self.inner.replaced.load(Ordering::Acquire);
        let place = self.place(&self.inner.writes).await?;
        if self.inner.replaced.load(Ordering::Acquire) != before {
            // it was decided upon rows that are gone
            return Err(Fault::unavailable("database", "a backup was restored meanwhile").into());
        }
        match &self.inner.writer {
            Some(writer) => {
                let (reply, answer) = oneshot::channel();
                writer.submit(Box::new(TypedJob { job, committed, result: None, reply, deadline, _place: place }));
                answer.await.map_err(|_gone| Fault::internal("a writing job was dropped without an answer"))?
            }
            None => self.transaction(job, committed, (deadline, place)).await,
        }
    }

    /// One transaction on PostgreSQL, run again when the server asks for it: after a pause, so that those who were in each
    /// other's way are not so again.
    async fn transaction<T, E>(
        &self,
        job: impl Fn(&mut Conn) -> Result<T, E> + Send + 'static,
        committed: impl FnOnce(&T) + Send + 'static,
        (deadline, place): (Instant, OwnedSemaphorePermit),
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: DomainError,
    {
        let mut turn = (job, committed, (place, self.place(&self.inner.places).await?));
        let mut runs = 0;
        loop {
            runs += 1;
            let inner = Arc::clone(&self.inner);
            let ran = blocking(move || {
                let (job, committed, place) = turn;
                let result = inner
                    .connection(deadline)
                    .map_err(E::from)
                    .and_then(|mut conn| inner.attempt(&mut conn, &job, deadline));
                match result {
                    Ok(value) => {
                        announce(committed, &value);
                        Ok(value)
                    }
                    Err(error) => Err((error, (job, committed, place))),
                }
            });
            let (error, again) = match ran.await? {
                Ok(value) => return Ok(value),
                Err(failed) => failed,
            };
            let Some(Fault::Contention(cause)) = error.fault() else { return Err(error) };
            if runs >= RERUNS || Instant::now() >= deadline {
                return Err(Fault::unavailable("database", cause).into());
            }
            turn = again;
            let clock = SystemClock;
            clock.sleep_until(clock.now() + pause(runs)).await;
        }
    }

    /// Waits for a place in a bounded line.
    async fn place(&self, line: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Fault> {
        if self.inner.failpoint.is_away() {
            return Err(Fault::unavailable("database", "injected"));
        }
        if let Ok(place) = Arc::clone(line).try_acquire_owned() {
            return Ok(place);
        }
        let clock = SystemClock;
        let place = std::pin::pin!(Arc::clone(line).acquire_owned());
        match select(place, clock.sleep_until(clock.now() + self.inner.wait)).await {
            Either::Left((place, _)) => place.map_err(Fault::internal),
            Either::Right(_) => Err(Fault::unavailable("database", "no place within database.wait_ms")),
        }
    }
}

impl Inner {
    /// A connection from the pool, before this instant.
    fn connection(&self, deadline: Instant) -> Result<r2d2::PooledConnection<Manager>, Fault> {
        let left = deadline.saturating_duration_since(Instant::now());
        self.pool.get_timeout(left).map_err(|error| Fault::unavailable("database", error))
    }

    fn attempt<T, E: DomainError>(
        &self,
        conn: &mut Conn,
        job: &impl Fn(&mut Conn) -> Result<T, E>,
        deadline: Instant,
    ) -> Result<T, E> {
        let finish = |conn: &mut Conn, words: &str| conn.batch_execute(words).map_err(Fault::from);
        // 0 would mean no limit
        let left = deadline.saturating_duration_since(Instant::now()).as_millis().max(1);
        finish(conn, &format!("begin; set local lock_timeout = '{left}ms'"))?;
        match contained(|| job(conn)) {
            Ok(value) => {
                if self.failpoint.commit_fails() {
                    finish(conn, "rollback")?;
                    return Err(Fault::unavailable("database", "injected failure of COMMIT").into());
                }
                // COMMIT of a transaction in which a statement failed, or which the job ended itself, undoes everything
                // or nothing and says it went well; a savepoint cannot be made in either
                finish(conn, "savepoint intact; commit").inspect_err(|_| {
                    // a connection whose commit failed may still be inside its transaction
                    let _lost = conn.batch_execute("rollback");
                })?;
                Ok(value)
            }
            Err(error) => {
                match (finish(conn, "rollback"), error.fault()) {
                    // a connection that cannot even undo has been lost, whatever words the server had for it
                    (Err(lost), None | Some(Fault::Internal(_))) => Err(lost.into()),
                    (Ok(()) | Err(_), _) => Err(error),
                }
            }
        }
    }
}

/// How long to wait before the next run: longer each time, and for no two the same.
fn pause(runs: u32) -> Duration {
    let longest = 4_u64 << runs.min(8);
    Duration::from_millis(rand::rng().random_range(longest / 4..=longest))
}

/// Runs a job so that a panic in it becomes a fault.
pub(super) fn contained<T, E: DomainError>(job: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(job)).unwrap_or_else(|_panic| Err(Fault::internal("a database job panicked").into()))
}

/// Tells of a commit. A panic in it takes nothing back: what is committed stands, and whoever writes goes on.
pub(super) fn announce<T>(committed: impl FnOnce(&T), value: &T) {
    if catch_unwind(AssertUnwindSafe(|| committed(value))).is_err() {
        tracing::error!("a commit could not be announced: its follower panicked");
    }
}

/// Leaves the async thread for blocking work.
pub(super) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Fault> {
    tokio::task::spawn_blocking(work).await.map_err(Fault::internal)
}

struct TypedJob<F, C, T, E> {
    job: F,
    committed: C,
    result: Option<Result<T, E>>,
    reply: oneshot::Sender<Result<T, E>>,
    deadline: Instant,
    _place: OwnedSemaphorePermit,
}

impl<F, C, T, E> Job for TypedJob<F, C, T, E>
where
    F: Fn(&mut Conn) -> Result<T, E> + Send,
    C: FnOnce(&T) + Send,
    T: Send,
    E: DomainError,
{
    fn run(&mut self, conn: &mut Conn) -> Verdict {
        self.result = None; // a panic leaves it empty
        let result = (self.job)(conn);
        let verdict = match &result {
            Ok(_) => Verdict::Keep,
            Err(error) => match error.fault() {
                None => Verdict::Undo,
                Some(fault) => Verdict::Fault(fault.copied()),
            },
        };
        self.result = Some(result);
        verdict
    }

    fn answer(self: Box<Self>, outcome: Result<(), Fault>) {
        let Self { committed, result, reply, .. } = *self;
        let answer = match (outcome, result) {
            (Ok(()), Some(Ok(value))) => {
                announce(committed, &value);
                Ok(value)
            }
            (Ok(()) | Err(_), Some(Err(refusal))) if refusal.fault().is_none() => Err(refusal),
            (Ok(()), Some(Err(error))) => Err(error),
            (Ok(()), None) => Err(Fault::internal("a database job panicked").into()),
            (Err(fault), _) => Err(fault.into()),
        };
        // nobody waits any more: the work stands all the same
        let _gone = reply.send(answer);
    }

    fn deadline(&self) -> Instant {
        self.deadline
    }
}
