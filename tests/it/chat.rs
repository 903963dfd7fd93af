//! The chat: said on a socket or over HTTP, stored before it is shown, said once, read, and closed at the end.

use serde_json::{Value, json};

use crate::harness::{Person, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);
const THERE: (f64, f64) = (36.8, 3.1);

fn path(id: i64) -> String {
    format!("/api/assistance/{id}/messages/")
}

async fn history(person: &Person, id: i64) -> Vec<Value> {
    person.get(&path(id)).await.expect(200)["messages"].as_array().unwrap().clone()
}

fn texts(messages: &[Value]) -> Vec<&str> {
    messages.iter().map(|message| message["message"].as_str().unwrap()).collect()
}

both! {
    async fn what_is_shown_is_stored(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = assistant.channel(id).await;
        for n in 0..5 {
            if n % 2 == 0 {
                client.post(&path(id), json!({"message": n.to_string()})).await.expect(201);
            } else {
                hears.send(json!({"type": "chat", "message": n.to_string()})).await;
            }
            let told = hears.expect("chat").await;
            let stored = history(&client, id).await;
            let last = stored.last().unwrap();
            for field in ["id", "message", "sender", "sender_id", "at"] {
                assert_eq!(told[field], last[field], "{field}");
            }
            let sender = if n % 2 == 0 { &client } else { &assistant };
            assert_eq!((&told["sender"], &told["sender_id"]), (&json!(sender.name), &json!(sender.id)));
        }
        // not stored, not shown
        world.parts(async |parts| parts.db.failpoint().fail_commits(1)).await;
        client.post(&path(id), json!({"message": "lost"})).await.refused(503, "unavailable");
        world.parts(async |parts| parts.db.failpoint().fail_commits(1)).await;
        hears.send(json!({"type": "chat", "message": "lost"})).await;
        hears.refused("unavailable").await;
        client.post(&path(id), json!({"message": "kept"})).await.expect(201);
        assert_eq!(hears.expect("chat").await["seq"], 7);
        assert_eq!(texts(&history(&assistant, id).await), ["0", "1", "2", "3", "4", "kept"]);
    }

    async fn history_comes_in_pages(world: World) {
        let (client, assistant, id) = world.accepted().await;
        assert_eq!(client.get(&path(id)).await.expect(200), json!({"success": true, "messages": [], "next_cursor": null}));
        for n in 0..5 {
            client.post(&path(id), json!({"message": n.to_string()})).await.expect(201);
        }
        let (mut cursor, mut seen, mut pages) = (String::new(), vec![], 0);
        loop {
            let page = assistant.get(&format!("{}?limit=2{cursor}", path(id))).await.expect(200);
            seen.extend(texts(page["messages"].as_array().unwrap()).iter().map(|text| (*text).to_owned()));
            pages += 1;
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!((seen.join(""), pages), ("01234".to_owned(), 3));
        assert_eq!(client.get(&format!("{}?limit=5", path(id))).await.expect(200)["next_cursor"], Value::Null);
    }

    async fn the_same_id_is_said_once(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut says, mut hears) = (client.channel(id).await, assistant.channel(id).await);
        says.expect("location").await;
        let body = json!({"message": "once", "client_id": "c-1"});
        let first = client.post(&path(id), body.clone()).await.expect(201);
        let again = client.post(&path(id), body.clone()).await.expect(201);
        assert_eq!((&first["id"], &first["client_id"]), (&again["id"], &json!("c-1")));
        says.send(json!({"type": "chat", "message": "once", "client_id": "c-1"})).await;
        // the other party's ids are their own
        hears.send(json!({"type": "chat", "message": "mine", "client_id": "c-1"})).await;
        hears.expect("chat").await;
        assert_eq!(hears.expect("chat").await["message"], "mine");
        assert_eq!(texts(&history(&client, id).await), ["once", "mine"]);

        // the same by Idempotency-Key, which is bound to its body
        let one = client.post_with_key(&path(id), "k-1", json!({"message": "keyed"})).await.expect(201);
        assert_eq!(client.post_with_key(&path(id), "k-1", json!({"message": "keyed"})).await.expect(201)["id"], one["id"]);
        client.post_with_key(&path(id), "k-1", json!({"message": "other"})).await.refused(409, "idempotency_key_reused");

        assert_eq!(hears.expect("chat").await["seq"], 4, "nothing else was said");

        // a retry after the end hears that it was said, not that it cannot be said any more
        client.update(id, "canceled").await.expect(200);
        assert_eq!(client.post(&path(id), body).await.expect(201)["id"], first["id"]);
        assert_eq!(client.post_with_key(&path(id), "k-1", json!({"message": "keyed"})).await.expect(201)["id"], one["id"]);
        client.post(&path(id), json!({"message": "new", "client_id": "c-2"})).await.refused(409, "chat_closed");
    }

    async fn many_at_once_with_one_id_are_said_once(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = assistant.channel(id).await;
        let at = path(id);
        let posts = (0..8).map(|_| client.post(&at, json!({"message": "once", "client_id": "c-1"})));
        let answers: Vec<_> = futures_util::future::join_all(posts).await.iter().map(|answer| answer.expect(201)["id"].clone()).collect();
        assert!(answers.iter().all(|id| *id == answers[0]), "{answers:?}");
        hears.expect("chat").await;
        client.post(&at, json!({"message": "twice"})).await.expect(201);
        assert_eq!(hears.expect("chat").await["seq"], 3);
    }

    async fn texts_are_bounded_and_of_any_script(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let mut hears = assistant.channel(id).await;
        let emoji = "🚗".repeat(2000);
        for fine in ["أين أنت؟ 🚗💨", "line\nbreak\tand tab", "👨‍👩‍👧‍👦 e\u{301} \u{200f}", "<b>&amp;\"'\\", emoji.as_str()] {
            client.post(&path(id), json!({"message": fine})).await.expect(201);
            assert_eq!(hears.expect("chat").await["message"], fine);
            hears.send(json!({"type": "chat", "message": fine})).await;
            assert_eq!(hears.expect("chat").await["message"], fine);
        }
        let long = "é".repeat(2001);
        for wrong in [json!(""), json!("   "), json!(null), json!(7), json!(["x"]), json!("a\u{0}b"), json!("bell\u{7}"),
            json!("\u{1b}[31m"), json!("\u{85}x\u{9f}"), json!(long)] {
            assert_eq!(client.post(&path(id), json!({"message": wrong})).await.invalid_fields(), ["message"], "{wrong}");
            hears.send(json!({"type": "chat", "message": wrong})).await;
            assert!(hears.refused("invalid").await.starts_with("message: "));
        }
        for wrong in [json!("x".repeat(101)), json!(7), json!("a\u{0}")] {
            let body = json!({"message": "x", "client_id": wrong});
            assert_eq!(client.post(&path(id), body).await.invalid_fields(), ["client_id"]);
        }
        assert_eq!(history(&client, id).await.len(), 10);
    }

    async fn the_chat_is_open_while_there_are_two(world: World) {
        let (client, near) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        let id = client.ask_for_tow(HERE, THERE).await;
        let mut hears = client.channel(id).await;
        let chat = json!({"type": "chat", "message": "anybody?"});
        client.post(&path(id), json!({"message": "anybody?"})).await.refused(409, "chat_closed");
        near.post(&path(id), json!({"message": "me!"})).await.refused(403, "not_yours");
        hears.send(chat.clone()).await;
        hears.refused("chat_closed").await;
        hears.send(json!({"type": "read", "up_to": 1})).await;
        assert_eq!(hears.settle().await, Vec::<Value>::new());

        near.accept(id).await.expect(200);
        client.post(&path(id), json!({"message": "hello"})).await.expect(201);
        near.update(id, "ongoing").await.expect(200);
        near.post(&path(id), json!({"message": "here"})).await.expect(201);
        near.update(id, "completed").await.expect(200);
        for person in [&client, &near] {
            person.post(&path(id), json!({"message": "bye"})).await.refused(409, "chat_closed");
            assert_eq!(texts(&history(person, id).await), ["hello", "here"], "what was said stays");
        }
        hears.up_to(5).await;
        hears.send(chat).await;
        hears.refused("chat_closed").await;

        let (stranger, admin) = (world.client().await, world.administrator().await);
        for (who, status, code) in [(&stranger, 403, "not_yours"), (&client.with_token(None), 401, "unauthenticated")] {
            who.get(&path(id)).await.refused(status, code);
            who.post(&path(id), json!({"message": "x"})).await.refused(status, code);
        }
        assert_eq!(texts(&history(&admin, id).await), ["hello", "here"]);
        admin.post(&path(id), json!({"message": "x"})).await.refused(403, "not_yours");
        client.get(&path(999_999)).await.refused(404, "assistance_not_found");
    }

    async fn reading_is_told_and_never_goes_back(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (mut reads, mut hears) = (client.channel(id).await, assistant.channel(id).await);
        reads.expect("location").await;
        let mut ids = vec![];
        for text in ["1", "2", "3"] {
            ids.push(assistant.post(&path(id), json!({"message": text})).await.expect(201)["id"].as_i64().unwrap());
        }
        hears.up_to(4).await;
        let marks = async || -> Vec<bool> {
            history(&assistant, id).await.iter().map(|message| message["read"].as_bool().unwrap()).collect()
        };
        assert_eq!(marks().await, [false, false, false]);
        reads.send(json!({"type": "read", "up_to": ids[1]})).await;
        let told = hears.expect("read").await;
        assert_eq!((&told["user_id"], &told["up_to"], &told["seq"]), (&json!(client.id), &json!(ids[1]), &json!(5)));
        assert_eq!(marks().await, [true, true, false]);
        // back, again, nowhere: nothing is told
        for up_to in [ids[0], ids[1], 0, -1, i64::MIN] {
            reads.send(json!({"type": "read", "up_to": up_to})).await;
        }
        reads.settle().await;
        assert_eq!(marks().await, [true, true, false]);
        // beyond the last is the last; what comes later is unread
        reads.send(json!({"type": "read", "up_to": i64::MAX})).await;
        let told = hears.expect("read").await;
        assert_eq!((&told["up_to"], &told["seq"]), (&json!(ids[2]), &json!(6)));
        assistant.post(&path(id), json!({"message": "4"})).await.expect(201);
        assert_eq!(marks().await, [true, true, true, false]);
        // reading one's own says nothing about the other
        hears.expect("chat").await;
        hears.send(json!({"type": "read", "up_to": i64::MAX})).await;
        hears.expect("read").await;
        assert_eq!(marks().await, [true, true, true, false]);
    }

    async fn nothing_is_said_after_the_end(world: World) {
        for _ in 0..20 {
            let (client, assistant, id) = world.accepted().await;
            assistant.update(id, "ongoing").await.expect(200);
            let chat = path(id);
            let (said, _done) = tokio::join!(
                client.post(&chat, json!({"message": "thank you"})),
                async { assistant.update(id, "completed").await.expect(200) },
            );
            let told = client.channel_since(id, 0).await.settle().await;
            let last = told.iter().rfind(|frame| frame["seq"].is_i64()).unwrap();
            assert_eq!(last["status"], "completed", "{told:?}");
            let stored = texts(&history(&client, id).await).contains(&"thank you");
            assert_eq!(said.status, if stored { 201 } else { 409 }, "{}", said.text);
        }
    }
}
