//! A dispatcher decides by hand: gives, takes away, calls off. One story for everyone who hears of it.

use futures_util::future::join;
use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);
/// Beyond the reach of every search.
const FAR: (f64, f64) = (35.0, 3.0);

async fn assign(admin: &Person, id: i64, to: &Person) -> Answer {
    let body = json!({"assistant_id": to.id, "reason": "nearest by road"});
    admin.post(&format!("/api/admin/assistances/{id}/assign/"), body).await
}

async fn cancel(admin: &Person, id: i64, reason: &str) -> Answer {
    admin.post(&format!("/api/admin/assistances/{id}/cancel/"), json!({ "reason": reason })).await
}

/// What an administrator's map says of somebody: `idle`, `busy` or `stale`.
async fn state_of(admin: &Person, who: &Person) -> String {
    let live = admin.get("/api/admin/live/").await.expect(200);
    let markers = live["assistants"].as_array().unwrap();
    let marker = markers.iter().find(|marker| marker[0] == who.id).unwrap_or_else(|| panic!("{} in {live}", who.id));
    marker[3].as_str().unwrap().to_owned()
}

/// The words of the audit log about an assistance, oldest first, with what else is known.
async fn lines(admin: &Person, id: i64) -> Vec<(String, Value)> {
    let body = admin.get(&format!("/api/admin/audit/?limit=200&object=assistance:{id}")).await.expect(200);
    let entries = body["entries"].as_array().unwrap().iter().rev();
    let acts = entries.filter(|line| !line["action"].as_str().unwrap().ends_with("read"));
    acts.map(|line| (line["action"].as_str().unwrap().to_owned(), line["details"].clone())).collect()
}

both! {
    async fn of_a_dispatcher_and_an_assistant_at_once_one_wins_twenty_times(world: World) {
        let client = world.client().await;
        let (near, far) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, FAR).await);
        let admin = world.administrator().await;
        world.bear_no_deadlock().await;
        let mut assigned_first = 0;
        for round in 0..20 {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            let (accepted, assigned) = if round % 2 == 0 {
                join(near.accept(id), assign(&admin, id, &far)).await
            } else {
                let (assigned, accepted) = join(assign(&admin, id, &far), near.accept(id)).await;
                (accepted, assigned)
            };
            // the dispatcher's word holds in either order: what was accepted first is taken away
            assigned.expect(200);
            if accepted.status == 200 {
                assert_eq!(lines(&admin, id).await[0].0, "assistance.reassigned");
            } else {
                accepted.refused(409, "already_taken");
                assert_eq!(lines(&admin, id).await[0].0, "assistance.assigned");
                assigned_first += 1;
            }
            let held = world.outside().number(&format!("select assistant_id as number from assistances where id = {id} and status = 'accepted'"));
            assert_eq!(held, far.id);
            assert_eq!((state_of(&admin, &near).await.as_str(), state_of(&admin, &far).await.as_str()), ("idle", "busy"));
            assert_eq!(world.outside().number("select count(*) as number from offers where status = 'open'"), 0);
            cancel(&admin, id, "next round").await.expect(200);
        }
        println!("{assigned_first} of 20 assignments came first");
    }

    async fn of_two_dispatchers_at_once_the_last_word_holds_and_nobody_is_left_busy(world: World) {
        let client = world.client().await;
        let (one, two) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        let admin = world.administrator().await;
        world.bear_no_deadlock().await;
        for _ in 0..10 {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            let (first, second) = join(assign(&admin, id, &one), assign(&admin, id, &two)).await;
            first.expect(200);
            second.expect(200);
            let held = world.outside().number(&format!("select assistant_id as number from assistances where id = {id} and status = 'accepted'"));
            let (holder, other) = if held == one.id { (&one, &two) } else { (&two, &one) };
            assert_eq!(held, holder.id);
            assert_eq!((state_of(&admin, holder).await.as_str(), state_of(&admin, other).await.as_str()), ("busy", "idle"));
            cancel(&admin, id, "next round").await.expect(200);
            assert_eq!(state_of(&admin, holder).await, "idle");
        }
    }

    async fn of_one_assistant_given_two_jobs_at_once_one_stays_open(world: World) {
        let clients = world.clients(2).await;
        let only = world.assistant(Truck::LIGHT, FAR).await;
        let admin = world.administrator().await;
        world.bear_no_deadlock().await;
        for _ in 0..10 {
            let (a, b) = (clients[0].ask_for_tow(ALGIERS, HARBOUR).await, clients[1].ask_for_tow(ALGIERS, HARBOUR).await);
            let (first, second) = join(assign(&admin, a, &only), assign(&admin, b, &only)).await;
            let (won, lost, id) = if first.status == 200 { (first, second, b) } else { (second, first, a) };
            won.expect(200);
            lost.refused(409, "assistant_busy");
            assert_eq!(clients[usize::from(id == b)].look_at(id).await["status"], "requested");
            cancel(&admin, a, "next round").await.expect(200);
            cancel(&admin, b, "next round").await.expect(200);
        }
    }

    async fn who_is_sent_elsewhere_hears_it_and_hears_no_more(world: World) {
        let client = world.client().await;
        let (old, new) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        let admin = world.administrator().await;
        let (mut old_own, mut new_own) = (old.own_channel().await, new.own_channel().await);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        assert_eq!(old_own.expect("new_assistance_request").await["assistance_id"], id);
        assert_eq!(new_own.expect("new_assistance_request").await["assistance_id"], id);
        old.accept(id).await.expect(200);
        assert_eq!(new_own.expect("offer_closed").await["reason"], "taken");
        let stage = old.patch(&format!("/api/assistance/update/stage/{id}/"), json!({"stage": "arrived"})).await.expect(200);
        assert_eq!((&stage["status"], &stage["stage"]), (&json!("ongoing"), &json!("arrived")));
        let (mut client_hears, mut old_hears) = (client.channel(id).await, old.channel(id).await);
        assert_eq!((client_hears.welcome, old_hears.welcome), (3, 3));
        client_hears.settle().await;
        old_hears.settle().await;

        let view = assign(&admin, id, &new).await.expect(200);
        assert_eq!((&view["assistant"]["id"], &view["status"]), (&json!(new.id), &json!("accepted")));
        assert_eq!((&view["stage"], &view["stages"]["arrived_at"]), (&Value::Null, &Value::Null), "the new one has yet to come");

        let status = client_hears.expect("status").await;
        assert_eq!((&status["status"], &status["seq"], &status["reassigned"]), (&json!("accepted"), &json!(4), &json!(true)));
        assert_eq!((&status["assistant"]["id"], &status["assistant"]["phone_number"]), (&json!(new.id), &json!(new.phone)));
        assert_eq!(old_own.expect("reassigned").await["assistance_id"], id);
        assert_eq!(new_own.expect("assigned").await["assistance_id"], id);
        assert_eq!(old_hears.next().await, Err(4004), "closed without the number of the other");
        assert_eq!((state_of(&admin, &old).await.as_str(), state_of(&admin, &new).await.as_str()), ("idle", "busy"));

        // the old one has no part in it any more, the new one has
        assert_eq!(old.refused_socket(&format!("/ws/assistance/{id}/")).await.status, 403);
        old.update(id, "completed").await.refused(403, "not_yours");
        old.get(&format!("/api/assistance/view/{id}/")).await.refused(403, "not_yours");
        let say = format!("/api/assistance/{id}/messages/");
        old.post(&say, json!({"message": "still me?"})).await.refused(403, "not_yours");
        old.is_at((36.751, 3.04)).await;
        new.post(&say, json!({"message": "on my way"})).await.expect(201);
        assert_eq!(client_hears.expect("chat").await["sender_id"], new.id);
        new.is_at((36.76, 3.05)).await;
        assert_eq!(client_hears.expect("location").await["user_id"], new.id);

        // free for the next one
        let other = world.client().await;
        let next = other.ask_for_tow(ALGIERS, HARBOUR).await;
        assert_eq!(old_own.expect("new_assistance_request").await["assistance_id"], next);
        old.accept(next).await.expect(200);
        new.update(id, "ongoing").await.expect(200);
        new.update(id, "completed").await.expect(200);
        assert_eq!(client.look_at(id).await["assistant"]["id"], new.id);

        let told = lines(&admin, id).await;
        let details = json!({"assistant_id": new.id, "replaced_id": old.id, "reason": "nearest by road"});
        assert_eq!(told, [("assistance.reassigned".to_owned(), details)]);
    }

    async fn a_change_of_hands_outlives_a_crash_and_goes_back(world: World) {
        let client = world.client().await;
        let (one, two) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        let admin = world.administrator().await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        one.accept(id).await.expect(200);
        assign(&admin, id, &two).await.expect(200);
        world.flush().await;
        world.crash_and_restart().await;
        assert_eq!((state_of(&admin, &one).await.as_str(), state_of(&admin, &two).await.as_str()), ("idle", "busy"));
        // what was missed is told again alike
        let mut again = client.channel_since(id, 0).await;
        let holders: Vec<Value> = again.up_to(2).await.iter().map(|frame| frame["assistant"]["id"].clone()).collect();
        assert_eq!(holders, [json!(one.id), json!(two.id)]);
        assign(&admin, id, &one).await.expect(200);
        let mut hears = one.channel(id).await;
        hears.settle().await;
        assert_eq!(two.refused_socket(&format!("/ws/assistance/{id}/")).await.status, 403);
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "welcome back"})).await.expect(201);
        hears.expect("chat").await;
    }

    async fn who_is_given_something_is_asked_about_nothing_else(world: World) {
        let clients = world.clients(2).await;
        let wanted = world.assistant(Truck::LIGHT, ALGIERS).await;
        let other = world.assistant(Truck::LIGHT, HARBOUR).await;
        let admin = world.administrator().await;
        let (mut hears, mut others) = (wanted.own_channel().await, other.own_channel().await);
        let (a, b) = (clients[0].ask_for_tow(ALGIERS, HARBOUR).await, clients[1].ask_for_tow(ALGIERS, HARBOUR).await);
        for socket in [&mut hears, &mut others] {
            socket.expect("new_assistance_request").await;
            socket.expect("new_assistance_request").await;
        }
        assign(&admin, a, &wanted).await.expect(200);
        let told = [hears.next().await.unwrap(), hears.next().await.unwrap()];
        let closed = told.iter().find(|frame| frame["type"] == "offer_closed").unwrap();
        assert_eq!((&closed["assistance_id"], &closed["reason"]), (&json!(b), &json!("busy")));
        assert!(told.iter().any(|frame| frame["type"] == "assigned" && frame["assistance_id"] == a), "{told:?}");
        let closed = others.expect("offer_closed").await;
        assert_eq!((&closed["assistance_id"], &closed["reason"]), (&json!(a), &json!("taken")));
        other.accept(b).await.expect(200);
    }

    async fn only_who_can_help_is_given_anything(world: World) {
        let client = world.client().await;
        let admin = world.administrator().await;
        let heavy = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing", "vehicle_type": "heavy"});
        let id = client.ask(heavy).await.expect(201)["assistance"]["id"].as_i64().unwrap();
        let (light, repair) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::REPAIR, ALGIERS).await);
        assign(&admin, id, &light).await.refused(403, "not_capable");
        assign(&admin, id, &repair).await.refused(403, "not_capable");
        assign(&admin, id, &client).await.refused(404, "assistant_not_found");
        let expired = world.assistant_until(Truck::HEAVY, ALGIERS, "2026-11-20").await;
        assign(&admin, id, &expired).await.refused(403, "license_expired");
        let fit = world.assistant(Truck::HEAVY, FAR).await;
        world.set_active(&fit, false).await;
        assign(&admin, id, &fit).await.refused(403, "assistant_inactive");
        world.set_active(&fit, true).await;
        assign(&admin, id + 1, &fit).await.refused(404, "assistance_not_found");
        assign(&admin, id, &fit).await.expect(200);
        assign(&admin, id, &fit).await.refused(409, "assistant_busy");
        fit.update(id, "ongoing").await.expect(200);
        fit.update(id, "completed").await.expect(200);
        assign(&admin, id, &fit).await.refused(409, "final_state");
        assert_eq!(lines(&admin, id).await.len(), 1, "what was refused is no line");
    }

    async fn a_key_assigns_and_cancels_once(world: World) {
        let client = world.client().await;
        let (one, two) = (world.assistant(Truck::LIGHT, ALGIERS).await, world.assistant(Truck::LIGHT, HARBOUR).await);
        let admin = world.administrator().await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let (give, off) = (format!("/api/admin/assistances/{id}/assign/"), format!("/api/admin/assistances/{id}/cancel/"));
        let body = json!({"assistant_id": one.id, "reason": "x"});
        let (first, again) = join(admin.post_with_key(&give, "k1", body.clone()), admin.post_with_key(&give, "k1", body.clone())).await;
        assert_eq!(first.expect(200), again.expect(200));
        assign(&admin, id, &two).await.expect(200);
        // a late retry changes nothing, and is told how things stand
        assert_eq!(admin.post_with_key(&give, "k1", body).await.expect(200)["assistant"]["id"], two.id);
        admin.post_with_key(&give, "k1", json!({"assistant_id": two.id, "reason": "x"})).await.refused(409, "idempotency_key_reused");
        for _twice in 0..2 {
            assert_eq!(admin.post_with_key(&off, "k2", json!({"reason": "y"})).await.expect(200)["status"], "canceled");
        }
        admin.post(&off, json!({"reason": "y"})).await.refused(409, "final_state");
        assert_eq!(lines(&admin, id).await.len(), 3);
    }

    async fn a_dispatchers_cancellation_is_told_to_all(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        let admin = world.administrator().await;
        let mut own = assistant.own_channel().await;
        for accepted in [false, true] {
            let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
            own.expect("new_assistance_request").await;
            if accepted {
                assistant.accept(id).await.expect(200);
            }
            let mut hears = client.channel(id).await;
            hears.settle().await;
            let view = cancel(&admin, id, "road closed").await.expect(200);
            assert_eq!((&view["canceled_by"], &view["cancel_reason"]), (&json!("admin"), &json!("road closed")));
            let told = hears.expect("status").await;
            assert_eq!((&told["status"], &told["canceled_by"], &told["cancel_reason"]), (&json!("canceled"), &json!("admin"), &json!("road closed")));
            if !accepted {
                assert_eq!(own.expect("offer_closed").await["reason"], "canceled");
            }
            assert_eq!(state_of(&admin, &assistant).await, "idle");
            assert_eq!(lines(&admin, id).await, [("assistance.canceled".to_owned(), json!({"reason": "road closed"}))]);
        }
        cancel(&admin, 999_999, "x").await.refused(404, "assistance_not_found");
    }

    async fn what_is_wrong_is_named(world: World) {
        let (_, assistant, id) = world.accepted().await;
        let admin = world.administrator().await;
        let path = format!("/api/admin/assistances/{id}");
        for (body, fields) in [
            (json!({}), vec!["assistant_id", "reason"]),
            (json!({"assistant_id": "1", "reason": 1}), vec!["assistant_id", "reason"]),
            (json!({"assistant_id": 0, "reason": " "}), vec!["assistant_id", "reason"]),
            (json!({"assistant_id": assistant.id, "reason": "x".repeat(501)}), vec!["reason"]),
            (json!({"assistant_id": 1.5, "reason": "a\u{0}"}), vec!["assistant_id", "reason"]),
        ] {
            let told = admin.post(&format!("{path}/assign/"), body.clone()).await;
            assert_eq!(told.invalid_fields(), fields, "{body}");
        }
        for body in [json!({}), json!({"reason": null}), json!({"reason": "x".repeat(501)})] {
            assert_eq!(admin.post(&format!("{path}/cancel/"), body).await.invalid_fields(), ["reason"]);
        }
        assert_eq!(lines(&admin, id).await.len(), 0);
    }
}
