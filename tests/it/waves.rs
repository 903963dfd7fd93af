//! Who is asked, when, and who is not and why.

use serde_json::{Value, json};

use crate::harness::{Person, Socket, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);
/// One kilometre of latitude in degrees.
const KM: f64 = 1.0 / 111.195;

/// So many kilometres north of the pickup.
fn north(km: f64) -> (f64, f64) {
    (ALGIERS.0 + km * KM, ALGIERS.1)
}

async fn tow_truck(world: &World, km: f64) -> Person {
    world.assistant(Truck::LIGHT, north(km)).await
}

/// The next frame must offer this assistance.
async fn is_offered(socket: &mut Socket, id: i64) -> Value {
    let offer = socket.expect("new_assistance_request").await;
    assert_eq!(offer["assistance_id"], id, "{offer}");
    offer
}

/// The next frame must end the offer of this assistance.
async fn loses(socket: &mut Socket, id: i64, reason: &str) {
    let closed = socket.expect("offer_closed").await;
    assert_eq!((&closed["assistance_id"], &closed["reason"]), (&json!(id), &json!(reason)), "{closed}");
}

fn with_reason(waves: &[crate::harness::Wave], number: usize) -> Vec<(i64, &str)> {
    waves[number].left_out.iter().map(|(id, reason)| (*id, reason.as_str())).collect()
}

both! {
    async fn eight_at_once_then_the_next_within_twice_as_far(world: World) {
        let client = world.client().await;
        let admin = world.administrator().await;
        let mut near = Vec::new();
        for n in 0..9 {
            near.push(tow_truck(world, 0.5 + 0.4 * f64::from(n)).await);
        }
        let (ten, twenty, forty, beyond) = (
            tow_truck(world, 9.9).await, tow_truck(world, 19.9).await, tow_truck(world, 39.9).await, tow_truck(world, 40.1).await,
        );
        let (mut ninth, mut ten_hears, mut twenty_hears, mut forty_hears, mut beyond_hears) = (
            near[8].own_channel().await, ten.own_channel().await, twenty.own_channel().await,
            forty.own_channel().await, beyond.own_channel().await,
        );
        let asked = client.ask(json!({
            "pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": HARBOUR.0, "lng": HARBOUR.1},
        })).await.expect(201);
        let id = asked["assistance"]["id"].as_i64().unwrap();
        let told: Vec<_> = asked["nearby_assistants"].as_array().unwrap().iter().map(|n| n["assistant_id"].as_i64().unwrap()).collect();
        let eight: Vec<_> = near[..8].iter().map(|assistant| assistant.id).collect();
        assert_eq!(told, eight, "nearest first");
        let first = asked["nearby_assistants"][0]["distance"].as_f64().unwrap();
        assert!((first - 0.5).abs() < 0.001, "{first} km");
        let mut client_hears = client.channel(id).await;

        world.pass(15);
        is_offered(&mut ninth, id).await;
        is_offered(&mut ten_hears, id).await;
        world.pass(15);
        is_offered(&mut twenty_hears, id).await;
        world.pass(15);
        let offer = is_offered(&mut forty_hears, id).await;
        assert!((offer["distance"].as_f64().unwrap() - 39.9).abs() < 0.01, "{offer}");
        assert_eq!(offer["expires_at"], "2026-11-21T08:10:00.000000Z", "an offer lives as long as the search");

        let waves = admin.waves_of(id).await;
        let shapes: Vec<_> = waves.iter().map(|wave| (wave.radius_km, wave.at.as_str(), wave.asked_ids())).collect();
        assert_eq!(shapes, [
            (5.0, "2026-11-21T08:00:00.000000Z", eight),
            (10.0, "2026-11-21T08:00:15.000000Z", vec![near[8].id, ten.id]),
            (20.0, "2026-11-21T08:00:30.000000Z", vec![twenty.id]),
            (40.0, "2026-11-21T08:00:45.000000Z", vec![forty.id]),
        ]);
        assert_eq!(with_reason(&waves, 0), [(near[8].id, "farther")]);
        assert_eq!(waves[3].left_out, []);

        // nobody is told twice, and nobody beyond the largest circle at all
        assert_eq!(near[0].accept(id).await.expect(200)["status"], "accepted");
        assert_eq!(client_hears.expect("status").await["status"], "accepted");
        for hears in [&mut ninth, &mut ten_hears, &mut twenty_hears, &mut forty_hears] {
            loses(hears, id, "taken").await;
        }
        assert_eq!(beyond_hears.settle().await, Vec::<Value>::new());
        // an answered search stands still
        world.pass(60);
        let other = world.client().await;
        let next = other.ask_for_tow(ALGIERS, HARBOUR).await;
        is_offered(&mut ninth, next).await;
        assert_eq!(admin.waves_of(id).await.len(), 4);
    }

    async fn a_refusal_by_all_brings_the_next_wave_at_once(world: World) {
        let (client, admin) = (world.client().await, world.administrator().await);
        let (one, two, far) = (tow_truck(world, 1.0).await, tow_truck(world, 2.0).await, tow_truck(world, 8.0).await);
        let mut far_hears = far.own_channel().await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        one.decline(id).await.expect(200);
        one.decline(id).await.expect(200);
        far.decline(id).await.refused(404, "no_offer");
        assert_eq!(admin.waves_of(id).await.len(), 1, "one can still answer");
        two.decline(id).await.expect(200);
        is_offered(&mut far_hears, id).await;
        let waves = admin.waves_of(id).await;
        assert_eq!((waves[1].at.as_str(), waves[1].asked_ids()), ("2026-11-21T08:00:00.000000Z", vec![far.id]));
        let outcomes: Vec<_> = waves[0].asked.iter().map(|(_, outcome)| outcome.as_str()).collect();
        assert_eq!(outcomes, ["declined", "declined"]);
        // a changed mind: an offer decides who is told, not who may accept
        one.accept(id).await.expect(200);
        two.decline(id).await.expect(200);
        far.decline(id).await.refused(409, "offer_ended");
    }

    async fn who_comes_later_is_asked_later(world: World) {
        let client = world.client().await;
        let (late, witness) = (tow_truck(world, 1.0).await, tow_truck(world, 8.0).await);
        world.set_active(&late, false).await;
        let (mut late_hears, mut witness_hears) = (late.own_channel().await, witness.own_channel().await);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        world.set_active(&late, true).await;
        world.pass(15);
        is_offered(&mut witness_hears, id).await;
        is_offered(&mut late_hears, id).await;

        // gone inactive: no new offers, the open one may still be declined but not accepted
        world.set_active(&late, false).await;
        late.accept(id).await.refused(403, "assistant_inactive");
        world.set_active(&late, true).await;
        late.accept(id).await.expect(200);
        // going inactive with an open assistance is allowed, and it goes on
        world.set_active(&late, false).await;
        late.update(id, "ongoing").await.expect(200);
        late.update(id, "completed").await.expect(200);
    }

    async fn an_app_that_starts_reads_its_open_offers(world: World) {
        const OFFERS: &str = "/api/assistance/offers/";
        let near = tow_truck(world, 1.0).await;
        let mut hears = near.own_channel().await;
        assert_eq!(near.get(OFFERS).await.expect(200), json!({"success": true, "offers": []}));
        let mut told = Vec::new();
        let clients = world.clients(3).await;
        for client in &clients {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            told.push(is_offered(&mut hears, id).await);
            world.pass(1);
        }
        let open = async || near.get(OFFERS).await.expect(200)["offers"].as_array().unwrap().clone();
        // what the channel told, but for its numbers
        for told in &mut told {
            told.as_object_mut().unwrap().remove("seq").unwrap();
        }
        told.reverse();
        assert_eq!(open().await, told, "newest first");
        let id = |offer: &Value| offer["assistance_id"].as_i64().unwrap();

        // declined, called off, run out: no longer to be answered
        near.decline(id(&told[0])).await.expect(200);
        assert_eq!(open().await, told[1..]);
        clients[1].update(id(&told[1]), "canceled").await.expect(200);
        assert_eq!(open().await, told[2..]);
        loses(&mut hears, id(&told[1]), "canceled").await;
        world.pass(600);
        assert_eq!(open().await, Vec::<Value>::new(), "whether the search has been ended yet or not");
        loses(&mut hears, id(&told[2]), "expired").await;

        // other people's offers are not told, and whoever has a job has none
        let next = clients[1].ask_for_tow(ALGIERS, HARBOUR).await;
        is_offered(&mut hears, next).await;
        let other = tow_truck(world, 2.0).await;
        assert_eq!(other.get(OFFERS).await.expect(200)["offers"], json!([]));
        near.accept(next).await.expect(200);
        assert_eq!(open().await, Vec::<Value>::new());
        clients[0].get(OFFERS).await.refused(403, "wrong_role");
        world.administrator().await.get(OFFERS).await.refused(403, "wrong_role");
    }

    async fn a_search_without_answer_ends_after_ten_minutes(world: World) {
        let (client, near) = (world.client().await, tow_truck(world, 1.0).await);
        let mut hears = near.own_channel().await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut client_hears = client.channel(id).await;
        is_offered(&mut hears, id).await;
        world.pass(599);
        assert_eq!(client.look_at(id).await["status"], "requested");
        world.pass(1);
        let told = client_hears.expect("status").await;
        assert_eq!((&told["status"], &told["cancel_reason"], &told["canceled_by"]), (&json!("canceled"), &json!("no_assistant_found"), &json!("system")));
        loses(&mut hears, id, "expired").await;
        let seen = client.look_at(id).await;
        assert_eq!((&seen["status"], &seen["cancel_reason"]), (&json!("canceled"), &json!("no_assistant_found")));
        assert_eq!(seen["updatedAt"], "2026-11-21T08:10:00.000000Z");
        near.accept(id).await.refused(409, "already_taken");
        near.decline(id).await.refused(409, "offer_ended");
        client.update(id, "canceled").await.refused(409, "final_state");
        // and may be asked again with one call
        let again = client.ask_for_tow(ALGIERS, HARBOUR).await;
        is_offered(&mut hears, again).await;
    }

    async fn a_search_that_nobody_could_hear_ends_too(world: World) {
        let client = world.client().await;
        let asked = client.ask(json!({"pickup": {"lat": 0, "lng": 0}})).await.expect(201);
        assert_eq!((&asked["nearby_assistants"], &asked["assistance"]["eta_seconds"]), (&json!([]), &Value::Null));
        let id = asked["assistance"]["id"].as_i64().unwrap();
        let mut hears = client.channel(id).await;
        world.pass(600);
        assert_eq!(hears.expect("status").await["cancel_reason"], "no_assistant_found");
    }

    async fn nobody_accepts_what_has_run_out(world: World) {
        let (client, near) = (world.client().await, tow_truck(world, 1.0).await);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        // whether the search has been ended yet or not
        world.pass(600);
        near.accept(id).await.refused(409, "already_taken");
    }

    async fn who_is_not_asked_and_why(world: World) {
        let (client, admin) = (world.client().await, world.administrator().await);
        let stale = tow_truck(world, 0.5).await;
        // 20 minutes later; everybody after this one has a fresh position
        world.pass_everywhere(20 * 60);
        let repairer = world.assistant(Truck::REPAIR, north(1.0)).await;
        let light = world.assistant(Truck::LIGHT, north(1.5)).await;
        let expired = world.assistant_until(Truck::HEAVY, north(2.0), "2026-11-20").await;
        let last_day = world.assistant_until(Truck::HEAVY, north(2.5), "2026-11-21").await;
        let inactive = world.assistant(Truck::HEAVY, north(3.0)).await;
        world.set_active(&inactive, false).await;
        let busy = world.assistant(Truck::HEAVY, north(3.5)).await;
        let far = world.assistant(Truck::HEAVY, north(6.0)).await;
        let other = world.client().await;
        let job = other.ask_for_tow(ALGIERS, HARBOUR).await;
        busy.accept(job).await.expect(200);

        let heavy = json!({
            "pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": HARBOUR.0, "lng": HARBOUR.1}, "vehicle_type": "heavy",
        });
        let asked = client.ask(heavy).await.expect(201);
        let id = asked["assistance"]["id"].as_i64().unwrap();
        assert_eq!(asked["nearby_assistants"].as_array().unwrap().len(), 1, "{asked}");
        assert_eq!(asked["nearby_assistants"][0]["assistant_id"], last_day.id, "the last day counts");
        let waves = admin.waves_of(id).await;
        assert_eq!(with_reason(&waves, 0), [
            (stale.id, "light_truck"), (repairer.id, "wrong_service"), (light.id, "light_truck"),
            (expired.id, "license_expired"), (busy.id, "busy"),
        ], "{} is inactive, {} out of reach", inactive.id, far.id);

        // and none of them may accept behind the search's back
        repairer.accept(id).await.refused(403, "not_capable");
        light.accept(id).await.refused(403, "not_capable");
        expired.accept(id).await.refused(403, "license_expired");
        inactive.accept(id).await.refused(403, "assistant_inactive");
        busy.accept(id).await.refused(409, "assistant_busy");
        client.get(&format!("/api/assistance/{id}/search/")).await.expect(403);
        last_day.get(&format!("/api/assistance/{id}/search/")).await.expect(403);
        admin.get("/api/assistance/999999/search/").await.refused(404, "assistance_not_found");
        client.update(id, "canceled").await.expect(200);

        // a light tow: only the position is in the way now
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let waves = admin.waves_of(id).await;
        assert_eq!(with_reason(&waves, 0)[0], (stale.id, "stale_position"));
        assert!(!waves[0].asked_ids().contains(&stale.id));
        let mut hears = stale.own_channel().await;
        stale.is_at(north(0.4)).await;
        world.pass(15);
        is_offered(&mut hears, id).await;
        let asked_late = admin.waves_of(id).await[1].asked_ids();
        assert_eq!(asked_late[0], stale.id, "back, and nearest");
        client.update(id, "canceled").await.expect(200);
        loses(&mut hears, id, "canceled").await;

        // done with the job: free again
        other.update(job, "canceled").await.expect(200);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        assert!(admin.waves_of(id).await[0].asked_ids().contains(&busy.id));
    }

    async fn a_position_is_fresh_for_fifteen_minutes(world: World) {
        let client = world.client().await;
        let assistant = tow_truck(world, 1.0).await;
        let told = async || {
            let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing"});
            let asked = client.ask(body).await.expect(201);
            client.update(asked["assistance"]["id"].as_i64().unwrap(), "canceled").await.expect(200);
            asked["nearby_assistants"].as_array().unwrap().len()
        };
        world.pass(15 * 60);
        assert_eq!(told().await, 1);
        world.pass(1);
        assert_eq!(told().await, 0);
        assistant.is_at(north(1.0)).await;
        assert_eq!(told().await, 1);
        // a report that is older than what is known changes nothing
        let mut channel = assistant.own_channel().await;
        channel.send(json!({"type": "location", "lat": 0.0, "lng": 0.0, "at": "2026-11-21T07:00:00Z"})).await;
        // and a phone whose clock runs ahead is here now, no later
        channel.settle().await;
        assert_eq!(told().await, 1);
        channel.send(json!({"type": "location", "lat": ALGIERS.0, "lng": ALGIERS.1, "at": "2030-01-01T00:00:00Z"})).await;
        channel.settle().await;
        world.pass(15 * 60 + 1);
        assert_eq!(told().await, 0);
        // going active with a known position counts as a report (by the time of day, which has stood still)
        world.wall.advance(std::time::Duration::from_secs(20 * 60));
        world.set_active(&assistant, true).await;
        assert_eq!(told().await, 1);
    }

    async fn poles_and_the_antimeridian_are_places(world: World) {
        let client = world.client().await;
        let (pole, across) = (world.assistant(Truck::REPAIR, (89.98, 100.0)).await, world.assistant(Truck::REPAIR, (89.99, -80.0)).await);
        let (east, west) = (world.assistant(Truck::REPAIR, (0.0, 179.99)).await, world.assistant(Truck::REPAIR, (0.0, -179.98)).await);
        let (south, zero) = (world.assistant(Truck::REPAIR, (-90.0, 12.0)).await, world.assistant(Truck::REPAIR, (0.0, 0.0)).await);
        for (place, whom) in [
            ((90.0, 0.0), vec![across.id, pole.id]),
            ((90.0, 180.0), vec![across.id, pole.id]),
            ((-90.0, -180.0), vec![south.id]),
            ((0.0, 180.0), vec![east.id, west.id]),
            ((0.0, -180.0), vec![east.id, west.id]),
            ((0.0, 0.0), vec![zero.id]),
        ] {
            let asked = client.ask(json!({"pickup": {"lat": place.0, "lng": place.1}})).await.expect(201);
            let told: Vec<_> = asked["nearby_assistants"].as_array().unwrap().iter().map(|n| n["assistant_id"].as_i64().unwrap()).collect();
            assert_eq!(told, whom, "{place:?}");
            assert_eq!(asked["assistance"]["pickupLocation"], json!({"lat": place.0, "lng": place.1}));
            client.update(asked["assistance"]["id"].as_i64().unwrap(), "canceled").await.expect(200);
        }
        // a short way over the antimeridian is a short way
        let body = json!({"pickup": {"lat": 0, "lng": 179.99}, "dropoff": {"lat": 0, "lng": -179.99}});
        let km = client.ask(body).await.expect(201)["assistance"]["distance_km"].as_f64().unwrap();
        assert!((km - 2.89).abs() < 0.01, "{km}");
    }

    async fn who_accepts_one_of_several_leaves_the_others_at_once(world: World) {
        let clients = world.clients(5).await;
        let (wanted, next) = (tow_truck(world, 1.0).await, tow_truck(world, 8.0).await);
        let (mut wanted_hears, mut next_hears) = (wanted.own_channel().await, next.own_channel().await);
        let mut ids = Vec::new();
        for client in &clients {
            ids.push(client.ask_for_tow(ALGIERS, HARBOUR).await);
            is_offered(&mut wanted_hears, *ids.last().unwrap()).await;
        }
        wanted.accept(ids[2]).await.expect(200);
        let mut left = Vec::new();
        for _ in 0..4 {
            let closed = wanted_hears.expect("offer_closed").await;
            assert_eq!(closed["reason"], "busy");
            left.push(closed["assistance_id"].as_i64().unwrap());
        }
        left.sort_unstable();
        assert_eq!(left, [ids[0], ids[1], ids[3], ids[4]]);
        // no time has passed
        let mut offered = Vec::new();
        for _ in 0..4 {
            offered.push(next_hears.expect("new_assistance_request").await["assistance_id"].as_i64().unwrap());
        }
        offered.sort_unstable();
        assert_eq!(offered, left);
        // the one who is busy now is not asked by later waves, and not twice when free again
        wanted.update(ids[2], "canceled").await.expect(200);
        world.pass(15);
        let other = world.client().await;
        let id = other.ask_for_tow(ALGIERS, HARBOUR).await;
        is_offered(&mut wanted_hears, id).await;
    }

    async fn a_wave_asks_nobody_who_has_just_become_busy(world: World) {
        let (one, two) = (world.client().await, world.client().await);
        let (assistant, admin) = (tow_truck(world, 1.0).await, world.administrator().await);
        let mut hears = assistant.own_channel().await;
        let id = one.ask_for_tow(ALGIERS, HARBOUR).await;
        is_offered(&mut hears, id).await;
        assistant.accept(id).await.expect(200);
        // memory lags behind the database: it still thinks the assistant free
        world.parts(async |parts| {
            parts.dispatch.live.index().set_busy(depannini::kernel::id::AssistantId::new(assistant.id), false);
        }).await;
        let asked = two.ask(json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing"})).await.expect(201);
        assert_eq!(asked["nearby_assistants"], json!([]));
        let waves = admin.waves_of(asked["assistance"]["id"].as_i64().unwrap()).await;
        assert_eq!((waves[0].asked_ids(), with_reason(&waves, 0)), (vec![], vec![(assistant.id, "busy")]));
        assert_eq!(hears.settle().await, Vec::<Value>::new());
    }
}
