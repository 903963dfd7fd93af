//! From a driver at the roadside to the workshop: a tow to a place of the garage.

use serde_json::json;

use crate::harness::{Truck, World};
use crate::places::{mechanic, place};

const ROADSIDE: (f64, f64) = (36.7525, 3.042);
const GARAGE: (f64, f64) = (36.80, 3.10);

both! {
    async fn a_tow_goes_to_the_place_that_the_driver_chose(world: World) {
        let (client, staff) = (world.client().await, mechanic(&world, 1, true).await);
        let truck = world.assistant(Truck::LIGHT, (36.7535, 3.043)).await;
        let garage = place(&staff, "Garage", GARAGE).await;
        let request = |more: serde_json::Value| {
            let mut body = json!({"pickup": {"lat": ROADSIDE.0, "lng": ROADSIDE.1}, "description": "flat tyre"});
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            body
        };
        let unknown = client.ask(request(json!({"workshop_id": garage + 1}))).await;
        assert_eq!(unknown.refused(404, "workshop_not_found")["errors"][0]["field"], "workshop_id");
        let repair = client.ask(request(json!({"workshop_id": garage, "assistance_type": "repair"}))).await;
        assert_eq!(repair.invalid_fields(), ["assistance_type"]);
        staff.patch(&format!("/api/workshop/workshops/{garage}/"), json!({"is_open": false})).await.expect(200);
        let closed = client.ask(request(json!({"workshop_id": garage}))).await;
        assert_eq!(closed.refused(409, "workshop_closed")["errors"][0]["field"], "workshop_id");
        staff.patch(&format!("/api/workshop/workshops/{garage}/"), json!({"is_open": true})).await.expect(200);

        // its own coordinates count, not the ones that came along
        let elsewhere = json!({"workshop_id": garage, "dropoff": {"lat": 35.0, "lng": 2.0}});
        let path = "/api/assistance/request/";
        let asked = client.post_with_key(path, "k", request(elsewhere.clone())).await.expect(201);
        let assistance = &asked["assistance"];
        assert_eq!(assistance["dropoffLocation"], json!({"lat": GARAGE.0, "lng": GARAGE.1}));
        assert_eq!((&assistance["workshop_id"], &assistance["work_order_id"]), (&json!(garage), &json!(null)));
        assert_eq!((&assistance["assistance_type"], &assistance["price_pending"]), (&json!("towing"), &json!(false)));
        let same_way = json!({"pickup": {"lat": ROADSIDE.0, "lng": ROADSIDE.1}, "dropoff": {"lat": GARAGE.0, "lng": GARAGE.1}});
        let compared = world.client().await.ask(same_way).await.expect(201);
        assert_eq!(assistance["total_price"], compared["assistance"]["total_price"]);
        assert_eq!(compared["assistance"]["workshop_id"], json!(null));

        // the place closes: the retry is told of the first success all the same
        staff.patch(&format!("/api/workshop/workshops/{garage}/"), json!({"is_open": false})).await.expect(200);
        let retried = client.post_with_key(path, "k", request(elsewhere)).await.expect(201);
        assert_eq!(retried["assistance"]["id"], assistance["id"]);
        // what assistants are told has its documented shape
        let offer = truck.get("/api/assistance/offers/").await.expect(200)["offers"][1].clone();
        assert_eq!(offer["dropoff_location"], json!({"lat": GARAGE.0, "lng": GARAGE.1}));
        assert!(offer.get("workshop_id").is_none());
    }
}
