//! Who may do what with estimates: mechanics who have or had the order write them, the counter does everything, the
//! customer decides.

use super::model::Via;
use crate::accounts::Identity;
use crate::kernel::error::Fault;
use crate::storage::Conn;
use crate::workshop::desk::{Order, Standing};
use crate::workshop::invoices::{InvoiceState, store as invoices};
use crate::workshop::{Error, desk};

/// Refuses who does not work here, before anything is looked up.
pub(super) fn inside(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.is_inside() { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Refuses who does not do the counter's work.
pub(super) fn counter(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.keeps_counter() { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Writing, withdrawing, asking the customer by a link.
pub(super) fn may_write(conn: &mut Conn, who: Identity, order: &Order) -> Result<(), Error> {
    match desk::standing(conn, who)? {
        Standing::Admin | Standing::Staff => Ok(()),
        Standing::Mechanic if desk::was_given(conn, order.id, who.account)? => Ok(()),
        Standing::Mechanic => Err(Error::NotYours),
        Standing::Outside => Err(Error::NotAllowed),
    }
}

/// As whom somebody decides: the customer, or the counter in their name.
pub(super) fn decides_as(conn: &mut Conn, who: Identity, order: &Order) -> Result<Via, Error> {
    if order.customer == who.account.as_customer() {
        return Ok(Via::Customer);
    }
    match desk::standing(conn, who)? {
        Standing::Admin | Standing::Staff => Ok(Via::Counter),
        Standing::Mechanic => Err(Error::NotAllowed),
        Standing::Outside => Err(Error::NotYours),
    }
}

/// Whether an invoice of the order's lines stands.
pub(super) fn is_billed(conn: &mut Conn, order: &Order) -> Result<bool, Fault> {
    Ok(invoices::of_lines(conn, order.id)?.is_some_and(|invoice| invoice.state == InvoiceState::Issued))
}

/// Refuses more of an order whose lines are billed. The order is in hand, so that none of them is billed meanwhile.
pub(super) fn not_billed(conn: &mut Conn, order: &Order) -> Result<(), Error> {
    if is_billed(conn, order)? { Err(Error::Frozen("invoice")) } else { Ok(()) }
}
