//! The two socket channels: who may open them, what is told, what is missed and told again, and how they end.

use std::time::Duration;

use depannini::dispatch::live::Report;
use depannini::dispatch::{Dispatch, chat};
use depannini::journal::Journal;
use depannini::kernel::geo::Point;
use depannini::kernel::id::{AccountId, AssistanceId};
use depannini::kernel::time::Clock as _;
use depannini::tx::Work;
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::frame::Frame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::{Data, OpCode};

use crate::harness::{Person, Socket, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);
const THERE: (f64, f64) = (36.8, 3.1);
const AWAY: (f64, f64) = (36.9, 3.2);

/// The numbers of the facts among frames.
fn numbers(frames: &[Value]) -> Vec<i64> {
    frames.iter().filter_map(|frame| frame["seq"].as_i64()).collect()
}

fn kinds(frames: &[Value]) -> Vec<&str> {
    frames.iter().map(|frame| frame["type"].as_str().unwrap()).collect()
}

/// Takes the position in as every way to report one does.
async fn report(world: &World, person: &Person, at: (f64, f64)) {
    let report = Report::new(AccountId::new(person.id), Point::new(at.0, at.1).unwrap(), world.time.now());
    world.parts(async |parts| parts.dispatch.live.report(&report)).await;
}

async fn say(person: &Person, id: i64, text: &str) {
    person.post(&format!("/api/assistance/{id}/messages/"), json!({ "message": text })).await.expect(201);
}

/// What a socket has been told when all that happened before has arrived: the chat marks the place.
async fn told_so_far(client: &Person, id: i64, socket: &mut Socket) -> Vec<Value> {
    let marker =
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "marker"})).await.expect(201);
    let mut told = Vec::new();
    loop {
        let frame = socket.next().await.unwrap();
        if frame["type"] == "chat" && frame["id"] == marker["id"] {
            // positions leave behind the facts of their batch
            told.extend(socket.settle().await);
            return told;
        }
        told.push(frame);
    }
}

both! {
    async fn the_token_comes_in_three_ways(world: World) {
        let near = world.assistant(Truck::LIGHT, HERE).await;
        let token = near.token.clone().unwrap();
        let nobody = near.with_token(None);
        let path = format!("/ws/assistant/{}/", near.id);

        assert_eq!(near.own_channel().await.protocol, None);
        nobody.socket(&format!("{path}?token={token}")).await;
        nobody.socket(&format!("{path}?since=0&token={token}&other=%20")).await;
        let mut request = Socket::handshake(&nobody, &path);
        request.headers_mut().insert("sec-websocket-protocol", format!("bearer, {token}").parse().unwrap());
        let mut socket = Socket::open_with(request).await.unwrap();
        assert_eq!(socket.protocol.as_deref(), Some("bearer"));
        socket.expect("connection_established").await;
        // without the trailing slash
        near.socket(path.trim_end_matches('/')).await;
    }

    async fn without_a_valid_token_there_is_no_upgrade(world: World) {
        let near = world.assistant(Truck::LIGHT, HERE).await;
        let (client, _, id) = world.accepted().await;
        let token = near.token.clone().unwrap();
        let nobody = near.with_token(None);
        let own = format!("/ws/assistant/{}/", near.id);
        for path in [own.clone(), format!("/ws/assistance/{id}/"), "/ws/assistance/999999/".to_owned()] {
            assert_eq!(nobody.refused_socket(&path).await.status, 401, "{path}");
            assert_eq!(nobody.refused_socket(&format!("{path}?token=")).await.status, 401);
            assert_eq!(nobody.refused_socket(&format!("{path}?token={token}x")).await.status, 401);
            assert_eq!(near.with_token(Some("a.b.c")).refused_socket(&path).await.status, 401);
            for offered in ["bearer".to_owned(), "bearer, x".to_owned(), format!("{token}, bearer"), format!("chat, {token}")] {
                let mut request = Socket::handshake(&nobody, &path);
                request.headers_mut().insert("sec-websocket-protocol", offered.parse().unwrap());
                assert_eq!(Socket::open_with(request).await.err().unwrap().status, 401, "{offered}");
            }
        }
        let refused: Value = serde_json::from_str(&nobody.refused_socket(&own).await.body).unwrap();
        assert_eq!((&refused["code"], &refused["success"]), (&json!("unauthenticated"), &json!(false)));

        world.log_out(&client).await;
        assert_eq!(client.refused_socket(&format!("/ws/assistance/{id}/")).await.status, 401);
        world.wall.advance(Duration::from_secs(world.settings.accounts.access_minutes * 60));
        assert_eq!(near.refused_socket(&own).await.status, 401, "an expired token");
    }

    async fn a_channel_belongs_to_its_people(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (stranger, other) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        let admin = world.administrator().await;
        let channel = format!("/ws/assistance/{id}/");
        for (who, path, status) in [
            (&other, format!("/ws/assistant/{}/", assistant.id), 403),
            (&client, format!("/ws/assistant/{}/", client.id), 403),
            (&client, format!("/ws/assistant/{}/", assistant.id), 403),
            (&admin, format!("/ws/assistant/{}/", assistant.id), 403),
            (&stranger, channel.clone(), 403),
            (&other, channel, 403),
            (&client, "/ws/assistance/999999/".to_owned(), 404),
            (&client, "/ws/assistance/abc/".to_owned(), 404),
            (&client, "/ws/assistance/-1/".to_owned(), 404),
            (&client, "/ws/assistance/9223372036854775819/".to_owned(), 404),
            (&assistant, "/ws/assistant/abc/".to_owned(), 404),
            (&assistant, "/ws/assistant/-1/".to_owned(), 404),
            (&assistant, "/ws/assistant/9223372036854775819/".to_owned(), 404),
            (&assistant, "/ws/assistant/".to_owned(), 404),
            (&assistant, "/ws/x".to_owned(), 404),
            (&assistant, "/ws/x/7/".to_owned(), 404),
            (&assistant, "/ws/".to_owned(), 404),
        ] {
            let refused = who.refused_socket(&path).await;
            assert_eq!(refused.status, status, "{path} {refused:?}");
            let problem: Value = serde_json::from_str(&refused.body).unwrap();
            assert_eq!(problem["status"], status, "{path}");
        }
    }

    async fn a_plain_request_is_told_to_upgrade(world: World) {
        let (client, assistant, id) = world.accepted().await;
        for (who, path) in [(&client, format!("/ws/assistance/{id}/")), (&assistant, format!("/ws/assistant/{}/", assistant.id))] {
            who.get(&path).await.refused(400, "upgrade_required");
            who.with_token(None).get(&path).await.refused(401, "unauthenticated");
            let refused = who.post(&path, json!({})).await;
            refused.refused(405, "method_not_allowed");
            assert_eq!(refused.header("allow"), Some("GET"));
        }
        // a refused handshake holds no place
        world.parts(async |parts| assert_eq!(parts.realtime.admissions.total(), 0)).await;
    }

    async fn an_administrator_may_only_listen(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let admin = world.administrator().await;
        let mut hears = client.channel(id).await;
        let mut listens = admin.socket(&format!("/ws/assistance/{id}/?since=0")).await;
        assert_eq!(listens.expect("status").await["status"], "accepted");
        assert_eq!(listens.expect("location").await["user_id"], assistant.id);
        for said in [
            json!({"type": "chat", "message": "hello"}),
            json!({"type": "read", "up_to": 1}),
            json!({"type": "location", "lat": 1.0, "lng": 2.0}),
        ] {
            listens.send(said).await;
            listens.refused("read_only").await;
        }
        say(&client, id, "one").await;
        assert_eq!(listens.expect("chat").await["message"], "one");
        report(world, &assistant, THERE).await;
        assert_eq!(listens.expect("location").await["user_id"], assistant.id);
        assert_eq!(kinds(&told_so_far(&client, id, &mut hears).await), ["location", "chat", "location"]);
        let place = world.parts(async |parts| parts.dispatch.live.position(AccountId::new(admin.id))).await;
        assert_eq!(place, None, "listening moves nobody");
    }

    async fn every_fact_has_the_next_number_and_nothing_is_missed(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = client.channel(id).await;
        assert_eq!(hears.welcome, 1);
        for n in 0..5 {
            say(if n % 2 == 0 { &client } else { &assistant }, id, &n.to_string()).await;
        }
        assistant.update(id, "ongoing").await.expect(200);
        assistant.update(id, "completed").await.expect(200);
        let mut live = hears.up_to(8).await;
        assert_eq!(live.remove(0)["type"], "location");
        assert_eq!(numbers(&live), [2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(kinds(&live), ["chat", "chat", "chat", "chat", "chat", "status", "status"]);

        // what is replayed is what was told, and a room that has never been opened tells the same
        for since in 0..=8 {
            let mut again = client.socket(&format!("/ws/assistance/{id}/?since={since}")).await;
            assert_eq!(again.welcome, 8);
            let replayed = again.settle().await;
            assert_eq!(numbers(&replayed), (since + 1..=8).collect::<Vec<_>>(), "since {since}");
            if since >= 1 {
                let tail = usize::try_from(since - 1).unwrap();
                assert_eq!(replayed, live[tail..], "since {since}");
            }
        }
    }

    async fn a_first_frame_resumes_like_the_address_does(world: World) {
        let (client, assistant, id) = world.accepted().await;
        for text in ["a", "b", "c"] {
            say(&assistant, id, text).await;
        }
        report(world, &assistant, THERE).await;

        let mut by_address = client.socket(&format!("/ws/assistance/{id}/?since=2")).await;
        // positions go out behind everything that waits, so behind the answer to a `settle` too
        let mut told = by_address.up_to(4).await;
        told.push(by_address.expect("location").await);
        assert_eq!(kinds(&told), ["chat", "chat", "location"], "facts, then the latest position");
        assert_eq!(numbers(&told), [3, 4]);
        assert_eq!(told[2]["lat"], THERE.0);

        let mut by_frame = client.channel(id).await;
        by_frame.expect("location").await;
        by_frame.send(json!({"type": "resume", "since": 2})).await;
        let mut again = by_frame.up_to(4).await;
        again.push(by_frame.expect("location").await);
        assert_eq!(again, told, "the same, the latest position last");
        say(&assistant, id, "d").await;
        assert_eq!(by_frame.expect("chat").await["seq"], 5);

        // again on the same socket: everything after the number, in order, also what was told live
        by_frame.send(json!({"type": "resume", "since": 3})).await;
        assert_eq!(numbers(&by_frame.settle().await), [4, 5]);
        by_address.up_to(5).await;
        by_address.send(json!({"type": "resume", "since": 0})).await;
        assert_eq!(numbers(&by_address.settle().await), [1, 2, 3, 4, 5]);
    }

    async fn who_was_away_for_a_long_time_is_told_in_slices(world: World) {
        let (client, assistant, id) = world.accepted().await;
        // more than one slice is read at a time, and than may wait in a queue
        let last = 1 + 300;
        for number in 2..=last {
            say(&assistant, id, &format!("number {number}")).await;
        }
        let mut back = client.channel_since(id, 0).await;
        let told = back.up_to(last).await;
        assert_eq!(numbers(&told), (1..=last).collect::<Vec<_>>());
        assert!(told.iter().skip(1).all(|frame| frame["message"] == format!("number {}", frame["seq"])));
        back.expect("location").await;
        say(&client, id, "live").await;
        assert_eq!(back.expect("chat").await["seq"], last + 1);
    }

    async fn an_impossible_since_starts_anew(world: World) {
        let (client, assistant, id) = world.accepted().await;
        say(&client, id, "one").await;
        for since in ["3", "-1", "abc", "", "9223372036854775807", "9223372036854775808", "1.5", "NaN"] {
            let mut socket = client.socket(&format!("/ws/assistance/{id}/?since={since}")).await;
            let reset = socket.expect("reset").await;
            assert_eq!(reset["seq"], 2, "since {since}");
            assert_eq!(reset["assistance"], client.look_at(id).await, "what HTTP tells");
            assert_eq!((reset["messages"].as_array().unwrap().len(), &reset["messages"][0]["message"]), (1, &json!("one")));
            assert_eq!(kinds(&socket.settle().await), ["location"]);
        }
        for (n, since) in [json!(99), json!(-1), json!(i64::MAX), json!(i64::MIN)].into_iter().enumerate() {
            let last = 2 + i64::try_from(n).unwrap();
            let mut socket = assistant.channel(id).await;
            socket.send(json!({"type": "resume", "since": since})).await;
            assert_eq!(socket.expect("reset").await["seq"], last, "since {since}");
            say(&client, id, "live goes on").await;
            assert_eq!(numbers(&socket.up_to(last + 1).await), [last + 1]);
        }
    }

    async fn an_assistant_who_starts_anew_is_told_what_awaits_an_answer(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, THERE).await;
        let ended = client.ask_for_tow(THERE, AWAY).await;
        client.update(ended, "canceled").await.expect(200);
        let open = client.ask_for_tow(THERE, AWAY).await;
        let mut socket = assistant.own_channel_since(-1).await;
        let reset = socket.expect("reset").await;
        assert_eq!((&reset["seq"], &reset["assistance"]), (&json!(3), &json!(null)));
        let offers = reset["offers"].as_array().unwrap();
        assert_eq!((offers.len(), &offers[0]["assistance_id"]), (1, &json!(open)));

        assistant.accept(open).await.expect(200);
        let mut again = assistant.own_channel_since(-1).await;
        let reset = again.expect("reset").await;
        assert_eq!((&reset["offers"], &reset["assistance"]["id"]), (&json!([]), &json!(open)));
    }

    async fn an_assistant_hears_of_offers_missed_while_away(world: World) {
        let (client, other) = (world.client().await, world.client().await);
        let near = world.assistant(Truck::LIGHT, HERE).await;
        let first = client.ask_for_tow(HERE, THERE).await;
        client.update(first, "canceled").await.expect(200);
        let second = other.ask_for_tow(HERE, THERE).await;
        let mut hears = near.socket(&format!("/ws/assistant/{}/?since=0", near.id)).await;
        assert_eq!(hears.welcome, 3);
        let told = hears.settle().await;
        assert_eq!(kinds(&told), ["new_assistance_request", "offer_closed", "new_assistance_request"]);
        assert_eq!(numbers(&told), [1, 2, 3]);
        assert_eq!((&told[0]["assistance_id"], &told[1]["assistance_id"]), (&json!(first), &json!(first)));
        assert_eq!(told[1]["reason"], "canceled");
        assert_eq!(told[2]["assistance_id"], second);
        for field in ["pickup_location", "client", "assistance_type", "vehicle_type", "dropoff_location", "distance",
            "eta_seconds", "expires_at", "offer_id"] {
            assert!(!told[2][field].is_null(), "{field}");
        }
        assert!(told[2].get("description").is_some());
        // chat belongs to the other channel
        for said in [json!({"type": "chat", "message": "hello"}), json!({"type": "read", "up_to": 1})] {
            hears.send(said).await;
            hears.refused("wrong_channel").await;
        }
    }

    async fn all_sockets_of_an_account_hear(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut phone, mut tablet) = (client.channel(id).await, client.channel(id).await);
        let mut theirs = assistant.channel(id).await;
        phone.send(json!({"type": "chat", "message": "one"})).await;
        for socket in [&mut phone, &mut tablet, &mut theirs] {
            let told = socket.up_to(2).await;
            assert_eq!(told.last().unwrap()["message"], "one");
            assert_eq!(numbers(&told), [2]);
        }
        drop(phone);
        say(&assistant, id, "two").await;
        assert_eq!(tablet.expect("chat").await["seq"], 3);
    }

    async fn a_channel_that_cannot_be_read_keeps_no_other_from_its_facts(world: World) {
        let (client, broken) = (world.client().await, world.assistant(Truck::HEAVY, HERE).await);
        let mut own = broken.own_channel().await;
        client.ask(json!({"pickup": {"lat": HERE.0, "lng": HERE.1}, "dropoff": {"lat": THERE.0, "lng": THERE.1}})).await.expect(201);
        own.expect("new_assistance_request").await;
        // the assistance is offered to this one again, and its row says what no version of the server can read
        let mut outside = world.outside();
        let last = outside.number(&format!(
            "select last_seq as number from journal_channels where channel_kind = 'assistant' and channel_id = {}", broken.id));
        outside.execute(&format!(
            "insert into journal_events (channel_kind, channel_id, seq, kind, payload, at) \
             select channel_kind, channel_id, {}, kind, payload, at from journal_events \
             where channel_kind = 'assistant' and channel_id = {} and seq = {last}", last + 1, broken.id));
        outside.execute(&format!(
            "update journal_channels set last_seq = {} where channel_kind = 'assistant' and channel_id = {}", last + 1, broken.id));
        outside.execute("update assistances set currency = '???'");
        let sound = world.assistant(Truck::HEAVY, HERE).await;
        let mut hears = sound.own_channel().await;
        hears.settle().await;
        for _ in 0..3 {
            world.client().await.ask(json!({"pickup": {"lat": HERE.0, "lng": HERE.1}, "dropoff": {"lat": THERE.0, "lng": THERE.1}})).await.expect(201);
            hears.expect("new_assistance_request").await;
        }
    }

    async fn an_expired_token_closes_the_socket(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut hears, mut own) = (client.channel(id).await, assistant.own_channel().await);
        hears.settle().await;
        own.settle().await;
        let life = world.settings.accounts.access_minutes * 60;
        world.wall.advance(Duration::from_secs(life));
        assert_eq!(hears.close_code().await, 4001);
        assert_eq!(own.close_code().await, 4001);
    }

    async fn logging_out_closes_the_socket_at_the_next_heartbeat(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut hears, mut stays) = (client.channel(id).await, assistant.channel(id).await);
        hears.settle().await;
        stays.settle().await;
        world.log_out(&client).await;
        world.wall.advance(Duration::from_secs(world.settings.realtime.heartbeat_seconds));
        assert_eq!(hears.close_code().await, 4001);
        stays.expect_ping().await;
        stays.settle().await;
    }

    async fn one_who_never_pauses_is_closed_all_the_same(world: World) {
        let (client, _, id) = world.accepted().await;
        let mut hears = client.channel(id).await;
        hears.settle().await;
        world.log_out(&client).await;
        world.wall.advance(Duration::from_secs(world.settings.realtime.heartbeat_seconds));
        for _ in 0..500 {
            hears.try_say(r#"{"type":"nonsense"}"#).await;
        }
        // the server closes without reading the rest, so its goodbye may be lost on the way
        let code = hears.close_code().await;
        assert!(code == 4001 || code == 1006, "{code}");
        assert_eq!(client.refused_socket(&format!("/ws/assistance/{id}/")).await.status, 401);
    }

    async fn the_end_of_a_search_is_told_to_all_who_were_asked(world: World) {
        let (client, heavy) = (world.client().await, world.assistant(Truck::HEAVY, HERE).await);
        let light = world.assistant(Truck::LIGHT, HERE).await;
        let (mut asked, mut unasked) = (heavy.own_channel().await, light.own_channel().await);
        let body = json!({"pickup": {"lat": HERE.0, "lng": HERE.1}, "dropoff": {"lat": THERE.0, "lng": THERE.1}, "vehicle_type": "heavy"});
        let id = client.post("/api/assistance/request/", body).await.expect(201)["assistance"]["id"].as_i64().unwrap();
        let mut hears = client.channel(id).await;
        let offer = asked.expect("new_assistance_request").await;
        assert_eq!((&offer["vehicle_type"], &offer["assistance_type"]), (&json!("heavy"), &json!("towing")));
        world.pass(world.settings.dispatch.search_minutes * 60);
        let told = hears.expect("status").await;
        assert_eq!((&told["status"], &told["cancel_reason"]), (&json!("canceled"), &json!("no_assistant_found")));
        let closed = asked.expect("offer_closed").await;
        assert_eq!((&closed["offer_id"], &closed["reason"]), (&offer["offer_id"], &json!("expired")));
        assert_eq!(unasked.settle().await, Vec::<Value>::new(), "a light truck is not asked for a heavy vehicle");
    }

    async fn a_silent_socket_is_closed_and_a_living_one_is_not(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut lives, mut silent) = (client.channel(id).await, assistant.channel(id).await);
        lives.settle().await;
        silent.settle().await;
        let (beat, longest) = (world.settings.realtime.heartbeat_seconds, world.settings.realtime.timeout_seconds);
        for _ in 0..longest / beat {
            world.wall.advance(Duration::from_secs(beat));
            lives.expect_ping().await;
            // the answer to the ping goes out with this, and has arrived when this is answered
            lives.settle().await;
        }
        assert_eq!(silent.close_code().await, 4009);
        say(&client, id, "still here").await;
        lives.expect("chat").await;
    }

    async fn a_clock_that_jumps_ends_nobody(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = client.channel(id).await;
        hears.settle().await;
        // a machine that slept for some minutes; tokens live longer
        world.wall.advance(Duration::from_secs(world.settings.realtime.timeout_seconds * 5));
        hears.expect_ping().await;
        hears.settle().await;
        say(&assistant, id, "still here").await;
        hears.expect("chat").await;
    }

    async fn a_database_that_is_away_is_told_and_the_sockets_stay_open(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut hears, mut own) = (client.channel(id).await, assistant.own_channel().await);
        hears.settle().await;
        own.settle().await;
        world.parts(async |parts| parts.db.failpoint().go_away(true)).await;
        // whoever meets it first makes it known to all
        client.get("/api/assistance/view/").await.refused(503, "unavailable");
        hears.expect("degraded").await;
        own.expect("degraded").await;
        let health = world.anonymous().get("/healthz").await.expect(200);
        assert_eq!(health["status"], "degraded");
        hears.send(json!({"type": "chat", "message": "can you hear me?"})).await;
        hears.refused("unavailable").await;
        // positions need no database
        report(world, &assistant, THERE).await;
        assert_eq!(hears.expect("location").await["lat"], THERE.0);
        // one who comes now, knowing the channel, is told at once how it is, and the rest later
        let mut late = assistant.own_channel().await;
        late.expect("degraded").await;

        world.parts(async |parts| parts.db.failpoint().go_away(false)).await;
        for socket in [&mut hears, &mut own, &mut late] {
            world.as_time_goes_on(socket.expect("recovered")).await;
        }
        hears.send(json!({"type": "chat", "message": "and now?"})).await;
        assert_eq!(hears.expect("chat").await["message"], "and now?");
    }

    async fn who_joins_while_the_database_is_away_is_welcomed_when_it_is_back(world: World) {
        let assistant = world.assistant(Truck::LIGHT, THERE).await;
        world.parts(async |parts| parts.db.failpoint().go_away(true)).await;
        let mut stopped = Socket::open(&assistant, &format!("/ws/assistant/{}/", assistant.id)).await.unwrap();
        // it lives: pings are answered, though nobody knows yet where the channel stands
        assert_eq!(stopped.heard().await, Vec::<Value>::new());
        world.parts(async |parts| parts.db.failpoint().go_away(false)).await;
        let welcome = world.as_time_goes_on(stopped.expect("connection_established")).await;
        assert_eq!(welcome["seq"], 0);
    }

    async fn who_joins_while_the_database_is_away_hears_of_a_stop(world: World) {
        let assistant = world.assistant(Truck::LIGHT, THERE).await;
        world.parts(async |parts| parts.db.failpoint().go_away(true)).await;
        let mut waits = Socket::open(&assistant, &format!("/ws/assistant/{}/", assistant.id)).await.unwrap();
        waits.heard().await;
        world.go_down().await;
        assert_eq!(waits.close_code().await, 1012);
        world.come_back().await;
    }

    async fn refusals_are_told_in_the_readers_language(world: World) {
        let (client, _, id) = world.accepted().await;
        let mut told = vec![];
        for language in ["en", "fr", "ar"] {
            let mut handshake = Socket::handshake(&client, &format!("/ws/assistance/{id}/?since=1"));
            handshake.headers_mut().insert("accept-language", language.parse().unwrap());
            let mut socket = Socket::open_with(handshake).await.unwrap();
            socket.expect("connection_established").await;
            socket.expect("location").await;
            let mut words = vec![];
            for said in [r#"{"type":"nonsense"}"#, r#"{"type":"location","lat":91,"lng":0}"#, r#"{"type":"read"}"#] {
                socket.say(said).await;
                words.push(socket.next().await.unwrap()["message"].as_str().unwrap().to_owned());
            }
            told.push(words);
        }
        let [en, fr, ar] = told.try_into().unwrap();
        for ((en, fr), ar) in en.iter().zip(&fr).zip(&ar) {
            assert!(en != fr && en != ar && fr != ar, "{en} / {fr} / {ar}");
        }
    }

    async fn a_phone_whose_clock_is_behind_is_believed_after_a_while(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, AWAY).await;
        let mut own = assistant.own_channel().await;
        let behind = Duration::from_secs(3600);
        for step in 0..6 {
            let at = (world.time.now() - behind).rfc3339();
            own.send(json!({"type": "location", "lat": THERE.0, "lng": THERE.1 + f64::from(step) / 1000.0, "at": at})).await;
            own.heard().await;
            world.time.advance(Duration::from_secs(5));
        }
        client.ask_for_tow(THERE, AWAY).await;
        own.expect("new_assistance_request").await;
    }

    async fn stopping_in_order_says_come_back(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut hears, mut own) = (client.channel(id).await, assistant.own_channel().await);
        say(&assistant, id, "last words").await;
        hears.up_to(2).await;
        world.restart().await;
        assert_eq!((hears.close_code().await, own.close_code().await), (1012, 1012));
        let mut back = client.socket(&format!("/ws/assistance/{id}/?since=1")).await;
        assert_eq!(back.expect("chat").await["message"], "last words");
    }

    async fn a_crash_loses_no_fact(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = client.channel(id).await;
        say(&assistant, id, "before").await;
        hears.expect("location").await;
        hears.expect("chat").await;
        world.crash_and_restart().await;
        hears.close_code().await;
        say(&assistant, id, "after").await;
        let mut back = client.socket(&format!("/ws/assistance/{id}/?since=2")).await;
        let told = back.settle().await;
        assert_eq!((told[0]["message"].as_str(), numbers(&told)), (Some("after"), vec![3]));
    }

    async fn binary_and_big_frames_close_the_socket(world: World) {
        let (client, _, id) = world.accepted().await;
        let open = async || {
            let mut socket = client.channel(id).await;
            socket.expect("location").await;
            socket
        };
        let mut socket = open().await;
        socket.send_message(Message::binary(vec![1, 2, 3])).await;
        assert_eq!(socket.close_code().await, 1003);

        let limit = world.settings.realtime.max_frame_kib * 1024;
        let frame = |size: usize| {
            let said = r#"{"type":"nonsense"}"#;
            format!("{said}{}", " ".repeat(size - said.len()))
        };
        let mut socket = open().await;
        socket.say(&frame(limit)).await;
        socket.refused("unknown_type").await;
        for size in [limit + 1, 64 * 1024, 1 << 20] {
            let mut socket = open().await;
            socket.try_say(&frame(size)).await;
            assert_eq!(socket.close_code().await, 1009, "{size}");
        }
        // in pieces each of which is small enough
        let piece = |code, last| Message::Frame(Frame::message(vec![b' '; limit / 2 + 1], OpCode::Data(code), last));
        let mut socket = open().await;
        socket.send_message(piece(Data::Text, false)).await;
        socket.send_message(piece(Data::Continue, false)).await;
        assert_eq!(socket.close_code().await, 1009);
        // what is no text
        let mut socket = open().await;
        socket.send_message(Message::Frame(Frame::message(vec![0xc3, 0x28], OpCode::Data(Data::Text), true))).await;
        assert_eq!(socket.close_code().await, 1007);
        // a text in pieces is a text
        let mut socket = open().await;
        socket.send_message(Message::Frame(Frame::message(&b"{\"type\":"[..], OpCode::Data(Data::Text), false))).await;
        socket.send_message(Message::Frame(Frame::message(&b"\"nonsense\"}"[..], OpCode::Data(Data::Continue), true))).await;
        socket.refused("unknown_type").await;
    }

    async fn a_frame_that_cannot_be_read_is_answered_and_the_socket_lives_on(world: World) {
        let (client, _, id) = world.accepted().await;
        let mut socket = client.channel(id).await;
        socket.expect("location").await;
        let deep = "[".repeat(5000);
        let long = format!(r#"{{"type":"chat","message":"hi","client_id":"{}"}}"#, "x".repeat(101));
        for (said, code, named) in [
            ("", "invalid_json", &[][..]),
            ("{", "invalid_json", &[]),
            (deep.as_str(), "invalid_json", &[]),
            (r#"{"type":"location","lat":NaN,"lng":0}"#, "invalid_json", &[]),
            (r#"{"type":"location","lat":1e999,"lng":0}"#, "invalid_json", &[]),
            (r#"{"type":"location","lat":Infinity,"lng":0}"#, "invalid_json", &[]),
            ("[]", "unknown_type", &[]),
            (r#"["type","chat"]"#, "unknown_type", &[]),
            ("7", "unknown_type", &[]),
            ("null", "unknown_type", &[]),
            (r#""chat""#, "unknown_type", &[]),
            ("{}", "unknown_type", &[]),
            (r#"{"type":7}"#, "unknown_type", &[]),
            (r#"{"type":"Chat","message":"x"}"#, "unknown_type", &[]),
            (r#"{"type":"status","status":"completed"}"#, "unknown_type", &[]),
            (r#"{"type":"location"}"#, "invalid", &["lat", "lng"]),
            (r#"{"type":"location","lat":null,"lng":"3.0"}"#, "invalid", &["lat", "lng"]),
            (r#"{"type":"location","lat":"NaN","lng":3}"#, "invalid", &["lat"]),
            (r#"{"type":"location","lat":90.0001,"lng":3}"#, "invalid", &["lat"]),
            (r#"{"type":"location","lat":-90.0001,"lng":180.0001}"#, "invalid", &["lat", "lng"]),
            (r#"{"type":"location","lat":3,"lng":-180.1}"#, "invalid", &["lng"]),
            (r#"{"type":"location","lat":3,"lng":3,"at":"yesterday"}"#, "invalid", &["at"]),
            (r#"{"type":"location","lat":3,"lng":3,"speed":"fast","heading":[],"accuracy":{}}"#, "invalid",
                &["accuracy", "speed", "heading"]),
            (r#"{"type":"chat"}"#, "invalid", &["message"]),
            (r#"{"type":"chat","message":7}"#, "invalid", &["message"]),
            (r#"{"type":"chat","message":"  "}"#, "invalid", &["message"]),
            (long.as_str(), "invalid", &["client_id"]),
            (r#"{"type":"read"}"#, "invalid", &["up_to"]),
            (r#"{"type":"read","up_to":"1"}"#, "invalid", &["up_to"]),
            (r#"{"type":"read","up_to":1.5}"#, "invalid", &["up_to"]),
            (r#"{"type":"resume"}"#, "invalid", &["since"]),
            (r#"{"type":"resume","since":[]}"#, "invalid", &["since"]),
        ] {
            socket.say(said).await;
            let message = socket.refused(code).await;
            for field in named {
                assert!(message.contains(&format!("{field}:")), "{said}: {message}");
            }
        }
        client.get("/api/assistance/view/").await.expect(200);
        socket.send(json!({"type": "chat", "message": "alive"})).await;
        socket.expect("chat").await;
    }

    async fn positions_go_to_the_other_party(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut c, mut a) = (client.channel(id).await, assistant.channel(id).await);
        c.expect("location").await;

        c.send(json!({"type": "location", "lat": 0, "lng": 0.0, "user_id": assistant.id, "accuracy": 4.5, "speed": 0,
            "heading": 359.9})).await;
        let told = a.expect("location").await;
        assert_eq!((told["user_id"].as_i64(), told["lat"].as_f64(), told["lng"].as_f64()), (Some(client.id), Some(0.0), Some(0.0)));
        assert_eq!((&told["accuracy"], &told["heading"]), (&json!(4.5), &json!(359.9)));
        for (lat, lng) in [(90.0, 180.0), (-90.0, -180.0), (0.0, 0.0)] {
            a.send(json!({"type": "location", "latitude": lat, "longitude": lng, "at": "2026-11-21T08:00:00Z"})).await;
            let told = c.expect("location").await;
            assert_eq!((told["user_id"].as_i64(), told["lat"].as_f64(), told["lng"].as_f64()), (Some(assistant.id), Some(lat), Some(lng)));
        }
        // by HTTP or from anywhere else
        report(world, &assistant, THERE).await;
        assert_eq!(c.expect("location").await["lat"], THERE.0);
        // an assistant's own channel takes positions too
        let mut own = assistant.own_channel().await;
        own.send(json!({"type": "location", "lat": 36.76, "lng": 3.05})).await;
        assert_eq!(c.expect("location").await["lat"], 36.76);
        // nobody hears themselves, and a foreign id moved nobody
        assert_eq!((told_so_far(&client, id, &mut c).await, told_so_far(&client, id, &mut a).await.len()), (vec![], 1));
        let place = world.parts(async |parts| parts.dispatch.live.position(AccountId::new(client.id))).await;
        assert_eq!(place.unwrap().0, Point::new(0.0, 0.0).unwrap());
    }

    async fn positions_are_told_while_somebody_is_on_the_way_only(world: World) {
        let (client, near) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        let far = world.assistant(Truck::LIGHT, (36.77, 3.05)).await;
        let id = client.ask_for_tow(HERE, THERE).await;
        let mut hears = client.channel(id).await;
        report(world, &near, (36.753, 3.0425)).await;
        report(world, &far, (36.754, 3.0425)).await;
        hears.send(json!({"type": "location", "lat": 36.7526, "lng": 3.0421})).await;
        assert_eq!(hears.settle().await, Vec::<Value>::new(), "before acceptance");

        near.accept(id).await.expect(200);
        // were a position of before told, it would come first
        let accepted = hears.expect("status").await;
        assert_eq!((&accepted["assistant"]["lat"], &accepted["assistant"]["lng"]), (&json!(36.753), &json!(3.0425)));
        report(world, &far, (36.755, 3.0425)).await;
        report(world, &near, (36.7531, 3.0425)).await;
        assert_eq!(hears.expect("location").await["user_id"], near.id);
        let mut near_hears = near.channel(id).await;
        say(&client, id, "thanks").await;
        near.update(id, "ongoing").await.expect(200);
        near.update(id, "completed").await.expect(200);
        near_hears.up_to(4).await;
        report(world, &near, (36.9, 3.3)).await;
        hears.send(json!({"type": "location", "lat": 36.7527, "lng": 3.0421})).await;
        hears.settle().await;
        near_hears.send(json!({"type": "read", "up_to": i64::MAX})).await;
        let after = hears.up_to(5).await;
        assert_eq!(kinds(&after).last(), Some(&"read"));
        assert!(!kinds(&after).contains(&"location"), "after the end {after:?}");
        assert!(!kinds(&near_hears.up_to(5).await).contains(&"location"));
        assert_eq!((hears.settle().await, near_hears.settle().await), (vec![], vec![]));

        let mut later = client.socket(&format!("/ws/assistance/{id}/?since=0")).await;
        let told = later.settle().await;
        assert_eq!(kinds(&told), ["status", "chat", "status", "status", "read"]);
        assert_eq!(told[0]["assistant"]["phone_number"], near.phone);
        assert_eq!(told[0]["assistant"]["lat"], Value::Null, "where the assistant is now is nobody's business any more");
    }

    async fn a_flood_is_dropped_and_the_socket_lives_on(world: World) {
        let (client, _, id) = world.accepted().await;
        let mut socket = client.channel(id).await;
        socket.expect("location").await;
        // 60 at once, then 30 a second, always pass
        for n in 0..60 {
            socket.send(json!({"type": "read", "up_to": "x", "n": n})).await;
        }
        for _ in 0..60 {
            socket.refused("invalid").await;
        }
        for _ in 0..5 {
            world.wall.advance(Duration::from_secs(1));
            for _ in 0..30 {
                socket.send(json!({"type": "read", "up_to": "x"})).await;
            }
            for _ in 0..30 {
                socket.refused("invalid").await;
            }
        }
        let realtime = &world.settings.realtime;
        let most = usize::try_from(realtime.frame_burst + realtime.frames_per_second).unwrap();
        for _ in 0..most * 3 {
            socket.send(json!({"type": "read", "up_to": "x"})).await;
        }
        let mut answers = socket.heard().await;
        // after a while all is as before
        world.wall.advance(Duration::from_secs(10));
        answers.extend(socket.settle().await);
        let count = |code: &str| answers.iter().filter(|answer| answer["code"] == code).count();
        assert!((60..=most).contains(&count("invalid")), "{}", count("invalid"));
        assert_eq!((count("rate_limited"), answers.len()), (1, count("invalid") + 1), "said once a second");
        socket.send(json!({"type": "chat", "message": "calm"})).await;
        socket.expect("chat").await;
    }

    async fn an_account_holds_so_many_sockets(world: World) with |settings| { settings.realtime.sockets_per_account = 5; } {
        let (client, assistant, id) = world.accepted().await;
        let mut held = vec![];
        for _ in 0..5 {
            held.push(client.channel(id).await);
        }
        let path = format!("/ws/assistance/{id}/");
        let refused = client.refused_socket(&path).await;
        assert_eq!(refused.status, 429);
        assert_eq!(serde_json::from_str::<Value>(&refused.body).unwrap()["code"], "too_many_sockets");
        assistant.channel(id).await;
        held.pop().unwrap().close().await;
        world.until("the place is free", |parts| parts.realtime.admissions.total() <= 5).await;
        client.channel(id).await;
    }

    async fn a_room_ends_some_time_after_the_last_has_left(world: World) with |settings| {
        // hours may pass here
        settings.realtime.timeout_seconds = 1_000_000;
        settings.accounts.access_minutes = 1_000_000;
    } {
        let (client, assistant, id) = world.accepted().await;
        let (one, two) = (client.channel(id).await, assistant.channel(id).await);
        let own = assistant.own_channel().await;
        world.parts(async |parts| assert_eq!(parts.realtime.rooms.len(), 2)).await;
        one.close().await;
        world.until("one has gone", |parts| parts.realtime.admissions.total() == 2).await;
        two.close().await;
        own.close().await;
        world.until("all have gone", |parts| parts.realtime.admissions.total() == 0).await;
        world.parts(async |parts| assert_eq!(parts.realtime.rooms.len(), 2, "not at once")).await;
        // whoever comes back in time finds the room, and it stays while somebody is in it
        say(&client, id, "while nobody listens").await;
        let mut back = client.socket(&format!("/ws/assistance/{id}/?since=1")).await;
        assert_eq!(back.expect("chat").await["seq"], 2);
        let idle = Duration::from_secs(world.settings.realtime.room_idle_seconds);
        world.wall.advance(idle);
        world.until("the empty room has ended", |parts| {
            world.wall.advance(Duration::from_secs(1));
            parts.realtime.rooms.len() == 1
        }).await;
        say(&client, id, "heard").await;
        let heard = loop {
            let frame = back.next().await.unwrap();
            if frame["type"] == "chat" { break frame }
        };
        assert_eq!(heard["seq"], 3);
        back.close().await;
        world.until("no room is left", |parts| {
            world.wall.advance(idle);
            parts.realtime.rooms.is_empty()
        }).await;
        // and the next one finds everything in the journal
        let mut anew = assistant.socket(&format!("/ws/assistance/{id}/?since=1")).await;
        assert_eq!(numbers(&anew.settle().await), [2, 3]);
    }

    async fn a_fact_that_nobody_announced_is_found(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = client.channel(id).await;
        hears.settle().await;
        // another process on the same database: its announcements do not reach this one
        let elsewhere = world.parts(async |parts| {
            let work = Work::new(parts.db.clone(), parts.clocks.dispatch.clone(), Journal::default(), parts.tasks.clone());
            Dispatch::new(work, &parts.settings.dispatch, &parts.settings.locale, parts.tasks.clone())
        }).await;
        let said = |body: &str| chat::Command {
            assistance: AssistanceId::new(id), sender: AccountId::new(assistant.id), body: body.to_owned(),
            client_ref: None, key: None,
        };
        chat::send(&elsewhere, said("unheard")).await.unwrap();
        assert_eq!(hears.settle().await, Vec::<Value>::new());
        // the next announcement shows the gap
        say(&client, id, "heard").await;
        assert_eq!(numbers(&[hears.expect("chat").await, hears.expect("chat").await]), [2, 3]);
        // a lost last one is found by looking
        chat::send(&elsewhere, said("unheard again")).await.unwrap();
        world.wall.advance(Duration::from_secs(world.settings.realtime.sweep_seconds));
        let found = hears.expect("chat").await;
        assert_eq!((&found["message"], &found["seq"]), (&json!("unheard again"), &json!(4)));
    }
}
