//! Looking at invoices.

use super::model::{Basis, BilledLine, Invoice, InvoiceState};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{CustomerId, InvoiceId, WorkOrderId};
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;
use crate::workshop::{Error, Workshop, desk};

/// An invoice with its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    /// The invoice.
    pub invoice: Invoice,
    /// Its lines by position.
    pub lines: Vec<BilledLine>,
}

/// Which invoices; all that is said must hold.
#[derive(Debug, Clone, Copy, Default)]
pub struct InvoiceFilter {
    /// Of this order.
    pub order: Option<WorkOrderId>,
    /// That this customer pays.
    pub customer: Option<CustomerId>,
    /// Come so far.
    pub state: Option<InvoiceState>,
    /// Whether everything is paid.
    pub paid: Option<bool>,
    /// Leaving out what counts no longer.
    pub but_void: bool,
}

pub(in crate::workshop) fn load(conn: &mut Conn, id: InvoiceId) -> Result<Bill, Error> {
    let invoice = store::find(conn, id)?.ok_or(Error::NotFound("invoice"))?;
    Ok(Bill { lines: store::lines(conn, id)?, invoice })
}

/// One invoice: for its customer (one of the lines once it is issued), the counter, and mechanics who have worked on the order.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find(workshop: &Workshop, who: Identity, id: InvoiceId) -> Result<Bill, Error> {
    workshop.work.read(move |conn| visible(conn, who, id)).await
}

/// The same inside a transaction.
pub(in crate::workshop) fn visible(conn: &mut Conn, who: Identity, id: InvoiceId) -> Result<Bill, Error> {
    let bill = load(conn, id)?;
    let order = desk::look(conn, bill.invoice.order)?;
    desk::may_see(conn, who, &order)?;
    let prepared = bill.invoice.state == InvoiceState::Draft && bill.invoice.basis == Basis::Lines;
    if prepared && !desk::standing(conn, who)?.is_inside() {
        return Err(Error::NotFound("invoice"));
    }
    Ok(bill)
}

/// Invoices without their lines, newest first: everybody's for the counter; for anybody else what they would be shown one
/// by one as the customer.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    who: Identity,
    filter: InvoiceFilter,
    request: PageRequest,
) -> Result<Page<Invoice>, Error> {
    workshop
        .work
        .read(move |conn| {
            let counter = desk::standing(conn, who)?.keeps_counter();
            let own = (!counter).then(|| who.account.as_customer());
            let rows = store::page(conn, &filter, own, request)?;
            Ok(Page::from_rows(rows, request.limit, |invoice| invoice.id.get()))
        })
        .await
}
