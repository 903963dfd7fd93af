//! Who is staff, who makes them so, and who sees whom.

use serde_json::{Value, json};

use super::{PASSWORD, Store, customer, enter, envelope, ids, refused, signed_in};
use crate::editions::{at, holding};
use crate::harness::{Person, Truck, World};

/// What may be done with the rights of staff only: 201 with them, 403 without.
async fn enters_a_brand(by: &Person, name: &str) -> u16 {
    by.post("/devices/brands", json!({ "name": name })).await.status
}

/// The lines of the audit log about an account, newest first.
async fn audited(world: &World, id: i64, action: &str) -> Vec<Value> {
    let path = format!("/api/admin/audit/?object=account:{id}&action={action}");
    let told = world.administrator().await.get(&path).await.expect(200);
    told["entries"].as_array().unwrap().clone()
}

both! {
    async fn staff_see_all_others_themselves(world: World) {
        let store = Store::open(world).await;
        let everybody = [&store.admin, &store.staff, &store.mechanic, &store.customer, &store.stranger].map(|one| one.id);
        for staff in [&store.admin, &store.staff] {
            let seen = staff.get("/users?limit=100").await.expect(200);
            assert_eq!(ids(&seen), everybody);
            let is_staff: Vec<bool> = seen.as_array().unwrap().iter().map(|one| one["is_staff"].as_bool().unwrap()).collect();
            assert_eq!(is_staff, [true, true, false, false, false]);
            assert_eq!(ids(&staff.get("/users?limit=2&offset=1").await.expect(200)), everybody[1..3]);
            assert_eq!(staff.get("/users?offset=99999999999999999999").await.expect(200), json!([]));
        }
        for other in [&store.mechanic, &store.customer] {
            assert_eq!(ids(&other.get("/users").await.expect(200)), [other.id]);
            assert_eq!(other.get("/users?offset=1").await.expect(200), json!([]));
            for path in ["admin", "staff", "stranger"] {
                let whom = match path { "admin" => &store.admin, "staff" => &store.staff, _ => &store.stranger };
                let told = other.get(&format!("/users/{}", whom.id)).await;
                assert_eq!(told.status, 403, "{path}");
                envelope(&told);
            }
        }
    }

    async fn only_administrators_make_and_change_others(world: World) {
        let store = Store::open(world).await;
        let body = json!({"full_name": "X", "phone": "0663000001", "password": PASSWORD});
        let path = format!("/users/{}", store.stranger.id);
        for other in [&store.staff, &store.mechanic, &store.customer] {
            for told in [
                other.post("/users", body.clone()).await, other.patch(&path, json!({"full_name": "X"})).await,
                other.delete(&path).await,
            ] {
                assert_eq!(told.status, 403, "{}", told.text);
                envelope(&told);
            }
        }
        // a body about oneself never sets rights
        let mut own = body;
        (own["is_staff"], own["role"], own["id"], own["is_active"]) = (json!(true), json!("admin"), json!(1), json!(false));
        let made = store.nobody.post("/auth/register", own).await.expect(201);
        assert_eq!((&made["is_staff"], &made["is_active"]), (&json!(false), &json!(true)));
        let path = format!("/users/{}", store.customer.id);
        let told = store.customer.patch(&path, json!({"is_staff": true, "role": "admin"})).await.expect(200);
        assert_eq!(told["is_staff"], false);
        assert_eq!(enters_a_brand(&store.customer, "Dell").await, 403);
    }

    async fn a_customer_becomes_staff_and_a_customer_again(world: World) {
        let store = Store::open(world).await;
        let (nobody, one) = (&store.nobody, &store.customer);
        let refresh = enter(nobody, &one.phone, PASSWORD).await["tokens"]["refresh_token"].clone();
        let path = format!("/users/{}", one.id);
        let body = json!({"is_staff": true, "full_name": "Now Staff"});
        let told = store.admin.patch(&path, body.clone()).await.expect(200);
        assert_eq!((&told["is_staff"], &told["full_name"]), (&json!(true), &json!("Now Staff")));
        // the old token names a customer: the client refreshes, as the document advises, and may do the work
        assert_eq!(one.get(&path).await.status, 401);
        let told = nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await.expect(200);
        let staff = holding(nobody, one.id, &told["access_token"]);
        assert_eq!(enters_a_brand(&staff, "Dell").await, 201);
        assert_eq!(ids(&staff.get("/users").await.expect(200)).len(), 5);
        // the same again ends no token
        store.admin.patch(&path, body).await.expect(200);
        staff.get(&path).await.expect(200);
        // they are a mechanic everywhere
        let factory = at(world, &depannini::api::mechanic_factory::FRONT);
        let known = factory.get("/mechanics").await.expect(200);
        assert!(ids(&known["mechanics"]).contains(&one.id), "{known}");
        let body = json!({"email": "customer1@example.com", "password": PASSWORD});
        factory.post("/mechanics/login", body.clone()).await.expect(200);

        let told = store.admin.patch(&path, json!({"is_staff": false})).await.expect(200);
        assert_eq!(told["is_staff"], false);
        let again = store.again(one).await;
        assert_eq!(enters_a_brand(&again, "Asus").await, 403);
        assert_eq!(ids(&again.get("/users").await.expect(200)), [one.id]);
        assert_eq!(factory.post("/mechanics/login", body.clone()).await.status, 401);
        factory.post("/customers/login", body).await.expect(200);
        assert_eq!(audited(world, one.id, "account.role_changed").await.len(), 2);
        assert_eq!(audited(world, one.id, "mechanic.rights_set").await.len(), 2);
    }

    async fn a_mechanic_of_their_own_stays_one_without_the_rights(world: World) {
        let store = Store::open(world).await;
        let one = &store.mechanic;
        let path = format!("/users/{}", one.id);
        assert_eq!(enters_a_brand(one, "Dell").await, 403);
        assert_eq!(store.admin.patch(&path, json!({"is_staff": true})).await.expect(200)["is_staff"], true);
        // they were a mechanic before: their token is as good as it was
        assert_eq!(enters_a_brand(one, "Dell").await, 201);
        store.admin.patch(&path, json!({"is_staff": false})).await.expect(200);
        assert_eq!(enters_a_brand(one, "Asus").await, 403);
        let factory = at(world, &depannini::api::mechanic_factory::FRONT);
        factory.post("/mechanics/login", json!({"email": "max@example.com", "password": PASSWORD})).await.expect(200);
        assert_eq!(audited(world, one.id, "account.role_changed").await, [Value::Null; 0]);
    }

    async fn administrators_and_assistants_stay_what_they_are(world: World) {
        let store = Store::open(world).await;
        let assistant = world.assistant(Truck::LIGHT, (36.75, 3.06)).await;
        for (id, is_staff) in [(store.admin.id, false), (assistant.id, true)] {
            let told = store.admin.patch(&format!("/users/{id}"), json!({"is_staff": is_staff, "full_name": "X"})).await;
            refused(&told, 400, "The role of this account cannot be changed.");
        }
        for (id, is_staff) in [(store.admin.id, true), (assistant.id, false)] {
            let told = store.admin.patch(&format!("/users/{id}"), json!({"is_staff": is_staff})).await.expect(200);
            // nothing of what was refused stays
            assert!(told["is_staff"] == is_staff && told["full_name"] != "X", "{told}");
        }
        // here an assistant is a customer like any other
        let seen = signed_in(&store.nobody, &assistant.phone, crate::harness::PASSWORD).await;
        assert_eq!(ids(&seen.get("/users").await.expect(200)), [assistant.id]);
        assert_eq!(enters_a_brand(&seen, "Dell").await, 403);
        let device = store.device(&seen, store.parents(1).await).await;
        seen.post("/orders", json!({"device_id": device})).await.expect(201);
    }

    async fn of_many_who_take_a_number_at_once_one_has_it(world: World) {
        let store = Store::open(world).await;
        let body = |n: usize| json!({"full_name": format!("N {n}"), "phone": "0664 00 00 01", "password": PASSWORD});
        let tries = (0..8).map(|n| store.nobody.post("/auth/register", body(n)));
        let told = futures_util::future::join_all(tries).await;
        assert_eq!(told.iter().filter(|told| told.status == 201).count(), 1);
        for told in told.iter().filter(|told| told.status != 201) {
            refused(told, 400, "Phone already registered");
        }
        // numbers are one however they are written, and answered as they were
        let told = enter(&store.nobody, "+213664000001", PASSWORD).await;
        assert_eq!(told["user"]["phone"], "0664 00 00 01");
        customer(&store.nobody, 3).await;
    }
}
