//! `Idempotency-Key`: done once, answered alike, remembered for a day and no longer.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::harness::{Answer, PASSWORD, Person, Truck, World};

const REQUEST: &str = "/api/assistance/request/";
const REGISTER: &str = "/api/auth/register/";
const HERE: (f64, f64) = (36.7525, 3.042);

async fn keyed(by: &Person, method: &str, path: &str, key: &str, body: Value) -> Answer {
    Answer::of(by.call(method, path).header("Idempotency-Key", key).json(&body).send().await.unwrap()).await
}

/// The same request so many times at once; each must be answered alike.
async fn at_once(count: usize, by: &Person, (method, path): (&str, &str), key: &str, body: Value) -> Value {
    let answers = join_all((0..count).map(|_| keyed(by, method, path, key, body.clone()))).await;
    for answer in &answers {
        assert_eq!((answer.status, &answer.text), (answers[0].status, &answers[0].text), "{method} {path}");
    }
    answers[0].expect(if method == "POST" { 201 } else { 200 })
}

/// A repair that an assistant has accepted.
async fn repair_under_way(world: &World) -> (Person, Person, i64) {
    let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
    let id = client.ask_for_repair(HERE).await;
    assistant.accept(id).await.expect(200);
    (client, assistant, id)
}

fn newcomer(phone: &str) -> Value {
    json!({"phone_number": phone, "name": "Amel", "password": PASSWORD, "password_confirm": PASSWORD, "user_type": "client"})
}

both! {
    async fn a_key_is_forgotten_after_a_day(world: World) {
        let client = world.client().await;
        let (here, there) = (json!({"pickup": {"lat": 36.7, "lng": 3.0}}), json!({"pickup": {"lat": 36.9, "lng": 3.1}}));
        let first = client.post_with_key(REQUEST, "k", here.clone()).await.expect(201)["assistance"]["id"].clone();
        client.update(first.as_i64().unwrap(), "canceled").await.expect(200);

        world.pass(23 * 3600);
        let again = client.post_with_key(REQUEST, "k", here).await.expect(201);
        assert_eq!((&again["assistance"]["id"], &again["assistance"]["status"]), (&first, &json!("canceled")));
        client.post_with_key(REQUEST, "k", there.clone()).await.refused(409, "idempotency_key_reused");

        world.pass(3600);
        let fresh = client.post_with_key(REQUEST, "k", there).await.expect(201);
        assert_ne!(fresh["assistance"]["id"], first);
    }

    async fn whoever_missed_a_success_is_told_of_it_however_far_things_have_moved_on(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
        let ask = || client.post_with_key(REQUEST, "ask", json!({"pickup": {"lat": HERE.0, "lng": HERE.1}}));
        let id = ask().await.expect(201)["assistance"]["id"].as_i64().unwrap();
        let path = |rest: &str| format!("/api/assistance/{rest}/{id}/");
        let by_assistant = [
            ("PATCH", path("accept"), json!({})),
            ("POST", path("update/price"), json!({"price": 900})),
            ("POST", path("update/status"), json!({"status": "ongoing"})),
            ("PATCH", path("update/end"), json!({"total_price": 1200})),
        ];
        for (number, (method, path, body)) in by_assistant.iter().enumerate() {
            keyed(&assistant, method, path, &number.to_string(), body.clone()).await.expect(200);
        }
        let rating = path("update/rating");
        let rate = || keyed(&client, "PATCH", &rating, "rate", json!({"rating": 4}));
        rate().await.expect(200);

        let facts = || world.outside().number(&format!(
            "select last_seq as number from journal_channels where channel_kind = 'assistance' and channel_id = {id}"
        ));
        let told = facts();
        for (number, (method, path, body)) in by_assistant.iter().enumerate() {
            let key = number.to_string();
            let again = keyed(&assistant, method, path, &key, body.clone()).await.expect(200);
            assert_eq!((&again["id"], &again["status"], &again["total_price"]), (&json!(id), &json!("completed"), &json!(1200.0)), "{path}");
            // without the key the state decides
            let without = Answer::of(assistant.call(method, path).json(body).send().await.unwrap()).await;
            without.refused(409, if path.contains("accept") { "already_taken" } else { "final_state" });
            // and the key belongs to this request
            keyed(&assistant, method, &path.replace(&id.to_string(), &(id + 1).to_string()), &key, body.clone()).await
                .refused(409, "idempotency_key_reused");
            if !path.contains("accept") {
                keyed(&assistant, method, path, &key, json!({"status": "completed", "price": 1, "total_price": 1})).await
                    .refused(409, "idempotency_key_reused");
            }
        }
        assert_eq!(ask().await.expect(201)["assistance"]["status"], "completed");
        client.patch(&format!("/api/assistance/update/rating/{id}/"), json!({"rating": 2})).await.expect(200);
        assert_eq!(rate().await.expect(200)["rating"], 2, "done then, shown as it is now");
        keyed(&assistant, "POST", &format!("/api/assistance/update/status/{id}/"), "3", json!({})).await.invalid_fields();
        assert_eq!(facts(), told, "nothing was done twice");
    }

    async fn a_cancellation_and_a_refused_offer_can_be_repeated(world: World) {
        let (client, near, far) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await, world.assistant(Truck::LIGHT, HERE).await);
        let id = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        let decline = format!("/api/assistance/decline/{id}/");
        let said_no = keyed(&near, "PATCH", &decline, "no", json!({})).await.expect(200);
        // a changed mind; the retry of the refusal, late, still hears what it missed and changes nothing
        near.accept(id).await.expect(200);
        assert_eq!(keyed(&near, "PATCH", &decline, "no", json!({})).await.expect(200), said_no);
        near.decline(id).await.expect(200);
        assert_eq!(near.look_at(id).await["status"], "accepted");
        keyed(&far, "PATCH", &decline, "no", json!({})).await.refused(409, "offer_ended");

        let path = format!("/api/assistance/update/{id}/");
        let cancel = || keyed(&client, "PATCH", &path, "off", json!({"status": "canceled", "reason": "it goes again"}));
        let first = cancel().await.expect(200);
        assert_eq!(cancel().await.expect(200), first);
        client.update(id, "canceled").await.refused(409, "final_state");
    }

    async fn what_is_refused_is_not_remembered(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
        let id = client.ask_for_repair(HERE).await;
        let path = format!("/api/assistance/update/{id}/");
        let start = || keyed(&assistant, "PATCH", &path, "go", json!({"status": "ongoing"}));
        start().await.refused(403, "not_yours");
        keyed(&assistant, "PATCH", &path, "go", json!({"status": "dance"})).await.invalid_fields();
        assistant.accept(id).await.expect(200);
        assert_eq!(start().await.expect(200)["status"], "ongoing");
        let end = format!("/api/assistance/update/end/{id}/");
        keyed(&assistant, "PATCH", &end, "end", json!({})).await.refused(400, "price_required");
        // the same key, free still, for another body
        keyed(&assistant, "PATCH", &end, "end", json!({"total_price": 5})).await.expect(200);
        assert_eq!(world.outside().number("select count(*) as number from request_keys"), 2);
    }

    async fn of_the_same_request_many_times_at_once_one_is_done(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::REPAIR, HERE).await);
        let mut outside = world.outside();
        for round in 0..4 {
            let key = |what: &str| format!("{what}-{round}");
            let asked = at_once(24, &client, ("POST", REQUEST), &key("ask"), json!({"pickup": {"lat": HERE.0, "lng": HERE.1}})).await;
            let id = asked["assistance"]["id"].as_i64().unwrap();
            let path = |rest: &str| format!("/api/assistance/{rest}/{id}/");
            at_once(24, &assistant, ("PATCH", &path("accept")), &key("accept"), json!({})).await;
            at_once(12, &assistant, ("PATCH", &path("update")), &key("go"), json!({"status": "ongoing"})).await;
            at_once(12, &assistant, ("PATCH", &path("update/price")), &key("price"), json!({"price": 7})).await;
            at_once(24, &client, ("POST", &format!("/api/assistance/{id}/messages/")), &key("said"), json!({"message": "hello"})).await;
            at_once(12, &assistant, ("PATCH", &path("update/end")), &key("end"), json!({})).await;
            at_once(12, &client, ("PATCH", &path("update/rating")), &key("rate"), json!({"rating": 5})).await;
            let told = outside.lines(&format!(
                "select kind as line from journal_events where channel_kind = 'assistance' and channel_id = {id} order by seq"
            ));
            assert_eq!(told, ["status", "status", "price", "chat", "status"]);
        }
        assert_eq!(outside.number("select count(*) as number from assistances"), 4);
        assert_eq!(outside.number("select count(*) as number from messages"), 4);
    }

    async fn of_the_same_refusal_many_times_at_once_all_are_refused(world: World) {
        let (client, _assistant, id) = repair_under_way(world).await;
        let path = format!("/api/assistance/update/rating/{id}/");
        let answers = join_all((0..16).map(|_| keyed(&client, "PATCH", &path, "rate", json!({"rating": 5})))).await;
        for answer in answers {
            answer.refused(409, "not_completed");
        }
        assert_eq!(world.outside().number("select count(*) as number from request_keys"), 0);
    }

    async fn keys_of_different_accounts_are_independent(world: World) {
        let clients = world.clients(6).await;
        let body = json!({"pickup": {"lat": HERE.0, "lng": HERE.1}});
        let made = join_all(clients.iter().map(|client| keyed(client, "POST", REQUEST, "same", body.clone()))).await;
        let mut ids: Vec<i64> = made.iter().map(|answer| answer.expect(201)["assistance"]["id"].as_i64().unwrap()).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), 6);
    }

    async fn an_odd_key_is_named(world: World) {
        let (client, assistant, id) = repair_under_way(world).await;
        let path = |rest: &str| format!("/api/assistance/{rest}/{id}/");
        for (by, method, path) in [
            (&client, "POST", REQUEST.to_owned()), (&assistant, "PATCH", path("accept")), (&assistant, "POST", path("decline")),
            (&assistant, "PATCH", path("update")), (&assistant, "POST", path("update/status")), (&assistant, "POST", path("update/end")),
            (&assistant, "PATCH", path("update/price")), (&client, "PATCH", path("update/rating")),
            (&client, "POST", format!("/api/assistance/{id}/messages/")), (&world.anonymous(), "POST", REGISTER.to_owned()),
        ] {
            for odd in ["", "two words", &"k".repeat(201)] {
                let answer = keyed(by, method, &path, odd, json!({})).await;
                assert_eq!(answer.invalid_fields(), ["Idempotency-Key"], "{method} {path} {odd}");
            }
        }
    }

    async fn a_sign_up_whose_answer_was_lost_can_be_repeated(world: World) {
        let nobody = world.anonymous();
        let sign_up = |key: &'static str, body: Value| keyed(&nobody, "POST", REGISTER, key, body);
        let amel = || newcomer("+213555700001");
        let first = sign_up("k", amel()).await.expect(201);
        let again = sign_up("k", amel()).await.expect(201);
        assert_eq!(again["user"], first["user"]);
        assert_ne!(again["tokens"]["refresh"], first["tokens"]["refresh"], "a session of its own");
        for answer in [&first, &again] {
            let signed_in = nobody.with_token(answer["tokens"]["access"].as_str());
            signed_in.get("/api/profile/user/").await.expect(200);
        }

        // without the key, with another, or with another request: somebody else's phone number
        nobody.post(REGISTER, amel()).await.refused(409, "phone_taken");
        sign_up("other", amel()).await.refused(409, "phone_taken");
        let mut renamed = amel();
        renamed["name"] = json!("Amina");
        sign_up("k", renamed).await.refused(409, "phone_taken");
        // a stranger may use the same text
        assert_ne!(sign_up("k", newcomer("+213555700002")).await.expect(201)["user"], first["user"]);
        // an account has the key for one thing
        let signed_in = nobody.with_token(first["tokens"]["access"].as_str());
        keyed(&signed_in, "POST", REQUEST, "k", json!({"pickup": {"lat": 1, "lng": 2}})).await.refused(409, "idempotency_key_reused");

        world.pass_everywhere(24 * 3600);
        sign_up("k", amel()).await.refused(409, "phone_taken");
    }

    async fn a_repeated_sign_up_is_no_way_to_guess_a_password(world: World) with |settings| { settings.limits.failed_logins_per_minute = 3; } {
        let nobody = world.anonymous();
        let with = |password: &str| {
            let mut body = newcomer("+213555700003");
            (body["password"], body["password_confirm"]) = (json!(password), json!(password));
            keyed(&nobody, "POST", REGISTER, "k", body)
        };
        with(PASSWORD).await.expect(201);
        let kept = world.outside().lines("select digest as line from request_keys");
        for guess in ["wrong-horse-1", "wrong-horse-2", "wrong-horse-3"] {
            with(guess).await.refused(409, "idempotency_key_reused");
        }
        assert!(with(PASSWORD).await.refused(429, "rate_limited")["detail"].is_string());
        assert_eq!(world.outside().lines("select digest as line from request_keys"), kept);
    }

    async fn of_many_sign_ups_at_once_one_makes_the_account(world: World) {
        let nobody = world.anonymous();
        let mut body = newcomer("+213555700004");
        body["email"] = json!("amel@example.com");
        let answers = join_all((0..8).map(|_| keyed(&nobody, "POST", REGISTER, "k", body.clone()))).await;
        let users: Vec<Value> = answers.iter().map(|answer| answer.expect(201)["user"].clone()).collect();
        assert!(users.iter().all(|user| *user == users[0]), "{users:?}");
        assert_eq!(world.outside().number("select count(*) as number from accounts where name = 'Amel'"), 1);
        assert_eq!(world.outside().number("select count(*) as number from sessions"), 8);
    }
}
