//! A garage whose people have signed in at RevCare, and the steps that a booking takes in their hands.

use std::collections::HashMap;

use depannini::api::mechanic_factory;
use depannini::api::revcare::FRONT;
use serde_json::{Value, json};

use crate::editions::{at, holding};
use crate::harness::{Answer, PASSWORD, Person, World};
use crate::workshop_api::Shop;

/// The administrator of a test's world.
const ADMIN_PHONE: &str = "+213555099999";
/// The second mechanic of a shop.
const MECHANIC_PHONE: &str = "+213666000002";

/// Signs in; who it is keeps their id.
pub(super) async fn enter(nobody: &Person, id: i64, phone: &str, password: &str) -> Person {
    let form = format!("username={}&password={password}", phone.replace('+', "%2B"));
    let told = nobody.send("POST", "/auth/login", "application/x-www-form-urlencoded", form).await.expect(200);
    holding(nobody, id, &told["access_token"])
}

pub(super) struct Bay<'w> {
    /// The same people at our own API, with an administrator and staff.
    pub(super) shop: Shop<'w>,
    pub(super) nobody: Person,
    pub(super) admin: Person,
    pub(super) mechanic: Person,
    /// Another mechanic, who signed up at Mechanic Factory.
    pub(super) other: Person,
    pub(super) customer: Person,
    pub(super) stranger: Person,
    /// Two of the catalogue.
    pub(super) services: [i64; 2],
    /// The customer's.
    pub(super) car: i64,
    pub(super) slot: i64,
    statuses: HashMap<String, i64>,
    kinds: HashMap<String, i64>,
}

impl<'w> Bay<'w> {
    pub(super) async fn open(world: &'w World) -> Self {
        let shop = Shop::open(world).await;
        let nobody = at(world, &FRONT);
        let signed_up = json!({
            "name": "Other Mechanic", "email": "other@example.com", "phone": "0555 12 00 00", "address": "1 Main St",
            "password": PASSWORD, "salary": 1,
        });
        let other = at(world, &mechanic_factory::FRONT).post("/mechanics", signed_up).await.made();
        let maker = shop.listed("manufacturers", "Renault").await;
        let model = json!({"manufacturer_id": maker, "name": "Clio"});
        let model = shop.staff.post("/api/workshop/models", model).await.made();
        let car = json!({"registration": "00123-116-16", "model_id": model});
        let car = shop.customer.post("/api/workshop/assets", car).await.made();
        let slot = shop.customer.get("/api/workshop/time-slots").await.ids()[0];
        let kinds = shop.staff.get("/api/workshop/assignment-kinds").await.expect(200);
        let kinds = kinds["items"].as_array().unwrap().iter();
        let kinds = kinds.map(|kind| (kind["purpose"].as_str().unwrap().to_owned(), kind["id"].as_i64().unwrap()));
        let statuses = world.outside().lines("select name || '=' || id as line from statuses");
        let statuses = statuses.iter().filter_map(|line| line.split_once('='));
        Self {
            admin: enter(&nobody, shop.admin.id, ADMIN_PHONE, PASSWORD).await,
            mechanic: enter(&nobody, shop.mechanic.id, MECHANIC_PHONE, PASSWORD).await,
            other: enter(&nobody, other, "0555120000", PASSWORD).await,
            customer: enter(&nobody, shop.customer.id, &shop.customer.phone, PASSWORD).await,
            stranger: enter(&nobody, shop.stranger.id, &shop.stranger.phone, PASSWORD).await,
            services: [shop.service("Front pads").await, shop.service("Rear pads").await],
            car,
            slot,
            statuses: statuses.map(|(name, id)| (name.to_owned(), id.parse().unwrap())).collect(),
            kinds: kinds.collect(),
            nobody,
            shop,
        }
    }

    pub(super) fn status_id(&self, name: &str) -> i64 {
        self.statuses[name]
    }

    pub(super) fn kind(&self, purpose: &str) -> i64 {
        self.kinds[purpose]
    }

    /// What a customer sends, as documented.
    pub(super) fn booking(&self) -> Value {
        json!({
            "customer_id": cst(self.customer.id), "vehicle_id": self.car, "pickup_type": "doorstep", "timeslot_id": self.slot,
            "services": [
                {"service_id": self.services[0], "quantity": 1}, {"service_id": self.services[1], "quantity": 2},
            ],
            "notes": "Need quick turnaround",
        })
    }

    pub(super) async fn booked(&self) -> i64 {
        self.customer.post("/bookings/", self.booking()).await.expect(200)["id"].as_i64().unwrap()
    }

    pub(super) async fn look(&self, id: i64) -> Value {
        self.admin.get(&format!("/bookings/{id}")).await.expect(200)
    }

    /// Whether a booking is told to be there.
    #[track_caller]
    pub(super) fn is_at(&self, booking: &Value, status: &str) {
        assert_eq!((&booking["status"], &booking["status_id"]), (&json!(status), &json!(self.status_id(status))));
    }

    pub(super) async fn status(&self, id: i64) -> String {
        self.look(id).await["status"].as_str().unwrap().to_owned()
    }

    pub(super) async fn assign(&self, id: i64, to: &Person, purpose: &str) -> Answer {
        let body = json!({"mechanic_id": mec(to.id), "booking_id": id, "assignment_type_id": self.kind(purpose), "note": "soon"});
        self.admin.post("/bookings/admin/assign", body).await
    }

    pub(super) async fn report(&self, id: i64, by: &Person, status: &str) -> Answer {
        let body = json!({"booking_id": id, "status_id": self.status_id(status), "notes": "as seen"});
        by.post("/bookings/mechanic/progress", body).await
    }

    /// The mechanic reports, and an administrator stands by it.
    pub(super) async fn reported(&self, id: i64, status: &str) {
        let note = self.report(id, &self.mechanic, status).await.expect(200)["id"].clone();
        let told = self.admin.post(&format!("/bookings/admin/progress/{note}/validate"), json!({})).await.expect(200);
        assert_eq!(told["validated"], true);
    }

    /// The two services at 40.00 and 2 × 25.00: 90.00, and 106.20 with tax.
    pub(super) fn finding(&self, id: i64) -> Value {
        json!({
            "booking_id": id, "description": "Worn pads", "recommendation": "New pads", "images": ["pads.jpg"],
            "price_quote": {self.services[0].to_string(): 40, self.services[1].to_string(): 25.0},
            "estimated_cost": 90, "estimated_time": 2.5,
        })
    }

    /// It is in the garage.
    pub(super) async fn received(&self) -> i64 {
        let id = self.booked().await;
        self.assign(id, &self.mechanic, "pickup").await.expect(200);
        self.reported(id, "received").await;
        id
    }

    /// What is wrong is known, and the garage stands by it.
    pub(super) async fn analysed(&self) -> i64 {
        let id = self.received().await;
        self.assign(id, &self.mechanic, "analysis").await.expect(200);
        self.mechanic.post("/bookings/mechanic/analysis", self.finding(id)).await.expect(200);
        self.admin.post(&format!("/bookings/admin/analysis/{id}/validate"), json!({})).await.expect(200);
        id
    }

    pub(super) async fn confirm(&self, id: i64, payment_method: i64) -> Answer {
        let body = json!({"service_ids": self.services, "payment_method_id": payment_method});
        self.customer.put(&format!("/bookings/{id}/confirm-services"), body).await
    }

    /// Work goes on, to be paid at the door.
    pub(super) async fn under_way(&self) -> i64 {
        let id = self.analysed().await;
        self.confirm(id, OFFLINE).await.expect(200);
        id
    }

    /// The work is done, and a mechanic brings the car back.
    pub(super) async fn brought_back(&self) -> i64 {
        let id = self.under_way().await;
        self.assign(id, &self.mechanic, "service").await.expect(200);
        self.reported(id, "completed").await;
        self.assign(id, &self.mechanic, "drop").await.expect(200);
        id
    }

    pub(super) async fn cancel(&self, id: i64) -> Answer {
        self.customer.put(&format!("/bookings/{id}/cancel"), json!({})).await
    }
}

/// The document's numbers of ways to pay.
pub(super) const ONLINE: i64 = 1;
pub(super) const OFFLINE: i64 = 2;

pub(super) fn cst(id: i64) -> String {
    format!("CST{id:06}")
}

pub(super) fn mec(id: i64) -> String {
    format!("MEC{id:06}")
}
