//! How assistances look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use super::stage::{StagesJson, VehicleJson};
use crate::accounts::Card;
use crate::dispatch::assistance::{Requested, Stage, View};
use crate::dispatch::channel::OfferTold;
use crate::dispatch::chat::Message;
use crate::dispatch::offers::WaveRecord;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{PlaceId, WorkOrderId};
use crate::kernel::time::Timestamp;

/// A place.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct PlaceJson {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lng: f64,
}

impl From<Point> for PlaceJson {
    fn from(point: Point) -> Self {
        Self { lat: point.lat.degrees(), lng: point.lng.degrees() }
    }
}

/// A party of an assistance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// Phone number in E.164; absent for those who are not a party.
    pub phone_number: Option<String>,
}

impl From<Card> for PersonJson {
    fn from(card: Card) -> Self {
        Self { id: card.id.get(), name: card.name, phone_number: card.phone }
    }
}

/// An assistance.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssistanceJson {
    /// Its id.
    pub id: i64,
    /// `requested`, `accepted`, `ongoing`, `completed` or `canceled`.
    pub status: &'static str,
    /// `towing` or `repair`.
    pub assistance_type: &'static str,
    /// `light` or `heavy`.
    pub vehicle_type: &'static str,
    /// In the client's words.
    pub description: Option<String>,
    /// Who asked.
    pub client: PersonJson,
    /// Who has it.
    pub assistant: Option<PersonJson>,
    /// What they come with.
    pub vehicle: Option<VehicleJson>,
    /// How far they have come: `on_the_way`, `arrived` or `loaded`.
    pub stage: Option<&'static str>,
    /// When they had come so far.
    pub stages: StagesJson,
    /// Where the vehicle stands.
    #[serde(rename = "pickupLocation")]
    pub pickup_location: PlaceJson,
    /// Where it is to go.
    #[serde(rename = "dropoffLocation")]
    pub dropoff_location: Option<PlaceJson>,
    /// The workshop that it is towed to, if the client named one.
    pub workshop_id: Option<i64>,
    /// The work order that it became there, soon after the end.
    pub work_order_id: Option<i64>,
    /// Estimated road distance from pickup to dropoff in kilometres; 0 without dropoff.
    pub distance_km: f64,
    /// Estimated seconds until the nearest asked assistant arrives, at the time of the request.
    pub eta_seconds: Option<i64>,
    /// Estimated seconds until the assistant is where they are driving to, as of now; `view/{id}` tells it.
    pub arrival_seconds: Option<i64>,
    /// Price in major units of `currency`; 0 while `price_pending`.
    pub total_price: f64,
    /// The assistant has yet to name the price (a repair).
    pub price_pending: bool,
    /// ISO 4217.
    pub currency: String,
    /// 1 to 5.
    pub rating: Option<i32>,
    /// Why it was called off; `no_assistant_found` when the search ended.
    pub cancel_reason: Option<String>,
    /// `client`, `assistant`, `system` or `admin`.
    pub canceled_by: Option<String>,
    /// When the search ends.
    #[schema(value_type = String, format = DateTime)]
    pub search_until: Timestamp,
    /// RFC 3339, UTC.
    #[serde(rename = "createdAt")]
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[serde(rename = "updatedAt")]
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<View> for AssistanceJson {
    fn from(View { assistance, client, assistant, vehicle, arrival_s }: View) -> Self {
        let price = assistance.price;
        Self {
            id: assistance.id.get(),
            status: assistance.status.word(),
            assistance_type: assistance.need.service.word(),
            vehicle_type: assistance.need.vehicle.word(),
            description: assistance.description,
            client: client.into(),
            assistant: assistant.map(PersonJson::from),
            vehicle: vehicle.map(VehicleJson::from),
            stage: assistance.stages.last().map(Stage::word),
            stages: assistance.stages.into(),
            pickup_location: assistance.pickup.into(),
            dropoff_location: assistance.dropoff.map(PlaceJson::from),
            workshop_id: assistance.place.map(PlaceId::get),
            work_order_id: assistance.work_order.map(WorkOrderId::get),
            distance_km: assistance.distance.km(),
            eta_seconds: assistance.eta_s,
            arrival_seconds: arrival_s,
            total_price: price.map_or(0.0, |price| price.to_json_number()),
            price_pending: price.is_none(),
            currency: assistance.currency.code().to_owned(),
            rating: assistance.rating,
            cancel_reason: assistance.cancel_reason,
            canceled_by: assistance.canceled_by,
            search_until: assistance.search_until,
            created_at: assistance.created_at,
            updated_at: assistance.updated_at,
        }
    }
}

/// One who was told of a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NearbyJson {
    /// Account id of the assistant.
    pub assistant_id: i64,
    /// Great-circle kilometres to the pickup, to the metre.
    pub distance: f64,
}

/// The answer to a request.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RequestedJson {
    /// Always true.
    pub success: bool,
    /// What was made.
    pub assistance: AssistanceJson,
    /// Who was told at once, nearest first.
    pub nearby_assistants: Vec<NearbyJson>,
}

impl From<Requested> for RequestedJson {
    fn from(requested: Requested) -> Self {
        let told = requested.told.into_iter();
        Self {
            success: true,
            assistance: requested.view.into(),
            nearby_assistants: told
                .map(|told| NearbyJson {
                    assistant_id: told.assistant.get(),
                    distance: Metres::from_whole(told.distance.whole()).km(),
                })
                .collect(),
        }
    }
}

/// An assistance after a change.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChangedJson {
    /// Always true.
    pub success: bool,
    /// What happened, in a word.
    pub message: &'static str,
    /// The assistance as it is now.
    #[serde(flatten)]
    pub assistance: AssistanceJson,
}

impl ChangedJson {
    /// The answer to a change.
    #[must_use]
    pub fn new(view: View) -> Self {
        let assistance = AssistanceJson::from(view);
        Self { success: true, message: assistance.status, assistance }
    }
}

/// A page of assistances.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AssistanceListJson {
    /// Always true.
    pub success: bool,
    /// Read by the mobile apps.
    pub message: &'static str,
    /// The entries, newest first.
    #[serde(rename = "Assistance")]
    pub assistance: Vec<AssistanceJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// A chat message.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MessageJson {
    /// Its id.
    pub id: i64,
    /// What was said.
    pub message: String,
    /// The sender's name.
    pub sender: String,
    /// The sender's account id.
    pub sender_id: i64,
    /// The sender's own id for it.
    pub client_id: Option<String>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Whether the other party has read it.
    pub read: bool,
}

impl From<Message> for MessageJson {
    fn from(message: Message) -> Self {
        Self {
            id: message.id.get(),
            message: message.body,
            sender: message.sender_name,
            sender_id: message.sender.get(),
            client_id: message.client_ref,
            at: message.at,
            read: message.read,
        }
    }
}

/// A page of a chat.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MessageListJson {
    /// Always true.
    pub success: bool,
    /// The messages, oldest first.
    pub messages: Vec<MessageJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
}

/// Who asks, as an assistant who is asked may know them.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskingJson {
    /// Account id.
    pub id: i64,
    /// Full name.
    pub name: String,
}

/// An offer, the same over HTTP and on a socket.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfferJson {
    /// Always `new_assistance_request`, as on a socket.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// When it was offered; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The offer.
    pub offer_id: i64,
    /// What is offered.
    pub assistance_id: i64,
    /// `towing` or `repair`.
    pub assistance_type: &'static str,
    /// `light` or `heavy`.
    pub vehicle_type: &'static str,
    /// In the client's words.
    pub description: Option<String>,
    /// Where the vehicle stands.
    pub pickup_location: PlaceJson,
    /// Where it is to go.
    pub dropoff_location: Option<PlaceJson>,
    /// Who asks.
    pub client: AskingJson,
    /// Great-circle kilometres from the assistant's position when asked.
    pub distance: f64,
    /// Estimated seconds until arrival.
    pub eta_seconds: i64,
    /// The price in major units; null for a repair.
    pub total_price: Option<f64>,
    /// When the offer ends; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
}

impl From<OfferTold> for OfferJson {
    fn from(offer: OfferTold) -> Self {
        let assistance = offer.assistance;
        Self {
            kind: "new_assistance_request",
            at: offer.offered_at,
            offer_id: offer.offer_id,
            assistance_id: assistance.id.get(),
            assistance_type: assistance.need.service.word(),
            vehicle_type: assistance.need.vehicle.word(),
            description: assistance.description,
            pickup_location: assistance.pickup.into(),
            dropoff_location: assistance.dropoff.map(PlaceJson::from),
            client: AskingJson { id: offer.client.id.get(), name: offer.client.name },
            distance: offer.distance.km(),
            eta_seconds: offer.eta_s,
            total_price: assistance.price.map(|price| price.to_json_number()),
            expires_at: offer.expires_at,
        }
    }
}

/// What awaits an assistant's answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfferListJson {
    /// Always true.
    pub success: bool,
    /// The offers, newest first.
    pub offers: Vec<OfferJson>,
}

/// The answer to a declined offer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DoneJson {
    /// Always true.
    pub success: bool,
    /// What happened, in a word.
    pub message: &'static str,
}

/// One wave of a search.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaveJson {
    /// Its number, from 0.
    pub wave: i32,
    /// How far it reached, in kilometres.
    pub radius_km: f64,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Who was asked, nearest first.
    pub asked: Vec<AskedAssistantJson>,
    /// Who was within reach and left out, nearest first.
    pub left_out: Vec<LeftOutJson>,
}

/// One who was asked.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedAssistantJson {
    /// Account id.
    pub assistant_id: i64,
    /// Great-circle kilometres.
    pub distance: f64,
    /// `open`, `accepted`, `declined`, `expired` or `closed`.
    pub outcome: String,
}

/// One who was left out.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LeftOutJson {
    /// Account id.
    pub assistant_id: i64,
    /// Great-circle kilometres.
    pub distance: f64,
    /// `busy`, `wrong_service`, `light_truck`, `license_expired`, `stale_position` or `farther`.
    #[schema(value_type = String)]
    pub reason: crate::dispatch::matching::Reason,
}

/// How a search went.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SearchJson {
    /// Always true.
    pub success: bool,
    /// Its waves in order.
    pub waves: Vec<WaveJson>,
}

impl From<WaveRecord> for WaveJson {
    fn from(wave: WaveRecord) -> Self {
        Self {
            wave: wave.number,
            radius_km: wave.radius.km(),
            at: wave.at,
            asked: wave
                .asked
                .into_iter()
                .map(|(id, distance, outcome)| AskedAssistantJson {
                    assistant_id: id.get(),
                    distance: distance.km(),
                    outcome,
                })
                .collect(),
            left_out: wave
                .left_out
                .into_iter()
                .map(|left| LeftOutJson {
                    assistant_id: left.assistant,
                    distance: Metres::from_whole(left.distance_m).km(),
                    reason: left.reason,
                })
                .collect(),
        }
    }
}
