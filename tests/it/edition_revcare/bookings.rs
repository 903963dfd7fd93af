//! The life of a booking as documented: each step, in whose hands, with which answer; and what all APIs see of it.

use depannini::api::mechanic_factory;
use serde_json::{Value, json};

use super::bay::{Bay, OFFLINE, cst, mec};
use super::envelope;
use crate::editions::{at, holding};
use crate::harness::{PASSWORD, World};

const NOW: &str = "2026-11-21T08:00:00.000000Z";

fn ids(list: &Value, name: &str) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|one| one[name].as_i64().unwrap()).collect()
}

both! {
    async fn a_booking_goes_its_whole_way(world: World) {
        let bay = Bay::open(world).await;
        let made = bay.customer.post("/bookings/", bay.booking()).await.expect(200);
        let id = made["id"].as_i64().unwrap();
        let service = |index: usize, title: &str, quantity: i64| json!({
            "service_id": bay.services[index], "title": title, "quantity": quantity, "price": null, "confirmed": null,
            "completed": false,
        });
        assert_eq!(made, json!({
            "id": id, "status": "booked", "status_id": bay.status_id("booked"), "customer_id": cst(bay.customer.id),
            "customer_name": bay.shop.customer.name, "vehicle_id": bay.car, "car_model": "Clio", "car_reg": "00123-116-16",
            "pickup_type": "doorstep", "timeslot_id": bay.slot,
            "services": [service(0, "Front pads", 1), service(1, "Rear pads", 2)],
            "notes": "Need quick turnaround", "payment_mode": null, "created_at": NOW, "updated_at": NOW,
        }));
        assert_eq!(bay.customer.get("/bookings/customer").await.expect(200), json!([made]));

        // fetched
        let given = bay.assign(id, &bay.mechanic, "pickup").await.expect(200);
        let assignment = given["id"].clone();
        assert_eq!(given, json!({
            "id": assignment, "mechanic_id": mec(bay.mechanic.id), "booking_id": id, "assignment_type_id": bay.kind("pickup"),
            "assignment_type": "pickup", "note": "soon", "status": "assigned", "status_id": bay.status_id("assigned"),
            "assigned_at": NOW,
        }));
        assert_eq!(bay.mechanic.get("/bookings/mechanic/assignments").await.expect(200), json!([given]));
        assert_eq!(bay.other.get("/bookings/mechanic/assignments").await.expect(200), json!([]));
        bay.is_at(&bay.look(id).await, "pickup");
        let report = json!({
            "booking_id": id, "service_id": bay.services[0], "status_id": bay.status_id("received"), "notes": "scratch on the door",
            "images": ["door.jpg"],
        });
        let told = bay.mechanic.post("/bookings/mechanic/progress", report).await.expect(200);
        let note = told["id"].clone();
        let expected = json!({
            "id": note, "booking_id": id, "service_id": bay.services[0], "status": "received",
            "status_id": bay.status_id("received"), "notes": "scratch on the door", "images": ["door.jpg"],
            "updated_by": mec(bay.mechanic.id), "timestamp": NOW, "validated": false,
        });
        assert_eq!(told, expected);
        let done = bay.mechanic.get("/bookings/mechanic/assignments").await.expect(200);
        assert_eq!((&done[0]["status"], &done[0]["status_id"]), (&json!("completed"), &json!(bay.status_id("completed"))));
        let progress = format!("/bookings/admin/progress/{note}");
        let edited = bay.admin.put(&progress, json!({"description": "scratch on the left door"})).await.expect(200);
        assert_eq!((&edited["notes"], &edited["images"]), (&json!("scratch on the left door"), &json!(["door.jpg"])));
        assert_eq!(bay.admin.post(&format!("{progress}/validate"), json!({})).await.expect(200)["validated"], true);

        // analysed
        bay.assign(id, &bay.other, "analysis").await.expect(200);
        bay.is_at(&bay.look(id).await, "analysis");
        let found = bay.other.post("/bookings/mechanic/analysis", bay.finding(id)).await.expect(200);
        let (first, second) = (bay.services[0].to_string(), bay.services[1].to_string());
        let mut expected = json!({
            "booking_id": id, "mechanic_id": mec(bay.other.id), "description": "Worn pads", "recommendation": "New pads",
            "images": ["pads.jpg"], "price_quote": {&first: 40.0, &second: 25.0}, "estimated_cost": 90.0, "estimated_time": 2.5,
            "validated": false, "created_at": NOW, "updated_at": NOW,
        });
        assert_eq!(found, expected);
        bay.is_at(&bay.look(id).await, "analysed");
        let analysis = format!("/bookings/admin/analysis/{id}");
        expected["description"] = json!("Worn front pads");
        expected["estimated_time"] = json!(1.5);
        let mended = bay.admin.put(&analysis, json!({"description": "Worn front pads", "estimated_time": "90 minutes"})).await;
        assert_eq!(mended.expect(200), expected);
        expected["validated"] = json!(true);
        assert_eq!(bay.admin.post(&format!("{analysis}/validate"), json!({})).await.expect(200), expected);

        // confirmed, worked on, done
        let confirmed = bay.confirm(id, OFFLINE).await.expect(200);
        assert!(confirmed["message"].is_string() && confirmed["order_id"].is_null(), "{confirmed}");
        bay.is_at(&bay.look(id).await, "in-progress");
        bay.assign(id, &bay.mechanic, "service").await.expect(200);
        let documented = json!({
            "booking_id": id, "service_id": bay.services[0], "status_id": bay.status_id("in-progress"),
            "notes": "Engine diagnostics completed",
        });
        let told = bay.mechanic.post("/bookings/mechanic/progress", documented).await.expect(200);
        assert_eq!((&told["status"], &told["updated_by"]), (&json!("in-progress"), &json!(mec(bay.mechanic.id))));
        assert!(told["id"].is_i64() && told["timestamp"].is_string(), "{told}");
        bay.admin.post(&format!("/bookings/admin/progress/{}/validate", told["id"]), json!({})).await.expect(200);
        for (service, after) in [(bay.services[1], "in-progress"), (bay.services[0], "completed")] {
            let body = json!({"booking_id": id, "service_id": service, "status_id": bay.status_id("completed")});
            let note = bay.mechanic.post("/bookings/mechanic/progress", body).await.expect(200)["id"].clone();
            bay.is_at(&bay.look(id).await, "in-progress");
            bay.admin.post(&format!("/bookings/admin/progress/{note}/validate"), json!({})).await.expect(200);
            bay.is_at(&bay.look(id).await, after);
        }

        // brought back
        bay.assign(id, &bay.mechanic, "drop").await.expect(200);
        bay.is_at(&bay.look(id).await, "out for delivery");
        bay.mechanic.post(&format!("/payment/cash-on-delivery/{id}"), json!({"payment_method_id": 2})).await.expect(200);
        bay.reported(id, "delivered").await;
        let whole = bay.customer.get(&format!("/bookings/{id}/")).await.expect(200);
        bay.is_at(&whole, "delivered");
        let steps: Vec<&str> = whole["timeline"].as_array().unwrap().iter().map(|step| step["status"].as_str().unwrap()).collect();
        assert_eq!(steps, [
            "booked", "pickup", "received", "analysis", "analysed", "in-progress", "completed", "out for delivery", "delivered",
        ]);
        assert_eq!(whole["timeline"][0], json!({"status": "booked", "status_id": bay.status_id("booked"), "timestamp": NOW}));
        assert_eq!(whole["booking_progress"].as_array().unwrap().len(), 5);
        assert_eq!(whole["customer"], json!({
            "id": cst(bay.customer.id), "name": bay.shop.customer.name, "phone": bay.shop.customer.phone,
        }));
        let mechanics: Vec<&str> = whole["mechanics"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert_eq!(mechanics, [mec(bay.mechanic.id), mec(bay.other.id)]);
        assert_eq!((&whole["analysis_report"], &whole["latest_assignment"]["assignment_type"]), (&expected, &json!("drop")));
        assert_eq!((&whole["payment_mode"], &whole["services"][1]), (&json!("offline"), &json!({
            "service_id": bay.services[1], "title": "Rear pads", "quantity": 2, "price": 25.0, "confirmed": true, "completed": true,
        })));
    }

    async fn bookings_are_their_customers(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.booked().await;
        let path = format!("/bookings/{id}");
        // the caller's own, whoever is named and whatever else is sent
        let mut own = bay.booking();
        own.as_object_mut().unwrap().remove("customer_id");
        own["status"] = json!("delivered");
        own["id"] = json!(1);
        let made = bay.customer.post("/bookings", own.clone()).await.expect(200);
        assert_eq!((&made["customer_id"], &made["status"]), (&json!(cst(bay.customer.id)), &json!("booked")));
        for refused in [
            bay.stranger.post("/bookings", bay.booking()).await,
            // somebody else's car
            bay.stranger.post("/bookings", own.clone()).await,
            bay.stranger.get(&path).await,
            bay.stranger.put(&format!("{path}/confirm-services"), json!({"service_ids": bay.services, "payment_method_id": 2})).await,
            bay.stranger.put(&format!("{path}/cancel"), json!({})).await,
        ] {
            assert_eq!(refused.status, 403, "{}", refused.text);
            envelope(&refused);
        }
        assert_eq!(bay.stranger.get("/bookings/customer").await.expect(200), json!([]));
        // mechanics and administrators see it
        for one in [&bay.mechanic, &bay.other, &bay.admin] {
            assert_eq!(one.get(&path).await.expect(200)["id"], id);
        }
        // an administrator books for somebody, whom they name
        assert_eq!(bay.admin.post("/bookings", bay.booking()).await.expect(200)["customer_id"], cst(bay.customer.id));
        let unnamed = bay.admin.post("/bookings", own).await;
        assert_eq!(unnamed.status, 422, "{}", unnamed.text);
        for odd in [cst(999_999_999), cst(bay.mechanic.id), mec(bay.mechanic.id), mec(bay.customer.id), bay.customer.id.to_string()] {
            let mut body = bay.booking();
            body["customer_id"] = json!(odd);
            assert_eq!(bay.admin.post("/bookings", body).await.status, 404, "{odd}");
        }
        // who lacks a scope is told its name
        for (by, told) in [
            (bay.mechanic.post("/bookings", bay.booking()).await, "WRITE:BOOKINGS scope required"),
            (bay.customer.get("/bookings/admin/dashboard").await, "READ:BOOKING_DASHBOARD scope required"),
            (bay.mechanic.post("/bookings/admin/assign", json!({})).await, "WRITE:BOOKING_ASSIGNMENT scope required"),
            (bay.customer.post("/bookings/mechanic/progress", json!({})).await, "WRITE:BOOKING_PROGRESS scope required"),
        ] {
            assert_eq!(by.expect(403), json!({"status": 403, "message": "Forbidden", "detail": told}));
        }
    }

    async fn the_dashboard_tells_whose_move_is_next(world: World) {
        let bay = Bay::open(world).await;
        let line = async |id: i64| {
            let all = bay.admin.get("/bookings/admin/dashboard").await.expect(200);
            all.as_array().unwrap().iter().find(|line| line["booking_id"] == id).unwrap().clone()
        };
        let awaits = async |id: i64| line(id).await["action_required"].as_bool().unwrap();
        let id = bay.booked().await;
        assert_eq!(line(id).await, json!({
            "booking_id": id, "customer_name": bay.shop.customer.name, "car_model": "Clio", "car_reg": "00123-116-16",
            "status": "booked", "status_id": bay.status_id("booked"), "notes": "Need quick turnaround", "drop_date": null,
            "created_at": NOW, "action_required": true, "latest_progress": null, "analysis_report": null,
            "latest_assignment": null,
        }));
        bay.assign(id, &bay.mechanic, "pickup").await.expect(200);
        assert!(!awaits(id).await, "a mechanic fetches it");
        let note = bay.report(id, &bay.mechanic, "received").await.expect(200)["id"].clone();
        assert!(awaits(id).await, "a report waits");
        assert_eq!(line(id).await["latest_progress"]["id"], note);
        bay.admin.post(&format!("/bookings/admin/progress/{note}/validate"), json!({})).await.expect(200);
        assert!(awaits(id).await, "somebody is to look for what is wrong");
        bay.assign(id, &bay.mechanic, "analysis").await.expect(200);
        assert!(!awaits(id).await);
        bay.mechanic.post("/bookings/mechanic/analysis", bay.finding(id)).await.expect(200);
        assert!(awaits(id).await, "the analysis waits");
        bay.admin.post(&format!("/bookings/admin/analysis/{id}/validate"), json!({})).await.expect(200);
        assert!(!awaits(id).await, "the customer chooses");
        let told = line(id).await;
        assert_eq!((&told["analysis_report"]["validated"], &told["latest_assignment"]["assignment_type"]), (&json!(true), &json!("analysis")));

        let (second, off) = (bay.booked().await, bay.booked().await);
        bay.cancel(off).await.expect(200);
        let which = async |query: &str| {
            let found = bay.admin.get(&format!("/bookings/admin/dashboard?{query}")).await.expect(200);
            ids(&found, "booking_id")
        };
        assert_eq!(which("").await, [off, second, id], "newest first");
        assert_eq!(which(&format!("status_id={}", bay.status_id("booked"))).await, [second]);
        assert_eq!(which(&format!("status_id={}", bay.status_id("assigned"))).await, [0; 0]);
        assert_eq!(which("status_id=999999").await, [0; 0]);
        assert_eq!(which("action_required=true").await, [second]);
        assert_eq!(which("action_required=false").await, [off, id]);
        assert_eq!(which(&format!("action_required=False&status_id={}", bay.status_id("analysed"))).await, [id]);
        // when it is to be done, as somebody said at another API
        let path = format!("/api/workshop/work-orders/{second}");
        bay.shop.staff.patch(&path, json!({"estimated_completion": "2026-12-03T16:00:00Z"})).await.expect(200);
        assert_eq!(line(second).await["drop_date"], "2026-12-03");
    }

    async fn all_apis_see_one_booking(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.booked().await;
        let native = format!("/api/workshop/work-orders/{id}");
        let order = bay.shop.customer.get(&native).await.expect(200);
        assert_eq!((&order["origin"], &order["note"], &order["asset_id"]), (&json!("revcare"), &json!("Need quick turnaround"), &json!(bay.car)));
        let factory = at(world, &mechanic_factory::FRONT);
        let login = json!({"email": "other@example.com", "password": PASSWORD});
        let token = factory.post("/mechanics/login", login).await.expect(200)["auth_token"].clone();
        let factory = holding(&factory, bay.other.id, &token);
        let tickets = factory.get("/service_tickets").await.expect(200);
        assert_eq!((&tickets["service_tickets"][0]["id"], &tickets["service_tickets"][0]["status"]), (&json!(id), &json!("PENDING")));

        // one flag for each mechanic
        let flag = async || {
            let one = bay.shop.staff.get(&format!("/api/workshop/mechanics/{}", bay.mechanic.id)).await.expect(200);
            one["work_status"].as_str().unwrap().to_owned()
        };
        assert_eq!(flag().await, "available");
        bay.assign(id, &bay.mechanic, "pickup").await.expect(200);
        assert_eq!(flag().await, "busy");
        let given = factory.get("/assignments").await.expect(200);
        assert_eq!((&given[0]["service_ticket_id"], &given[0]["mechanic_id"]), (&json!(id), &json!(bay.mechanic.id)));
        bay.reported(id, "received").await;
        assert_eq!(flag().await, "available");
        // put to work by hand elsewhere, done by hand elsewhere
        let edit = format!("/service_tickets/{id}/edit");
        for (word, status) in [("IN_PROGRESS", "in-progress"), ("COMPLETED", "completed"), ("PENDING", "booked")] {
            factory.put(&edit, json!({"status": word})).await.expect(200);
            assert_eq!(bay.status(id).await, status);
        }

        // what came through another door has neither car nor slot here
        let order = json!({"note": "Brakes squeal"});
        let elsewhere = bay.shop.customer.post("/api/workshop/work-orders", order).await.made();
        let own = bay.customer.get("/bookings/customer").await.expect(200);
        assert_eq!(ids(&own, "id"), [elsewhere, id]);
        assert_eq!((&own[0]["vehicle_id"], &own[0]["car_reg"], &own[0]["timeslot_id"]), (&Value::Null, &Value::Null, &Value::Null));
        // deleted there, gone here
        bay.shop.staff.delete(&format!("/api/workshop/work-orders/{elsewhere}")).await.is_done();
        assert_eq!(bay.customer.get(&format!("/bookings/{elsewhere}")).await.status, 404);
        assert_eq!(ids(&bay.customer.get("/bookings/customer").await.expect(200), "id"), [id]);
        // a customer who is gone calls no more
        bay.shop.admin.delete(&format!("/api/workshop/work-orders/{id}")).await.is_done();
        assert_eq!(bay.admin.get("/bookings/admin/dashboard").await.expect(200), json!([]));
    }

    async fn whatever_a_field_holds_is_no_fault(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.analysed().await;
        let long = "x".repeat(5000);
        let names = [
            "booking_id", "service_id", "status_id", "service_ids", "services", "vehicle_id", "timeslot_id", "price_quote",
            "estimated_cost", "estimated_time", "images", "payment_method_id", "payment_mode", "mechanic_id",
            "assignment_type_id", "backup_name", "razorpay_order_id", "razorpay_payment_id", "razorpay_signature", "notes",
        ];
        let people = [&bay.nobody, &bay.customer, &bay.mechanic, &bay.admin];
        for odd in [json!(long), json!("a\u{0}b"), json!(-1), json!(1e300), json!([[]]), json!({"1": {"a": 1}}), json!(null)] {
            let body: Value = names.iter().map(|name| ((*name).to_owned(), odd.clone())).collect::<serde_json::Map<_, _>>().into();
            for (method, path) in [
                ("POST", "/bookings".to_owned()), ("POST", "/bookings/admin/assign".to_owned()),
                ("PUT", format!("/bookings/admin/analysis/{id}")), ("POST", "/bookings/mechanic/analysis".to_owned()),
                ("POST", "/bookings/mechanic/progress".to_owned()), ("PUT", format!("/bookings/{id}/confirm-services")),
                ("POST", format!("/payment/cash-on-delivery/{id}")), ("POST", "/payment/verify".to_owned()),
                ("POST", "/payment/verify-cod".to_owned()), ("POST", "/backup/restore".to_owned()),
            ] {
                for person in people {
                    let told = person.send(method, &path, "application/json", body.to_string()).await;
                    assert!(told.status < 500, "{method} {path} {body}: {} {}", told.status, told.text);
                    if told.status >= 400 {
                        envelope(&told);
                    }
                }
            }
        }
        assert_eq!(bay.status(id).await, "analysed", "nothing of it was taken");
    }
}
