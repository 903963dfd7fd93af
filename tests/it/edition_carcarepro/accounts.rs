//! Signing up and in, accounts, customers.

use super::*;

const ACCOUNTS: &str = "/api/v1/user/accounts";
const CUSTOMERS: &str = "/api/v1/user/?user_type=customers";

fn kenz() -> Value {
    json!({
        "username": "kenz", "first_name": "Kevin", "last_name": "Smith", "email": "tony@gmail.com",
        "phone_number": "123-456-7890", "password": SECRET,
    })
}

fn sample() -> Value {
    json!({
        "id": 1, "username": "kenz", "first_name": "Kevin", "last_name": "Smith", "email": "tony@gmail.com",
        "phone_number": "123-456-7890", "created_at": "2024-07-25T12:34:56Z", "updated_at": "2024-07-25T12:34:56Z",
    })
}

both! {
    async fn people_register_and_sign_in(world: World) {
        let nobody = at(world, &FRONT);
        let body = json!({
            "username": "kevin", "first_name": "Kevin", "last_name": "Smith", "email": "Kevin@Example.com",
            "phone_number": "123-456-7890", "password": "password@kevin123", "user_type": "mechanic",
            "is_staff": true, "role": "admin", "id": 1,
        });
        let made = nobody.post("/api/v1/user/registration/", body).await.expect(201);
        assert_eq!(made, json!({"username": "kevin", "first_name": "Kevin", "email": "kevin@example.com"}));
        let login = |name: &'static str, password: &'static str| {
            nobody.post("/api/v1/user/login/", json!({"username": name, "password": password}))
        };
        // username, e-mail address or phone number
        for name in ["kevin", "kevin@example.com", "123-456-7890", "1234567890"] {
            let tokens = login(name, "password@kevin123").await.expect(202);
            shaped(&tokens, &json!({"token": "x", "refresh_token": "y"}));
        }
        let wrong = login("kevin", "password@kevin124").await;
        let unknown = login("nobody", "password@kevin123").await;
        refused(&wrong, 400);
        assert_eq!((unknown.status, unknown.text), (400, wrong.text));
        // a mechanic like any other, whatever the body said
        let kevin = enter(&nobody, "kevin", "password@kevin123").await;
        assert_eq!(ids(&kevin.get(ACCOUNTS).await), [kevin.id]);
        assert_eq!(ids(&kevin.get("/mechanics").await), [kevin.id]);
        refused(&kevin.delete(&format!("/mechanics/{}", kevin.id)).await, 403);
    }

    async fn tokens_live_as_long_as_decided(world: World) {
        let nobody = at(world, &FRONT);
        customer(&nobody, 1).await;
        let tokens = nobody.post("/api/v1/user/login", json!({"username": "customer1", "password": SECRET})).await.expect(202);
        let (access, refresh) = (holding(&nobody, 0, &tokens["token"]), holding(&nobody, 0, &tokens["refresh_token"]));
        refused(&refresh.get(ACCOUNTS).await, 401);
        world.pass_everywhere(60 * 60 - 5);
        access.get(ACCOUNTS).await.expect(200);
        world.pass_everywhere(10);
        refused(&access.get(ACCOUNTS).await, 401);
    }

    async fn wrong_passwords_of_one_login_are_limited(world: World) {
        let nobody = at(world, &FRONT);
        let one = customer(&nobody, 1).await;
        let guess = || nobody.post("/api/v1/user/login", json!({"username": "customer1", "password": "wrong-guess"}));
        let mut told = guess().await;
        let mut tries = 1;
        while told.status == 400 && tries < 60 {
            told = guess().await;
            tries += 1;
        }
        refused(&told, 429);
        assert!(told.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
        one.get(ACCOUNTS).await.expect(200);
    }

    async fn an_account_from_its_beginning_to_its_end(world: World) {
        let nobody = at(world, &FRONT);
        let made = nobody.post(ACCOUNTS, kenz()).await.expect(201);
        shaped(&made, &sample());
        for field in ["username", "first_name", "last_name", "email", "phone_number"] {
            assert_eq!(made[field], kenz()[field], "{field}");
        }
        assert_eq!(made["created_at"], "2026-11-21T08:00:00Z");
        let own = enter(&nobody, "kenz", SECRET).await;
        assert_eq!(own.get(&format!("{ACCOUNTS}/")).await.expect(200), json!([made]));
        world.pass_everywhere(60);
        let body = json!({
            "first_name": "Kevin", "last_name": "Jones", "phone_number": "987-654-3210", "id": 1, "username": "other", "role": "admin",
        });
        let changed = own.put(ACCOUNTS, body).await.expect(200);
        let mut expected = made.clone();
        expected["last_name"] = json!("Jones");
        expected["phone_number"] = json!("987-654-3210");
        expected["updated_at"] = json!("2026-11-21T08:01:00Z");
        assert_eq!(changed, expected);
        assert_eq!(own.patch(ACCOUNTS, json!({"email": "Kenz@Example.com"})).await.expect(200)["email"], "kenz@example.com");
        // another's
        let other = customer(&nobody, 1).await;
        let path = format!("{ACCOUNTS}/{}", own.id);
        for told in [other.get(&path).await, other.put(&path, json!({"first_name": "x"})).await, other.delete(&path).await] {
            refused(&told, 403);
        }
        for taken in [json!({"email": "kenz@example.com"}), json!({"phone_number": "9876543210"})] {
            refused(&other.put(ACCOUNTS, taken).await, 400);
        }
        for taken in ["username", "email", "phone_number"] {
            let mut body = registration("fresh", 77, "customer");
            body[taken] = changed[taken].clone();
            if taken == "email" { body[taken] = json!("kenz@example.com"); }
            let told = nobody.post("/api/v1/user/registration", body).await;
            refused(&told, 400);
            assert!(told.header("x-error-code").unwrap().ends_with("_taken"), "{taken}");
        }
        // a new password: the token that set it goes on
        own.put(ACCOUNTS, json!({"password": "Password@456"})).await.expect(200);
        own.get(ACCOUNTS).await.expect(200);
        refused(&nobody.post("/api/v1/user/login", json!({"username": "kenz", "password": SECRET})).await, 400);
        let again = enter(&nobody, "kenz", "Password@456").await;
        again.delete(ACCOUNTS).await.is_done();
        for gone in [&own, &again] {
            refused(&gone.get(ACCOUNTS).await, 401);
        }
        refused(&nobody.post("/api/v1/user/login", json!({"username": "kenz", "password": "Password@456"})).await, 400);
        // its logins are free again
        nobody.post(ACCOUNTS, kenz()).await.made();
    }

    async fn an_administrator_names_accounts(world: World) {
        let nobody = at(world, &FRONT);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let native = world.client().await;
        let all = admin.get(ACCOUNTS).await.expect(200);
        for account in all.as_array().unwrap() {
            shaped(account, &sample());
        }
        for id in [one.id, admin.id, native.id] {
            assert!(ids(&admin.get(ACCOUNTS).await).contains(&id));
        }
        let path = format!("{ACCOUNTS}/{}", one.id);
        assert_eq!(admin.get(&path).await.expect(200)["username"], "customer1");
        assert_eq!(admin.put(&path, json!({"first_name": "Ann"})).await.expect(200)["first_name"], "Ann");
        let by_query = format!("{ACCOUNTS}?id={}", one.id);
        assert_eq!(admin.patch(&by_query, json!({"last_name": "Lee"})).await.expect(200)["last_name"], "Lee");
        for odd in ["abc", "0", "9223372036854775819", "999999"] {
            refused(&admin.put(&format!("{ACCOUNTS}/{odd}"), json!({})).await, 404);
        }
        // without a name it is one's own
        assert_eq!(admin.put(ACCOUNTS, json!({"id": one.id, "first_name": "Root"})).await.expect(200)["id"], admin.id);
        admin.delete(&path).await.is_done();
        refused(&admin.delete(&path).await, 404);
        refused(&one.get(ACCOUNTS).await, 401);
    }

    async fn customers_have_a_record_from_the_start(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (ann, admin) = (mechanic(&nobody, 1).await, admin(world, &nobody).await);
        let empty = json!({"id": one.id, "account_id": one.id, "address": "", "city": "", "state": "", "zip_code": ""});
        assert_eq!(one.get(CUSTOMERS).await.expect(200), json!([empty]));
        let body = json!({"account_id": one.id, "address": "123 Main St", "city": "Springfield", "state": "IL", "zip_code": "62704"});
        let made = one.post(CUSTOMERS, body.clone()).await.expect(201);
        let mut expected = body.clone();
        expected["id"] = json!(one.id);
        assert_eq!(made, expected);
        // said again it is the same record
        one.post(CUSTOMERS, body).await.expect(201);
        assert_eq!(one.get(CUSTOMERS).await.expect(200), json!([expected]));
        assert_eq!(ids(&admin.get(CUSTOMERS).await), [one.id, other.id]);
        assert_eq!(ids(&ann.get(CUSTOMERS).await), Vec::<i64>::new());
        let path = format!("/api/v1/user/{}?user_type=customers", one.id);
        for told in [
            other.get(&path).await,
            other.put(&path, json!({"city": "x"})).await,
            other.delete(&path).await,
            other.post(CUSTOMERS, json!({"account_id": one.id, "city": "x"})).await,
        ] {
            refused(&told, 403);
        }
        refused(&one.put(&path, json!({"account_id": other.id, "city": "x"})).await, 400);
        refused(&admin.post(CUSTOMERS, json!({"account_id": ann.id})).await, 400);
        refused(&admin.post(CUSTOMERS, json!({"account_id": 999_999})).await, 404);
        assert_eq!(admin.put(CUSTOMERS, json!({"account_id": one.id, "city": "Here"})).await.expect(200)["city"], "Here");
        assert_eq!(one.get(&path).await.expect(200)["address"], "123 Main St");
        named_three_ways(&one, CUSTOMERS, one.id, json!({"city": "There", "zip_code": "1"})).await;
        // the account is there still, and a new word brings the record back
        one.get(ACCOUNTS).await.expect(200);
        let back = one.post(CUSTOMERS, json!({"account_id": one.id, "city": "Again"})).await.expect(201);
        assert_eq!((&back["city"], &back["zip_code"]), (&json!("Again"), &json!("")));
        // the path serves customers only
        for odd in ["/api/v1/user", "/api/v1/user/?user_type=", "/api/v1/user/?user_type=admins", "/api/v1/user/7"] {
            refused(&one.get(odd).await, 400);
            refused(&one.put(odd, json!({"id": one.id})).await, 400);
            refused(&nobody.get(odd).await, 401);
        }
    }
}
