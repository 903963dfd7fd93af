//! A client: asks, waits, talks, calls off some, rates.

use std::rc::Rc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::fact::{Channel, Kind, is_final};
use super::listener::Listener;
use super::person::{Person, Reply};
use super::seen::{Broken, Done};

/// Lives until the play is over and nothing of this client's is open.
pub(crate) async fn live(me: Rc<Person>) {
    while me.stage.plays() {
        if let Some(id) = ask(&me).await {
            attend(&me, id).await;
        }
        me.think(150).await;
    }
    // something may be open that this client has never heard of
    loop {
        match me.open_one().await {
            Ok(Some(id)) => attend(&me, id).await,
            Ok(None) => return,
            Err(()) => me.think(200).await,
        }
    }
}

async fn ask(me: &Rc<Person>) -> Option<i64> {
    let (lat, lng) = me.somewhere();
    let words = me.new_word("help");
    let mut body = json!({"pickup": {"lat": lat, "lng": lng}, "description": words});
    if me.chance(60) {
        body["dropoff"] = json!({"lat": 36.8, "lng": 3.1});
        body["vehicle_type"] = json!(if me.chance(15) { "heavy" } else { "light" });
    }
    if me.chance(3) {
        // where nobody is: the search ends by itself
        body["pickup"] = json!({"lat": 30.0, "lng": 3.0});
    }
    let asked =
        me.make_once(("POST", "/api/assistance/request/"), &body, |answer| answer["assistance"]["id"].as_i64()).await;
    match asked {
        Ok((id, _)) => {
            me.stage.seen.acknowledge(Done::Asked { id, client: me.id, words });
            Some(id)
        }
        Err((409, problem)) => {
            let id = problem["assistance_id"].as_i64();
            if id.is_none() {
                me.stage.seen.finding(Broken::Odd, format!("request: 409 without the open one: {problem}"));
            }
            id
        }
        Err((0, _)) => None,
        Err((status, problem)) => {
            me.stage.seen.finding(Broken::Odd, format!("request: {status}: {problem}"));
            None
        }
    }
}

/// Stays with an assistance until it ends.
async fn attend(me: &Rc<Person>, id: i64) {
    let listener = Listener::open(me, Channel { kind: Kind::Assistance, id }, 0);
    let since = Instant::now();
    let patience = Duration::from_millis(if me.chance(10) { me.pick(500) } else { 3000 + me.pick(70_000) });
    let mut looked = Instant::now();
    let mut status = "requested".to_owned();
    let mut closing: Option<Instant> = None;
    while !is_final(&status) {
        listener.news(Duration::from_millis(20 + me.pick(200))).await;
        let told = listener.heard.status.borrow().clone();
        if !told.is_empty() {
            status = told;
        }
        if looked.elapsed() > Duration::from_secs(3) {
            looked = Instant::now();
            if let Some(seen) = me.look(id).await {
                status = seen;
            }
        }
        if is_final(&status) {
            break;
        }
        let over = !me.stage.plays();
        let closing_for = if over { closing.get_or_insert_with(Instant::now).elapsed() } else { Duration::ZERO };
        let impatient = status == "requested" && (over || since.elapsed() > patience);
        let whim = status != "requested" && me.chance(1);
        if impatient || whim || closing_for > Duration::from_secs(15) {
            cancel(me, id).await;
            looked = Instant::now() - Duration::from_secs(10);
        } else if status != "requested" && !over {
            talk(me, id, &listener).await;
        }
    }
    if status == "completed" && me.chance(50) {
        rate(me, id).await;
    }
    // the last facts may still be on their way
    listener.news(Duration::from_millis(50)).await;
}

/// Calls off.
pub(crate) async fn cancel(me: &Person, id: i64) {
    let path = format!("/api/assistance/update/{id}/");
    match me.insist("PATCH", &path, &json!({"status": "canceled", "reason": "changed my mind"}), None).await {
        Ok(_) => me.stage.seen.acknowledge(Done::Moved { id, status: "canceled" }),
        // it ended first, or this very request did
        Err((409 | 0, _)) => {}
        Err((status, problem)) => {
            me.stage.seen.finding(Broken::Odd, format!("cancel {id}: {status}: {problem}"));
        }
    }
}

async fn rate(me: &Person, id: i64) {
    let rating = 1 + id % 5;
    let path = format!("/api/assistance/update/rating/{id}/");
    match me.insist("PATCH", &path, &json!({ "rating": rating }), None).await {
        Ok(_) => me.stage.seen.acknowledge(Done::Rated { id, rating }),
        Err((0, _)) => {}
        Err((status, problem)) => me.stage.seen.finding(Broken::Lost, format!("rating {id}: {status}: {problem}")),
    }
}

/// One of the things that a party does while an assistance is under way.
pub(crate) async fn talk(me: &Rc<Person>, id: i64, listener: &Listener) {
    match me.pick(10) {
        0..4 => say(me, id).await,
        4..7 => say_on_socket(me, listener).await,
        7 => listener.say(json!({"type": "read", "up_to": listener.heard.newest_message.get().max(1)})),
        8 => {
            me.look(id).await;
        }
        _ => reread(me, id).await,
    }
}

/// Says something over HTTP, once.
pub(crate) async fn say(me: &Person, id: i64) {
    let (text, body) = me.message();
    let path = format!("/api/assistance/{id}/messages/");
    let said = me.make_once(("POST", &path), &body, |answer| answer["id"].as_i64()).await;
    match said {
        // the same message may have come back on the socket first: it is acknowledged twice, and must be there once
        Ok((message, _)) => me.stage.seen.acknowledge(Done::Said { id, message, sender: me.id, text }),
        Err((409 | 0, _)) => {}
        Err((status, problem)) => me.stage.seen.finding(Broken::Odd, format!("say in {id}: {status}: {problem}")),
    }
}

/// Says something on the socket, again and again until it comes back.
async fn say_on_socket(me: &Person, listener: &Listener) {
    let text = me.new_word("said");
    let frame = json!({"type": "chat", "message": text, "client_id": text});
    for _ in 0..3 {
        listener.say(frame.clone());
        let sent = Instant::now();
        while sent.elapsed() < Duration::from_millis(1500) {
            if listener.heard.echoes.borrow().contains(&text) {
                return;
            }
            if is_final(&listener.heard.status.borrow()) || listener.heard.unwelcome.get() {
                return;
            }
            listener.news(Duration::from_millis(300)).await;
        }
    }
}

/// Reads the history; nobody finds the same message twice in it.
async fn reread(me: &Person, id: i64) {
    let Reply::Done(page) = me.call("GET", &format!("/api/assistance/{id}/messages/?limit=200"), None, None).await
    else {
        return;
    };
    let messages: Vec<&Value> = page["messages"].as_array().into_iter().flatten().collect();
    let mut texts: Vec<_> = messages.iter().filter_map(|message| message["message"].as_str()).collect();
    let all = texts.len();
    texts.sort_unstable();
    texts.dedup();
    if texts.len() < all {
        me.stage.seen.finding(Broken::Double, format!("history of {id} has something twice: {page}"));
    }
}
