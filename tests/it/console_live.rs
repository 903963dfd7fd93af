//! What a dispatcher watches: the map with what has changed, the list with what is urgent, and whom to send.

use std::io::Read as _;

use serde_json::{Value, json};

use crate::harness::{Person, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);

async fn live(admin: &Person, since: Option<i64>) -> Value {
    let query = since.map(|since| format!("?since={since}")).unwrap_or_default();
    admin.get(&format!("/api/admin/live/{query}")).await.expect(200)
}

fn ids(list: &Value) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|entry| entry.get(0).unwrap_or(entry).as_i64().unwrap()).collect()
}

both! {
    async fn the_map_tells_what_has_changed(world: World) {
        let admin = world.administrator().await;
        let (one, two) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::REPAIR, HARBOUR).await);
        world.pass(7);
        let first = live(&admin, None).await;
        assert_eq!(first["full"], true);
        let expected = json!([
            [one.id, ALGIERS.0, ALGIERS.1, "idle", 7, "towing"], [two.id, HARBOUR.0, HARBOUR.1, "idle", 7, "repair"],
        ]);
        assert_eq!(first["assistants"], expected);
        let version = |answer: &Value| answer["version"].as_i64();

        // age alone changes nothing
        world.pass(3);
        let same = live(&admin, version(&first)).await;
        assert_eq!((&same["full"], &same["version"]), (&json!(false), &first["version"]));
        assert_eq!((ids(&same["assistants"]), ids(&same["gone"])), (vec![], vec![]));

        two.is_at((36.8, 3.1)).await;
        let moved = live(&admin, version(&first)).await;
        assert_eq!(moved["assistants"], json!([[two.id, 36.8, 3.1, "idle", 0, "repair"]]));
        world.set_active(&one, false).await;
        let gone = live(&admin, version(&moved)).await;
        assert_eq!((ids(&gone["assistants"]), ids(&gone["gone"])), (vec![], vec![one.id]));
        world.set_active(&one, true).await;
        let both = live(&admin, version(&first)).await;
        assert_eq!((ids(&both["assistants"]), ids(&both["gone"])), (vec![one.id, two.id], vec![]));

        // nobody is asked whose position is too old
        world.pass(world.settings.dispatch.position_max_age_minutes * 60 + 1);
        let stale = live(&admin, version(&both)).await;
        assert!(stale["assistants"].as_array().unwrap().iter().all(|marker| marker[3] == "stale"), "{stale}");

        // a version of before a restart is none of ours
        world.flush().await;
        world.restart().await;
        let anew = live(&admin, version(&stale)).await;
        assert_eq!((anew["full"].clone(), ids(&anew["assistants"])), (json!(true), vec![one.id, two.id]));
        assert_eq!(live(&admin, Some(-1)).await["full"], true);
        for odd in ["x", "1.5", "99999999999999999999", "1e3"] {
            assert_eq!(admin.get(&format!("/api/admin/live/?since={odd}")).await.invalid_fields(), ["since"]);
        }
    }

    async fn the_list_is_sorted_by_what_is_urgent(world: World) {
        let admin = world.administrator().await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        let clients = world.clients(3).await;
        let accepted = clients[0].ask_for_tow(ALGIERS, HARBOUR).await;
        assistant.accept(accepted).await.expect(200);
        let breached = clients[1].ask_for_repair(ALGIERS).await;
        world.pass(300);
        let late = clients[2].ask_for_tow(ALGIERS, HARBOUR).await;
        world.pass(200);
        let open = live(&admin, None).await["assistances"].clone();
        let told: Vec<(i64, &str, &str, i64)> = open.as_array().unwrap().iter().map(|one| {
            let word = |name: &str| one[name].as_str().unwrap();
            (one["id"].as_i64().unwrap(), word("status"), word("urgency"), one["waiting_seconds"].as_i64().unwrap())
        }).collect();
        assert_eq!(told, [
            (breached, "requested", "breached", 500), (late, "requested", "late", 200), (accepted, "accepted", "ok", 500),
        ]);
        let first = &open[0];
        assert_eq!((&first["service"], &first["vehicle_type"], &first["dropoff"]), (&json!("repair"), &json!("light"), &Value::Null));
        assert_eq!((&first["client"], &first["assistant"]), (&json!({"id": clients[1].id, "name": clients[1].name}), &Value::Null));
        assert_eq!((&first["offered"], &first["pickup"]["lat"], &first["stage"]), (&json!(0), &json!(ALGIERS.0), &Value::Null));
        assert_eq!(open[2]["assistant"], json!({"id": assistant.id, "name": assistant.name}));

        // one who is on the way too long, and one who has arrived
        clients[1].update(breached, "canceled").await.expect(200);
        clients[2].update(late, "canceled").await.expect(200);
        world.pass(1300);
        let urgency = async || live(&admin, None).await["assistances"][0]["urgency"].clone();
        assert_eq!(urgency().await, "late");
        world.pass(1800);
        assert_eq!(urgency().await, "breached");
        assistant.update(accepted, "ongoing").await.expect(200);
        assert_eq!(urgency().await, "ok");
        assistant.update(accepted, "completed").await.expect(200);
        assert_eq!(live(&admin, None).await["assistances"], json!([]));
    }

    async fn offers_that_are_open_are_counted(world: World) {
        let admin = world.administrator().await;
        let one = world.assistant(Truck::LIGHT, ALGIERS).await;
        world.assistant(Truck::LIGHT, HARBOUR).await;
        let id = world.client().await.ask_for_tow(ALGIERS, HARBOUR).await;
        let offered = async || live(&admin, None).await["assistances"][0]["offered"].clone();
        assert_eq!(offered().await, 2);
        one.decline(id).await.expect(200);
        assert_eq!(offered().await, 1);
    }

    async fn a_large_answer_is_packed_for_who_takes_it(world: World) {
        let admin = world.administrator().await;
        for n in 0..40 {
            world.assistant(Truck::LIGHT, (36.7 + 0.001 * f64::from(n), 3.0)).await;
        }
        let plain = admin.get("/api/admin/live/").await;
        assert_eq!((plain.header("content-encoding"), plain.header("vary").is_some()), (None, true));
        let packed = admin.call("GET", "/api/admin/live/").header("Accept-Encoding", "br, gzip;q=0.8").send().await.unwrap();
        assert_eq!(packed.headers()["content-encoding"], "gzip");
        let bytes = packed.bytes().await.unwrap();
        assert!(bytes.len() * 2 < plain.text.len(), "{} of {}", bytes.len(), plain.text.len());
        let mut text = String::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_string(&mut text).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), plain.expect(200));
    }

    async fn whom_to_send_and_what_speaks_against_the_others(world: World) {
        let admin = world.administrator().await;
        let client = world.client().await;
        let at = |n: f64| (ALGIERS.0 + n * 0.01, ALGIERS.1);
        let (near, second) = (world.assistant(Truck::LIGHT, at(1.0)).await, world.assistant(Truck::HEAVY, at(2.0)).await);
        let repair = world.assistant(Truck::REPAIR, at(3.0)).await;
        let expired = world.assistant_until(Truck::LIGHT, at(4.0), "2026-11-20").await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        near.decline(id).await.expect(200);
        let other = world.client().await.ask_for_tow(ALGIERS, HARBOUR).await;
        second.accept(other).await.expect(200);
        world.pass(5);

        let path = format!("/api/admin/assistances/{id}/candidates/");
        let found = admin.get(&path).await.expect(200)["candidates"].as_array().unwrap().clone();
        let told: Vec<(i64, bool, Value, Value)> = found.iter()
            .map(|one| (one["id"].as_i64().unwrap(), one["fit"].as_bool().unwrap(), one["why_not"].clone(), one["offer"].clone()))
            .collect();
        assert_eq!(told, [
            (near.id, true, Value::Null, json!("declined")), (second.id, false, json!("busy"), json!("closed")),
            (repair.id, false, json!("wrong_service"), Value::Null), (expired.id, false, json!("license_expired"), Value::Null),
        ]);
        let first = &found[0];
        assert_eq!((&first["name"], &first["service"], &first["state"]), (&json!(near.name), &json!("towing"), &json!("idle")));
        assert_eq!((&first["vehicle_type"], &first["position_age_s"]), (&json!("truck"), &json!(5)));
        let (distance, seconds) = (first["distance_m"].as_i64().unwrap(), first["arrival_seconds"].as_i64().unwrap());
        assert!((1100..1120).contains(&distance), "{distance}");
        // 1.112 km by road at 40 km/h
        assert!((125..135).contains(&seconds), "{seconds}");

        // those who fit are not crowded out by those who do not
        for n in 0..30 {
            world.assistant(Truck::REPAIR, (ALGIERS.0 + 0.0001 * f64::from(n), ALGIERS.1)).await;
        }
        let found = admin.get(&path).await.expect(200)["candidates"].as_array().unwrap().clone();
        assert_eq!(found.len(), 20);
        assert!(found.iter().any(|one| one["id"] == near.id));
        let far: Vec<i64> = found.iter().map(|one| one["distance_m"].as_i64().unwrap()).collect();
        assert!(far.is_sorted(), "{far:?}");
        admin.get("/api/admin/assistances/999999/candidates/").await.refused(404, "assistance_not_found");
    }

    async fn watching_is_a_line_once_an_hour(world: World) {
        let admin = world.administrator().await;
        for _ in 0..3 {
            live(&admin, None).await;
        }
        let lines = admin.get("/api/admin/audit/?action=live.watched").await.expect(200);
        assert_eq!(lines["entries"].as_array().unwrap().len(), 1);
    }
}
