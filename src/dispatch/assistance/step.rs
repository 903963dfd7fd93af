//! One step of an assistance's life, as one of its parties takes it: who may take which.

use super::model::View;
use super::stages::{self, Stage};
use super::{cancel, progress, store, view};
use crate::accounts::{Identity, Role};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistanceId;
use crate::kernel::money::Money;
use crate::kernel::request_key::RequestKey;
use crate::kernel::time::Timestamp;
use crate::tx::Tx;

/// What is to happen next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// accepted → ongoing.
    Start,
    /// ongoing → completed.
    Complete {
        /// Sets the price of a repair with the same stroke.
        price: Option<Money>,
        /// A repair without a price is refused.
        price_needed: bool,
    },
    /// A stage further.
    Stage(Stage),
    /// Any but a final status → canceled.
    Cancel {
        /// In the caller's words.
        reason: Option<String>,
    },
}

/// Takes a step: its assistant starts, completes and cancels, its client cancels. A repeated request with the same key
/// gets the assistance as it is now.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::ClientsOnlyCancel`], [`Error::Final`], [`Error::WrongState`],
/// [`Error::WrongStage`], [`Error::PriceRequired`], [`Error::PriceFixed`], [`Error::KeyReused`].
pub async fn step(
    dispatch: &Dispatch,
    who: Identity,
    id: AssistanceId,
    step: Step,
    key: Option<RequestKey>,
) -> Result<View, Error> {
    dispatch
        .work
        .write(move |tx| view::changed_once(tx, key.as_ref(), id, |tx| take_step(tx, who, id, &step, None)))
        .await
}

/// The same inside a transaction, with the time at which it was taken, where a phone recorded it.
pub(in crate::dispatch) fn take_step(
    tx: &mut Tx<'_>,
    who: Identity,
    id: AssistanceId,
    step: &Step,
    at: Option<Timestamp>,
) -> Result<View, Error> {
    let (assistant, client) = (who.account.as_assistant(), who.account.as_client());
    match (who.role, step) {
        (Role::Assistant, Step::Start) => progress::start(tx, assistant, id, at),
        (Role::Assistant, Step::Complete { price, price_needed }) => {
            progress::complete(tx, assistant, id, (*price, *price_needed), at)
        }
        (Role::Assistant, Step::Stage(stage)) => stages::reach_in(tx, assistant, id, *stage, at),
        (Role::Assistant, Step::Cancel { reason }) => cancel::by_assistant(tx, assistant, id, reason.as_deref(), at),
        (Role::Admin | Role::Mechanic | Role::Customer, Step::Cancel { reason }) => {
            cancel::by_client(tx, client, id, reason.as_deref(), at)
        }
        (Role::Admin | Role::Mechanic | Role::Customer, Step::Start | Step::Stage(_) | Step::Complete { .. }) => {
            // whether it exists and is theirs is told first, as for every other step
            let found = store::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
            Err(if found.client == client { Error::ClientsOnlyCancel } else { Error::NotYours })
        }
    }
}
