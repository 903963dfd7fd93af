//! One garage behind all APIs: what is made here is there, and what is changed there is changed here.

use depannini::api::mechanic_factory;
use serde_json::{Value, json};

use super::{PASSWORD, Store, enter, ids, refused};
use crate::editions::{at, holding};
use crate::harness::{PASSWORD as ADMINS, Person, World};

/// The same account at Mechanic Factory.
async fn at_the_factory(world: &World, kind: &str, email: &str, id: i64) -> Person {
    let factory = at(world, &mechanic_factory::FRONT);
    let told = factory.post(&format!("/{kind}/login"), json!({"email": email, "password": PASSWORD})).await.expect(200);
    holding(&factory, id, &told["auth_token"])
}

/// The same account at our own API.
async fn at_home(world: &World, email: &str, id: i64) -> Person {
    let outside = world.anonymous();
    let told = outside.post("/api/auth/login/email/", json!({"email": email, "password": PASSWORD})).await.expect(200);
    holding(&outside, id, &told["tokens"]["access"])
}

both! {
    async fn an_order_is_one_everywhere(world: World) {
        let store = Store::open(world).await;
        let (order, device) = store.order().await;
        let factory = at_the_factory(world, "customers", "customer1@example.com", store.customer.id).await;
        let ann = at_the_factory(world, "mechanics", "max@example.com", store.mechanic.id).await;
        let home = at_home(world, "customer1@example.com", store.customer.id).await;
        let (path, native) = (format!("/orders/{order}"), format!("/api/workshop/work-orders/{order}/"));
        let ticket = factory.get("/customers/my-tickets").await.expect(200)[0].clone();
        assert_eq!((&ticket["id"], &ticket["description"], &ticket["cost"]), (&json!(order), &json!("Screen cracked"), &json!(250.0)));
        let seen = home.get(&native).await.expect(200);
        assert_eq!((&seen["asset_id"], &seen["stage"], &seen["origin"]), (&json!(device), &json!("pending"), &json!("laptop_repair")));

        // done there, begun again here
        ann.put(&format!("/service_tickets/{order}/edit"), json!({"status": "COMPLETED", "add_mechanics": []})).await.expect(200);
        let seen = store.customer.get(&path).await.expect(200);
        assert!(seen["status"] == "Completed" && seen["completed_at"].is_string(), "{seen}");
        store.staff.patch(&path, json!({"status": "Repairing", "cost": "12.34"})).await.expect(200);
        assert_eq!(home.get(&native).await.expect(200)["stage"], "in_progress");
        let ticket = factory.get("/customers/my-tickets").await.expect(200)[0].clone();
        assert_eq!((&ticket["status"], &ticket["cost"]), (&json!("IN_PROGRESS"), &json!(12.34)));

        // a ticket of theirs is an order without a device
        let body = json!({"title": "Oil", "service_date": "2026-12-01", "vin": "V", "description": "Oil change"});
        let other = factory.post("/service_tickets", body).await.expect(201)["ticket"]["id"].as_i64().unwrap();
        let seen = store.staff.get(&format!("/orders/{other}")).await.expect(200);
        assert!(seen["device_id"].is_null() && seen["cost"] == "0.00" && seen["note"] == "Oil change", "{seen}");
        assert_eq!(ids(&store.customer.get("/orders").await.expect(200)), [other, order]);
        assert_eq!(store.stranger.get("/orders").await.expect(200), json!([]));

        store.staff.delete(&path).await.is_done();
        assert_eq!(ids(&factory.get("/customers/my-tickets").await.expect(200)), [other]);
        assert_eq!(home.get(&native).await.status, 404);
    }

    async fn an_assignment_is_one_everywhere(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        let ann = at_the_factory(world, "mechanics", "max@example.com", store.mechanic.id).await;
        let body = json!({"service_ticket_id": order, "mechanic_id": store.mechanic.id});
        let made = ann.post("/assignments", body).await.made();
        assert_eq!(ids(&store.staff.get("/assigns").await.expect(200)), [made]);
        let again = json!({"order_id": order, "user_id": store.mechanic.id});
        refused(&store.staff.post("/assigns", again.clone()).await, 400, "Assignment already exists");
        // whoever has something in hand is busy
        let home = at_home(world, "max@example.com", store.mechanic.id).await;
        let status = async || {
            let seen = home.get(&format!("/api/workshop/mechanics/{}/", store.mechanic.id)).await.expect(200);
            seen["work_status"].as_str().unwrap_or_else(|| panic!("{seen}")).to_owned()
        };
        assert_eq!(status().await, "busy");
        store.staff.delete(&format!("/assigns/{made}")).await.is_done();
        assert_eq!(status().await, "available");
        assert_eq!(ann.get("/assignments").await.expect(200), json!([]));
        let made = store.staff.post("/orders/assign", again).await.made();
        let known = ann.get("/assignments").await.expect(200);
        assert_eq!((ids(&known), &known[0]["service_ticket_id"]), (vec![made], &json!(order)));
        assert_eq!(status().await, "busy");
        // the work is done: nobody has it in hand any more
        store.staff.patch(&format!("/orders/{order}"), json!({"status": "Completed"})).await.expect(200);
        assert_eq!(status().await, "available");
    }

    async fn devices_and_payments_are_the_garages(world: World) {
        let store = Store::open(world).await;
        let (order, device) = store.order().await;
        let home = at_home(world, "customer1@example.com", store.customer.id).await;
        assert_eq!(home.get("/api/workshop/assets").await.ids(), [device]);
        let made = home.post("/api/workshop/assets", json!({"registration": "123-456"})).await.made();
        let seen = store.customer.get(&format!("/devices/{made}")).await.expect(200);
        assert!(seen["brand_id"].is_null() && seen["owner_id"] == store.customer.id, "{seen}");
        let body = json!({"order_id": order, "due_amount": "275.00", "amount": "150.00", "status": "Due"});
        let payment = store.staff.post("/payments", body).await.made();
        let seen = home.get(&format!("/api/workshop/payments/{payment}/")).await.expect(200);
        assert_eq!((&seen["status"], &seen["amount"]), (&json!("due"), &json!(150.0)));
        // what the customer begins to pay online is due, and not ours to change
        let begun = home.post(&format!("/api/workshop/work-orders/{order}/payments/online"), json!({"amount": 5})).await.made();
        assert_eq!(ids(&store.staff.get("/payments?status=Due").await.expect(200)), [begun, payment]);
        let told = store.staff.patch(&format!("/payments/{begun}"), json!({"status": "Paid"})).await;
        refused(&told, 400, "This cannot be changed any more.");
        home.post(&format!("/api/workshop/payments/{begun}/abandon"), json!({})).await.expect(200);
        assert_eq!(ids(&store.staff.get("/payments?status=Unpaid").await.expect(200)), [begun]);
    }

    async fn a_person_is_one_everywhere(world: World) {
        let store = Store::open(world).await;
        let (nobody, one) = (&store.nobody, &store.customer);
        let refresh = enter(nobody, &one.phone, PASSWORD).await["tokens"]["refresh_token"].clone();
        let factory = at_the_factory(world, "customers", "customer1@example.com", one.id).await;
        let home = at_home(world, "customer1@example.com", one.id).await;
        // a token is good at its own API only
        assert_eq!(nobody.with_token(home.token.as_deref()).get("/users").await.status, 401);
        assert_eq!(nobody.with_token(factory.token.as_deref()).get("/users").await.status, 401);
        assert_eq!(world.anonymous().with_token(one.token.as_deref()).get("/api/profile/user/").await.status, 401);
        // a new name, given there
        let (here, there) = (format!("/users/{}", one.id), format!("/customers/{}", one.id));
        factory.put(&there, json!({"name": "Jane Roe"})).await.expect(200);
        assert_eq!(one.get(&here).await.expect(200)["full_name"], "Jane Roe");
        one.patch(&here, json!({"full_name": "Jane Doe"})).await.expect(200);
        assert_eq!(home.get("/api/profile/user/").await.expect(200)["user"]["name"], "Jane Doe");
        // a number that somebody has elsewhere is taken here
        let body = json!({"full_name": "X", "phone": "066 2000 002", "password": PASSWORD});
        refused(&nobody.post("/auth/register", body).await, 400, "Phone already registered");
        // a new password, set there, ends what was begun here
        factory.put(&there, json!({"password": "another-password"})).await.expect(200);
        assert_eq!(one.get(&here).await.status, 401);
        assert_eq!(nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await.status, 401);
        let login = async |password: &str| nobody.post("/auth/login", json!({"phone": one.phone, "password": password})).await;
        assert_eq!((login(PASSWORD).await.status, login("another-password").await.status), (401, 200));
        // shut out here, shut out there
        store.admin.patch(&here, json!({"is_active": false})).await.expect(200);
        assert_eq!(factory.get("/customers/my-tickets").await.status, 401);
        let body = json!({"email": "customer1@example.com", "password": "another-password"});
        assert_eq!(at(world, &mechanic_factory::FRONT).post("/customers/login", body.clone()).await.status, 403);
        store.admin.patch(&here, json!({"is_active": true})).await.expect(200);
        // deleted there, gone here
        let told = at(world, &mechanic_factory::FRONT).post("/customers/login", body).await.expect(200);
        holding(&factory, one.id, &told["auth_token"]).delete(&there).await.expect(200);
        refused(&login("another-password").await, 401, "Invalid credentials");
        refused(&store.admin.get(&here).await, 404, "User not found");
    }

    async fn everybody_signs_in_with_their_number(world: World) {
        let store = Store::open(world).await;
        for person in [world.client().await, world.assistant(crate::harness::Truck::LIGHT, (36.75, 3.06)).await] {
            let told = enter(&store.nobody, &person.phone, ADMINS).await;
            assert_eq!((&told["user"]["id"], &told["user"]["is_staff"]), (&json!(person.id), &json!(false)));
        }
        assert_eq!(enter(&store.nobody, "0555 09 99 99", ADMINS).await["user"]["is_staff"], true);
        assert_eq!(store.staff.get(&format!("/users/{}", store.staff.id)).await.expect(200)["email"], Value::Null);
    }
}
