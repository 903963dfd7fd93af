//! What a page begins with, and what somebody is told before they sign in: places, a price, a time of arrival.

use std::time::Duration;

use depannini::config::Mode;
use depannini::kernel::time::Clock as _;
use serde_json::{Value, json};

use crate::harness::{Answer, Truck, World};

const ESTIMATE: &str = "/api/assistance/estimate/";
const HERE: (f64, f64) = (36.7525, 3.042);

fn place(at: (f64, f64)) -> Value {
    json!({"lat": at.0, "lng": at.1})
}

async fn estimate(world: &World, body: &Value) -> Answer {
    world.anonymous().post(ESTIMATE, body.clone()).await
}

both! {
    async fn a_page_learns_what_to_show(world: World) {
        // the two clocks are two
        world.time.advance(Duration::from_secs(60));
        let answer = world.anonymous().get("/api/web/config/").await;
        let mut told = answer.expect(200);
        let (now, time_of_day) = (world.time.now(), world.wall.now());
        assert_ne!(now, time_of_day);
        assert_eq!(told["clock"].take(), json!({"now": now, "rate": 1.0, "time_of_day": time_of_day}));
        assert_eq!(told, json!({
            "clock": null, "name": "Depannini", "currency": "DZD", "currency_digits": 2, "time_zone": "Africa/Algiers",
            "development": true,
            "map": {"tiles": null, "attribution": null, "pmtiles": null, "center": {"lat": 36.7538, "lng": 3.0588}, "zoom": 12},
            "demo": null, "support_phone": null, "require_approved_documents": false,
        }));
        assert_eq!(answer.header("cache-control"), Some("no-store"), "what the clock shows is true now only");
    }

    async fn what_the_settings_say_is_told(world: World) with |settings| {
        settings.mode = Mode::Production;
        settings.accounts.token_secret = "0123456789abcdef0123456789abcdef".into();
        settings.locale.currency = "TND".to_owned();
        settings.web.name = "Secours".to_owned();
        settings.web.tiles = "https://tiles.example.org/{z}/{x}/{y}.png".to_owned();
        settings.web.attribution = "© somebody".to_owned();
        settings.web.pmtiles = "/nowhere.pmtiles".to_owned();
        settings.web.support_phone = "+216 70 000 000".to_owned();
        settings.accounts.require_approved_documents = true;
    } {
        let told = world.anonymous().get("/api/web/config").await.expect(200);
        assert_eq!(told["map"], json!({
            "tiles": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "© somebody", "pmtiles": "/map.pmtiles",
            "center": {"lat": 36.7538, "lng": 3.0588}, "zoom": 12,
        }));
        let rest = (&told["name"], &told["currency_digits"], &told["development"], &told["support_phone"]);
        assert_eq!(rest, (&json!("Secours"), &json!(3), &json!(false), &json!("+216 70 000 000")));
        assert_eq!(told["require_approved_documents"], json!(true));
    }

    async fn where_no_demo_runs_time_goes_its_way(world: World) {
        for body in [json!({}), json!({"rate": 2})] {
            world.anonymous().post("/dev/pace/", body).await.refused(404, "not_found");
        }
    }

    async fn places_that_take_vehicles_are_open_to_all(world: World) {
        let admin = world.administrator().await;
        let list = "/api/workshop/workshops/";
        let port = admin.post(list, json!({"name": "Port", "lat": 36.77, "lng": 3.06})).await.made();
        admin.post(list, json!({"name": "Closed", "lat": 36.7, "lng": 3.0, "is_open": false})).await.made();
        let gone = admin.post(list, json!({"name": "Gone", "lat": 36.7, "lng": 3.0})).await.made();
        admin.delete(&format!("{list}{gone}/")).await.is_done();
        let answer = world.anonymous().get("/api/web/places/").await;
        let expected = json!({"places": [{"id": port, "name": "Port", "lat": 36.77, "lng": 3.06, "kind": "workshop"}]});
        assert_eq!(answer.expect(200), expected);
    }

    /// The estimate and the request come from one function: whatever is asked, both say the same.
    async fn an_estimate_is_what_the_request_locks(world: World) {
        let admin = world.administrator().await;
        let workshop = admin.post("/api/workshop/workshops/", json!({"name": "Port", "lat": 36.79, "lng": 3.01})).await.made();
        let near = world.assistant(Truck::HEAVY, (36.7535, 3.043)).await;
        world.assistant(Truck::REPAIR, (36.76, 3.05)).await;
        let wishes = [
            json!({"pickup": place(HERE), "dropoff": place((36.8, 3.1))}),
            json!({"pickup": place(HERE), "dropoff": place((36.8, 3.1)), "vehicle_type": "heavy"}),
            json!({"pickup": place(HERE), "workshop_id": workshop, "dropoff": place((1.0, 1.0))}),
            json!({"pickup": place(HERE), "assistance_type": "Towing"}),
            json!({"pickup": place(HERE)}),
            json!({"pickup": place(HERE), "dropoff": place((36.8, 3.1)), "assistance_type": "repair"}),
        ];
        for wish in &wishes {
            let told = estimate(world, wish).await.expect(200);
            let client = world.client().await;
            let asked = client.ask(wish.clone()).await.expect(201);
            let locked = &asked["assistance"];
            assert_eq!(told["price"].as_f64().unwrap_or(0.0), locked["total_price"].as_f64().unwrap(), "{wish}");
            assert_eq!(told["price"].is_null(), told["price_pending"], "{wish}");
            // stored to the metre
            let metres = |value: &Value| (value["distance_km"].as_f64().unwrap() * 1000.0).round();
            assert_eq!(metres(&told), metres(locked), "{wish}");
            for (ours, theirs) in [("price_pending", "price_pending"), ("currency", "currency"), ("arrival_seconds", "eta_seconds")] {
                assert_eq!(told[ours], locked[theirs], "{ours}: {wish}");
            }
            assert_eq!(told["assistants_nearby"], asked["nearby_assistants"].as_array().unwrap().len(), "{wish}");
            client.update(locked["id"].as_i64().unwrap(), "canceled").await.expect(200);
        }
        let tow = estimate(world, &wishes[0]).await.expect(200);
        assert!(tow["ride_seconds"].as_i64().unwrap() > 60 && tow["arrival_seconds"].as_i64().unwrap() > 0, "{tow}");
        assert_eq!(estimate(world, &wishes[3]).await.expect(200)["ride_seconds"], 0);

        // a new tariff, and the only truck at work
        world.outside().execute("update tariffs set base_minor = 700000 where service = 'towing'");
        let client = world.client().await;
        let id = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        near.accept(id).await.expect(200);
        let busy = estimate(world, &wishes[0]).await.expect(200);
        assert_eq!(busy["price"], client.look_at(id).await["total_price"]);
        assert!(busy["price"].as_f64().unwrap() > 7000.0, "{busy}");
        assert_eq!((&busy["arrival_seconds"], &busy["assistants_nearby"]), (&json!(null), &json!(0)));
        let stored = world.outside().number("select count(*) as number from assistances");
        assert_eq!(stored, i64::try_from(wishes.len()).unwrap() + 1, "an estimate leaves nothing");
    }

    async fn who_is_farther_than_the_first_circle_is_found_too(world: World) {
        // fifteen kilometres: the third circle
        world.assistant(Truck::LIGHT, (36.8874, 3.042)).await;
        let told = estimate(world, &json!({"pickup": place(HERE), "dropoff": place((36.8, 3.1))})).await.expect(200);
        assert_eq!(told["assistants_nearby"], 1);
        assert!(told["arrival_seconds"].as_i64().unwrap() > 1000, "{told}");
        // beyond the largest
        let told = estimate(world, &json!({"pickup": place((35.0, 3.0)), "dropoff": place((36.8, 3.1))})).await.expect(200);
        assert_eq!((&told["arrival_seconds"], &told["assistants_nearby"]), (&json!(null), &json!(0)));
    }

    async fn wrong_input_names_its_fields(world: World) {
        let admin = world.administrator().await;
        let closed = json!({"name": "Port", "lat": 36.79, "lng": 3.01, "is_open": false});
        let closed = admin.post("/api/workshop/workshops/", closed).await.made();
        for (body, fields) in [
            (json!({}), &["pickup"][..]),
            (json!({"pickup": {"lat": 91, "lng": "3"}}), &["pickup.lat", "pickup.lng"]),
            (json!({"pickup": place(HERE), "dropoff": {"lat": 1}}), &["dropoff.lng"]),
            (json!({"pickup": place(HERE), "assistance_type": "x", "vehicle_type": 7}), &["assistance_type", "vehicle_type"]),
            (json!({"pickup": place(HERE), "workshop_id": 1, "assistance_type": "repair"}), &["assistance_type"]),
            (json!({"pickup": place(HERE), "workshop_id": "1"}), &["workshop_id"]),
        ] {
            assert_eq!(estimate(world, &body).await.invalid_fields(), fields, "{body}");
        }
        let to = |id: i64| json!({"pickup": place(HERE), "workshop_id": id});
        estimate(world, &to(closed)).await.refused(409, "workshop_closed");
        for none in [0, -1, i64::MAX] {
            estimate(world, &to(none)).await.refused(404, "workshop_not_found");
        }
        let odd = world.client().await.with_token(Some("odd"));
        odd.post(ESTIMATE, json!({"pickup": place(HERE)})).await.expect(200);
    }

    async fn an_address_gets_so_many(world: World) with |settings| { settings.limits.estimates_per_minute = 3; } {
        let wish = json!({"pickup": place(HERE)});
        // what cannot be read costs nothing
        for _ in 0..5 {
            estimate(world, &json!({})).await.expect(400);
        }
        for _ in 0..3 {
            estimate(world, &wish).await.expect(200);
        }
        let limited = estimate(world, &wish).await;
        limited.refused(429, "rate_limited");
        assert!((1..=60).contains(&limited.header("retry-after").unwrap().parse::<u32>().unwrap()));
        // and everything else goes on
        world.client().await.ask(wish).await.expect(201);
    }
}
