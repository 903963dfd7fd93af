//! The edition RevCare: its endpoints, its scopes, its words, and what it shares with the other APIs.

mod auth;
mod backup;
mod bay;
mod bookings;
mod catalogue;
mod payment;
mod people;
mod shared;
mod steps;
mod vehicles;

use depannini::api::revcare::FRONT;
use serde_json::{Value, json};

use crate::editions::{at, described, documented, elsewhere, hammered, holding, matrix_but};
use crate::harness::{self, Answer, Person, World};

const PASSWORD: &str = "Password@123";

/// `{"status": 403, "message": "Forbidden", "detail": …}`.
fn envelope(told: &Answer) {
    let body: Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{}: {}", told.status, told.text));
    let reason = reqwest::StatusCode::from_u16(told.status).unwrap().canonical_reason().unwrap();
    assert_eq!((&body["status"], &body["message"]), (&json!(told.status), &json!(reason)), "{body}");
    assert!(body["detail"].as_str().is_some_and(|text| !text.is_empty()), "{body}");
    assert_eq!(body.as_object().unwrap().len(), 3, "{body}");
}

/// The number in `CST000210`.
fn number(id: &Value) -> i64 {
    id.as_str().and_then(|id| id.get(3..)?.parse().ok()).unwrap_or_else(|| panic!("no id of a person: {id}"))
}

fn admin_id(of: &Person) -> String {
    format!("ADM{:06}", of.id)
}

fn mechanic_id(of: &Person) -> String {
    format!("MEC{:06}", of.id)
}

fn customer_id(of: &Person) -> String {
    format!("CST{:06}", of.id)
}

/// Signs in with a form.
async fn login(nobody: &Person, phone: &str, password: &str) -> Answer {
    let form = format!("grant_type=password&username={phone}&password={password}&scope=&client_id=");
    nobody.send("POST", "/auth/login", "application/x-www-form-urlencoded", form).await
}

/// The token of one who signs in.
async fn enter(nobody: &Person, phone: &str, password: &str) -> Value {
    let told = login(nobody, phone, password).await.expect(200);
    assert_eq!(told["token_type"], "bearer");
    told["access_token"].clone()
}

/// The first administrator.
async fn admin(world: &World) -> Person {
    let id = world.administrator().await.id;
    let nobody = at(world, &FRONT);
    holding(&nobody, id, &enter(&nobody, "0555099999", harness::PASSWORD).await)
}

/// A mechanic whom an administrator made; the number makes the phone.
async fn mechanic(admin: &Person, with: u32) -> Person {
    let phone = format!("98413{with:05}");
    let body = json!({"name": format!("Ravi {with}"), "phone": phone, "password": PASSWORD});
    let made = admin.post("/mechanics/", body).await.expect(200);
    let nobody = admin.with_token(None);
    holding(&nobody, number(&made["id"]), &enter(&nobody, &phone, PASSWORD).await)
}

/// A customer who has signed up; the number makes the phone.
async fn customer(nobody: &Person, with: u32) -> Person {
    let phone = format!("98765{with:05}");
    let body = json!({
        "name": format!("Priya {with}"), "phone": phone, "email": format!("priya{with}@example.com"), "password": PASSWORD,
    });
    let made = nobody.post("/customers/", body).await.expect(200);
    let nobody = nobody.with_token(None);
    holding(&nobody, number(&made["id"]), &enter(&nobody, &phone, PASSWORD).await)
}

/// The id of something that was made.
async fn made(by: &Person, path: &str, body: Value) -> i64 {
    by.post(path, body).await.expect(200)["id"].as_i64().unwrap()
}

fn ids(list: &Value) -> Vec<Value> {
    list.as_array().unwrap().iter().map(|one| one["id"].clone()).collect()
}

/// Whether somebody gets past a guard: an administrator, a mechanic, a customer.
fn may(guard: &str, who: usize) -> bool {
    const BY_MECHANICS: [&str; 3] = ["UpdateMechanics", "WriteBookingAnalysis", "WriteBookingProgress"];
    let roles = match guard {
        "Caller" => "AMC",
        "ReadMechanics"
        | "ReadAssignmentTypes"
        | "ReadAddresses"
        | "ReadAreas"
        | "ReadCustomerCars"
        | "ReadCarModels"
        | "ReadCarClasses"
        | "ReadFuelTypes"
        | "ReadManufacturers"
        | "ReadStatus"
        | "ReadTimeslots"
        | "ReadBookings" => "AMC",
        "ReadCustomers"
        | "UpdateCustomers"
        | "DeleteCustomers"
        | "WriteCart"
        | "DeleteCart"
        | "WriteFavourites"
        | "DeleteFavourites"
        | "WriteAddresses"
        | "UpdateAddresses"
        | "DeleteAddresses"
        | "UpdateServiceReviews"
        | "WriteCustomerCars"
        | "UpdateCustomerCars"
        | "DeleteCustomerCars"
        | "WriteBookings"
        | "UpdateBookings" => "AC",
        "ReadOwnBookings" => "C",
        "ReadBookingAssignment" => "M",
        "WritePayments" => "AM",
        by if BY_MECHANICS.contains(&by) => "AM",
        // what is left is the administrators'
        _ => "A",
    };
    roles.contains(['A', 'M', 'C'][who])
}

#[test]
fn the_documented_endpoints_are_mounted_and_no_others() {
    let endpoints = include_str!("../fixtures/revcare/endpoints.txt");
    assert_eq!(endpoints.lines().count(), 87);
    documented(&FRONT, endpoints, &[("POST", "/customers"), ("POST", "/utils/timeslot")]);
    described(&FRONT);
}

both! {
    async fn everybody_meets_their_scopes(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (mechanic, customer) = (mechanic(&admin, 1).await, customer(&nobody, 1).await);
        let people = [&admin, &mechanic, &customer];
        // one ends the session that the next would need, the other's proof is no access token
        let spared = ["/auth/logout", "/auth/refresh"];
        matrix_but(&FRONT, &spared, &people, &world.client().await, may, envelope).await;
        elsewhere(&FRONT, &nobody, envelope).await;
    }

    async fn whatever_is_sent_is_no_fault(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let customer = customer(&nobody, 1).await;
        let spared = ["/auth/logout", "/backup/create", "/backup/restore"];
        hammered(&FRONT, &[&admin, &customer], &spared, envelope).await;
    }

    async fn whoever_lacks_a_scope_is_told_which(world: World) {
        let admin = admin(world).await;
        let (mechanic, customer) = (mechanic(&admin, 1).await, customer(&at(world, &FRONT), 1).await);
        // the document's own example
        let told = mechanic.post("/bookings/", json!({})).await;
        assert_eq!(told.expect(403), json!({"status": 403, "message": "Forbidden", "detail": "WRITE:BOOKINGS scope required"}));
        for (who, method, path, scope) in [
            (&customer, "GET", "/admins/", "READ:ADMINS"),
            (&mechanic, "POST", "/mechanics/", "WRITE:MECHANICS"),
            (&customer, "PUT", "/mechanics/MEC000001", "UPDATE:MECHANICS"),
            (&customer, "DELETE", "/services/1", "DELETE:SERVICES"),
            (&mechanic, "DELETE", "/customers/cart/1", "DELETE:CART"),
            (&customer, "PUT", "/gst/?percent=5", "UPDATE:GST"),
        ] {
            let told = who.send(method, path, "application/json", "{{").await.expect(403);
            assert_eq!(told["detail"], format!("{scope} scope required"));
        }
        // in the document's words, whatever the language
        let request = customer.call("GET", "/admins/").header("accept-language", "fr");
        let told = Answer::of(request.send().await.unwrap()).await.expect(403);
        assert_eq!(told["detail"], "READ:ADMINS scope required");
    }
}
