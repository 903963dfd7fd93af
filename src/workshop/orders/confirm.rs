//! The customer chooses which of the quoted services are done, and how they pay.

use std::collections::BTreeSet;

use super::events::Confirmed;
use super::model::{OrderedService, PaymentMode, WorkOrder};
use super::services::store as services;
use super::stage::{Mover, Stage};
use super::step::{held, step};
use super::store;
use crate::accounts::Identity;
use crate::kernel::id::{ServiceId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::storage::Conn;
use crate::tx::Tx;
use crate::workshop::estimates::{self, LineKind, NewLine};
use crate::workshop::people::Standing;
use crate::workshop::{Error, Workshop, analysis, assets, invoices, payments};

/// What the customer chooses.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Those of the order's services that are to be done; at least one.
    pub services: BTreeSet<ServiceId>,
    /// How they pay.
    pub mode: PaymentMode,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// The order: under way, or waiting for its payment.
    pub order: WorkOrder,
    /// What all that is approved comes to, tax included.
    pub to_pay: Money,
}

/// Confirms an order that is analysed, if it is still at `version` (`None`: whatever it is at): its customer, or staff for
/// them. What is chosen becomes approved lines, at the quoted price, or at the catalogue's where nobody has quoted one.
/// Work begins at once, or, when they pay online, with the payment.
///
/// # Errors
/// [`Error::NotFound`]: the order, or a service that it has not; [`Error::NotYours`], [`Error::Changed`],
/// [`Error::WrongStage`]: not analysed, the analysis not validated, or confirmed before; [`Error::Invalid`],
/// [`Error::KeyReused`].
pub async fn confirm(
    workshop: &Workshop,
    caller: Identity,
    (id, version): (WorkOrderId, Option<i64>),
    choice: Choice,
    key: Option<RequestKey>,
) -> Result<Confirmation, Error> {
    workshop
        .work
        .write(move |tx| {
            let order = held(tx, id)?;
            Standing::of(tx.conn(), caller)?.own_or_staff(order.customer)?;
            let first = |tx: &mut Tx<'_>| {
                order.at_version(version)?;
                confirm_in(tx, caller, &order, &choice)?;
                Ok((id.get(), confirmation(tx, id)?))
            };
            tx.once(key.as_ref(), first, |tx, id| confirmation(tx, id.into()))
        })
        .await
}

/// The same for an order that is in hand.
pub(super) fn confirm_in(tx: &mut Tx<'_>, caller: Identity, order: &WorkOrder, choice: &Choice) -> Result<(), Error> {
    let is_analysed = order.stage == Stage::Analysed && analysis::is_validated(tx.conn(), order.id)?;
    if !is_analysed || order.payment_mode.is_some() {
        return Err(Error::WrongStage);
    }
    if choice.services.is_empty() {
        return Err(Error::Invalid("services"));
    }
    let known = |service: &ServiceId| order.services.iter().any(|ordered| ordered.service == *service);
    if !choice.services.iter().all(known) {
        return Err(Error::NotFound("service"));
    }
    let lines = lines(tx.conn(), order, choice)?;
    for ordered in &order.services {
        services::choose(tx.conn(), order.id, ordered.service, choice.services.contains(&ordered.service))?;
    }
    estimates::put_down_in(tx, order.id, &lines, Some(caller.account))?;
    let now = tx.now();
    if !store::set_payment_mode(tx.conn(), order.id, choice.mode, now)? {
        return Err(Error::WrongStage);
    }
    let chosen: Vec<ServiceId> = choice.services.iter().copied().collect();
    tx.emit(Confirmed::event(order.id, &chosen, choice.mode));
    let received = payments::received_in(tx.conn(), order.id)?;
    match choice.mode {
        PaymentMode::Offline => step(tx, order, (Stage::InProgress, Mover::Flow), Some(caller.account)),
        // what they paid before may be enough
        PaymentMode::Online => super::begin_when_paid_in(tx, order.id, received),
    }
}

/// The chosen services as lines; without those that were chosen before, which have theirs.
fn lines(conn: &mut Conn, order: &WorkOrder, choice: &Choice) -> Result<Vec<NewLine>, Error> {
    let ids: Vec<ServiceId> = order.services.iter().map(|ordered| ordered.service).collect();
    let titles = services::titles(conn, &ids)?;
    let chosen = order.services.iter().filter(|ordered| choice.services.contains(&ordered.service));
    chosen
        .filter(|ordered| ordered.is_approved != Some(true))
        .map(|ordered| {
            let unit_minor = price(conn, order, ordered)?;
            if ordered.quoted.is_none() {
                services::quote(conn, order.id, ordered.service, unit_minor)?;
            }
            Ok(NewLine {
                kind: LineKind::Service,
                description: titles.get(&ordered.service).cloned().unwrap_or_default(),
                part: None,
                service: Some(ordered.service),
                quantity_milli: i64::from(ordered.quantity) * 1000,
                unit_minor,
            })
        })
        .collect()
}

/// What one is to cost, in minor units: as quoted, else as the catalogue says for the class of the thing, else nothing.
fn price(conn: &mut Conn, order: &WorkOrder, ordered: &OrderedService) -> Result<i64, Error> {
    if let Some(quoted) = ordered.quoted {
        return Ok(quoted.minor);
    }
    let Some(asset) = order.asset else { return Ok(0) };
    let model = assets::store::find(conn, asset)?.and_then(|asset| asset.model);
    let listed = model.map(|model| services::listed_price(conn, ordered.service, model.get())).transpose()?;
    Ok(listed.flatten().unwrap_or(0))
}

fn confirmation(tx: &mut Tx<'_>, id: WorkOrderId) -> Result<Confirmation, Error> {
    let order = store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))?;
    let currency = order.discount.currency;
    let to_pay = Money::new(invoices::gross_of_approved_in(tx, id, currency)?, currency);
    Ok(Confirmation { order, to_pay })
}
