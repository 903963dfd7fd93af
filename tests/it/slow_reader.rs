//! One who reads too slowly: closed with a word that says "resume", at nobody else's cost.

use std::time::Duration;

use depannini::dispatch::live::Report;
use depannini::kernel::geo::Point;
use depannini::kernel::id::AccountId;
use depannini::kernel::time::Clock as _;
use futures_util::StreamExt as _;
use serde_json::{Value, json};

use crate::harness::{Person, Socket, World};

/// More than the kernel and the server's buffers take in for one who does not read (8 KB each).
const MANY: usize = 900;

/// Says many long things; the facts' numbers are 2 and so on.
async fn say_much(client: &Person, id: i64, count: usize) {
    let path = format!("/api/assistance/{id}/messages/");
    let text = "🚗".repeat(2000);
    let posts = (0..count).map(|_| client.post(&path, json!({"message": text})));
    let answers: Vec<_> = futures_util::stream::iter(posts).buffered(16).collect().await;
    answers.iter().for_each(|answer| drop(answer.expect(201)));
}

fn numbers(frames: &[Value]) -> Vec<i64> {
    frames.iter().filter_map(|frame| frame["seq"].as_i64()).collect()
}

/// Reads to the end: the frames and the code.
async fn rest(socket: &mut Socket) -> (Vec<Value>, u16) {
    let mut frames = vec![];
    loop {
        match socket.next().await {
            Ok(frame) => frames.push(frame),
            Err(code) => return (frames, code),
        }
    }
}

both! {
    async fn the_slow_one_is_closed_and_misses_nothing(world: World) with |settings| { settings.realtime.queue = 64; } {
        let (client, assistant, id) = world.accepted().await;
        let last = 1 + i64::try_from(MANY).unwrap();
        let mut slow = Socket::open_narrow(&assistant, &format!("/ws/assistance/{id}/")).await;
        let mut quick = client.channel(id).await;
        // the quick one reads along, the slow one does not
        let (_, heard) = tokio::join!(say_much(&client, id, MANY), quick.up_to(last));
        assert_eq!(numbers(&heard), (2..=last).collect::<Vec<_>>());

        let (seen, code) = rest(&mut slow).await;
        assert_eq!(code, 4008);
        let seen = numbers(&seen);
        let reached = *seen.last().unwrap_or(&1);
        assert_eq!(seen, (2..=reached).collect::<Vec<_>>(), "no gap before the end");
        assert!(reached < last);

        let mut back = assistant.socket(&format!("/ws/assistance/{id}/?since={reached}")).await;
        let mut told = back.up_to(last).await;
        assert_eq!(numbers(&told), (reached + 1..=last).collect::<Vec<_>>());
        assert!(told.iter().all(|frame| frame["message"].as_str().is_some_and(|text| text.chars().count() == 2000)));
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "live"})).await.expect(201);
        told = back.up_to(last + 1).await;
        assert_eq!((told.len(), &told[0]["message"]), (1, &json!("live")), "once");
    }

    async fn one_who_never_reads_again_is_dropped(world: World) with |settings| { settings.realtime.queue = 64; } {
        let (client, assistant, id) = world.accepted().await;
        let path = format!("/ws/assistance/{id}/");
        let stuck = Socket::open_narrow(&assistant, &path).await;
        let mut quick = client.channel(id).await;
        let last = 1 + i64::try_from(MANY).unwrap();
        tokio::join!(say_much(&client, id, MANY), quick.up_to(last));
        world.parts(async |parts| assert_eq!(parts.realtime.admissions.total(), 2)).await;
        // patience with a stalled socket is shorter than with a silent one
        world.wall.advance(Duration::from_secs(15));
        world.until("the stalled socket is dropped", |parts| parts.realtime.admissions.total() == 1).await;
        quick.settle().await;
        drop(stuck);
    }

    async fn of_positions_a_slow_reader_gets_the_newest(world: World) with |settings| { settings.realtime.queue = 4096; } {
        let (client, assistant, id) = world.accepted().await;
        let mut quick = client.channel(id).await;
        quick.expect("location").await;
        let mut slow = Socket::open_narrow(&client, &format!("/ws/assistance/{id}/")).await;
        let last = 1 + i64::try_from(MANY).unwrap();
        tokio::join!(say_much(&client, id, MANY), quick.up_to(last));
        // nothing more fits on the way to the slow one; what comes now waits
        for step in 1..=50 {
            let at = Point::new(36.0 + f64::from(step) / 100.0, 3.0).unwrap();
            let report = Report::new(AccountId::new(assistant.id), at, world.time.now());
            world.parts(async |parts| parts.dispatch.live.report(&report)).await;
            assert_eq!(quick.expect("location").await["lat"], at.lat.degrees());
        }
        let mut told = slow.up_to(last).await;
        told.extend(slow.settle().await);
        assert_eq!(numbers(&told), (2..=last).collect::<Vec<_>>(), "every fact");
        let places: Vec<_> = told.iter().filter(|frame| frame["type"] == "location").collect();
        assert!(places.len() <= 3, "{}", places.len());
        assert_eq!(places.last().unwrap()["lat"], 36.5);
    }
}
