//! What work costs, item by item, for APIs that know neither rounds nor approval: each item is a line of the estimate.
//!
//! Every mechanic of the garage sees them and notes them, as such an API gives nobody an order. What the customer has decided
//! since stands, and so does what was billed.

mod change;
mod store;

use super::model::{LineKind, LineState, NewLine, OrderLine};
use super::put_down::put_down_in;
use super::write::add;
use super::{access, store as lines};
use crate::accounts::Identity;
use crate::kernel::id::{LineId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::desk::Standing;
use crate::workshop::{Error, Workshop, desk};

pub use change::{change_cost, strike_cost};

const WORD: &str = "cost";

/// Something that is to be paid.
#[derive(Debug, Clone)]
pub struct NewCost {
    /// For which order.
    pub order: WorkOrderId,
    /// What for, as the customer reads it.
    pub description: String,
    /// How much, before tax.
    pub cost: Money,
}

/// What to change of an item; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct CostChange {
    /// Of which order they say that it is: that never changes.
    pub order: Option<WorkOrderId>,
    /// What for.
    pub description: Option<String>,
    /// How much, before tax.
    pub cost: Option<Money>,
}

/// Notes an item, by mechanics and staff: open to the customer's decision while the work is not over; put down as agreed, by
/// the counter, once it is done.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`]; [`Error::WrongStage`]: called off, or done where a mechanic asks;
/// [`Error::Frozen`]: the lines are billed; [`Error::Invalid`].
pub async fn note_cost(workshop: &Workshop, who: Identity, new: NewCost) -> Result<OrderLine, Error> {
    workshop
        .work
        .write(move |tx| {
            access::inside(tx.conn(), who)?;
            let order = desk::take(tx, new.order)?;
            let line = NewLine::one(LineKind::Service, new.description.clone(), new.cost.minor);
            if order.is_over {
                let may = !order.is_cancelled && desk::standing(tx.conn(), who)?.keeps_counter();
                if !may {
                    return Err(Error::WrongStage);
                }
                put_down_in(tx, order.id, &[line], Some(who.account))?;
            } else {
                access::not_billed(tx.conn(), &order)?;
                let round = round(tx, order.id)?;
                add(tx, order.id, &[line], (round, LineState::Open, None), Some(who.account))?;
            }
            lines::lines(tx.conn(), order.id)?.pop().ok_or(Error::NotFound(WORD))
        })
        .await
}

/// The last round while nobody has decided anything of it, else the next.
fn round(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<i32, Error> {
    let last = lines::last_round(tx.conn(), order)?;
    let written = lines::lines(tx.conn(), order)?;
    let is_open = written.iter().filter(|line| line.round == last).all(|line| line.state == LineState::Open);
    Ok(if last > 0 && is_open { last } else { last.saturating_add(1) })
}

/// All items, oldest first, without those that were taken back: everybody's for mechanics and staff, else of one's own orders.
///
/// # Errors
/// A fault.
pub async fn costs(workshop: &Workshop, who: Identity, request: PageRequest) -> Result<Page<OrderLine>, Error> {
    workshop
        .work
        .read(move |conn| {
            let outside = desk::standing(conn, who)? == Standing::Outside;
            let rows = store::page(conn, outside.then(|| who.account.as_customer()), request)?;
            Ok(Page::from_rows(rows, request.limit, |line| line.id.get()))
        })
        .await
}

/// One item, for the customer of its order, mechanics and staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn cost(workshop: &Workshop, who: Identity, id: LineId) -> Result<OrderLine, Error> {
    workshop.work.read(move |conn| seen(conn, who, id)).await
}

fn seen(conn: &mut Conn, who: Identity, id: LineId) -> Result<OrderLine, Error> {
    let line = lines::find(conn, id)?.filter(|line| line.state != LineState::Withdrawn);
    let line = line.ok_or(Error::NotFound(WORD))?;
    let order = desk::look(conn, line.order)?;
    if order.is_deleted {
        return Err(Error::NotFound(WORD));
    }
    let inside = desk::standing(conn, who)?.is_inside();
    if inside || order.customer == who.account.as_customer() { Ok(line) } else { Err(Error::NotYours) }
}
