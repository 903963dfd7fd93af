//! What dispatchers and administrators see: the city as it is now, what happened, and why. Nothing here changes anything.
//!
//! Invariants:
//! * A look at what is other people's is a line in the audit log ([`look`]); sums over many are not.
//! * Where assistants are comes from memory, never from the database.

mod candidates;
mod case;
mod demand;
mod figures;
mod history;
mod live;
mod look;
mod span;
mod store;

pub use candidates::{Candidate, candidates};
pub use case::{Asked, Case, case};
pub use demand::{Cell, Demand, MOST_CELLS, demand};
pub use figures::{Bucket, Figures, Sums, figures};
pub use history::{HistoryFilter, export, history};
pub use live::{LiveView, Open, Urgency, live};
pub(super) use look::look;
pub use span::{Every, MOST_BUCKETS, Span};
