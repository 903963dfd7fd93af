//! Estimates over HTTP: written by mechanics, decided by customers, with and without signing in.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::World;
use crate::workshop_api::{Shop, conditional};

const NOW: &str = "'2026-11-21 08:00:00'";

/// An order of the customer that the mechanic has.
fn given(shop: &Shop<'_>, stage: &str) -> i64 {
    let order = shop.order(stage);
    shop.world.outside().execute(&format!(
        "insert into assignments (order_id, mechanic_id, assigned_on, assigned_at) values ({order}, {}, '2026-11-21', {NOW})",
        shop.mechanic.id
    ));
    order
}

fn labour(price: f64) -> Value {
    json!({"kind": "labour", "description": "Brakes", "unit_price": price})
}

fn of(order: i64, what: &str) -> String {
    format!("/api/workshop/work-orders/{order}/{what}")
}

/// The ids of an estimate's lines.
fn ids(estimate: &Value) -> Vec<i64> {
    estimate["items"].as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).collect()
}

fn states(lines: &Value) -> Vec<&str> {
    lines.as_array().unwrap().iter().map(|line| line["state"].as_str().unwrap()).collect()
}

/// What opens the last link that was sent.
pub(crate) fn token(world: &World) -> String {
    let notice =
        world.outside().lines("select body as line from notices where kind = 'approval' order by id").pop().unwrap();
    let (_, rest) = notice.split_once("/approve/").unwrap();
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

both! {
    async fn an_estimate_is_written_corrected_and_decided(world: World) {
        let shop = Shop::open(world).await;
        let order = given(&shop, "received");
        let lines = of(order, "lines");
        let body = json!({"lines": [labour(100.5), {"kind": "part", "description": "Oil", "quantity": 4.5, "unit_price": 9}, labour(3.0)]});
        shop.customer.post(&lines, body.clone()).await.refused(403, "wrong_role");
        let written = shop.mechanic.post(&lines, body).await.expect(201);
        let first = &written["items"][0];
        assert_eq!((&first["kind"], &first["unit_price"], &first["quantity"]), (&json!("labour"), &json!(100.5), &json!(1.0)));
        assert_eq!((&first["round"], &first["state"], &first["currency"]), (&json!(1), &json!("open"), &json!("DZD")));
        assert_eq!((&written["items"][1]["amount"], &first["by_id"]), (&json!(40.5), &json!(shop.mechanic.id)));
        let sums = &written["sums"];
        assert_eq!((&sums["approved"]["gross"], &sums["asked"]["net"], &sums["tax_percent"]), (&json!(0.0), &json!(144.0), &json!(18.0)));
        let ids = ids(&written);

        // corrected by the counter, at the version that was read
        let one = format!("/api/workshop/lines/{}", ids[0]);
        shop.mechanic.patch(&one, json!({"unit_price": 1})).await.refused(403, "forbidden");
        conditional(&shop.staff, &one, json!({"unit_price": 100}), json!({"description": "Front brakes"})).await;
        assert_eq!(shop.customer.get(&one).await.expect(200)["unit_price"], 100.0);
        shop.stranger.get(&one).await.refused(403, "not_yours");
        let last = format!("/api/workshop/lines/{}", ids[2]);
        assert_eq!(shop.mechanic.send_if("DELETE", &last, "\"9\"", json!({})).await.refused(409, "changed_meanwhile")["status"], 409);
        shop.mechanic.delete(&last).await.is_done();
        shop.mechanic.delete(&last).await.is_done();
        shop.customer.get(&last).await.refused(404, "not_found");
        assert_eq!(shop.customer.get(&lines).await.ids(), ids[..2]);
        assert_eq!(shop.staff.get(&lines).await.ids(), ids);

        // decided by the customer, all of it or nothing
        let decisions = of(order, "decisions");
        let says = |approve: bool, line: i64, version: Option<i64>| json!({"line_id": line, "approve": approve, "version": version});
        let seen = json!({"decisions": [says(true, ids[1], None), says(true, ids[0], Some(1))]});
        shop.customer.post(&decisions, seen).await.refused(409, "changed_meanwhile");
        for who in [&shop.stranger, &shop.assistant] {
            who.post(&decisions, json!({"decisions": [says(true, ids[0], None)]})).await.refused(403, "not_yours");
        }
        shop.mechanic.post(&decisions, json!({"decisions": [says(true, ids[0], None)]})).await.refused(403, "forbidden");
        let decided = shop.customer.post(&decisions, json!({"decisions": [says(true, ids[0], None), says(false, ids[1], None)]})).await;
        let decided = decided.expect(200);
        assert_eq!(states(&decided["items"]), ["approved", "declined", "withdrawn"]);
        assert_eq!((&decided["items"][0]["decided_via"], &decided["items"][0]["decided_by_id"]), (&json!("customer"), &json!(shop.customer.id)));
        assert_eq!(decided["sums"]["approved"], json!({"net": 100.0, "tax": 18.0, "gross": 118.0}));
        shop.customer.post(&decisions, json!({"decisions": [says(true, ids[0], None)]})).await.expect(200);
        shop.customer.post(&decisions, json!({"decisions": [says(false, ids[0], None)]})).await.refused(409, "frozen");
        shop.staff.patch(&one, json!({"unit_price": 1})).await.refused(409, "frozen");

        // what was agreed is put down by the counter, and the invoice says both
        let agreed = json!({"lines": [{"kind": "tow", "description": "Tow", "unit_price": 49.99}], "agreed": true});
        shop.mechanic.post(&lines, agreed.clone()).await.refused(403, "forbidden");
        let agreed = shop.staff.post(&lines, agreed).await.expect(201);
        assert_eq!((&agreed["items"][3]["round"], &agreed["items"][3]["includes_tax"]), (&json!(0), &json!(true)));
        assert_eq!(agreed["sums"]["approved"]["gross"], 167.99);
        let page = shop.staff.get(&format!("{lines}?limit=3")).await.expect(200);
        assert_eq!(page["next_cursor"], ids[2].to_string());
    }

    async fn a_key_writes_once(world: World) {
        let shop = Shop::open(world).await;
        let order = given(&shop, "received");
        let (lines, links) = (of(order, "lines"), of(order, "approval-links"));
        for _twice in 0..2 {
            let written = shop.mechanic.post_with_key(&lines, "w", json!({"lines": [labour(1.0)]})).await.expect(201);
            assert_eq!(ids(&written).len(), 1);
            shop.mechanic.post_with_key(&links, "l", json!({})).await.expect(201);
        }
        assert_eq!(shop.staff.get(&links).await.ids().len(), 1);
        shop.mechanic.post_with_key(&lines, "w", json!({"lines": [labour(2.0)]})).await.refused(409, "idempotency_key_reused");
    }

    async fn parts_that_are_missing_are_told_to_whoever_works_here(world: World) {
        let shop = Shop::open(world).await;
        let (order, part) = (given(&shop, "received"), shop.part(2).await);
        let line = json!({"kind": "part", "description": "Pads", "part_id": part, "quantity": 5, "unit_price": 12.5});
        let id = ids(&shop.mechanic.post(&of(order, "lines"), json!({"lines": [line]})).await.expect(201))[0];
        let decision = json!({"decisions": [{"line_id": id, "approve": true}]});
        shop.customer.post(&of(order, "decisions"), decision).await.expect(200);
        let needs = shop.mechanic.get(&of(order, "needs")).await.expect(200);
        let need = &needs["items"][0];
        assert_eq!(
            (&need["part_id"], &need["needed"], &need["held"], &need["used"], &need["short"], &need["free"]),
            (&json!(part), &json!(5), &json!(2), &json!(0), &json!(3), &json!(0))
        );
        shop.customer.get(&of(order, "needs")).await.refused(403, "wrong_role");
    }

    async fn a_customer_decides_by_a_link(world: World) {
        let shop = Shop::open(world).await;
        let order = given(&shop, "received");
        let links = of(order, "approval-links");
        shop.mechanic.post(&links, json!({})).await.refused(409, "nothing_open");
        let written = shop.mechanic.post(&of(order, "lines"), json!({"lines": [labour(100.0), labour(50.0)]})).await;
        let ids = ids(&written.expect(201));
        let sent = shop.mechanic.post(&links, json!({"note": "Ready at five"})).await;
        let token = token(world);
        assert!(!sent.text.contains(&token) && !shop.staff.get(&links).await.text.contains(&token));
        assert_eq!((&sent.expect(201)["channel"], &sent.expect(201)["note"]), (&json!("sms"), &json!("Ready at five")));

        let nobody = world.anonymous();
        let path = format!("/api/workshop/approvals/{token}");
        let seen = nobody.get(&path).await;
        let asked = seen.expect(200);
        assert_eq!((&asked["title"], &asked["state"], &asked["note"]), (&json!("brakes"), &json!("open"), &json!("Ready at five")));
        assert_eq!((states(&asked["lines"]), &asked["sums"]["asked"]["gross"]), (vec!["open", "open"], &json!(177.0)));
        assert_eq!((seen.header("cache-control"), seen.header("referrer-policy")), (Some("no-store"), Some("no-referrer")));
        assert!(asked["lines"][0].get("by_id").is_none() && !seen.text.contains("order_id"), "{}", seen.text);

        let decisions = format!("{path}/decisions");
        assert_eq!(nobody.post(&decisions, json!({"decisions": [{"line_id": ids[0]}]})).await.invalid_fields(), ["decisions[0].approve"]);
        let all = json!({"decisions": [
            {"line_id": ids[0], "approve": true, "version": asked["lines"][0]["version"]},
            {"line_id": ids[1], "approve": false},
        ]});
        for _twice in 0..2 {
            let decided = nobody.post(&decisions, all.clone()).await;
            let decided = decided.expect(200);
            assert_eq!((&decided["state"], states(&decided["lines"])), (&json!("decided"), vec!["approved", "declined"]));
        }
        let other = json!({"decisions": [{"line_id": ids[1], "approve": true}]});
        nobody.post(&decisions, other.clone()).await.refused(409, "frozen");

        // ended links say why, in the reader's language
        shop.mechanic.post(&of(order, "lines"), json!({"lines": [labour(1.0)]})).await.expect(201);
        shop.staff.delete(&links).await.is_done();
        nobody.get(&path).await.refused(410, "link_revoked");
        nobody.post(&decisions, other).await.refused(410, "link_revoked");
        shop.mechanic.post(&links, json!({})).await.expect(201);
        world.wall.advance(Duration::from_secs(15 * 86_400));
        let late = nobody.get(&format!("/api/workshop/approvals/{}", self::token(world))).await;
        late.refused(410, "link_expired");
        for odd in ["0", "%00", "%ff", &"0".repeat(64), &"a".repeat(5000)] {
            let answer = nobody.get(&format!("/api/workshop/approvals/{odd}")).await;
            assert_eq!(answer.status, 404, "{odd}: {}", answer.text);
        }
    }

    async fn what_is_wrong_with_lines_is_named(world: World) {
        let shop = Shop::open(world).await;
        let order = given(&shop, "received");
        let (lines, unknown) = (of(order, "lines"), of(999_999, "lines"));
        let body = |line: Value| json!({"lines": [line]});
        for (line, field) in [
            (json!({"kind": "gift", "description": "x", "unit_price": 1}), "lines[0].kind"),
            (json!({"kind": "fee", "description": "x", "unit_price": 0.001}), "lines[0].unit_price"),
            (json!({"kind": "fee", "description": "x", "unit_price": 1, "quantity": 0}), "lines[0].quantity"),
            (json!({"kind": "part", "description": "x", "unit_price": 1, "quantity": 1.5, "part_id": 1}), "lines[0].quantity"),
            (json!({"kind": "fee", "description": "x", "unit_price": 1, "service_id": 1}), "lines[0].service_id"),
            (json!(7), "lines[0]"),
        ] {
            assert_eq!(shop.mechanic.post(&lines, body(line)).await.invalid_fields(), [field]);
        }
        let many = json!({"lines": vec![labour(1.0); 101]});
        assert_eq!(shop.mechanic.post(&lines, many).await.invalid_fields(), ["lines"]);
        let dear = json!({"kind": "fee", "description": "x", "unit_price": 1_000_000_000, "quantity": 1_000_000});
        assert_eq!(shop.mechanic.post(&lines, body(dear)).await.invalid_fields(), ["lines"]);
        let part = json!({"kind": "part", "description": "x", "unit_price": 1, "part_id": 999_999});
        shop.mechanic.post(&lines, body(part)).await.refused(404, "not_found");
        shop.mechanic.post(&unknown, body(labour(1.0))).await.refused(404, "not_found");
        shop.customer.post(&of(order, "decisions"), json!({"decisions": []})).await.refused(400, "invalid");
        shop.world.outside().execute(&format!("update work_orders set stage = 'completed' where id = {order}"));
        shop.mechanic.post(&lines, body(labour(1.0))).await.refused(409, "wrong_stage");
    }
}
