//! What the entry of a plain list says: a name, and what explains it.

use crate::kernel::time::Timestamp;

/// An entry of a plain list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named<I> {
    /// Its id.
    pub id: I,
    /// Its name, which no other entry has.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
}

/// An entry to be made.
#[derive(Debug, Clone, Default)]
pub struct NewNamed {
    /// Its name.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
}

impl NewNamed {
    /// Nothing but a name.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

/// What to change; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct NamedChange {
    /// Its name.
    pub name: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// Where its picture is.
    pub image: Option<String>,
}
