//! The ways by which a notice leaves.

mod console;
mod smtp;
mod twilio;

use std::future::Future;
use std::pin::Pin;

pub(super) use console::Console;
pub(super) use smtp::Smtp;
pub(super) use twilio::Twilio;

use crate::kernel::error::Fault;

/// Why a notice did not leave. Kept with the task, so it names no destination and says nothing of the text.
#[derive(Debug, thiserror::Error)]
pub(super) enum SendError {
    /// The destination or the sender is no address.
    #[error("not an address")]
    Address,
    /// The service could not be reached.
    #[error("{0} cannot be reached")]
    Unreachable(&'static str),
    /// The service's address must not be called.
    #[error("{service} is not called: {why}")]
    Forbidden {
        /// Which service.
        service: &'static str,
        /// Why not.
        why: &'static str,
    },
    /// The service refused.
    #[error("{service} answered {status}")]
    Refused {
        /// Which service.
        service: &'static str,
        /// Its status.
        status: u16,
    },
    /// The database is away.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What [`Send::send`] returns.
pub(super) type Sending<'a> = Pin<Box<dyn Future<Output = Result<(), SendError>> + std::marker::Send + 'a>>;

/// One way by which a notice leaves.
pub(super) trait Send: std::marker::Send + Sync {
    /// Hands the text over; the first line of an e-mail is its subject.
    fn send<'a>(&'a self, destination: &'a str, body: &'a str) -> Sending<'a>;
}
