//! A tow that ended at a place goes over to whoever works there: as durable work, enqueued with the end itself.

use serde_json::{Value, json};

use super::events::WorkOrdered;
use super::model::{Assistance, Need};
use super::state::Status;
use super::store;
use crate::accounts::Service;
use crate::dispatch::chat::store as messages;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AssistanceId, ClientId, PlaceId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::tasks::NewTask;
use crate::tx::Tx;

/// Kind of the task that a delivered tow makes due; its payload names the assistance.
pub const TOW_DELIVERED: &str = "tow_delivered";

/// What is published of a tow that was delivered to a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivered {
    /// Which assistance it was.
    pub assistance: AssistanceId,
    /// Who asked.
    pub client: ClientId,
    /// Where the vehicle is now.
    pub place: PlaceId,
    /// What was needed.
    pub need: Need,
    /// What the client said when asking.
    pub description: Option<String>,
    /// The price that was agreed.
    pub price: Option<Money>,
    /// The currency it is priced in.
    pub currency: Currency,
    /// How many messages the parties wrote; what they wrote stays between them.
    pub messages: i64,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
    /// When work began at the vehicle.
    pub started_at: Option<Timestamp>,
    /// When the vehicle had arrived.
    pub completed_at: Timestamp,
}

/// Enqueues the hand-over of a tow that ends now, where it ends at a place.
pub(super) fn enqueue(tx: &mut Tx<'_>, ended: &Assistance) {
    if ended.place.is_some() && ended.need.service == Service::Towing {
        tx.enqueue(NewTask { kind: TOW_DELIVERED, payload: json!({ "assistance_id": ended.id.get() }) });
    }
}

/// The assistance that a task of kind [`TOW_DELIVERED`] is about.
#[must_use]
pub fn of_task(payload: &Value) -> Option<AssistanceId> {
    payload["assistance_id"].as_i64().map(AssistanceId::new)
}

/// What is to be known of a delivered tow.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::WrongState`]: it is not completed, or ended at no place.
pub async fn delivered(dispatch: &Dispatch, id: AssistanceId) -> Result<Delivered, Error> {
    dispatch
        .work
        .read(move |conn| {
            let found = store::find(conn, id)?.ok_or(Error::NotFound)?;
            let place = found.place.filter(|_| found.status == Status::Completed).ok_or(Error::WrongState)?;
            Ok(Delivered {
                assistance: id,
                client: found.client,
                place,
                need: found.need,
                messages: messages::count(conn, id)?,
                description: found.description,
                price: found.price,
                currency: found.currency,
                requested_at: found.created_at,
                accepted_at: found.accepted_at,
                started_at: found.started_at,
                completed_at: found.ended_at.unwrap_or(found.updated_at),
            })
        })
        .await
}

/// Notes which work order a delivered tow became, and tells its parties, once.
///
/// # Errors
/// A fault.
pub async fn taken_over(dispatch: &Dispatch, id: AssistanceId, order: WorkOrderId) -> Result<(), Error> {
    dispatch
        .work
        .write(move |tx| {
            let now = tx.now();
            if store::set_work_order(tx.conn(), id, order, now)? {
                tx.emit(WorkOrdered { work_order_id: order.get() }.event(id));
            }
            Ok(())
        })
        .await
}
