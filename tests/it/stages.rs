//! How far an assistant has come: forward only, told to both parties, recorded offline too.

use std::time::Duration;

use depannini::kernel::time::Clock as _;
use futures_util::future::join;
use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);

async fn reach(by: &Person, id: i64, stage: &str) -> Answer {
    by.patch(&format!("/api/assistance/update/stage/{id}/"), json!({ "stage": stage })).await
}

async fn reach_at(by: &Person, id: i64, stage: &str, at: &str) -> Answer {
    by.patch(&format!("/api/assistance/update/stage/{id}/"), json!({"stage": stage, "at": at})).await
}

/// The server's time so many seconds from now, or ago.
fn at(world: &World, seconds: i64) -> String {
    let span = Duration::from_secs(seconds.unsigned_abs());
    let now = world.time.now();
    if seconds < 0 { (now - span).rfc3339() } else { (now + span).rfc3339() }
}

/// Everything that was told on a channel, from its beginning.
async fn all_told(by: &Person, id: i64) -> Vec<Value> {
    let mut channel = by.channel_since(id, 0).await;
    let last = channel.welcome;
    channel.up_to(last).await
}

fn kinds(told: &[Value]) -> Vec<String> {
    let word = |frame: &Value| {
        let what = if frame["type"] == "stage" { &frame["stage"] } else { &frame["status"] };
        format!("{} {}", frame["type"].as_str().unwrap(), what.as_str().unwrap_or_default())
    };
    told.iter().map(word).collect()
}

both! {
    async fn a_tow_from_setting_off_to_the_end(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut client_hears, mut assistant_hears) = (client.channel_since(id, 0).await, assistant.channel_since(id, 0).await);
        let fresh = client.look_at(id).await;
        assert_eq!((&fresh["stage"], &fresh["status"]), (&json!(null), &json!("accepted")));
        assert_eq!(fresh["stages"], json!({"on_the_way_at": null, "arrived_at": null, "loaded_at": null}));
        // who comes, with what
        let plate = assistant.name.rsplit(' ').next().unwrap();
        assert_eq!(fresh["vehicle"], json!({"vehicle_type": "truck", "plate": plate}));

        let mut times = Vec::new();
        for (stage, status) in [("on_the_way", "accepted"), ("arrived", "ongoing"), ("loaded", "ongoing")] {
            world.pass(60);
            times.push(at(world, 0));
            let answer = reach(&assistant, id, stage).await.expect(200);
            assert_eq!((&answer["stage"], &answer["status"], &answer["success"]), (&json!(stage), &json!(status), &json!(true)));
        }
        world.pass(60);
        assistant.update(id, "completed").await.expect(200);
        let done = client.look_at(id).await;
        assert_eq!((&done["stage"], &done["status"]), (&json!("loaded"), &json!("completed")));
        assert_eq!(done["stages"], json!({"on_the_way_at": times[0], "arrived_at": times[1], "loaded_at": times[2]}));
        let began = world.outside().lines(&format!("select cast(started_at as text) as line from assistances where id = {id}"));
        assert!(began[0].contains("08:02:00"), "arriving began the work: {began:?}");

        let expected = [
            "status accepted", "stage on_the_way", "status ongoing", "stage arrived", "stage loaded", "status completed",
        ];
        for channel in [&mut client_hears, &mut assistant_hears] {
            let told: Vec<Value> = channel.up_to(6).await.into_iter().filter(|frame| frame["type"] != "location").collect();
            assert_eq!(kinds(&told), expected);
            assert_eq!(told[3], json!({"type": "stage", "assistance_id": id, "stage": "arrived", "seq": 4, "at": times[1]}));
        }
        // whoever comes back is told the same
        world.crash_and_restart().await;
        let again = all_told(&client, id).await;
        assert_eq!(kinds(&again), expected);
        assert_eq!(again[1], json!({"type": "stage", "assistance_id": id, "stage": "on_the_way", "seq": 2, "at": times[0]}));
        assert_eq!(client.look_at(id).await["stages"], done["stages"]);
    }

    async fn forward_only(world: World) {
        let (client, assistant, id) = world.accepted().await;
        reach(&assistant, id, "arrived").await.expect(200);
        let first = client.look_at(id).await;
        world.pass(60);
        // the same again changes nothing, and is told to nobody
        assert_eq!(reach(&assistant, id, "Arrived").await.expect(200)["stages"], first["stages"]);
        assert_eq!(client.look_at(id).await["updatedAt"], first["updatedAt"]);
        reach(&assistant, id, "on_the_way").await.refused(409, "wrong_stage");
        reach(&assistant, id, "loaded").await.expect(200);
        reach(&assistant, id, "arrived").await.refused(409, "wrong_stage");
        assert_eq!(kinds(&all_told(&client, id).await), ["status accepted", "status ongoing", "stage arrived", "stage loaded"]);
        assistant.update(id, "completed").await.expect(200);
        for stage in ["on_the_way", "arrived", "loaded"] {
            reach(&assistant, id, stage).await.refused(409, "final_state");
        }

        // whoever has loaded has arrived
        let next = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        assistant.accept(next).await.expect(200);
        let now = at(world, 0);
        let loaded = reach(&assistant, next, "loaded").await.expect(200);
        assert_eq!(loaded["stages"], json!({"on_the_way_at": null, "arrived_at": now, "loaded_at": now}));
        assert_eq!(loaded["status"], "ongoing");
        assistant.update(next, "canceled").await.expect(200);
        // work that began as it always did has its stages too
        let last = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        assistant.accept(last).await.expect(200);
        assistant.update(last, "ongoing").await.expect(200);
        let answer = reach(&assistant, last, "on_the_way").await.expect(200);
        assert_eq!((&answer["stage"], &answer["status"]), (&json!("on_the_way"), &json!("ongoing")));
    }

    async fn only_what_is_towed_is_loaded(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
        let id = client.ask_for_repair(HERE).await;
        assistant.accept(id).await.expect(200);
        reach(&assistant, id, "loaded").await.refused(409, "wrong_stage");
        assert_eq!(reach(&assistant, id, "arrived").await.expect(200)["status"], "ongoing");
        reach(&assistant, id, "loaded").await.refused(409, "wrong_stage");
    }

    async fn only_its_assistant_says_so(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        let other = world.assistant(Truck::LIGHT, HERE).await;
        let id = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        reach(&assistant, id, "on_the_way").await.refused(403, "not_yours");
        assistant.accept(id).await.expect(200);
        reach(&other, id, "on_the_way").await.refused(403, "not_yours");
        reach(&client, id, "on_the_way").await.refused(403, "wrong_role");
        reach(&world.administrator().await, id, "on_the_way").await.refused(403, "wrong_role");
        reach(&world.anonymous(), id, "on_the_way").await.refused(401, "unauthenticated");
        reach(&assistant, 999_999, "on_the_way").await.refused(404, "assistance_not_found");
        assert_eq!(client.look_at(id).await["stage"], json!(null));
        // one who is asked, and no party, sees no vehicle of anybody's
        client.update(id, "canceled").await.expect(200);
        let next = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        assert_eq!(other.look_at(next).await["vehicle"], json!(null));
    }

    async fn a_stage_counts_from_when_it_was_recorded(world: World) {
        let (_client, assistant, id) = world.accepted().await;
        let accepted = at(world, 0);
        world.pass(600);
        let early = reach_at(&assistant, id, "on_the_way", "1999-01-01T00:00:00Z").await.expect(200);
        assert_eq!(early["stages"]["on_the_way_at"], json!(accepted), "not before it was accepted");
        let then = at(world, -300);
        assert_eq!(reach_at(&assistant, id, "arrived", &then).await.expect(200)["stages"]["arrived_at"], json!(then));
        let late = reach_at(&assistant, id, "loaded", "9999-12-31T23:59:59Z").await.expect(200);
        assert_eq!(late["stages"]["loaded_at"], json!(at(world, 0)), "not after now");
        // the end does not come before the last stage
        let done = json!({"id": "s", "type": "status", "assistance_id": id, "status": "completed", "at": at(world, -500)});
        let batch = json!({"sent_at": at(world, 0), "items": [done]});
        assert_eq!(assistant.post("/api/sync/", batch).await.expect(200)["results"][0]["outcome"], "applied");
        let ended = world.outside().number(&format!(
            "select count(*) as number from assistances where id = {id} and ended_at = loaded_at"
        ));
        assert_eq!(ended, 1);
    }

    async fn a_retry_is_told_of_the_first_success(world: World) {
        let (_client, assistant, id) = world.accepted().await;
        let path = format!("/api/assistance/update/stage/{id}/");
        assistant.patch_with_key(&path, "k", json!({"stage": "arrived"})).await.expect(200);
        assistant.update(id, "completed").await.expect(200);
        let retried = assistant.patch_with_key(&path, "k", json!({"stage": "arrived"})).await.expect(200);
        assert_eq!((&retried["status"], &retried["stage"]), (&json!("completed"), &json!("arrived")));
        assistant.patch_with_key(&path, "k", json!({"stage": "loaded"})).await.refused(409, "idempotency_key_reused");
    }

    async fn a_tow_through_a_tunnel(world: World) {
        let (client, assistant, id) = world.accepted().await;
        world.pass(900);
        let stage = |name: &str, stage: &str, ago: i64| {
            json!({"id": name, "type": "stage", "assistance_id": id, "stage": stage, "at": at(world, -ago)})
        };
        let done = json!({"id": "d", "type": "status", "assistance_id": id, "status": "completed", "at": at(world, -10)});
        let items = json!([
            stage("a", "on_the_way", 800), stage("b", "arrived", 600), stage("c", "on_the_way", 590),
            stage("e", "loaded", 300), done, stage("f", "loaded", 5),
        ]);
        let send = async |by: &Person, items: Value| {
            let body = json!({"sent_at": at(world, 0), "items": items});
            let answer = by.post("/api/sync/", body).await.expect(200);
            let results = answer["results"].as_array().unwrap().clone();
            let said = |result: &Value| format!("{} {}", result["outcome"].as_str().unwrap(), result["code"].as_str().unwrap_or(""));
            results.iter().map(|result| said(result).trim_end().to_owned()).collect::<Vec<_>>()
        };
        let outcomes = send(&assistant, items.clone()).await;
        assert_eq!(outcomes, ["applied", "applied", "refused wrong_stage", "applied", "applied", "refused final_state"]);
        let seen = client.look_at(id).await;
        let times = json!({"on_the_way_at": at(world, -800), "arrived_at": at(world, -600), "loaded_at": at(world, -300)});
        assert_eq!((&seen["stages"], &seen["status"]), (&times, &json!("completed")));
        let again = send(&assistant, items).await;
        let expected = ["already_applied", "already_applied", "refused wrong_stage", "already_applied", "already_applied", "refused final_state"];
        assert_eq!(again, expected);
        // the same id with another stage is another thing
        assert_eq!(send(&assistant, json!([stage("a", "arrived", 1)])).await, ["refused idempotency_key_reused"]);
        let next = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        let by_client = json!([{"id": "x", "type": "stage", "assistance_id": next, "stage": "arrived", "at": at(world, 0)}]);
        assert_eq!(send(&client, by_client).await, ["refused clients_only_cancel"]);
    }

    /// Whichever commits first: nothing is reached after the end, and both parties hear one story.
    async fn a_stage_and_a_cancellation_at_once(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        for round in 0..20 {
            let id = client.ask_for_tow(HERE, (36.8, 3.1)).await;
            assistant.accept(id).await.expect(200);
            let stage = if round % 2 == 0 { "arrived" } else { "on_the_way" };
            let (reached, canceled) = join(reach(&assistant, id, stage), client.update(id, "canceled")).await;
            canceled.expect(200);
            let mut expected = vec!["status accepted".to_owned()];
            if reached.status == 200 {
                expected.extend((stage == "arrived").then(|| "status ongoing".to_owned()));
                expected.push(format!("stage {stage}"));
            } else {
                reached.refused(409, "final_state");
            }
            expected.push("status canceled".to_owned());
            assert_eq!(kinds(&all_told(&client, id).await), expected);
            let seen = client.look_at(id).await;
            let told = if reached.status == 200 { json!(stage) } else { json!(null) };
            assert_eq!((&seen["status"], &seen["stage"]), (&json!("canceled"), &told));
        }
    }

    async fn wrong_input_names_its_fields(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let path = format!("/api/assistance/update/stage/{id}/");
        for (body, fields) in [
            (json!({}), &["stage"][..]),
            (json!({"stage": null}), &["stage"]),
            (json!({"stage": "flying"}), &["stage"]),
            (json!({"stage": 7, "at": "yesterday"}), &["stage", "at"]),
            (json!({"stage": "arrived", "at": 7}), &["at"]),
            (json!({"stage": "arrived", "at": "2026-02-30T00:00:00Z"}), &["at"]),
        ] {
            assert_eq!(assistant.patch(&path, body.clone()).await.invalid_fields(), fields, "{body}");
        }
        for (stage, field) in [(json!(null), "items[0].stage"), (json!("x"), "items[0].stage"), (json!([]), "items[0].stage")] {
            let item = json!({"id": "a", "type": "stage", "assistance_id": id, "at": at(world, 0), "stage": stage});
            let answer = assistant.post("/api/sync/", json!({"sent_at": at(world, 0), "items": [item]})).await;
            assert_eq!(answer.invalid_fields(), [field]);
        }
        assert_eq!(client.look_at(id).await["stage"], json!(null), "nothing of it was taken");
    }
}
