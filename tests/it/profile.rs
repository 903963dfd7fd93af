//! Profiles, positions, going active, photos, the list.

use std::io::Cursor;
use std::time::Duration;

use image::{DynamicImage, ImageFormat, RgbImage};
use serde_json::json;

use crate::harness::{Answer, Person, Truck, World};

async fn put(person: &Person, path: &str, body: serde_json::Value) -> Answer {
    Answer::of(person.call("PUT", path).json(&body).send().await.unwrap()).await
}

async fn send_photo(person: &Person, bytes: &[u8]) -> Answer {
    let head = b"--XX\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"me.png\"\r\nContent-Type: image/png\r\n\r\n";
    let body = [&head[..], bytes, b"\r\n--XX--\r\n"].concat();
    let request = person.call("POST", "/api/profile/photo/").header("Content-Type", "multipart/form-data; boundary=XX");
    Answer::of(request.body(body).send().await.unwrap()).await
}

/// Sets a photo and returns its address.
pub(crate) async fn with_photo(person: &Person) -> String {
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(RgbImage::new(8, 8)).write_to(&mut png, ImageFormat::Png).unwrap();
    let stored = send_photo(person, png.get_ref()).await.expect(200);
    stored["profile_photo"].as_str().unwrap().to_owned()
}

both! {
    async fn a_profile_is_seen_and_changed(world: World) {
        let client = world.client().await;
        let change = json!({"name": "Nour", "address": "Rue Didouche", "email": "nour@example.com", "id": 999,
            "user_type": "admin", "phone_number": ""});
        let changed = put(&client, "/api/profile/user/", change).await.expect(200);
        assert_eq!((&changed["user"]["name"], &changed["user"]["id"]), (&json!("Nour"), &json!(client.id)));
        let seen = client.get("/api/profile/user/").await.expect(200);
        assert_eq!(seen, changed);
        assert_eq!((&seen["address"], &seen["user"]["address"]), (&json!("Rue Didouche"), &json!("Rue Didouche")));
        assert_eq!((&seen["user"]["user_type"], &seen["user"]["phone_verified"]), (&json!("client"), &json!(true)));

        let moved = client.patch("/api/profile/user/", json!({"phone_number": "0666000001"})).await.expect(200);
        assert_eq!((&moved["user"]["phone_number"], &moved["user"]["phone_verified"]), (&json!("+213666000001"), &json!(false)));
        let other = world.client().await;
        other.patch("/api/profile/user/", json!({"email": "NOUR@example.com"})).await.refused(409, "email_taken");
        other.patch("/api/profile/user/", json!({"phone_number": "+213666000001"})).await.refused(409, "phone_taken");
        let long = json!({"name": "n".repeat(201), "address": "a".repeat(501), "email": "x"});
        assert_eq!(other.patch("/api/profile/user/", long).await.invalid_fields(), ["name", "address", "email"]);
        world.anonymous().get("/api/profile/user/").await.refused(401, "unauthenticated");
        client.get("/api/profile/assistant/").await.refused(403, "wrong_role");
    }

    async fn a_position_is_read_as_it_was_written(world: World) {
        let client = world.client().await;
        for (body, at) in [
            (json!({"latitude": 0, "longitude": 0}), (0.0, 0.0)),
            (json!({"lat": -90, "lng": 180}), (-90.0, 180.0)),
        ] {
            client.post("/api/profile/update-location/", body.clone()).await.expect(200);
            put(&client, "/api/profile/update-location", body).await.expect(200);
            let seen = client.get("/api/profile/user/").await.expect(200);
            assert_eq!((seen["current_lat"].as_f64(), seen["user"]["current_lng"].as_f64()), (Some(at.0), Some(at.1)));
        }
        let bad = client.post("/api/profile/update-location/", json!({"latitude": 91, "longitude": "3"})).await;
        assert_eq!(bad.invalid_fields(), ["latitude", "longitude"]);
        let bad = client.post("/api/profile/update-location/", json!({"lat": 1})).await;
        assert_eq!(bad.invalid_fields(), ["lng"]);
    }

    async fn an_assistant_goes_active_and_inactive(world: World) {
        let (client, truck) = (world.client().await, world.assistant(Truck::LIGHT, (36.75, 3.05)).await);
        let off = put(&truck, "/api/profile/update-status/", json!({"is_active": false})).await.expect(200);
        assert_eq!(off["is_active"], false);
        let nobody = client.get("/api/assistants/").await.expect(200);
        assert_eq!(nobody["assistants"], json!([]));
        truck.post("/api/profile/assistant-status/", json!({"is_active": true})).await.expect(200);
        let listed = client.get("/api/assistants/").await.expect(200);
        assert_eq!(listed["assistants"], json!([{
            "id": truck.id, "name": truck.name, "service_type": "towing", "vehicle_type": "truck",
            "current_lat": 36.75, "current_lng": 3.05,
        }]));
        // what was committed is searched at once
        let asked = client
            .post("/api/assistance/request/", json!({"pickup": {"lat": 36.75, "lng": 3.05}, "dropoff": {"lat": 36.8, "lng": 3.1}}))
            .await
            .expect(201);
        assert_eq!(asked["nearby_assistants"][0]["assistant_id"], truck.id);
        client.post("/api/profile/assistant-status/", json!({})).await.refused(403, "wrong_role");
        let bad = truck.post("/api/profile/assistant-status/", json!({"is_active": "yes"})).await;
        assert_eq!(bad.invalid_fields(), ["is_active"]);
    }

    async fn an_expired_licence_keeps_one_inactive(world: World) {
        let truck = world.assistant(Truck::LIGHT, (36.75, 3.05)).await;
        let over = truck.patch("/api/profile/assistant/", json!({"driving_license_expiry": "20:11:26"})).await;
        over.refused(400, "license_over");
        let change = json!({"driving_license_expiry": "21:11:26", "vehicle_type": "flatbed"});
        let changed = truck.patch("/api/profile/assistant/", change).await.expect(200);
        assert_eq!(changed["assistant"]["driving_license_expiry"], "21:11:26");
        assert_eq!(changed["assistant"]["vehicle_type"], "flatbed");
        // 23:59 in Algiers is still that day
        world.wall.advance(Duration::from_secs(14 * 3600 + 59 * 60));
        let login = json!({"phone_number": truck.phone, "password": "correct-horse-7"});
        let access = world.anonymous().post("/api/auth/login/phone/", login).await.expect(200)["tokens"]["access"].clone();
        let truck = Person { token: Some(access.as_str().unwrap().to_owned()), ..truck };
        truck.post("/api/profile/assistant-status/", json!({"is_active": true})).await.expect(200);
        world.wall.advance(Duration::from_secs(60));
        truck.post("/api/profile/assistant-status/", json!({"is_active": true})).await.refused(403, "license_expired");
        truck.post("/api/profile/assistant-status/", json!({"is_active": false})).await.expect(200);
    }

    async fn the_list_is_filtered_and_paged(world: World) {
        let client = world.client().await;
        let mut ids = Vec::new();
        for n in 0..5 {
            let truck = if n % 2 == 0 { Truck::HEAVY } else { Truck::REPAIR };
            ids.push(world.assistant(truck, (36.0 + f64::from(n) * 0.1, 3.0)).await.id);
        }
        let listed = async |query: &str| {
            let page = client.get(&format!("/api/assistants/?{query}")).await.expect(200);
            let ids: Vec<i64> =
                page["assistants"].as_array().unwrap().iter().map(|entry| entry["id"].as_i64().unwrap()).collect();
            (ids, page["next_cursor"].as_str().map(str::to_owned))
        };
        let (first, next) = listed("limit=3").await;
        assert_eq!(first, ids[..3]);
        let (second, end) = listed(&format!("limit=3&cursor={}", next.unwrap())).await;
        assert_eq!((second.as_slice(), end), (&ids[3..], None));
        assert_eq!(listed("service_type=repair").await.0, [ids[1], ids[3]]);
        assert_eq!(listed("near=36.0,3.0&radius_km=12").await.0, [ids[0], ids[1]]);
        assert_eq!(listed("near=36.0,3.0&radius_km=0").await.0, [ids[0]]);
        let bad = client.get("/api/assistants/?service_type=x&near=1&radius_km=-1").await;
        assert_eq!(bad.invalid_fields(), ["service_type", "near", "radius_km"]);
        world.anonymous().get("/api/assistants/").await.refused(401, "unauthenticated");
    }

    async fn a_photo_is_drawn_anew(world: World) {
        let client = world.client().await;
        let mut png = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::new(2000, 1000)).write_to(&mut png, ImageFormat::Png).unwrap();
        let stored = send_photo(&client, png.get_ref()).await.expect(200);
        let address = stored["profile_photo"].as_str().unwrap().to_owned();
        assert_eq!(client.get("/api/profile/user/").await.expect(200)["user"]["profile_photo"], address);
        let seen = world.anonymous().call("GET", &address).send().await.unwrap();
        assert_eq!(seen.headers()["content-type"], "image/jpeg");
        let picture = image::load_from_memory(&seen.bytes().await.unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), (1024, 512));
        // a new one replaces it
        send_photo(&client, png.get_ref()).await.expect(200);
        world.anonymous().get(&address).await.refused(404, "not_found");

        send_photo(&client, b"<svg/>").await.refused(400, "photo_unreadable");
        assert_eq!(send_photo(&client, b"").await.invalid_fields(), ["photo"]);
        client.post("/api/profile/photo/", json!({})).await.refused(415, "unsupported_media_type");
        send_photo(&world.anonymous(), png.get_ref()).await.refused(401, "unauthenticated");
        send_photo(&client, &vec![0; 9 * 1024 * 1024]).await.refused(413, "body_too_large");
    }
}
