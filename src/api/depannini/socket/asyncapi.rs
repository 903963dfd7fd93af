//! The AsyncAPI 3.0 document of the two channels. A test holds the codec's frames against it.

use serde_json::{Map, Value, json};

/// One kind of frame.
struct Frame {
    kind: &'static str,
    summary: &'static str,
    /// Name and JSON schema of each field besides `type`.
    fields: &'static [(&'static str, Schema)],
    required: &'static [&'static str],
    /// Facts are numbered and dated.
    is_fact: bool,
}

/// A field's schema in a word.
#[derive(Clone, Copy)]
enum Schema {
    Integer,
    Number,
    Text,
    MaybeText,
    MaybeNumber,
    Time,
    Place,
    MaybePlace,
    Person,
    MaybePerson,
    Bool,
    MaybeText100,
    MaybeAssistance,
    Messages,
    Offers,
}

impl Schema {
    fn json(self) -> Value {
        match self {
            Self::Integer => json!({ "type": "integer" }),
            Self::Number => json!({ "type": "number" }),
            Self::Text => json!({ "type": "string" }),
            Self::MaybeText => json!({ "type": ["string", "null"] }),
            Self::MaybeText100 => json!({ "type": ["string", "null"], "maxLength": 100 }),
            Self::MaybeNumber => json!({ "type": ["number", "null"] }),
            Self::Time => json!({ "type": "string", "format": "date-time" }),
            Self::Place => json!({ "$ref": "#/components/schemas/Place" }),
            Self::MaybePlace => json!({ "oneOf": [{ "$ref": "#/components/schemas/Place" }, { "type": "null" }] }),
            Self::Person => json!({ "$ref": "#/components/schemas/Person" }),
            Self::MaybePerson => json!({ "oneOf": [{ "$ref": "#/components/schemas/Person" }, { "type": "null" }] }),
            Self::Bool => json!({ "type": "boolean" }),
            Self::MaybeAssistance => json!({ "oneOf": [http("AssistanceJson"), { "type": "null" }] }),
            Self::Messages => json!({ "type": "array", "items": http("MessageJson") }),
            Self::Offers => json!({ "type": "array", "items": http("OfferJson") }),
        }
    }
}

/// A schema of the OpenAPI document: what HTTP answers too.
fn http(name: &str) -> Value {
    json!({ "$ref": format!("/openapi.json#/components/schemas/{name}") })
}

/// Frames that the server sends on the channel of an assistant.
const TO_ASSISTANT: &[Frame] = &[
    Frame {
        kind: "new_assistance_request",
        summary: "An assistance is offered.",
        fields: &[
            ("offer_id", Schema::Integer),
            ("assistance_id", Schema::Integer),
            ("assistance_type", Schema::Text),
            ("vehicle_type", Schema::Text),
            ("description", Schema::MaybeText),
            ("pickup_location", Schema::Place),
            ("dropoff_location", Schema::MaybePlace),
            ("client", Schema::Person),
            ("distance", Schema::Number),
            ("eta_seconds", Schema::Integer),
            ("total_price", Schema::MaybeNumber),
            ("expires_at", Schema::Time),
        ],
        required: &["assistance_id", "pickup_location", "client"],
        is_fact: true,
    },
    Frame {
        kind: "offer_closed",
        summary: "An offer ended without this assistant's doing: taken, canceled, expired or busy.",
        fields: &[("offer_id", Schema::Integer), ("assistance_id", Schema::Integer), ("reason", Schema::Text)],
        required: &["offer_id", "assistance_id", "reason"],
        is_fact: true,
    },
    Frame {
        kind: "assigned",
        summary: "A dispatcher gave an assistance to this assistant, who has it now.",
        fields: &[("assistance_id", Schema::Integer)],
        required: &["assistance_id"],
        is_fact: true,
    },
    Frame {
        kind: "reassigned",
        summary: "A dispatcher gave this assistant's assistance to another; this one is free.",
        fields: &[("assistance_id", Schema::Integer)],
        required: &["assistance_id"],
        is_fact: true,
    },
];

/// Frames that the server sends on the channel of an assistance.
const TO_PARTIES: &[Frame] = &[
    Frame {
        kind: "status",
        summary: "The status changed: accepted, ongoing, completed or canceled.",
        fields: &[
            ("status", Schema::Text),
            ("assistance_id", Schema::Integer),
            ("assistant", Schema::MaybePerson),
            ("client", Schema::MaybePerson),
            ("reassigned", Schema::Bool),
            ("total_price", Schema::Number),
            ("cancel_reason", Schema::MaybeText),
            ("canceled_by", Schema::MaybeText),
        ],
        required: &["status", "assistant", "client"],
        is_fact: true,
    },
    Frame {
        kind: "stage",
        summary: "The assistant has come a stage further: on_the_way, arrived or loaded.",
        fields: &[("assistance_id", Schema::Integer), ("stage", Schema::Text)],
        required: &["assistance_id", "stage"],
        is_fact: true,
    },
    Frame {
        kind: "price",
        summary: "The assistant set the price of a repair.",
        fields: &[("total_price", Schema::Number)],
        required: &["total_price"],
        is_fact: true,
    },
    Frame {
        kind: "work_order",
        summary: "The vehicle was towed to a workshop and is a work order there now.",
        fields: &[("work_order_id", Schema::Integer)],
        required: &["work_order_id"],
        is_fact: true,
    },
    Frame {
        kind: "chat",
        summary: "Somebody said something.",
        fields: &[
            ("id", Schema::Integer),
            ("message", Schema::Text),
            ("sender", Schema::Text),
            ("sender_id", Schema::Integer),
            ("client_id", Schema::MaybeText),
            ("read", Schema::Bool),
        ],
        required: &["message", "sender"],
        is_fact: true,
    },
    Frame {
        kind: "chat_erased",
        summary: "Something was said here and has been erased since.",
        fields: &[],
        required: &[],
        is_fact: true,
    },
    Frame {
        kind: "read",
        summary: "Somebody has read all messages up to one.",
        fields: &[("user_id", Schema::Integer), ("up_to", Schema::Integer)],
        required: &["user_id", "up_to"],
        is_fact: true,
    },
    Frame {
        kind: "location",
        summary: "The other party's newest position. Positions are no facts: only the newest counts.",
        fields: &[
            ("lat", Schema::Number),
            ("lng", Schema::Number),
            ("user_id", Schema::Integer),
            ("at", Schema::Time),
            ("accuracy", Schema::Number),
            ("speed", Schema::Number),
            ("heading", Schema::Number),
        ],
        required: &["lat", "lng", "user_id"],
        is_fact: false,
    },
];

/// Frames that the server sends on both channels.
const TO_BOTH: &[Frame] = &[
    Frame {
        kind: "connection_established",
        summary: "The first frame; `seq` is the number of the channel's last fact.",
        fields: &[("seq", Schema::Integer)],
        required: &["seq"],
        is_fact: false,
    },
    Frame {
        kind: "reset",
        summary: "What came after the `since` asked for is not known any more: this is how things stand after `seq`.",
        fields: &[
            ("seq", Schema::Integer),
            ("assistance", Schema::MaybeAssistance),
            ("messages", Schema::Messages),
            ("offers", Schema::Offers),
        ],
        required: &["seq", "assistance"],
        is_fact: false,
    },
    Frame {
        kind: "degraded",
        summary: "The database is away: what you say may not be done now; the socket stays open.",
        fields: &[],
        required: &[],
        is_fact: false,
    },
    Frame {
        kind: "recovered",
        summary: "The database is back: say it again, and go on.",
        fields: &[],
        required: &[],
        is_fact: false,
    },
    Frame {
        kind: "error",
        summary: "A frame was refused; the socket lives on.",
        fields: &[("code", Schema::Text), ("message", Schema::Text)],
        required: &["code", "message"],
        is_fact: false,
    },
    Frame {
        kind: "unknown",
        summary: "A fact of a kind that this server does not know any more; its number still counts.",
        fields: &[],
        required: &[],
        is_fact: true,
    },
];

/// Frames that clients send.
const FROM_CLIENTS: &[Frame] = &[
    Frame {
        kind: "location",
        summary: "I am here. A foreign `user_id` is ignored.",
        fields: &[
            ("lat", Schema::Number),
            ("lng", Schema::Number),
            ("user_id", Schema::Integer),
            ("accuracy", Schema::MaybeNumber),
            ("speed", Schema::MaybeNumber),
            ("heading", Schema::MaybeNumber),
            ("at", Schema::Time),
        ],
        required: &["lat", "lng"],
        is_fact: false,
    },
    Frame {
        kind: "chat",
        summary: "Say something (channel of an assistance); the same `client_id` is said once.",
        fields: &[("message", Schema::Text), ("client_id", Schema::MaybeText100)],
        required: &["message"],
        is_fact: false,
    },
    Frame {
        kind: "read",
        summary: "I have read all messages up to this one (channel of an assistance).",
        fields: &[("up_to", Schema::Integer)],
        required: &["up_to"],
        is_fact: false,
    },
    Frame {
        kind: "resume",
        summary: "Tell me what I missed after this number; the same as `?since=N`.",
        fields: &[("since", Schema::Integer)],
        required: &["since"],
        is_fact: false,
    },
];

impl Frame {
    fn message(&self) -> Value {
        let mut properties = Map::new();
        properties.insert("type".to_owned(), json!({ "const": self.kind }));
        let numbered = [("seq", Schema::Integer), ("at", Schema::Time)];
        let numbered = numbered.iter().filter(|_| self.is_fact);
        for (name, schema) in self.fields.iter().chain(numbered) {
            properties.insert((*name).to_owned(), schema.json());
        }
        let required: Vec<&str> =
            ["type"].into_iter().chain(self.required.iter().copied()).chain(self.is_fact.then_some("seq")).collect();
        json!({
            "name": self.kind,
            "summary": self.summary,
            "payload": { "type": "object", "properties": properties, "required": required },
        })
    }
}

/// The document.
#[must_use]
pub fn document() -> Value {
    let mut messages = Map::new();
    let mut add = |direction: &str, frames: &[&Frame]| -> Vec<String> {
        let names = frames.iter().map(|frame| {
            let name = format!("{direction}_{}", frame.kind);
            messages.insert(name.clone(), frame.message());
            name
        });
        names.collect()
    };
    let sent = |frames: &'static [Frame]| frames.iter().chain(TO_BOTH).collect::<Vec<_>>();
    let to_assistant = add("server", &sent(TO_ASSISTANT));
    let to_parties = add("server", &sent(TO_PARTIES));
    let all: Vec<&Frame> = FROM_CLIENTS.iter().collect();
    let from_parties = add("client", &all);
    let from_assistant: Vec<String> = from_parties
        .iter()
        .filter(|name| matches!(name.as_str(), "client_location" | "client_resume"))
        .cloned()
        .collect();

    let channel = |address: &str, summary: &str, groups: [&[String]; 2]| {
        let messages: Map<String, Value> = groups
            .concat()
            .into_iter()
            .map(|name| (name.clone(), json!({ "$ref": format!("#/components/messages/{name}") })))
            .collect();
        json!({
            "address": address, "summary": summary, "messages": messages,
            "parameters": { "id": { "description": "Account id of the assistant, or id of the assistance" } },
            "bindings": { "ws": { "query": { "type": "object", "properties": {
                "token": { "type": "string", "description": "Access token, where no header can be set" },
                "since": { "type": "integer", "description": "The last number seen: replays what was missed" },
            } } } },
        })
    };
    let operation = |action: &str, channel: &str, names: &[String]| {
        let messages: Vec<Value> =
            names.iter().map(|name| json!({ "$ref": format!("#/channels/{channel}/messages/{name}") })).collect();
        json!({ "action": action, "channel": { "$ref": format!("#/channels/{channel}") }, "messages": messages })
    };
    json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "Depannini channels", "version": "1.0.0",
            "description": "One channel for each assistant, one for each assistance. Every fact carries `seq`, counted from 1 \
                without gap in its channel. Close codes: 1003 binary frame, 1009 frame too big, 1012 server restarts, 4001 \
                token ended, 4004 no longer there or no longer yours, 4008 read too slowly (resume), 4009 no sign of life.",
        },
        "defaultContentType": "application/json",
        "channels": {
            "assistant": channel("/ws/assistant/{id}/", "What an assistant is offered.", [&to_assistant, &from_assistant]),
            "assistance": channel("/ws/assistance/{id}/", "What the parties of an assistance hear.", [&to_parties, &from_parties]),
        },
        "operations": {
            "tellAssistant": operation("send", "assistant", &to_assistant),
            "hearAssistant": operation("receive", "assistant", &from_assistant),
            "tellParties": operation("send", "assistance", &to_parties),
            "hearParties": operation("receive", "assistance", &from_parties),
        },
        "components": {
            "messages": messages,
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" } },
            "schemas": {
                "Place": { "type": "object", "required": ["lat", "lng"],
                    "properties": { "lat": { "type": "number" }, "lng": { "type": "number" } } },
                "Person": { "type": "object", "required": ["id", "name"], "properties": {
                    "id": { "type": "integer" }, "name": { "type": "string" },
                    "phone_number": { "type": ["string", "null"] },
                    "lat": { "type": ["number", "null"] }, "lng": { "type": ["number", "null"] } } },
            },
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::{Card, Service};
    use crate::api::depannini::socket::NativeCodec;
    use crate::dispatch::assistance::{Assistance, Need, Stages, Status, VehicleClass, View};
    use crate::dispatch::channel::{Fact, OfferTold, Snapshot, Standing, StatusTold, Told};
    use crate::dispatch::chat::Message;
    use crate::dispatch::live::Report;
    use crate::kernel::geo::{Metres, Point};
    use crate::kernel::id::{AccountId, AssistanceId, ClientId, MessageId};
    use crate::kernel::language::Language;
    use crate::kernel::money::{Currency, Money};
    use crate::kernel::time::Timestamp;
    use crate::realtime::Codec as _;

    fn now() -> Timestamp {
        Timestamp::from_micros(1_700_000_000_000_000)
    }

    fn card() -> Card {
        Card { id: AccountId::new(2), name: "Amel".to_owned(), phone: Some("+213555000001".to_owned()) }
    }

    fn assistance() -> Assistance {
        let at = Point::new(36.7, 3.0).unwrap();
        Assistance {
            id: AssistanceId::new(1),
            client: ClientId::new(2),
            assistant: None,
            need: Need { service: Service::Towing, vehicle: VehicleClass::Light },
            description: None,
            pickup: at,
            dropoff: Some(at),
            place: None,
            work_order: None,
            status: Status::Requested,
            stages: Stages::default(),
            cancel_reason: None,
            canceled_by: None,
            distance: Metres(1.0),
            eta_s: None,
            price: Some(Money::new(150_000, Currency::DZD)),
            currency: Currency::DZD,
            rating: None,
            wave: 0,
            search_until: now(),
            created_at: now(),
            updated_at: now(),
            accepted_at: None,
            started_at: None,
            ended_at: None,
        }
    }

    fn status(word: &str) -> Fact {
        Fact::Status(Box::new(StatusTold {
            assistance_id: 1,
            status: word.to_owned(),
            client: Some(card()),
            assistant: Some(card()),
            replaced: (word == "accepted").then(|| AccountId::new(3)),
            assistant_at: Point::new(36.7, 3.0),
            price: Some(Money::new(150_000, Currency::DZD)),
            cancel_reason: None,
            canceled_by: None,
        }))
    }

    fn message() -> Message {
        Message {
            id: MessageId::new(1),
            assistance: AssistanceId::new(1),
            sender: AccountId::new(2),
            sender_name: "Amel".to_owned(),
            body: "hello".to_owned(),
            client_ref: None,
            at: now(),
            read: false,
        }
    }

    fn offer() -> OfferTold {
        OfferTold {
            offer_id: 1,
            assistance: assistance(),
            client: card(),
            distance: Metres(100.0),
            eta_s: 60,
            offered_at: now(),
            expires_at: now(),
        }
    }

    fn facts() -> Vec<Fact> {
        vec![
            Fact::Offered(Box::new(offer())),
            Fact::OfferClosed { offer_id: 1, assistance_id: 1, reason: "taken".to_owned() },
            Fact::Assigned { assistance_id: 1 },
            Fact::Reassigned { assistance_id: 1 },
            status("accepted"),
            status("completed"),
            status("canceled"),
            Fact::Stage { assistance_id: 1, stage: "arrived".to_owned() },
            Fact::Price { price: Money::new(1, Currency::DZD) },
            Fact::WorkOrder { id: 1 },
            Fact::Chat(Some(message())),
            Fact::Chat(None),
            Fact::Read { account_id: 1, up_to: 1 },
            Fact::Unknown,
        ]
    }

    fn standings() -> [Standing; 2] {
        let view =
            View { assistance: assistance(), client: card(), assistant: Some(card()), vehicle: None, arrival_s: None };
        [
            Standing::Assistance { view: Box::new(view.clone()), messages: vec![message()] },
            Standing::Assistant { offers: vec![offer()], job: Some(Box::new(view)) },
        ]
    }

    #[test]
    fn what_the_document_takes_from_the_other_one_is_there() {
        let schemas = serde_json::to_value(crate::api::depannini::document()).unwrap()["components"]["schemas"].clone();
        let text = document().to_string();
        let named: Vec<&str> = text
            .split("/openapi.json#/components/schemas/")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(named.len(), 3, "{named:?}");
        for name in named {
            assert!(schemas.get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn every_frame_of_the_codec_is_described() {
        let document = document();
        let codec = NativeCodec;
        let report = Report {
            accuracy: Some(1.0),
            speed: Some(1.0),
            heading: Some(1.0),
            ..Report::new(AccountId::new(1), Point::new(0.0, 0.0).unwrap(), now())
        };
        let mut frames: Vec<_> =
            facts().into_iter().map(|fact| codec.fact(&Told { seq: 1, at: now(), fact })).collect();
        frames.extend([codec.welcome(1), codec.error("x", "y"), codec.position(&report)]);
        frames.extend([codec.condition(false), codec.condition(true)]);
        frames.extend(standings().map(|standing| codec.reset(&Snapshot { seq: 1, standing })));
        for frame in frames {
            let frame: Value = serde_json::from_str(&frame).unwrap();
            let name = format!("server_{}", frame["type"].as_str().unwrap());
            let payload = &document["components"]["messages"][&name]["payload"];
            let properties = payload["properties"].as_object().unwrap_or_else(|| panic!("{name} is not described"));
            for field in frame.as_object().unwrap().keys() {
                assert!(properties.contains_key(field), "{name} does not describe {field}");
            }
            for required in payload["required"].as_array().unwrap() {
                assert!(frame.get(required.as_str().unwrap()).is_some(), "{name} lacks {required}");
            }
        }
    }

    #[test]
    fn every_described_frame_of_a_client_is_understood() {
        let samples = [
            json!({"type": "location", "lat": 1, "lng": 2, "at": "2026-01-01T00:00:00Z"}),
            json!({"type": "chat", "message": "x", "client_id": null}),
            json!({"type": "read", "up_to": 1}),
            json!({"type": "resume", "since": 0}),
        ];
        let described: Vec<&str> = FROM_CLIENTS.iter().map(|frame| frame.kind).collect();
        let sampled: Vec<&str> = samples.iter().map(|sample| sample["type"].as_str().unwrap()).collect();
        assert_eq!(described, sampled);
        for sample in samples {
            assert!(NativeCodec.parse(&sample.to_string(), Language::En).is_ok(), "{sample}");
        }
    }
}
