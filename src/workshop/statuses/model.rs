//! One status.

use crate::kernel::id::StatusId;
use crate::kernel::time::Timestamp;
use crate::workshop::orders::Stage;

/// An entry of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownStatus {
    /// Its id.
    pub id: StatusId,
    /// Its name, which no other status has.
    pub name: String,
    /// The stage that it names; `None`: it is a word only.
    pub stage: Option<Stage>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// A status to be made: a word only, since every stage has its name from the start.
#[derive(Debug, Clone)]
pub struct NewStatus {
    /// Its name.
    pub name: String,
}

/// What to change of a status; `None` leaves it as it is. The stage that it names stays.
#[derive(Debug, Clone, Default)]
pub struct StatusChange {
    /// Its name.
    pub name: Option<String>,
}
