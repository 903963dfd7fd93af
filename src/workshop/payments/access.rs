//! Who may do what with payments: the counter everything; a mechanic takes money for what is given to them now; a customer
//! pays their own online.

use crate::accounts::Identity;
use crate::kernel::id::WorkOrderId;
use crate::storage::Conn;
use crate::workshop::desk::{self, Order};
use crate::workshop::{Error, Workshop};

/// Taking money.
pub(super) fn may_take(conn: &mut Conn, who: Identity, order: &Order) -> Result<(), Error> {
    let standing = desk::standing(conn, who)?;
    let may = standing.keeps_counter() || standing.is_inside() && desk::is_given(conn, who, order)?;
    if may { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Changing, removing, refunding.
pub(super) fn may_correct(conn: &mut Conn, who: Identity) -> Result<(), Error> {
    if desk::standing(conn, who)?.keeps_counter() { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Paying online.
pub(super) fn may_pay(conn: &mut Conn, who: Identity, order: &Order) -> Result<(), Error> {
    let may = order.customer == who.account.as_customer() || desk::standing(conn, who)?.keeps_counter();
    if may { Ok(()) } else { Err(Error::NotYours) }
}

/// The same before anything is asked of the provider.
pub(super) async fn check_may_pay(workshop: &Workshop, who: Identity, id: WorkOrderId) -> Result<(), Error> {
    workshop
        .work
        .read(move |conn| {
            let order = desk::look(conn, id)?;
            may_pay(conn, who, &order)
        })
        .await
}
