//! Between bytes and meaning; an edition implements it.

use bytestring::ByteString;

use super::command::Command;
use crate::dispatch::channel::{Snapshot, Told};
use crate::dispatch::live::Report;
use crate::kernel::language::Language;

/// A frame that could not be read; the socket lives on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// A stable word for machines.
    pub code: &'static str,
    /// What was expected, in the reader's language.
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
    /// What came after `since` is not known any more: this is how things stand.
    fn reset(&self, snapshot: &Snapshot) -> ByteString;
    /// The server can do little now (`false`), or everything again (`true`).
    fn condition(&self, well: bool) -> ByteString;
    /// An answer to a frame that was refused.
    fn error(&self, code: &str, message: &str) -> ByteString;
    /// Reads a frame.
    ///
    /// # Errors
    /// What is wrong with it, in this language.
    fn parse(&self, text: &str, language: Language) -> Result<Command, Malformed>;
}
