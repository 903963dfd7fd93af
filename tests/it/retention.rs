//! What is kept for a time is deleted afterwards, and nobody who asks for it is left without an answer.

use std::time::Duration;

use serde_json::{Value, json};

use crate::harness::{Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);
const THERE: (f64, f64) = (36.8, 3.1);
const DAY: u64 = 24 * 60 * 60;

/// Waits until a table has so many of these rows. Old rows are looked for every hour; the look that was to find these may
/// have been under way when the time passed.
async fn left(world: &World, rows: &str, count: i64, hour_passes: fn(&World)) {
    let mut outside = world.outside();
    let sql = format!("select count(*) as number from {rows}");
    let mut looks = 0;
    world
        .until(rows, |_| {
            looks += 1;
            if looks % 500 == 0 {
                hour_passes(world);
            }
            outside.number(&sql) == count
        })
        .await;
}

fn dispatch_hour(world: &World) {
    world.pass(3600);
}

both! {
    async fn facts_of_an_ended_assistance_are_kept_for_their_time(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let (other, second) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await);
        let open = other.ask_for_tow(HERE, THERE).await;
        second.accept(open).await.expect(200);
        client.post(&format!("/api/assistance/{id}/messages/"), json!({"message": "thanks"})).await.expect(201);
        assistant.update(id, "ongoing").await.expect(200);
        assistant.update(id, "completed").await.expect(200);
        let facts = format!("journal_events where channel_kind = 'assistance' and channel_id = {id}");

        // the end and what came before it, for as long as it is promised
        world.pass(29 * DAY);
        left(world, "journal_events where channel_kind = 'assistant'", 0, dispatch_hour).await;
        assert_eq!(client.channel_since(id, 0).await.up_to(4).await.len(), 4);

        world.pass(2 * DAY);
        left(world, &facts, 0, dispatch_hour).await;
        let mut late = client.channel_since(id, 1).await;
        let reset = late.expect("reset").await;
        assert_eq!((&reset["seq"], &reset["assistance"]["status"]), (&json!(4), &json!("completed")));
        assert_eq!(reset["messages"][0]["message"], "thanks");
        assert_eq!(late.settle().await, Vec::<Value>::new());
        // up to date is up to date
        assert_eq!(client.channel_since(id, 4).await.settle().await, Vec::<Value>::new());

        // what is still under way keeps everything, and goes on counting
        let mut hears = other.channel_since(open, 0).await;
        assert_eq!(hears.expect("status").await["seq"], 1);
    }

    async fn an_assistant_goes_on_counting_after_old_offers_are_forgotten(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, HERE).await;
        let id = client.ask_for_tow(HERE, THERE).await;
        client.update(id, "canceled").await.expect(200);
        world.pass(8 * DAY);
        left(world, "journal_events where channel_kind = 'assistant'", 0, dispatch_hour).await;
        assistant.is_at(HERE).await;
        let open = client.ask_for_tow(HERE, THERE).await;
        let mut own = assistant.own_channel_since(1).await;
        let reset = own.expect("reset").await;
        assert_eq!((&reset["seq"], &reset["offers"][0]["assistance_id"]), (&json!(3), &json!(open)));
        let mut knows = assistant.own_channel_since(2).await;
        assert_eq!(knows.expect("new_assistance_request").await["seq"], 3);
    }

    async fn links_to_follow_go_long_after_they_ran_out(world: World) {
        let client = world.client().await;
        let share = async |by: &crate::harness::Person| {
            let id = by.ask_for_tow(HERE, THERE).await;
            by.post(&format!("/api/assistance/{id}/shares/"), json!({})).await.made()
        };
        share(&client).await;
        world.pass(DAY * world.settings.retention.journal_days + 5 * 3600);
        let young = share(&world.client().await).await;
        left(world, "share_links", 1, dispatch_hour).await;
        assert_eq!(world.outside().number("select id as number from share_links"), young);
    }

    async fn sessions_notices_and_tasks_go_when_their_time_is_over(world: World) {
        let client = world.client().await;
        client.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        for rows in ["sessions", "notices", "tasks where done_at is not null"] {
            left(world, rows, 1, |_| {}).await;
        }
        let life = world.settings.accounts.refresh_days + world.settings.retention.session_days;
        world.wall.advance(Duration::from_secs(DAY * (life + 1)));
        for rows in ["sessions", "refresh_tokens", "notices", "tasks"] {
            left(world, rows, 0, |world| world.wall.advance(Duration::from_secs(3600))).await;
        }
    }
}
