//! What an assistant earned, by days of the deployment's calendar.

use serde_json::{Value, json};

use crate::harness::{Person, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);
const EARNINGS: &str = "/api/assistance/earnings/";

/// A repair from the request to its end.
async fn repair(client: &Person, assistant: &Person, price: f64) {
    let id = client.ask_for_repair(HERE).await;
    assistant.accept(id).await.expect(200);
    assistant.update(id, "ongoing").await.expect(200);
    assistant.patch(&format!("/api/assistance/update/end/{id}/"), json!({ "total_price": price })).await.expect(200);
}

fn days(answer: &Value) -> Vec<(String, f64, i64)> {
    let day = |day: &Value| {
        (day["day"].as_str().unwrap().to_owned(), day["total"].as_f64().unwrap(), day["jobs"].as_i64().unwrap())
    };
    answer["days"].as_array().unwrap().iter().map(day).collect()
}

both! {
    async fn a_day_ends_where_the_deployment_is(world: World) {
        let client = world.client().await;
        let (assistant, other) = (world.assistant(Truck::REPAIR, HERE).await, world.assistant(Truck::REPAIR, HERE).await);
        let nothing = json!({"currency": "DZD", "total": 0.0, "jobs": 0, "days": []});
        assert_eq!(assistant.get(EARNINGS).await.expect(200), nothing);

        repair(&client, &assistant, 1500.5).await;
        repair(&client, &other, 99.0).await;
        // 22:59:59 in UTC is a second to midnight in Algiers
        world.pass(15 * 3600 - 1);
        repair(&client, &assistant, 2000.0).await;
        world.pass(1);
        repair(&client, &assistant, 0.25).await;
        // called off: nothing was earned
        let id = client.ask_for_repair(HERE).await;
        assistant.accept(id).await.expect(200);
        assistant.update(id, "canceled").await.expect(200);

        let all = assistant.get(EARNINGS).await.expect(200);
        assert_eq!(days(&all), [("2026-11-21".to_owned(), 3500.5, 2), ("2026-11-22".to_owned(), 0.25, 1)]);
        assert_eq!((&all["total"], &all["jobs"], &all["currency"]), (&json!(3500.75), &json!(3), &json!("DZD")));
        for (query, jobs) in [
            ("?from=2026-11-21&to=2026-11-21", 2),
            ("?from=2026-11-22", 1),
            ("?to=2026-11-21", 2),
            ("?from=2026-11-23&to=2027-01-01", 0),
            ("?from=&to=", 3),
            ("?from=2025-11-22&to=2026-11-22", 3),
            ("?from=0001-01-01&to=0001-01-01", 0),
            ("?from=9999-12-31&to=9999-12-31", 0),
        ] {
            let answer = assistant.get(&format!("{EARNINGS}{query}")).await.expect(200);
            assert_eq!(answer["jobs"], jobs, "{query}: {answer}");
            assert_eq!(days(&answer).iter().map(|(_, _, jobs)| jobs).sum::<i64>(), jobs, "{query}");
        }
        // thirty days with the first of them
        world.pass(28 * 86_400);
        assert_eq!(assistant.get(EARNINGS).await.expect(200)["jobs"], 3);
        world.pass(86_400);
        assert_eq!(assistant.get(EARNINGS).await.expect(200)["jobs"], 1);
        assert_eq!(other.get(&format!("{EARNINGS}?from=2026-11-21")).await.expect(200)["total"], 99.0);
    }

    async fn wrong_days_are_named(world: World) {
        let assistant = world.assistant(Truck::REPAIR, HERE).await;
        for (query, fields) in [
            ("?from=x", &["from"][..]),
            ("?from=2026-02-30&to=21-11-2026", &["from", "to"]),
            ("?from=2026-11-22&to=2026-11-21", &["from"]),
            ("?from=2025-11-20&to=2026-11-21", &["from"]),
            ("?from=2026-11-21T00:00:00Z", &["from"]),
            ("?from=%2B2026-11-2", &["from"]),
        ] {
            assert_eq!(assistant.get(&format!("{EARNINGS}{query}")).await.invalid_fields(), fields, "{query}");
        }
        world.client().await.get(EARNINGS).await.refused(403, "wrong_role");
        world.administrator().await.get(EARNINGS).await.refused(403, "wrong_role");
        world.anonymous().get(EARNINGS).await.refused(401, "unauthenticated");
    }
}
