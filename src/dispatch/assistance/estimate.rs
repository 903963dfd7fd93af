//! What help would cost and when it would come, before anybody asks for it.

use super::model::Need;
use super::quote::{Way, quote};
use crate::dispatch::matching::{self, Candidate, Search};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::PlaceId;
use crate::kernel::money::{Currency, Money};
use crate::kernel::time::Timestamp;

/// What somebody thinks of asking for.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    /// Where the vehicle stands.
    pub pickup: Point,
    /// Where it is to go.
    pub dropoff: Option<Point>,
    /// The place that it is to be brought to, by its id; it then decides where the vehicle goes.
    pub place: Option<PlaceId>,
    /// What kind of help.
    pub need: Need,
}

/// What would come of it now. Nothing is promised: the price is locked by the request, and others may be faster.
#[derive(Debug, Clone)]
pub struct Estimate {
    /// `None` where the assistant names it.
    pub price: Option<Money>,
    /// The currency of this deployment.
    pub currency: Currency,
    /// By road from pickup to drop-off; 0 without one.
    pub distance: Metres,
    /// Seconds for that.
    pub ride_s: i64,
    /// Seconds until the nearest who would be asked is there; `None` when nobody is within reach.
    pub arrival_s: Option<i64>,
    /// How many would be asked first.
    pub nearby: usize,
}

/// Estimates as a request at this moment would be quoted and searched. Nothing is stored.
///
/// # Errors
/// [`Error::NoSuchPlace`], [`Error::PlaceClosed`].
pub async fn estimate(dispatch: &Dispatch, wish: Wish) -> Result<Estimate, Error> {
    let way = Way { pickup: wish.pickup, dropoff: wish.dropoff, place: wish.place };
    let by = dispatch.clone();
    let quoted = dispatch.work.read(move |conn| quote(conn, &by, way, wish.need)).await?;
    let asked = first_asked(dispatch, &Search::new(wish.need, wish.pickup), dispatch.work.clock().now());
    Ok(Estimate {
        price: quoted.price,
        currency: dispatch.currency,
        distance: quoted.distance,
        ride_s: quoted.dropoff.map_or(0, |dropoff| dispatch.travel.seconds(wish.pickup, dropoff)),
        arrival_s: asked.first().map(|nearest| nearest.eta_s),
        nearby: asked.len(),
    })
}

/// Who would be asked by the first wave that finds anybody.
fn first_asked(dispatch: &Dispatch, search: &Search, now: Timestamp) -> Vec<Candidate> {
    let (mut number, mut reached) = (0, Metres(0.0));
    loop {
        let wave = matching::plan(dispatch, search, number, now);
        // a circle that grows no more finds nobody else
        if !wave.asked.is_empty() || wave.radius <= reached {
            return wave.asked;
        }
        (number, reached) = (number + 1, wave.radius);
    }
}
