//! Which mechanic has which work order in hand, and what for.
//!
//! Invariants:
//! * A plain assignment moves nothing. One with a purpose moves its order as the table of stages says, in its turn: the one
//!   before is closed and what was reported is validated.
//! * A mechanic has an order in hand once at most (a partial unique index).
//! * A mechanic who has anything in hand is busy, one who has nothing is available, until somebody says otherwise.

mod assign;
mod availability;
mod close;
mod edit_mechanics;
pub mod events;
mod model;
mod remove;
pub(in crate::workshop) mod store;
mod view;
mod within;

pub use assign::assign;
pub use close::close;
pub(in crate::workshop) use close::{close_all_in, close_in, close_purposes_in};
pub use edit_mechanics::{CrewChange, edit_mechanics, revise_crew};
pub use model::{Assignment, AssignmentFilter, Kind, KindChange, NewAssignment, NewKind, Purpose, Ranked};
pub use remove::{remove, take_back};
pub use store::AssignmentKinds;
pub use view::{crews, find, list, of_order, top};
pub use within::{find_within, list_within, of_order_within};

use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::tx::Tx;
use crate::workshop::Error;

/// The assignment that a mechanic reports on: the latest of the order that has a purpose, else the latest at all. The order
/// is in hand.
///
/// # Errors
/// [`Error::NotYours`]: it is another's, or there is none.
pub(in crate::workshop) fn latest_of(
    tx: &mut Tx<'_>,
    order: WorkOrderId,
    caller: Identity,
) -> Result<Assignment, Error> {
    let all = store::of_order(tx.conn(), order)?;
    let latest = all.iter().rev().find(|one| one.purpose.is_some()).or(all.last());
    latest.filter(|one| one.mechanic == caller.account.as_mechanic()).cloned().ok_or(Error::NotYours)
}
