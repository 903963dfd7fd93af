//! Lines are approved or declined.

use std::collections::{BTreeMap, BTreeSet};

use super::events::{Decided, Short};
use super::links::LinkId;
use super::model::{Decision, Estimate, LineState, OrderLine, Via};
use super::{access, store, view};
use crate::accounts::Identity;
use crate::kernel::id::{AccountId, LineId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;
use crate::workshop::desk::Order;
use crate::workshop::inventory::{Quantity, Wanted, hold};
use crate::workshop::{Error, Workshop, desk, orders};

/// Who decides, and how.
#[derive(Debug, Clone, Copy)]
pub(super) enum By {
    /// Somebody who is signed in.
    Account(AccountId, Via),
    /// Whoever has this link.
    Link(LinkId),
}

impl By {
    const fn recorded(self) -> (Option<Via>, Option<AccountId>) {
        match self {
            Self::Account(account, via) => (Some(via), Some(account)),
            Self::Link(_) => (Some(Via::Link), None),
        }
    }

    const fn told(self) -> (Via, Option<i64>) {
        match self {
            Self::Account(_, via) => (via, None),
            Self::Link(link) => (Via::Link, Some(link.0)),
        }
    }
}

/// Decides lines of an order, all of them or none; by its customer, or by the counter in the customer's name. When no
/// line is open any more and something of the estimate is approved, work begins.
///
/// # Errors
/// [`Error::NotFound`] (also a line), [`Error::NotYours`], [`Error::NotAllowed`]: a mechanic; [`Error::Frozen`]: decided
/// otherwise, withdrawn or, to approve, billed; [`Error::Changed`]: corrected since the version that was seen;
/// [`Error::WrongStage`]: the work is over; [`Error::Invalid`], [`Error::KeyReused`].
pub async fn decide(
    workshop: &Workshop,
    who: Identity,
    order: WorkOrderId,
    decisions: Vec<Decision>,
    key: Option<RequestKey>,
) -> Result<Estimate, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            let found = desk::take(tx, order)?;
            let via = access::decides_as(tx.conn(), who, &found)?;
            let first = |tx: &mut Tx<'_>| {
                decide_in(tx, &found, &decisions, By::Account(who.account, via))?;
                Ok((order.get(), shown(tx, order, via, currency)?))
            };
            tx.once(key.as_ref(), first, |tx, id| shown(tx, id.into(), via, currency))
        })
        .await
}

/// How the estimate stands; what the garage took back is nothing to its customer.
fn shown(tx: &mut Tx<'_>, order: WorkOrderId, via: Via, currency: Currency) -> Result<Estimate, Error> {
    let now = tx.now();
    let estimate = view::load(tx.conn(), order, now, currency)?;
    Ok(if via == Via::Customer { estimate.without_withdrawn() } else { estimate })
}

/// The same inside a transaction that has the order in hand, whoever asks.
pub(super) fn decide_in(tx: &mut Tx<'_>, order: &Order, decisions: &[Decision], by: By) -> Result<(), Error> {
    let named: BTreeSet<LineId> = decisions.iter().map(|decision| decision.line).collect();
    if decisions.is_empty() || named.len() < decisions.len() {
        return Err(Error::Invalid("decisions"));
    }
    let lines = store::lines(tx.conn(), order.id)?.into_iter().map(|line| (line.id, line));
    let fresh = fresh(&lines.collect(), decisions)?;
    if fresh.is_empty() {
        return Ok(());
    }
    if order.is_over {
        return Err(Error::WrongStage);
    }
    let (approved, declined): (Vec<_>, Vec<_>) =
        fresh.into_iter().partition(|(_, state)| *state == LineState::Approved);
    if !approved.is_empty() {
        access::not_billed(tx.conn(), order)?;
    }
    let now = tx.now();
    for (line, state) in approved.iter().chain(&declined) {
        if !store::decide(tx.conn(), line.id, *state, by.recorded(), now)? {
            return Err(Error::Changed);
        }
    }
    let ids = |decided: &[(OrderLine, LineState)]| decided.iter().map(|(line, _)| line.id).collect::<Vec<_>>();
    tx.emit(Decided::event(order.id, (&ids(&approved), &ids(&declined)), by.told()));
    let approved: Vec<_> = approved.into_iter().map(|(line, _)| line).collect();
    hold_parts(tx, order, &approved)?;
    go_on(tx, order)
}

/// The lines that are decided now; those that were decided alike before are left out.
fn fresh(lines: &BTreeMap<LineId, OrderLine>, decisions: &[Decision]) -> Result<Vec<(OrderLine, LineState)>, Error> {
    let mut fresh = Vec::with_capacity(decisions.len());
    for decision in decisions {
        let line = lines.get(&decision.line).ok_or(Error::NotFound("line"))?;
        if line.state == decision.state() {
            continue;
        }
        if line.state != LineState::Open {
            return Err(Error::Frozen("line"));
        }
        if decision.version.is_some_and(|seen| seen != line.version) {
            return Err(Error::Changed);
        }
        fresh.push((line.clone(), decision.state()));
    }
    Ok(fresh)
}

/// Holds what there is of the parts of approved lines, and tells what is missing.
pub(super) fn hold_parts(tx: &mut Tx<'_>, order: &Order, approved: &[OrderLine]) -> Result<(), Error> {
    let wanted = approved.iter().filter_map(|line| {
        let (part, pieces) = line.pieces()?;
        Some(Wanted { part, quantity: Quantity::new(pieces)? })
    });
    let wanted: Vec<Wanted> = wanted.collect();
    for (part, missing) in hold::hold_in(tx, order.id, &wanted)? {
        tx.emit(Short::event(order.id, part, missing));
    }
    Ok(())
}

/// The thing has come: what was approved before begins now.
pub(in crate::workshop) fn go_on_in(tx: &mut Tx<'_>, order: WorkOrderId) -> Result<(), Error> {
    let order = desk::take(tx, order)?;
    go_on(tx, &order)
}

/// Work begins when nothing is open any more and something that was asked for is approved.
pub(super) fn go_on(tx: &mut Tx<'_>, order: &Order) -> Result<(), Error> {
    let lines = store::lines(tx.conn(), order.id)?;
    let is_open = lines.iter().any(|line| line.state == LineState::Open);
    let is_approved = lines.iter().any(|line| line.round > 0 && line.state == LineState::Approved);
    if is_approved && !is_open { orders::begin_work_in(tx, order.id) } else { Ok(()) }
}
