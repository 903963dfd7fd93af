//! The edition CarCarePro: its endpoints, its people, and what is looked at alike in all its tests.

mod accounts;
mod input;
mod jobs;
mod mechanics;
mod money;
mod shared;

use depannini::api::carcare_pro::FRONT;
use serde_json::{Value, json};

use crate::editions::{at, described, documented, elsewhere, hammered, holding, matrix};
use crate::harness::{Answer, PASSWORD, Person, World};

/// The password of whoever signs up here: the document's sample.
const SECRET: &str = "password123";

/// `{"error_message": …}`, which for 400 is always the same.
fn envelope(told: &Answer) {
    let body: Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{}: {}", told.status, told.text));
    let words = body["error_message"].as_str().unwrap_or_default();
    assert!(!words.is_empty() && body.as_object().unwrap().len() == 1, "{}: {body}", told.status);
    assert_eq!(words == "Invalid Input", told.status == 400, "{}: {body}", told.status);
    assert_ne!(told.status, 409, "{body}");
}

/// A refusal with this status.
#[track_caller]
fn refused(told: &Answer, status: u16) {
    assert_eq!(told.status, status, "{}", told.text);
    envelope(told);
}

/// Exactly these fields, each of the sample's type.
#[track_caller]
fn shaped(told: &Value, sample: &Value) {
    let (told, sample) = (told.as_object().unwrap(), sample.as_object().unwrap());
    assert_eq!(told.keys().collect::<Vec<_>>(), sample.keys().collect::<Vec<_>>());
    for (name, value) in sample {
        let same = std::mem::discriminant(&told[name]) == std::mem::discriminant(value);
        assert!(same && value.is_i64() == told[name].is_i64(), "{name}: {} and not {value}", told[name]);
    }
}

fn registration(username: &str, number: u32, user_type: &str) -> Value {
    json!({
        "username": username, "first_name": "Kevin", "last_name": "Smith", "email": format!("{username}@example.com"),
        "phone_number": format!("123-456-{number:04}"), "password": SECRET, "user_type": user_type,
    })
}

async fn enter(nobody: &Person, login: &str, password: &str) -> Person {
    let body = json!({"username": login, "password": password});
    let tokens = nobody.post("/api/v1/user/login/", body).await.expect(202);
    let entered = holding(nobody, 0, &tokens["token"]);
    let accounts = entered.get("/api/v1/user/accounts").await.expect(200);
    let own = accounts.as_array().unwrap().iter().find(|one| one["username"] == login);
    Person { id: own.map_or(0, |own| own["id"].as_i64().unwrap()), ..entered }
}

/// Somebody who has signed up and in; the number makes their name and phone.
async fn person(nobody: &Person, number: u32, user_type: &str) -> Person {
    let username = format!("{user_type}{number}");
    let number = if user_type == "mechanic" { 5000 + number } else { number };
    nobody.post("/api/v1/user/registration/", registration(&username, number, user_type)).await.expect(201);
    enter(nobody, &username, SECRET).await
}

async fn customer(nobody: &Person, number: u32) -> Person {
    person(nobody, number, "customer").await
}

async fn mechanic(nobody: &Person, number: u32) -> Person {
    person(nobody, number, "mechanic").await
}

/// The administrator, who signs in by phone number.
async fn admin(world: &World, nobody: &Person) -> Person {
    let id = world.administrator().await.id;
    Person { id, ..enter(nobody, "+213555099999", PASSWORD).await }
}

async fn request(by: &Person) -> i64 {
    let body = json!({
        "customer_id": by.id, "service_description": "Brakes squeal", "requested_date": "2024-07-25T12:34:56Z",
    });
    by.post("/customer_service_requests", body).await.made()
}

/// The ids of a list.
#[track_caller]
fn ids(told: &Answer) -> Vec<i64> {
    told.expect(200).as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect()
}

/// One record is changed and deleted however it is named, and is not there any more then.
async fn named_three_ways(by: &Person, path: &str, id: i64, change: Value) {
    let (bare, query) = path.split_once('?').map_or((path, String::new()), |(bare, query)| (bare, format!("?{query}")));
    let one = format!("{bare}/{id}{query}");
    let by_query = format!("{bare}{}id={id}", if query.is_empty() { "?".to_owned() } else { format!("{query}&") });
    let mut in_body = change.clone();
    in_body["id"] = json!(id);
    let first = by.put(&one, change.clone()).await.expect(200);
    for (name, value) in change.as_object().unwrap() {
        assert_eq!(&first[name], value, "{path} {name}");
    }
    for told in [
        by.put(&format!("{bare}/{id}/{query}"), change.clone()).await,
        by.patch(&one, change.clone()).await,
        by.put(&by_query, change.clone()).await,
        by.patch(&by_query, json!({})).await,
        by.put(path, in_body.clone()).await,
        by.patch(path, in_body).await,
    ] {
        assert_eq!(told.expect(200)["id"], id, "{path}");
    }
    assert_eq!(by.get(&one).await.expect(200)["id"], id);
    refused(&by.put(path, change).await, 400);
    refused(&by.delete(path).await, 400);
    by.delete(&by_query).await.is_done();
    for gone in [by.get(&one).await, by.delete(&one).await, by.put(&one, json!({})).await] {
        refused(&gone, 404);
    }
    assert!(!ids(&by.get(path).await).contains(&id));
}

#[test]
fn the_documented_endpoints_are_mounted_and_no_others() {
    let endpoints = include_str!("../fixtures/carcarepro/endpoints.txt");
    assert_eq!(endpoints.lines().count(), 40);
    // the bare collections with an id, and PATCH as PUT
    let lines = crate::editions::lines(&FRONT);
    let collection = |path: &str| {
        let bare = path.trim_end_matches("/{id}");
        endpoints.lines().any(|line| line == format!("PUT {bare}"))
    };
    let besides: Vec<(&str, &str)> = lines
        .iter()
        .filter(|line| line.path.ends_with("/{id}") || line.method == "PATCH" && !line.path.starts_with("/api/"))
        .map(|line| (line.method.as_str(), line.path))
        .collect();
    assert!(besides.iter().all(|(_, path)| collection(path)));
    documented(&FRONT, endpoints, &besides);
    described(&FRONT);
}

both! {
    async fn everybody_meets_their_guards(world: World) {
        let nobody = at(world, &FRONT);
        let (customer, mechanic) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let admin = admin(world, &nobody).await;
        let may = |guard: &str, who: usize| match guard {
            "Caller" => true,
            "StaffCaller" => who > 0,
            "AdminCaller" => who == 2,
            other => panic!("a guard without a line here: {other}"),
        };
        matrix(&FRONT, &[&customer, &mechanic, &admin], &world.client().await, may, envelope).await;
        elsewhere(&FRONT, &nobody, envelope).await;
    }

    async fn whatever_is_sent_is_no_fault(world: World) {
        let nobody = at(world, &FRONT);
        let (customer, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        // an empty request to one's own account is a good one
        hammered(&FRONT, &[&customer, &admin], &["/api/v1/user/accounts"], envelope).await;
        for body in ["{", "[]", "null", "\"x\""] {
            for method in ["POST", "PUT", "PATCH", "DELETE"] {
                refused(&customer.send(method, "/api/v1/user/accounts", "application/json", body).await, 400);
            }
        }
        customer.get("/api/v1/user/accounts/?id=abc").await.expect(200);
    }
}
