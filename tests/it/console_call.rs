//! A dispatcher takes a call.

use serde_json::{Value, json};

use crate::auth::{client_body, code};
use crate::harness::{Answer, Person, Truck, World};

const CALL: &str = "/api/admin/assistances/";
const HERE: (f64, f64) = (36.7525, 3.042);

fn call(who: Value) -> Value {
    let mut body = json!({"pickup": {"lat": HERE.0, "lng": HERE.1}, "dropoff": {"lat": 36.8, "lng": 3.1}, "description": "On the bridge"});
    for (name, value) in who.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

async fn take(admin: &Person, who: Value) -> Answer {
    admin.post(CALL, call(who)).await
}

/// Who called, of an answer.
#[track_caller]
fn caller(answer: &Answer) -> Value {
    answer.expect(201)["assistance"]["client"].clone()
}

both! {
    async fn somebody_new_becomes_a_client_and_takes_the_account_over(world: World) {
        let admin = world.administrator().await;
        let assistant = world.assistant(Truck::LIGHT, HERE).await;
        let mut channel = assistant.own_channel().await;
        let answer = take(&admin, json!({"phone_number": "0555 77 88 99", "client_name": "Amina Haddad"})).await;
        let told = answer.expect(201);
        assert_eq!((&told["assistance"]["status"], &told["nearby_assistants"][0]["assistant_id"]), (&json!("requested"), &json!(assistant.id)));
        assert!(told["assistance"]["total_price"].as_f64().unwrap() > 1500.0, "locked now: {told}");
        let client = caller(&answer);
        assert_eq!((&client["name"], &client["phone_number"]), (&json!("Amina Haddad"), &json!("+213555778899")));
        assert_eq!(channel.expect("new_assistance_request").await["description"], "On the bridge");

        // again: the same person, who has an open assistance
        let again = take(&admin, json!({"phone_number": "+213 555 778899"})).await.refused(409, "open_assistance_exists");
        assert_eq!(again["assistance_id"], told["assistance"]["id"]);

        // nobody can sign in until a code has proved whose number it is
        let nobody = world.anonymous();
        let guess = json!({"phone_number": "+213555778899", "password": "a-guess-at-it-7"});
        nobody.post("/api/auth/login/phone/", guess).await.refused(401, "wrong_credentials");
        nobody.post("/api/auth/register/", client_body("+213555778899")).await.refused(409, "phone_taken");
        nobody.post("/api/auth/password-reset/", json!({"phone_number": "+213555778899"})).await.expect(200);
        let code = code(world, "+213555778899").await;
        let reset = json!({"phone_number": "+213555778899", "code": code, "new_password": "a-new-secret-7", "new_password_confirm": "a-new-secret-7"});
        nobody.post("/api/auth/password-reset/confirm/", reset).await.expect(200);
        let signed_in = nobody.post("/api/auth/login/phone/", json!({"phone_number": "0555778899", "password": "a-new-secret-7"})).await.expect(200);
        let amina = nobody.with_token(signed_in["tokens"]["access"].as_str());
        let seen = amina.get(&format!("/api/assistance/view/{}/", told["assistance"]["id"])).await.expect(200);
        assert_eq!(seen["description"], "On the bridge");

        let audit = admin.get("/api/admin/audit/?action=assistance.requested_for").await.expect(200);
        assert_eq!(audit["entries"][0]["details"], json!({"client_id": client["id"], "new_client": true}));
    }

    async fn who_signed_up_with_somebodys_number_is_not_who_calls_from_it(world: World) {
        let admin = world.administrator().await;
        let squatter = world.anonymous().post("/api/auth/register/", client_body("+213555112233")).await.expect(201);
        let who = json!({"phone_number": "0555 11 22 33", "client_name": "Amina"});
        take(&admin, who.clone()).await.refused(409, "phone_unverified");
        // known to the dispatcher, it is their word
        let id = &squatter["user"]["id"];
        let first = take(&admin, json!({"client_id": id})).await;
        assert_eq!(&caller(&first)["id"], id);
        let open = format!("{CALL}{}/cancel/", first.expect(201)["assistance"]["id"]);
        admin.post(&open, json!({"reason": "Not them"})).await.expect(200);
        admin.post(&format!("/api/admin/people/{id}/block/"), json!({"reason": "Not theirs"})).await.expect(200);
        take(&admin, json!({"client_id": id})).await.refused(409, "client_blocked");
    }

    async fn a_client_is_known_by_id_or_number(world: World) {
        let admin = world.administrator().await;
        let (one, two) = (world.client().await, world.client().await);
        assert_eq!(caller(&take(&admin, json!({"client_id": one.id})).await)["id"], one.id);
        let by_number = take(&admin, json!({"phone_number": two.phone, "client_name": "Another Name"})).await;
        assert_eq!((&caller(&by_number)["id"], &caller(&by_number)["name"]), (&json!(two.id), &json!(two.name)), "nobody is renamed");
        // a retry asks once
        let three = world.client().await;
        let body = call(json!({"client_id": three.id}));
        let first = admin.post_with_key(CALL, "k", body.clone()).await.expect(201);
        assert_eq!(admin.post_with_key(CALL, "k", body).await.expect(201)["assistance"]["id"], first["assistance"]["id"]);
        admin.post_with_key(CALL, "k", call(json!({"client_id": one.id}))).await.refused(409, "idempotency_key_reused");
    }

    async fn what_is_wrong_is_said_and_nobody_is_made(world: World) {
        let admin = world.administrator().await;
        let assistant = world.assistant(Truck::LIGHT, HERE).await;
        take(&admin, json!({"client_id": 999_999})).await.refused(404, "client_not_found");
        take(&admin, json!({"client_id": assistant.id})).await.refused(404, "client_not_found");
        take(&admin, json!({"phone_number": assistant.phone, "client_name": "X"})).await.refused(409, "phone_taken");
        assert_eq!(take(&admin, json!({"phone_number": "0555000099"})).await.invalid_fields(), ["client_name"]);
        let place = take(&admin, json!({"phone_number": "0555000099", "client_name": "X", "workshop_id": 999_999})).await;
        place.refused(404, "workshop_not_found");
        for (body, fields) in [
            (json!({}), &["phone_number", "pickup"][..]),
            (json!({"client_id": 0, "pickup": {"lat": 91, "lng": 3}}), &["client_id", "pickup.lat"]),
            (json!({"phone_number": "12", "client_name": 7, "pickup": 1}), &["phone_number", "client_name", "pickup"]),
            (json!({"phone_number": "0555000099", "client_name": "a".repeat(201), "assistance_type": "magic"}), &["client_name", "pickup", "assistance_type"]),
        ] {
            assert_eq!(admin.post(CALL, body.clone()).await.invalid_fields(), fields, "{body}");
        }
        let people = admin.get("/api/admin/people/?q=0555000099").await.expect(200);
        assert_eq!(people["people"], json!([]), "nobody was made");
        for stranger in [world.anonymous(), world.client().await, assistant] {
            let refused = take(&stranger, json!({"phone_number": "0555000099", "client_name": "X"})).await;
            assert!([401, 403].contains(&refused.status), "{}", refused.text);
        }
    }
}
