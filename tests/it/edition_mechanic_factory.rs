//! The edition Mechanic Factory: its endpoints, its tokens, its words, and what it shares with the other APIs.

use depannini::api::mechanic_factory::FRONT;
use serde_json::{Value, json};

use crate::editions::{at, described, documented, elsewhere, hammered, holding, matrix, wrong};
use crate::harness::{Answer, Person, World};

const PASSWORD: &str = "password123";

/// `{"message": …}` for 401, else `{"error": …}`.
fn envelope(told: &Answer) {
    let body: Value = serde_json::from_str(&told.text).unwrap_or_else(|_| panic!("{}: {}", told.status, told.text));
    let (is, is_not) = if told.status == 401 { ("message", "error") } else { ("error", "message") };
    assert!(
        body[is].as_str().is_some_and(|text| !text.is_empty()) && body[is_not].is_null(),
        "{}: {body}",
        told.status
    );
}

fn person(email: &str) -> Value {
    json!({"name": "John Doe", "email": email, "phone": "555-2222", "address": "123 Main St", "password": PASSWORD})
}

async fn enter(nobody: &Person, kind: &str, email: &str) -> Value {
    let told = nobody.post(&format!("/{kind}/login"), json!({"email": email, "password": PASSWORD})).await.expect(200);
    assert_eq!(told["status"], "success");
    told["auth_token"].clone()
}

/// A customer who has signed up and in; the number makes the phone.
async fn customer(nobody: &Person, number: u32) -> Person {
    let email = format!("customer{number}@example.com");
    let mut body = person(&email);
    body["phone"] = json!(format!("555-{number:04}"));
    let id = nobody.post("/customers", body).await.made();
    holding(nobody, id, &enter(nobody, "customers", &email).await)
}

async fn mechanic(nobody: &Person, number: u32) -> Person {
    let email = format!("mechanic{number}@example.com");
    let mut body = person(&email);
    body["phone"] = json!(format!("556-{number:04}"));
    body["salary"] = json!(50_000.5);
    let id = nobody.post("/mechanics", body).await.made();
    holding(nobody, id, &enter(nobody, "mechanics", &email).await)
}

async fn ticket(by: &Person) -> i64 {
    let body =
        json!({"title": "Oil", "service_date": "2026-12-01", "vin": "V1", "description": "Oil change", "cost": 49.9});
    by.post("/service_tickets", body).await.expect(201)["ticket"]["id"].as_i64().unwrap()
}

fn ids(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect()
}

#[test]
fn the_documented_endpoints_are_mounted_and_no_others() {
    let endpoints = include_str!("fixtures/mechanic-factory/endpoints.txt");
    assert_eq!(endpoints.lines().count(), 21);
    documented(&FRONT, endpoints, &[]);
    described(&FRONT);
}

both! {
    async fn everybody_meets_their_guards(world: World) {
        let nobody = at(world, &FRONT);
        let (customer, mechanic) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let may = |guard: &str, who: usize| match guard {
            "Caller" => true,
            "CustomerCaller" => who == 0,
            "StaffCaller" => who == 1,
            other => panic!("a guard without a line here: {other}"),
        };
        matrix(&FRONT, &[&customer, &mechanic], &world.client().await, may, envelope).await;
        elsewhere(&FRONT, &nobody, envelope).await;
    }

    async fn whatever_is_sent_is_no_fault(world: World) {
        let nobody = at(world, &FRONT);
        let (customer, mechanic) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        hammered(&FRONT, &[&nobody, &customer, &mechanic], &[], envelope).await;
    }

    async fn customers_sign_up_and_look_after_themselves(world: World) {
        let nobody = at(world, &FRONT);
        let made = nobody.post("/customers/", person("John@Example.com")).await.expect(201);
        assert_eq!(made["service_tickets"], json!([]));
        assert_eq!((&made["email"], &made["phone"]), (&json!("john@example.com"), &json!("555-2222")));
        assert!(made["password"].is_null());
        let id = made["id"].as_i64().unwrap();
        let john = holding(&nobody, id, &enter(&nobody, "customers", "john@example.com").await);
        let other = customer(&nobody, 7).await;
        // the same address, the same number, anything as a number
        let taken = nobody.post("/customers", person("john@example.com")).await;
        assert_eq!(taken.status, 409);
        envelope(&taken);
        assert_eq!(nobody.post("/customers", person("jane@example.com")).await.status, 409);
        let mut odd = person("jane@example.com");
        odd["phone"] = json!("ask at the desk");
        odd["is_admin"] = json!(true);
        assert_eq!(nobody.post("/customers", odd).await.expect(201)["phone"], "ask at the desk");

        let changed = john.put(&format!("/customers/{id}"), json!({"name": "John D.", "id": 1})).await.expect(200);
        assert_eq!((&changed["name"], &changed["address"], &changed["id"]), (&json!("John D."), &json!("123 Main St"), &json!(id)));
        assert_eq!(john.put(&format!("/customers/{id}"), json!({"email": "customer7@example.com"})).await.status, 409);
        assert_eq!(other.put(&format!("/customers/{id}"), json!({"name": "x"})).await.status, 403);
        assert_eq!(other.delete(&format!("/customers/{id}")).await.status, 403);

        // a new password: the token that set it goes on
        john.put(&format!("/customers/{id}"), json!({"password": "Password@456"})).await.expect(200);
        john.get("/customers/my-tickets").await.expect(200);
        let login = |password: &'static str| nobody.post("/customers/login", json!({"email": "john@example.com", "password": password}));
        assert_eq!(login(PASSWORD).await.status, 401);
        login("Password@456").await.expect(200);

        john.delete(&format!("/customers/{id}")).await.expect(200);
        assert_eq!(login("Password@456").await.status, 401);
        assert_eq!(john.get("/customers/my-tickets").await.status, 401);
        assert_eq!(other.get("/customers?per_page=1000").await.expect(200)["total"], 2);
        // the address is free again
        nobody.post("/customers", person("john@example.com")).await.made();
    }

    async fn doors_are_apart(world: World) {
        let nobody = at(world, &FRONT);
        let (_, _) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        for (kind, email) in [("customers", "mechanic1@example.com"), ("mechanics", "customer1@example.com"), ("customers", "nobody@example.com"), ("customers", "no address")] {
            let told = nobody.post(&format!("/{kind}/login"), json!({"email": email, "password": PASSWORD})).await;
            assert_eq!(told.status, 401, "{kind} {email}: {}", told.text);
            envelope(&told);
        }
        let wrong = nobody.post("/customers/login", json!({"email": "customer1@example.com", "password": "x"})).await;
        let unknown = nobody.post("/customers/login", json!({"email": "nobody@example.com", "password": "x"})).await;
        assert_eq!((wrong.status, wrong.text), (401, unknown.text));
    }

    async fn tokens_live_as_long_as_documented(world: World) {
        let nobody = at(world, &FRONT);
        let (customer, mechanic) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        world.pass_everywhere(60 * 60 - 5);
        customer.get("/customers/my-tickets").await.expect(200);
        world.pass_everywhere(10);
        assert_eq!(customer.get("/customers/my-tickets").await.status, 401);
        mechanic.get("/inventory").await.expect(200);
        world.pass_everywhere(2 * 60 * 60);
        assert_eq!(mechanic.get("/inventory").await.status, 401);
    }

    async fn a_token_that_ended_is_ended_after_a_restart(world: World) {
        let nobody = at(world, &FRONT);
        let (gone, stays) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        // longer ago than a token of our own API lives
        world.log_out(&gone).await;
        world.pass_everywhere(2 * 60 * 60);
        world.restart().await;
        assert_eq!(gone.get("/inventory").await.status, 401);
        stays.get("/inventory").await.expect(200);
    }

    async fn wrong_logins_of_one_address_are_limited(world: World) {
        let nobody = at(world, &FRONT);
        let (one, _) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let guess = |email: &'static str| nobody.post("/customers/login", json!({"email": email, "password": "wrong-guess"}));
        let mut told = guess("customer1@example.com").await;
        let mut tries = 1;
        while told.status == 401 && tries < 60 {
            told = guess("customer1@example.com").await;
            tries += 1;
        }
        assert_eq!(told.status, 429, "after {tries}: {}", told.text);
        envelope(&told);
        assert!(told.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
        // nobody else is hindered, and reading goes on
        enter(&nobody, "customers", "customer2@example.com").await;
        one.get("/customers/my-tickets").await.expect(200);
    }

    async fn tickets_go_from_hand_to_hand(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (ann, bob) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        let told = one.post("/service_tickets", json!({
            "title": "Oil", "service_date": "2026-12-01", "vin": "V1", "description": "Oil change", "cost": 49.9,
            "customer_id": other.id, "status": "completed",
        })).await.expect(201);
        let made = &told["ticket"];
        assert_eq!(told["status"], "success");
        let id = made["id"].as_i64().unwrap();
        assert_eq!(*made, json!({
            "id": id, "customer_id": one.id, "title": "Oil", "description": "Oil change", "service_date": "2026-12-01",
            "vin": "V1", "status": "PENDING", "cost": 49.9, "date_created": "2026-11-21", "mechanics": [],
        }));
        let edit = format!("/service_tickets/{id}/edit");
        let given = ann.put(&edit, json!({"add_mechanics": [ann.id, bob.id], "status": "in_progress"})).await.expect(200);
        assert_eq!((ids(&given["mechanics"]), &given["status"]), (vec![ann.id, bob.id], &json!("IN_PROGRESS")));
        let less = one.put(&edit, json!({"remove_ids": [bob.id]})).await.expect(200);
        assert_eq!(ids(&less["mechanics"]), [ann.id]);
        // all or nothing
        let refused = ann.put(&edit, json!({"add_mechanics": [bob.id, 999_999]})).await;
        assert_eq!(refused.status, 404);
        envelope(&refused);
        assert_eq!(ids(&one.get("/customers/my-tickets").await.expect(200)[0]["mechanics"]), [ann.id]);
        assert_eq!(other.put(&edit, json!({"add_mechanics": [bob.id]})).await.status, 403);
        assert_eq!(one.put(&edit, json!({"status": "COMPLETED"})).await.status, 403);
        assert_eq!(ann.put(&edit, json!({"status": "COMPLETED"})).await.expect(200)["status"], "COMPLETED");
        assert_eq!(other.get("/customers/my-tickets").await.expect(200), json!([]));
        let top = nobody.get("/mechanics/top").await.expect(200);
        assert_eq!(top, json!([{"mechanic": {"id": ann.id, "name": "John Doe"}, "ticket_count": 1}]));
    }

    async fn lists_come_in_pages(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other, ann) = (customer(&nobody, 1).await, customer(&nobody, 2).await, mechanic(&nobody, 1).await);
        let mut tickets = Vec::new();
        for _ in 0..5 {
            tickets.push(ticket(&one).await);
        }
        tickets.push(ticket(&other).await);
        tickets.reverse();
        let first = ann.get("/service_tickets?page=1&per_page=4").await.expect(200);
        let second = ann.get("/service_tickets?page=2&per_page=4").await.expect(200);
        let both = [ids(&first["service_tickets"]), ids(&second["service_tickets"])].concat();
        assert_eq!(both, tickets);
        assert_eq!((&first["total"], &first["pages"], &second["page"], &second["per_page"]), (&json!(6), &json!(2), &json!(2), &json!(4)));
        let past = ann.get("/service_tickets?page=9").await.expect(200);
        assert_eq!((&past["service_tickets"], &past["total"]), (&json!([]), &json!(6)));
        let own = one.get("/service_tickets").await.expect(200);
        assert_eq!((&own["total"], ids(&own["service_tickets"]).len()), (&json!(5), 5));
        let people = ann.get("/customers?per_page=1&page=2").await.expect(200);
        assert_eq!((ids(&people["customers"]), &people["total"]), (vec![other.id], &json!(2)));
        assert_eq!(ann.get("/customers?per_page=100000").await.expect(200)["per_page"], 1000);
        for odd in ["page=0", "per_page=0", "page=x"] {
            let told = ann.get(&format!("/customers?{odd}")).await;
            assert_eq!(told.status, 400, "{odd}");
            envelope(&told);
        }
        let mechanics = nobody.get("/mechanics").await.expect(200);
        assert_eq!((ids(&mechanics["mechanics"]), &mechanics["total"]), (vec![ann.id], &json!(1)));
        assert!(mechanics["mechanics"][0]["salary"].is_null());
        assert_eq!(ann.get("/mechanics").await.expect(200)["mechanics"][0]["salary"], 50_000.5);
    }

    async fn parts_lie_on_the_shelf(world: World) {
        let nobody = at(world, &FRONT);
        let ann = mechanic(&nobody, 1).await;
        let id = ann.post("/inventory", json!({"part_name": "Brake pad", "price": 29.99})).await.made();
        let path = format!("/inventory/{id}");
        let part = json!({"id": id, "part_name": "Brake pad", "price": 29.99, "quantity": 0, "description": null});
        assert_eq!(ann.get(&path).await.expect(200), part);
        assert_eq!(ann.get("/inventory").await.expect(200), json!([part]));
        let changed = ann.put(&path, json!({"quantity": 7})).await.expect(200);
        assert_eq!((&changed["quantity"], &changed["part_name"]), (&json!(7), &json!("Brake pad")));
        ann.delete(&path).await.expect(200);
        assert_eq!((ann.get(&path).await.status, ann.delete(&path).await.status), (404, 404));
    }

    async fn assignments_are_given_and_taken(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let id = ticket(&one).await;
        let body = json!({"service_ticket_id": id, "mechanic_id": ann.id, "date_assigned": "2026-11-30"});
        let made = ann.post("/assignments", body.clone()).await.expect(201);
        assert_eq!((&made["service_ticket_id"], &made["mechanic_id"], &made["date_assigned"]), (&json!(id), &json!(ann.id), &json!("2026-11-30")));
        assert_eq!(ann.post("/assignments", body).await.status, 409);
        assert_eq!(ann.get("/assignments").await.expect(200), json!([made]));
        let query = format!("/assignments?service_ticket_id={id}&mechanic_id={}", ann.id);
        ann.delete(&query).await.expect(200);
        assert_eq!(ann.delete(&query).await.status, 404);
        assert_eq!(ann.get("/assignments").await.expect(200), json!([]));
        // the body will do
        ann.post("/assignments", json!({"service_ticket_id": id, "mechanic_id": ann.id})).await.expect(201);
        let form = format!("service_ticket_id={id}&mechanic_id={}", ann.id);
        ann.send("DELETE", "/assignments", "application/x-www-form-urlencoded", form).await.expect(200);
        wrong(&ann, &[
            ("DELETE", "/assignments", json!({}), &[400]),
            ("DELETE", "/assignments?service_ticket_id=1", json!({}), &[400]),
            ("DELETE", "/assignments?service_ticket_id=abc&mechanic_id=1", json!({}), &[400]),
            ("POST", "/assignments", json!({"service_ticket_id": 999_999, "mechanic_id": ann.id}), &[404]),
            ("POST", "/assignments", json!({"service_ticket_id": id, "mechanic_id": one.id}), &[404]),
            ("POST", "/assignments", json!({"service_ticket_id": id}), &[400]),
            ("POST", "/assignments", json!({"service_ticket_id": id, "mechanic_id": ann.id, "date_assigned": "soon"}), &[400]),
        ], envelope).await;
    }

    async fn wrong_input_is_400(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let without = |field: &str| {
            let mut body = person("new@example.com");
            body.as_object_mut().unwrap().remove(field);
            body
        };
        let with = |field: &str, value: Value| {
            let mut body = person("new@example.com");
            body[field] = value;
            body
        };
        for field in ["name", "email", "phone", "address", "password"] {
            wrong(&nobody, &[
                ("POST", "/customers", without(field), &[400]),
                ("POST", "/customers", with(field, json!(7)), &[400]),
                ("POST", "/customers", with(field, json!("")), &[400]),
                ("POST", "/customers", with(field, json!("a\u{0}b")), &[400]),
                ("POST", "/customers", with(field, json!("x".repeat(5000))), &[400]),
            ], envelope).await;
        }
        wrong(&nobody, &[
            ("POST", "/customers", with("email", json!("no address")), &[400]),
            ("POST", "/customers", with("password", json!("short")), &[400]),
            ("POST", "/mechanics", person("new@example.com"), &[400]),
            ("POST", "/mechanics", with("salary", json!("dear")), &[400]),
            ("POST", "/mechanics", with("salary", json!(-1)), &[400]),
            ("POST", "/customers/login", json!({}), &[400]),
            ("POST", "/customers/login", json!({"email": 7, "password": 7}), &[400]),
            ("POST", "/mechanics/login", json!([]), &[400]),
        ], envelope).await;
        wrong(&one, &[
            ("POST", "/service_tickets", json!({"title": "x"}), &[400]),
            ("POST", "/service_tickets", json!({"description": "x", "cost": -1}), &[400]),
            ("POST", "/service_tickets", json!({"description": "x", "cost": "dear"}), &[400]),
            ("POST", "/service_tickets", json!({"description": "x", "service_date": "soon"}), &[400]),
            ("POST", "/service_tickets", json!({"description": "x", "status": "ASLEEP"}), &[400]),
            ("PUT", "/service_tickets/999999/edit", json!({"add_mechanics": [1]}), &[404]),
            ("PUT", "/service_tickets/1/edit", json!({"add_mechanics": "x"}), &[400]),
            ("PUT", "/service_tickets/1/edit", json!({"add_mechanics": [0]}), &[400]),
            ("PUT", "/customers/9223372036854775819", json!({"name": "x"}), &[404]),
        ], envelope).await;
        wrong(&ann, &[
            ("POST", "/inventory", json!({"price": 1}), &[400]),
            ("POST", "/inventory", json!({"part_name": "x"}), &[400]),
            ("POST", "/inventory", json!({"part_name": "x", "price": -1}), &[400]),
            ("POST", "/inventory", json!({"part_name": "x", "price": 1, "quantity": -1}), &[400]),
            ("POST", "/inventory", json!({"part_name": "x", "price": 1, "quantity": 1.5}), &[400]),
            ("GET", "/inventory/abc", json!({}), &[404]),
            ("PUT", "/inventory/999999", json!({"price": 1}), &[404]),
        ], envelope).await;
    }

    async fn all_apis_see_one_garage(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await);
        let id = ticket(&one).await;
        // the native API: the same account with the same password, the same order with the same id
        let outside = world.anonymous();
        let told = outside.post("/api/auth/login/email/", json!({"email": "customer1@example.com", "password": PASSWORD})).await.expect(200);
        let native = holding(&outside, one.id, &told["tokens"]["access"]);
        let order = native.get(&format!("/api/workshop/work-orders/{id}/")).await.expect(200);
        assert_eq!((&order["customer_id"], &order["title"]), (&json!(one.id), &json!("Oil")));
        // a token is good at its own API only
        assert_eq!(native.with_token(one.token.as_deref()).get("/api/workshop/cart/").await.status, 401);
        assert_eq!(one.with_token(native.token.as_deref()).get("/customers/my-tickets").await.status, 401);
        // what one changes the other shows
        ann.put(&format!("/service_tickets/{id}/edit"), json!({"status": "IN_PROGRESS"})).await.expect(200);
        assert_eq!(native.get(&format!("/api/workshop/work-orders/{id}/")).await.expect(200)["stage"], "in_progress");
        native.patch("/api/profile/user/", json!({"name": "Jane Roe"})).await.expect(200);
        assert_eq!(ann.get("/customers").await.expect(200)["customers"][0]["name"], "Jane Roe");
        one.delete(&format!("/customers/{}", one.id)).await.expect(200);
        assert_eq!(native.get("/api/profile/user/").await.status, 401);
        let again = outside.post("/api/auth/login/email/", json!({"email": "customer1@example.com", "password": PASSWORD})).await;
        assert_eq!(again.status, 401);
    }

    async fn a_garage_may_make_the_accounts_of_mechanics_itself(world: World) with |settings| { settings.workshop.open_to_mechanics = false; } {
        let nobody = at(world, &FRONT);
        let mut body = person("ann@example.com");
        body["salary"] = json!(1);
        let told = nobody.post("/mechanics", body.clone()).await;
        assert!(told.status == 403 && told.text.contains("ask the garage"), "{}: {}", told.status, told.text);
        envelope(&told);
        // nothing was made: the address is free for a customer
        nobody.post("/customers", body).await.made();
    }

    async fn an_edition_that_is_not_served_is_not_there(world: World) with |settings| { settings.editions.serve.clear(); } {
        let nobody = at(world, &FRONT);
        for path in ["/mechanics", "/openapi.json", "/docs/index.html", ""] {
            let told = nobody.get(path).await;
            assert_eq!(told.status, 404, "{path}: {}", told.text);
        }
        // what is outside of every edition speaks as our own API does
        assert!(nobody.get("/mechanics").await.expect(404)["code"].is_string());
    }
}
