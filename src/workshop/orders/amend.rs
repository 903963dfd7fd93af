//! A work order is put right and put elsewhere in one go, for clients that send it back as a whole.

use super::access::{self, Reach};
use super::cancel::{Terms, call_off_in};
use super::model::{OrderChange, WorkOrder};
use super::revise::revise_in;
use super::set_status::put_in;
use super::stage::Status;
use super::step::held;
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{CustomerId, WorkOrderId};
use crate::tx::Tx;
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop};

/// An order as somebody would have it; what is left out stays.
#[derive(Debug, Clone, Default)]
pub struct Amendment {
    /// Whose they say that it is: that never changes.
    pub customer: Option<CustomerId>,
    /// What is put right.
    pub change: OrderChange,
    /// Where it is put: by its customer nowhere but off, on the terms of calling off.
    pub status: Option<Status>,
}

/// Changes and moves an order, all or nothing: its customer, staff, and mechanics as far as they reach.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`]; [`Error::Invalid`]: somebody else's by their word; [`Error::NotAllowed`]: its
/// customer says that it is under way or done; [`Error::WrongStage`]: its customer, when it is over; [`Error::Changed`].
pub async fn amend(
    workshop: &Workshop,
    caller: Identity,
    id: WorkOrderId,
    amendment: Amendment,
    reach: Reach,
) -> Result<WorkOrder, Error> {
    let terms = Terms::of(workshop)?;
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            let by = Standing::of(tx.conn(), caller)?;
            access::may_see(tx.conn(), &by, &order, reach)?;
            if amendment.customer.is_some_and(|customer| customer != order.customer) {
                return Err(Error::Invalid("customer_id"));
            }
            let order = if amendment.change.is_empty() {
                order
            } else {
                revise_in(tx, caller, (&order, None), &amendment.change, reach)?
            };
            if let Some(status) = amendment.status {
                put(tx, (caller, &by), &order, (status, reach), &terms)?;
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
        })
        .await
}

fn put(
    tx: &mut Tx<'_>,
    (caller, by): (Identity, &Standing),
    order: &WorkOrder,
    (status, reach): (Status, Reach),
    terms: &Terms,
) -> Result<(), Error> {
    if access::works_on(tx.conn(), by, order, reach)? {
        return put_in(tx, caller, (order, None), status, reach);
    }
    match status {
        same if same == order.stage.status() => Ok(()),
        Status::Off => call_off_in(tx, caller, order, terms).map(drop),
        Status::Pending | Status::Working | Status::Done => Err(Error::NotAllowed),
    }
}
