//! Who is asked: candidates from the live index, ranked, in waves shaped by a policy.
//!
//! Pure but for reading the index; the offers that follow are made by `offers`.

mod explain;
mod plan;
mod policy;
mod travel_time;

pub use explain::{Exclusion, Reason, obstacle};
pub use plan::{ANYONE, Candidate, Search, Wave, capability_of, capability_wanted, fresh_since, plan, wanted};
pub use policy::{Policy, Shape, policy};
pub use travel_time::{GreatCircle, TravelTime};
