//! The process dies in the middle of things and comes back.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::TcpStream;

use crate::harness::{Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);
const NEAR: (f64, f64) = (36.7615, 3.042);
/// Eight kilometres from the pickup: the second wave.
const FARTHER: (f64, f64) = (36.8245, 3.042);
/// Fifteen: the third.
const FAR: (f64, f64) = (36.8874, 3.042);

/// One line of an answer as it comes over the wire.
async fn line(from: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    from.read_line(&mut line).await.unwrap();
    line
}

both! {
    async fn a_search_goes_on_where_it_stood(world: World) {
        let (client, admin) = (world.client().await, world.administrator().await);
        let (near, farther, far) = (
            world.assistant(Truck::LIGHT, NEAR).await, world.assistant(Truck::LIGHT, FARTHER).await,
            world.assistant(Truck::LIGHT, FAR).await,
        );
        let mut near_hears = near.own_channel().await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut client_hears = client.channel(id).await;
        assert_eq!(near_hears.expect("new_assistance_request").await["seq"], 1);

        world.pass(10);
        world.crash_and_restart().await;
        assert!(near_hears.close_code().await != 0, "the old sockets are gone");
        assert!(client_hears.close_code().await != 0);
        // what was heard is not sent again as new, and nothing is missing
        let mut near_hears = near.own_channel_since(1).await;
        assert_eq!(near_hears.welcome, 1);
        assert_eq!(near_hears.settle().await, Vec::<Value>::new());
        let mut anew = near.own_channel_since(0).await;
        assert_eq!(anew.expect("new_assistance_request").await["seq"], 1);
        let mut far_hears = far.own_channel().await;
        let mut farther_hears = farther.own_channel().await;
        assert_eq!(farther_hears.welcome, 0);

        world.pass(5);
        assert_eq!(farther_hears.expect("new_assistance_request").await["assistance_id"], id);
        // down while the next wave falls due: it is told as soon as the server is back
        world.pass(14);
        world.crash_and_restart().await;
        assert!(far_hears.close_code().await != 0);
        let mut far_hears = far.own_channel_since(0).await;
        world.pass(1);
        assert_eq!(far_hears.expect("new_assistance_request").await["assistance_id"], id);
        let waves: Vec<_> = admin.waves_of(id).await.iter().map(|wave| (wave.at.clone(), wave.asked_ids())).collect();
        assert_eq!(waves, [
            ("2026-11-21T08:00:00.000000Z".to_owned(), vec![near.id]),
            ("2026-11-21T08:00:15.000000Z".to_owned(), vec![farther.id]),
            ("2026-11-21T08:00:30.000000Z".to_owned(), vec![far.id]),
        ]);

        // and again in mid-window: it ends on time
        world.pass(569);
        world.crash_and_restart().await;
        let mut client_hears = client.channel_since(id, 0).await;
        let mut near_hears = near.own_channel_since(1).await;
        assert_eq!(client.look_at(id).await["status"], "requested");
        world.pass(1);
        assert_eq!(client_hears.expect("status").await["cancel_reason"], "no_assistant_found");
        let closed = near_hears.expect("offer_closed").await;
        assert_eq!((&closed["reason"], &closed["seq"]), (&json!("expired"), &json!(2)));
        assert_eq!(client.look_at(id).await["updatedAt"], "2026-11-21T08:10:00.000000Z");
    }

    async fn a_window_that_ended_meanwhile_ends_at_the_start(world: World) {
        let (client, near) = (world.client().await, world.assistant(Truck::LIGHT, NEAR).await);
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut hears = near.own_channel().await;
        let heard = hears.welcome;
        assert_eq!(heard, 1);
        world.go_down().await;
        world.pass(3600);
        world.come_back().await;
        assert!(hears.close_code().await != 0);
        let mut hears = near.own_channel_since(heard).await;
        assert_eq!(hears.expect("offer_closed").await["reason"], "expired");
        let seen = client.look_at(id).await;
        assert_eq!((&seen["status"], &seen["cancel_reason"]), (&json!("canceled"), &json!("no_assistant_found")));
    }

    async fn assistants_come_back_where_they_were_and_busy_if_they_were(world: World) {
        let (one, two, three) = (world.client().await, world.client().await, world.client().await);
        // registered far away, then moved near
        let (busy, free, unflushed) = (
            world.assistant(Truck::LIGHT, NEAR).await, world.assistant(Truck::LIGHT, (10.0, 10.0)).await,
            world.assistant(Truck::LIGHT, (20.0, 20.0)).await,
        );
        let asleep = world.assistant(Truck::LIGHT, NEAR).await;
        world.set_active(&asleep, false).await;
        let id = one.ask_for_tow(ALGIERS, HARBOUR).await;
        busy.accept(id).await.expect(200);
        free.is_at(NEAR).await;
        world.flush().await;
        unflushed.is_at(NEAR).await;
        let mut watched = one.channel(id).await;
        assert_eq!(watched.welcome, 1);
        watched.send(json!({"type": "chat", "message": "Where are you?"})).await;
        // the assistant's last known position comes first on an open channel
        assert_eq!(watched.expect("location").await["user_id"], busy.id);
        assert_eq!(watched.expect("chat").await["seq"], 2);

        world.crash_and_restart().await;
        let asked = two.ask(json!({
            "pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": HARBOUR.0, "lng": HARBOUR.1},
        })).await.expect(201);
        let told: Vec<_> = asked["nearby_assistants"].as_array().unwrap().iter().map(|n| n["assistant_id"].as_i64().unwrap()).collect();
        assert_eq!(told, [free.id], "from the last flush; the busy, the sleeping and the lost one are not told");
        busy.accept(asked["assistance"]["id"].as_i64().unwrap()).await.refused(409, "assistant_busy");

        // the job goes on: its channel, its chat, its positions
        let mut watched = one.channel_since(id, 2).await;
        assert_eq!(watched.expect("location").await["user_id"], busy.id);
        let mut drives = busy.channel_since(id, 0).await;
        assert_eq!(drives.expect("status").await["status"], "accepted");
        assert_eq!(drives.expect("chat").await["message"], "Where are you?");
        drives.send(json!({"type": "location", "lat": 36.76, "lng": 3.041})).await;
        assert_eq!(watched.expect("location").await["lat"], 36.76);
        busy.update(id, "ongoing").await.expect(200);
        assert_eq!(watched.expect("status").await["seq"], 3);
        busy.update(id, "completed").await.expect(200);
        assert_eq!(watched.expect("status").await["seq"], 4);
        // and its end frees the assistant
        unflushed.is_at(FAR).await;
        let asked = three.ask(json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing"})).await.expect(201);
        let told: Vec<_> = asked["nearby_assistants"].as_array().unwrap().iter().map(|n| n["assistant_id"].as_i64().unwrap()).collect();
        assert_eq!(told, [busy.id, free.id], "the nearest by what was reported since");
    }

    async fn going_active_moves_nobody_back(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, (10.0, 10.0)).await;
        world.set_active(&assistant, false).await;
        // what the app does at the start of a shift: says where it is, then goes active, all within a flush
        assistant.is_at(NEAR).await;
        world.set_active(&assistant, true).await;
        let ask = async || {
            let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "assistance_type": "towing"});
            let asked = client.ask(body).await.expect(201);
            client.update(asked["assistance"]["id"].as_i64().unwrap(), "canceled").await.expect(200);
            asked["nearby_assistants"].clone()
        };
        assert_eq!(ask().await[0]["assistant_id"], assistant.id);
        world.flush().await;
        world.crash_and_restart().await;
        assert_eq!(ask().await[0]["assistant_id"], assistant.id);
    }

    async fn a_position_from_the_future_gives_way_to_the_next_report(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, (10.0, 10.0)).await;
        world.go_down().await;
        // as it was stored by a machine whose clock has been put back since
        world.outside().execute(&format!("update accounts set located_at = '2099-01-01 00:00:00' where id = {}", assistant.id));
        world.come_back().await;
        assistant.is_at(NEAR).await;
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut hears = assistant.own_channel_since(0).await;
        assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], id);
    }

    async fn a_stop_in_order_takes_nothing_new_and_ends_what_is_under_way(world: World) {
        let client = world.client().await;
        let address = world.base.trim_start_matches("http://").to_owned();
        let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}}).to_string();
        let head = format!(
            "POST /api/assistance/request/ HTTP/1.1\r\nhost: {address}\r\nauthorization: Bearer {}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\nexpect: 100-continue\r\n\r\n",
            client.token.as_deref().unwrap(), body.len(),
        );
        let mut under_way = BufReader::new(TcpStream::connect(&address).await.unwrap());
        under_way.get_mut().write_all(head.as_bytes()).await.unwrap();
        // the server has begun with it, and waits for the rest
        assert!(line(&mut under_way).await.starts_with("HTTP/1.1 100"));
        line(&mut under_way).await;
        let finished = async {
            let deadline = Instant::now() + Duration::from_secs(20);
            while TcpStream::connect(&address).await.is_ok() {
                assert!(Instant::now() < deadline, "it still takes connections");
                tokio::task::yield_now().await;
            }
            under_way.get_mut().write_all(body.as_bytes()).await.unwrap();
            line(&mut under_way).await
        };
        let (answer, ()) = tokio::join!(finished, world.restart());
        assert!(answer.starts_with("HTTP/1.1 201"), "{answer}");
        let mine = client.get("/api/assistance/view/").await.expect(200);
        assert_eq!(mine["Assistance"].as_array().unwrap().len(), 1, "what was answered is there");
    }

    async fn a_stop_in_order_keeps_the_last_positions(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, (10.0, 10.0)).await;
        assistant.is_at(NEAR).await;
        let mut hears = assistant.own_channel().await;
        world.restart().await;
        assert_eq!(hears.close_code().await, 1012, "come back soon");
        let id = client.ask_for_tow(ALGIERS, HARBOUR).await;
        let mut hears = assistant.own_channel_since(0).await;
        assert_eq!(hears.expect("new_assistance_request").await["assistance_id"], id);
    }
}
