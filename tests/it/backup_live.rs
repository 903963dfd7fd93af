//! A restore while people are connected and writing.

use std::sync::atomic::{AtomicU8, Ordering};

use serde_json::json;

use crate::backup::{back_up, restore};
use crate::harness::{Person, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);
const NEAR: (f64, f64) = (36.7615, 3.042);

/// Where a restore is, as those who write see it.
const BEFORE: u8 = 0;
const UNDER_WAY: u8 = 1;
const AFTER: u8 = 2;

/// A message that was acknowledged: its text, and where the restore was when it was sent and when it was answered.
struct Said {
    text: String,
    sent: u8,
    answered: u8,
}

/// Says one thing after another until some have been said after the restore; returns what was acknowledged, in order.
async fn keep_saying(person: &Person, id: i64, stage: &AtomicU8) -> Vec<Said> {
    let mut said = Vec::new();
    let mut afterwards = 0;
    for number in 0.. {
        let text = format!("{} {number}", person.id);
        let sent = stage.load(Ordering::SeqCst);
        let answer = person.post(&format!("/api/assistance/{id}/messages/"), json!({ "message": text })).await;
        match answer.status {
            201 => said.push(Said { text, sent, answered: stage.load(Ordering::SeqCst) }),
            503 => assert!(answer.header("retry-after").is_some_and(|seconds| seconds.parse::<u32>().unwrap() >= 1)),
            other => panic!("{other}: {}", answer.text),
        }
        afterwards += u32::from(sent == AFTER && answer.status == 201);
        if afterwards == 3 {
            break;
        }
    }
    said
}

both! {
    async fn an_open_socket_hears_how_things_stand_and_lives_on(world: World) {
        let admin = world.administrator().await;
        let (client, near) = (world.client().await, world.assistant(Truck::LIGHT, NEAR).await);
        let other = world.assistant(Truck::LIGHT, NEAR).await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        near.accept(id).await.expect(200);
        let (mut own, mut of_client) = (near.own_channel().await, client.channel(id).await);
        let mut listening = admin.channel(id).await;
        of_client.settle().await;
        listening.settle().await;
        back_up(&admin, "then").await;

        // what the backup does not have: a message, a newcomer with an assistance and a job on it
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "lost"})).await.expect(201);
        assert_eq!(of_client.expect("chat").await["message"], "lost");
        assert_eq!(listening.expect("chat").await["message"], "lost");
        let newcomer = world.client().await;
        let lost = newcomer.ask_for_tow(ALGIERS, HARBOUR).await;
        other.accept(lost).await.expect(200);
        let (mut of_newcomer, mut of_other) = (newcomer.channel(lost).await, other.channel(lost).await);

        restore(&admin, "then").await.expect(200);
        let reset = of_client.expect("reset").await;
        assert_eq!((&reset["assistance"]["status"], &reset["messages"]), (&json!("accepted"), &json!([])));
        let mine = own.expect("reset").await;
        assert_eq!((&mine["assistance"]["id"], &mine["offers"]), (&json!(id), &json!([])));
        assert_eq!(listening.expect("reset").await["seq"], reset["seq"]);
        assert_eq!(of_newcomer.close_code().await, 4001, "there is no such account");
        assert_eq!(of_other.close_code().await, 4004, "there is no such assistance");

        // the channel goes on, one number after the other
        let seq = reset["seq"].as_i64().unwrap();
        near.update(id, "ongoing").await.expect(200);
        assert_eq!(of_client.expect("status").await["seq"], seq + 1);
        of_client.send(json!({"type": "chat", "message": "here"})).await;
        assert_eq!(of_client.expect("chat").await["seq"], seq + 2);
        let mut back = client.channel_since(id, seq).await;
        assert_eq!(back.welcome, seq + 2);
        assert_eq!(back.up_to(seq + 2).await.len(), 2);
        // the one at work is not asked, the other is free again, where he is now
        let (second, free) = (world.client().await, other.own_channel().await.welcome);
        second.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut hears = other.own_channel_since(free).await;
        assert_eq!(hears.expect("new_assistance_request").await["seq"], free + 1);
        assert_eq!(own.settle().await.iter().filter(|frame| frame["type"] == "new_assistance_request").count(), 0);
    }

    async fn a_search_goes_on(world: World) {
        let (admin, client) = (world.administrator().await, world.client().await);
        // eight kilometres from the pickup: the second wave
        let farther = world.assistant(Truck::LIGHT, (36.8245, 3.042)).await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        back_up(&admin, "then").await;
        client.update(id, "canceled").await.expect(200);
        restore(&admin, "then").await.expect(200);
        assert_eq!(client.look_at(id).await["status"], "requested");
        let mut hears = farther.own_channel().await;
        world.pass(15);
        assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], id);
        farther.accept(id).await.expect(200);
    }

    async fn who_is_told_no_writes_nothing_and_who_is_told_yes_after_it_stays(world: World) with |settings| {
        settings.database.connections = 8;
    } {
        let admin = world.administrator().await;
        let mut pairs = Vec::new();
        for _ in 0..25 {
            pairs.push(world.accepted().await);
        }
        back_up(&admin, "then").await;
        let stage = AtomicU8::new(BEFORE);
        let writers = pairs.iter().flat_map(|(client, assistant, id)| [(client, *id), (assistant, *id)]);
        let writing = futures_util::future::join_all(writers.map(|(person, id)| keep_saying(person, id, &stage)));
        let restoring = async {
            // everybody has said something by then
            let mut outside = world.outside();
            world.until("fifty have written", |_| outside.number("select count(distinct sender_id) as number from messages") == 50).await;
            stage.store(UNDER_WAY, Ordering::SeqCst);
            restore(&admin, "then").await.expect(200);
            stage.store(AFTER, Ordering::SeqCst);
        };
        let (said, ()) = futures_util::join!(writing, restoring);

        let stored: std::collections::BTreeSet<String> =
            world.outside().lines("select body as line from messages").into_iter().collect();
        let mut acknowledged = 0;
        for said in &said {
            // of each one's messages the backup took the first, and no others
            let kept: Vec<bool> = said.iter().map(|said| stored.contains(&said.text)).collect();
            let first_kept = kept.iter().position(|kept| *kept).unwrap();
            assert!(kept[first_kept..].iter().all(|kept| *kept), "a hole among what was acknowledged: {kept:?}");
            for (said, kept) in said.iter().zip(&kept) {
                assert!(*kept || said.sent != AFTER, "{} was acknowledged after the restore and is lost", said.text);
                assert!(!*kept || said.answered != BEFORE, "{} was acknowledged before the restore and is there", said.text);
            }
            acknowledged += kept.iter().filter(|kept| **kept).count();
        }
        assert_eq!(acknowledged, stored.len(), "what was refused is not there");
    }
}
