//! The garage over HTTP: its people, and how each of them is met.

use depannini::accounts::{NewRole, Password, Registration};
use depannini::kernel::contact::Phone;
use depannini::kernel::secret::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, Person, Truck, World};

/// A garage with people around it, who speak HTTP.
pub(crate) struct Shop<'w> {
    pub(crate) world: &'w World,
    pub(crate) admin: Person,
    /// A mechanic who also does the counter's work.
    pub(crate) staff: Person,
    /// A mechanic like any other.
    pub(crate) mechanic: Person,
    pub(crate) customer: Person,
    /// Another customer.
    pub(crate) stranger: Person,
    /// One who helps at the roadside.
    pub(crate) assistant: Person,
}

const NOW: &str = "'2026-11-21 08:00:00'";

impl<'w> Shop<'w> {
    pub(crate) async fn open(world: &'w World) -> Self {
        let admin = world.administrator().await;
        let staff = mechanic(world, 1).await;
        let rights = admin.patch(&format!("/api/workshop/mechanics/{}", staff.id), json!({"is_staff": true})).await;
        assert_eq!(rights.expect(200)["is_staff"], true);
        Self {
            world,
            admin,
            staff,
            mechanic: mechanic(world, 2).await,
            customer: world.client().await,
            stranger: world.client().await,
            assistant: world.assistant(Truck::LIGHT, (36.75, 3.04)).await,
        }
    }

    /// Everybody but staff and administrators.
    pub(crate) fn outsiders(&self) -> [&Person; 3] {
        [&self.customer, &self.stranger, &self.assistant]
    }

    /// A work order of the customer in a stage.
    pub(crate) fn order(&self, stage: &str) -> i64 {
        let mut outside = self.world.outside();
        outside.execute(&format!(
            "insert into work_orders (customer_id, stage, title, origin, currency, created_at, updated_at) \
             values ({}, '{stage}', 'brakes', 'own', 'DZD', {NOW}, {NOW})",
            self.customer.id
        ));
        outside.number("select max(id) as number from work_orders")
    }

    /// The same with an approved line: 2 × 5.00, which comes to 11.80 with tax.
    pub(crate) fn approved(&self) -> i64 {
        let order = self.order("in_progress");
        self.world.outside().execute(&format!(
            "insert into order_lines (order_id, kind, description, quantity_milli, unit_minor, round, decision, created_at) \
             values ({order}, 'labour', 'work', 2000, 500, 1, 'approved', {NOW})"
        ));
        order
    }

    /// An entry of a plain list.
    pub(crate) async fn listed(&self, list: &str, name: &str) -> i64 {
        self.staff.post(&format!("/api/workshop/{list}"), json!({ "name": name })).await.made()
    }

    /// A service with a price.
    pub(crate) async fn service(&self, title: &str) -> i64 {
        let category = self.listed("service-categories", title).await;
        let class = self.listed("vehicle-classes", title).await;
        let prices = json!([{"vehicle_class_id": class, "price": 1999.99}]);
        let body = json!({"category_id": category, "title": title, "prices": prices});
        self.staff.post("/api/workshop/services", body).await.made()
    }

    pub(crate) async fn part(&self, on_hand: i64) -> i64 {
        let body = json!({"name": "Brake pad", "price": 12.5, "on_hand": on_hand});
        self.staff.post("/api/workshop/parts", body).await.made()
    }
}

/// A mechanic who signs up.
async fn mechanic(world: &World, number: u32) -> Person {
    let registration = Registration {
        name: format!("Mechanic {number}"),
        phone: Some(Phone::parse(&format!("+2136660{number:05}"), "+213").unwrap()),
        email: None,
        username: None,
        password: Password::parse(PASSWORD).unwrap(),
        address: Some("Rue Didouche".to_owned()),
        language: None,
        role: NewRole::Mechanic,
    };
    let signed_in = world.parts(async |parts| parts.accounts.register(registration).await.unwrap()).await;
    Person {
        id: signed_in.account.id.get(),
        token: Some(signed_in.tokens.access.expose_secret().to_owned()),
        ..world.anonymous()
    }
}

/// A change at the version that was read goes through once; whoever read an older one is told so.
pub(crate) async fn conditional(by: &Person, path: &str, change: Value, other: Value) {
    let tag = by.get(path).await.tag();
    let changed = by.send_if("PATCH", path, &tag, change).await;
    changed.expect(200);
    assert_ne!(changed.tag(), tag, "{path}");
    assert_eq!(by.get(path).await.tag(), changed.tag(), "{path}");
    by.send_if("PATCH", path, &tag, other.clone()).await.refused(409, "changed_meanwhile");
    by.send_if("PATCH", path, "\"no-version\"", other.clone()).await.refused(409, "changed_meanwhile");
    assert_eq!(by.send_if("PATCH", path, "no tag", other.clone()).await.invalid_fields(), ["If-Match"]);
    by.send_if("PATCH", path, "*", other).await.expect(200);
}
