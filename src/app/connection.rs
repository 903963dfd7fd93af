//! What is set on every connection as it is accepted.

use std::any::Any;
use std::time::Duration;

use actix_web::dev::Extensions;
use actix_web::rt::net::TcpStream;

/// Lets go of a connection whose other end has taken nothing for so long (RFC 5482); 0 leaves it to the system. A reader that
/// has stalled answers the kernel's probes for ever, so nothing else would end its connection.
pub(super) fn on_connect(stalled_seconds: u64) -> impl Fn(&dyn Any, &mut Extensions) + Send + Sync + 'static {
    let longest = (stalled_seconds > 0).then(|| Duration::from_secs(stalled_seconds));
    move |connection, _| {
        let stream = connection.downcast_ref::<TcpStream>();
        if let Some(Err(error)) = stream.zip(longest).map(|(stream, longest)| limit(stream, longest)) {
            tracing::warn!(%error, "a connection without a limit on stalling");
        }
    }
}

#[cfg(target_os = "linux")]
fn limit(stream: &TcpStream, longest: Duration) -> std::io::Result<()> {
    socket2::SockRef::from(stream).set_tcp_user_timeout(Some(longest))
}

/// Other systems have no such option.
#[cfg(not(target_os = "linux"))]
fn limit(_: &TcpStream, _: Duration) -> std::io::Result<()> {
    Ok(())
}
