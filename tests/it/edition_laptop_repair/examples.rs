//! Every example of the document, asked and answered field by field. Ids and times are this server's.

use serde_json::{Value, json};

use super::{Store, enter, refused};
use crate::editions::holding;
use crate::harness::{Person, World};

/// When everything here happens.
const NOW: &str = "2026-11-21T08:00:00.000000Z";
const LATER: &str = "2026-11-21T08:30:00.000000Z";

fn john(id: i64) -> Value {
    json!({
        "id": id, "full_name": "John Doe", "phone": "1234567890", "email": "john@example.com", "profile_picture": null,
        "is_active": true, "is_staff": false, "created_at": NOW,
    })
}

async fn register(nobody: &Person) -> i64 {
    let body = json!({
        "full_name": "John Doe", "phone": "1234567890", "email": "john@example.com", "password": "password123",
    });
    let made = nobody.post("/auth/register", body.clone()).await.expect(201);
    let id = made["id"].as_i64().unwrap();
    assert_eq!(made, john(id));
    refused(&nobody.post("/auth/register/", body).await, 400, "Phone already registered");
    id
}

/// A list answers what the one thing answers; with and without the slash.
async fn is_listed(by: &Person, path: &str, query: &str, thing: &Value) {
    for list in [format!("{path}{query}"), format!("{path}/{query}")] {
        let told = by.get(&list).await.expect(200);
        assert!(told.as_array().unwrap().contains(thing), "{list}: {told}");
    }
}

both! {
    async fn signing_up_in_and_out(world: World) {
        let store = Store::open(world).await;
        let nobody = &store.nobody;
        let id = register(nobody).await;
        let told = enter(nobody, "1234567890", "password123").await;
        let (access, refresh) = (told["tokens"]["access_token"].clone(), told["tokens"]["refresh_token"].clone());
        assert!(access.is_string() && refresh.is_string());
        let tokens = json!({"access_token": access, "refresh_token": refresh, "token_type": "bearer"});
        assert_eq!(told, json!({"user": john(id), "tokens": tokens}));
        for (phone, password) in [("1234567890", "wrong-password"), ("1234567899", "password123"), ("no number", "x")] {
            let told = nobody.post("/auth/login/", json!({"phone": phone, "password": password})).await;
            refused(&told, 401, "Invalid credentials");
        }

        let told = nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await.expect(200);
        assert_eq!((told.as_object().unwrap().len(), &told["token_type"]), (2, &json!("bearer")));
        let renewed = holding(nobody, id, &told["access_token"]);
        assert_eq!(renewed.get(&format!("/users/{id}/")).await.expect(200), john(id));

        let out = json!({"message": "Logged out successfully"});
        assert_eq!(nobody.post("/auth/logout", json!({"refresh_token": refresh})).await.expect(200), out);
        let again = nobody.post("/auth/refresh", json!({"refresh_token": refresh})).await;
        refused(&again, 401, "Invalid or expired refresh token");
    }

    async fn users(world: World) {
        let store = Store::open(world).await;
        let (id, admin) = (register(&store.nobody).await, &store.admin);
        is_listed(admin, "/users", "?limit=20&offset=0", &john(id)).await;
        assert_eq!(admin.get(&format!("/users/{id}")).await.expect(200), john(id));
        refused(&admin.get("/users/999999").await, 404, "User not found");
        let body = json!({
            "full_name": "Jane Doe", "phone": "9876543210", "email": "jane@example.com", "password": "password123",
            "is_staff": false,
        });
        let jane = admin.post("/users", body.clone()).await.expect(201);
        assert_eq!(jane, json!({
            "id": jane["id"], "full_name": "Jane Doe", "phone": "9876543210", "email": "jane@example.com",
            "profile_picture": null, "is_active": true, "is_staff": false, "created_at": NOW,
        }));
        refused(&admin.post("/users", body).await, 400, "Phone already registered");
        let body = json!({
            "full_name": "John Updated", "email": "john.updated@example.com",
            "profile_picture": "https://example.com/avatar.jpg",
        });
        let changed = admin.patch(&format!("/users/{id}"), body).await.expect(200);
        assert_eq!(changed, json!({
            "id": id, "full_name": "John Updated", "phone": "1234567890", "email": "john.updated@example.com",
            "profile_picture": "https://example.com/avatar.jpg", "is_active": true, "is_staff": false, "created_at": NOW,
        }));
        admin.delete(&format!("/users/{id}")).await.is_done();
        refused(&admin.get(&format!("/users/{id}")).await, 404, "User not found");
    }

    async fn devices(world: World) {
        let store = Store::open(world).await;
        let (owner, staff) = (store.customer.id, &store.admin);
        let mut made = Vec::new();
        for (path, name, description, taken) in [
            ("/devices/types", "Laptop", "Laptop computers", "Device type already exists"),
            ("/devices/brands", "Dell", "Dell Inc.", "Brand already exists"),
        ] {
            let body = json!({"name": name, "description": description});
            let told = staff.post(path, body.clone()).await.expect(201);
            assert_eq!(told, json!({"id": told["id"], "name": name, "description": description, "created_at": NOW}));
            refused(&staff.post(&format!("{path}/"), body).await, 400, taken);
            is_listed(&store.customer, path, "", &told).await;
            made.push(told["id"].as_i64().unwrap());
        }
        let (kind, brand) = (made[0], made[1]);
        let body = json!({"brand_id": brand, "name": "XPS 13", "device_type_id": kind});
        let model = staff.post("/devices/models", body.clone()).await.expect(201);
        assert_eq!(model, json!({
            "id": model["id"], "brand_id": brand, "name": "XPS 13", "device_type_id": kind, "created_at": NOW,
        }));
        refused(&staff.post("/devices/models", body).await, 400, "Model already exists");
        is_listed(&store.customer, "/devices/models", "", &model).await;

        let said = json!({
            "brand_id": brand, "model_id": model["id"], "device_type_id": kind, "serial_number": "SN123456789",
            "owner_id": owner, "notes": "Screen cracked",
        });
        let mut device = staff.post("/devices", said.clone()).await.expect(201);
        let mut wanted = said.clone();
        (wanted["id"], wanted["created_at"]) = (device["id"].clone(), json!(NOW));
        assert_eq!(device, wanted);
        for (field, words) in [
            ("brand_id", "Brand not found"), ("model_id", "Model not found"), ("device_type_id", "Device type not found"),
            ("owner_id", "Owner not found"),
        ] {
            let mut odd = said.clone();
            odd[field] = json!(999_999);
            refused(&staff.post("/devices", odd).await, 404, words);
        }
        let path = format!("/devices/{}", device["id"]);
        is_listed(staff, "/devices", &format!("?limit=20&offset=0&owner_id={owner}"), &device).await;
        assert_eq!(store.customer.get(&path).await.expect(200), device);
        device["notes"] = json!("Screen replaced, working fine now");
        assert_eq!(staff.patch(&path, json!({"notes": "Screen replaced, working fine now"})).await.expect(200), device);
        staff.delete(&path).await.is_done();
        refused(&staff.get(&path).await, 404, "Device not found");
    }

    async fn orders(world: World) {
        let store = Store::open(world).await;
        let (customer, staff) = (store.customer.id, &store.admin);
        let device = store.device(&store.customer, store.parents(1).await).await;
        let said = json!({
            "device_id": device, "customer_id": customer, "problem_id": null, "cost": "250.00", "discount": "0.00",
            "note": "Screen replacement needed", "status": "Pending", "estimated_completion_date": null,
        });
        let made = staff.post("/orders", said.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let order = json!({
            "id": id, "device_id": device, "customer_id": customer, "problem_id": null, "cost": "250.00",
            "discount": "0.00", "total_cost": "250.00", "note": "Screen replacement needed", "status": "Pending",
            "estimated_completion_date": null, "completed_at": null, "created_at": NOW, "updated_at": NOW,
        });
        assert_eq!(made, order);
        // the customer may say the same of their own device
        store.customer.post("/orders", said.clone()).await.expect(201);
        let mut odd = said;
        odd["device_id"] = json!(999_999);
        refused(&staff.post("/orders", odd).await, 404, "Device not found");
        for query in [
            "?status=Pending".to_owned(), format!("?customer_id={customer}&limit=20"), format!("?device_id={device}&status=Pending"),
        ] {
            is_listed(staff, "/orders", &query, &order).await;
        }
        let done = staff.get(&format!("/orders?device_id={device}&status=Completed")).await.expect(200);
        assert_eq!(done, json!([]));
        assert_eq!(staff.get(&format!("/orders/{id}")).await.expect(200), order);
        refused(&staff.get("/orders/999999").await, 404, "Order not found");

        world.pass_everywhere(30 * 60);
        let note = "Diagnosis complete: Screen + battery replacement needed";
        let change = json!({"cost": "300.00", "discount": "25.00", "status": "Repairing", "note": note});
        assert_eq!(staff.patch(&format!("/orders/{id}/"), change).await.expect(200), json!({
            "id": id, "device_id": device, "customer_id": customer, "problem_id": null, "cost": "300.00",
            "discount": "25.00", "total_cost": "275.00", "note": note, "status": "Repairing",
            "estimated_completion_date": null, "completed_at": null, "created_at": NOW, "updated_at": LATER,
        }));
        staff.delete(&format!("/orders/{id}")).await.is_done();
        refused(&staff.get(&format!("/orders/{id}")).await, 404, "Order not found");
    }

    async fn assignments(world: World) {
        let store = Store::open(world).await;
        let ((order, _), staff) = (store.order().await, &store.admin);
        for (path, user) in [("/orders/assign", store.staff.id), ("/assigns", store.mechanic.id)] {
            let body = json!({"order_id": order, "user_id": user});
            let made = staff.post(path, body.clone()).await.expect(201);
            assert_eq!(made, json!({"id": made["id"], "order_id": order, "user_id": user, "assigned_at": NOW}));
            for path in ["/orders/assign/", "/assigns"] {
                refused(&staff.post(path, body.clone()).await, 400, "Assignment already exists");
            }
            is_listed(staff, &format!("/orders/assign/{order}"), "", &made).await;
            for query in [format!("?user_id={user}"), format!("?order_id={order}"), format!("?user_id={user}&limit=20")] {
                is_listed(staff, "/assigns", &query, &made).await;
            }
            let path = format!("/assigns/{}", made["id"]);
            assert_eq!(staff.get(&path).await.expect(200), made);
            staff.delete(&path).await.is_done();
            refused(&staff.get(&path).await, 404, "Assignment not found");
            refused(&staff.delete(&path).await, 404, "Assignment not found");
            let odd = json!({"order_id": 999_999, "user_id": user});
            refused(&staff.post("/assigns", odd).await, 404, "Order not found");
            for nobody in [999_999, store.customer.id] {
                let odd = json!({"order_id": order, "user_id": nobody});
                refused(&staff.post("/orders/assign", odd).await, 404, "User not found");
            }
        }
    }

    async fn payments(world: World) {
        let store = Store::open(world).await;
        let ((order, _), staff) = (store.order().await, &store.admin);
        let said = json!({
            "order_id": order, "due_amount": "275.00", "amount": "150.00", "status": "Partial",
            "payment_method": "Cash", "transaction_id": "TXN001",
        });
        let made = staff.post("/payments", said.clone()).await.expect(201);
        let mut payment = said.clone();
        (payment["id"], payment["created_at"]) = (made["id"].clone(), json!(NOW));
        assert_eq!(made, payment);
        let mut odd = said;
        odd["order_id"] = json!(999_999);
        refused(&staff.post("/payments", odd).await, 404, "Order not found");
        for query in [format!("?order_id={order}"), "?status=Partial&limit=20".to_owned()] {
            is_listed(staff, "/payments", &query, &payment).await;
        }
        assert_eq!(staff.get("/payments?status=Paid").await.expect(200), json!([]));
        let path = format!("/payments/{}", made["id"]);
        assert_eq!(store.customer.get(&path).await.expect(200), payment);
        refused(&staff.get("/payments/999999").await, 404, "Payment not found");
        let change = json!({"amount": "275.00", "status": "Paid", "payment_method": "Card"});
        for (field, value) in change.as_object().unwrap() {
            payment[field] = value.clone();
        }
        assert_eq!(staff.patch(&path, change).await.expect(200), payment);
        staff.delete(&path).await.is_done();
        refused(&staff.get(&path).await, 404, "Payment not found");
    }
}
