//! The counter, where stock, invoices and money begin alike: who asks, and which work order it is about.

mod store;

use crate::accounts::{Identity, Role};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, CustomerId, WorkOrderId};
use crate::storage::{Conn, dialect};
use crate::tx::Tx;
use crate::workshop::assignments::store as assignments;
use crate::workshop::{Error, people};

/// How somebody stands to the garage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workshop) enum Standing {
    /// Runs the deployment.
    Admin,
    /// A mechanic who also does the counter's work.
    Staff,
    /// A mechanic.
    Mechanic,
    /// Anybody else; may own a work order.
    Outside,
}

impl Standing {
    /// Does the counter's work: money, invoices, numbers.
    pub(in crate::workshop) const fn keeps_counter(self) -> bool {
        match self {
            Self::Admin | Self::Staff => true,
            Self::Mechanic | Self::Outside => false,
        }
    }

    /// Works in the garage.
    pub(in crate::workshop) const fn is_inside(self) -> bool {
        match self {
            Self::Admin | Self::Staff | Self::Mechanic => true,
            Self::Outside => false,
        }
    }
}

/// As much of a work order as the counter needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::workshop) struct Order {
    pub(in crate::workshop) id: WorkOrderId,
    pub(in crate::workshop) customer: CustomerId,
    /// Work is done or was called off.
    pub(in crate::workshop) is_over: bool,
    /// It was called off.
    pub(in crate::workshop) is_cancelled: bool,
    /// Deleted; what was billed and paid for it stands.
    pub(in crate::workshop) is_deleted: bool,
}

/// How this account stands to the garage now: a mechanic's flag may have changed since the token was made.
pub(in crate::workshop) fn standing(conn: &mut Conn, who: Identity) -> Result<Standing, Fault> {
    let by = people::Standing::of(conn, who)?;
    Ok(match by.role {
        Role::Admin => Standing::Admin,
        Role::Mechanic if by.is_staff => Standing::Staff,
        Role::Mechanic => Standing::Mechanic,
        Role::Assistant | Role::Customer => Standing::Outside,
    })
}

/// Takes a work order in hand, the one place that locks it: until this transaction ends nobody else moves it on, holds parts
/// for it, bills it or takes money.
pub(in crate::workshop) fn take(tx: &mut Tx<'_>, id: WorkOrderId) -> Result<Order, Error> {
    let order = take_even_deleted(tx, id)?;
    if order.is_deleted { Err(Error::NotFound("work order")) } else { Ok(order) }
}

/// The same where a deleted one still matters: money that has come, or goes back.
pub(in crate::workshop) fn take_even_deleted(tx: &mut Tx<'_>, id: WorkOrderId) -> Result<Order, Error> {
    dialect::lock_work_order(tx.conn(), id.get())?;
    look(tx.conn(), id)
}

/// Reads a work order, deleted or not.
pub(in crate::workshop) fn look(conn: &mut Conn, id: WorkOrderId) -> Result<Order, Error> {
    store::find(conn, id)?.ok_or(Error::NotFound("work order"))
}

/// Whether somebody sees what a work order costs: the counter, its customer, and mechanics it was given to.
pub(in crate::workshop) fn may_see(conn: &mut Conn, who: Identity, order: &Order) -> Result<(), Error> {
    let may = match standing(conn, who)? {
        Standing::Admin | Standing::Staff => true,
        Standing::Mechanic => was_given(conn, order.id, who.account)?,
        Standing::Outside => false,
    };
    if may || order.customer == who.account.as_customer() { Ok(()) } else { Err(Error::NotYours) }
}

/// Whether a mechanic has the work order in hand now.
pub(in crate::workshop) fn is_given(conn: &mut Conn, who: Identity, order: &Order) -> Result<bool, Fault> {
    assignments::is_given(conn, order.id, who.account)
}

/// Whether somebody was ever given the work order.
pub(in crate::workshop) fn was_given(conn: &mut Conn, order: WorkOrderId, who: AccountId) -> Result<bool, Fault> {
    assignments::was_given(conn, order, who)
}
