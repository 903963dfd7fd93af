//! Somebody who uses the API.

use depannini::accounts::{LicenseCategory, Service};
use serde_json::{Value, json};

use super::{Answer, Refused, Socket};

/// A signed-in (or anonymous) user of one server.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) token: Option<String>,
    pub(crate) base: String,
    pub(crate) http: reqwest::Client,
}

/// What an assistant drives.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Truck {
    pub(crate) service: Service,
    pub(crate) license: LicenseCategory,
}

impl Truck {
    pub(crate) const HEAVY: Self = Self { service: Service::Towing, license: LicenseCategory::C };
    pub(crate) const LIGHT: Self = Self { service: Service::Towing, license: LicenseCategory::B };
    pub(crate) const REPAIR: Self = Self { service: Service::Repair, license: LicenseCategory::B };
}

/// One wave of a search, as an administrator reads it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wave {
    pub(crate) radius_km: f64,
    /// RFC 3339.
    pub(crate) at: String,
    /// Who was asked, nearest first, with the outcome.
    pub(crate) asked: Vec<(i64, String)>,
    /// Who was left out, nearest first, with the reason.
    pub(crate) left_out: Vec<(i64, String)>,
}

impl Wave {
    fn read(wave: &Value) -> Self {
        let people = |list: &str, word: &str| {
            let list = wave[list].as_array().unwrap().iter();
            list.map(|p| (p["assistant_id"].as_i64().unwrap(), p[word].as_str().unwrap().to_owned())).collect()
        };
        Self {
            radius_km: wave["radius_km"].as_f64().unwrap(),
            at: wave["at"].as_str().unwrap().to_owned(),
            asked: people("asked", "outcome"),
            left_out: people("left_out", "reason"),
        }
    }

    /// Who was asked, nearest first.
    pub(crate) fn asked_ids(&self) -> Vec<i64> {
        self.asked.iter().map(|(id, _)| *id).collect()
    }
}

impl Person {
    pub(crate) fn call(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        Answer::of(self.call("GET", path).send().await.unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.call("POST", path).json(&body).send().await.unwrap()).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.call("PATCH", path).json(&body).send().await.unwrap()).await
    }

    pub(crate) async fn post_with_key(&self, path: &str, key: &str, body: Value) -> Answer {
        let request = self.call("POST", path).header("Idempotency-Key", key).json(&body);
        Answer::of(request.send().await.unwrap()).await
    }

    pub(crate) async fn patch_with_key(&self, path: &str, key: &str, body: Value) -> Answer {
        let request = self.call("PATCH", path).header("Idempotency-Key", key).json(&body);
        Answer::of(request.send().await.unwrap()).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        Answer::of(self.call("PUT", path).json(&body).send().await.unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        Answer::of(self.call("DELETE", path).send().await.unwrap()).await
    }

    /// Sends something with `If-Match`.
    pub(crate) async fn send_if(&self, method: &str, path: &str, tag: &str, body: Value) -> Answer {
        Answer::of(self.call(method, path).header("If-Match", tag).json(&body).send().await.unwrap()).await
    }

    /// Asks for help.
    pub(crate) async fn ask(&self, body: Value) -> Answer {
        self.post("/api/assistance/request/", body).await
    }

    /// Asks for a tow of a light vehicle.
    pub(crate) async fn ask_for_tow(&self, pickup: (f64, f64), dropoff: (f64, f64)) -> i64 {
        let body = json!({
            "pickup": {"lat": pickup.0, "lng": pickup.1}, "dropoff": {"lat": dropoff.0, "lng": dropoff.1},
        });
        self.ask(body).await.expect(201)["assistance"]["id"].as_i64().unwrap()
    }

    /// Asks for a repair on the spot.
    pub(crate) async fn ask_for_repair(&self, pickup: (f64, f64)) -> i64 {
        let body = json!({"pickup": {"lat": pickup.0, "lng": pickup.1}});
        self.ask(body).await.expect(201)["assistance"]["id"].as_i64().unwrap()
    }

    /// The assistance as this person sees it.
    pub(crate) async fn look_at(&self, id: i64) -> Value {
        self.get(&format!("/api/assistance/view/{id}/")).await.expect(200)
    }

    pub(crate) async fn accept_with_key(&self, id: i64, key: &str) -> Answer {
        self.patch_with_key(&format!("/api/assistance/accept/{id}/"), key, json!({})).await
    }

    pub(crate) async fn decline(&self, id: i64) -> Answer {
        self.patch(&format!("/api/assistance/decline/{id}/"), json!({})).await
    }

    /// How a search went, wave by wave; for administrators.
    pub(crate) async fn waves_of(&self, id: i64) -> Vec<Wave> {
        let body = self.get(&format!("/api/assistance/{id}/search/")).await.expect(200);
        body["waves"].as_array().unwrap().iter().map(Wave::read).collect()
    }

    /// Reports a position on the own channel; it is known when this returns.
    pub(crate) async fn is_at(&self, place: (f64, f64)) {
        let mut channel = self.own_channel().await;
        channel.send(json!({"type": "location", "lat": place.0, "lng": place.1})).await;
        channel.settle().await;
    }

    pub(crate) async fn accept(&self, id: i64) -> Answer {
        self.patch(&format!("/api/assistance/accept/{id}/"), json!({})).await
    }

    pub(crate) async fn update(&self, id: i64, status: &str) -> Answer {
        self.patch(&format!("/api/assistance/update/{id}/"), json!({ "status": status })).await
    }

    /// Sends a body exactly as it stands.
    pub(crate) async fn send(
        &self,
        method: &str,
        path: &str,
        content_type: &str,
        body: impl Into<reqwest::Body>,
    ) -> Answer {
        let request = self.call(method, path).header("content-type", content_type).body(body);
        Answer::of(request.send().await.unwrap()).await
    }

    /// The same person with another token, or none.
    pub(crate) fn with_token(&self, token: Option<&str>) -> Self {
        Self { token: token.map(str::to_owned), ..self.clone() }
    }

    /// The refusal of a socket.
    pub(crate) async fn refused_socket(&self, path: &str) -> Refused {
        Socket::open(self, path).await.err().unwrap_or_else(|| panic!("{path} was opened"))
    }

    /// Opens the own channel of an assistant; its first frame has been read.
    pub(crate) async fn own_channel(&self) -> Socket {
        self.socket(&format!("/ws/assistant/{}/", self.id)).await
    }

    /// Opens the channel of an assistance; its first frame has been read.
    pub(crate) async fn channel(&self, assistance: i64) -> Socket {
        self.socket(&format!("/ws/assistance/{assistance}/")).await
    }

    /// Comes back to the own channel after fact `seq`.
    pub(crate) async fn own_channel_since(&self, seq: i64) -> Socket {
        self.socket(&format!("/ws/assistant/{}/?since={seq}", self.id)).await
    }

    /// Comes back to the channel of an assistance after fact `seq`.
    pub(crate) async fn channel_since(&self, assistance: i64, seq: i64) -> Socket {
        self.socket(&format!("/ws/assistance/{assistance}/?since={seq}")).await
    }

    pub(crate) async fn socket(&self, path: &str) -> Socket {
        let mut socket = Socket::open(self, path).await.unwrap_or_else(|refused| panic!("{path}: {refused:?}"));
        socket.welcome = socket.expect("connection_established").await["seq"].as_i64().unwrap();
        socket
    }
}
