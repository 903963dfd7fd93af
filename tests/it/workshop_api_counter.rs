//! Stock, invoices and payments over HTTP: exact amounts, versions, keys, and nothing twice.

use depannini::workshop::payments::LocalRazorpay;
use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::harness::World;
use crate::workshop_api::{Shop, conditional};

both! {
    async fn a_part_has_a_life(world: World) {
        let shop = Shop::open(world).await;
        let body = json!({"name": "Brake pad", "description": "front", "price": 12.5, "on_hand": 4});
        for outsider in shop.outsiders() {
            outsider.post("/api/workshop/parts", body.clone()).await.refused(403, "wrong_role");
            outsider.get("/api/workshop/parts").await.refused(403, "wrong_role");
        }
        let made = shop.mechanic.post_with_key("/api/workshop/parts", "k-1", body.clone()).await;
        let id = made.made();
        assert_eq!(shop.mechanic.post_with_key("/api/workshop/parts", "k-1", body.clone()).await.expect(201), made.expect(201));
        let other = json!({"name": "Brake disc", "price": 1});
        shop.mechanic.post_with_key("/api/workshop/parts", "k-1", other.clone()).await.refused(409, "idempotency_key_reused");
        let disc = shop.staff.post("/api/workshop/parts", other).await.made();
        assert_eq!(shop.staff.get("/api/workshop/parts").await.ids(), [id, disc]);
        assert_eq!(shop.staff.get("/api/workshop/parts?name=PAD").await.ids(), [id]);
        assert_eq!(shop.staff.get("/api/workshop/parts?free_at_most=0").await.ids(), [disc]);

        let path = format!("/api/workshop/parts/{id}");
        conditional(&shop.mechanic, &path, json!({"price": 13.25}), json!({"description": null})).await;
        let seen = shop.staff.get(&path).await;
        let part = seen.expect(200);
        assert_eq!((&part["price"], &part["currency"], &part["description"]), (&json!(13.25), &json!("DZD"), &Value::Null));
        assert_eq!(seen.tag(), format!("\"{}\"", part["version"]));

        let receive = json!({"quantity": 6});
        for _ in 0..2 {
            let came = shop.mechanic.post_with_key(&format!("{path}/receipts"), "k-2", receive.clone()).await;
            assert_eq!(came.expect(201)["on_hand"], 10);
        }
        assert_eq!(shop.staff.post(&format!("{path}/corrections"), json!({"on_hand": 9})).await.expect(201)["free"], 9);
        shop.staff.get("/api/workshop/parts/999999/moves").await.refused(404, "not_found");
        let moves = shop.staff.get(&format!("{path}/moves")).await.expect(200);
        let told: Vec<_> = moves["items"].as_array().unwrap().iter().map(|moved| (&moved["reason"], &moved["delta"])).collect();
        let expected = [("corrected", -1), ("received", 6), ("received", 4)].map(|(reason, delta)| (json!(reason), json!(delta)));
        assert_eq!(told, expected.iter().map(|(reason, delta)| (reason, delta)).collect::<Vec<_>>());

        shop.staff.send_if("DELETE", &path, "\"1\"", json!({})).await.refused(409, "changed_meanwhile");
        shop.staff.delete(&path).await.is_done();
        shop.staff.delete(&path).await.refused(404, "not_found");
    }

    async fn an_order_holds_uses_and_returns_parts(world: World) {
        let shop = Shop::open(world).await;
        let (order, part) = (shop.order("in_progress"), shop.part(5).await);
        let path = format!("/api/workshop/work-orders/{order}/parts");
        let some = |quantity: i64| json!({"parts": [{"part_id": part, "quantity": quantity}]});
        for outsider in shop.outsiders() {
            outsider.post(&format!("{path}/reserve"), some(1)).await.refused(403, "wrong_role");
        }
        for _ in 0..2 {
            let held = shop.mechanic.post_with_key(&format!("{path}/reserve"), "k-3", some(3)).await.expect(200);
            let one = json!({"part_id": part, "name": "Brake pad", "held": 3, "used": 0});
            assert_eq!(held["items"], json!([one]));
        }
        shop.staff.post(&format!("{path}/reserve"), some(3)).await.refused(409, "out_of_stock");
        shop.staff.delete(&format!("/api/workshop/parts/{part}")).await.refused(409, "in_use");
        shop.staff.post(&format!("/api/workshop/parts/{part}/corrections"), json!({"on_hand": 2})).await.refused(409, "in_use");
        let used = shop.mechanic.post(&format!("{path}/use"), some(2)).await.expect(200);
        assert_eq!((&used["items"][0]["held"], &used["items"][0]["used"]), (&json!(1), &json!(2)));
        let back = shop.mechanic.post(&format!("{path}/return"), some(1)).await.expect(200);
        assert_eq!((&back["items"][0]["held"], &back["items"][0]["used"]), (&json!(1), &json!(1)));
        let freed = shop.mechanic.post(&format!("{path}/release"), json!({})).await.expect(200);
        assert_eq!((&freed["items"][0]["held"], &freed["items"][0]["used"]), (&json!(0), &json!(1)));
        assert_eq!(shop.customer.get(&path).await.expect(200), freed);
        for outsider in [&shop.stranger, &shop.assistant] {
            outsider.get(&path).await.refused(403, "not_yours");
        }
        let part = shop.staff.get(&format!("/api/workshop/parts/{part}")).await.expect(200);
        assert_eq!((&part["on_hand"], &part["reserved"], &part["free"]), (&json!(4), &json!(0), &json!(4)));
        let over = shop.order("completed");
        shop.staff.post(&format!("/api/workshop/work-orders/{over}/parts/reserve"), some(1)).await.refused(409, "wrong_stage");
    }

    async fn the_last_piece_goes_to_one(world: World) {
        let shop = Shop::open(world).await;
        let part = shop.part(3).await;
        let orders: Vec<i64> = (0..8).map(|_| shop.order("in_progress")).collect();
        let body = json!({"parts": [{"part_id": part, "quantity": 1}]});
        let answers = join_all(orders.iter().enumerate().map(|(n, order)| {
            let by = if n % 2 == 0 { &shop.staff } else { &shop.mechanic };
            let (path, body) = (format!("/api/workshop/work-orders/{order}/parts/reserve"), body.clone());
            async move { by.post(&path, body).await }
        }))
        .await;
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 3, "{answers:?}");
        for lost in answers.iter().filter(|answer| answer.status != 200) {
            lost.refused(409, "out_of_stock");
        }
        let part = shop.staff.get(&format!("/api/workshop/parts/{part}")).await.expect(200);
        assert_eq!((&part["on_hand"], &part["reserved"], &part["free"]), (&json!(3), &json!(3), &json!(0)));
    }

    async fn an_invoice_is_drafted_issued_and_voided(world: World) {
        let shop = Shop::open(world).await;
        let bare = shop.order("in_progress");
        shop.staff.post(&format!("/api/workshop/work-orders/{bare}/invoice"), json!({})).await.refused(409, "nothing_approved");
        let order = shop.approved();
        let draft = format!("/api/workshop/work-orders/{order}/invoice");
        for outsider in shop.outsiders() {
            outsider.post(&draft, json!({})).await.refused(403, "wrong_role");
        }
        let drafted = shop.mechanic.post(&draft, json!({})).await;
        let (id, bill) = (drafted.made(), drafted.expect(201));
        assert_eq!((&bill["state"], &bill["basis"], &bill["number"]), (&json!("draft"), &json!("lines"), &Value::Null));
        assert_eq!((&bill["net"], &bill["tax_percent"], &bill["tax"], &bill["gross"]), (&json!(10.0), &json!(18.0), &json!(1.8), &json!(11.8)));
        let line = json!({"position": 1, "kind": "labour", "description": "work", "quantity": 2.0, "unit_price": 5.0, "net": 10.0});
        assert_eq!(bill["lines"], json!([line]));
        let path = format!("/api/workshop/invoices/{id}");
        // being prepared, it is nothing to its customer
        shop.customer.get(&path).await.refused(404, "not_found");
        assert!(shop.customer.get("/api/workshop/invoices").await.ids().is_empty());
        let issue = format!("{path}/issue");
        shop.mechanic.post(&issue, json!({})).await.refused(403, "forbidden");
        shop.staff.send_if("POST", &issue, "\"9\"", json!({})).await.refused(409, "changed_meanwhile");
        let issued = shop.staff.send_if("POST", &issue, &drafted.tag(), json!({})).await.expect(200);
        assert_eq!((&issued["state"], &issued["number"]), (&json!("issued"), &json!("INV-000001")));
        assert_eq!(shop.staff.post(&issue, json!({})).await.expect(200), issued);
        assert_eq!(shop.customer.get(&path).await.expect(200), issued);
        shop.stranger.get(&path).await.refused(403, "not_yours");
        shop.staff.delete(&path).await.refused(409, "frozen");
        shop.staff.patch(&path, json!({"amount": 1, "description": "x"})).await.refused(409, "frozen");
        shop.staff.post(&draft, json!({})).await.refused(409, "already_exists");
        for (query, ids) in [("state=issued", vec![id]), ("state=draft", vec![]), ("paid=false", vec![id]), ("paid=true", vec![])] {
            assert_eq!(shop.customer.get(&format!("/api/workshop/invoices?{query}&order={order}")).await.ids(), ids, "{query}");
        }
        let void = format!("{path}/void");
        shop.mechanic.post(&void, json!({"reason": "wrong car"})).await.refused(403, "forbidden");
        assert_eq!(shop.staff.post(&void, json!({})).await.invalid_fields(), ["reason"]);
        let voided = shop.staff.post(&void, json!({"reason": "wrong car"})).await.expect(200);
        assert_eq!((&voided["state"], &voided["void_reason"], &voided["number"]), (&json!("void"), &json!("wrong car"), &json!("INV-000001")));
        assert_eq!(shop.staff.post(&void, json!({"reason": "again"})).await.expect(200), voided);
        assert_eq!(shop.staff.post(&draft, json!({})).await.expect(201)["state"], "draft");
    }

    async fn an_amount_is_stated_once_and_may_be_stated_anew(world: World) {
        let shop = Shop::open(world).await;
        let order = shop.order("in_progress");
        let path = format!("/api/workshop/work-orders/{order}/invoices");
        let says = json!({"amount": 118, "description": "towing"});
        shop.customer.post(&path, says.clone()).await.refused(403, "wrong_role");
        let stated = shop.mechanic.post_with_key(&path, "k-4", says.clone()).await;
        let id = stated.made();
        assert_eq!(shop.mechanic.post_with_key(&path, "k-4", says).await.made(), id);
        let bill = stated.expect(201);
        assert_eq!((&bill["basis"], &bill["net"], &bill["gross"]), (&json!("stated"), &json!(100.0), &json!(118.0)));
        let one = format!("/api/workshop/invoices/{id}");
        let anew = |amount: i64| json!({"amount": amount, "description": "towing, far"});
        conditional(&shop.staff, &one, anew(236), anew(354)).await;
        assert_eq!(shop.staff.patch(&one, json!({"amount": 1})).await.invalid_fields(), ["description"]);
        shop.staff.send_if("DELETE", &one, &stated.tag(), json!({})).await.refused(409, "changed_meanwhile");
        shop.staff.delete(&one).await.is_done();
        shop.staff.get(&one).await.refused(404, "not_found");
    }

    async fn tax_is_an_administrators_to_set(world: World) {
        let shop = Shop::open(world).await;
        for other in [&shop.staff, &shop.mechanic, &shop.customer] {
            other.post("/api/workshop/tax-rates", json!({"percent": 19})).await.refused(403, "wrong_role");
        }
        let body = json!({"percent": 19.5, "valid_from": "2026-12-01T00:00:00Z"});
        assert_eq!(shop.admin.post("/api/workshop/tax-rates", body).await.expect(201)["set_by_id"], shop.admin.id);
        let rates = shop.customer.get("/api/workshop/tax-rates").await.expect(200);
        let told: Vec<&Value> = rates["items"].as_array().unwrap().iter().map(|rate| &rate["percent"]).collect();
        assert_eq!(told, [&json!(19.5), &json!(18.0)]);
        let past = json!({"percent": 19, "valid_from": "2020-01-01T00:00:00Z"});
        assert_eq!(shop.admin.post("/api/workshop/tax-rates", past).await.invalid_fields(), ["valid_from"]);
        for odd in [json!(100.01), json!(-1), json!(1.001), json!("19")] {
            assert_eq!(shop.admin.post("/api/workshop/tax-rates", json!({"percent": odd})).await.invalid_fields(), ["percent"]);
        }
    }

    async fn money_comes_and_goes_back(world: World) {
        let shop = Shop::open(world).await;
        let order = shop.approved();
        let balance = format!("/api/workshop/work-orders/{order}/balance");
        let bill = shop.staff.post(&format!("/api/workshop/work-orders/{order}/invoice"), json!({})).await.made();
        shop.staff.post(&format!("/api/workshop/invoices/{bill}/issue"), json!({})).await.expect(200);
        let cash = |amount: f64| json!({"order_id": order, "amount": amount, "reference": "slip 7"});
        for outsider in shop.outsiders() {
            outsider.post("/api/workshop/payments", cash(1.0)).await.refused(403, "wrong_role");
        }
        // a mechanic whom the order was not given to takes no money
        shop.mechanic.post("/api/workshop/payments", cash(1.0)).await.refused(403, "forbidden");
        let paid = shop.staff.post_with_key("/api/workshop/payments", "k-5", cash(5.3)).await;
        let (id, seen) = (paid.made(), paid.expect(201));
        assert_eq!(shop.staff.post_with_key("/api/workshop/payments", "k-5", cash(5.3)).await.expect(201), seen);
        assert_eq!((&seen["status"], &seen["method"], &seen["due"]), (&json!("partial"), &json!("cash"), &json!(11.8)));
        let left = shop.customer.get(&balance).await.expect(200);
        assert_eq!((&left["received"], &left["rest"], &left["is_paid"]), (&json!(5.3), &json!(6.5), &json!(false)));
        shop.stranger.get(&balance).await.refused(403, "not_yours");
        shop.staff.post("/api/workshop/payments", cash(6.51)).await.refused(409, "overpaid");
        let path = format!("/api/workshop/payments/{id}");
        conditional(&shop.staff, &path, json!({"method": "card"}), json!({"reference": "slip 8"})).await;
        shop.mechanic.patch(&path, json!({"method": "card"})).await.refused(403, "forbidden");
        let rest = shop.staff.post("/api/workshop/payments", cash(6.5)).await.made();
        assert_eq!(shop.customer.get(&balance).await.expect(200)["is_paid"], true);
        assert_eq!(shop.customer.get("/api/workshop/payments").await.ids(), [rest, id]);
        assert!(shop.stranger.get("/api/workshop/payments").await.ids().is_empty());
        assert_eq!(shop.staff.get(&format!("/api/workshop/payments?customer={}&status=paid", shop.customer.id)).await.ids(), [rest]);

        let refunds = format!("/api/workshop/payments/{rest}/refunds");
        shop.mechanic.post(&refunds, json!({"amount": 1})).await.refused(403, "forbidden");
        for _ in 0..2 {
            let back = shop.staff.post_with_key(&refunds, "k-6", json!({"amount": 2.5, "reason": "scratch"})).await;
            assert_eq!(back.expect(201)["refunded"], 2.5);
        }
        shop.staff.post(&refunds, json!({"amount": 4.01})).await.refused(409, "over_refunded");
        let told = shop.customer.get(&refunds).await.expect(200);
        assert_eq!((&told["items"][0]["amount"], &told["items"][0]["reason"]), (&json!(2.5), &json!("scratch")));
        assert_eq!(shop.customer.get(&balance).await.expect(200)["rest"], 2.5);
        shop.staff.delete(&format!("/api/workshop/payments/{rest}")).await.refused(409, "in_use");
        shop.staff.send_if("DELETE", &path, &paid.tag(), json!({})).await.refused(409, "changed_meanwhile");
        shop.staff.delete(&path).await.is_done();
        shop.customer.get(&path).await.refused(404, "not_found");
        let audited = "select count(*) as number from audit_log where action like 'payment.%' and request_id is not null";
        // three changes, one removal, one refund
        assert_eq!(world.outside().number(audited), 4);
    }

    async fn the_providers_word_counts_once(world: World) {
        let shop = Shop::open(world).await;
        let order = shop.approved();
        let begin = format!("/api/workshop/work-orders/{order}/payments/online");
        shop.customer.post(&begin, json!({})).await.refused(409, "not_issued");
        let bill = shop.staff.post(&format!("/api/workshop/work-orders/{order}/invoice"), json!({})).await.made();
        shop.staff.post(&format!("/api/workshop/invoices/{bill}/issue"), json!({})).await.expect(200);
        for outsider in [&shop.stranger, &shop.assistant, &shop.mechanic] {
            outsider.post(&begin, json!({})).await.refused(403, "not_yours");
        }
        shop.customer.post(&begin, json!({"amount": 11.81})).await.refused(409, "overpaid");
        let given_up = shop.customer.post(&begin, json!({"amount": 1})).await.made();
        let begun = shop.customer.post(&begin, json!({})).await;
        let (id, seen) = (begun.made(), begun.expect(201));
        assert_eq!((&seen["status"], &seen["amount"], &seen["currency"]), (&json!("created"), &json!(11.8), &json!("DZD")));
        let provider_order = seen["provider_order_id"].as_str().unwrap().to_owned();

        let signature = LocalRazorpay::new("rzp_test_secret".into()).sign(&provider_order, "pay_1");
        let nobody = world.anonymous();
        let confirm = "/api/workshop/payments/confirm";
        let word = |signature: &str| json!({"order_id": provider_order, "payment_id": "pay_1", "signature": signature});
        let forged = nobody.post(confirm, word(&"0".repeat(64))).await;
        forged.refused(400, "bad_signature");
        assert_eq!(forged.invalid_fields(), ["signature"]);
        let unknown = json!({"order_id": "order_x", "payment_id": "pay_1", "signature": signature});
        nobody.post(confirm, unknown).await.refused(404, "not_found");
        assert_eq!(nobody.post(confirm, json!({})).await.invalid_fields(), ["order_id", "payment_id", "signature"]);

        // the one who paid and the webhook bring it at once, in either one's words
        let theirs = json!({"razorpay_order_id": provider_order, "razorpay_payment_id": "pay_1", "razorpay_signature": signature});
        let bodies = [word(&signature), theirs.clone(), word(&signature), theirs];
        let answers = join_all(bodies.into_iter().map(|body| nobody.post(confirm, body))).await;
        let told: Vec<Value> = answers.iter().map(|answer| answer.expect(200)).collect();
        assert_eq!(told.iter().filter(|told| told["again"] == false).count(), 1, "{told:?}");
        assert!(told.iter().all(|told| (&told["id"], &told["status"]) == (&json!(id), &json!("paid"))), "{told:?}");
        let balance = shop.customer.get(&format!("/api/workshop/work-orders/{order}/balance")).await.expect(200);
        assert_eq!((&balance["received"], &balance["is_paid"]), (&json!(11.8), &json!(true)));
        let facts = format!("select count(*) as number from journal_events where channel_kind = 'work_order' and channel_id = {order} and kind = 'paid'");
        assert_eq!(world.outside().number(&facts), 1);
        let second = LocalRazorpay::new("rzp_test_secret".into()).sign(&provider_order, "pay_2");
        let other = json!({"order_id": provider_order, "payment_id": "pay_2", "signature": second});
        nobody.post(confirm, other).await.refused(409, "already_exists");

        let abandon = |id: i64| format!("/api/workshop/payments/{id}/abandon");
        shop.stranger.post(&abandon(given_up), json!({})).await.refused(403, "not_yours");
        for _ in 0..2 {
            assert_eq!(shop.customer.post(&abandon(given_up), json!({})).await.expect(200)["status"], "failed");
        }
        shop.customer.post(&abandon(id), json!({})).await.refused(409, "frozen");
        shop.staff.patch(&format!("/api/workshop/payments/{id}"), json!({"amount": 1})).await.refused(409, "frozen");
    }
}
