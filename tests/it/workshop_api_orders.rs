//! Work orders over HTTP: the whole way, whose they are, versions and keys, and what is refused in which order.

use serde_json::{Value, json};

use crate::harness::World;
use crate::workshop_api::{Shop, conditional};

const ORDERS: &str = "/api/workshop/work-orders";

/// The id of the kind of assignment for a purpose.
async fn kind(shop: &Shop<'_>, purpose: &str) -> i64 {
    let kinds = shop.world.anonymous().get("/api/workshop/assignment-kinds").await.expect(200);
    let kinds = kinds["items"].as_array().unwrap();
    kinds.iter().find(|kind| kind["purpose"] == purpose).unwrap()["id"].as_i64().unwrap()
}

/// The kinds of an order's facts, as its customer reads them.
async fn timeline(shop: &Shop<'_>, order: i64) -> Vec<String> {
    let facts = shop.customer.get(&format!("{ORDERS}/{order}/timeline?limit=200")).await.expect(200);
    facts["items"].as_array().unwrap().iter().map(|fact| fact["kind"].as_str().unwrap().to_owned()).collect()
}

both! {
    async fn an_order_goes_its_whole_way(world: World) {
        let shop = Shop::open(world).await;
        let service = shop.service("Front pads").await;
        let car = shop.customer.post("/api/workshop/assets", json!({"registration": "00123-116-16"})).await.made();
        let body = json!({"asset_id": car, "note": "Brakes squeal", "services": [{"service_id": service, "quantity": 2}]});
        let opened = shop.customer.post_with_key(ORDERS, "open", body.clone()).await;
        let (id, order) = (opened.made(), opened.expect(201));
        assert_eq!(shop.customer.post_with_key(ORDERS, "open", body).await.expect(201), order);
        assert_eq!((&order["stage"], &order["status"], &order["title"]), (&json!("pending"), &json!("pending"), &json!("Brakes squeal")));
        assert_eq!((&order["services"][0]["quantity"], &order["cost"], &order["discount"]), (&json!(2), &Value::Null, &json!(0.0)));
        assert_eq!((opened.tag(), &order["origin"]), ("\"1\"".to_owned(), &json!("own")));
        let path = format!("{ORDERS}/{id}");

        let give = async |purpose: &str| {
            let body = json!({"mechanic_id": shop.mechanic.id, "kind_id": kind(&shop, purpose).await});
            shop.staff.post(&format!("{path}/assignments"), body).await
        };
        let report = async |milestone: &str| {
            let reported = shop.mechanic.post(&format!("{path}/progress"), json!({"milestone": milestone})).await;
            let validate = format!("/api/workshop/progress/{}/validate", reported.made());
            assert!(shop.staff.post(&validate, json!({})).await.expect(200)["validated_at"].is_string());
        };
        give("analysis").await.refused(409, "wrong_stage");
        assert_eq!(give("pickup").await.expect(201)["purpose"], "pickup");
        report("received").await;
        give("analysis").await.made();
        let analysis = format!("{path}/analysis");
        shop.customer.get(&analysis).await.refused(404, "not_found");
        let found = json!({"description": "Worn pads", "estimated_cost": 55.5, "quotes": [{"service_id": service, "price": 40.25}]});
        let written = shop.mechanic.put(&analysis, found).await;
        assert_eq!((&written.expect(200)["estimated_cost"], written.tag()), (&json!(55.5), "\"1\"".to_owned()));
        conditional(&shop.staff, &analysis, json!({"description": "Worn front pads"}), json!({"estimated_cost": null})).await;
        let choice = json!({"services": [service], "payment_mode": "offline"});
        shop.customer.post(&format!("{path}/confirm"), choice.clone()).await.refused(409, "wrong_stage");
        shop.staff.post(&format!("{analysis}/validate"), json!({})).await.expect(200);
        shop.staff.patch(&analysis, json!({"description": "late"})).await.refused(409, "frozen");
        let confirmed = shop.customer.post_with_key(&format!("{path}/confirm"), "go", choice.clone()).await.expect(200);
        assert_eq!((&confirmed["to_pay"], &confirmed["work_order"]["stage"]), (&json!(94.99), &json!("in_progress")));
        assert_eq!(shop.customer.post_with_key(&format!("{path}/confirm"), "go", choice).await.expect(200), confirmed);

        give("service").await.made();
        report("completed").await;
        let done = shop.customer.get(&path).await.expect(200);
        assert_eq!((&done["status"], done["completed_at"].is_string()), (&json!("done"), true));
        give("drop").await.made();
        let delivered = shop.mechanic.post(&format!("{path}/progress"), json!({"milestone": "delivered"})).await;
        delivered.refused(409, "wrong_stage");
        let paid = json!({"order_id": id, "amount": 94.99});
        shop.mechanic.post("/api/workshop/payments", paid).await.made();
        shop.mechanic.post(&format!("{path}/progress"), json!({"milestone": "delivered"})).await.made();
        assert_eq!(shop.customer.get(&path).await.expect(200)["stage"], "delivered");
        assert_eq!(shop.customer.get(&format!("{path}/progress")).await.ids().len(), 3);
        let facts = timeline(&shop, id).await;
        assert_eq!((facts.first().map(String::as_str), facts.last().map(String::as_str)), (Some("opened"), Some("stage_changed")));
        assert!(facts.contains(&"paid".to_owned()), "{facts:?}");
    }

    async fn everybody_sees_and_does_what_is_theirs(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.customer.post(ORDERS, json!({"note": "Flat tyre"})).await.made();
        let path = format!("{ORDERS}/{id}");
        // seeing it
        for who in [&shop.customer, &shop.mechanic, &shop.staff, &shop.admin] {
            for part in ["", "/timeline", "/assignments", "/progress", "/photos"] {
                who.get(&format!("{path}{part}")).await.expect(200);
            }
        }
        for who in [&shop.stranger, &shop.assistant] {
            for part in ["", "/timeline", "/assignments", "/progress", "/photos", "/analysis"] {
                who.get(&format!("{path}{part}")).await.refused(403, "not_yours");
            }
            who.patch(&path, json!({"note": "mine"})).await.refused(403, "not_yours");
            who.post(&format!("{path}/cancel"), json!({})).await.refused(403, "not_yours");
            who.delete(&path).await.refused(403, "not_yours");
            assert!(who.get(ORDERS).await.ids().is_empty());
        }
        assert_eq!(shop.customer.get(ORDERS).await.ids(), [id]);
        assert!(shop.mechanic.get(ORDERS).await.ids().is_empty());
        assert_eq!(shop.mechanic.get(&format!("{ORDERS}?all=true")).await.ids(), [id]);
        assert!(shop.stranger.get(&format!("{ORDERS}?all=true")).await.ids().is_empty());
        assert_eq!(shop.staff.get(&format!("{ORDERS}?status=pending&customer={}", shop.customer.id)).await.ids(), [id]);
        assert!(shop.staff.get(&format!("{ORDERS}?stage=delivered")).await.ids().is_empty());

        // doing: the role comes before the body, the body before the thing
        for outsider in shop.outsiders() {
            for (method, part) in [
                ("POST", "/status"), ("POST", "/assignments"), ("POST", "/progress"), ("PUT", "/analysis"),
                ("PATCH", "/analysis"), ("POST", "/analysis/validate"),
            ] {
                outsider.send(method, &format!("{path}{part}"), "application/json", "{{{").await.refused(403, "wrong_role");
            }
        }
        shop.mechanic.post(&format!("{path}/status"), json!({"status": "done"})).await.refused(403, "not_yours");
        shop.mechanic.post(&format!("{path}/analysis/validate"), json!({})).await.refused(403, "forbidden");
        shop.mechanic.post(&format!("{path}/progress"), json!({"milestone": "completed"})).await.refused(403, "not_yours");
        shop.customer.patch(&path, json!({"discount": 5})).await.refused(403, "forbidden");
        let privileged = json!({"status": "done"});
        shop.customer.post(ORDERS, privileged).await.refused(403, "forbidden");
        shop.customer.post(ORDERS, json!({"customer_id": shop.stranger.id})).await.refused(403, "not_yours");
        for (body, status) in [(json!({"customer_id": 999_999}), 404), (json!({"asset_id": 999_999}), 404)] {
            shop.staff.post(ORDERS, body).await.refused(status, "not_found");
        }

        // a plain assignment, given and taken
        let given = shop.mechanic.post(&format!("{path}/assignments"), json!({"mechanic_id": shop.mechanic.id})).await;
        let given = (given.made(), given.expect(201));
        assert_eq!((&given.1["purpose"], &given.1["day"]), (&Value::Null, &json!("2026-11-21")));
        let twice = shop.mechanic.post(&format!("{path}/assignments"), json!({"mechanic_id": shop.mechanic.id})).await;
        twice.refused(409, "already_exists");
        assert_eq!(shop.mechanic.get(ORDERS).await.ids(), [id]);
        assert_eq!(shop.customer.get("/api/workshop/assignments?open=true").await.ids(), [given.0]);
        let one = format!("/api/workshop/assignments/{}", given.0);
        shop.stranger.get(&one).await.refused(403, "not_yours");
        assert!(shop.mechanic.post(&format!("{one}/close"), json!({})).await.expect(200)["closed_at"].is_string());
        shop.mechanic.post(&format!("{one}/close"), json!({})).await.refused(409, "frozen");
        shop.staff.delete(&one).await.is_done();
        shop.staff.get(&one).await.refused(404, "not_found");

        // called off: free, and not twice
        let tag = shop.customer.get(&path).await.tag();
        let stale = shop.customer.send_if("POST", &format!("{path}/cancel"), "\"9\"", json!({})).await;
        stale.refused(409, "changed_meanwhile");
        let off = shop.customer.send_if("POST", &format!("{path}/cancel"), &tag, json!({})).await.expect(200);
        assert_eq!((&off["fee"], &off["work_order"]["status"]), (&Value::Null, &json!("off")));
        shop.customer.post(&format!("{path}/cancel"), json!({})).await.refused(409, "wrong_stage");
        shop.customer.delete(&path).await.refused(409, "wrong_stage");
        shop.staff.delete(&path).await.is_done();
        shop.customer.get(&path).await.refused(404, "not_found");
    }

    async fn an_order_is_put_right_and_put_anywhere_by_hand(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.customer.post(ORDERS, json!({"note": "Flat tyre"})).await.made();
        let path = format!("{ORDERS}/{id}");
        conditional(&shop.customer, &path, json!({"note": "Flat tyre, front left"}), json!({"vin": "VF1"})).await;
        let priced = json!({"cost": 120.5, "discount": 20, "estimated_completion": "2026-11-24T12:00:00Z"});
        let priced = shop.staff.patch(&path, priced).await.expect(200);
        assert_eq!((&priced["total"], &priced["estimated_completion"]), (&json!(100.5), &json!("2026-11-24T12:00:00.000000Z")));
        let emptied = shop.staff.patch(&path, json!({"cost": null, "vin": null, "note": ""})).await.expect(200);
        assert_eq!((&emptied["cost"], &emptied["vin"], &emptied["note"], &emptied["title"]), (&Value::Null, &Value::Null, &Value::Null, &json!("Flat tyre")));

        let status = format!("{path}/status");
        let tag = shop.staff.get(&path).await.tag();
        let done = shop.staff.send_if("POST", &status, &tag, json!({"status": "done"})).await;
        assert_eq!((&done.expect(200)["stage"], &done.expect(200)["status"]), (&json!("completed"), &json!("done")));
        shop.staff.send_if("POST", &status, &tag, json!({"status": "off"})).await.refused(409, "changed_meanwhile");
        assert_eq!(shop.staff.send_if("POST", &status, "nonsense", json!({"status": "off"})).await.invalid_fields(), ["If-Match"]);
        shop.customer.patch(&path, json!({"note": "late"})).await.refused(409, "wrong_stage");
        assert_eq!(shop.staff.post(&status, json!({"status": "pending"})).await.expect(200)["completed_at"], Value::Null);
    }

    async fn wrong_fields_are_named(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.customer.post(ORDERS, json!({})).await.made();
        let path = format!("{ORDERS}/{id}");
        let bad = json!({
            "customer_id": 0, "asset_id": "1", "title": "x".repeat(201), "services": [{"service_id": 1}, {"quantity": 0}],
            "service_date": "21-11-2026", "cost": -1, "discount": "5", "estimated_completion": "soon", "status": "booked",
        });
        let expected = [
            "customer_id", "asset_id", "title", "services[1].service_id", "services[1].quantity", "service_date", "cost",
            "discount", "estimated_completion", "status",
        ];
        let mut named = shop.staff.post(ORDERS, bad).await.invalid_fields();
        named.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(named, expected);
        let twice = json!({"services": [{"service_id": 1}, {"service_id": 1}]});
        assert_eq!(shop.staff.post(ORDERS, twice).await.invalid_fields(), ["services"]);
        for (method, part, body, fields) in [
            ("POST", "/status", json!({"status": "gone"}), vec!["status"]),
            ("POST", "/confirm", json!({"services": []}), vec!["services", "payment_mode"]),
            ("POST", "/photos", json!({"note": "x"}), vec!["key"]),
            ("POST", "/assignments", json!({"mechanic_id": -1, "day": "today"}), vec!["mechanic_id", "day"]),
            ("POST", "/progress", json!({"milestone": "half"}), vec!["milestone"]),
            ("PUT", "/analysis", json!({"quotes": [{"service_id": 1, "price": 0.001}]}), vec!["description", "quotes[0].price"]),
        ] {
            let by = shop.staff.send(method, &format!("{path}{part}"), "application/json", body.to_string()).await;
            assert_eq!(by.invalid_fields(), fields, "{method} {part}");
        }
        for query in ["stage=booked", "status=gone", "all=maybe", "customer=x", "mechanic=0"] {
            let name = query.split('=').next().unwrap();
            assert_eq!(shop.staff.get(&format!("{ORDERS}?{query}")).await.invalid_fields(), [name]);
        }
        assert_eq!(shop.staff.get("/api/workshop/assignments?open=yes").await.invalid_fields(), ["open"]);
        let kind = json!({"name": "Wash", "purpose": "washing"});
        assert_eq!(shop.staff.post("/api/workshop/assignment-kinds", kind).await.invalid_fields(), ["purpose"]);
        // in the caller's language
        let french = shop.staff.call("POST", ORDERS).header("Accept-Language", "fr").json(&json!({"status": "x"}));
        let body: Value = french.send().await.unwrap().json().await.unwrap();
        assert!(body["errors"][0]["message"].as_str().unwrap().contains("pending, working, done ou off"), "{body}");
    }

    async fn calling_off_in_the_garage_is_billed(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.order("received");
        let path = format!("{ORDERS}/{id}");
        let off = shop.customer.post_with_key(&format!("{path}/cancel"), "off", json!({})).await.expect(200);
        let fee = &off["fee"];
        assert_eq!((&fee["net"], &fee["gross"], &fee["state"], &fee["basis"]), (&json!(100.0), &json!(118.0), &json!("issued"), &json!("stated")));
        assert_eq!(fee["lines"][0]["description"], "Cancellation fee");
        assert_eq!(shop.customer.post_with_key(&format!("{path}/cancel"), "off", json!({})).await.expect(200), off);
        assert_eq!(shop.customer.get("/api/workshop/invoices").await.ids(), [fee["id"].as_i64().unwrap()]);
    }
}
