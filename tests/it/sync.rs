//! What a phone recorded without a network: in order, once, by the rules that hold everywhere, however often it is sent.

use std::time::Duration;

use depannini::kernel::time::Clock as _;
use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};

const SYNC: &str = "/api/sync/";
const HERE: (f64, f64) = (36.7525, 3.042);

/// So many seconds ago, by a clock that is `ahead` seconds ahead of the server's.
fn ago(world: &World, seconds: u64, ahead: u64) -> String {
    (world.time.now() + Duration::from_secs(ahead) - Duration::from_secs(seconds)).rfc3339()
}

async fn send(by: &Person, world: &World, items: &[Value]) -> Answer {
    by.post(SYNC, json!({"sent_at": ago(world, 0, 0), "items": items})).await
}

/// The outcomes of a batch that was taken, with the codes.
async fn outcomes(by: &Person, world: &World, items: &[Value]) -> Vec<String> {
    let answer = send(by, world, items).await.expect(200);
    let results = answer["results"].as_array().unwrap();
    let ids: Vec<&Value> = results.iter().map(|result| &result["id"]).collect();
    assert_eq!(ids, items.iter().map(|item| &item["id"]).collect::<Vec<_>>(), "one for each, in order");
    let said = |result: &Value| match (&result["outcome"], &result["code"]) {
        (Value::String(outcome), Value::Null) => outcome.clone(),
        (Value::String(outcome), Value::String(code)) => {
            assert!(result["message"].as_str().is_some_and(|words| words.ends_with('.')), "{result}");
            format!("{outcome} {code}")
        }
        _ => panic!("{result}"),
    };
    results.iter().map(said).collect()
}

fn location(id: &str, lat: f64, at: String) -> Value {
    json!({"id": id, "type": "location", "lat": lat, "lng": 3.0, "at": at})
}

fn status(id: &str, assistance: i64, status: &str, at: String) -> Value {
    json!({"id": id, "type": "status", "assistance_id": assistance, "status": status, "at": at})
}

fn chat(id: &str, assistance: i64, message: &str, at: String) -> Value {
    json!({"id": id, "type": "chat", "assistance_id": assistance, "message": message, "at": at})
}

fn read(id: &str, assistance: i64, up_to: i64, at: String) -> Value {
    json!({"id": id, "type": "read", "assistance_id": assistance, "up_to": up_to, "at": at})
}

/// A repair that an assistant has accepted.
async fn accepted(world: &World) -> (Person, Person, i64) {
    let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
    let id = client.ask_for_repair(HERE).await;
    assistant.accept(id).await.expect(200);
    (client, assistant, id)
}

/// When work began and ended, to the second.
fn span(world: &World, id: i64) -> String {
    let column = |name| format!("coalesce(substr(replace(cast({name} as text), 'T', ' '), 12, 8), '-')");
    let (began, ended) = (column("started_at"), column("ended_at"));
    let found =
        world.outside().lines(&format!("select {began} || ' ' || {ended} as line from assistances where id = {id}"));
    found.into_iter().next().unwrap()
}

async fn place_of(world: &World, person: &Person) -> Option<f64> {
    let id = depannini::kernel::id::AccountId::new(person.id);
    world.parts(async |parts| parts.dispatch.live.position(id)).await.map(|(at, _)| at.lat.degrees())
}

both! {
    async fn a_job_done_in_a_tunnel(world: World) {
        let (client, assistant, id) = accepted(world).await;
        let mut hears = client.channel(id).await;
        hears.settle().await;
        world.pass(600);
        let items = [
            location("l1", 36.1, ago(world, 500, 0)),
            status("s1", id, "ongoing", ago(world, 480, 0)),
            chat("c1", id, "I have arrived", ago(world, 470, 0)),
            location("l2", 36.2, ago(world, 300, 0)),
            {
                let mut done = status("s2", id, "completed", ago(world, 60, 0));
                done["total_price"] = json!(1500);
                done
            },
        ];
        let answer = send(&assistant, world, &items).await.expect(200);
        let results = answer["results"].as_array().unwrap();
        assert!(results.iter().all(|result| result["outcome"] == "applied"), "{answer}");
        let message = results[2]["message_id"].as_i64().unwrap();
        assert_eq!(results[0], json!({"id": "l1", "outcome": "applied"}), "nothing more than there is to say");

        // times as recorded, told in order, of the way only its end
        assert_eq!(span(world, id), "08:02:00 08:09:00");
        let told = hears.up_to(5).await;
        // a position is no fact: it may overtake one
        let (way, told): (Vec<Value>, Vec<Value>) = told.into_iter().partition(|frame| frame["type"] == "location");
        let kinds: Vec<_> = told.iter().map(|frame| frame["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["status", "chat", "price", "status"]);
        assert_eq!((&told[1]["id"], &told[1]["client_id"]), (&json!(message), &json!("c1")));
        assert_eq!(way.iter().map(|frame| &frame["lat"]).collect::<Vec<_>>(), [&json!(36.2)]);
        assert_eq!(told[0]["at"], "2026-11-21T08:10:00.000000Z", "the journal's times are the server's");
        assert_eq!(place_of(world, &assistant).await, Some(36.2));

        // sent again, all of it and a part with something new
        let again = outcomes(&assistant, world, &items).await;
        assert_eq!(again, ["ignored older_known", "already_applied", "already_applied", "already_applied", "already_applied"]);
        world.pass(30);
        let more = [items[2].clone(), items[4].clone(), chat("c2", id, "thanks", ago(world, 10, 0)), location("l3", 36.3, ago(world, 5, 0))];
        assert_eq!(outcomes(&assistant, world, &more).await, ["already_applied", "already_applied", "refused chat_closed", "applied"]);
        assert_eq!(send(&assistant, world, &items[2..3]).await.expect(200)["results"][0]["message_id"], message);
        assert_eq!(hears.settle().await, Vec::<Value>::new(), "whoever is done is watched by nobody");
        assert_eq!(client.look_at(id).await["total_price"], 1500.0);
    }

    async fn a_clock_that_is_wrong_is_wrong_by_the_same_amount_for_all(world: World) {
        for ahead in [0_u64, 3600, 40_000_000] {
            let (client, assistant, id) = accepted(world).await;
            let accepted_at = world.time.now();
            world.pass(600);
            let began = status("s", id, "ongoing", ago(world, 300, ahead));
            let here = location("l", 36.5, ago(world, 60, ahead));
            let body = json!({"sent_at": ago(world, 0, ahead), "items": [began, here]});
            let answer = assistant.post(SYNC, body).await.expect(200);
            assert_eq!((&answer["results"][0]["outcome"], &answer["results"][1]["outcome"]), (&json!("applied"), &json!("applied")));
            let began = (accepted_at + Duration::from_secs(300)).rfc3339();
            assert_eq!(span(world, id), format!("{} -", &began[11..19]));
            let account = depannini::kernel::id::AccountId::new(assistant.id);
            let seen = world.parts(async |parts| parts.dispatch.live.position(account)).await.unwrap().1;
            assert_eq!(seen, accepted_at + Duration::from_secs(540));
            client.update(id, "canceled").await.expect(200);
        }
    }

    async fn nothing_was_done_before_it_could_be_or_later_than_now(world: World) {
        let (_client, assistant, id) = accepted(world).await;
        world.pass(60);
        let early = status("s1", id, "ongoing", ago(world, 7200, 0));
        let late = json!({"id": "s2", "type": "status", "assistance_id": id, "status": "completed", "at": "9999-12-31T23:59:59Z"});
        let future = json!({"id": "l", "type": "location", "lat": 1, "lng": 2, "at": "9999-12-31T23:59:59Z"});
        assert_eq!(outcomes(&assistant, world, &[early, late, future]).await, ["applied", "applied", "applied"]);
        assert_eq!(span(world, id), "08:00:00 08:01:00");
        let account = depannini::kernel::id::AccountId::new(assistant.id);
        let seen = world.parts(async |parts| parts.dispatch.live.position(account)).await.unwrap().1;
        assert_eq!(seen, world.time.now());
        // before all time
        let other = world.client().await;
        let old = json!({"id": "l", "type": "location", "lat": 1, "lng": 2, "at": "0000-01-01T00:00:00Z"});
        let body = json!({"sent_at": "9999-12-31T23:59:59Z", "items": [old]});
        other.post(SYNC, body).await.expect(200);
        world.flush().await;
    }

    async fn the_servers_answer_wins_and_stands(world: World) {
        let (client, assistant, id) = accepted(world).await;
        client.update(id, "canceled").await.expect(200);
        let next = client.ask_for_repair(HERE).await;
        assistant.accept(next).await.expect(200);
        let now = || ago(world, 0, 0);
        let items = [
            status("a", id, "ongoing", now()),
            status("b", next, "completed", now()),
            status("c", next, "ongoing", now()),
            chat("d", id, "too late", now()),
            status("e", 999_999, "ongoing", now()),
            status("f", -1, "canceled", now()),
        ];
        let expected = [
            "refused final_state", "refused wrong_state", "applied", "refused chat_closed", "refused assistance_not_found",
            "refused assistance_not_found",
        ];
        assert_eq!(outcomes(&assistant, world, &items).await, expected);
        // `completed` would go through by now: but it has had its answer
        let again: Vec<String> = expected.iter().map(|said| said.replace("applied", "already_applied")).collect();
        assert_eq!(outcomes(&assistant, world, &items).await, again);
        assert_eq!(client.look_at(next).await["status"], "ongoing");
        assert_eq!(outcomes(&assistant, world, &[status("b2", next, "completed", now())]).await, ["applied"]);
        // an id stands for one thing
        let other = [status("c", next, "canceled", now()), chat("c", next, "hello", now()), status("b2", id, "completed", now())];
        assert_eq!(outcomes(&assistant, world, &other).await, ["refused idempotency_key_reused"; 3]);
        // and is no header's key
        let path = format!("/api/assistance/update/{id}/");
        assistant.patch_with_key(&path, "c", json!({"status": "ongoing"})).await.refused(409, "final_state");
    }

    async fn the_rules_hold_for_everyone(world: World) {
        let (client, assistant, id) = accepted(world).await;
        let (stranger, other) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
        let now = || ago(world, 0, 0);
        let of = |person: &Person| {
            [status(&format!("s{}", person.id), id, "ongoing", now()), chat("m", id, "hello", now()), read("r", id, 1, now())]
        };
        assert_eq!(outcomes(&stranger, world, &of(&stranger)).await, ["refused not_yours"; 3]);
        assert_eq!(outcomes(&other, world, &of(&other)).await, ["refused not_yours"; 3]);
        assert_eq!(outcomes(&client, world, &of(&client)).await, ["refused clients_only_cancel", "applied", "applied"]);
        assert_eq!(outcomes(&assistant, world, &of(&assistant)).await, ["applied", "applied", "applied"]);
        // a mark that stands further already
        assert_eq!(outcomes(&assistant, world, &[read("r2", id, 1, now())]).await, ["already_applied"]);
        let messages = client.get(&format!("/api/assistance/{id}/messages/")).await.expect(200)["messages"].clone();
        let read: Vec<_> = messages.as_array().unwrap().iter().map(|message| (&message["sender_id"], &message["read"])).collect();
        assert_eq!(read, [(&json!(client.id), &json!(true)), (&json!(assistant.id), &json!(false))]);
        let mut off = status("off", id, "cancelled", now());
        off["reason"] = json!("it goes again");
        assert_eq!(outcomes(&client, world, &[off]).await, ["applied"]);
        let seen = client.look_at(id).await;
        assert_eq!((&seen["cancel_reason"], &seen["canceled_by"]), (&json!("it goes again"), &json!("client")));
        send(&world.administrator().await, world, &[]).await.refused(403, "wrong_role");
        send(&world.anonymous(), world, &[]).await.refused(401, "unauthenticated");
        assert_eq!(send(&client, world, &[]).await.expect(200), json!({"success": true, "results": []}));
        // said on a socket first, then recorded as not answered: said once
        let id = { let next = client.ask_for_repair(HERE).await; assistant.accept(next).await.expect(200); next };
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "once", "client_id": "x"})).await.expect(201);
        assert_eq!(outcomes(&client, world, &[chat("x", id, "once", now())]).await, ["already_applied"]);
        let french = client.call("POST", SYNC).header("Accept-Language", "fr")
            .json(&json!({"sent_at": now(), "items": [status("z", 999, "canceled", now())]}));
        let answer = Answer::of(french.send().await.unwrap()).await.expect(200);
        assert!(!answer["results"][0]["message"].as_str().unwrap().contains("There is"), "{answer}");
    }

    async fn a_wrong_entry_is_named_and_nothing_is_done(world: World) with |settings| { settings.limits.sync_items = 20; } {
        let (client, assistant, id) = accepted(world).await;
        let now = ago(world, 0, 0);
        let good = [status("s", id, "ongoing", now.clone()), location("l", 10.0, now.clone())];
        let long = "x".repeat(2001);
        for (wrong, fields) in [
            (json!({}), &["id", "at", "type"][..]),
            (json!(null), &[""]),
            (json!("x"), &[""]),
            (json!({"id": 7, "type": "dance", "at": "yesterday"}), &["id", "at", "type"]),
            (json!({"id": "", "type": "location", "at": now}), &["id", "lat", "lng"]),
            (json!({"id": "x".repeat(101), "type": "location", "lat": 91, "lng": "3", "at": now}), &["id", "lat", "lng"]),
            (json!({"id": "a\u{0}", "type": "location", "lat": 0, "lng": 0, "accuracy": "x", "speed": [], "heading": {}, "at": 7}),
                &["id", "at", "accuracy", "speed", "heading"]),
            (json!({"id": "a", "type": "status", "at": now}), &["assistance_id", "status"]),
            (json!({"id": "a", "type": "status", "assistance_id": "1", "status": "accepted", "total_price": -1, "reason": long, "at": now}),
                &["assistance_id", "total_price", "reason", "status"]),
            (json!({"id": "a", "type": "chat", "at": now}), &["assistance_id", "message"]),
            (json!({"id": "a", "type": "chat", "assistance_id": 1.5, "message": long, "at": now}), &["assistance_id", "message"]),
            (json!({"id": "a", "type": "read", "up_to": "1", "at": now}), &["assistance_id", "up_to"]),
            (json!({"id": "a", "type": "read", "assistance_id": id, "at": now}), &["up_to"]),
        ] {
            let mut items = good.to_vec();
            items.push(wrong.clone());
            let mut named = send(&assistant, world, &items).await.invalid_fields();
            let name = |field: &&str| if field.is_empty() { "items[2]".to_owned() } else { format!("items[2].{field}") };
            let mut expected: Vec<String> = fields.iter().map(name).collect();
            named.sort();
            expected.sort();
            assert_eq!(named, expected, "{wrong}");
        }
        for (body, fields) in [
            (json!({}), &["sent_at", "items"][..]),
            (json!({"sent_at": "now", "items": {}}), &["sent_at", "items"]),
            (json!({"sent_at": now, "items": null}), &["items"]),
            (json!({"sent_at": now, "items": vec![good[1].clone(); 21]}), &["items"]),
            (json!({"sent_at": 5, "items": [{}]}), &["sent_at", "items[0].id", "items[0].at", "items[0].type"]),
        ] {
            assert_eq!(assistant.post(SYNC, body.clone()).await.invalid_fields(), fields, "{body}");
        }
        let huge = "x".repeat(world.settings.server.max_body_kib * 1024);
        send(&assistant, world, &[json!(huge)]).await.refused(413, "body_too_large");
        assert_eq!(client.look_at(id).await["status"], "accepted");
        assert_eq!(place_of(world, &assistant).await, Some(HERE.0));
        assert_eq!(outcomes(&assistant, world, &vec![good[1].clone(); 20]).await[19], "already_applied");
    }

    async fn a_full_batch_fits(world: World) {
        let (client, assistant, id) = accepted(world).await;
        let mut hears = client.channel(id).await;
        hears.settle().await;
        world.pass(1000);
        let mut way: Vec<Value> = (0..500_u32)
            .map(|n| json!({
                "id": format!("0c6e1c7e-5d0e-4f4e-9f5b-{n:012}"), "type": "location", "lat": 36.752_512_3 + f64::from(n) / 1e5,
                "lng": 3.042_012_3, "accuracy": 8.25, "speed": 11.125, "heading": 90.5, "at": ago(world, 999 - u64::from(n), 0),
            }))
            .collect();
        assert!(outcomes(&assistant, world, &way).await.iter().all(|outcome| outcome == "applied"));
        let told = hears.settle().await;
        assert_eq!(told.iter().map(|frame| &frame["lat"]).collect::<Vec<_>>(), [&way[499]["lat"]], "only the newest");
        way.push(way[0].clone());
        assert_eq!(send(&assistant, world, &way).await.invalid_fields(), ["items"]);
        // what is no batch at all
        assistant.send("POST", SYNC, "application/json", "{\"items\": [").await.refused(400, "invalid_json");
        assistant.send("POST", SYNC, "application/json", "[]").await.refused(400, "invalid_json");
        assistant.send("POST", SYNC, "text/plain", "{}").await.refused(415, "unsupported_media_type");
    }

    async fn a_fault_in_the_middle_is_gone_on_from(world: World) {
        let (client, assistant, id) = accepted(world).await;
        let now = || ago(world, 0, 0);
        let items = [
            status("s1", id, "ongoing", now()), chat("c1", id, "one", now()), chat("c2", id, "two", now()),
            location("l", 36.9, now()), status("s2", id, "completed", now()),
        ];
        world.pass(1);
        for good in 0..4 {
            world.parts(async |parts| parts.db.failpoint().fail_commit_after(good)).await;
            let answer = send(&assistant, world, &items).await;
            answer.refused(503, "unavailable");
            assert!(answer.header("retry-after").is_some());
        }
        assert_eq!(outcomes(&assistant, world, &items).await, ["already_applied", "already_applied", "already_applied", "already_applied", "applied"]);
        let told = world.outside().lines(&format!(
            "select kind as line from journal_events where channel_kind = 'assistance' and channel_id = {id} order by seq"
        ));
        assert_eq!(told, ["status", "status", "chat", "chat", "status"]);
        assert_eq!(client.look_at(id).await["status"], "completed");
    }

    async fn the_same_batch_many_times_at_once_is_done_once(world: World) {
        let (client, assistant, id) = accepted(world).await;
        let now = ago(world, 0, 0);
        let items: Vec<Value> = [status("s1", id, "ongoing", now.clone())].into_iter()
            .chain((0..10).map(|n| chat(&format!("c{n}"), id, &format!("message {n}"), now.clone())))
            .chain([status("s2", id, "completed", now.clone())]).collect();
        let all = join_all((0..8).map(|_| outcomes(&assistant, world, &items))).await;
        for place in 0..items.len() {
            let mut said: Vec<&str> = all.iter().map(|outcomes| outcomes[place].as_str()).collect();
            said.sort_unstable();
            let mut expected = vec!["already_applied"; 7];
            expected.push("applied");
            assert_eq!(said, expected, "entry {place}");
        }
        let messages = client.get(&format!("/api/assistance/{id}/messages/")).await.expect(200);
        let said: Vec<_> = messages["messages"].as_array().unwrap().iter().map(|m| m["message"].as_str().unwrap().to_owned()).collect();
        assert_eq!(said, (0..10).map(|n| format!("message {n}")).collect::<Vec<_>>());
    }

    async fn however_a_batch_is_cut_overlapped_and_repeated_it_ends_alike(world: World) {
        let mut runner = TestRunner::deterministic();
        let entries = proptest::collection::vec((0..8_u8, 0..12_u8, 0..600_u64), 1..14);
        let cuts = proptest::collection::vec((0..100_usize, 1..100_usize), 0..6);
        for _ in 0..24 {
            let (plan, cuts) = (entries.clone(), cuts.clone()).new_tree(&mut runner).unwrap().current();
            let (whole, parts) = (accepted(world).await, accepted(world).await);
            // something to read
            for (client, _, id) in [&whole, &parts] {
                for text in ["one", "two"] {
                    client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": text})).await.expect(201);
                }
            }
            world.pass(600);
            let (all, cut) = (recorded(world, &plan, whole.2), recorded(world, &plan, parts.2));
            send(&whole.1, world, &all).await.expect(200);
            let mut reached = 0;
            while reached < cut.len() {
                let (back, ahead) = cuts.get(reached % cuts.len().max(1)).copied().unwrap_or((0, 1));
                let from = reached - back % (reached + 1);
                let to = (reached + 1 + ahead % (cut.len() - reached)).min(cut.len());
                send(&parts.1, world, &cut[from..to]).await.expect(200);
                reached = to;
            }
            send(&parts.1, world, &cut).await.expect(200);
            assert_eq!(story(world, &parts).await, story(world, &whole).await, "{plan:?} {cuts:?}");
            for (client, _, id) in [&whole, &parts] {
                client.update(*id, "canceled").await;
            }
        }
    }
}

/// Entries from numbers, for one assistance; a low number twice is the same entry twice.
fn recorded(world: &World, plan: &[(u8, u8, u64)], id: i64) -> Vec<Value> {
    let first: i64 = world
        .outside()
        .number(&format!("select coalesce(min(id), 0) as number from messages where assistance_id = {id}"));
    plan.iter()
        .map(|(kind, number, seconds)| {
            let at = ago(world, *seconds, 0);
            match kind {
                0 => status(&format!("start-{number}"), id, "ongoing", at),
                1 => status(&format!("end-{number}"), id, "completed", at),
                2 if number % 4 == 0 => status(&format!("off-{number}"), id, "canceled", at),
                2 | 3 => chat(&format!("chat-{number}"), id, &format!("message {number}"), at),
                4 => read(&format!("read-{number}"), id, first + i64::from(number % 2), at),
                _ => location(&format!("at-{number}-{seconds}"), f64::from(*number), at),
            }
        })
        .collect()
}

/// All that the batch could have changed, but for ids.
async fn story(world: &World, (client, assistant, id): &(Person, Person, i64)) -> Value {
    let seen = client.look_at(*id).await;
    let messages = client.get(&format!("/api/assistance/{id}/messages/")).await.expect(200);
    let said = messages["messages"].as_array().unwrap().iter();
    let said: Vec<_> = said.map(|m| (m["message"].clone(), m["client_id"].clone(), m["read"].clone())).collect();
    let facts = world.outside().lines(&format!(
        "select kind as line from journal_events where channel_kind = 'assistance' and channel_id = {id} order by seq"
    ));
    let account = depannini::kernel::id::AccountId::new(assistant.id);
    let position = world.parts(async |parts| parts.dispatch.live.position(account)).await;
    let place = position.map(|(at, seen)| (at.lat.degrees(), seen.rfc3339()));
    json!([seen["status"], span(world, *id), said, facts, place])
}
