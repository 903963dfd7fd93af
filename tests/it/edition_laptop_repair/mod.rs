//! The edition Laptop Repair Store: its endpoints, its tokens, its words, and what it shares with the other APIs.

mod across;
mod examples;
mod guards;
mod input;
mod rights;
mod sessions;
mod shop;

use depannini::api::laptop_repair::FRONT;
use depannini::api::mechanic_factory;
use serde_json::{Value, json};

use crate::editions::{at, holding};
use crate::harness::{Answer, PASSWORD as ADMINS, Person, World};

/// The document's own.
pub(crate) const PASSWORD: &str = "password123";

/// `{"detail": "…"}`, with 422 a list of `{type, loc, msg}`.
pub(crate) fn envelope(told: &Answer) {
    let body: Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{}: {}", told.status, told.text));
    assert_eq!(body.as_object().unwrap().len(), 1, "{body}");
    if told.status != 422 {
        assert!(body["detail"].as_str().is_some_and(|text| !text.is_empty()), "{}: {body}", told.status);
        return;
    }
    let fields = body["detail"].as_array().unwrap_or_else(|| panic!("no list: {body}"));
    assert!(!fields.is_empty(), "{body}");
    for field in fields {
        assert_eq!(field.as_object().unwrap().len(), 3, "{body}");
        assert!(matches!(field["loc"][0].as_str(), Some("body" | "query")), "{body}");
        assert!(field["type"].is_string() && field["msg"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    }
}

/// A refusal with these words.
#[track_caller]
pub(crate) fn refused(told: &Answer, status: u16, detail: &str) {
    assert_eq!((told.status, told.text.as_str()), (status, json!({ "detail": detail }).to_string().as_str()));
}

/// The place of each field that a 422 names.
#[track_caller]
pub(crate) fn places(told: &Answer) -> Vec<String> {
    let place = |field: &Value| {
        let parts = field["loc"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned());
        parts.collect::<Vec<_>>().join(".")
    };
    told.expect(422)["detail"].as_array().unwrap().iter().map(place).collect()
}

pub(crate) fn ids(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect()
}

/// What signing in answers.
pub(crate) async fn enter(nobody: &Person, phone: &str, password: &str) -> Value {
    nobody.post("/auth/login", json!({"phone": phone, "password": password})).await.expect(200)
}

/// Somebody signed in.
pub(crate) async fn signed_in(nobody: &Person, phone: &str, password: &str) -> Person {
    let told = enter(nobody, phone, password).await;
    let person = holding(nobody, told["user"]["id"].as_i64().unwrap(), &told["tokens"]["access_token"]);
    Person { phone: phone.to_owned(), ..person }
}

/// A customer who has signed up and in; the number makes the phone and the address.
pub(crate) async fn customer(nobody: &Person, number: u32) -> Person {
    let phone = format!("0661000{number:03}");
    let body = json!({
        "full_name": format!("Customer {number}"), "phone": phone, "email": format!("customer{number}@example.com"),
        "password": PASSWORD,
    });
    nobody.post("/auth/register", body).await.made();
    signed_in(nobody, &phone, PASSWORD).await
}

/// Everybody who comes to the store.
pub(crate) struct Store {
    pub(crate) nobody: Person,
    pub(crate) admin: Person,
    /// A technician with the rights of staff.
    pub(crate) staff: Person,
    /// A mechanic who signed up by themselves, at another API.
    pub(crate) mechanic: Person,
    pub(crate) customer: Person,
    pub(crate) stranger: Person,
}

impl Store {
    pub(crate) async fn open(world: &World) -> Self {
        let nobody = at(world, &FRONT);
        world.administrator().await;
        let admin = signed_in(&nobody, "+213555099999", ADMINS).await;
        let body = json!({"full_name": "Tina Tech", "phone": "0662000001", "password": PASSWORD, "is_staff": true});
        admin.post("/users", body).await.made();
        let body = json!({
            "name": "Max Mechanic", "email": "max@example.com", "phone": "0662000002", "address": "1 Main St",
            "password": PASSWORD, "salary": 1,
        });
        at(world, &mechanic_factory::FRONT).post("/mechanics", body).await.made();
        Self {
            staff: signed_in(&nobody, "0662000001", PASSWORD).await,
            mechanic: signed_in(&nobody, "0662000002", PASSWORD).await,
            customer: customer(&nobody, 1).await,
            stranger: customer(&nobody, 2).await,
            nobody,
            admin,
        }
    }

    /// Signs somebody in anew.
    pub(crate) async fn again(&self, person: &Person) -> Person {
        signed_in(&self.nobody, &person.phone, PASSWORD).await
    }

    /// A brand, a device type and a model, with a number in their names.
    pub(crate) async fn parents(&self, number: u32) -> (i64, i64, i64) {
        let brand = self.staff.post("/devices/brands", json!({"name": format!("Brand {number}")})).await.made();
        let kind = self.staff.post("/devices/types", json!({"name": format!("Type {number}")})).await.made();
        let body = json!({"brand_id": brand, "name": "XPS 13", "device_type_id": kind});
        (brand, kind, self.staff.post("/devices/models", body).await.made())
    }

    /// A device of somebody.
    pub(crate) async fn device(&self, owner: &Person, (brand, kind, model): (i64, i64, i64)) -> i64 {
        let body = json!({"brand_id": brand, "model_id": model, "device_type_id": kind, "owner_id": owner.id});
        self.staff.post("/devices", body).await.made()
    }

    /// An order of the customer about a device of theirs.
    pub(crate) async fn order(&self) -> (i64, i64) {
        let parents = self.parents(1).await;
        let device = self.device(&self.customer, parents).await;
        let body = json!({"device_id": device, "cost": "250.00", "note": "Screen cracked"});
        (self.staff.post("/orders", body).await.made(), device)
    }
}
