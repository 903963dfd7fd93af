//! Whatever is wrong with a request: 422 that names the field, or 404 for an id that names nothing.

use serde_json::{Value, json};

use super::{PASSWORD, Store, envelope, places, refused};
use crate::editions::wrong;
use crate::harness::{Person, World};

fn with(body: &Value, field: &str, value: Value) -> Value {
    let mut body = body.clone();
    body[field] = value;
    body
}

fn without(body: &Value, field: &str) -> Value {
    let mut body = body.clone();
    body.as_object_mut().unwrap().remove(field);
    body
}

/// Each required field missing and null, and each field of the wrong type, is named alone.
async fn each_is_named(by: &Person, path: &str, body: &Value, required: &[&str]) {
    for field in required {
        for odd in [without(body, field), with(body, field, Value::Null)] {
            let told = by.post(path, odd).await;
            let wanted = json!({"detail": [{"type": "missing", "loc": ["body", field], "msg": "Field required"}]});
            assert_eq!(told.expect(422), wanted, "{path}");
        }
    }
    for field in body.as_object().unwrap().keys() {
        for odd in [json!([]), json!({"a": 1}), json!("a\u{0}b"), json!("x".repeat(5000))] {
            let told = by.post(path, with(body, field, odd.clone())).await;
            assert_eq!(places(&told), [format!("body.{field}")], "{path} {odd}");
            envelope(&told);
        }
    }
    // all at once
    let told = by.post(path, json!({})).await;
    let all: Vec<String> = required.iter().map(|field| format!("body.{field}")).collect();
    assert_eq!(places(&told), all, "{path}");
    for odd in ["", "{", "[]", "null", "\"x\"", "{\"a\":"] {
        let told = by.send("POST", path, "application/json", odd).await;
        assert_eq!(told.status, 422, "{path} {odd}: {}", told.text);
        envelope(&told);
    }
    let told = by.send("POST", path, "text/plain", body.to_string()).await;
    assert_eq!(told.status, 422, "{path}: {}", told.text);
    envelope(&told);
}

both! {
    async fn wrong_people_are_422(world: World) {
        let store = Store::open(world).await;
        let person = json!({"full_name": "X", "phone": "0665000001", "email": "x@example.com", "password": PASSWORD});
        each_is_named(&store.nobody, "/auth/register", &person, &["full_name", "phone", "password"]).await;
        let user = with(&person, "is_staff", json!(false));
        each_is_named(&store.admin, "/users", &user, &["full_name", "phone", "password"]).await;
        for (field, value) in [
            ("email", json!("no address")), ("phone", json!("no number")), ("phone", json!(1_234_567_890)), ("phone", json!("123")),
            ("password", json!("short")), ("password", json!("x".repeat(73))), ("password", json!(12_345_678)), ("full_name", json!("  ")),
        ] {
            let told = store.nobody.post("/auth/register", with(&person, field, value.clone())).await;
            assert_eq!(places(&told), [format!("body.{field}")], "{value}");
        }
        let login = json!({"phone": "0661000001", "password": PASSWORD});
        for field in ["phone", "password"] {
            let cases = [without(&login, field), with(&login, field, json!(7)), with(&login, field, json!("a\u{0}b"))];
            for odd in cases {
                assert_eq!(places(&store.nobody.post("/auth/login", odd).await), [format!("body.{field}")]);
            }
        }
        refused(&store.nobody.post("/auth/login", with(&login, "phone", json!("x".repeat(5000)))).await, 401, "Invalid credentials");
        for path in ["/auth/refresh", "/auth/logout"] {
            each_is_named_token(&store.nobody, path).await;
        }
        let path = format!("/users/{}", store.customer.id);
        wrong(&store.admin, &[
            ("PATCH", &path, json!({"email": "no address"}), &[422]),
            ("PATCH", &path, json!({"full_name": 7}), &[422]),
            ("PATCH", &path, json!({"full_name": "x".repeat(5000)}), &[422]),
            ("PATCH", &path, json!({"profile_picture": "a\u{0}b"}), &[422]),
            ("PATCH", &path, json!({"is_active": "yes"}), &[422]),
            ("PATCH", &path, json!({"is_staff": 1}), &[422]),
            ("PATCH", "/users/999999", json!({"full_name": "X"}), &[404]),
        ], envelope).await;
        // an empty change changes nothing
        assert_eq!(store.admin.patch(&path, json!({})).await.expect(200)["full_name"], "Customer 1");
    }

    async fn wrong_things_are_422(world: World) {
        let store = Store::open(world).await;
        let (order, device) = store.order().await;
        let (brand, kind, model) = store.parents(2).await;
        let staff = &store.staff;
        for path in ["/devices/types", "/devices/brands"] {
            each_is_named(staff, path, &json!({"name": "X", "description": "Y"}), &["name"]).await;
        }
        let body = json!({"brand_id": brand, "name": "Y", "device_type_id": kind});
        each_is_named(staff, "/devices/models", &body, &["brand_id", "name", "device_type_id"]).await;
        for (field, words) in [("brand_id", "Brand not found"), ("device_type_id", "Device type not found")] {
            refused(&staff.post("/devices/models", with(&body, field, json!(999_999))).await, 404, words);
        }
        let body = json!({
            "brand_id": brand, "model_id": model, "device_type_id": kind, "owner_id": store.customer.id,
            "serial_number": "S", "notes": "N",
        });
        each_is_named(staff, "/devices", &body, &["brand_id", "model_id", "device_type_id", "owner_id"]).await;
        let body = json!({
            "device_id": device, "customer_id": store.customer.id, "problem_id": 1, "cost": "1.00", "discount": "0.00",
            "note": "N", "status": "Pending", "estimated_completion_date": "2026-12-01",
        });
        each_is_named(staff, "/orders", &body, &["device_id"]).await;
        each_is_named(staff, "/assigns", &json!({"order_id": order, "user_id": store.mechanic.id}), &["order_id", "user_id"]).await;
        let body = json!({
            "order_id": order, "due_amount": "1.00", "amount": "1.00", "status": "Paid", "payment_method": "Cash",
            "transaction_id": "T",
        });
        each_is_named(staff, "/payments", &body, &["order_id", "amount"]).await;
    }

    async fn wrong_values_are_422(world: World) {
        let store = Store::open(world).await;
        let (order, device) = store.order().await;
        let staff = &store.staff;
        let payment = staff.post("/payments", json!({"order_id": order, "amount": "5.00"})).await.made();
        let amounts = [
            json!("-1.00"), json!(-1), json!("NaN"), json!("nan"), json!("inf"), json!("Infinity"), json!("1e5"), json!("1.001"),
            json!("dear"), json!(true), json!("99999999999999999999999999"), json!(1e300), json!("1.0.0"), json!("--1"), json!("٣"),
        ];
        for amount in amounts {
            for (method, path, body, place) in [
                ("POST", "/orders".to_owned(), json!({"device_id": device, "cost": amount}), "body.cost"),
                ("POST", "/orders".to_owned(), json!({"device_id": device, "discount": amount}), "body.discount"),
                ("PATCH", format!("/orders/{order}"), json!({ "cost": amount }), "body.cost"),
                ("PATCH", format!("/orders/{order}"), json!({ "discount": amount }), "body.discount"),
                ("POST", "/payments".to_owned(), json!({"order_id": order, "amount": amount}), "body.amount"),
                ("POST", "/payments".to_owned(), json!({"order_id": order, "amount": "1.00", "due_amount": amount}), "body.due_amount"),
                ("PATCH", format!("/payments/{payment}"), json!({ "amount": amount }), "body.amount"),
            ] {
                let told = staff.send(method, &path, "application/json", body.to_string()).await;
                assert_eq!(places(&told), [place], "{method} {path} {body}");
                envelope(&told);
            }
        }
        for word in ["pending", "Done", "", "PENDING", "Paid"] {
            let told = staff.get(&format!("/orders?status={word}")).await;
            if word.is_empty() {
                told.expect(200);
            } else {
                assert_eq!(places(&told), ["query.status"], "{word}");
            }
        }
        let order_path = format!("/orders/{order}");
        let payment_path = format!("/payments/{payment}");
        let nowhere = "9223372036854775819";
        let (odd_order, odd_device) = (format!("/orders/{nowhere}"), format!("/devices/{nowhere}"));
        wrong(staff, &[
            ("POST", "/orders", json!({"device_id": device, "status": "Asleep"}), &[422]),
            ("POST", "/orders", json!({"device_id": device, "estimated_completion_date": "soon"}), &[422]),
            ("POST", "/orders", json!({"device_id": 0}), &[422]),
            ("POST", "/orders", json!({"device_id": 1e300}), &[422]),
            ("PATCH", &order_path, json!({"status": "completed"}), &[422]),
            ("PATCH", &order_path, json!({"note": "x".repeat(5000)}), &[422]),
            ("PATCH", "/orders/abc", json!({"note": "x"}), &[404]),
            ("GET", &odd_order, json!({}), &[404]),
            ("DELETE", &odd_order, json!({}), &[404]),
            ("GET", "/orders/abc", json!({}), &[404]),
            ("GET", "/orders/assign/abc", json!({}), &[404]),
            ("POST", "/payments", json!({"order_id": order, "amount": "1.00", "status": "Created"}), &[422]),
            ("PATCH", &payment_path, json!({"status": "paid"}), &[422]),
            ("PATCH", "/payments/abc", json!({"status": "Paid"}), &[404]),
            ("DELETE", "/payments/abc", json!({}), &[404]),
            ("GET", "/payments?status=Created", json!({}), &[422]),
            ("GET", "/payments?order_id=abc", json!({}), &[422]),
            ("GET", "/orders?customer_id=-1", json!({}), &[422]),
            ("GET", "/orders?device_id=9223372036854775819", json!({}), &[422]),
            ("GET", "/devices?owner_id=x", json!({}), &[422]),
            ("GET", "/assigns?user_id=x", json!({}), &[422]),
            ("GET", &odd_device, json!({}), &[404]),
            ("PATCH", "/devices/abc", json!({"notes": "x"}), &[404]),
            ("DELETE", "/devices/0", json!({}), &[404]),
            ("GET", "/users/-1", json!({}), &[404]),
            ("GET", "/assigns/abc", json!({}), &[404]),
            ("DELETE", "/assigns/abc", json!({}), &[404]),
        ], envelope).await;
        let seen = staff.get(&order_path).await.expect(200);
        assert_eq!((&seen["cost"], &seen["status"]), (&json!("250.00"), &json!("Pending")));
    }

    async fn who_may_not_is_told_so_whatever_they_send(world: World) {
        let store = Store::open(world).await;
        for by in [&store.customer, &store.mechanic] {
            for (method, path) in [
                ("POST", "/users"), ("POST", "/devices/types"), ("POST", "/devices/brands"), ("POST", "/devices/models"),
                ("PATCH", "/devices/1"), ("POST", "/orders/assign"), ("POST", "/assigns"), ("POST", "/payments"), ("PATCH", "/payments/1"),
            ] {
                for body in ["{", "{}", "[]", "{\"name\": 7}"] {
                    let told = by.send(method, path, "application/json", body).await;
                    assert_eq!(told.status, 403, "{method} {path} {body}: {}", told.text);
                    envelope(&told);
                }
            }
        }
    }

    async fn refusals_are_told_in_the_readers_language(world: World) {
        let store = Store::open(world).await;
        for (language, words) in [("en", "Order not found"), ("fr", "Commande introuvable"), ("ar", "الطلب غير موجود")] {
            let request = store.staff.call("GET", "/orders/999999").header("accept-language", language);
            refused(&crate::harness::Answer::of(request.send().await.unwrap()).await, 404, words);
        }
    }
}

/// The same for a body that holds nothing but a refresh token, which may be of any length.
async fn each_is_named_token(by: &Person, path: &str) {
    for odd in
        [json!({}), json!({"refresh_token": null}), json!({"refresh_token": 7}), json!({"refresh_token": "a\u{0}b"})]
    {
        assert_eq!(places(&by.post(path, odd).await), ["body.refresh_token"], "{path}");
    }
    let told = by.post(path, json!({"refresh_token": "x".repeat(5000)})).await;
    assert!(matches!(told.status, 200 | 401), "{path}: {}", told.text);
}
