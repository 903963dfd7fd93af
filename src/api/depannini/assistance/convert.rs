//! From what clients send to commands.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::body::{
    EarningsQuery, EndBody, EstimateBody, MessageBody, PlaceBody, PriceBody, RatingBody, RequestBody, StageBody,
    UpdateBody,
};
use crate::accounts::Service;
use crate::api::http::fields::{self, money};
use crate::api::http::{Complaint, Field, Reading};
use crate::dispatch::assistance::{self, Need, Stage, Step, VehicleClass, Wish};
use crate::dispatch::chat;
use crate::kernel::error::Invalid;
use crate::kernel::geo::Point;
use crate::kernel::id::{AccountId, AssistanceId, ClientId, PlaceId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::request_key::RequestKey;
use crate::kernel::time::Timestamp;

/// The longest description and the longest reason in characters.
pub(in crate::api::depannini) const MAX_TEXT: usize = 2000;
/// The longest id that a client gives its message.
pub(in crate::api::depannini) const MAX_REF: usize = 100;

impl PlaceBody {
    fn read(read: &mut Reading, place: Self) -> Option<Point> {
        read.point(("lat", place.lat), ("lng", place.lng))
    }
}

impl RequestBody {
    pub(in crate::api::depannini) fn into_command(
        self,
        client: ClientId,
        key: Option<RequestKey>,
    ) -> Result<assistance::Command, Invalid> {
        let mut read = Reading::new();
        let description = read.text("description", self.description, MAX_TEXT);
        let wanted = EstimateBody {
            pickup: self.pickup,
            dropoff: self.dropoff,
            workshop_id: self.workshop_id,
            assistance_type: self.assistance_type,
            vehicle_type: self.vehicle_type,
        };
        let wish = wanted.read(&mut read);
        read.finish(|| {
            let Wish { pickup, dropoff, place, need } = wish?;
            Some(assistance::Command { client, pickup, dropoff, place, need, description, key })
        })
    }
}

impl EstimateBody {
    /// What is wanted, by the same rules for an estimate and for a request.
    fn read(self, read: &mut Reading) -> Option<Wish> {
        let pickup = read.nested("pickup", self.pickup, PlaceBody::read);
        let dropoff = read.optional_nested("dropoff", self.dropoff, PlaceBody::read);
        let place = read.value("workshop_id", self.workshop_id).map(PlaceId::new);
        let service = read.optional("assistance_type", self.assistance_type, |word| {
            match Service::from_word(&word.to_lowercase()) {
                Some(Service::Repair) if place.is_some() => Err("towing, since a workshop_id is given"),
                known => known.ok_or("towing or repair"),
            }
        });
        let vehicle = read.optional("vehicle_type", self.vehicle_type, |word| {
            VehicleClass::from_word(&word.to_lowercase()).ok_or("light or heavy")
        });
        let by_dropoff = if dropoff.is_some() || place.is_some() { Service::Towing } else { Service::Repair };
        let need = Need { service: service.unwrap_or(by_dropoff), vehicle: vehicle.unwrap_or(VehicleClass::Light) };
        Some(Wish { pickup: pickup?, dropoff, place, need })
    }

    pub(in crate::api::depannini) fn into_wish(self) -> Result<Wish, Invalid> {
        let mut read = Reading::new();
        let wish = self.read(&mut read);
        read.finish(|| wish)
    }
}

impl StageBody {
    pub(in crate::api::depannini) fn into_stage(self) -> Result<(Stage, Option<Timestamp>), Invalid> {
        let mut read = Reading::new();
        let reached = read.required("stage", self.stage, |word| stage(&word));
        let at = read.optional("at", self.at, |text| time(&text));
        read.finish(|| Some((reached?, at)))
    }
}

/// A stage as clients name it.
pub(in crate::api::depannini) fn stage(word: &str) -> Result<Stage, &'static str> {
    Stage::from_word(&word.to_lowercase()).ok_or("on_the_way, arrived or loaded")
}

/// The most days that one look at earnings takes in, and the usual number.
const DAYS: (i64, u64) = (366, 30);

impl EarningsQuery {
    /// The first day and the last, which is not after `today`, since nothing is earned in advance.
    pub(in crate::api::depannini) fn into_days(self, today: NaiveDate) -> Result<(NaiveDate, NaiveDate), Invalid> {
        let mut read = Reading::new();
        let from = read.optional("from", self.from, |text| fields::day(&text));
        let to = read.optional("to", self.to, |text| fields::day(&text)).unwrap_or(today);
        let from = from.unwrap_or_else(|| to.checked_sub_days(Days::new(DAYS.1 - 1)).unwrap_or(to));
        if from > to {
            read.complain("from", Complaint::range("a day not after to"));
        } else if (to - from).num_days() >= DAYS.0 {
            read.complain("from", Complaint::range(format!("a day at most {} days before to", DAYS.0 - 1)));
        }
        read.finish(|| Some((from.max(FIRST_DAY), to.clamp(FIRST_DAY, today.max(FIRST_DAY)))))
    }
}

/// Nothing was earned before.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1970, 1, 2) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

impl UpdateBody {
    pub(in crate::api::depannini) fn into_step(self, currency: Currency) -> Result<Step, Invalid> {
        let mut read = Reading::new();
        let price = read.optional("total_price", self.total_price, |number| money(&number, currency));
        let reason = read.text("reason", self.reason, MAX_TEXT);
        let step = read.required("status", self.status, |word| step(&word, price, reason));
        read.finish(|| step)
    }
}

/// The step that leads to a status, as clients name it.
pub(in crate::api::depannini) fn step(
    word: &str,
    price: Option<Money>,
    reason: Option<String>,
) -> Result<Step, &'static str> {
    match word.to_lowercase().as_str() {
        "ongoing" => Ok(Step::Start),
        "completed" => Ok(Step::Complete { price, price_needed: false }),
        "canceled" | "cancelled" => Ok(Step::Cancel { reason }),
        _ => Err("ongoing, completed or canceled"),
    }
}

impl EndBody {
    pub(in crate::api::depannini) fn into_step(self, currency: Currency) -> Result<Step, Invalid> {
        let mut read = Reading::new();
        let price = read.optional("total_price", self.total_price, |number| money(&number, currency));
        read.finish(|| Some(Step::Complete { price, price_needed: true }))
    }
}

impl PriceBody {
    pub(in crate::api::depannini) fn into_price(self, currency: Currency) -> Result<Money, Invalid> {
        let mut read = Reading::new();
        let price = read.required("price", self.price, |number| money(&number, currency));
        read.finish(|| price)
    }
}

impl RatingBody {
    pub(in crate::api::depannini) fn into_rating(self) -> Result<i32, Invalid> {
        let mut read = Reading::new();
        let rating = read.required("rating", self.rating, |rating| {
            let rating = i32::try_from(rating).ok().filter(|rating| (1..=5).contains(rating));
            rating.ok_or_else(|| Complaint::range("a whole number from 1 to 5"))
        });
        read.finish(|| rating)
    }
}

impl MessageBody {
    pub(in crate::api::depannini) fn into_command(
        self,
        assistance: AssistanceId,
        sender: AccountId,
        key: Option<RequestKey>,
    ) -> Result<chat::Command, Invalid> {
        let (message, client_ref) = said(self.message, self.client_id)?;
        Ok(chat::Command { assistance, sender, body: message, client_ref, key })
    }
}

/// A chat message with the client's id for it, on HTTP and on a socket alike.
pub(in crate::api::depannini) fn said(
    message: Field<String>,
    client_id: Field<String>,
) -> Result<(String, Option<String>), Invalid> {
    let mut read = Reading::new();
    let message = read.required_text("message", message, chat::MAX_CHARS);
    let client_ref = read.text("client_id", client_id, MAX_REF);
    read.finish(|| Some((message?, client_ref)))
}

/// A time as clients write it.
pub(in crate::api::depannini) fn time(text: &str) -> Result<Timestamp, &'static str> {
    DateTime::parse_from_rfc3339(text)
        .map(|when| Timestamp::from(when.with_timezone(&Utc)))
        .map_err(|_| "a time such as 2026-05-01T08:30:00Z")
}
