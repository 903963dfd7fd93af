//! Links to follow an assistance: what they show, to whom, and until when.

use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);
const THERE: (f64, f64) = (36.8, 3.1);

fn shares(id: i64) -> String {
    format!("/api/assistance/{id}/shares/")
}

async fn share(by: &Person, id: i64) -> Value {
    by.post(&shares(id), json!({})).await.expect(201)
}

async fn open(world: &World, link: &Value) -> Answer {
    world.anonymous().get(&format!("/api/shared/{}/", link["token"].as_str().unwrap())).await
}

/// A tow that somebody asked for, and a link to it.
async fn shared(world: &World) -> (Person, Person, i64, Value) {
    let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, (36.7535, 3.043)).await);
    let body = json!({
        "pickup": {"lat": HERE.0, "lng": HERE.1}, "dropoff": {"lat": THERE.0, "lng": THERE.1},
        "description": "my name is secret",
    });
    let id = client.ask(body).await.expect(201)["assistance"]["id"].as_i64().unwrap();
    let link = share(&client, id).await;
    (client, assistant, id, link)
}

both! {
    async fn a_friend_follows_without_signing_in(world: World) {
        let (client, assistant, id, link) = shared(world).await;
        assert_eq!(link["path"], format!("/t/{}", link["token"].as_str().unwrap()));
        assert_eq!(link["revoked_at"], json!(null));
        let expected = ("2026-11-21T08:00:00.000000Z", "2026-11-21T12:00:00.000000Z");
        assert_eq!((link["created_at"].as_str().unwrap(), link["expires_at"].as_str().unwrap()), expected);

        let asked = open(world, &link).await;
        assert_eq!(asked.expect(200), json!({
            "status": "requested", "stage": null, "service": "towing", "pickup": {"lat": HERE.0, "lng": HERE.1},
            "dropoff": {"lat": THERE.0, "lng": THERE.1}, "requested_at": "2026-11-21T08:00:00.000000Z",
            "assistant": null, "position": null, "arrival_seconds": null, "ended": false,
            "expires_at": "2026-11-21T12:00:00.000000Z",
        }));
        assert_eq!(asked.header("cache-control"), Some("no-store"));

        assistant.accept(id).await.expect(200);
        world.pass(5);
        assistant.is_at((36.76, 3.05)).await;
        let coming = open(world, &link).await;
        let told = coming.expect(200);
        let plate = assistant.name.rsplit(' ').next().unwrap();
        assert_eq!(told["assistant"], json!({"name": "Assistant", "vehicle_type": "truck", "plate": plate}));
        assert_eq!(told["position"], json!({"lat": 36.76, "lng": 3.05, "at": "2026-11-21T08:00:05.000000Z"}));
        assert!(told["arrival_seconds"].as_i64().unwrap() > 60, "{told}");
        // nothing that is a person's
        for theirs in [client.phone.as_str(), &client.name, &assistant.phone, &assistant.name, "secret", "client", "phone"] {
            assert!(!coming.text.contains(theirs), "{theirs} in {}", coming.text);
        }

        let stage = format!("/api/assistance/update/stage/{id}/");
        assistant.patch(&stage, json!({"stage": "on_the_way"})).await.expect(200);
        // its parties are told the same
        let view = format!("/api/assistance/view/{id}/");
        let (shown, seen) = (open(world, &link).await.expect(200), client.get(&view).await.expect(200));
        assert!(shown["arrival_seconds"].is_i64());
        assert_eq!(seen["arrival_seconds"], shown["arrival_seconds"]);
        assistant.patch(&stage, json!({"stage": "arrived"})).await.expect(200);
        let there = open(world, &link).await.expect(200);
        let expected = (&json!("ongoing"), &json!("arrived"), &json!(null));
        assert_eq!((&there["status"], &there["stage"], &there["arrival_seconds"]), expected);
        assert!(there["position"].is_object());
        assistant.patch(&stage, json!({"stage": "loaded"})).await.expect(200);
        let loaded = open(world, &link).await.expect(200);
        assert!(loaded["arrival_seconds"].as_i64() > told["arrival_seconds"].as_i64(), "to the drop-off: {loaded}");

        assistant.update(id, "completed").await.expect(200);
        assistant.is_at((36.9, 3.2)).await;
        let over = open(world, &link).await.expect(200);
        assert_eq!((&over["status"], &over["ended"]), (&json!("completed"), &json!(true)));
        assert_eq!((&over["position"], &over["arrival_seconds"]), (&json!(null), &json!(null)));
        assert_eq!(client.get(&view).await.expect(200)["arrival_seconds"], json!(null));
        assert_eq!(over["assistant"]["name"], "Assistant");
    }

    async fn nobody_is_seen_before_they_accepted_or_after_it_was_called_off(world: World) {
        let (client, assistant, id, link) = shared(world).await;
        assistant.is_at((36.76, 3.05)).await;
        assert_eq!(open(world, &link).await.expect(200)["position"], json!(null));
        assistant.accept(id).await.expect(200);
        assert!(open(world, &link).await.expect(200)["position"].is_object());
        client.update(id, "canceled").await.expect(200);
        let over = open(world, &link).await.expect(200);
        assert_eq!((&over["position"], &over["ended"], &over["status"]), (&json!(null), &json!(true), &json!("canceled")));
    }

    async fn a_link_ends_by_time_or_at_once(world: World) {
        let (client, _, id, link) = shared(world).await;
        let short = client.post(&shares(id), json!({"minutes": 1})).await.expect(201);
        world.pass(59);
        open(world, &short).await.expect(200);
        world.pass(1);
        let expired = open(world, &short).await;

        let one = format!("{}{}/", shares(id), link["id"]);
        open(world, &link).await.expect(200);
        client.delete(&one).await.is_done();
        let revoked = open(world, &link).await;
        client.delete(&one).await.refused(404, "share_not_found");

        // unknown, forged, expired, taken back: nobody learns which
        let token = link["token"].as_str().unwrap();
        let forged = format!("{}{}", &token[..32], &token[..32]);
        let mut alike = Vec::new();
        for answer in [
            expired, revoked, world.anonymous().get(&format!("/api/shared/{forged}/")).await,
            world.anonymous().get("/api/shared/x/").await, world.anonymous().get(&format!("/api/shared/{}", "0".repeat(64))).await,
        ] {
            let mut told = answer.refused(404, "share_not_found");
            told["request_id"] = json!(null);
            alike.push(told);
        }
        assert!(alike.iter().all(|told| *told == alike[0]), "{alike:#?}");

        let listed = client.get(&shares(id)).await.expect(200);
        let ids: Vec<&Value> = listed["shares"].as_array().unwrap().iter().map(|share| &share["id"]).collect();
        assert_eq!(ids, [&short["id"], &link["id"]], "newest first");
        assert_eq!(listed["shares"][0], short, "it can be sent again");
        assert_eq!(listed["shares"][1]["revoked_at"], "2026-11-21T08:01:00.000000Z");
    }

    async fn its_client_shares_and_nobody_else(world: World) {
        let (client, assistant, id, link) = shared(world).await;
        let (stranger, admin, nobody) = (world.client().await, world.administrator().await, world.anonymous());
        assistant.accept(id).await.expect(200);
        let one = format!("{}{}/", shares(id), link["id"]);
        for (by, status, code) in [(&stranger, 403, "not_yours"), (&assistant, 403, "wrong_role"), (&nobody, 401, "unauthenticated")] {
            by.post(&shares(id), json!({})).await.refused(status, code);
            by.get(&shares(id)).await.refused(status, code);
            by.delete(&one).await.refused(status, code);
        }
        for by in [&client, &admin] {
            by.post(&shares(999_999), json!({})).await.refused(404, "assistance_not_found");
            by.get(&shares(999_999)).await.refused(404, "assistance_not_found");
            by.delete(&format!("{}x/", shares(id))).await.refused(404, "share_not_found");
        }
        // by way of another assistance
        let other = stranger.ask_for_tow(HERE, THERE).await;
        stranger.delete(&format!("{}{}/", shares(other), link["id"])).await.refused(404, "share_not_found");
        open(world, &link).await.expect(200);

        // an administrator may, and it is written down
        let theirs = share(&admin, id).await;
        admin.get(&shares(id)).await.expect(200);
        admin.delete(&format!("{}{}/", shares(id), theirs["id"])).await.is_done();
        let about = format!("/api/admin/audit/?object=assistance:{id}");
        let lines = admin.get(&about).await.expect(200);
        let actions: Vec<&str> = lines["entries"].as_array().unwrap_or_else(|| panic!("{lines}")).iter().map(|line| line["action"].as_str().unwrap()).collect();
        for action in ["share.made", "shares.listed", "share.revoked"] {
            assert_eq!(actions.iter().filter(|found| **found == action).count(), 1, "{action} in {actions:?}");
        }
        assert!(!lines.to_string().contains(theirs["token"].as_str().unwrap()));
    }

    async fn what_is_over_is_not_shared_and_there_is_an_end_to_sharing(world: World) {
        let (client, assistant, id, first) = shared(world).await;
        assistant.accept(id).await.expect(200);
        for _ in 1..20 {
            share(&client, id).await;
        }
        client.post(&shares(id), json!({})).await.refused(409, "too_many_shares");
        client.delete(&format!("{}{}/", shares(id), first["id"])).await.is_done();
        share(&client, id).await;
        client.post(&shares(id), json!({})).await.refused(409, "too_many_shares");
        // those that ran out are none
        world.pass(4 * 3600);
        share(&client, id).await;
        client.update(id, "canceled").await.expect(200);
        client.post(&shares(id), json!({})).await.refused(409, "final_state");
    }

    async fn a_retry_makes_one_link(world: World) {
        let (client, _, id, _) = shared(world).await;
        let first = client.post_with_key(&shares(id), "k", json!({"minutes": 5})).await.expect(201);
        assert_eq!(client.post_with_key(&shares(id), "k", json!({"minutes": 5})).await.expect(201), first);
        client.post_with_key(&shares(id), "k", json!({"minutes": 6})).await.refused(409, "idempotency_key_reused");
        assert_eq!(client.get(&shares(id)).await.expect(200)["shares"].as_array().unwrap().len(), 2);
    }

    /// The database holds half of what opens a link; the other half is made with the deployment's key.
    async fn the_database_alone_opens_nothing(world: World) {
        let (_, _, _, link) = shared(world).await;
        let token = link["token"].as_str().unwrap();
        let nonces = world.outside().lines("select nonce as line from share_links");
        assert_eq!(nonces, [&token[..32]]);
        world.crash_and_restart().await;
        open(world, &link).await.expect(200);
        let told = world.outside().number("select count(*) as number from journal_events where payload like '%share%'");
        assert_eq!(told, 0, "no fact tells of it");
    }

    async fn guesses_are_limited_and_take_nothing_from_others(world: World) with |settings| {
        settings.limits.failed_logins_per_minute = 3;
    } {
        let (_, _, _, link) = shared(world).await;
        let nobody = world.anonymous();
        for guess in 0..3 {
            nobody.get(&format!("/api/shared/{guess:064}/")).await.refused(404, "share_not_found");
        }
        let limited = nobody.get("/api/shared/guess/").await;
        limited.refused(429, "rate_limited");
        assert!(limited.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
        open(world, &link).await.expect(200);
    }

    async fn wrong_input_names_its_fields(world: World) {
        let (client, _, id, _) = shared(world).await;
        for minutes in [json!(0), json!(-1), json!(1441), json!(1.5), json!("60"), json!([]), json!(i64::MAX)] {
            let answer = client.post(&shares(id), json!({ "minutes": minutes })).await;
            assert_eq!(answer.invalid_fields(), ["minutes"], "{minutes}");
        }
        client.post(&shares(id), json!({"minutes": 1440})).await.expect(201);
        for odd in ["%00", "%ff%fe", "é", "../x", &"a".repeat(5000)] {
            let answer = world.anonymous().get(&format!("/api/shared/{odd}/")).await;
            assert_eq!(answer.status, 404, "{odd}: {}", answer.text);
        }
    }
}
