//! An assistant: hears offers, is quick or not, works, comes and goes.

use std::rc::Rc;
use std::time::Duration;

use serde_json::json;

use super::client::{say, talk};
use super::fact::{Channel, Kind, is_final};
use super::listener::{Heard, Listener};
use super::person::Person;
use super::seen::{Broken, Done};

/// Lives until the play is over and no job is left; leaves what was heard on the own channel up to date in `heard`.
pub(crate) async fn live(me: Rc<Person>, own: Rc<Listener>) {
    while me.stage.plays() {
        own.news(Duration::from_millis(500)).await;
        if me.chance(30) {
            let (lat, lng) = me.somewhere();
            own.say(json!({"type": "location", "lat": lat, "lng": lng, "accuracy": 5.0}));
        }
        if me.chance(2) {
            set_active(&me, false).await;
            me.think(500).await;
            set_active(&me, true).await;
        }
        let offer = own.heard.offers.borrow_mut().pop_front();
        match offer {
            Some(id) => consider(&me, id, &own).await,
            // from before a crash, perhaps
            None if me.chance(5) => {
                if let Ok(Some(id)) = me.open_one().await {
                    work(&me, id, &own.heard).await;
                }
            }
            None => {}
        }
    }
    loop {
        match me.open_one().await {
            Ok(Some(id)) => work(&me, id, &own.heard).await,
            Ok(None) => return,
            Err(()) => me.think(200).await,
        }
    }
}

async fn consider(me: &Rc<Person>, id: i64, own: &Listener) {
    match me.pick(100) {
        0..12 => decline(me, id).await,
        12..20 => {}
        _ => {
            me.think(60).await;
            accept(me, id, own).await;
        }
    }
}

async fn decline(me: &Person, id: i64) {
    match me.insist("PATCH", &format!("/api/assistance/decline/{id}/"), &json!({}), None).await {
        Ok(_) => me.stage.seen.acknowledge(Done::Declined { id, assistant: me.id }),
        Err((409 | 0, _)) => {}
        // an offer that was told must be there
        Err((status, problem)) => me.stage.seen.finding(Broken::Lost, format!("decline {id}: {status}: {problem}")),
    }
}

async fn accept(me: &Rc<Person>, id: i64, own: &Listener) {
    let path = format!("/api/assistance/accept/{id}/");
    let accepted = me.make_once(("PATCH", &path), &json!({}), |answer| answer["id"].as_i64()).await;
    match accepted {
        Ok((_, answer)) => {
            let winner = answer["assistant"]["id"].as_i64();
            if winner != Some(me.id) {
                let text = format!("{} was told that {winner:?} has {id}: {answer}", me.id);
                me.stage.seen.finding(Broken::Double, text);
            }
            me.stage.seen.acknowledge(Done::Accepted { id, assistant: me.id });
            work(me, id, &own.heard).await;
        }
        Err((409, problem)) => {
            me.stage.seen.count("lost races");
            if problem["code"] == "assistant_busy"
                && let Ok(Some(mine)) = me.open_one().await
            {
                work(me, mine, &own.heard).await;
            }
        }
        // offered as a free one, gone inactive since
        Err((403 | 0, _)) => {}
        Err((status, problem)) => me.stage.seen.finding(Broken::Lost, format!("accept {id}: {status}: {problem}")),
    }
}

/// Works a job off, wherever it stands.
async fn work(me: &Rc<Person>, id: i64, own: &Heard) {
    let listener = Listener::open(me, Channel { kind: Kind::Assistance, id }, 0);
    loop {
        let Some(status) = me.look(id).await else {
            me.think(200).await;
            continue;
        };
        if is_final(&status) || status == "requested" {
            break;
        }
        for _ in 0..me.pick(4) {
            if me.stage.plays() {
                talk(me, id, &listener).await;
            }
            let (lat, lng) = me.somewhere();
            listener.say(json!({"type": "location", "lat": lat, "lng": lng}));
            listener.news(Duration::from_millis(100)).await;
        }
        if me.stage.plays() && me.chance(3) {
            give_up(me, id).await;
        } else if status == "accepted" {
            price(me, id).await;
            step(me, id, "ongoing").await;
        } else {
            if me.stage.plays() {
                say(me, id).await;
            }
            step(me, id, "completed").await;
        }
    }
    // what was offered while at work is the others' by now, or will be told again
    own.offers.borrow_mut().clear();
    listener.news(Duration::from_millis(50)).await;
}

async fn step(me: &Person, id: i64, status: &'static str) {
    let path = format!("/api/assistance/update/{id}/");
    match me.insist("PATCH", &path, &json!({ "status": status }), None).await {
        Ok(answer) => {
            if answer["status"] != status {
                me.stage.seen.finding(Broken::State, format!("{id} was to be {status}: {answer}"));
            }
            me.stage.seen.acknowledge(Done::Moved { id, status });
        }
        // it was done although the answer was lost, or the client called off
        Err((409 | 0, _)) => {}
        Err((code, problem)) => me.stage.seen.finding(Broken::Lost, format!("{status} {id}: {code}: {problem}")),
    }
}

async fn give_up(me: &Person, id: i64) {
    let path = format!("/api/assistance/update/{id}/");
    match me.insist("PATCH", &path, &json!({"status": "canceled", "reason": "flat tyre myself"}), None).await {
        Ok(_) => me.stage.seen.acknowledge(Done::Moved { id, status: "canceled" }),
        Err((409 | 0, _)) => {}
        Err((code, problem)) => me.stage.seen.finding(Broken::Lost, format!("cancel {id}: {code}: {problem}")),
    }
}

/// The price of a repair; a towing refuses it. The same for the same assistance, so that it may be said again.
async fn price(me: &Person, id: i64) {
    let minor = 100_000 + (id % 500) * 100 + id % 100;
    let path = format!("/api/assistance/update/price/{id}/");
    let body = json!({ "price": minor as f64 / 100.0 });
    match me.insist("PATCH", &path, &body, None).await {
        Ok(_) => me.stage.seen.acknowledge(Done::Priced { id, minor }),
        Err((400 | 409 | 403 | 0, _)) => {}
        Err((code, problem)) => me.stage.seen.finding(Broken::Lost, format!("price {id}: {code}: {problem}")),
    }
}

/// Goes active or inactive.
pub(crate) async fn set_active(me: &Person, active: bool) {
    me.stage.seen.active(me.id, None);
    let path = "/api/profile/assistant-status/";
    match me.insist("POST", path, &json!({ "is_active": active }), None).await {
        Ok(_) => {
            me.stage.seen.active(me.id, Some(active));
            me.stage.seen.acknowledge(Done::Active { assistant: me.id, active });
        }
        Err((0, _)) => {}
        Err((status, problem)) => me.stage.seen.finding(Broken::Odd, format!("status: {status}: {problem}")),
    }
}
