//! A fact as a frame tells it and as the database holds it, brought to one form in which the two can be compared.

use chrono::{DateTime, NaiveDateTime};
use serde_json::Value;

/// What a channel belongs to; the order is that of the reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// What is offered to an assistant.
    Assistant,
    /// What the parties of an assistance hear.
    Assistance,
}

impl Kind {
    /// As stored and as in the address of a socket.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Assistant => "assistant",
            Self::Assistance => "assistance",
        }
    }
}

/// One numbered sequence of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Channel {
    pub(crate) kind: Kind,
    pub(crate) id: i64,
}

impl std::fmt::Display for Channel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind.word(), self.id)
    }
}

/// A fact without what may be told differently later (names, positions, whether a message has been read).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub(crate) told: Told,
    /// Microseconds since 1970.
    pub(crate) at: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    Offered {
        offer: i64,
        assistance: i64,
    },
    OfferClosed {
        offer: i64,
        assistance: i64,
        reason: String,
    },
    Status {
        assistance: i64,
        status: String,
        client: Option<i64>,
        assistant: Option<i64>,
        by: Option<String>,
    },
    Price {
        minor: i64,
    },
    Chat {
        message: i64,
        text: String,
        sender: i64,
        reference: Option<String>,
    },
    Read {
        reader: i64,
        up_to: i64,
    },
    /// A type that this harness does not know.
    Other(String),
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

impl Fact {
    /// Reads a frame that has a number. `None`: something that belongs to its type is missing.
    pub(crate) fn of_frame(frame: &Value) -> Option<Self> {
        let kind = frame["type"].as_str()?;
        let told = match kind {
            "new_assistance_request" => {
                Told::Offered { offer: number(&frame["offer_id"])?, assistance: number(&frame["assistance_id"])? }
            }
            "offer_closed" => Told::OfferClosed {
                offer: number(&frame["offer_id"])?,
                assistance: number(&frame["assistance_id"])?,
                reason: text(&frame["reason"])?,
            },
            "status" => Told::Status {
                assistance: number(&frame["assistance_id"])?,
                status: text(&frame["status"])?,
                client: number(&frame["client"]["id"]),
                assistant: number(&frame["assistant"]["id"]),
                by: text(&frame["canceled_by"]),
            },
            "price" => Told::Price { minor: (frame["total_price"].as_f64()? * 100.0).round() as i64 },
            "chat" => Told::Chat {
                message: number(&frame["id"])?,
                text: text(&frame["message"])?,
                sender: number(&frame["sender_id"])?,
                reference: text(&frame["client_id"]),
            },
            "read" => Told::Read { reader: number(&frame["user_id"])?, up_to: number(&frame["up_to"])? },
            other => Told::Other(other.to_owned()),
        };
        let at = DateTime::parse_from_rfc3339(frame["at"].as_str()?).ok()?.timestamp_micros();
        Some(Self { told, at })
    }

    /// Reads a row of the journal; `message` finds text, sender and the sender's own id of a message.
    pub(crate) fn of_row(
        channel: Channel,
        (kind, payload, at): (&str, &Value, NaiveDateTime),
        message: impl FnOnce(i64) -> Option<(String, i64, Option<String>)>,
    ) -> Option<Self> {
        let told = match kind {
            "offered" => {
                Told::Offered { offer: number(&payload["offer_id"])?, assistance: number(&payload["assistance_id"])? }
            }
            "offer_closed" => Told::OfferClosed {
                offer: number(&payload["offer_id"])?,
                assistance: number(&payload["assistance_id"])?,
                reason: text(&payload["reason"])?,
            },
            "status" => Told::Status {
                assistance: channel.id,
                status: text(&payload["status"])?,
                client: number(&payload["client_id"]),
                assistant: number(&payload["assistant_id"]),
                by: text(&payload["canceled_by"]),
            },
            "price" => Told::Price { minor: number(&payload["price_minor"])? },
            "chat" => {
                let id = number(&payload["message_id"])?;
                let (text, sender, reference) = message(id)?;
                Told::Chat { message: id, text, sender, reference }
            }
            "read" => Told::Read { reader: number(&payload["account_id"])?, up_to: number(&payload["up_to"])? },
            other => Told::Other(other.to_owned()),
        };
        Some(Self { told, at: at.and_utc().timestamp_micros() })
    }
}

/// How far along its life an assistance of this status is; a later state never has a smaller number.
pub(crate) fn progress(status: &str) -> u8 {
    match status {
        "requested" => 0,
        "accepted" => 1,
        "ongoing" => 2,
        _ => 3,
    }
}

/// Whether nothing follows this status.
pub(crate) fn is_final(status: &str) -> bool {
    matches!(status, "completed" | "canceled")
}

/// Whether a fact of this status may follow a fact of that one; `requested` is no fact.
pub(crate) fn may_follow(before: &str, next: &str) -> bool {
    matches!((before, next), ("requested", "accepted") | ("accepted", "ongoing") | ("ongoing", "completed"))
        || (next == "canceled" && !is_final(before))
}
