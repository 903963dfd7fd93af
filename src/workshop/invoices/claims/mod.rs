//! Invoices for APIs that know two words for them, unpaid and paid: an amount, tax included, that is stated, changed while it is
//! a draft, paid as a whole, and taken back.
//!
//! A draft is unpaid like an issued one; saying that it is paid issues it and records the money. What was issued is voided
//! instead of deleted, and is not there any more for such an API.

mod change;

use super::access;
use super::draft::{Statement, insert, stated};
use super::model::{Basis, Invoice, InvoiceState};
use super::store;
use super::view::{self, InvoiceFilter};
use crate::accounts::Identity;
use crate::kernel::id::{CustomerId, InvoiceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::people::store as people;
use crate::workshop::{Error, Workshop, desk, orders, payments};

pub use change::{change_claim, drop_claim};

/// How the money came is not said.
const METHOD: &str = "other";

/// An amount to be stated.
#[derive(Debug, Clone)]
pub struct NewClaim {
    /// Who they say has to pay: the customer of the order.
    pub customer: CustomerId,
    /// For which order.
    pub order: WorkOrderId,
    /// How much, tax included.
    pub amount: Money,
    /// The date that it is given.
    pub dated_at: Option<Timestamp>,
    /// Whether it is paid already; the counter's to say.
    pub is_paid: bool,
}

/// What to change of a claim; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct ClaimChange {
    /// Who they say has to pay: that never changes.
    pub customer: Option<CustomerId>,
    /// For which order they say that it is: that never changes.
    pub order: Option<WorkOrderId>,
    /// How much, tax included; while it is a draft.
    pub amount: Option<Money>,
    /// The date that it is given.
    pub dated_at: Option<Timestamp>,
    /// Whether it is paid; the counter's to say.
    pub is_paid: Option<bool>,
}

/// States an amount for an order, in the words of its title.
///
/// # Errors
/// [`Error::NotAllowed`] for customers, and for mechanics who say that it is paid; [`Error::NotFound`]: the order or the
/// customer; [`Error::Invalid`]: not the order's customer, or more than can be told exactly.
pub async fn claim(workshop: &Workshop, who: Identity, new: NewClaim) -> Result<Invoice, Error> {
    let (series, currency) = (workshop.settings.invoice_series.clone(), workshop.currency);
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            let order = desk::take(tx, new.order)?;
            if order.customer != new.customer {
                let is_known = people::is_known(tx.conn(), new.customer.into())?;
                return Err(if is_known { Error::Invalid("customer_id") } else { Error::NotFound("customer") });
            }
            let title = orders::store::find(tx.conn(), order.id)?.map(|order| order.title);
            let statement = Statement { amount: new.amount, description: title.unwrap_or_default() };
            let content = stated(tx, &statement)?;
            let id = insert(tx, order.id, Basis::Stated, &content)?;
            if let Some(at) = new.dated_at {
                store::set_dated(tx.conn(), id, at)?;
            }
            if new.is_paid {
                pay(tx, who, id, (&series, currency))?;
            }
            standing(tx.conn(), id)
        })
        .await
}

fn pay(tx: &mut Tx<'_>, who: Identity, id: InvoiceId, numbers: (&str, Currency)) -> Result<(), Error> {
    payments::settle_in_full_in(tx, who, (id, None), METHOD, numbers)
}

/// Claims, newest first, without what counts no longer: everybody's for the counter, else what one has to pay.
///
/// # Errors
/// A fault.
pub async fn claims(workshop: &Workshop, who: Identity, request: PageRequest) -> Result<Page<Invoice>, Error> {
    let filter = InvoiceFilter { but_void: true, ..InvoiceFilter::default() };
    view::list(workshop, who, filter, request).await
}

/// One claim: for whoever may see the invoice.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn find_claim(workshop: &Workshop, who: Identity, id: InvoiceId) -> Result<Invoice, Error> {
    workshop
        .work
        .read(move |conn| {
            standing(conn, id)?;
            Ok(view::visible(conn, who, id)?.invoice)
        })
        .await
}

/// An invoice that counts.
fn standing(conn: &mut Conn, id: InvoiceId) -> Result<Invoice, Error> {
    let found = store::find(conn, id)?.filter(|invoice| invoice.state != InvoiceState::Void);
    found.ok_or(Error::NotFound("invoice"))
}
