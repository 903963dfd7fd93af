//! Signing up through the public API.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::Context as _;
use chrono::Datelike as _;
use reqwest::Method;
use serde_json::{Value, json};

use crate::cli::api::Api;
use crate::kernel::geo::Point;

/// Everybody's password; the database lives as long as the demo.
pub(super) const PASSWORD: &str = "depannini-demo";
/// Given names of this country, in turn.
const NAMES: [&str; 12] =
    ["Amel", "Karim", "Yasmine", "Sofiane", "Lina", "Mourad", "Nadia", "Rachid", "Samira", "Walid", "Farida", "Hocine"];

/// Somebody with an account.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Account id.
    pub(super) id: i64,
    /// Phone number.
    pub(super) phone: String,
    /// Access token.
    pub(super) token: String,
}

/// What an assistant offers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Truck {
    /// `towing` or `repair`.
    pub(super) service: &'static str,
    /// `b` or `c`.
    pub(super) license: &'static str,
    /// In words.
    pub(super) vehicle: &'static str,
}

impl Truck {
    /// Repair and towing in turn; every other tow truck may take heavy vehicles.
    pub(super) fn of(number: usize) -> Self {
        match number % 4 {
            0 => Self { service: "towing", license: "b", vehicle: "tow truck" },
            2 => Self { service: "towing", license: "c", vehicle: "heavy tow truck" },
            _ => Self { service: "repair", license: "b", vehicle: "van" },
        }
    }
}

/// Signs people up, each with a number of their own.
pub(super) struct Office {
    api: Arc<Api>,
    signed_up: AtomicU32,
}

impl Office {
    /// Of one server whose database has nobody yet.
    pub(super) fn new(api: Arc<Api>) -> Self {
        Self { api, signed_up: AtomicU32::new(0) }
    }

    /// A new client.
    ///
    /// # Errors
    /// A server that refuses.
    pub(super) async fn client(&self) -> anyhow::Result<Member> {
        self.register(|name, phone| common(name, phone, "client")).await
    }

    /// A new assistant at a place.
    ///
    /// # Errors
    /// A server that refuses.
    pub(super) async fn assistant(&self, truck: Truck, at: Point) -> anyhow::Result<Member> {
        self.register(|name, phone| {
            let mut body = common(name, phone, "assistant");
            body["service_type"] = json!(truck.service);
            body["vehicle_type"] = json!(truck.vehicle);
            body["driving_license_cat"] = json!(truck.license);
            body["driving_license_num"] = json!(format!("DZ{}", &phone[4..]));
            // two digits of a year well ahead
            body["driving_license_expiry"] =
                json!(format!("31:12:{:02}", (self.api.wall().now().utc().year() + 5) % 100));
            body["vehicle_registration_num"] = json!(phone[4..].parse::<i64>().unwrap_or(1));
            body["current_lat"] = json!(at.lat.degrees());
            body["current_lng"] = json!(at.lng.degrees());
            body
        })
        .await
    }

    /// Puts an assistant on duty.
    ///
    /// # Errors
    /// A server that refuses.
    pub(super) async fn on_duty(&self, assistant: &Member) -> anyhow::Result<()> {
        let body = json!({ "is_active": true });
        let answer = self.api.call(Method::POST, "/api/profile/assistant-status/", &assistant.token, &body).await?;
        answer.expect(200, "going on duty").map(drop)
    }

    async fn register(&self, body: impl Fn(&str, &str) -> Value) -> anyhow::Result<Member> {
        let number = self.signed_up.fetch_add(1, Ordering::Relaxed);
        let name = NAMES.get(number as usize % NAMES.len()).copied().unwrap_or("Amel");
        let phone = format!("+213{}", 555_000_001 + number);
        let body = body(&format!("{name} {}", number + 1), &phone);
        let made = self.api.call(Method::POST, "/api/auth/register/", "", &body).await?.expect(201, "signing up")?;
        let id = made["user"]["id"].as_i64().context("signing up: no user.id")?;
        let token = made["tokens"]["access"].as_str().context("signing up: no tokens.access")?.to_owned();
        Ok(Member { id, phone, token })
    }
}

fn common(name: &str, phone: &str, user_type: &str) -> Value {
    json!({
        "name": name, "phone_number": phone, "user_type": user_type,
        "password": PASSWORD, "password_confirm": PASSWORD,
    })
}
