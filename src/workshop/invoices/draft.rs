//! Preparing an invoice: from the approved lines, or with an amount that is stated.

use super::access;
use super::model::{Basis, Invoice, InvoiceState};
use super::store::{self, Content};
use super::sums::{Line, Totals, billed};
use super::view::{self, Bill};
use crate::accounts::Identity;
use crate::kernel::id::{InvoiceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::{Error, Workshop, desk};

/// Drafts the invoice of an order from the lines approved by now; an older draft is replaced.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::NothingApproved`], [`Error::Exists`]: it is issued already,
/// [`Error::Invalid`].
pub async fn draft(workshop: &Workshop, who: Identity, order: WorkOrderId) -> Result<Bill, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            let id = draft_in(tx, order, currency)?;
            view::load(tx.conn(), id)
        })
        .await
}

/// The same inside a transaction, whoever asks.
pub(super) fn draft_in(tx: &mut Tx<'_>, order: WorkOrderId, currency: Currency) -> Result<InvoiceId, Error> {
    desk::take(tx, order)?;
    let content = approved(tx, order, currency)?;
    match store::of_lines(tx.conn(), order)? {
        Some(found) if found.state == InvoiceState::Draft => {
            store::rewrite(tx.conn(), found.id, &content)?;
            Ok(found.id)
        }
        Some(_) => Err(Error::Exists("invoice")),
        None => insert(tx, order, Basis::Lines, &content),
    }
}

/// What an invoice of an order would say now.
pub(super) fn approved(tx: &mut Tx<'_>, order: WorkOrderId, currency: Currency) -> Result<Content, Error> {
    let lines = store::approved_lines(tx.conn(), order)?;
    if lines.is_empty() {
        return Err(Error::NothingApproved);
    }
    let now = tx.now();
    let rate = store::rate_at(tx.conn(), now)?;
    let (lines, totals) = billed(lines, store::discount(tx.conn(), order)?, rate)?;
    Ok(Content { totals, rate, lines, currency })
}

/// An amount that is asked for without lines.
#[derive(Debug, Clone)]
pub struct Statement {
    /// What is to be paid, tax included; not negative.
    pub amount: Money,
    /// What for, as the customer reads it.
    pub description: String,
}

/// States an amount that an order's customer is to pay, beside or instead of its lines.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Invalid`], [`Error::KeyReused`].
pub async fn state(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    statement: Statement,
    key: Option<RequestKey>,
) -> Result<Bill, Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            let first = |tx: &mut Tx<'_>| {
                desk::take(tx, order)?;
                let content = stated(tx, &statement)?;
                let id = insert(tx, order, Basis::Stated, &content)?;
                Ok((id.get(), view::load(tx.conn(), id)?))
            };
            tx.once(key.as_ref(), first, |tx, id| view::load(tx.conn(), id.into()))
        })
        .await
}

/// States another amount, while the invoice is a draft and still at `version`, if one is given.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`], [`Error::Invalid`].
pub async fn restate(
    workshop: &Workshop,
    who: Identity,
    id: InvoiceId,
    version: Option<i64>,
    statement: Statement,
) -> Result<Bill, Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            let found = take(tx, id, version)?;
            if found.basis == Basis::Lines || found.state != InvoiceState::Draft {
                return Err(Error::Frozen("invoice"));
            }
            let content = stated(tx, &statement)?;
            store::rewrite(tx.conn(), id, &content)?;
            view::load(tx.conn(), id)
        })
        .await
}

/// Throws a draft away, if it is still at `version`.
///
/// # Errors
/// [`Error::NotAllowed`], [`Error::NotFound`], [`Error::Changed`], [`Error::Frozen`].
pub async fn discard(workshop: &Workshop, who: Identity, id: InvoiceId, version: Option<i64>) -> Result<(), Error> {
    workshop
        .work
        .write(move |tx| {
            access::may_prepare(tx.conn(), who)?;
            if take(tx, id, version)?.state != InvoiceState::Draft {
                return Err(Error::Frozen("invoice"));
            }
            Ok(store::delete(tx.conn(), id)?)
        })
        .await
}

/// Takes an invoice and its order in hand.
pub(super) fn take(tx: &mut Tx<'_>, id: InvoiceId, version: Option<i64>) -> Result<Invoice, Error> {
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    desk::take_even_deleted(tx, found.order)?;
    // it may have changed while we waited
    let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound("invoice"))?;
    if version.is_some_and(|version| version != found.version) { Err(Error::Changed) } else { Ok(found) }
}

pub(super) fn stated(tx: &mut Tx<'_>, statement: &Statement) -> Result<Content, Error> {
    let now = tx.now();
    let rate = store::rate_at(tx.conn(), now)?;
    let totals = Totals::within(statement.amount.minor, rate)?;
    let line = Line {
        kind: "fee".to_owned(),
        description: statement.description.clone(),
        quantity_milli: 1000,
        unit_minor: totals.net_minor,
    };
    Ok(Content { totals, rate, lines: vec![line], currency: statement.amount.currency })
}

pub(super) fn insert(tx: &mut Tx<'_>, order: WorkOrderId, basis: Basis, content: &Content) -> Result<InvoiceId, Error> {
    let now = tx.now();
    store::insert(tx.conn(), order, basis, content, now)
}
