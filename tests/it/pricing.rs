//! Money: quoted and locked for a tow, set by the assistant for a repair, exact always.

use serde_json::{Value, json};

use crate::harness::{Person, Truck, World};

const JSON: &str = "application/json";
const ALGIERS: (f64, f64) = (36.7525, 3.042);

/// Whether an answer's text holds this number with these very digits.
fn holds(text: &str, field: &str, digits: &str) -> bool {
    text.contains(&format!("\"{field}\":{digits},")) || text.contains(&format!("\"{field}\":{digits}}}"))
}

async fn accepted(client: &Person, assistant: &Person, id: i64) {
    let accepted = assistant.accept(id).await.expect(200);
    assert_eq!(accepted["client"]["id"], client.id);
}

both! {
    async fn a_tow_costs_its_base_and_its_way(world: World) {
        let client = world.client().await;
        let ask = async |body: Value| {
            let answer = client.ask(body).await;
            let id = answer.expect(201)["assistance"]["id"].as_i64().unwrap();
            client.update(id, "canceled").await.expect(200);
            answer
        };
        let pickup = json!({"lat": ALGIERS.0, "lng": ALGIERS.1});

        let light = ask(json!({"pickup": pickup, "assistance_type": "towing"})).await;
        assert!(holds(&light.text, "total_price", "1500.0"), "a double is written as one: {}", light.text);
        assert!(holds(&light.text, "distance_km", "0.0"), "{}", light.text);
        let heavy = ask(json!({"pickup": pickup, "assistance_type": "towing", "vehicle_type": "heavy"})).await;
        assert!(holds(&heavy.text, "total_price", "3000.0"), "{}", heavy.text);

        // one degree of latitude is 111.195 km on the sphere; × 1.3
        let dropoff = json!({"lat": ALGIERS.0 + 1.0, "lng": ALGIERS.1});
        for (class, base, per_km) in [("light", 1500.0, 50.0), ("heavy", 3000.0, 150.0)] {
            let far = ask(json!({"pickup": pickup, "dropoff": dropoff, "vehicle_type": class})).await.expect(201);
            let km = far["assistance"]["distance_km"].as_f64().unwrap();
            assert!((km - 144.55).abs() < 0.2, "{km}");
            let price = far["assistance"]["total_price"].as_f64().unwrap();
            assert!((price - (base + per_km * km)).abs() <= 0.005, "{class}: {price} for {km} km");
            assert_eq!(far["assistance"]["price_pending"], false);
        }
        let same = ask(json!({"pickup": pickup, "dropoff": pickup})).await.expect(201);
        assert_eq!(same["assistance"]["total_price"], 1500.0);
        // to the other side of the world: bounded, exact to the centime
        let antipode = json!({"lat": -ALGIERS.0, "lng": ALGIERS.1 - 180.0});
        let farthest = ask(json!({"pickup": pickup, "dropoff": antipode, "vehicle_type": "heavy"})).await.expect(201);
        let km = farthest["assistance"]["distance_km"].as_f64().unwrap();
        assert!((26_000.0..26_100.0).contains(&km), "{km}");
    }

    async fn the_price_of_a_tow_is_fixed(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, ALGIERS).await);
        let id = client.ask_for_tow(ALGIERS, (36.8, 3.1)).await;
        let quoted = client.look_at(id).await["total_price"].clone();
        // a new tariff changes nothing that was quoted
        world.outside().execute("update tariffs set base_minor = 999900");
        accepted(&client, &assistant, id).await;
        assistant.patch(&format!("/api/assistance/update/price/{id}/"), json!({"price": 1})).await.refused(409, "price_fixed");
        assistant.update(id, "ongoing").await.expect(200);
        let end = format!("/api/assistance/update/end/{id}/");
        assistant.patch(&end, json!({"total_price": 1})).await.refused(409, "price_fixed");
        assert_eq!(client.look_at(id).await["status"], "ongoing");
        // the apps send the quoted price back
        assert_eq!(assistant.patch(&end, json!({"total_price": quoted})).await.expect(200)["total_price"], quoted);
        assert_eq!(client.look_at(id).await["status"], "completed");
        assistant.patch(&end, json!({})).await.refused(409, "final_state");
    }

    async fn a_repair_costs_what_its_assistant_says(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, ALGIERS).await);
        let stranger = world.assistant(Truck::REPAIR, ALGIERS).await;
        let id = client.ask_for_repair(ALGIERS).await;
        let mut hears = client.channel(id).await;
        let asked = client.look_at(id).await;
        assert_eq!((&asked["price_pending"], &asked["total_price"]), (&json!(true), &json!(0.0)));
        let (price, end) = (format!("/api/assistance/update/price/{id}/"), format!("/api/assistance/update/end/{id}/"));
        assistant.patch(&price, json!({"price": 2500})).await.refused(403, "not_yours");
        accepted(&client, &assistant, id).await;
        stranger.patch(&price, json!({"price": 2500})).await.refused(403, "not_yours");
        client.patch(&price, json!({"price": 2500})).await.expect(403);

        assistant.update(id, "ongoing").await.expect(200);
        let refused = assistant.patch(&end, json!({})).await;
        refused.refused(400, "price_required");
        assert_eq!(refused.invalid_fields(), ["total_price"]);
        assistant.patch(&end, json!({"total_price": null})).await.refused(400, "price_required");
        assert_eq!(client.look_at(id).await["status"], "ongoing");

        let set = assistant.patch(&price, json!({"price": 2500})).await;
        assert!(holds(&set.text, "total_price", "2500.0"), "{}", set.text);
        let done = assistant.patch(&end, json!({"total_price": 2750.5})).await.expect(200);
        assert_eq!((&done["status"], &done["total_price"], &done["price_pending"]), (&json!("completed"), &json!(2750.5), &json!(false)));
        assistant.patch(&price, json!({"price": 1})).await.refused(409, "final_state");

        assert_eq!(hears.expect("status").await["status"], "accepted");
        assert_eq!(hears.expect("status").await["status"], "ongoing");
        assert_eq!(hears.expect("price").await["total_price"], 2500.0);
        assert_eq!(hears.expect("price").await["total_price"], 2750.5);
        let told = hears.expect("status").await;
        assert_eq!((&told["status"], &told["total_price"]), (&json!("completed"), &json!(2750.5)));
        assert_eq!(world.outside().number(&format!("select price_minor as number from assistances where id = {id}")), 275_050);
    }

    async fn what_no_coin_can_pay_is_400(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, ALGIERS).await);
        let id = client.ask_for_repair(ALGIERS).await;
        accepted(&client, &assistant, id).await;
        assistant.update(id, "ongoing").await.expect(200);
        let (price, end) = (format!("/api/assistance/update/price/{id}/"), format!("/api/assistance/update/end/{id}/"));
        let odd = [
            "-1", "-0.01", "0.001", "1e30", "1e-30", "1000000000.01", "9223372036854775807", "18446744073709551616",
            "\"2500\"", "\"\"", "true", "[]", "{}", "1e308",
        ];
        for number in odd {
            for (path, field) in [(&price, "price"), (&end, "total_price")] {
                let answer = assistant.send("PATCH", path, JSON, format!("{{\"{field}\": {number}}}")).await;
                if number == "\"\"" && field == "total_price" && answer.text.contains("price_required") {
                    continue; // an empty text counts as absent
                }
                assert_eq!(answer.invalid_fields(), [field], "{number}");
            }
            let body = format!("{{\"status\": \"completed\", \"total_price\": {number}}}");
            let answer = assistant.send("PATCH", &format!("/api/assistance/update/{id}/"), JSON, body.clone()).await;
            assert_eq!(answer.invalid_fields(), ["total_price"], "{number}");
        }
        for (path, field) in [(&price, "price"), (&end, "total_price")] {
            for body in [format!("{{\"{field}\": 1e400}}"), format!("{{\"{field}\": NaN}}"), format!("{{\"{field}\": 01}}"), format!("{{\"{field}\": ")] {
                assert_eq!(assistant.send("PATCH", path, JSON, body.clone()).await.status, 400, "{body}");
            }
        }
        assert_eq!(assistant.patch(&price, json!({})).await.invalid_fields(), ["price"]);
        assert_eq!(assistant.patch(&price, json!({"price": null})).await.invalid_fields(), ["price"]);
        let seen = client.look_at(id).await;
        assert_eq!((&seen["status"], &seen["price_pending"]), (&json!("ongoing"), &json!(true)), "nothing of it was taken");

        for (sent, kept) in [("0", 0), ("0.1", 10), ("19.99", 1999), ("2.5e3", 250_000), ("1000000000", 100_000_000_000)] {
            let answer = assistant.send("PATCH", &price, JSON, format!("{{\"price\": {sent}}}")).await;
            answer.expect(200);
            let held = world.outside().number(&format!("select price_minor as number from assistances where id = {id}"));
            assert_eq!(held, kept, "{sent}");
        }
    }
}
