//! Bodies as they arrive: a connection that is kept busy by a byte now and then is let go.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::web::{Bytes, Data};
use futures_util::future::{Either, select};
use futures_util::{Stream, StreamExt as _, stream};

use super::settings::HttpSettings;
use crate::kernel::time::{Clock, SharedClock};

/// A body on its way.
pub(super) type Arriving = Pin<Box<dyn Stream<Item = Result<Bytes, PayloadError>>>>;

/// Whoever sends this much gets another second for the rest: a photo by a slow line is welcome.
const BYTES_A_SECOND: u64 = 16 * 1024;

/// The clock as the application's data, shared by all workers.
pub fn clock(clock: SharedClock) -> Data<dyn Clock> {
    Data::from(clock)
}

/// The body of a request, which must arrive in time.
pub(super) fn arriving(request: &HttpRequest, payload: Payload) -> Arriving {
    let longest = HttpSettings::of(request).body_time;
    match request.app_data::<Data<dyn Clock>>() {
        Some(clock) if !longest.is_zero() => timely(payload, Arc::clone(clock), longest),
        _ => Box::pin(payload),
    }
}

/// Whether a body failed for being too slow.
pub(super) fn is_late(error: &PayloadError) -> bool {
    matches!(error, PayloadError::Io(error) if error.kind() == io::ErrorKind::TimedOut)
}

fn timely<S>(body: S, clock: SharedClock, longest: Duration) -> Arriving
where
    S: Stream<Item = Result<Bytes, PayloadError>> + Unpin + 'static,
{
    let (begun, received) = (clock.now(), 0_u64);
    let arriving = stream::unfold(Some((body, received)), move |state| {
        let clock = Arc::clone(&clock);
        async move {
            let (mut body, received) = state?;
            let due = begun + longest + Duration::from_secs(received / BYTES_A_SECOND);
            let next = match select(body.next(), clock.sleep_until(due)).await {
                Either::Left((next, _)) => next?,
                Either::Right(_) => Err(PayloadError::Io(io::ErrorKind::TimedOut.into())),
            };
            let state = match &next {
                Ok(chunk) => Some((body, received.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX)))),
                Err(_) => None,
            };
            Some((next, state))
        }
    });
    // a form's reader asks again after the end
    Box::pin(arriving.fuse())
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;
    use tokio::sync::mpsc;

    use super::*;
    use crate::kernel::time::{ManualClock, Timestamp};

    type Sender = mpsc::Sender<Result<Bytes, PayloadError>>;

    fn body() -> (Sender, Arc<ManualClock>, Arriving) {
        let (send, mut sent) = mpsc::channel(8);
        let clock = Arc::new(ManualClock::new(Timestamp::from_micros(0)));
        let body = stream::poll_fn(move |context| sent.poll_recv(context));
        let arriving = timely(body, clock.clone(), Duration::from_secs(30));
        (send, clock, arriving)
    }

    #[tokio::test]
    async fn a_trickle_ends_at_its_time() {
        let (send, clock, mut arriving) = body();
        for _second in 0..29 {
            send.send(Ok(Bytes::from_static(b"x"))).await.unwrap();
            assert_eq!(arriving.next().await.unwrap().unwrap().len(), 1);
            clock.advance(Duration::from_secs(1));
            assert!(arriving.next().now_or_never().is_none());
        }
        clock.advance(Duration::from_secs(1));
        assert!(is_late(&arriving.next().await.unwrap().unwrap_err()));
        assert!(arriving.next().await.is_none());
    }

    #[tokio::test]
    async fn a_large_body_on_a_slow_line_arrives() {
        let (send, clock, mut arriving) = body();
        // 64 KiB in four seconds, sixteen times: a minute
        for _chunk in 0..16 {
            clock.advance(Duration::from_secs(4));
            send.send(Ok(Bytes::from(vec![0; 64 * 1024]))).await.unwrap();
            assert_eq!(arriving.next().await.unwrap().unwrap().len(), 64 * 1024);
        }
        drop(send);
        assert!(arriving.next().await.is_none());
        assert!(arriving.next().await.is_none());
    }

    #[tokio::test]
    async fn what_breaks_off_breaks_off() {
        let (send, _, mut arriving) = body();
        send.send(Err(PayloadError::Incomplete(None))).await.unwrap();
        let error = arriving.next().await.unwrap().unwrap_err();
        assert!(matches!(error, PayloadError::Incomplete(None)) && !is_late(&error));
        assert!(arriving.next().await.is_none());
    }
}
