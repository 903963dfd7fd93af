//! Prices, figures, demand, the history and its export, and the one field that finds anything.

use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};
use crate::workshop_api::Shop;

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);

async fn set_tariff(admin: &Person, vehicle: &str, base: Value, per_km: Value) -> Answer {
    admin.put(&format!("/api/admin/tariffs/towing/{vehicle}/"), json!({"base": base, "per_km": per_km})).await
}

/// Asks for a tow without a way, which costs the base.
async fn ask_here(client: &Person) -> (i64, f64) {
    let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing"});
    let made = client.ask(body).await.expect(201)["assistance"].clone();
    (made["id"].as_i64().unwrap(), made["total_price"].as_f64().unwrap())
}

/// The lines of a table as fields, the header first.
fn table(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

both! {
    async fn a_tariff_holds_from_now_on(world: World) {
        let admin = world.administrator().await;
        let clients = world.clients(2).await;
        let list = async || admin.get("/api/admin/tariffs/").await.expect(200)["tariffs"].as_array().unwrap().clone();
        let before = list().await;
        let told: Vec<(&Value, &Value, &Value, &Value)> =
            before.iter().map(|t| (&t["service"], &t["vehicle_type"], &t["base"], &t["per_km"])).collect();
        assert_eq!(told, [
            (&json!("towing"), &json!("light"), &json!(1500.0), &json!(50.0)),
            (&json!("towing"), &json!("heavy"), &json!(3000.0), &json!(150.0)),
        ]);
        let (old, price) = ask_here(&clients[0]).await;
        assert_eq!(price, 1500.0);
        world.pass(60);
        let set = set_tariff(&admin, "light", json!(1750.5), json!(60)).await.expect(200);
        assert_eq!((&set["base"], &set["per_km"], &set["currency"]), (&json!(1750.5), &json!(60.0), &json!("DZD")));
        assert_eq!(set["since"], "2026-11-21T08:01:00.000000Z");
        assert_eq!(ask_here(&clients[1]).await.1, 1750.5);
        assert_eq!(clients[0].look_at(old).await["total_price"], 1500.0, "what was told stays");
        let after = list().await;
        assert_eq!((after[0]["base"].clone(), after[1].clone()), (json!(1750.5), before[1].clone()));
        assert_eq!(world.outside().number("select count(*) as number from tariffs"), 3, "the old one is kept");
        let line = admin.get("/api/admin/audit/?action=tariff.set").await.expect(200)["entries"][0]["details"].clone();
        assert_eq!(line, json!({"service": "towing", "vehicle_type": "light", "base_minor": 175_050, "per_km_minor": 6000}));
        world.restart().await;
        assert_eq!(list().await, after, "a start plants nothing anew");

        for (base, per_km, fields) in [
            (json!(-1), json!("50"), vec!["base", "per_km"]),
            (Value::Null, json!(0.001), vec!["base", "per_km"]),
            (json!(1e12), json!(1), vec!["base"]),
        ] {
            assert_eq!(set_tariff(&admin, "light", base, per_km).await.invalid_fields(), fields);
        }
        let fine = json!({"base": 1, "per_km": 1});
        for odd in ["repair/light", "towing/huge", "flying/light", "towing/%ff"] {
            let told = admin.put(&format!("/api/admin/tariffs/{odd}/"), fine.clone()).await;
            assert!(matches!(told.status, 400 | 404), "{odd}: {}", told.text);
        }
        admin.put("/api/admin/tariffs/repair/light/", fine).await.refused(404, "tariff_not_found");
        assert_eq!(list().await, after);
    }

    async fn figures_are_those_counted_by_hand(world: World) {
        let admin = world.administrator().await;
        let clients = world.clients(3).await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        // 08:00: accepted after 30 s, completed; accepted after 90 s, called off; called off; nobody found
        let (one, _) = ask_here(&clients[0]).await;
        world.pass(30);
        assistant.accept(one).await.expect(200);
        assistant.update(one, "ongoing").await.expect(200);
        assistant.update(one, "completed").await.expect(200);
        let (two, _) = ask_here(&clients[0]).await;
        world.pass(90);
        assistant.accept(two).await.expect(200);
        assistant.update(two, "canceled").await.expect(200);
        let (three, _) = ask_here(&clients[1]).await;
        clients[1].update(three, "canceled").await.expect(200);
        let unserved = clients[2].ask_for_repair(ALGIERS).await;
        let mut hears = clients[2].channel(unserved).await;
        world.pass(world.settings.dispatch.search_minutes * 60);
        assert_eq!(hears.expect("status").await["canceled_by"], "system");
        // 09:12: accepted at once, under way; 10:12: not asked for in the span
        world.pass(3600);
        let (four, _) = ask_here(&clients[0]).await;
        assistant.accept(four).await.expect(200);
        world.pass(3600);
        ask_here(&clients[1]).await;

        let query = "from=2026-11-21T08:00:00Z&to=2026-11-21T10:00:00Z&bucket=hour";
        let body = admin.get(&format!("/api/admin/figures/?{query}")).await.expect(200);
        let expected = json!({
            "requested": 5, "accepted": 3, "completed": 1, "canceled": 3, "unserved": 1, "acceptance_rate": 0.6,
            "wait_mean_s": 40.0, "wait_p50_s": 30.0, "wait_p95_s": 90.0, "revenue": 1500.0,
        });
        assert_eq!(body["totals"], expected);
        assert_eq!((&body["bucket"], &body["currency"], &body["from"]), (&json!("hour"), &json!("DZD"), &json!("2026-11-21T08:00:00.000000Z")));
        let buckets = body["buckets"].as_array().unwrap();
        let told: Vec<(&Value, &Value, &Value)> = buckets.iter().map(|b| (&b["start"], &b["requested"], &b["completed"])).collect();
        assert_eq!(told, [
            (&json!("2026-11-21T08:00:00.000000Z"), &json!(4), &json!(1)), (&json!("2026-11-21T09:00:00.000000Z"), &json!(1), &json!(0)),
        ]);
        assert_eq!((&buckets[1]["wait_mean_s"], &buckets[1]["revenue"]), (&json!(0.0), &json!(0.0)));

        // a day there begins at 23:00 UTC
        let days = admin.get("/api/admin/figures/?bucket=day&from=2026-11-20T23:00:00Z&to=2026-11-22T23:00:00Z").await.expect(200);
        let told: Vec<&Value> = days["buckets"].as_array().unwrap().iter().map(|bucket| &bucket["requested"]).collect();
        assert_eq!(told, [&json!(6), &json!(0)]);
        let empty = admin.get("/api/admin/figures/?from=2025-01-01T00:00:00Z&to=2025-01-01T02:00:00Z").await.expect(200);
        assert_eq!((&empty["totals"]["acceptance_rate"], &empty["totals"]["wait_p95_s"]), (&Value::Null, &Value::Null));
        // until now, a day back
        let usual = admin.get("/api/admin/figures/").await.expect(200);
        assert_eq!(usual["totals"]["requested"], 5, "the one of this instant is not part of the span");
        assert_eq!(usual["to"], "2026-11-21T10:12:00.000000Z");

        for (query, fields) in [
            ("bucket=week&from=soon", vec!["bucket", "from"]),
            ("from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z", vec!["to"]),
            ("from=2026-11-22T00:00:00Z&to=2026-11-22T00:00:00Z", vec!["to"]),
            ("from=2020-01-01T00:00:00Z", vec!["to"]),
            ("bucket=day&from=0001-01-01T00:00:00Z&to=9999-12-31T00:00:00Z", vec!["to"]),
        ] {
            assert_eq!(admin.get(&format!("/api/admin/figures/?{query}")).await.invalid_fields(), fields, "{query}");
        }
    }

    async fn demand_is_counted_by_cells(world: World) {
        let admin = world.administrator().await;
        for (count, place) in [(3, ALGIERS), (1, (36.9, 3.3))] {
            for _ in 0..count {
                let client = world.client().await;
                client.ask_for_repair(place).await;
            }
        }
        world.pass(1);
        let body = admin.get("/api/admin/demand/?cell_km=2").await.expect(200);
        let counts: Vec<&Value> = body["cells"].as_array().unwrap().iter().map(|cell| &cell["count"]).collect();
        assert_eq!((&body["cell_km"], counts), (&json!(2.0), vec![&json!(3), &json!(1)]));
        let (lat, lng) = (body["cells"][0]["lat"].as_f64().unwrap(), body["cells"][0]["lng"].as_f64().unwrap());
        assert!((lat - ALGIERS.0).abs() < 0.01 && (lng - ALGIERS.1).abs() < 0.0125, "{lat} {lng}");
        let early = admin.get("/api/admin/demand/?to=2026-11-21T08:00:00Z").await.expect(200);
        assert_eq!(early["cells"], json!([]));
        assert_eq!(admin.get("/api/admin/demand/?cell_km=1000&from=x&to=y").await.invalid_fields(), ["cell_km", "from", "to"]);
        assert_eq!(admin.get("/api/admin/demand/?cell_km=0").await.invalid_fields(), ["cell_km"]);
    }

    async fn the_history_is_searched_and_paged(world: World) {
        let admin = world.administrator().await;
        let clients = world.clients(2).await;
        let mut ids = Vec::new();
        for n in 0..5 {
            let client = &clients[n % 2];
            let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "description": format!("Engine no {n}")});
            let id = client.ask(body).await.expect(201)["assistance"]["id"].as_i64().unwrap();
            client.update(id, "canceled").await.expect(200);
            ids.push(id);
            world.pass(60);
        }
        let open = clients[0].ask_for_repair(ALGIERS).await;
        let found = async |query: &str| {
            let body = admin.get(&format!("/api/admin/assistances/?{query}")).await.expect(200);
            let found: Vec<i64> = body["assistances"].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect();
            (found, body["next_cursor"].clone())
        };
        assert_eq!(found("").await.0, [open, ids[4], ids[3], ids[2], ids[1], ids[0]]);
        assert_eq!(found("status=requested").await.0, [open]);
        assert!(found(&format!("q={}", ids[2])).await.0.contains(&ids[2]), "by id");
        assert_eq!(found("q=engine%20NO%203").await.0, [ids[3]], "by what was said");
        assert_eq!(found(&format!("status=canceled&q={}", clients[1].phone.replace('+', ""))).await.0, [ids[3], ids[1]], "by whom");
        assert_eq!(found("from=2026-11-21T08:01:00Z&to=2026-11-21T08:03:00Z").await.0, [ids[2], ids[1]]);
        let (first, cursor) = found("limit=4").await;
        assert_eq!(first, [open, ids[4], ids[3], ids[2]]);
        assert_eq!(found(&format!("limit=4&cursor={}", cursor.as_str().unwrap())).await, (vec![ids[1], ids[0]], Value::Null));
        let wrong = admin.get("/api/admin/assistances/?status=lost&from=1&to=2").await;
        assert_eq!(wrong.invalid_fields(), ["status", "from", "to"]);
        assert_eq!(admin.get("/api/admin/assistances/?limit=x").await.invalid_fields(), ["limit"]);
    }

    async fn a_case_holds_everything(world: World) {
        let admin = world.administrator().await;
        let client = world.client().await;
        let (one, two) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        two.decline(id).await.expect(200);
        world.pass(20);
        one.accept(id).await.expect(200);
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "hurry"})).await.expect(201);
        admin.post(&format!("/api/admin/assistances/{id}/cancel/"), json!({"reason": "flood"})).await.expect(200);
        let case = admin.get(&format!("/api/admin/assistances/{id}/")).await.expect(200);
        assert_eq!((&case["assistance"]["id"], &case["assistance"]["client"]["phone_number"]), (&json!(id), &json!(client.phone)));
        assert_eq!(case["assistance"]["assistant"]["phone_number"], one.phone);
        assert_eq!(case["times"], json!({
            "requested_at": "2026-11-21T08:00:00.000000Z", "accepted_at": "2026-11-21T08:00:20.000000Z", "started_at": null,
            "ended_at": "2026-11-21T08:00:20.000000Z",
        }));
        let asked: Vec<(&Value, &Value)> = case["offers"].as_array().unwrap().iter().map(|one| (&one["name"], &one["outcome"])).collect();
        assert_eq!(asked, [(&json!(one.name), &json!("accepted")), (&json!(two.name), &json!("declined"))]);
        let told: Vec<(&Value, &Value)> = case["timeline"].as_array().unwrap().iter().map(|fact| (&fact["type"], &fact["status"])).collect();
        assert_eq!(told, [(&json!("requested"), &Value::Null), (&json!("status"), &json!("accepted")), (&json!("status"), &json!("canceled"))]);
        let acts: Vec<&Value> = case["audit"].as_array().unwrap().iter().map(|line| &line["action"]).collect();
        assert_eq!(acts, [&json!("assistance.canceled")], "the first look is not in it yet");
        assert!(!case.to_string().contains("hurry"), "what the parties say to each other is read elsewhere");
        admin.get("/api/admin/assistances/999999/").await.refused(404, "assistance_not_found");
    }

    async fn the_table_is_whole_and_harmless(world: World) {
        let admin = world.administrator().await;
        let client = world.client().await;
        let evil = ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "\t=1", "a, \"quoted\"\r\nline", "plain"];
        let mut ids = Vec::new();
        for text in evil {
            let body = json!({"pickup": {"lat": -33.9, "lng": 18.4}, "description": format!("{text} ")});
            let made = client.ask(body).await.expect(201)["assistance"].clone();
            ids.push(made["id"].as_i64().unwrap());
            client.patch(&format!("/api/assistance/update/{}/", ids.last().unwrap()), json!({"status": "canceled", "reason": text})).await.expect(200);
        }
        let told = admin.get("/api/admin/assistances.csv").await;
        assert_eq!(told.status, 200);
        assert!(told.header("content-type").unwrap().starts_with("text/csv"));
        assert_eq!(told.header("content-disposition"), Some("attachment; filename=\"assistances.csv\""));
        assert!(told.text.ends_with("\r\n"));
        let rows = table(&told.text);
        assert_eq!(rows.len(), evil.len() + 1);
        let column = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
        for (row, id) in rows[1..].iter().zip(ids.iter().rev()) {
            assert_eq!(row[column("id")], id.to_string());
            for text in [&row[column("description")], &row[column("cancel_reason")]] {
                assert!(!text.starts_with(['=', '+', '-', '@', '\t', '\r']), "{text}");
            }
            // a number is one
            assert_eq!((row[column("pickup_lat")].as_str(), row[column("client_name")].as_str()), ("-33.9", client.name.as_str()));
            assert_eq!(row[column("client_phone")], format!("'{}", client.phone));
        }
        assert_eq!(rows[1][column("cancel_reason")], "plain");
        assert_eq!(rows[2][column("cancel_reason")], "a, \"quoted\"\r\nline");
        assert_eq!(table(&admin.get("/api/admin/assistances.csv/?status=completed").await.text).len(), 1);
        assert_eq!(admin.get("/api/admin/assistances.csv?status=lost").await.invalid_fields(), ["status"]);
        let lines = admin.get("/api/admin/audit/?action=assistance.exported").await.expect(200);
        assert_eq!(lines["entries"].as_array().unwrap().len(), 2);
    }

    async fn a_long_table_comes_in_slices_without_gap(world: World) {
        let admin = world.administrator().await;
        let client = world.client().await;
        let id = client.ask_for_repair(ALGIERS).await;
        client.update(id, "canceled").await.expect(200);
        let columns = "client_id, service, vehicle_class, pickup_lat, pickup_lng, status, distance_m, currency, policy, wave, search_until, created_at, updated_at";
        let mut outside = world.outside();
        while outside.number("select count(*) as number from assistances") < 1200 {
            outside.execute(&format!("insert into assistances ({columns}) select {columns} from assistances limit 300"));
        }
        let rows = table(&admin.get("/api/admin/assistances.csv").await.text);
        let ids: Vec<i64> = rows[1..].iter().map(|row| row[0].parse().unwrap()).collect();
        let all = outside.number("select count(*) as number from assistances");
        assert_eq!(ids.len() as i64, all);
        assert!(ids.is_sorted_by(|a, b| a > b), "each once, newest first");
    }

    async fn one_field_finds_anything(world: World) {
        let shop = Shop::open(world).await;
        let order = shop.order("pending");
        let asked = shop.customer.ask_for_repair(ALGIERS).await;
        let found = async |q: &str| {
            let body = shop.admin.get(&format!("/api/admin/search/?q={q}")).await.expect(200);
            let ids = |list: &str| body[list].as_array().unwrap().iter().map(|one| one["id"].as_i64().unwrap()).collect::<Vec<_>>();
            (ids("people"), ids("assistances"), ids("work_orders"))
        };
        let phone = shop.customer.phone.replace("+213", "0");
        assert_eq!(found(&phone).await, (vec![shop.customer.id], vec![asked], vec![order]));
        assert_eq!(found("brakes").await, (vec![], vec![], vec![order]));
        let asset = shop.customer.post("/api/workshop/assets", json!({"registration": "00123-116-16"})).await.made();
        world.outside().execute(&format!("update work_orders set asset_id = {asset} where id = {order}"));
        assert_eq!(found("123-116").await.2, [order], "by plate");
        assert!(found(&order.to_string()).await.2.contains(&order));
        assert_eq!(found("nothing%20like%20it").await, (vec![], vec![], vec![]));
        assert_eq!(shop.admin.get("/api/admin/search/").await.invalid_fields(), ["q"]);
        assert_eq!(shop.admin.get("/api/admin/search/?q=%20").await.invalid_fields(), ["q"]);
    }
}
