//! Between bytes and meaning; an edition implements it.

use bytestring::ByteString;

use super::command::Command;
use crate::dispatch::channel::Told;
use crate::dispatch::live::Report;

/// A frame that could not be read; the socket lives on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// A stable word for machines.
    pub code: &'static str,
    /// What was expected.
    pub message: String,
}

/// How one edition speaks on a socket.
pub trait Codec: Send + Sync {
    /// The first frame: `seq` is the number of the channel's last fact.
    fn welcome(&self, seq: i64) -> ByteString;
    /// A fact.
    fn fact(&self, told: &Told) -> ByteString;
    /// A position.
    fn position(&self, report: &Report) -> ByteString;
    /// `since` lies beyond what is known: forget it and start from `seq`.
    fn reset(&self, seq: i64) -> ByteString;
    /// An answer to a frame that was refused.
    fn error(&self, code: &str, message: &str) -> ByteString;
    /// Reads a frame.
    ///
    /// # Errors
    /// What is wrong with it.
    fn parse(&self, text: &str) -> Result<Command, Malformed>;
}
