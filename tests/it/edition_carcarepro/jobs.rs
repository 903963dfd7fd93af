//! Service requests and feedback.

use super::*;

const REQUESTS: &str = "/customer_service_requests";
const FEEDBACK: &str = "/customer_feedback";

both! {
    async fn requests_live_from_pending_to_their_end(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (ann, admin) = (mechanic(&nobody, 1).await, admin(world, &nobody).await);
        let body = json!({
            "customer_id": one.id, "service_description": "Brakes squeal", "requested_date": "2024-07-25T12:34:56Z",
        });
        let made = one.post(REQUESTS, body.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let mut expected = body;
        expected["id"] = json!(id);
        expected["status"] = json!("pending");
        assert_eq!(made, expected);
        let path = format!("{REQUESTS}/{id}");
        // its customer, every mechanic and the administrator see it
        for who in [&one, &ann, &admin] {
            assert_eq!(who.get(REQUESTS).await.expect(200), json!([expected]));
            assert_eq!(who.get(&path).await.expect(200), expected);
        }
        assert_eq!(other.get(REQUESTS).await.expect(200), json!([]));
        for told in [
            other.get(&path).await,
            other.put(&path, json!({"service_description": "x"})).await,
            other.delete(&path).await,
            other.post(REQUESTS, json!({"customer_id": one.id, "service_description": "x"})).await,
        ] {
            refused(&told, 403);
        }
        // its customer changes what they said, also by sending all of it back
        let mut whole = made.clone();
        whole["service_description"] = json!("Brakes squeal and smoke");
        whole["requested_date"] = json!("2024-07-26T09:00:00+02:00");
        let changed = one.put(&path, whole).await.expect(200);
        assert_eq!((&changed["service_description"], &changed["requested_date"], &changed["status"]),
            (&json!("Brakes squeal and smoke"), &json!("2024-07-26T07:00:00Z"), &json!("pending")));
        refused(&one.put(&path, json!({"customer_id": other.id})).await, 400);
        // how far it is the garage says: staff, and mechanics who were given it
        for word in ["in_progress", "completed"] {
            refused(&one.put(&path, json!({"status": word})).await, 403);
            refused(&ann.put(&path, json!({"status": word})).await, 403);
        }
        assert_eq!(one.get(&path).await.expect(200), changed);
        for (said, told) in [("in-progress", "in_progress"), ("Completed", "completed"), ("pending", "pending"), ("in_progress", "in_progress")] {
            assert_eq!(admin.put(&path, json!({"status": said})).await.expect(200)["status"], told);
        }
        let assigned = world.administrator().await;
        assigned.post(&format!("/api/workshop/work-orders/{id}/assignments"), json!({"mechanic_id": ann.id})).await.expect(201);
        assert_eq!(ann.put(&path, json!({"status": "completed"})).await.expect(200)["status"], "completed");
        // what is over is its customer's to change no more
        refused(&one.put(&path, json!({"service_description": "x"})).await, 400);
        refused(&one.put(&path, json!({"status": "cancelled"})).await, 400);
        refused(&one.delete(&path).await, 400);
        named_three_ways(&admin, REQUESTS, id, json!({"service_description": "Done", "status": "cancelled"})).await;
        refused(&one.get(&path).await, 404);
    }

    async fn customers_cancel_and_delete_their_own(world: World) {
        let nobody = at(world, &FRONT);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let (first, second) = (request(&one).await, request(&one).await);
        let told = one.put(&format!("{REQUESTS}/{first}"), json!({"status": "cancelled", "service_description": "No need"})).await.expect(200);
        assert_eq!((&told["status"], &told["service_description"]), (&json!("cancelled"), &json!("No need")));
        assert_eq!(ids(&one.get(REQUESTS).await), [second, first]);
        one.delete(&format!("{REQUESTS}/{second}")).await.is_done();
        refused(&one.delete(&format!("{REQUESTS}?id={second}")).await, 404);
        assert_eq!(ids(&admin.get(REQUESTS).await), [first]);
        // once the thing is in the garage, calling off has its price
        let third = request(&one).await;
        world.outside().execute(&format!("update work_orders set stage = 'received' where id = {third}"));
        assert_eq!(one.put(&format!("{REQUESTS}/{third}"), json!({"status": "cancelled"})).await.expect(200)["status"], "cancelled");
        let fee = one.get("/invoices").await.expect(200);
        assert_eq!((&fee[0]["service_request_id"], &fee[0]["status"]), (&json!(third), &json!("unpaid")));
        // all or nothing: what cannot be cancelled is not renamed either
        let fourth = request(&one).await;
        admin.put(&format!("{REQUESTS}/{fourth}"), json!({"status": "in_progress"})).await.expect(200);
        refused(&one.put(&format!("{REQUESTS}/{fourth}"), json!({"service_description": "x", "status": "completed"})).await, 403);
        assert_eq!(one.get(&format!("{REQUESTS}/{fourth}")).await.expect(200)["service_description"], "Brakes squeal");
    }

    async fn a_request_is_opened_for_somebody(world: World) {
        let nobody = at(world, &FRONT);
        let (one, ann, admin) = (customer(&nobody, 1).await, mechanic(&nobody, 1).await, admin(world, &nobody).await);
        let body = |status: &str| json!({"customer_id": one.id, "service_description": "Tyres", "status": status});
        refused(&one.post(REQUESTS, body("completed")).await, 403);
        refused(&ann.post(REQUESTS, body("pending")).await, 403);
        let made = admin.post(REQUESTS, body("in_progress")).await.expect(201);
        // nobody said when
        assert_eq!((&made["status"], &made["requested_date"]), (&json!("in_progress"), &json!("2026-11-21T08:00:00Z")));
        assert_eq!(ids(&one.get(REQUESTS).await), [made["id"].as_i64().unwrap()]);
        refused(&admin.post(REQUESTS, json!({"customer_id": 999_999, "service_description": "x"})).await, 404);
    }

    async fn feedback_is_said_and_taken_back(world: World) {
        let nobody = at(world, &FRONT);
        let (one, other, admin) = (customer(&nobody, 1).await, customer(&nobody, 2).await, admin(world, &nobody).await);
        let body = json!({"customer_id": one.id, "feedback_text": "Quick and friendly", "rating": 5});
        let made = one.post(FEEDBACK, body.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let mut expected = body;
        expected["id"] = json!(id);
        expected["created_at"] = json!("2026-11-21T08:00:00Z");
        assert_eq!(made, expected);
        let second = other.post(FEEDBACK, json!({"customer_id": other.id, "feedback_text": "Slow", "rating": 1})).await.made();
        assert_eq!((ids(&one.get(FEEDBACK).await), ids(&other.get(FEEDBACK).await)), (vec![id], vec![second]));
        assert_eq!(ids(&admin.get(FEEDBACK).await), [id, second]);
        let path = format!("{FEEDBACK}/{id}");
        for told in [
            other.get(&path).await,
            other.put(&path, json!({"rating": 1})).await,
            other.delete(&path).await,
            other.post(FEEDBACK, json!({"customer_id": one.id, "feedback_text": "x", "rating": 1})).await,
        ] {
            refused(&told, 403);
        }
        refused(&one.put(&path, json!({"customer_id": other.id})).await, 400);
        assert_eq!(one.put(&path, json!({"customer_id": one.id, "rating": 4})).await.expect(200)["feedback_text"], "Quick and friendly");
        refused(&admin.post(FEEDBACK, json!({"customer_id": 999_999, "feedback_text": "x", "rating": 1})).await, 404);
        named_three_ways(&one, FEEDBACK, id, json!({"feedback_text": "Quick", "rating": 3})).await;
        admin.delete(&format!("{FEEDBACK}/{second}")).await.is_done();
        assert_eq!(other.get(FEEDBACK).await.expect(200), json!([]));
    }
}
