//! Frames of the native edition.

use bytestring::ByteString;
use serde::Deserialize;
use serde_json::{Value, json};

use super::location;
use crate::api::depannini::assistance::view::{AssistanceJson, MessageJson, OfferJson};
use crate::api::depannini::assistance::{said, time};
use crate::api::http::problem::field_words;
use crate::api::http::{Field, Reading};
use crate::dispatch::channel::{Fact, OfferTold, Snapshot, Standing, StatusTold, Told};
use crate::dispatch::live::Report;
use crate::kernel::error::Invalid;
use crate::kernel::id::MessageId;
use crate::kernel::language::{Language, words};
use crate::realtime::{Codec, Command, Malformed};

/// Speaks as the native document says.
#[derive(Debug, Default)]
pub struct NativeCodec;

fn frame(value: &Value) -> ByteString {
    ByteString::from(value.to_string())
}

impl Codec for NativeCodec {
    fn welcome(&self, seq: i64) -> ByteString {
        frame(&json!({ "type": "connection_established", "seq": seq }))
    }

    fn fact(&self, told: &Told) -> ByteString {
        frame(&fact(told))
    }

    fn position(&self, report: &Report) -> ByteString {
        location::write(report)
    }

    fn reset(&self, snapshot: &Snapshot) -> ByteString {
        let mut value = json!({ "type": "reset", "seq": snapshot.seq });
        match snapshot.standing.clone() {
            Standing::Assistance { view, messages } => {
                let messages: Vec<_> = messages.into_iter().map(MessageJson::from).collect();
                set(&mut value, "assistance", json!(AssistanceJson::from(*view)));
                set(&mut value, "messages", json!(messages));
            }
            Standing::Assistant { offers, job } => {
                let offers: Vec<_> = offers.into_iter().map(OfferJson::from).collect();
                set(&mut value, "offers", json!(offers));
                set(&mut value, "assistance", json!(job.map(|job| AssistanceJson::from(*job))));
            }
        }
        frame(&value)
    }

    fn condition(&self, well: bool) -> ByteString {
        frame(&json!({ "type": if well { "recovered" } else { "degraded" } }))
    }

    fn error(&self, code: &str, message: &str) -> ByteString {
        frame(&json!({ "type": "error", "code": code, "message": message }))
    }

    fn parse(&self, text: &str, language: Language) -> Result<Command, Malformed> {
        location::read(text).map_or_else(|| read_with_words(text), Ok).map_err(|unread| unread.told(language))
    }
}

/// A fact as it is told on a socket, and in the timeline of an assistance.
pub(in crate::api::depannini) fn fact(told: &Told) -> Value {
    let mut value = match &told.fact {
        Fact::Offered(offer) => json!(OfferJson::from(OfferTold::clone(offer))),
        Fact::OfferClosed { offer_id, assistance_id, reason } => json!({
            "type": "offer_closed", "offer_id": offer_id, "assistance_id": assistance_id, "reason": reason,
        }),
        Fact::Assigned { assistance_id } => json!({ "type": "assigned", "assistance_id": assistance_id }),
        Fact::Reassigned { assistance_id } => json!({ "type": "reassigned", "assistance_id": assistance_id }),
        Fact::Status(status) => status_changed(status),
        Fact::Stage { assistance_id, stage } => {
            json!({ "type": "stage", "assistance_id": assistance_id, "stage": stage })
        }
        Fact::Price { price } => json!({ "type": "price", "total_price": price.to_json_number() }),
        Fact::WorkOrder { id } => json!({ "type": "work_order", "work_order_id": id }),
        Fact::Chat(Some(message)) => {
            let mut value = json!(MessageJson::from(message.clone()));
            set(&mut value, "type", json!("chat"));
            value
        }
        Fact::Chat(None) => json!({ "type": "chat_erased" }),
        Fact::Read { account_id, up_to } => json!({ "type": "read", "user_id": account_id, "up_to": up_to }),
        Fact::Unknown => json!({ "type": "unknown" }),
    };
    set(&mut value, "seq", json!(told.seq));
    set(&mut value, "at", json!(told.at));
    value
}

fn set(value: &mut Value, name: &str, detail: Value) {
    if let Some(object) = value.as_object_mut() {
        object.insert(name.to_owned(), detail);
    }
}

fn status_changed(status: &StatusTold) -> Value {
    let accepted = status.status == "accepted";
    let client = status.client.as_ref().map(|card| json!({ "id": card.id.get(), "name": card.name }));
    let assistant = status.assistant.as_ref().map(|card| {
        let mut value = json!({ "id": card.id.get(), "name": card.name });
        if accepted {
            set(&mut value, "phone_number", json!(card.phone));
            set(&mut value, "lat", json!(status.assistant_at.map(|at| at.lat.degrees())));
            set(&mut value, "lng", json!(status.assistant_at.map(|at| at.lng.degrees())));
        }
        value
    });
    let mut value = json!({
        "type": "status",
        "status": status.status,
        "assistance_id": status.assistance_id,
        "assistant": assistant,
        "client": client,
    });
    if status.replaced.is_some() {
        set(&mut value, "reassigned", json!(true));
    }
    if status.status == "completed" {
        set(&mut value, "total_price", json!(status.price.map_or(0.0, |price| price.to_json_number())));
    }
    if status.status == "canceled" {
        set(&mut value, "cancel_reason", json!(status.cancel_reason));
        set(&mut value, "canceled_by", json!(status.canceled_by));
    }
    value
}

/// Why a frame could not be read.
#[derive(Debug, PartialEq)]
pub(super) enum Unread {
    NoObject,
    UnknownType,
    Fields(Invalid),
}

impl From<Invalid> for Unread {
    fn from(invalid: Invalid) -> Self {
        Self::Fields(invalid)
    }
}

impl Unread {
    fn told(self, language: Language) -> Malformed {
        let told = |code, id| Malformed { code, message: words(language, id, &[]).unwrap_or_default() };
        match self {
            Self::NoObject => told("invalid_json", "socket-invalid-json"),
            Self::UnknownType => told("unknown_type", "socket-unknown-type"),
            Self::Fields(Invalid(errors)) => {
                let said = errors.iter().map(|error| format!("{}: {}", error.field, field_words(language, error)));
                Malformed { code: "invalid", message: said.collect::<Vec<_>>().join(" ") }
            }
        }
    }
}

/// Reads any frame, and says of a wrong one what is wrong with it.
pub(super) fn read_with_words(text: &str) -> Result<Command, Unread> {
    let value: Value = serde_json::from_str(text).map_err(|_| Unread::NoObject)?;
    let kind = value.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
    match kind.as_str() {
        "location" => location_frame(body(value)?),
        "chat" => chat(body(value)?),
        "read" => read(body(value)?),
        "resume" => resume(body(value)?),
        _ => Err(Unread::UnknownType),
    }
}

fn body<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Unread> {
    serde_json::from_value(value).map_err(|_| Unread::NoObject)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct LocationFrame {
    lat: Field<f64>,
    lng: Field<f64>,
    latitude: Field<f64>,
    longitude: Field<f64>,
    accuracy: Field<f64>,
    speed: Field<f64>,
    heading: Field<f64>,
    at: Field<String>,
}

fn location_frame(frame: LocationFrame) -> Result<Command, Unread> {
    let mut read = Reading::new();
    let at = read.point(("lat", frame.lat.or(frame.latitude)), ("lng", frame.lng.or(frame.longitude)));
    let accuracy = read.value("accuracy", frame.accuracy);
    let speed = read.value("speed", frame.speed);
    let heading = read.value("heading", frame.heading);
    let when = read.optional("at", frame.at, |text| time(&text));
    read.finish(|| Some(Command::Location { at: at?, accuracy, speed, heading, when })).map_err(Unread::from)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ChatFrame {
    message: Field<String>,
    client_id: Field<String>,
}

fn chat(frame: ChatFrame) -> Result<Command, Unread> {
    let (message, client_ref) = said(frame.message, frame.client_id).map_err(Unread::from)?;
    Ok(Command::Chat { message, client_ref })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ReadFrame {
    up_to: Field<i64>,
}

fn read(frame: ReadFrame) -> Result<Command, Unread> {
    let mut read = Reading::new();
    let up_to = read.required_value("up_to", frame.up_to);
    read.finish(|| Some(Command::Read { up_to: MessageId::new(up_to?) })).map_err(Unread::from)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ResumeFrame {
    since: Field<i64>,
}

fn resume(frame: ResumeFrame) -> Result<Command, Unread> {
    let mut read = Reading::new();
    let since = read.required_value("since", frame.since);
    read.finish(|| Some(Command::Resume { since: since? })).map_err(Unread::from)
}
