//! A tow has ended at the garage: the work order is there when the thing is.

use super::events::{Opened, TowStep};
use super::model::{NewOrder, Origin, WorkOrder, first_words};
use super::stage::Stage;
use super::store::{self, Beginning};
use crate::kernel::id::{AssistanceId, ClientId, WorkOrderId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::estimates::{self, LineKind, NewLine};
use crate::workshop::{Error, Workshop};

/// What is known of a tow that ended at the garage.
#[derive(Debug, Clone)]
pub struct Towed {
    /// The tow.
    pub assistance: AssistanceId,
    /// Whose thing it is.
    pub client: ClientId,
    /// What they said of it.
    pub description: Option<String>,
    /// What it is, in a word or two, such as `light`.
    pub vehicle: String,
    /// Keys of stored photos.
    pub photos: Vec<String>,
    /// What the tow costs, as the driver was told; `None`: nothing is billed for it.
    pub price: Option<Money>,
    /// What everything about the order is counted in.
    pub currency: Currency,
    /// When help was asked for.
    pub requested_at: Timestamp,
    /// When an assistant said yes.
    pub accepted_at: Option<Timestamp>,
    /// When they were there.
    pub arrived_at: Option<Timestamp>,
    /// When the thing was in the garage.
    pub completed_at: Timestamp,
    /// The id of the garage.
    pub place: Option<i64>,
}

/// Opens the work order of a tow, once for each tow: coming again it answers the one that is there, even if that was deleted
/// since. The tow's price is a line of it that was agreed beforehand.
///
/// # Errors
/// [`Error::Changed`]: the client or the tow went meanwhile; a fault.
pub async fn open_for_tow(workshop: &Workshop, towed: Towed) -> Result<WorkOrder, Error> {
    workshop
        .work
        .write(move |tx| {
            if let Some(known) = store::of_tow(tx.conn(), towed.assistance)? {
                return Ok(known);
            }
            let Some(id) = insert(tx, &towed)? else {
                // another one was faster
                return store::of_tow(tx.conn(), towed.assistance)?.ok_or(Error::Changed);
            };
            for fact in TowStep::events(id, &towed) {
                tx.emit(fact);
            }
            tx.emit(Opened::event(id, towed.client.get(), Origin::Tow, Stage::Received));
            attach(tx, id, &towed)?;
            if let Some(price) = towed.price {
                estimates::put_down_in(tx, id, &[tow_line(&towed, price)], None)?;
            }
            store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
        })
        .await
}

/// `None`: there is one already.
fn insert(tx: &mut Tx<'_>, towed: &Towed) -> Result<Option<WorkOrderId>, Error> {
    let customer = crate::kernel::id::AccountId::from(towed.client).as_customer();
    let new = NewOrder { note: towed.description.clone(), ..NewOrder::of(customer, Origin::Tow) };
    let begin = Beginning {
        stage: Stage::Received,
        title: towed.description.as_deref().map_or_else(|| towed.vehicle.clone(), first_words),
        currency: towed.currency,
        assistance: Some(towed.assistance),
        place: towed.place,
        completed_at: None,
        now: tx.now(),
    };
    match tx.attempt_linked(|conn| store::insert(conn, &new, &begin))? {
        Ok(id) => Ok(Some(id)),
        Err(Obstacle::Taken(_)) => Ok(None),
        Err(Obstacle::Dangling) => Err(Error::Changed),
    }
}

/// A photo that has gone since is left out.
fn attach(tx: &mut Tx<'_>, id: WorkOrderId, towed: &Towed) -> Result<(), Error> {
    let now = tx.now();
    for key in &towed.photos {
        let _gone_or_twice = tx.attempt_linked(|conn| store::attach(conn, id, (key, None), now))?;
    }
    Ok(())
}

fn tow_line(towed: &Towed, price: Money) -> NewLine {
    NewLine {
        kind: LineKind::Tow,
        description: towed.vehicle.clone(),
        part: None,
        service: None,
        quantity_milli: 1000,
        unit_minor: price.minor,
    }
}
