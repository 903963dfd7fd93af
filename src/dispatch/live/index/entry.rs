//! What the index is told, what it is asked, and what it answers.

use super::capability::Capability;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::AssistantId;
use crate::kernel::time::Timestamp;

/// One assistant as the index knows him.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Entry {
    /// Who.
    pub id: AssistantId,
    /// Where he was last reported, exactly as reported.
    pub at: Point,
    /// What he can do, and whether he has a job.
    pub capability: Capability,
    /// When the position was reported.
    pub seen: Timestamp,
    /// End of his licence: at this instant and after it he is not asked.
    pub valid_until: Timestamp,
}

/// One assistant found, and how far away he is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hit {
    /// Who.
    pub id: AssistantId,
    /// Where he was last reported.
    pub at: Point,
    /// Great-circle metres from the place asked about.
    pub distance: Metres,
}

/// Whom a query may return. Each condition is on its own: an assistant has to meet all of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// Has all of these.
    pub all_of: Capability,
    /// Has none of these.
    pub none_of: Capability,
    /// Reported his position at this instant or later.
    pub seen_since: Timestamp,
    /// His licence ends later than this instant.
    pub valid_at: Timestamp,
}
