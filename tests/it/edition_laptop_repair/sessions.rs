//! Tokens: how long they live, what ends them, and who gets none.

use serde_json::{Value, json};

use super::{PASSWORD, Store, customer, enter, envelope, refused, signed_in};
use crate::editions::holding;
use crate::harness::{Answer, Person, World};

const DAY: u64 = 24 * 60 * 60;

async fn renew(nobody: &Person, refresh: &Value) -> u16 {
    nobody.post("/auth/refresh", json!({ "refresh_token": refresh })).await.status
}

both! {
    async fn access_lives_for_a_day_and_refreshing_for_a_week(world: World) {
        let store = Store::open(world).await;
        let (nobody, one) = (&store.nobody, &store.customer);
        let refresh = enter(nobody, &one.phone, PASSWORD).await["tokens"]["refresh_token"].clone();
        let path = format!("/users/{}", one.id);
        world.pass_everywhere(DAY - 5);
        one.get(&path).await.expect(200);
        world.pass_everywhere(10);
        assert_eq!(one.get(&path).await.status, 401);
        // the token stays the same, as often as it is used
        for _day in 1..6 {
            assert_eq!(renew(nobody, &refresh).await, 200);
            world.pass_everywhere(DAY);
        }
        let told = nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await.expect(200);
        holding(nobody, one.id, &told["access_token"]).get(&path).await.expect(200);
        world.pass_everywhere(DAY);
        let late = nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await;
        refused(&late, 401, "Invalid or expired refresh token");
    }

    async fn a_refresh_token_is_no_access_token_nor_the_other_way_round(world: World) {
        let store = Store::open(world).await;
        let nobody = &store.nobody;
        let tokens = enter(nobody, &store.customer.phone, PASSWORD).await["tokens"].clone();
        let told = holding(nobody, 0, &tokens["refresh_token"]).get("/users").await;
        assert_eq!(told.status, 401);
        envelope(&told);
        for odd in [tokens["access_token"].clone(), json!("abc"), json!("a.b.c")] {
            let told = nobody.post("/auth/refresh", json!({ "refresh_token": odd })).await;
            refused(&told, 401, "Invalid or expired refresh token");
            // whoever is nobody is out already
            assert_eq!(nobody.post("/auth/logout", json!({ "refresh_token": odd })).await.status, 200);
        }
        store.customer.get("/users").await.expect(200);
        for odd in ["", "Bearer", "Basic abc", "Bearer a b"] {
            let request = nobody.call("GET", "/users").header("authorization", odd);
            let told = Answer::of(request.send().await.unwrap()).await;
            assert_eq!(told.status, 401, "{odd:?}");
            envelope(&told);
        }
    }

    async fn logging_out_ends_one_session(world: World) {
        let store = Store::open(world).await;
        let (nobody, phone) = (&store.nobody, store.customer.phone.as_str());
        let (gone, kept) = (enter(nobody, phone, PASSWORD).await, enter(nobody, phone, PASSWORD).await);
        nobody.post("/auth/logout/", json!({"refresh_token": gone["tokens"]["refresh_token"]})).await.expect(200);
        world.restart().await;
        assert_eq!(renew(nobody, &gone["tokens"]["refresh_token"]).await, 401);
        assert_eq!(renew(nobody, &kept["tokens"]["refresh_token"]).await, 200);
        holding(nobody, 0, &kept["tokens"]["access_token"]).get("/users").await.expect(200);
    }

    async fn who_is_inactive_is_told_so_once_they_know_the_password(world: World) {
        let store = Store::open(world).await;
        let (nobody, one) = (&store.nobody, &store.customer);
        let refresh = enter(nobody, &one.phone, PASSWORD).await["tokens"]["refresh_token"].clone();
        let path = format!("/users/{}", one.id);
        // nobody shuts themselves out, or lets themselves in
        assert_eq!(one.patch(&path, json!({"is_active": false})).await.expect(200)["is_active"], true);
        assert_eq!(store.admin.patch(&path, json!({"is_active": false})).await.expect(200)["is_active"], false);
        assert_eq!((one.get(&path).await.status, renew(nobody, &refresh).await), (401, 401));
        let login = async |password: &str| nobody.post("/auth/login", json!({"phone": one.phone, "password": password})).await;
        refused(&login(PASSWORD).await, 403, "User is inactive");
        refused(&login("wrong-password").await, 401, "Invalid credentials");
        // staff still see them
        assert_eq!(store.staff.get(&path).await.expect(200)["is_active"], false);
        store.admin.patch(&path, json!({"is_active": true})).await.expect(200);
        store.again(one).await.get(&path).await.expect(200);
    }

    async fn a_deleted_user_is_gone_and_the_number_is_free(world: World) {
        let store = Store::open(world).await;
        let (nobody, one) = (&store.nobody, &store.customer);
        let refresh = enter(nobody, &one.phone, PASSWORD).await["tokens"]["refresh_token"].clone();
        let path = format!("/users/{}", one.id);
        one.delete(&path).await.is_done();
        assert_eq!((one.get(&path).await.status, renew(nobody, &refresh).await), (401, 401));
        let told = nobody.post("/auth/login", json!({"phone": one.phone, "password": PASSWORD})).await;
        refused(&told, 401, "Invalid credentials");
        refused(&store.admin.delete(&path).await, 404, "User not found");
        assert_ne!(customer(nobody, 1).await.id, one.id);
    }

    async fn a_new_name_ends_no_token(world: World) {
        let store = Store::open(world).await;
        let path = format!("/users/{}", store.customer.id);
        let body = json!({"full_name": "Else", "email": "else@example.com", "phone": "0669999999"});
        let told = store.customer.patch(&path, body).await.expect(200);
        // the number stays
        assert_eq!((&told["full_name"], &told["phone"]), (&json!("Else"), &json!(store.customer.phone)));
        assert_eq!(store.customer.get(&path).await.expect(200), told);
        let taken = store.customer.patch(&path, json!({"email": "customer2@example.com"})).await;
        refused(&taken, 400, "Email already registered");
    }

    async fn wrong_passwords_are_limited(world: World) {
        let store = Store::open(world).await;
        let guess = async || store.nobody.post("/auth/login", json!({"phone": store.customer.phone, "password": "wrong-guess"})).await;
        let mut told = guess().await;
        let mut tries = 1;
        while told.status == 401 && tries < 60 {
            told = guess().await;
            tries += 1;
        }
        assert_eq!(told.status, 429, "after {tries}: {}", told.text);
        envelope(&told);
        assert!(told.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
        signed_in(&store.nobody, &store.stranger.phone, PASSWORD).await;
        store.customer.get("/users").await.expect(200);
    }
}
