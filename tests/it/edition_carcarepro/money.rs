//! Invoices and costs.

use super::*;

const INVOICES: &str = "/invoices";
const COSTS: &str = "/service_cost_details";

both! {
    async fn invoices_are_stated_changed_and_paid(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (ann, admin) = (mechanic(&nobody, 1).await, admin(world, &nobody).await);
        let job = request(&one).await;
        let body = json!({
            "customer_id": one.id, "service_request_id": job, "amount": 120.5, "invoice_date": "2024-07-25T12:34:56Z",
            "status": "unpaid",
        });
        let made = ann.post(INVOICES, body.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let mut expected = body.clone();
        expected["id"] = json!(id);
        assert_eq!(made, expected);
        let path = format!("{INVOICES}/{id}");
        assert_eq!(one.get(INVOICES).await.expect(200), json!([expected]));
        assert_eq!(one.get(&path).await.expect(200), expected);
        assert_eq!((other.get(INVOICES).await.expect(200), other.get(&path).await.status), (json!([]), 403));
        for told in [one.post(INVOICES, body.clone()).await, one.put(&path, json!({"status": "paid"})).await, one.delete(&path).await] {
            refused(&told, 403);
        }
        // whose and what for never changes
        refused(&admin.post(INVOICES, json!({"customer_id": other.id, "service_request_id": job, "amount": 1})).await, 400);
        refused(&admin.put(&path, json!({"customer_id": other.id})).await, 400);
        refused(&admin.put(&path, json!({"service_request_id": job + 1})).await, 400);
        for (customer, job) in [(999_999, job), (one.id, 999_999)] {
            refused(&ann.post(INVOICES, json!({"customer_id": customer, "service_request_id": job, "amount": 1})).await, 404);
        }
        // mechanics name the amount; that it is paid is for staff to say
        assert_eq!(ann.put(&path, json!({"amount": 99})).await.expect(200)["amount"], 99.0);
        refused(&ann.put(&path, json!({"status": "paid"})).await, 403);
        let paid_at_once = json!({"customer_id": one.id, "service_request_id": job, "amount": 10, "status": "paid"});
        refused(&ann.post(INVOICES, paid_at_once.clone()).await, 403);
        assert_eq!(one.get(INVOICES).await.expect(200).as_array().unwrap().len(), 1);
        let mut whole = expected.clone();
        whole["amount"] = json!(99);
        whole["status"] = json!("paid");
        let paid = admin.put(&path, whole.clone()).await.expect(200);
        assert_eq!((&paid["status"], &paid["amount"], &paid["invoice_date"]), (&json!("paid"), &json!(99.0), &expected["invoice_date"]));
        assert_eq!(admin.put(&path, whole).await.expect(200), paid);
        refused(&admin.put(&path, json!({"amount": 100})).await, 400);
        // the money is one payment, and goes with the word
        let native = world.administrator().await;
        let payments = async || native.get(&format!("/api/workshop/payments/?order={job}")).await;
        assert_eq!(payments().await.expect(200)["items"][0]["amount"], 99.0);
        assert_eq!(admin.put(&path, json!({"status": "unpaid"})).await.expect(200)["status"], "unpaid");
        assert_eq!(payments().await.ids(), Vec::<i64>::new());
        assert_eq!(admin.put(&path, json!({"status": "paid"})).await.expect(200)["status"], "paid");
        let second = admin.post(INVOICES, paid_at_once).await.expect(201);
        assert_eq!((&second["status"], &second["amount"], &second["invoice_date"]), (&json!("paid"), &json!(10.0), &json!("2026-11-21T08:00:00Z")));
        let second = second["id"].as_i64().unwrap();
        assert_eq!(ids(&admin.get(INVOICES).await), [second, id]);
        // a draft goes, what was issued is voided: neither is there any more
        refused(&ann.delete(&format!("{INVOICES}/{second}")).await, 403);
        admin.delete(&format!("{INVOICES}/{second}")).await.is_done();
        assert_eq!(native.get(&format!("/api/workshop/invoices/{second}/")).await.expect(200)["state"], "void");
        refused(&admin.get(&format!("{INVOICES}/{second}")).await, 404);
        assert_eq!(ids(&one.get(INVOICES).await), [id]);
        let draft = ann.post(INVOICES, json!({"customer_id": one.id, "service_request_id": job, "amount": 5})).await.made();
        named_three_ways(&admin, INVOICES, draft, json!({"amount": 6.25, "invoice_date": "2024-07-26T00:00:00Z"})).await;
        assert_eq!(native.get(&format!("/api/workshop/invoices/{draft}/")).await.status, 404);
    }

    async fn what_was_paid_online_stays_paid(world: World) {
        let nobody = at(world, &FRONT);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let job = request(&one).await;
        let paid = json!({"customer_id": one.id, "service_request_id": job, "amount": 10, "status": "paid"});
        let id = admin.post(INVOICES, paid).await.made();
        world.outside().execute(&format!("update payments set provider_order = 'order_1' where invoice_id = {id}"));
        refused(&admin.put(&format!("{INVOICES}/{id}"), json!({"status": "unpaid"})).await, 400);
        assert_eq!(one.get(&format!("{INVOICES}/{id}")).await.expect(200)["status"], "paid");
    }

    async fn costs_are_noted_item_by_item(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (ann, bob) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        let admin = admin(world, &nobody).await;
        let job = request(&one).await;
        let body = json!({"service_request_id": job, "service_description": "Brake pads", "cost": 80.25});
        let made = ann.post(COSTS, body.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let mut expected = body.clone();
        expected["id"] = json!(id);
        expected["created_at"] = json!("2026-11-21T08:00:00Z");
        assert_eq!(made, expected);
        let path = format!("{COSTS}/{id}");
        for who in [&one, &ann, &bob, &admin] {
            assert_eq!(who.get(COSTS).await.expect(200), json!([expected]));
            assert_eq!(who.get(&path).await.expect(200), expected);
        }
        assert_eq!((other.get(COSTS).await.expect(200), other.get(&path).await.status), (json!([]), 403));
        for told in [one.post(COSTS, body.clone()).await, one.put(&path, json!({"cost": 1})).await, one.delete(&path).await] {
            refused(&told, 403);
        }
        // whoever noted it, and staff
        refused(&bob.put(&path, json!({"cost": 1})).await, 403);
        refused(&bob.delete(&path).await, 403);
        assert_eq!(ann.put(&path, json!({"cost": 90})).await.expect(200)["cost"], 90.0);
        assert_eq!(admin.put(&path, json!({"service_description": "Pads"})).await.expect(200)["cost"], 90.0);
        refused(&admin.put(&path, json!({"service_request_id": job + 1})).await, 400);
        refused(&ann.post(COSTS, json!({"service_request_id": 999_999, "service_description": "x", "cost": 1})).await, 404);
        // two items of one estimate, which its customer decides
        let second = ann.post(COSTS, json!({"service_request_id": job, "service_description": "Work", "cost": 0})).await.made();
        let native = world.administrator().await;
        let lines = native.get(&format!("/api/workshop/work-orders/{job}/lines/")).await.expect(200);
        assert_eq!((&lines["items"][0]["unit_price"], &lines["items"][0]["round"], &lines["items"][1]["round"]), (&json!(90.0), &json!(1), &json!(1)));
        let decision = json!({"decisions": [{"line_id": id, "approve": true}]});
        native.post(&format!("/api/workshop/work-orders/{job}/decisions/"), decision).await.expect(200);
        refused(&admin.put(&path, json!({"cost": 1})).await, 400);
        refused(&admin.delete(&path).await, 400);
        let third = ann.post(COSTS, json!({"service_request_id": job, "service_description": "More", "cost": 1})).await.made();
        assert_eq!(native.get(&format!("/api/workshop/lines/{third}/")).await.expect(200)["round"], 2);
        named_three_ways(&admin, COSTS, second, json!({"service_description": "Labour", "cost": 12.5})).await;
        // what is done may still be charged for by staff; what was called off may not
        admin.put(&format!("/customer_service_requests/{job}"), json!({"status": "completed"})).await.expect(200);
        refused(&ann.post(COSTS, body.clone()).await, 400);
        admin.post(COSTS, body.clone()).await.expect(201);
        admin.put(&format!("/customer_service_requests/{job}"), json!({"status": "cancelled"})).await.expect(200);
        refused(&admin.post(COSTS, body).await, 400);
        // several of something have a price each
        world.outside().execute(&format!("update order_lines set quantity_milli = 2000 where id = {third}"));
        refused(&admin.put(&format!("{COSTS}/{third}"), json!({"cost": 5})).await, 400);
        assert_eq!(admin.get(&format!("{COSTS}/{third}")).await.expect(200)["cost"], 2.0);
        admin.delete(&format!("/customer_service_requests/{job}")).await.is_done();
        assert_eq!(one.get(COSTS).await.expect(200), json!([]));
        refused(&one.get(&path).await, 404);
    }
}
