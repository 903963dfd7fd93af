//! Many at once: of assistants, of requests, of retries. The database is the judge, and everyone hears one verdict.

use futures_util::future::{join, join_all};
use serde_json::{Value, json};

use crate::harness::{Answer, Person, Socket, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);

fn tow() -> Value {
    json!({
        "pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": HARBOUR.0, "lng": HARBOUR.1},
    })
}

/// So many assistants, each a little farther from the pickup than the one before.
async fn assistants(world: &World, count: usize) -> Vec<Person> {
    let mut assistants = Vec::with_capacity(count);
    for n in 0..count {
        assistants.push(world.assistant(Truck::LIGHT, (ALGIERS.0 + 0.001 * n as f64, ALGIERS.1)).await);
    }
    assistants
}

/// Reads the next fact of a channel, whose number must follow the last one.
async fn next_fact(socket: &mut Socket, last: &mut i64) -> Value {
    let frame = socket.next().await.expect("an open socket");
    assert_eq!(frame["seq"], *last + 1, "without gap or repeat: {frame}");
    *last += 1;
    frame
}

/// The one who won; everybody else must have been told that somebody was first.
fn winner(answers: &[Answer]) -> usize {
    let won: Vec<usize> = (0..answers.len()).filter(|n| answers[*n].status == 200).collect();
    assert_eq!(won.len(), 1, "{answers:#?}");
    for loser in answers.iter().filter(|answer| answer.status != 200) {
        loser.refused(409, "already_taken");
    }
    won[0]
}

both! {
    async fn of_twenty_at_once_exactly_one_wins_a_hundred_times(world: World) with |settings| { settings.dispatch.wave_size = 20; } {
        let client = world.client().await;
        let assistants = assistants(world, 20).await;
        let mut outside = world.outside();
        let mut hears = Vec::new();
        for assistant in &assistants {
            hears.push((assistant.own_channel().await, 0));
        }

        for _ in 0..100 {
            let asked = client.ask(tow()).await.expect(201);
            assert_eq!(asked["nearby_assistants"].as_array().unwrap().len(), 20, "the last winner is free again");
            let id = asked["assistance"]["id"].as_i64().unwrap();

            let answers = join_all(assistants.iter().map(|assistant| assistant.accept(id))).await;
            let won = winner(&answers);
            assert_eq!(answers[won].expect(200)["assistant"]["id"], assistants[won].id);
            let held = outside.number(&format!("select assistant_id as number from assistances where id = {id} and status = 'accepted'"));
            assert_eq!(held, assistants[won].id);

            for (n, (socket, last)) in hears.iter_mut().enumerate() {
                let offer = next_fact(socket, last).await;
                assert_eq!((&offer["type"], &offer["assistance_id"]), (&json!("new_assistance_request"), &json!(id)));
                if n != won {
                    let closed = next_fact(socket, last).await;
                    assert_eq!((&closed["type"], &closed["reason"]), (&json!("offer_closed"), &json!("taken")));
                    assert_eq!((&closed["assistance_id"], &closed["offer_id"]), (&json!(id), &offer["offer_id"]));
                }
            }
            client.update(id, "canceled").await.expect(200);
        }
        let twice = outside.number(
            "select count(*) as number from (select channel_id from journal_events where kind = 'offer_closed' \
             group by channel_id, payload having count(*) > 1) twice",
        );
        assert_eq!(twice, 0, "nobody is told twice");
        assert_eq!(outside.number("select count(*) as number from journal_events where kind = 'offer_closed'"), 1900);
        assert_eq!(outside.number("select count(*) as number from offers where status = 'open'"), 0);
    }

    async fn one_assistant_who_accepts_many_gets_one(world: World) {
        let clients = world.clients(12).await;
        let only = world.assistant(Truck::LIGHT, ALGIERS).await;
        world.bear_no_deadlock().await;
        let mut hears = only.own_channel().await;
        let mut last = 0;
        for _ in 0..5 {
            let mut ids = Vec::new();
            for client in &clients {
                ids.push(client.ask_for_tow(ALGIERS, HARBOUR).await);
                assert_eq!(next_fact(&mut hears, &mut last).await["assistance_id"], *ids.last().unwrap());
            }
            let answers = join_all(ids.iter().map(|id| only.accept(*id))).await;
            let won: Vec<usize> = (0..12).filter(|n| answers[*n].status == 200).collect();
            assert_eq!(won.len(), 1, "{answers:#?}");
            for busy in answers.iter().filter(|answer| answer.status != 200) {
                busy.refused(409, "assistant_busy");
            }
            let held = world.outside().lines(&format!(
                "select cast(id as text) as line from assistances where assistant_id = {} and status = 'accepted'", only.id
            ));
            assert_eq!(held, [ids[won[0]].to_string()]);

            let mut closed = Vec::new();
            for _ in 0..11 {
                let frame = next_fact(&mut hears, &mut last).await;
                assert_eq!((&frame["type"], &frame["reason"]), (&json!("offer_closed"), &json!("busy")));
                closed.push(frame["assistance_id"].as_i64().unwrap());
            }
            closed.sort_unstable();
            ids.remove(won[0]);
            assert_eq!(closed, ids, "each of the others once");
            for (client, answer) in clients.iter().zip(&answers) {
                let open = client.get("/api/assistance/view/?limit=1").await.expect(200)["Assistance"][0]["id"].as_i64().unwrap();
                client.update(open, "canceled").await.expect(200);
                assert!(answer.status == 200 || answer.status == 409);
            }
        }
    }

    async fn a_cancellation_against_an_acceptance_ends_in_one_story(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        let mut hears = assistant.own_channel().await;
        let mut last = 0;
        let mut both_went_through = 0;
        for round in 0..60 {
            let asked = client.ask(tow()).await.expect(201);
            assert_eq!(asked["nearby_assistants"][0]["assistant_id"], assistant.id, "free again");
            let id = asked["assistance"]["id"].as_i64().unwrap();
            let mut told = client.channel(id).await;
            let (canceled, accepted) = if round % 2 == 0 {
                join(client.update(id, "canceled"), assistant.accept(id)).await
            } else {
                let (accepted, canceled) = join(assistant.accept(id), client.update(id, "canceled")).await;
                (canceled, accepted)
            };
            canceled.expect(200);

            let mut statuses = Vec::new();
            let mut seq = 0;
            while statuses.last() != Some(&json!("canceled")) {
                statuses.push(next_fact(&mut told, &mut seq).await["status"].clone());
            }
            assert_eq!(next_fact(&mut hears, &mut last).await["type"], "new_assistance_request");
            if accepted.status == 200 {
                both_went_through += 1;
                assert_eq!(statuses, ["accepted", "canceled"]);
            } else {
                accepted.refused(409, "already_taken");
                assert_eq!(statuses, ["canceled"]);
                let closed = next_fact(&mut hears, &mut last).await;
                assert_eq!((&closed["type"], &closed["reason"]), (&json!("offer_closed"), &json!("canceled")));
            }
            let seen = client.look_at(id).await;
            assert_eq!((&seen["status"], &seen["canceled_by"]), (&json!("canceled"), &json!("client")));
            let holder = if accepted.status == 200 { json!(assistant.id) } else { Value::Null };
            assert_eq!(seen["assistant"]["id"], holder);
            assert_eq!(told.settle().await, Vec::<Value>::new());
        }
        println!("{both_went_through} of 60 acceptances came first");
        assert_eq!(world.outside().number("select count(*) as number from offers where status = 'open'"), 0);
    }

    async fn a_client_who_asks_twice_at_once_has_one(world: World) {
        let client = world.client().await;
        for _ in 0..20 {
            let (one, two) = join(client.ask(tow()), client.ask(tow())).await;
            let (made, refused) = if one.status == 201 { (one, two) } else { (two, one) };
            let id = made.expect(201)["assistance"]["id"].clone();
            assert_eq!(refused.refused(409, "open_assistance_exists")["assistance_id"], id);
            client.update(id.as_i64().unwrap(), "canceled").await.expect(200);
        }
    }

    async fn one_key_is_one_request(world: World) {
        let client = world.client().await;
        let near = world.assistant(Truck::LIGHT, ALGIERS).await;
        let path = "/api/assistance/request/";
        for round in 0..20 {
            let key = format!("ask-{round}");
            let ask = || client.post_with_key(path, &key, tow());
            let (one, two) = join(ask(), ask()).await;
            let (one, two) = (one.expect(201), two.expect(201));
            assert_eq!(one["assistance"]["id"], two["assistance"]["id"]);
            for answer in [&one, &two] {
                assert_eq!(answer["nearby_assistants"][0]["assistant_id"], near.id);
            }
            let other = json!({"pickup": {"lat": 1.0, "lng": 2.0}});
            client.post_with_key(path, &key, other).await.refused(409, "idempotency_key_reused");
            let id = one["assistance"]["id"].as_i64().unwrap();
            client.update(id, "canceled").await.expect(200);
            let later = ask().await.expect(201);
            assert_eq!((&later["assistance"]["id"], &later["assistance"]["status"]), (&json!(id), &json!("canceled")));
        }
        let made = world.outside().number("select count(*) as number from assistances");
        assert_eq!(made, 20);
    }

    async fn the_winners_retry_is_answered_alike_with_the_key_only(world: World) {
        let client = world.client().await;
        let (winner, other) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        for round in 0..20 {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            let key = format!("win-{round}");
            let (one, two) = join(winner.accept_with_key(id, &key), winner.accept_with_key(id, &key)).await;
            assert_eq!(one.expect(200), two.expect(200));
            assert_eq!(winner.accept_with_key(id, &key).await.expect(200)["assistant"]["id"], winner.id);
            winner.accept(id).await.refused(409, "already_taken");
            winner.accept_with_key(id, "another").await.refused(409, "already_taken");
            // a key belongs to its account
            other.accept_with_key(id, &key).await.refused(409, "already_taken");
            // and to its path
            winner.patch_with_key(&format!("/api/assistance/accept/{}/", id + 1), &key, json!({})).await
                .refused(409, "idempotency_key_reused");
            client.update(id, "canceled").await.expect(200);
        }
    }

    async fn two_last_refusals_at_once_bring_the_next_wave_at_once(world: World) {
        let clients = world.clients(25).await;
        let near = assistants(world, 2).await;
        let far = world.assistant(Truck::LIGHT, (ALGIERS.0 + 0.06, ALGIERS.1)).await;
        let mut hears = far.own_channel().await;
        for client in &clients {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            let (one, two) = join(near[0].decline(id), near[1].decline(id)).await;
            one.expect(200);
            two.expect(200);
            // no time passes: the wave that was due in 15 s comes now
            assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], id);
        }
    }

    async fn a_refusal_against_an_acceptance_holds_nobody_up(world: World) {
        let client = world.client().await;
        let asked = world.assistant(Truck::LIGHT, ALGIERS).await;
        // not asked, out of the first wave's reach, and may accept all the same
        let passing = world.assistant(Truck::LIGHT, (ALGIERS.0 + 0.06, ALGIERS.1)).await;
        world.bear_no_deadlock().await;
        for _ in 0..40 {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            let (declined, accepted) = join(asked.decline(id), passing.accept(id)).await;
            accepted.expect(200);
            if declined.status != 200 {
                declined.refused(409, "offer_ended");
            }
            client.update(id, "canceled").await.expect(200);
        }
    }
}

/// Only PostgreSQL carries out the two at once.
#[actix_web::test]
async fn what_is_offered_to_somebody_who_is_accepting_does_not_stay_open() {
    let Some(world) = World::on_postgres(|_| {}).await else { return };
    world.bear_no_deadlock().await;
    let clients = world.clients(2).await;
    let wanted = world.assistant(Truck::LIGHT, ALGIERS).await;
    let mut hears = wanted.own_channel().await;
    let first = clients[0].ask_for_tow(ALGIERS, HARBOUR).await;
    assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], first);

    // the second offer is made, and waits for the number of its fact
    let (mut holder, mut observer) = (world.outside(), world.outside());
    holder.execute("begin");
    holder.execute(&format!(
        "update journal_channels set last_seq = last_seq where channel_id = {} and channel_kind = 'assistant'",
        wanted.id
    ));
    let sql = "select count(*) as number from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let client = clients[1].clone();
    let asking = actix_web::rt::spawn(async move { client.ask(tow()).await });
    world.until("the offer waits", |_| observer.number(sql) == 1).await;
    let assistant = wanted.clone();
    let accepting = actix_web::rt::spawn(async move { assistant.accept(first).await });
    world.until("the acceptance waits, or is over", |_| accepting.is_finished() || observer.number(sql) == 2).await;
    holder.execute("rollback");

    let second = asking.await.unwrap().expect(201)["assistance"]["id"].clone();
    accepting.await.unwrap().expect(200);
    assert_eq!(observer.number("select count(*) as number from offers where status = 'open'"), 0);
    assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], second);
    let closed = hears.expect("offer_closed").await;
    assert_eq!((&closed["assistance_id"], &closed["reason"]), (&second, &json!("busy")));
    drop((holder, observer));
    world.end().await;
}
