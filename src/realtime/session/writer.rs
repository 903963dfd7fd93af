//! Sends what an outbox holds. A socket that takes nothing for too long is dropped.

use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use actix_ws::{CloseCode, CloseReason, Closed, Session};
use futures_util::future::{Either, select};
use futures_util::poll;

use super::fetch::fetch;
use crate::journal::Channel;
use crate::realtime::Realtime;
use crate::realtime::close::Close;
use crate::realtime::outbox::{Batch, Due, Outbox};

/// A batch that is not taken within this time drops the socket.
const STALLED: Duration = Duration::from_secs(15);

/// Writes until the socket is closed by either side. Whoever is behind is read to between two sendings, so a slow reader
/// of a long past holds one slice of it in memory.
pub(super) async fn write(realtime: Arc<Realtime>, channel: Channel, mut session: Session, outbox: Arc<Outbox>) {
    let clock = &realtime.clock;
    loop {
        let batch = match outbox.take().await {
            Due::Send(batch) => batch,
            Due::Fetch(errand) => {
                // boxed: it happens now and then, and every idle socket would keep room for it
                Box::pin(fetch(&realtime, channel, &outbox, errand)).await;
                continue;
            }
        };
        let close = batch.close;
        let sent = {
            let mut sending = std::pin::pin!(send(&mut session, batch));
            // nearly always there is room: no timer for those
            match poll!(sending.as_mut()) {
                Poll::Ready(sent) => sent.is_ok(),
                Poll::Pending => match select(sending, clock.sleep_until(clock.now() + STALLED)).await {
                    Either::Left((sent, _)) => sent.is_ok(),
                    Either::Right(_) => false,
                },
            }
        };
        match close {
            Some(why) if sent => {
                let goodbye = session.close(Some(reason(why)));
                // a stalled client does not even take the goodbye
                select(std::pin::pin!(goodbye), clock.sleep_until(clock.now() + Duration::from_secs(1))).await;
                return;
            }
            None if sent => {}
            Some(_) | None => return,
        }
    }
}

async fn send(session: &mut Session, batch: Batch) -> Result<(), Closed> {
    if let Some(payload) = batch.pong {
        session.pong(&payload).await?;
    }
    if batch.ping {
        session.ping(b"").await?;
    }
    for frame in batch.frames {
        session.text(frame).await?;
    }
    Ok(())
}

fn reason(why: Close) -> CloseReason {
    CloseReason { code: CloseCode::from(why.code()), description: Some(why.reason().to_owned()) }
}
