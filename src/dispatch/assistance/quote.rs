//! What a way is and costs: asked for by an estimate, locked by a request. The same function for both, so that nobody pays
//! another price than they were told.

use super::model::Need;
use crate::dispatch::{Dispatch, Error, pricing};
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::PlaceId;
use crate::kernel::money::Money;
use crate::storage::Conn;

/// From where to where, as a client says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) pickup: Point,
    pub(super) dropoff: Option<Point>,
    /// Decides where the vehicle goes, whatever `dropoff` says.
    pub(super) place: Option<PlaceId>,
}

/// What it comes to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote {
    /// Where the vehicle goes.
    pub(super) dropoff: Option<Point>,
    /// By road; 0 without a drop-off.
    pub(super) distance: Metres,
    /// `None` while the assistant has yet to name it.
    pub(super) price: Option<Money>,
}

/// Quotes by the tariff in force and the places that take vehicles now.
pub(super) fn quote(conn: &mut Conn, dispatch: &Dispatch, way: Way, need: Need) -> Result<Quote, Error> {
    let dropoff = match way.place {
        Some(place) => Some(drop_off(conn, dispatch, place)?),
        None => way.dropoff,
    };
    let distance = dropoff.map_or(Metres(0.0), |dropoff| dispatch.travel.distance(way.pickup, dropoff));
    let price = pricing::quote(conn, need, distance, dropoff.is_some())?;
    Ok(Quote { dropoff, distance, price })
}

/// Where a place is that takes vehicles now.
fn drop_off(conn: &mut Conn, dispatch: &Dispatch, place: PlaceId) -> Result<Point, Error> {
    let found = dispatch.drop_offs.find(conn, place)?.ok_or(Error::NoSuchPlace)?;
    if found.is_open { Ok(found.at) } else { Err(Error::PlaceClosed) }
}
