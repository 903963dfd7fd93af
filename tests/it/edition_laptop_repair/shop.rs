//! The store at work: who sees and changes devices, orders, assignments and payments, and what comes of it.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::{Store, envelope, ids, places, refused};
use crate::harness::{Person, World};

async fn status(by: &Person, method: &str, path: &str, body: Value) -> u16 {
    let told = by.send(method, path, "application/json", body.to_string()).await;
    if told.status >= 400 {
        envelope(&told);
    }
    told.status
}

both! {
    async fn devices_are_their_owners(world: World) {
        let store = Store::open(world).await;
        let parents = store.parents(1).await;
        let (own, others) = (store.device(&store.customer, parents).await, store.device(&store.stranger, parents).await);
        let (brand, kind, model) = parents;
        let body = |owner: i64| json!({"brand_id": brand, "model_id": model, "device_type_id": kind, "owner_id": owner});
        let third = store.customer.post("/devices", body(store.customer.id)).await.made();
        assert_eq!(status(&store.customer, "POST", "/devices", body(store.stranger.id)).await, 403);
        assert_eq!(ids(&store.customer.get("/devices").await.expect(200)), [own, third]);
        assert_eq!(ids(&store.staff.get("/devices").await.expect(200)), [own, others, third]);
        let of = format!("/devices?owner_id={}", store.stranger.id);
        assert_eq!(ids(&store.staff.get(&of).await.expect(200)), [others]);
        assert_eq!(status(&store.customer, "GET", &of, json!({})).await, 403);
        assert_eq!(ids(&store.staff.get("/devices?limit=1&offset=1").await.expect(200)), [others]);
        let path = format!("/devices/{others}");
        assert_eq!(status(&store.customer, "GET", &path, json!({})).await, 403);
        // an owner looks, staff change
        for by in [&store.stranger, &store.mechanic] {
            assert_eq!(status(by, "PATCH", &path, json!({"notes": "mine"})).await, 403);
            assert_eq!(status(by, "DELETE", &path, json!({})).await, 403);
        }
        let change = json!({"owner_id": store.customer.id, "serial_number": "SN2", "brand_id": null});
        let told = store.staff.patch(&path, change).await.expect(200);
        assert_eq!((&told["owner_id"], &told["serial_number"], &told["brand_id"]), (&json!(store.customer.id), &json!("SN2"), &json!(brand)));
        refused(&store.staff.patch(&path, json!({"model_id": 999_999})).await, 404, "Model not found");
        store.staff.delete(&path).await.is_done();
        assert_eq!(status(&store.staff, "DELETE", &path, json!({})).await, 404);
        // a device that an order remembers goes from the list, and the order stays
        let order = store.customer.post("/orders", json!({"device_id": own})).await.made();
        store.staff.delete(&format!("/devices/{own}")).await.is_done();
        assert_eq!(store.customer.get(&format!("/orders/{order}")).await.expect(200)["device_id"], own);
        refused(&store.customer.post("/orders", json!({"device_id": own})).await, 404, "Device not found");
    }

    async fn orders_are_their_customers(world: World) {
        let store = Store::open(world).await;
        let (order, device) = store.order().await;
        let path = format!("/orders/{order}");
        for sees in [&store.admin, &store.staff, &store.customer] {
            assert_eq!(sees.get(&path).await.expect(200)["customer_id"], store.customer.id);
            assert_eq!(ids(&sees.get("/orders").await.expect(200)), [order]);
        }
        for other in [&store.stranger, &store.mechanic] {
            assert_eq!(status(other, "GET", &path, json!({})).await, 403);
            assert_eq!(status(other, "PATCH", &path, json!({"note": "x"})).await, 403);
            assert_eq!(other.get("/orders").await.expect(200), json!([]));
            assert_eq!(other.get(&format!("/orders?customer_id={}", store.customer.id)).await.expect(200), json!([]));
            assert_eq!(status(other, "POST", "/orders", json!({"device_id": device})).await, 403);
        }
        // what only the store can know is not for customers to say
        for (field, value) in [("discount", json!("1.00")), ("status", json!("Completed")), ("estimated_completion_date", json!("2026-12-01"))] {
            let mut body = json!({"device_id": device});
            body[field] = value;
            assert_eq!(status(&store.customer, "POST", "/orders", body).await, 403, "{field}");
        }
        let body = json!({"device_id": device, "customer_id": store.stranger.id});
        assert_eq!(status(&store.customer, "POST", "/orders", body.clone()).await, 403);
        assert_eq!(status(&store.staff, "POST", "/orders", body).await, 403);
        refused(&store.staff.post("/orders", json!({"device_id": device, "customer_id": 999_999})).await, 404, "Customer not found");
        for (method, body) in [("PATCH", json!({"note": "x"})), ("DELETE", json!({}))] {
            assert_eq!(status(&store.customer, method, &path, body).await, 403);
        }
        assert_eq!(status(&store.mechanic, "DELETE", &path, json!({})).await, 403);

        // a technician who is given the order sees and changes it
        let given = store.staff.post("/assigns", json!({"order_id": order, "user_id": store.mechanic.id})).await.made();
        assert_eq!(ids(&store.mechanic.get("/orders").await.expect(200)), [order]);
        let told = store.mechanic.patch(&path, json!({"status": "Repairing", "cost": 99.5})).await.expect(200);
        assert_eq!((&told["status"], &told["cost"]), (&json!("Repairing"), &json!("99.50")));
        assert_eq!(store.mechanic.get(&format!("/devices/{device}")).await.expect(200)["id"], device);
        for sees in [&store.mechanic, &store.customer, &store.staff] {
            assert_eq!(ids(&sees.get("/assigns").await.expect(200)), [given]);
            assert_eq!(ids(&sees.get(&format!("/orders/assign/{order}")).await.expect(200)), [given]);
            sees.get(&format!("/assigns/{given}")).await.expect(200);
        }
        assert_eq!(store.stranger.get("/assigns").await.expect(200), json!([]));
        for path in [format!("/orders/assign/{order}"), format!("/assigns/{given}")] {
            assert_eq!(status(&store.stranger, "GET", &path, json!({})).await, 403, "{path}");
        }
        refused(&store.staff.get("/orders/assign/999999").await, 404, "Order not found");
        for by in [&store.mechanic, &store.customer] {
            assert_eq!(status(by, "DELETE", &format!("/assigns/{given}"), json!({})).await, 403);
            for path in ["/assigns", "/orders/assign"] {
                assert_eq!(status(by, "POST", path, json!({"order_id": order, "user_id": store.staff.id})).await, 403);
            }
        }
        store.staff.delete(&format!("/assigns/{given}")).await.is_done();
        assert_eq!(status(&store.mechanic, "PATCH", &path, json!({"note": "x"})).await, 403);
    }

    async fn any_status_follows_any_other(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        let path = format!("/orders/{order}");
        let words = ["Pending", "Repairing", "Completed", "Cancelled"];
        for from in words {
            for to in words {
                store.staff.patch(&path, json!({ "status": from })).await.expect(200);
                world.pass_everywhere(1);
                let told = store.staff.patch(&path, json!({ "status": to })).await.expect(200);
                assert_eq!(told["status"], to, "after {from}");
                assert_eq!(told["completed_at"].is_string(), to == "Completed", "{told}");
                assert_eq!(ids(&store.staff.get(&format!("/orders?status={to}")).await.expect(200)), [order]);
            }
        }
        // one may be made in any of them
        let device = store.staff.get(&path).await.expect(200)["device_id"].clone();
        for word in words {
            let made = store.staff.post("/orders", json!({"device_id": device, "status": word})).await.expect(201);
            assert_eq!((&made["status"], made["completed_at"].is_string()), (&json!(word), word == "Completed"));
        }
    }

    async fn amounts_are_exact(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        let path = format!("/orders/{order}");
        for (cost, discount, told) in [
            (json!("0.30"), json!("0.10"), ["0.30", "0.10", "0.20"]),
            (json!("1000000.01"), json!("0.02"), ["1000000.01", "0.02", "999999.99"]),
            (json!(12), json!(0.5), ["12.00", "0.50", "11.50"]),
            (json!("10"), json!("10.01"), ["10.00", "10.01", "0.00"]),
        ] {
            let seen = store.staff.patch(&path, json!({"cost": cost, "discount": discount})).await.expect(200);
            assert_eq!([&seen["cost"], &seen["discount"], &seen["total_cost"]], told.map(|text| json!(text)).each_ref());
        }
        // all or nothing: what is wrong with one part leaves the other
        let odd = json!({"cost": "1.00", "status": "Completed", "device_id": 999_999});
        refused(&store.staff.patch(&path, odd).await, 404, "Device not found");
        let seen = store.staff.get(&path).await.expect(200);
        assert_eq!((&seen["cost"], &seen["status"]), (&json!("10.00"), &json!("Pending")));
        // null empties a text, a number and a day, and leaves an amount
        let said = json!({"problem_id": -7, "estimated_completion_date": "2026-12-01T10:00:00", "note": "x"});
        let seen = store.staff.patch(&path, said).await.expect(200);
        assert_eq!((&seen["problem_id"], &seen["estimated_completion_date"]), (&json!(-7), &json!("2026-12-01T10:00:00.000000Z")));
        let said = json!({"problem_id": null, "estimated_completion_date": null, "note": null, "cost": null, "status": null});
        let seen = store.staff.patch(&path, said).await.expect(200);
        assert!(["problem_id", "estimated_completion_date", "note"].iter().all(|field| seen[*field].is_null()), "{seen}");
        assert_eq!(seen["cost"], "10.00");
    }

    async fn payments_are_for_the_customer_to_see_and_staff_to_write(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        let body = json!({"order_id": order, "amount": "10.00"});
        let id = store.staff.post("/payments", body.clone()).await.expect(201)["id"].as_i64().unwrap();
        let path = format!("/payments/{id}");
        for sees in [&store.admin, &store.staff, &store.customer] {
            let told = sees.get(&path).await.expect(200);
            let wanted = ["Paid", "Cash"].map(|word| json!(word));
            assert_eq!([&told["status"], &told["payment_method"]], wanted.each_ref());
            assert!(told["due_amount"].is_null() && told["transaction_id"].is_null(), "{told}");
            assert_eq!(ids(&sees.get(&format!("/payments?order_id={order}")).await.expect(200)), [id]);
        }
        for other in [&store.stranger, &store.mechanic] {
            assert_eq!(status(other, "GET", &path, json!({})).await, 403);
            assert_eq!(other.get("/payments").await.expect(200), json!([]));
        }
        for other in [&store.customer, &store.stranger, &store.mechanic] {
            assert_eq!(status(other, "POST", "/payments", body.clone()).await, 403);
            assert_eq!(status(other, "PATCH", &path, json!({"amount": "1.00"})).await, 403);
            assert_eq!(status(other, "DELETE", &path, json!({})).await, 403);
        }
        for word in ["Due", "Unpaid", "Partial", "Paid"] {
            let told = store.staff.patch(&path, json!({ "status": word })).await.expect(200);
            assert_eq!(told["status"], word);
            assert_eq!(ids(&store.staff.get(&format!("/payments?status={word}")).await.expect(200)), [id]);
        }
        // an order that goes leaves what was paid
        store.staff.delete(&format!("/orders/{order}")).await.is_done();
        store.staff.get(&path).await.expect(200);
        refused(&store.staff.post("/payments", body).await, 404, "Order not found");
    }

    async fn of_many_who_give_an_order_at_once_one_does(world: World) {
        let store = Store::open(world).await;
        let (order, _) = store.order().await;
        let body = json!({"order_id": order, "user_id": store.mechanic.id});
        let tries = (0..8).map(|n| store.staff.post(["/assigns", "/orders/assign"][n % 2], body.clone()));
        let told = join_all(tries).await;
        assert_eq!(told.iter().filter(|told| told.status == 201).count(), 1);
        for told in told.iter().filter(|told| told.status != 201) {
            refused(told, 400, "Assignment already exists");
        }
        assert_eq!(store.staff.get(&format!("/assigns?order_id={order}")).await.expect(200).as_array().unwrap().len(), 1);
    }

    async fn lists_come_in_slices(world: World) {
        let store = Store::open(world).await;
        let device = store.device(&store.customer, store.parents(1).await).await;
        let mut orders = Vec::new();
        for _ in 0..12 {
            orders.push(store.customer.post("/orders", json!({"device_id": device})).await.made());
        }
        orders.reverse();
        assert_eq!(ids(&store.customer.get("/orders").await.expect(200)), orders[..10]);
        assert_eq!(ids(&store.staff.get("/orders?limit=100").await.expect(200)), orders);
        assert_eq!(ids(&store.staff.get("/orders?limit=5&offset=10").await.expect(200)), orders[10..]);
        assert_eq!(store.staff.get("/orders/?offset=12").await.expect(200), json!([]));
        for list in ["/users", "/devices", "/orders", "/payments", "/assigns"] {
            for (query, place) in [
                ("limit=0", "query.limit"), ("limit=101", "query.limit"), ("limit=x", "query.limit"), ("limit=-1", "query.limit"),
                ("offset=-1", "query.offset"), ("offset=1.5", "query.offset"),
            ] {
                let told = store.staff.get(&format!("{list}?{query}")).await;
                assert_eq!(places(&told), [place], "{list}?{query}");
                envelope(&told);
            }
        }
    }
}
