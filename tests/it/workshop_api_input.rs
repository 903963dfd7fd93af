//! Wrong input to the garage: what is refused, with which code, and which field is named.

use serde_json::{Value, json};

use crate::harness::{Person, World};
use crate::workshop_api::Shop;

/// What one request is answered with.
enum Told {
    /// 400, naming these fields.
    Fields(&'static [&'static str]),
    /// Another refusal.
    Refused(u16, &'static str),
}

use Told::{Fields, Refused};

async fn check(by: &Person, cases: Vec<(&str, &str, Value, Told)>) {
    for (method, path, body, told) in cases {
        let what = format!("{method} {path} {body}");
        let answer = by.send(method, &format!("/api/workshop/{path}"), "application/json", body.to_string()).await;
        match told {
            Fields(fields) => {
                assert_eq!(answer.status, 400, "{what}: {}", answer.text);
                assert_eq!(answer.invalid_fields(), fields, "{what}");
            }
            Refused(status, code) => {
                assert_eq!(answer.status, status, "{what}: {}", answer.text);
                assert_eq!(answer.refused(status, code)["code"], code, "{what}");
            }
        }
    }
}

both! {
    async fn wrong_fields_are_named(world: World) {
        let shop = Shop::open(world).await;
        let long = "x".repeat(2001);
        let (id, order) = (shop.service("Oil").await, shop.order("in_progress"));
        let part = shop.part(1).await;
        let on_order = |what: &str| format!("work-orders/{order}/{what}");
        let (service, one_part) = (format!("services/{id}"), format!("parts/{part}"));
        let mechanic = format!("mechanics/{}", shop.mechanic.id);
        let reviews = format!("{service}/reviews");
        let (reserve, receipts) = (on_order("parts/reserve"), format!("{one_part}/receipts"));
        check(&shop.admin, vec![
            ("PATCH", &mechanic, json!({"experience_years": -1, "born_on": "21/11/1990", "salary": "7"}), Fields(&["experience_years", "born_on", "salary"])),
            ("PATCH", &mechanic, json!({"category_ids": [1, 0, "x"]}), Fields(&["category_ids[1]", "category_ids[2]"])),
            ("PUT", &format!("{mechanic}/work-status"), json!({"work_status": "asleep"}), Fields(&["work_status"])),
            ("POST", "attendance", json!({"mechanic_id": "x", "day": "2026-02-30"}), Fields(&["mechanic_id", "day", "status"])),
            ("POST", "addresses", json!({"line1": long, "area_id": 1.5}), Fields(&["label", "line1", "area_id"])),
            ("POST", "fuels", json!({"name": " "}), Fields(&["name"])),
            ("POST", "fuels", json!({"name": "a\u{0}b", "image": 7}), Fields(&["name", "image"])),
            ("POST", "areas", json!({"name": "x"}), Fields(&["pincode"])),
            ("POST", "time-slots", json!({"name": "x", "starts": "8:00", "ends": "25:00"}), Fields(&["starts", "ends"])),
            ("POST", "models", json!({"name": "x", "year": 3000}), Fields(&["manufacturer_id", "year"])),
            ("POST", "assets", json!({"owner_id": 0, "vin": long}), Fields(&["owner_id", "vin"])),
            ("POST", "services", json!({"difficulty": 6}), Fields(&["difficulty", "category_id", "title"])),
            ("PATCH", &service, json!({"prices": [{"vehicle_class_id": 1, "price": -1}, {"price": 1}, 7]}), Fields(&["prices[0].price", "prices[1].vehicle_class_id", "prices[2]"])),
            ("PATCH", &service, json!({"prices": [{"vehicle_class_id": 1, "price": 1}, {"vehicle_class_id": 1, "price": 2}]}), Fields(&["prices"])),
            ("PATCH", &service, json!({"works": vec!["x"; 101]}), Fields(&["works"])),
            ("PUT", &reviews, json!({"rating": 0, "images": "x"}), Fields(&["rating", "images"])),
            ("POST", "parts", json!({"name": "x", "price": 0.001, "on_hand": -1}), Fields(&["price", "on_hand"])),
            ("PATCH", &one_part, json!({"price": 1_000_000_001, "on_hand": 1.5}), Fields(&["price", "on_hand"])),
            ("POST", &receipts, json!({"quantity": 0}), Fields(&["quantity"])),
            ("POST", &receipts, json!({"quantity": 1_000_000_000}), Fields(&["quantity"])),
            ("POST", &reserve, json!({}), Fields(&["parts"])),
            ("POST", &reserve, json!({"parts": []}), Fields(&["parts"])),
            ("POST", &reserve, json!({"parts": [{"part_id": part}]}), Fields(&["parts[0].quantity"])),
            ("POST", &on_order("invoices"), json!({"amount": -1}), Fields(&["amount", "description"])),
            ("POST", "payments", json!({"order_id": order, "amount": 1, "status": "created"}), Fields(&["status"])),
            ("POST", &on_order("payments/online"), json!({"amount": 0}), Fields(&["amount"])),
            ("POST", "payments/confirm", json!({"order_id": 7, "razorpay_payment_id": "", "signature": long}), Fields(&["order_id", "razorpay_payment_id", "signature"])),
            ("POST", "feedback", json!({"rating": 6, "body": ""}), Fields(&["body", "rating"])),
            ("GET", "parts?free_at_most=-1&limit=0", json!({}), Fields(&["limit"])),
            ("GET", "parts?free_at_most=-1", json!({}), Fields(&["free_at_most"])),
            ("GET", "assets?owner=me", json!({}), Fields(&["owner"])),
            ("GET", "invoices?state=paid&paid=yes&order=0", json!({}), Fields(&["order", "state", "paid"])),
            ("GET", "services?category=99999999999999999999", json!({}), Fields(&["category"])),
        ]).await;
    }

    async fn what_is_not_there_is_404(world: World) {
        let shop = Shop::open(world).await;
        let unknown = || Refused(404, "not_found");
        let order = shop.order("in_progress");
        let id = shop.service("Oil").await;
        let (service, reserve) = (format!("services/{id}"), format!("work-orders/{order}/parts/reserve"));
        let mechanic = format!("mechanics/{}", shop.mechanic.id);
        let part = shop.part(1).await;
        let wanted = |part: i64| json!({"parts": [{"part_id": part, "quantity": 1}]});
        let mut cases = vec![
            ("PATCH", mechanic.as_str(), json!({"category_ids": [999]}), unknown()),
            ("POST", "attendance", json!({"mechanic_id": shop.customer.id, "day": "2026-11-21", "status": "present"}), unknown()),
            ("POST", "addresses", json!({"label": "x", "line1": "x", "area_id": 999}), unknown()),
            ("POST", "addresses", json!({"label": "x", "line1": "x", "account_id": 999}), unknown()),
            ("POST", "models", json!({"name": "x", "manufacturer_id": 999}), unknown()),
            ("POST", "assets", json!({"model_id": 999}), unknown()),
            ("POST", "assets", json!({"owner_id": 999}), unknown()),
            ("POST", "services", json!({"category_id": 999, "title": "x"}), unknown()),
            ("PATCH", service.as_str(), json!({"fuel_ids": [999]}), unknown()),
            ("PATCH", service.as_str(), json!({"prices": [{"vehicle_class_id": 999, "price": 1}]}), unknown()),
            ("POST", reserve.as_str(), wanted(999), unknown()),
            ("POST", "work-orders/999/parts/reserve", wanted(part), unknown()),
            ("GET", "work-orders/999/balance", json!({}), unknown()),
            ("POST", "payments", json!({"order_id": 999, "amount": 1}), unknown()),
            ("POST", "payments", json!({"order_id": order, "invoice_id": 999, "amount": 1}), unknown()),
            ("POST", "feedback", json!({"rating": 5, "body": "x", "order_id": 999}), unknown()),
        ];
        let ids = ["0", "abc", "-1", "999999", "9223372036854775819"];
        let paths: Vec<String> = ["customers", "mechanics", "attendance", "addresses", "areas", "models", "time-slots", "assets",
            "services", "parts", "invoices", "payments", "feedback"].iter().flat_map(|list| ids.map(|id| format!("{list}/{id}"))).collect();
        cases.extend(paths.iter().map(|path| ("GET", path.as_str(), json!({}), unknown())));
        check(&shop.admin, cases).await;
        // the field comes before the thing: nobody learns of a thing by a body that is wrong
        check(&shop.admin, vec![("PATCH", "parts/999", json!({"price": "x"}), Fields(&["price"]))]).await;
    }

    async fn refusals_are_told_in_the_readers_language(world: World) {
        let shop = Shop::open(world).await;
        let asset = shop.customer.post("/api/workshop/assets", json!({})).await.made();
        for (language, words) in [
            ("en", "This belongs to somebody else."),
            ("fr", "Cela appartient à quelqu'un d'autre."),
            ("ar", "هذا يخص شخصا آخر."),
        ] {
            let asked = shop.stranger.call("GET", &format!("/api/workshop/assets/{asset}")).header("Accept-Language", language);
            let refused = crate::harness::Answer::of(asked.send().await.unwrap()).await;
            assert_eq!(refused.refused(403, "not_yours")["detail"], words);
            assert_eq!(refused.header("content-language"), Some(language));
        }
    }
}
