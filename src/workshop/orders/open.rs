//! A work order is opened: by a customer for themselves, or at the counter for anybody.

use super::events::Opened;
use super::model::{NewOrder, WorkOrder, check_amounts, first_words};
use super::stage::Status;
use super::store::{self, Beginning};
use crate::accounts::Identity;
use crate::kernel::id::{AssetId, CustomerId};
use crate::kernel::money::Currency;
use crate::kernel::request_key::RequestKey;
use crate::storage::Obstacle;
use crate::tx::Tx;
use crate::workshop::people::{Standing, store as people};
use crate::workshop::reference::must_exist;
use crate::workshop::scheduling::TimeSlots;
use crate::workshop::{Error, Workshop, assets, catalogue};

/// The most of one service in an order.
const MOST: i32 = 10_000;

/// Opens a work order.
///
/// # Errors
/// [`Error::NotYours`]: for somebody else, or about somebody else's thing; [`Error::NotAllowed`]: a customer says what only
/// the garage can know; [`Error::NotFound`] with the word of what is missing; [`Error::Invalid`]; [`Error::Changed`] where
/// what it points at goes meanwhile; [`Error::KeyReused`].
pub async fn open(
    workshop: &Workshop,
    caller: Identity,
    new: NewOrder,
    key: Option<RequestKey>,
) -> Result<WorkOrder, Error> {
    let currency = workshop.currency;
    workshop
        .work
        .write(move |tx| {
            let by = Standing::of(tx.conn(), caller)?;
            by.own_or_staff(new.customer)?;
            if new.is_privileged() {
                by.workshop_only()?;
            }
            let first = |tx: &mut Tx<'_>| {
                let order = open_in(tx, &new, currency)?;
                Ok((order.id.get(), order))
            };
            tx.once(key.as_ref(), first, |tx, id| {
                store::find(tx.conn(), id.into())?.ok_or(Error::NotFound("work order"))
            })
        })
        .await
}

fn open_in(tx: &mut Tx<'_>, new: &NewOrder, currency: Currency) -> Result<WorkOrder, Error> {
    check_amounts(new.cost_minor, new.discount_minor)?;
    if !new.services.values().all(|quantity| (1..=MOST).contains(quantity)) {
        return Err(Error::Invalid("services"));
    }
    if !people::is_known(tx.conn(), new.customer.into())? {
        return Err(Error::NotFound("customer"));
    }
    check_asset(tx, new.asset, new.customer)?;
    for service in new.services.keys() {
        catalogue::store::find(tx.conn(), *service)?.ok_or(Error::NotFound("service"))?;
    }
    must_exist::<TimeSlots>(tx.conn(), new.time_slot)?;
    let now = tx.now();
    let stage = new.status.by_hand();
    let begin = Beginning {
        stage,
        title: title(tx, new)?,
        currency,
        assistance: None,
        place: None,
        completed_at: (stage.status() == Status::Done).then_some(now),
        now,
    };
    let id = match tx.attempt_linked(|conn| store::insert(conn, new, &begin))? {
        Ok(id) => id,
        Err(Obstacle::Taken(_) | Obstacle::Dangling) => return Err(Error::Changed),
    };
    tx.emit(Opened::event(id, new.customer.get(), new.origin, stage));
    store::find(tx.conn(), id)?.ok_or(Error::NotFound("work order"))
}

/// The title that was said, or the first words of the note, or what the first service is called.
fn title(tx: &mut Tx<'_>, new: &NewOrder) -> Result<String, Error> {
    if let Some(said) = new.title.clone().or_else(|| new.note.as_deref().map(first_words)) {
        return Ok(said);
    }
    let Some(service) = new.services.keys().next() else { return Ok(String::new()) };
    Ok(store::titles(tx.conn(), &[*service])?.remove(service).unwrap_or_default())
}

/// Refuses a thing that is not there, or not the customer's.
pub(super) fn check_asset(tx: &mut Tx<'_>, asset: Option<AssetId>, customer: CustomerId) -> Result<(), Error> {
    let Some(asset) = asset else { return Ok(()) };
    let asset = assets::store::find(tx.conn(), asset)?.ok_or(Error::NotFound("asset"))?;
    if asset.owner == customer.into() { Ok(()) } else { Err(Error::NotYours) }
}
