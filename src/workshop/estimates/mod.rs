//! Estimates: what is to be done to a thing and at which price, line by line, and what its customer says to each.
//!
//! Round 1 is the estimate, later rounds amend it. Round 0 was agreed beforehand, such as the price of a tow, or put down
//! by the counter: it is approved from the start.
//!
//! Invariants:
//! * A line is decided once. Saying the same again changes nothing, saying something else is refused.
//! * Only open lines are corrected or withdrawn, and who decides may name the version they saw.
//! * An approved line of a part holds what there is of it, and what is missing never stands in the way.
//! * While an invoice of the lines stands, no line is written or approved: it says all that was approved, always.
//! * Of a link that decides without signing in only a digest is kept; it opens one order, until it expires or is revoked.

mod access;
mod correct;
mod costs;
mod decide;
pub mod events;
mod links;
mod model;
mod needs;
mod put_down;
mod store;
mod view;
mod withdraw;
mod write;

pub use correct::correct;
pub use costs::{CostChange, NewCost, change_cost, cost, costs, note_cost, strike_cost};
pub use decide::decide;
pub(in crate::workshop) use decide::go_on_in;
pub use links::{Asked, AskedState, Link, LinkId, Thing, decide_by_link, find_by_link, links, revoke_links, send_link};
pub(in crate::workshop) use links::{approval_path, send_link_with};
pub use model::{Decision, Estimate, LineChange, LineKind, LineState, MOST_LINES, NewLine, OrderLine, Sums, Via};
pub use needs::{Need, needs};
pub use put_down::put_down;
pub(in crate::workshop) use put_down::{approved_minor_in, put_down_in};
pub use view::{find, line, list};
pub use withdraw::withdraw;
pub use write::write;
