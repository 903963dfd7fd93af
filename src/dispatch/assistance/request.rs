//! A client asks for help.

use super::events;
use super::model::{Need, View};
use super::quote::{Quote, Way, quote};
use super::store::{self, NewAssistance};
use super::view;
use crate::accounts;
use crate::dispatch::matching::{self, Candidate};
use crate::dispatch::offers;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{AccountId, AssistanceId, AssistantId, ClientId, PlaceId};
use crate::kernel::request_key::RequestKey;
use crate::tx::Tx;

/// What the client asks for.
#[derive(Debug, Clone)]
pub struct Command {
    /// Who asks.
    pub client: ClientId,
    /// Where the vehicle stands.
    pub pickup: Point,
    /// Where it is to go.
    pub dropoff: Option<Point>,
    /// The place that it is to be brought to, by its id; it then decides where the vehicle goes.
    pub place: Option<PlaceId>,
    /// What kind of help.
    pub need: Need,
    /// In the client's words.
    pub description: Option<String>,
    /// So that a retry asks only once.
    pub key: Option<RequestKey>,
}

/// One assistant who was told.
#[derive(Debug, Clone, Copy)]
pub struct Told {
    /// Who.
    pub assistant: AssistantId,
    /// Great-circle distance to the pickup.
    pub distance: Metres,
}

/// What came of it.
#[derive(Debug, Clone)]
pub struct Requested {
    /// The new assistance (or the one that the same key made before).
    pub view: View,
    /// Who was told at once, nearest first.
    pub told: Vec<Told>,
}

/// Asks for help: the index is read first, then one transaction holds the row, the locked price, the first offers with
/// their deadline, and the facts about them.
///
/// # Errors
/// [`Error::OpenExists`], [`Error::KeyReused`], [`Error::ContactUnverified`], [`Error::NoSuchPlace`],
/// [`Error::PlaceClosed`].
pub async fn request(dispatch: &Dispatch, command: Command, must_be_verified: bool) -> Result<Requested, Error> {
    let planned = plan(dispatch, &command);
    let (key, by) = (command.key, dispatch.clone());
    dispatch
        .work
        .write(move |tx| tx.once(key.as_ref(), |tx| create(tx, &by, &planned, must_be_verified), repeated))
        .await
}

/// What is written, as far as it is known before the transaction.
#[derive(Debug, Clone)]
pub(super) struct Planned {
    new: NewAssistance,
    wave: matching::Wave,
}

impl Planned {
    /// The same, asked for by somebody else.
    pub(super) fn by(&self, client: ClientId) -> Self {
        let mut planned = self.clone();
        planned.new.client = client;
        planned
    }
}

/// Who would be asked first: the index is read before the transaction.
pub(super) fn plan(dispatch: &Dispatch, command: &Command) -> Planned {
    let now = dispatch.work.clock().now();
    let wave = matching::plan(dispatch, &matching::Search::new(command.need, command.pickup), 0, now);
    let new = NewAssistance {
        client: command.client,
        need: command.need,
        description: command.description.clone(),
        pickup: command.pickup,
        dropoff: command.dropoff,
        place: command.place,
        distance: Metres(0.0),
        eta_s: wave.asked.first().map(|nearest| nearest.eta_s),
        price: None,
        currency: dispatch.currency,
        policy: dispatch.policy.name(),
        next_wave_at: now + wave.pause,
        search_until: now + std::time::Duration::from_secs(dispatch.settings.search_minutes * 60),
    };
    Planned { new, wave }
}

pub(super) fn create(
    tx: &mut Tx<'_>,
    dispatch: &Dispatch,
    Planned { new, wave }: &Planned,
    must_be_verified: bool,
) -> Result<(i64, Requested), Error> {
    if must_be_verified && !accounts::has_verified_contact(tx.conn(), AccountId::from(new.client))? {
        return Err(Error::ContactUnverified);
    }
    let now = tx.now();
    let way = Way { pickup: new.pickup, dropoff: new.dropoff, place: new.place };
    let Quote { dropoff, distance, price } = quote(tx.conn(), dispatch, way, new.need)?;
    let new = NewAssistance { price, distance, dropoff, ..new.clone() };
    let id = match tx.attempt(|conn| store::insert(conn, &new, now))? {
        Ok(id) => AssistanceId::new(id),
        Err(_open) => {
            let ended = || Error::Fault(Fault::Contention("the open assistance has just ended".to_owned()));
            return Err(store::open_of(tx.conn(), new.client)?.map_or_else(ended, Error::OpenExists));
        }
    };
    let asked = offers::make(tx, id, wave, new.search_until)?;
    tx.emit(events::requested(new.client, id));
    let told =
        asked.iter().map(|Candidate { id, distance, .. }| Told { assistant: *id, distance: *distance }).collect();
    Ok((id.get(), Requested { view: view::load(tx.conn(), id)?, told }))
}

/// The answer to a repeated request: what the first one made, as it is now, and who was told then.
pub(super) fn repeated(tx: &mut Tx<'_>, id: i64) -> Result<Requested, Error> {
    let id = AssistanceId::new(id);
    let told = offers::store::of_wave(tx.conn(), id, 0)?;
    Ok(Requested { view: view::load(tx.conn(), id)?, told })
}
