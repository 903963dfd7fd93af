//! `Idempotency-Key`: remembered for a day, and no longer.

use serde_json::json;

use crate::harness::World;

const REQUEST: &str = "/api/assistance/request/";

both! {
    async fn a_key_is_forgotten_after_a_day(world: World) {
        let client = world.client().await;
        let (here, there) = (json!({"pickup": {"lat": 36.7, "lng": 3.0}}), json!({"pickup": {"lat": 36.9, "lng": 3.1}}));
        let first = client.post_with_key(REQUEST, "k", here.clone()).await.expect(201)["assistance"]["id"].clone();
        client.update(first.as_i64().unwrap(), "canceled").await.expect(200);

        world.pass(23 * 3600);
        let again = client.post_with_key(REQUEST, "k", here).await.expect(201);
        assert_eq!((&again["assistance"]["id"], &again["assistance"]["status"]), (&first, &json!("canceled")));
        client.post_with_key(REQUEST, "k", there.clone()).await.refused(409, "idempotency_key_reused");

        world.pass(3600);
        let fresh = client.post_with_key(REQUEST, "k", there).await.expect(201);
        assert_ne!(fresh["assistance"]["id"], first);
    }
}
