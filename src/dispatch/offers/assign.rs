//! A dispatcher gives an assistance to an assistant, asked or not, also one that another has.

use serde_json::json;

use super::accept::{end_offers, may_help};
use super::events::Handed;
use super::store;
use crate::accounts;
use crate::audit::{self, Line};
use crate::dispatch::assistance::events::StatusChanged;
use crate::dispatch::assistance::{Status, View, store as assistances};
use crate::dispatch::{Dispatch, Error, assistance};
use crate::kernel::error::Fault;
use crate::kernel::id::{AssistanceId, AssistantId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;

/// What a dispatcher decided.
#[derive(Debug, Clone)]
pub struct Assignment {
    /// Which assistance.
    pub assistance: AssistanceId,
    /// Who is to have it.
    pub assistant: AssistantId,
    /// Why, for the audit log.
    pub reason: String,
    /// So that a retry assigns once.
    pub key: Option<RequestKey>,
}

/// Gives the assistance to this assistant. Whoever had it is free and is told so; the client is told who comes. One that was
/// begun is accepted again: the new assistant has yet to arrive.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NoSuchAssistant`]; not allowed: [`Error::AssistantInactive`], [`Error::LicenseExpired`],
/// [`Error::NotCapable`]; state: [`Error::Final`], [`Error::AssistantBusy`], [`Error::WrongState`]; [`Error::KeyReused`].
pub async fn assign(dispatch: &Dispatch, decided: Assignment) -> Result<View, Error> {
    let (zone, timers) = (dispatch.zone, dispatch.timers.clone());
    let view = dispatch
        .work
        .write(move |tx| {
            let id = decided.assistance;
            assistance::changed_once(tx, decided.key.as_ref(), id, |tx| give(tx, &decided, zone))
        })
        .await?;
    timers.wake();
    Ok(view)
}

fn give(tx: &mut Tx<'_>, decided: &Assignment, zone: chrono_tz::Tz) -> Result<View, Error> {
    let (id, assistant, now) = (decided.assistance, decided.assistant, tx.now());
    // first, so that what is looked at holds until the end
    store::lock_of_either(tx.conn(), id, assistant)?;
    let found = assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let who = accounts::assistant(tx.conn(), assistant)?.ok_or(Error::NoSuchAssistant)?;
    let before = match (found.status, found.assistant) {
        (Status::Completed | Status::Canceled, _) => return Err(Error::Final),
        (Status::Requested, _) => None,
        (Status::Accepted | Status::Ongoing, Some(before)) => Some(before),
        (Status::Accepted | Status::Ongoing, None) => {
            return Err(Fault::internal(format!("assistance {id} is under way with nobody")).into());
        }
    };
    may_help(&found, &who, zone, now)?;
    if !who.is_active {
        return Err(Error::AssistantInactive);
    }
    if before == Some(assistant) {
        return Err(Error::AssistantBusy);
    }
    let given = tx.attempt(|conn| match before {
        None => assistances::accept(conn, id, assistant, now),
        Some(before) => assistances::reassign(conn, id, (before, assistant), now),
    })?;
    match given {
        Ok(1) => {}
        Ok(_) => return Err(Error::WrongState),
        Err(_busy) => return Err(Error::AssistantBusy),
    }
    end_offers(tx, id, assistant)?;
    let replaced_id = before.map(AssistantId::get);
    let accepted = StatusChanged::to(Status::Accepted, found.client, Some(assistant));
    tx.emit(StatusChanged { replaced_id, ..accepted }.event(id));
    tx.emit(Handed::assigned(id, assistant));
    let action = match before {
        None => "assistance.assigned",
        Some(before) => {
            tx.emit(Handed::reassigned(id, before));
            "assistance.reassigned"
        }
    };
    let details = json!({ "assistant_id": assistant.get(), "replaced_id": replaced_id, "reason": decided.reason });
    audit::record(tx, &Line::about(action, id).with(details))?;
    assistance::load(tx.conn(), id)
}
