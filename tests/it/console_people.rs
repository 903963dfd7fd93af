//! Administrators find people, judge papers, and shut people out.

use std::time::Duration;

use serde_json::{Value, json};

use crate::auth::client_body;
use crate::harness::{Person, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);

/// The ids of the people that a query finds, and the cursor.
async fn found(admin: &Person, query: &str) -> (Vec<i64>, Value) {
    let body = admin.get(&format!("/api/admin/people/?{query}")).await.expect(200);
    let ids = body["people"].as_array().unwrap().iter().map(|person| person["id"].as_i64().unwrap()).collect();
    (ids, body["next_cursor"].clone())
}

async fn actions(admin: &Person, id: i64) -> Vec<(String, Value)> {
    let body = admin.get(&format!("/api/admin/audit/?object=account:{id}")).await.expect(200);
    let entries = body["entries"].as_array().unwrap().iter().rev();
    let acts = entries.filter(|line| line["action"] != "person.read");
    acts.map(|line| (line["action"].as_str().unwrap().to_owned(), line["details"].clone())).collect()
}

async fn judge(admin: &Person, id: i64, approved: bool) -> crate::harness::Answer {
    admin.post(&format!("/api/admin/people/{id}/documents/"), json!({"approved": approved, "reason": "seen"})).await
}

both! {
    async fn people_are_found_by_what_is_known_of_them(world: World) {
        let admin = world.administrator().await;
        let (one, two) = (world.client().await, world.client().await);
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        assert_eq!(found(&admin, "").await, (vec![assistant.id, two.id, one.id, admin.id], Value::Null));
        assert_eq!(found(&admin, "role=client").await.0, [two.id, one.id]);
        assert_eq!(found(&admin, "role=assistant&documents=pending").await.0, [assistant.id]);
        assert_eq!(found(&admin, "documents=pending&blocked=true").await.0, [0; 0]);
        assert!(found(&admin, &format!("q={}", one.id)).await.0.contains(&one.id), "by id");
        assert_eq!(found(&admin, &format!("q={}", one.name.to_uppercase().replace(' ', "%20"))).await.0, [one.id], "by name");
        // +213 555 0 00002 as people write it
        let national = two.phone.replace("+213", "0");
        assert_eq!(found(&admin, &format!("q={national}")).await.0, [two.id], "by phone");
        assert_eq!(found(&admin, "q=%25").await.0, [0; 0], "a sign of patterns is a sign like any other");
        // the third person made is the truck with the registration 3
        assert!(found(&admin, "q=3").await.0.contains(&assistant.id), "by plate");

        let (first, cursor) = found(&admin, "limit=3").await;
        assert_eq!(first, [assistant.id, two.id, one.id]);
        let next = found(&admin, &format!("limit=3&cursor={}", cursor.as_str().unwrap())).await;
        assert_eq!(next, (vec![admin.id], Value::Null));
        for (query, fields) in [
            ("role=king&blocked=maybe&documents=all", vec!["role", "blocked", "documents"]),
            ("limit=0", vec!["limit"]),
        ] {
            assert_eq!(admin.get(&format!("/api/admin/people/?{query}")).await.invalid_fields(), fields);
        }
        let long = "x".repeat(101);
        assert_eq!(admin.get(&format!("/api/admin/people/?q={long}")).await.invalid_fields(), ["q"]);
    }

    async fn a_person_is_shown_with_place_and_job(world: World) {
        let admin = world.administrator().await;
        let (client, assistant, id) = world.accepted().await;
        assistant.is_at((36.7, 3.1)).await;
        let body = admin.get(&format!("/api/admin/people/{}/", assistant.id)).await.expect(200);
        let person = &body["person"];
        assert_eq!((&person["name"], &person["phone_number"], &person["user_type"]), (&json!(assistant.name), &json!(assistant.phone), &json!("assistant")));
        assert_eq!((&person["assistance_id"], &person["blocked"]), (&json!(id), &json!(false)));
        assert_eq!((&person["position"]["lat"], &person["position"]["lng"]), (&json!(36.7), &json!(3.1)));
        let standing = &person["assistant"];
        assert_eq!((&standing["service"], &standing["license_category"], &standing["license_expiry"]), (&json!("towing"), &json!("b"), &json!("2030-12-31")));
        assert_eq!((&standing["documents_approved"], &standing["active"]), (&json!(false), &json!(true)));
        let other = admin.get(&format!("/api/admin/people/{}/", client.id)).await.expect(200);
        assert_eq!((&other["person"]["assistant"], &other["person"]["assistance_id"]), (&Value::Null, &json!(id)));
        admin.get("/api/admin/people/999999/").await.refused(404, "not_found");
        let looked = admin.get(&format!("/api/admin/audit/?action=person.read&object=account:{}", client.id)).await.expect(200);
        assert_eq!(looked["entries"].as_array().unwrap().len(), 1);
    }

    async fn approved_papers_let_an_assistant_go_active(world: World) with |settings| { settings.accounts.require_approved_documents = true; } {
        let admin = world.administrator().await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        let active = async |on: bool| assistant.post("/api/profile/assistant-status/", json!({"is_active": on})).await;
        active(false).await.expect(200);
        active(true).await.refused(403, "documents_not_approved");
        let person = judge(&admin, assistant.id, true).await.expect(200)["person"].clone();
        assert_eq!((&person["id"], &person["assistant"]["documents_approved"]), (&json!(assistant.id), &json!(true)));
        assert_eq!(found(&admin, "documents=pending").await.0, [0; 0]);
        active(true).await.expect(200);
        let on_map = async || admin.get("/api/admin/live/").await.expect(200)["assistants"].as_array().unwrap().len();
        assert_eq!(on_map().await, 1);

        let person = judge(&admin, assistant.id, false).await.expect(200)["person"].clone();
        assert_eq!((&person["assistant"]["documents_approved"], &person["assistant"]["active"]), (&json!(false), &json!(false)));
        assert_eq!(on_map().await, 0, "asked no more");
        assert_eq!(person["assistant"]["documents_refused"], "seen");
        active(true).await.refused(403, "documents_not_approved");
        let reason = json!({"reason": "seen"});
        let told = [("documents.approved".to_owned(), reason.clone()), ("documents.rejected".to_owned(), reason)];
        assert_eq!(actions(&admin, assistant.id).await, told);

        // the assistant reads why; what is refused waits for nobody until the papers are others
        let mine = async || assistant.get("/api/profile/assistant/").await.expect(200)["assistant"]["documents_refused"].clone();
        assert_eq!(mine().await, "seen");
        assert_eq!(found(&admin, "documents=pending").await.0, [0; 0]);
        assistant.patch("/api/profile/assistant/", json!({"name": "Another Name"})).await.expect(200);
        assert_eq!(mine().await, "seen");
        assistant.patch("/api/profile/assistant/", json!({"driving_license_num": "16-4711"})).await.expect(200);
        assert_eq!(mine().await, Value::Null);
        assert_eq!(found(&admin, "documents=pending").await.0, [assistant.id]);
        judge(&admin, assistant.id, false).await.expect(200);
        judge(&admin, assistant.id, true).await.expect(200);
        assert_eq!(mine().await, Value::Null);

        let client = world.client().await;
        judge(&admin, client.id, true).await.refused(403, "not_an_assistant");
        judge(&admin, 999_999, true).await.refused(404, "not_found");
        let wrong = admin.post(&format!("/api/admin/people/{}/documents/", assistant.id), json!({"approved": "yes", "reason": 1})).await;
        assert_eq!(wrong.invalid_fields(), ["approved", "reason"]);
        let silent = admin.post(&format!("/api/admin/people/{}/documents/", assistant.id), json!({"approved": false})).await;
        assert_eq!(silent.invalid_fields(), ["reason"]);
    }

    async fn who_is_blocked_is_out_at_once(world: World) {
        let admin = world.administrator().await;
        let anyone = world.anonymous();
        let joins = client_body("0555123456");
        let login = json!({"phone_number": joins["phone_number"], "password": joins["password"]});
        let made = anyone.post("/api/auth/register/", joins).await.expect(201);
        let id = made["user"]["id"].as_i64().unwrap();
        let client = anyone.with_token(made["tokens"]["access"].as_str());
        let asked = client.ask_for_repair(ALGIERS).await;
        let mut hears = client.channel(asked).await;
        hears.settle().await;
        let path = format!("/api/admin/people/{id}");
        assert_eq!(admin.post(&format!("{path}/block/"), json!({})).await.invalid_fields(), ["reason"]);
        let person = admin.post(&format!("{path}/block/"), json!({"reason": "abuse"})).await.expect(200)["person"].clone();
        assert_eq!((&person["id"], &person["blocked"]), (&json!(id), &json!(true)));

        client.get("/api/profile/user/").await.refused(401, "unauthenticated");
        let refresh = json!({"refresh": made["tokens"]["refresh"]});
        assert_eq!(anyone.post("/api/auth/token/refresh/", refresh).await.status, 401);
        world.wall.advance(Duration::from_secs(world.settings.realtime.heartbeat_seconds));
        assert_eq!(hears.close_code().await, 4001);
        let sign_in = async || anyone.post("/api/auth/login/phone/", login.clone()).await;
        sign_in().await.refused(403, "account_blocked");
        assert_eq!(found(&admin, "blocked=true").await.0, [id]);

        let back = admin.post(&format!("{path}/unblock/"), json!({})).await.expect(200)["person"].clone();
        assert_eq!(back["blocked"], false);
        sign_in().await.expect(200);
        let told = actions(&admin, id).await;
        assert_eq!(told, [("account.blocked".to_owned(), json!({"reason": "abuse"})), ("account.unblocked".to_owned(), json!({}))]);
        admin.post("/api/admin/people/999999/block/", json!({"reason": "x"})).await.refused(404, "not_found");
        admin.post("/api/admin/people/999999/unblock/", json!({})).await.refused(404, "not_found");
    }

    async fn nobody_shuts_themselves_out(world: World) {
        let admin = world.administrator().await;
        let own = format!("/api/admin/people/{}/block/", admin.id);
        admin.post(&own, json!({"reason": "oops"})).await.refused(409, "own_account");
        admin.get("/api/admin/live/").await.expect(200);
    }

    async fn a_blocked_assistant_leaves_the_map_and_is_given_nothing(world: World) {
        let admin = world.administrator().await;
        let assistant = world.assistant(Truck::LIGHT, ALGIERS).await;
        admin.post(&format!("/api/admin/people/{}/block/", assistant.id), json!({"reason": "x"})).await.expect(200);
        assert_eq!(admin.get("/api/admin/live/").await.expect(200)["assistants"], json!([]));
        let id = world.client().await.ask_for_tow(ALGIERS, ALGIERS).await;
        let give = json!({"assistant_id": assistant.id, "reason": "x"});
        admin.post(&format!("/api/admin/assistances/{id}/assign/"), give).await.refused(404, "assistant_not_found");
    }
}
