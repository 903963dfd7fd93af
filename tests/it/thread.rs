//! One thread through the whole house: request → offer → accept → frame, and what happens when the write fails.

use serde_json::json;

use crate::harness::{Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const BEJAIA: (f64, f64) = (36.7509, 5.0567);

both! {
    async fn from_request_to_completion(world: World) {
        let (client, near, far) = (
            world.client().await,
            world.assistant(Truck::LIGHT, (36.7535, 3.043)).await,
            world.assistant(Truck::LIGHT, (36.77, 3.05)).await,
        );
        let (mut near_hears, mut far_hears) = (near.own_channel().await, far.own_channel().await);

        let body = json!({
            "pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": 36.8, "lng": 3.1},
            "description": "flat tyre",
        });
        let asked = client.post("/api/assistance/request/", body).await.expect(201);
        let id = asked["assistance"]["id"].as_i64().unwrap();
        assert_eq!(asked["assistance"]["status"], "requested");
        assert_eq!(asked["assistance"]["client"]["phone_number"], client.phone);
        assert_eq!(asked["assistance"]["assistant"], json!(null));
        let told: Vec<_> = asked["nearby_assistants"].as_array().unwrap().iter().map(|n| n["assistant_id"].as_i64().unwrap()).collect();
        assert_eq!(told, [near.id, far.id]);

        let mut client_hears = client.channel(id).await;
        let offer = near_hears.expect("new_assistance_request").await;
        assert_eq!(offer["assistance_id"], id);
        assert_eq!(offer["client"], json!({"id": client.id, "name": client.name}));
        assert_eq!(offer["pickup_location"], json!({"lat": ALGIERS.0, "lng": ALGIERS.1}));
        assert_eq!(offer["seq"], 1);
        far_hears.expect("new_assistance_request").await;

        let accepted = near.accept(id).await.expect(200);
        assert_eq!(accepted["status"], "accepted");
        assert_eq!(accepted["client"]["phone_number"], client.phone);
        let status = client_hears.expect("status").await;
        assert_eq!(status["status"], "accepted");
        assert_eq!(status["assistant"]["phone_number"], near.phone);
        let closed = far_hears.expect("offer_closed").await;
        assert_eq!((&closed["reason"], &closed["seq"]), (&json!("taken"), &json!(2)));
        far.accept(id).await.refused(409, "already_taken");

        let mut near_watches = near.channel(id).await;
        near_watches.send(json!({"type": "location", "lat": 36.753, "lng": 3.0425, "user_id": client.id})).await;
        let moved = client_hears.expect("location").await;
        assert_eq!((moved["lat"].as_f64(), moved["user_id"].as_i64()), (Some(36.753), Some(near.id)));

        client_hears.send(json!({"type": "chat", "message": "Where are you?", "client_id": "c-1"})).await;
        for hears in [&mut client_hears, &mut near_watches] {
            let said = hears.expect("chat").await;
            assert_eq!((&said["message"], &said["sender"]), (&json!("Where are you?"), &json!(client.name)));
        }

        near.update(id, "completed").await.refused(409, "wrong_state");
        near.update(id, "ongoing").await.expect(200);
        near.update(id, "completed").await.expect(200);
        assert_eq!(client_hears.expect("status").await["status"], "ongoing");
        let done = client_hears.expect("status").await;
        assert_eq!((&done["status"], &done["total_price"]), (&json!("completed"), &asked["assistance"]["total_price"]));
        client.update(id, "canceled").await.refused(409, "final_state");
    }

    async fn a_failing_commit_is_503_and_leaves_nothing(world: World) {
        let client = world.client().await;
        let near = world.assistant(Truck::LIGHT, ALGIERS).await;
        let mut hears = near.own_channel().await;
        let body = json!({"pickup": {"lat": ALGIERS.0, "lng": ALGIERS.1}, "dropoff": {"lat": BEJAIA.0, "lng": BEJAIA.1}});

        world.parts(async |parts| parts.db.failpoint().fail_commits(1)).await;
        let refused = client.post("/api/assistance/request/", body.clone()).await;
        refused.refused(503, "unavailable");
        assert!(refused.header("retry-after").is_some());
        assert_eq!(client.get("/api/assistance/view/").await.expect(200)["Assistance"], json!([]));
        assert_eq!(hears.settle().await, Vec::<serde_json::Value>::new());

        let id = client.post("/api/assistance/request/", body).await.expect(201)["assistance"]["id"].as_i64().unwrap();
        assert_eq!(hears.expect("new_assistance_request").await["seq"], 1, "nothing of the failed one was numbered");

        world.parts(async |parts| parts.db.failpoint().fail_commits(1)).await;
        near.accept(id).await.refused(503, "unavailable");
        assert_eq!(client.get(&format!("/api/assistance/view/{id}/")).await.expect(200)["status"], "requested");
        near.accept(id).await.expect(200);
    }

    async fn a_database_that_is_away_is_503_until_it_is_back(world: World) {
        let client = world.client().await;
        world.parts(async |parts| parts.db.failpoint().go_away(true)).await;
        client.get("/api/assistance/view/").await.refused(503, "unavailable");
        world.parts(async |parts| parts.db.failpoint().go_away(false)).await;
        client.get("/api/assistance/view/").await.expect(200);
    }
}
