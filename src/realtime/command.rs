//! What a client may say on a socket.

use crate::kernel::geo::Point;
use crate::kernel::id::MessageId;
use crate::kernel::time::Timestamp;

/// A frame from a client, parsed: whoever holds one need not check it again.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// I am here.
    Location {
        /// Where.
        at: Point,
        /// Radius of uncertainty in metres.
        accuracy: Option<f64>,
        /// Metres a second.
        speed: Option<f64>,
        /// Degrees clockwise from north.
        heading: Option<f64>,
        /// When, by the client's clock.
        when: Option<Timestamp>,
    },
    /// Say something to the other party.
    Chat {
        /// What.
        message: String,
        /// The client's own id for it.
        client_ref: Option<String>,
    },
    /// I have read all messages up to this one.
    Read {
        /// The last message read.
        up_to: MessageId,
    },
    /// Tell me what I missed after this number.
    Resume {
        /// The last number seen.
        since: i64,
    },
}
