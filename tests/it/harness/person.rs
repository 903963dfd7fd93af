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

    /// Asks for a tow of a light vehicle.
    pub(crate) async fn ask_for_tow(&self, pickup: (f64, f64), dropoff: (f64, f64)) -> i64 {
        let body = json!({
            "pickup": {"lat": pickup.0, "lng": pickup.1}, "dropoff": {"lat": dropoff.0, "lng": dropoff.1},
        });
        self.post("/api/assistance/request/", body).await.expect(201)["assistance"]["id"].as_i64().unwrap()
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

    pub(crate) async fn socket(&self, path: &str) -> Socket {
        let mut socket = Socket::open(self, path).await.unwrap_or_else(|refused| panic!("{path}: {refused:?}"));
        socket.welcome = socket.expect("connection_established").await["seq"].as_i64().unwrap();
        socket
    }
}
