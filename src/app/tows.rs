//! Where the dispatch and the garage meet: the garage's places are ends of tows, and a delivered tow becomes work there.

use std::fmt::Display;

use serde_json::Value;

use crate::dispatch::assistance::{self, Delivered, VehicleClass};
use crate::dispatch::{Dispatch, DropOff, DropOffs};
use crate::kernel::error::Fault;
use crate::kernel::id::PlaceId;
use crate::kernel::language::{Language, words};
use crate::storage::Conn;
use crate::tasks::{Handler, HandlerFuture};
use crate::workshop::orders::{self, Towed};
use crate::workshop::{Workshop, places};

/// The garage's places, for the dispatch.
pub(super) struct Places;

impl DropOffs for Places {
    fn find(&self, conn: &mut Conn, place: PlaceId) -> Result<Option<DropOff>, Fault> {
        let found = places::drop_off(conn, place)?;
        Ok(found.map(|place| DropOff { at: place.at, is_open: place.is_open }))
    }
}

/// Hands delivered tows over to the garage. Each step bears being done again: the garage opens one order for a tow, and
/// the dispatch notes and tells one.
#[derive(Clone)]
pub(super) struct HandOver {
    pub(super) dispatch: Dispatch,
    pub(super) workshop: Workshop,
}

impl Handler for HandOver {
    fn run(&self, payload: Value) -> HandlerFuture {
        let this = self.clone();
        Box::pin(async move { this.hand_over(&payload).await })
    }
}

impl HandOver {
    async fn hand_over(&self, payload: &Value) -> Result<(), String> {
        let id = assistance::of_task(payload).ok_or("the task names no assistance")?;
        let delivered = assistance::delivered(&self.dispatch, id).await.map_err(told)?;
        let towed = towed(delivered, self.workshop.language);
        let order = orders::open_for_tow(&self.workshop, towed).await.map_err(told)?;
        assistance::taken_over(&self.dispatch, id, order.id).await.map_err(told)
    }
}

fn told(error: impl Display) -> String {
    error.to_string()
}

/// What the dispatch publishes of a tow, as the garage takes it in. The parties exchange no photos.
fn towed(tow: Delivered, language: Language) -> Towed {
    let name = match tow.need.vehicle {
        VehicleClass::Light => "tow-light",
        VehicleClass::Heavy => "tow-heavy",
    };
    Towed {
        assistance: tow.assistance,
        client: tow.client,
        description: tow.description,
        vehicle: words(language, name, &[]).unwrap_or_default(),
        photos: Vec::new(),
        price: tow.price,
        currency: tow.currency,
        requested_at: tow.requested_at,
        accepted_at: tow.accepted_at,
        arrived_at: tow.started_at,
        completed_at: tow.completed_at,
        place: Some(tow.place.get()),
    }
}
