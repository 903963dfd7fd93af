//! Money: online before the work, in cash or online at the door, and the provider's word for it.

use depannini::kernel::secret::SecretString;
use depannini::workshop::payments::LocalRazorpay;
use futures_util::future::join_all;
use serde_json::{Value, json};

use super::bay::{Bay, OFFLINE, ONLINE};
use super::envelope;
use crate::editions::wrong;
use crate::harness::{Answer, World};

/// What the provider sends for what is to be paid.
fn signed(order: &str, payment: &str) -> Value {
    let signature = LocalRazorpay::new(SecretString::from("rzp_test_secret")).sign(order, payment);
    json!({"razorpay_order_id": order, "razorpay_payment_id": payment, "razorpay_signature": signature})
}

fn form(said: &Value) -> String {
    let fields = said.as_object().unwrap().iter().map(|(name, value)| format!("{name}={}", value.as_str().unwrap()));
    fields.collect::<Vec<_>>().join("&")
}

async fn verify(bay: &Bay<'_>, path: &str, said: &Value) -> Answer {
    bay.nobody.send("POST", path, "application/x-www-form-urlencoded", form(said)).await
}

#[track_caller]
fn refused(told: &Answer, status: u16) {
    assert_eq!(told.status, status, "{}", told.text);
    envelope(told);
}

both! {
    async fn work_that_is_paid_online_begins_with_the_payment(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.analysed().await;
        let many = join_all((0..5).map(|_| bay.confirm(id, ONLINE))).await;
        let confirmed: Vec<Value> = many.iter().filter(|told| told.status == 200).map(|told| told.expect(200)).collect();
        assert_eq!(confirmed.len(), 1, "of many at once one counts");
        assert!(many.iter().all(|told| matches!(told.status, 200 | 409)));
        // (40 + 2 × 25) × 1.18, in hundredths
        assert_eq!((&confirmed[0]["amount"], &confirmed[0]["currency"]), (&json!(10_620), &json!("DZD")));
        let order = confirmed[0]["order_id"].as_str().unwrap();
        let tail = order.strip_prefix("order_").unwrap();
        assert!(tail.len() == 14 && tail.chars().all(|c| c.is_ascii_alphanumeric()), "{order}");
        let begun = "select count(*) as number from payments";
        assert_eq!(world.outside().number(begun), 1, "what was refused has begun nothing");
        assert_eq!(bay.status(id).await, "analysed");
        refused(&bay.assign(id, &bay.mechanic, "service").await, 409);
        refused(&bay.confirm(id, OFFLINE).await, 409);

        // what is not signed, or signed for something else, changes nothing
        let good = signed(order, "pay_29QQoUBi66xm2f");
        let mut forged = signed(order, "pay_other");
        forged["razorpay_payment_id"] = json!("pay_29QQoUBi66xm2f");
        let mut shouted = good.clone();
        shouted["razorpay_signature"] = json!(good["razorpay_signature"].as_str().unwrap().to_uppercase());
        for bad in [forged, shouted] {
            refused(&verify(&bay, "/payment/verify", &bad).await, 400);
        }
        refused(&verify(&bay, "/payment/verify", &signed("order_AAAAAAAAAAAAAA", "pay_1")).await, 404);
        assert_eq!(bay.status(id).await, "analysed");

        let told = verify(&bay, "/payment/verify/", &good).await.expect(200);
        assert_eq!((&told["booking_id"], &told["status"], &told["payment_id"]), (&json!(id), &json!("success"), &json!("pay_29QQoUBi66xm2f")));
        assert!(told["message"].is_string());
        assert_eq!(bay.status(id).await, "in-progress");
        // again, by the webhook, as JSON and in parts: once is once
        assert_eq!(verify(&bay, "/payment/verify", &good).await.expect(200), told);
        assert_eq!(bay.nobody.post("/payment/verify", good.clone()).await.expect(200), told);
        let part = |(name, value): (&String, &Value)| {
            format!("--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{}\r\n", value.as_str().unwrap())
        };
        let parts = good.as_object().unwrap().iter().map(part).collect::<String>() + "--X--\r\n";
        let multipart = bay.nobody.send("POST", "/payment/verify", "multipart/form-data; boundary=X", parts).await;
        assert_eq!(multipart.expect(200), told);
        refused(&verify(&bay, "/payment/verify", &signed(order, "pay_second")).await, 409);

        // nothing is left for the door
        bay.assign(id, &bay.mechanic, "service").await.expect(200);
        bay.reported(id, "completed").await;
        bay.assign(id, &bay.mechanic, "drop").await.expect(200);
        refused(&bay.mechanic.post(&format!("/payment/cash-on-delivery/{id}"), json!({})).await, 409);
        bay.report(id, &bay.mechanic, "delivered").await.expect(200);
        // our own API knows the payment
        let kept = bay.shop.staff.get(&format!("/api/workshop/payments?order={id}")).await.expect(200)["items"][0].clone();
        assert_eq!((&kept["amount"], &kept["status"], &kept["method"]), (&json!(106.2), &json!("paid"), &json!("online")));
    }

    async fn what_costs_nothing_begins_at_once(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.received().await;
        bay.assign(id, &bay.mechanic, "analysis").await.expect(200);
        let mut free = bay.finding(id);
        free["price_quote"] = json!({bay.services[0].to_string(): 0, bay.services[1].to_string(): 0});
        bay.mechanic.post("/bookings/mechanic/analysis", free).await.expect(200);
        bay.admin.post(&format!("/bookings/admin/analysis/{id}/validate"), json!({})).await.expect(200);
        let told = bay.confirm(id, ONLINE).await.expect(200);
        assert!(told["order_id"].is_null() && told["message"].is_string(), "{told}");
        assert_eq!(bay.status(id).await, "in-progress");
    }

    async fn only_what_was_chosen_is_paid(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.analysed().await;
        let body = json!({"service_ids": [bay.services[1]], "payment_mode": "online"});
        let told = bay.customer.put(&format!("/bookings/{id}/confirm-services/"), body).await.expect(200);
        assert_eq!(told["amount"], 5900);
        let seen = bay.look(id).await;
        assert_eq!((&seen["services"][0]["confirmed"], &seen["services"][1]["confirmed"]), (&json!(false), &json!(true)));
        // called off before it is paid: what comes all the same goes back
        assert_eq!(bay.cancel(id).await.expect(200)["cancellation_fee"], 118.0);
        verify(&bay, "/payment/verify", &signed(told["order_id"].as_str().unwrap(), "pay_late")).await.expect(200);
        assert_eq!(bay.status(id).await, "cancelled");
        assert_eq!(world.outside().number("select cast(sum(amount_minor) as bigint) as number from refunds"), 5900);
    }

    async fn cash_is_taken_at_the_door(world: World) {
        let bay = Bay::open(world).await;
        let door = |id: i64| format!("/payment/cash-on-delivery/{id}");
        let early = bay.under_way().await;
        refused(&bay.admin.post(&door(early), json!({"payment_method_id": 2})).await, 409);
        let id = bay.brought_back().await;
        refused(&bay.customer.post(&door(id), json!({})).await, 403);
        refused(&bay.other.post(&door(id), json!({})).await, 403);
        refused(&bay.nobody.post(&door(id), json!({})).await, 401);
        let told = bay.mechanic.post(&door(id), json!({"payment_method_id": 2})).await.expect(200);
        assert_eq!((&told["booking_id"], &told["amount"], &told["currency"]), (&json!(id), &json!(10_620), &json!("DZD")));
        assert!(told["message"].is_string() && told["order_id"].is_null(), "{told}");
        refused(&bay.mechanic.post(&door(id), json!({})).await, 409);
        bay.reported(id, "delivered").await;
        assert_eq!(bay.status(id).await, "delivered");
        let invoice = bay.shop.staff.get(&format!("/api/workshop/invoices?order={id}")).await.expect(200)["items"][0].clone();
        assert!(invoice["paid_at"].is_string(), "{invoice}");
        wrong(&bay.admin, &[
            ("POST", "/payment/cash-on-delivery/999999", json!({}), &[404]),
            ("POST", "/payment/cash-on-delivery/abc", json!({}), &[404]),
            ("POST", &door(id), json!({"payment_method_id": 3}), &[422]),
            ("POST", &door(id), json!({"payment_method_id": "x"}), &[422]),
            ("POST", &door(id), json!([]), &[422]),
        ], envelope).await;
    }

    async fn the_door_takes_online_payments_too(world: World) {
        let bay = Bay::open(world).await;
        let id = bay.brought_back().await;
        let door = format!("/payment/cash-on-delivery/{id}");
        refused(&bay.other.post(&door, json!({"payment_method_id": 1})).await, 403);
        let told = bay.mechanic.post(&format!("{door}?payment_method_id=1"), json!({})).await.expect(200);
        assert_eq!(told["amount"], 10_620);
        let order = told["order_id"].as_str().unwrap();
        // shown again it is the same, until it came
        assert_eq!(bay.mechanic.post(&door, json!({"payment_method_id": 1})).await.expect(200), told);
        refused(&bay.report(id, &bay.mechanic, "delivered").await, 409);
        let mut bad = signed(order, "pay_door");
        bad["razorpay_signature"] = json!("0".repeat(64));
        refused(&verify(&bay, "/payment/verify-cod", &bad).await, 400);
        for _twice in 0..2 {
            let told = verify(&bay, "/payment/verify-cod", &signed(order, "pay_door")).await.expect(200);
            assert_eq!((&told["booking_id"], &told["payment_id"]), (&json!(id), &json!("pay_door")));
        }
        refused(&bay.mechanic.post(&door, json!({"payment_method_id": 1})).await, 409);
        bay.report(id, &bay.mechanic, "delivered").await.expect(200);
    }

    async fn the_fee_of_calling_off_is_paid_in_either_way(world: World) {
        let bay = Bay::open(world).await;
        let off = async || {
            let id = bay.under_way().await;
            bay.assign(id, &bay.mechanic, "service").await.expect(200);
            assert_eq!(bay.cancel(id).await.expect(200)["cancellation_fee"], 118.0);
            id
        };
        let door = |id: i64| format!("/payment/cash-on-delivery/{id}");
        let cash = off().await;
        assert_eq!(bay.mechanic.post(&door(cash), json!({})).await.expect(200)["amount"], 11_800);
        let online = off().await;
        let told = bay.admin.post(&door(online), json!({"payment_method_id": 1})).await.expect(200);
        assert_eq!(told["amount"], 11_800);
        verify(&bay, "/payment/verify-cod", &signed(told["order_id"].as_str().unwrap(), "pay_fee")).await.expect(200);
        for id in [cash, online] {
            refused(&bay.admin.post(&door(id), json!({})).await, 409);
            let fee = bay.shop.staff.get(&format!("/api/workshop/invoices?order={id}")).await.expect(200)["items"][0].clone();
            assert!(fee["paid_at"].is_string(), "{fee}");
        }
        assert_eq!(world.outside().number("select count(*) as number from refunds"), 0);
        // paid twice, in cash meanwhile: the second goes back
        let twice = off().await;
        let told = bay.admin.post(&door(twice), json!({"payment_method_id": 1})).await.expect(200);
        bay.mechanic.post(&door(twice), json!({})).await.expect(200);
        verify(&bay, "/payment/verify-cod", &signed(told["order_id"].as_str().unwrap(), "pay_again")).await.expect(200);
        assert_eq!(world.outside().number("select cast(sum(amount_minor) as bigint) as number from refunds"), 11_800);
        // nothing was agreed before the customer confirmed
        let early = bay.analysed().await;
        bay.cancel(early).await.expect(200);
        refused(&bay.admin.post(&door(early), json!({})).await, 409);
    }

    async fn the_providers_word_is_whole(world: World) {
        let bay = Bay::open(world).await;
        let whole = signed("order_AAAAAAAAAAAAAA", "pay_1");
        for path in ["/payment/verify", "/payment/verify-cod"] {
            for field in ["razorpay_order_id", "razorpay_payment_id", "razorpay_signature"] {
                for odd in [Value::Null, json!(""), json!(7), json!("a\u{0}b"), json!("x".repeat(5000))] {
                    let mut said = whole.clone();
                    said[field] = odd.clone();
                    let told = bay.nobody.post(path, said).await;
                    refused(&told, 422);
                    assert!(told.expect(422)["detail"].as_str().unwrap().contains(field), "{field} {odd}: {}", told.text);
                }
            }
            refused(&bay.nobody.send("POST", path, "text/plain", "x").await, 422);
            refused(&bay.nobody.send("POST", path, "application/x-www-form-urlencoded", "").await, 422);
            refused(&bay.nobody.post(path, whole.clone()).await, 404);
        }
    }
}
