//! What customers say of a service.

mod list;
mod moderate;
mod store;
mod write;

use crate::kernel::id::{AccountId, ReviewId, ServiceId};
use crate::kernel::time::Timestamp;
use crate::workshop::Rating;

pub use list::list;
pub use moderate::{moderate, moderate_of};
pub use write::{remove, write};

const WORD: &str = "review";

/// What one person says of one service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Its id.
    pub id: ReviewId,
    /// Of what.
    pub service: ServiceId,
    /// By whom.
    pub author: AccountId,
    /// How content they are.
    pub rating: Rating,
    /// What they say.
    pub body: Option<String>,
    /// Where their pictures are.
    pub images: Vec<String>,
    /// Staff have hidden it.
    pub is_hidden: bool,
    /// When it was first written.
    pub created_at: Timestamp,
    /// When it last changed.
    pub updated_at: Timestamp,
}

/// What somebody has to say of a service.
#[derive(Debug, Clone)]
pub struct Opinion {
    /// How content they are.
    pub rating: Rating,
    /// What they say.
    pub body: Option<String>,
    /// Where their pictures are.
    pub images: Vec<String>,
}

/// What staff change of a review; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct Moderation {
    /// The stars.
    pub rating: Option<Rating>,
    /// The words.
    pub body: Option<String>,
    /// The pictures.
    pub images: Option<Vec<String>>,
    /// Whether others see it.
    pub is_hidden: Option<bool>,
}
