//! Each step of a booking out of its turn, by the wrong hands, with the wrong words; and what calling off costs.

use futures_util::future::join_all;
use serde_json::{Value, json};

use super::bay::{Bay, OFFLINE, ONLINE, mec};
use super::envelope;
use crate::editions::wrong;
use crate::harness::{Answer, World};

#[track_caller]
fn refused(told: &Answer, status: u16) {
    assert_eq!(told.status, status, "{}", told.text);
    envelope(told);
}

both! {
    async fn a_step_out_of_turn_is_refused(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.booked().await;
        for early in ["analysis", "service", "drop"] {
            refused(&bay.assign(id, &bay.mechanic, early).await, 409);
        }
        refused(&bay.report(id, &bay.mechanic, "received").await, 403);
        refused(&bay.confirm(id, OFFLINE).await, 409);
        let both = join_all([&bay.mechanic, &bay.other].map(|one| bay.assign(id, one, "pickup"))).await;
        assert_eq!(both.iter().filter(|told| told.status == 200).count(), 1, "one of two at once");
        let (one, other) = if both[0].status == 200 { (&bay.mechanic, &bay.other) } else { (&bay.other, &bay.mechanic) };
        for again in [one, other] {
            refused(&bay.assign(id, again, "pickup").await, 409);
        }

        // only who was given it last, and what they were given it for
        refused(&bay.report(id, other, "received").await, 403);
        for early in ["in-progress", "completed", "delivered"] {
            refused(&bay.report(id, one, early).await, 409);
        }
        refused(&one.post("/bookings/mechanic/analysis", bay.finding(id)).await, 409);
        refused(&other.post("/bookings/mechanic/analysis", bay.finding(id)).await, 403);
        let note = bay.report(id, one, "received").await.expect(200)["id"].clone();
        refused(&bay.report(id, one, "received").await, 409);
        // nothing follows before the report is validated
        refused(&bay.assign(id, one, "analysis").await, 409);
        let progress = format!("/bookings/admin/progress/{note}");
        bay.admin.post(&format!("{progress}/validate"), json!({})).await.expect(200);
        refused(&bay.admin.post(&format!("{progress}/validate"), json!({})).await, 400);
        refused(&bay.admin.put(&progress, json!({"notes": "late"})).await, 400);

        let analysis = format!("/bookings/admin/analysis/{id}");
        refused(&bay.admin.put(&analysis, json!({"description": "x"})).await, 404);
        refused(&bay.admin.post(&format!("{analysis}/validate"), json!({})).await, 404);
        bay.assign(id, one, "analysis").await.expect(200);
        refused(&bay.confirm(id, OFFLINE).await, 409);
        one.post("/bookings/mechanic/analysis", bay.finding(id)).await.expect(200);
        refused(&one.post("/bookings/mechanic/analysis", bay.finding(id)).await, 409);
        refused(&bay.confirm(id, OFFLINE).await, 409);
        bay.admin.post(&format!("{analysis}/validate"), json!({})).await.expect(200);
        refused(&bay.admin.post(&format!("{analysis}/validate"), json!({})).await, 400);
        refused(&bay.admin.put(&analysis, json!({"description": "late"})).await, 400);

        refused(&bay.assign(id, one, "service").await, 409);
        let many = join_all((0..5).map(|_| bay.confirm(id, OFFLINE))).await;
        assert_eq!(many.iter().filter(|told| told.status == 200).count(), 1, "of many at once one counts");
        for mode in [OFFLINE, ONLINE] {
            refused(&bay.confirm(id, mode).await, 409);
        }
        refused(&bay.assign(id, one, "drop").await, 409);
        bay.assign(id, one, "service").await.expect(200);
        refused(&bay.report(id, one, "delivered").await, 409);
        let note = bay.report(id, one, "completed").await.expect(200)["id"].clone();
        assert_eq!(bay.status(id).await, "in-progress", "it is done when somebody stands by that");
        refused(&bay.assign(id, one, "drop").await, 409);
        bay.admin.post(&format!("/bookings/admin/progress/{note}/validate"), json!({})).await.expect(200);
        bay.assign(id, one, "drop").await.expect(200);
        // paid at the door first
        refused(&bay.report(id, one, "delivered").await, 409);
        one.post(&format!("/payment/cash-on-delivery/{id}"), json!({})).await.expect(200);
        bay.report(id, one, "delivered").await.expect(200);
        refused(&bay.cancel(id).await, 409);
    }

    async fn calling_off_costs_by_how_far_it_is(world: World) {
        let bay = Bay::open(world).await;
        let fee = |told: Answer| {
            let told = told.expect(200);
            assert!(told["message"].is_string(), "{told}");
            told["cancellation_fee"].as_f64().unwrap()
        };
        let fetched = bay.booked().await;
        bay.assign(fetched, &bay.mechanic, "pickup").await.expect(200);
        for id in [bay.booked().await, fetched] {
            assert_eq!(fee(bay.cancel(id).await), 0.0);
            assert_eq!(bay.status(id).await, "cancelled");
            refused(&bay.cancel(id).await, 409);
            refused(&bay.assign(id, &bay.mechanic, "pickup").await, 409);
        }
        // 100.00 and 18 %
        assert_eq!(fee(bay.cancel(bay.received().await).await), 118.0);
        assert_eq!(fee(bay.cancel(bay.analysed().await).await), 118.0);
        assert_eq!(fee(bay.cancel(bay.under_way().await).await), 118.0);
        // what was done, where that is more
        let id = bay.received().await;
        bay.assign(id, &bay.mechanic, "analysis").await.expect(200);
        let mut dear = bay.finding(id);
        dear["price_quote"] = json!({bay.services[0].to_string(): 150, bay.services[1].to_string(): 25});
        bay.mechanic.post("/bookings/mechanic/analysis", dear).await.expect(200);
        bay.admin.post(&format!("/bookings/admin/analysis/{id}/validate"), json!({})).await.expect(200);
        bay.confirm(id, OFFLINE).await.expect(200);
        bay.assign(id, &bay.mechanic, "service").await.expect(200);
        let body = json!({"booking_id": id, "service_id": bay.services[0], "status_id": bay.status_id("completed")});
        let note = bay.mechanic.post("/bookings/mechanic/progress", body).await.expect(200)["id"].clone();
        bay.admin.post(&format!("/bookings/admin/progress/{note}/validate"), json!({})).await.expect(200);
        // an administrator calls it off for them
        assert_eq!(fee(bay.admin.put(&format!("/bookings/{id}/cancel/"), json!({})).await), 177.0);
    }

    async fn wrong_input_is_told_by_its_field(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.booked().await;
        let with = |body: Value, field: &str, value: Value| {
            let mut body = body;
            body[field] = value;
            body
        };
        let huge = 9_223_372_036_854_775_819_u64;
        for (field, odd) in [
            ("vehicle_id", json!("abc")), ("vehicle_id", json!(0)), ("vehicle_id", json!(huge)), ("vehicle_id", Value::Null),
            ("timeslot_id", json!(-1)), ("timeslot_id", Value::Null), ("services", json!([])), ("services", Value::Null),
            ("services", json!("45")), ("services", json!([45])), ("services", json!([{}])),
            ("services", json!([{"service_id": bay.services[0], "quantity": 0}])),
            ("services", json!([{"service_id": bay.services[0], "quantity": 1.5}])),
            ("services", json!([{"service_id": bay.services[0]}, {"service_id": bay.services[0]}])),
            ("notes", json!(7)), ("notes", json!("a\u{0}b")), ("notes", json!("x".repeat(5000))), ("customer_id", json!(210)),
            ("pickup_type", json!("x".repeat(101))),
        ] {
            let told = bay.customer.post("/bookings", with(bay.booking(), field, odd.clone())).await;
            refused(&told, 422);
            assert!(told.expect(422)["detail"].as_str().unwrap().contains(field), "{field} {odd}: {}", told.text);
        }
        wrong(&bay.customer, &[
            ("POST", "/bookings", with(bay.booking(), "vehicle_id", json!(999_999)), &[404]),
            ("POST", "/bookings", with(bay.booking(), "timeslot_id", json!(999_999)), &[404]),
            ("POST", "/bookings", with(bay.booking(), "services", json!([{"service_id": 999_999}])), &[404]),
            ("POST", "/bookings", json!([]), &[422]),
            ("GET", "/bookings/abc", json!({}), &[404]),
            ("GET", "/bookings/9223372036854775819", json!({}), &[404]),
            ("PUT", "/bookings/999999/cancel", json!({}), &[404]),
            ("PUT", "/bookings/999999/confirm-services", json!({"service_ids": [1], "payment_method_id": 2}), &[404]),
        ], envelope).await;
        let analysed = bay.analysed().await;
        let confirm = format!("/bookings/{analysed}/confirm-services");
        let services = json!(bay.services);
        wrong(&bay.customer, &[
            ("PUT", &confirm, json!({}), &[422]),
            ("PUT", &confirm, json!({"service_ids": services}), &[422]),
            ("PUT", &confirm, json!({"service_ids": [], "payment_method_id": 2}), &[422]),
            ("PUT", &confirm, json!({"service_ids": ["x"], "payment_method_id": 2}), &[422]),
            ("PUT", &confirm, json!({"service_ids": services, "payment_method_id": 3}), &[422]),
            ("PUT", &confirm, json!({"service_ids": services, "payment_method_id": "2"}), &[422]),
            ("PUT", &confirm, json!({"service_ids": services, "payment_mode": "barter"}), &[422]),
            ("PUT", &confirm, json!({"service_ids": [999_999], "payment_mode": "offline"}), &[404]),
        ], envelope).await;
        bay.customer.put(&confirm, json!({"service_ids": services, "payment_mode": "COD"})).await.expect(200);

        let assign = |field: &str, value: Value| {
            let whole = json!({"mechanic_id": mec(bay.mechanic.id), "booking_id": id, "assignment_type_id": bay.kind("pickup")});
            with(whole, field, value)
        };
        wrong(&bay.admin, &[
            ("POST", "/bookings/admin/assign", json!({}), &[422]),
            ("POST", "/bookings/admin/assign", assign("mechanic_id", json!(bay.mechanic.id)), &[422]),
            ("POST", "/bookings/admin/assign", assign("mechanic_id", json!(mec(999_999))), &[404]),
            ("POST", "/bookings/admin/assign", assign("mechanic_id", json!(mec(bay.customer.id))), &[404]),
            ("POST", "/bookings/admin/assign", assign("mechanic_id", json!(mec(bay.admin.id))), &[404]),
            ("POST", "/bookings/admin/assign", assign("mechanic_id", json!("MEC34")), &[404]),
            ("POST", "/bookings/admin/assign", assign("booking_id", json!(999_999)), &[404]),
            ("POST", "/bookings/admin/assign", assign("booking_id", json!("x")), &[422]),
            ("POST", "/bookings/admin/assign", assign("assignment_type_id", json!(999_999)), &[404]),
            ("POST", "/bookings/admin/assign", assign("note", json!("x".repeat(5000))), &[422]),
            ("GET", "/bookings/admin/dashboard?status_id=abc", json!({}), &[422]),
            ("GET", "/bookings/admin/dashboard?action_required=perhaps", json!({}), &[422]),
            ("PUT", "/bookings/admin/progress/999999", json!({"notes": "x"}), &[404]),
            ("PUT", "/bookings/admin/progress/abc", json!({"notes": "x"}), &[404]),
            ("PUT", "/bookings/admin/progress/1", json!({"notes": 7}), &[422]),
            ("PUT", "/bookings/admin/progress/1", json!({"images": "door.jpg"}), &[422]),
            ("POST", "/bookings/admin/progress/999999/validate", json!({}), &[404]),
            ("PUT", "/bookings/admin/analysis/999999", json!({"description": "x"}), &[404]),
            ("POST", "/bookings/admin/analysis/999999/validate", json!({}), &[404]),
        ], envelope).await;
        bay.assign(id, &bay.mechanic, "pickup").await.expect(200);

        let report = |field: &str, value: Value| with(json!({"booking_id": id, "status_id": bay.status_id("received")}), field, value);
        let find = |field: &str, value: Value| with(bay.finding(id), field, value);
        wrong(&bay.mechanic, &[
            ("POST", "/bookings/mechanic/progress", json!({}), &[422]),
            ("POST", "/bookings/mechanic/progress", report("status_id", json!("received")), &[422]),
            ("POST", "/bookings/mechanic/progress", report("status_id", json!(bay.status_id("booked"))), &[422]),
            ("POST", "/bookings/mechanic/progress", report("status_id", json!(999_999)), &[404]),
            ("POST", "/bookings/mechanic/progress", report("booking_id", json!(999_999)), &[404]),
            ("POST", "/bookings/mechanic/progress", report("service_id", json!(999_999)), &[404]),
            ("POST", "/bookings/mechanic/progress", report("service_id", json!("x")), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("booking_id", Value::Null), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("booking_id", json!(999_999)), &[404]),
            ("POST", "/bookings/mechanic/analysis", find("description", json!("")), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("price_quote", json!({"x": 1})), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("price_quote", json!({"1": -1})), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("price_quote", json!([1])), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("estimated_cost", json!(-0.01)), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("estimated_cost", json!("Infinity")), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("estimated_time", json!(-1)), &[422]),
            ("POST", "/bookings/mechanic/analysis", find("estimated_time", json!("soon")), &[422]),
        ], envelope).await;
        assert_eq!(bay.status(id).await, "pickup", "nothing of it was taken");
    }
}
