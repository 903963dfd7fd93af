//! The garage's places over HTTP: who reads and writes them, the nearest first, nothing overwritten unseen.

use depannini::kernel::secret::ExposeSecret as _;
use serde_json::{Value, json};

use crate::harness::{Answer, Person, World};
use crate::workshop_people;

/// A mechanic who is signed in; with `staff` one who does the counter's work.
pub(crate) async fn mechanic(world: &World, number: u32, staff: bool) -> Person {
    let admin = if staff { Some(world.administrator().await) } else { None };
    world
        .parts(async |parts| {
            let who = workshop_people::mechanic(parts, number).await;
            if let Some(admin) = &admin {
                let admin = workshop_people::identity(parts, admin);
                workshop_people::promote(parts, admin, who).await;
            }
            let phone = depannini::kernel::contact::Phone::parse(&format!("+2136660{number:05}"), "+213").unwrap();
            let login = depannini::accounts::Login::Phone(phone);
            let password = depannini::kernel::secret::SecretString::from(crate::harness::PASSWORD);
            let signed_in = parts.accounts.sign_in(login, password).await.unwrap();
            Person {
                id: who.account.get(),
                name: format!("Mechanic {number}"),
                token: Some(signed_in.tokens.access.expose_secret().to_owned()),
                ..world.anonymous()
            }
        })
        .await
}

/// A place of the garage, entered over HTTP.
pub(crate) async fn place(staff: &Person, name: &str, (lat, lng): (f64, f64)) -> i64 {
    let body = json!({"name": name, "lat": lat, "lng": lng});
    staff.post("/api/workshop/workshops/", body).await.expect(201)["id"].as_i64().unwrap()
}

async fn revise(staff: &Person, id: i64, tag: &str, body: &Value) -> Answer {
    let path = format!("/api/workshop/workshops/{id}/");
    Answer::of(staff.call("PATCH", &path).header("If-Match", tag).json(body).send().await.unwrap()).await
}

fn names(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|place| place["name"].as_str().unwrap()).collect()
}

both! {
    async fn staff_write_and_everybody_reads(world: World) {
        let staff = mechanic(world, 1, true).await;
        let (client, plain) = (world.client().await, mechanic(world, 2, false).await);
        let body = json!({
            "name": "Garage du Port", "lat": 36.77, "lng": 3.06, "address": "Quai 1", "phone_number": "0555 12 34 56",
            "opening_hours": "8-18, not on Fridays",
        });
        client.post("/api/workshop/workshops/", body.clone()).await.refused(403, "wrong_role");
        plain.post("/api/workshop/workshops/", body.clone()).await.refused(403, "forbidden");
        let entered = staff.post_with_key("/api/workshop/workshops/", "k1", body.clone()).await;
        let again = staff.post_with_key("/api/workshop/workshops/", "k1", body).await;
        let place = entered.expect(201);
        assert_eq!(again.expect(201), place);
        assert_eq!((place["phone_number"].as_str(), &place["is_open"]), (Some("+213555123456"), &json!(true)));
        let id = place["id"].as_i64().unwrap();

        let seen = client.get(&format!("/api/workshop/workshops/{id}/")).await;
        assert_eq!(seen.expect(200), place);
        let tag = seen.header("etag").unwrap().to_owned();
        let closed = revise(&staff, id, &tag, &json!({"is_open": false, "opening_hours": null})).await;
        let now = closed.expect(200);
        assert_eq!((&now["is_open"], &now["opening_hours"], &now["address"]), (&json!(false), &json!(null), &json!("Quai 1")));
        assert_ne!(closed.header("etag"), Some(tag.as_str()));
        revise(&staff, id, &tag, &json!({"name": "unseen"})).await.refused(409, "changed_meanwhile");
        revise(&staff, id, "*", &json!({"name": "whatever there is"})).await.expect(200);
        assert_eq!(revise(&staff, id, "7", &json!({"name": "x"})).await.invalid_fields(), ["If-Match"]);
        plain.patch(&format!("/api/workshop/workshops/{id}/"), json!({"name": "mine"})).await.refused(403, "forbidden");

        let remove = format!("/api/workshop/workshops/{id}/");
        let stale = staff.call("DELETE", &remove).header("If-Match", &tag).send().await.unwrap();
        Answer::of(stale).await.refused(409, "changed_meanwhile");
        assert_eq!(staff.send("DELETE", &remove, "application/json", "").await.status, 204);
        staff.send("DELETE", &remove, "application/json", "").await.refused(404, "not_found");
        client.get(&remove).await.refused(404, "not_found");
        assert_eq!(names(&client.get("/api/workshop/workshops/").await.expect(200)), Vec::<&str>::new());
    }

    async fn the_nearest_comes_first_page_by_page(world: World) {
        let (staff, client) = (mechanic(world, 1, true).await, world.client().await);
        place(&staff, "far", (36.90, 3.06)).await;
        let near = place(&staff, "near", (36.76, 3.06)).await;
        place(&staff, "between", (36.80, 3.06)).await;
        let all = client.get("/api/workshop/workshops/").await.expect(200);
        assert_eq!(names(&all), ["far", "near", "between"]);
        assert!(all["items"][0].get("distance").is_none());
        let first = client.get("/api/workshop/workshops/?near=36.75,3.06&limit=2").await.expect(200);
        assert_eq!(names(&first), ["near", "between"]);
        let km = first["items"][0]["distance"].as_f64().unwrap();
        assert!((1.0..1.2).contains(&km), "{km}");
        let cursor = first["next_cursor"].as_str().unwrap();
        let rest = client.get(&format!("/api/workshop/workshops/?near=36.75,3.06&limit=2&cursor={cursor}")).await.expect(200);
        assert_eq!((names(&rest), &rest["next_cursor"]), (vec!["far"], &json!(null)));

        staff.patch(&format!("/api/workshop/workshops/{near}/"), json!({"is_open": false})).await.expect(200);
        let open = client.get("/api/workshop/workshops/?near=36.75,3.06&is_open=true").await.expect(200);
        assert_eq!(names(&open), ["between", "far"]);
        assert_eq!(client.get("/api/workshop/workshops/?near=north&is_open=perhaps").await.invalid_fields(), ["near", "is_open"]);
    }

    async fn what_is_wrong_is_named(world: World) {
        let staff = mechanic(world, 1, true).await;
        let wrong = json!({"lat": 91, "address": "x".repeat(501), "phone_number": "none", "is_open": 1});
        let refused = staff.post("/api/workshop/workshops/", wrong).await;
        assert_eq!(refused.invalid_fields(), ["name", "lat", "lng", "address", "phone_number", "is_open"]);
        let id = place(&staff, "here", (36.75, 3.06)).await;
        let half = staff.patch(&format!("/api/workshop/workshops/{id}/"), json!({"lat": 36.7, "name": ""})).await;
        assert_eq!(half.invalid_fields(), ["name", "lng"]);
    }

    async fn two_who_change_at_once_do_not_overwrite_each_other(world: World) {
        let staff = mechanic(world, 1, true).await;
        let id = place(&staff, "here", (36.75, 3.06)).await;
        let changes = (0..8).map(|n| {
            let (staff, body) = (staff.clone(), json!({ "name": format!("name {n}") }));
            async move { revise(&staff, id, "\"1\"", &body).await.status }
        });
        let mut outcomes = futures_util::future::join_all(changes).await;
        outcomes.sort_unstable();
        assert_eq!(outcomes, [200, 409, 409, 409, 409, 409, 409, 409]);
    }
}
