//! Signing up and in, tokens, codes.

use std::io::{Read as _, Write as _};
use std::time::Duration;

use depannini::config::{Mode, Settings};
use futures_util::future::join_all;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};

use crate::harness::{Person, World};

const PASSWORD: &str = "tow-truck-at-dawn";

pub(crate) fn client_body(phone: &str) -> Value {
    json!({
        "phone_number": phone, "name": "Amel Haddad", "password": PASSWORD, "password_confirm": PASSWORD,
        "user_type": "client", "address": "",
    })
}

fn assistant_body(phone: &str) -> Value {
    let mut body = client_body(phone);
    for (name, value) in [
        ("user_type", json!("assistant")),
        ("service_type", json!("towing")),
        ("vehicle_type", json!("flatbed")),
        ("driving_license_cat", json!("c")),
        ("driving_license_num", json!("DZ-123")),
        ("driving_license_expiry", json!("31:12:30")),
        ("vehicle_registration_num", json!(1_234_516)),
        ("current_lat", json!(0)),
        ("current_lng", json!(0.0)),
    ] {
        body[name] = value;
    }
    body
}

fn with_token(person: &Person, token: &Value) -> Person {
    Person { token: Some(token.as_str().unwrap().to_owned()), ..person.clone() }
}

/// The newest code sent to a destination.
pub(crate) async fn code(world: &World, to: &str) -> String {
    let to = to.replace('+', "%2B");
    let sent = world.anonymous().get(&format!("/dev/outbox?to={to}")).await.expect(200);
    let last = sent.as_array().unwrap().last().unwrap_or_else(|| panic!("nothing was sent to {to}"));
    last["code"].as_str().unwrap().to_owned()
}

pub(crate) fn wrong(code: &str) -> &'static str {
    if code == "00000" { "00001" } else { "00000" }
}

/// Made for tests; signs nothing else.
const GOOGLE_KEY: &[u8] = include_bytes!("../../src/accounts/google/test_key.pem");

/// Publishes the key on a local port, as Google does, and takes tokens for `our-app`.
fn with_google(settings: &mut Settings) {
    let mut key = Jwk::from_encoding_key(&EncodingKey::from_rsa_pem(GOOGLE_KEY).unwrap(), Algorithm::RS256).unwrap();
    key.common.key_id = Some("k1".to_owned());
    let body = json!({ "keys": [key] }).to_string();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    settings.accounts.google_keys_url = format!("http://{}/certs", listener.local_addr().unwrap());
    settings.accounts.google_client_ids = vec!["our-app".to_owned()];
    std::thread::spawn(move || {
        for socket in listener.incoming() {
            let mut socket = socket.unwrap();
            let _bytes = socket.read(&mut [0; 4096]).unwrap();
            let head =
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: max-age=600\r\nConnection: close";
            write!(socket, "{head}\r\nContent-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        }
    });
}

fn google_token(world: &World, audience: &str) -> String {
    use depannini::kernel::time::Clock as _;
    let header = Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::RS256) };
    let claims = json!({
        "iss": "accounts.google.com", "aud": audience, "sub": "g-1", "exp": world.wall.now().seconds() + 60,
        "email": "nour@example.com", "email_verified": true, "name": "Nour B.",
    });
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_rsa_pem(GOOGLE_KEY).unwrap()).unwrap()
}

both! {
    async fn google_makes_an_account_once(world: World) with |settings| { with_google(settings); } {
        let anyone = world.anonymous();
        let token = google_token(world, "our-app");
        let first = anyone.post("/api/auth/login/google/", json!({"token": token})).await.expect(200);
        let id = first["user"]["id"].as_i64().unwrap();
        assert_eq!(first["user"], json!({
            "id": id, "email": "nour@example.com", "name": "Nour B.", "user_type": "client",
            "email_verified": true, "phone_verified": false,
        }));
        let again = anyone.post("/api/auth/login/google/", json!({"token": token})).await.expect(200);
        assert_eq!(again["user"]["id"], id);
        let own = with_token(&anyone, &again["tokens"]["access"]);
        assert_eq!(own.get("/api/profile/user/").await.expect(200)["user"]["phone_number"], json!(null));
        let foreign = google_token(world, "another-app");
        anyone.post("/api/auth/login/google/", json!({"token": foreign})).await.refused(401, "token_invalid");
        world.wall.advance(Duration::from_secs(60));
        anyone.post("/api/auth/login/google/", json!({"token": token})).await.refused(401, "token_expired");
    }

    async fn production_has_no_outbox(world: World) with |settings| {
        settings.mode = Mode::Production;
        settings.accounts.token_secret = "0123456789abcdef0123456789abcdef".into();
    } {
        world.anonymous().get("/dev/outbox?to=amel@example.com").await.refused(404, "not_found");
    }

    async fn a_new_assistant_is_searched_from_where_they_are(world: World) {
        let anyone = world.anonymous();
        let mut body = assistant_body("0555123456");
        (body["current_lat"], body["current_lng"]) = (json!(36.75), json!(3.05));
        // searches run on a clock of their own, which a demo lets run ahead
        world.pass(7200);
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        let truck = with_token(&anyone, &made["tokens"]["access"]);
        truck.post("/api/profile/assistant-status/", json!({"is_active": true})).await.expect(200);
        let asked = world.client().await.post("/api/assistance/request/", json!({
            "pickup": {"lat": 36.75, "lng": 3.05}, "dropoff": {"lat": 36.8, "lng": 3.1},
        })).await.expect(201);
        assert_eq!(asked["nearby_assistants"][0]["assistant_id"], made["user"]["id"]);
    }

    async fn a_client_app_says_where_it_is(world: World) {
        let anyone = world.anonymous();
        let mut body = client_body("0555123456");
        (body["currentLat"], body["currentLng"]) = (json!(36.75), json!(3.05));
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        let seen = with_token(&anyone, &made["tokens"]["access"]).get("/api/profile/user/").await.expect(200);
        assert_eq!((seen["current_lat"].as_f64(), seen["current_lng"].as_f64()), (Some(36.75), Some(3.05)));
    }

    async fn a_client_signs_up_and_in(world: World) {
        let anyone = world.anonymous();
        let mut body = client_body("0555 12 34 56");
        body["email"] = json!("Amel@Example.com");
        body["role"] = json!("admin");
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        let user = &made["user"];
        let id = user["id"].as_i64().unwrap();
        assert_eq!(user, &json!({
            "id": id, "email": "amel@example.com", "name": "Amel Haddad", "phone_number": "+213555123456",
            "user_type": "client",
        }));
        let profile = with_token(&anyone, &made["tokens"]["access"]).get("/api/profile/user/").await.expect(200);
        assert_eq!(profile["user"]["phone_number"], "+213555123456");
        assert_eq!(profile["address"], json!(null));

        for (path, login) in [
            ("/api/auth/login/phone/", json!({"phone_number": "00213555123456", "password": PASSWORD})),
            ("/api/auth/login/phone", json!({"phone_number": "+213 555 123 456", "password": PASSWORD})),
            ("/api/auth/login/email/", json!({"email": "AMEL@example.com", "password": PASSWORD})),
        ] {
            let signed = anyone.post(path, login).await.expect(200);
            assert_eq!(signed["user"], json!({
                "id": id, "email": "amel@example.com", "name": "Amel Haddad", "user_type": "client",
                "email_verified": false, "phone_verified": false,
            }));
            with_token(&anyone, &signed["tokens"]["access"]).get("/api/profile/user/").await.expect(200);
        }
    }

    async fn duplicates_and_wrong_fields_are_told_apart(world: World) {
        let anyone = world.anonymous();
        let mut body = client_body("0555123456");
        body["email"] = json!("amel@example.com");
        anyone.post("/api/auth/register/", body.clone()).await.expect(201);
        let refused = anyone.post("/api/auth/register/", client_body("+213555123456")).await.refused(409, "phone_taken");
        assert_eq!(refused["errors"][0]["field"], "phone_number");
        body["phone_number"] = json!("0555123457");
        anyone.post("/api/auth/register/", body).await.refused(409, "email_taken");

        let body = json!({"phone_number": "abc", "email": "nobody", "password": "short", "user_type": "admin"});
        let named = anyone.post("/api/auth/register/", body).await.invalid_fields();
        assert_eq!(named, ["phone_number", "email", "name", "password", "user_type"]);
        for (password, confirm) in [("Password123", "Password123"), (PASSWORD, "another-one"), (&*"é".repeat(37), "")] {
            let mut body = client_body("0555123458");
            body["password"] = json!(password);
            body["password_confirm"] = json!(confirm);
            assert_eq!(anyone.post("/api/auth/register/", body).await.invalid_fields().len(), 1, "{password}");
        }
    }

    async fn an_assistant_needs_papers_and_a_place(world: World) {
        let anyone = world.anonymous();
        let mut bare = client_body("0555123456");
        bare["user_type"] = json!("assistant");
        let named = anyone.post("/api/auth/register/", bare).await.invalid_fields();
        assert_eq!(named, [
            "service_type", "vehicle_type", "driving_license_cat", "driving_license_num", "driving_license_expiry",
            "vehicle_registration_num", "current_lat", "current_lng",
        ]);
        for (day, status) in [("20:11:26", 400), ("2026-12-31", 400), ("31:02:30", 400), ("21:11:26", 201)] {
            let mut body = assistant_body("0555123456");
            body["driving_license_expiry"] = json!(day);
            let answer = anyone.post("/api/auth/register/", body).await;
            assert_eq!(answer.status, status, "{day}: {}", answer.text);
        }
        let mut text = assistant_body("0555123457");
        text["vehicle_registration_num"] = json!("1234516");
        let made = anyone.post("/api/auth/register/", text).await.expect(201);
        assert_eq!(made["user"]["user_type"], "assistant");
        let own = with_token(&anyone, &made["tokens"]["access"]);
        let profile = own.get("/api/profile/assistant/").await.expect(200);
        let profile = &profile["assistant"];
        assert_eq!(profile["driving_license_expiry"], "31:12:30");
        assert_eq!(profile["vehicle_registration_num"], 1_234_516);
        assert_eq!((&profile["current_lat"], &profile["is_active_assistant"]), (&json!(0.0), &json!(false)));
    }

    async fn unknown_and_wrong_are_one_answer(world: World) {
        let anyone = world.anonymous();
        anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let login = |phone: &str| json!({"phone_number": phone, "password": "not the password"});
        let wrong = anyone.post("/api/auth/login/phone/", login("0555123456")).await.refused(401, "wrong_credentials");
        let unknown = anyone.post("/api/auth/login/phone/", login("0555000000")).await.refused(401, "wrong_credentials");
        assert_eq!(wrong["detail"], unknown["detail"]);
        assert_eq!(anyone.post("/api/auth/login/phone/", json!({})).await.invalid_fields(), ["phone_number", "password"]);
        anyone.post("/api/auth/login/google/", json!({"token": "abc"})).await.refused(401, "token_invalid");
    }

    async fn failed_sign_ins_are_limited_and_good_ones_are_not(world: World) {
        let anyone = world.anonymous();
        for phone in ["0555123456", "0555123457"] {
            anyone.post("/api/auth/register/", client_body(phone)).await.expect(201);
        }
        let login = |phone: &str, password: &str| json!({"phone_number": phone, "password": password});
        for _good in 0..15 {
            anyone.post("/api/auth/login/phone/", login("0555123456", PASSWORD)).await.expect(200);
        }
        for _wrong in 0..10 {
            anyone.post("/api/auth/login/phone/", login("0555123456", "wrong-password")).await.expect(401);
        }
        // another spelling is the same account
        let limited = anyone.post("/api/auth/login/phone/", login("+213555123456", PASSWORD)).await;
        limited.refused(429, "rate_limited");
        let wait: u64 = limited.header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        anyone.post("/api/auth/login/phone/", login("0555123457", PASSWORD)).await.expect(200);
    }

    async fn refresh_tokens_rotate_and_reuse_ends_the_session(world: World) {
        let anyone = world.anonymous();
        let made = anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let first = &made["tokens"];
        let renewed = anyone.post("/api/auth/token/refresh/", json!({"refresh": first["refresh"]})).await.expect(200);
        assert_eq!(renewed["access"], renewed["access_token"]);
        let own = with_token(&anyone, &renewed["access"]);
        own.get("/api/profile/user/").await.expect(200);
        // the apps call it `token`
        let again = anyone.post("/api/auth/token/refresh/", json!({"token": renewed["refresh"]})).await.expect(200);
        anyone.post("/api/auth/token/refresh/", json!({"refresh": first["refresh"]})).await.refused(401, "token_reused");
        anyone.post("/api/auth/token/refresh/", json!({"refresh": again["refresh"]})).await.refused(401, "token_invalid");
        own.get("/api/profile/user/").await.refused(401, "unauthenticated");
        assert_eq!(anyone.post("/api/auth/token/refresh/", json!({})).await.invalid_fields(), ["refresh"]);
    }

    async fn signing_out_ends_one_session_for_good(world: World) {
        let anyone = world.anonymous();
        let made = anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let login = json!({"phone_number": "0555123456", "password": PASSWORD});
        let other = anyone.post("/api/auth/login/phone/", login).await.expect(200);
        let (own, other) = (with_token(&anyone, &made["tokens"]["access"]), with_token(&anyone, &other["tokens"]["access"]));
        anyone.post("/api/auth/logout/", json!({})).await.refused(401, "unauthenticated");
        own.post("/api/auth/logout/", json!({})).await.expect(200);
        world.crash_and_restart().await;
        own.get("/api/profile/user/").await.refused(401, "unauthenticated");
        let refresh = json!({"refresh": made["tokens"]["refresh"]});
        anyone.post("/api/auth/token/refresh/", refresh).await.refused(401, "token_invalid");
        other.get("/api/profile/user/").await.expect(200);
    }

    async fn an_access_token_expires(world: World) {
        let client = world.client().await;
        client.get("/api/profile/user/").await.expect(200);
        world.wall.advance(Duration::from_secs(30 * 60));
        client.get("/api/profile/user/").await.refused(401, "unauthenticated");
    }

    async fn contacts_are_verified_by_codes(world: World) {
        let anyone = world.anonymous();
        let mut body = client_body("0555123456");
        body["email"] = json!("amel@example.com");
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        let own = with_token(&anyone, &made["tokens"]["access"]);

        anyone.post("/api/auth/verify-phone/", json!({"phone_number": "0555123456"})).await.expect(200);
        let sent = code(world, "+213555123456").await;
        assert!(sent.len() == 5 && sent.bytes().all(|b| b.is_ascii_digit()), "{sent}");
        let with = |code: &str| json!({"phone_number": "+213555123456", "code": code});
        anyone.post("/api/auth/verify-phone/", with(wrong(&sent))).await.refused(400, "code_wrong");
        anyone.post("/api/auth/verify-phone/", with(&sent)).await.expect(200);
        anyone.post("/api/auth/verify-phone/", with(&sent)).await.refused(400, "code_wrong");

        // the apps: signed in, the code alone
        own.post("/api/auth/resend-verification/", json!({"type": "email"})).await.expect(200);
        let sent = code(world, "amel@example.com").await;
        own.post("/api/auth/verify-email/confirm/", json!({"code": sent})).await.expect(200);
        let user = &own.get("/api/profile/user/").await.expect(200)["user"];
        assert_eq!((&user["email_verified"], &user["phone_verified"]), (&json!(true), &json!(true)));

        assert_eq!(anyone.post("/api/auth/verify-email/", json!({})).await.invalid_fields(), ["email"]);
        assert_eq!(anyone.post("/api/auth/resend-verification/", json!({})).await.invalid_fields(), ["email"]);
        anyone.post("/api/auth/resend-verification/", json!({"type": "email"})).await.refused(401, "unauthenticated");
    }

    async fn five_wrong_tries_and_five_codes(world: World) {
        let anyone = world.anonymous();
        anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let to = json!({"phone_number": "0555123456"});
        anyone.post("/api/auth/verify-phone/", to.clone()).await.expect(200);
        let sent = code(world, "+213555123456").await;
        let with = |code: &str| json!({"phone_number": "0555123456", "code": code});
        for _try in 0..5 {
            anyone.post("/api/auth/verify-phone/", with(wrong(&sent))).await.refused(400, "code_wrong");
        }
        anyone.post("/api/auth/verify-phone/", with(&sent)).await.refused(400, "code_exhausted");
        for unknown in [false, true] {
            let to = if unknown { json!({"phone_number": "0555999999"}) } else { to.clone() };
            for _send in 0..if unknown { 5 } else { 4 } {
                anyone.post("/api/auth/resend-verification/", to.clone()).await.expect(200);
            }
            let limited = anyone.post("/api/auth/resend-verification/", to).await;
            limited.refused(429, "too_many_codes");
            assert_eq!(limited.header("retry-after"), Some("900"));
        }
        world.wall.advance(Duration::from_secs(900));
        anyone.post("/api/auth/resend-verification/", to).await.expect(200);
        let sent = code(world, "+213555123456").await;
        anyone.post("/api/auth/verify-phone/", with(&sent)).await.expect(200);
    }

    async fn tries_at_once_are_no_more_than_one_after_the_other(world: World) {
        let anyone = world.anonymous();
        anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        anyone.post("/api/auth/verify-phone/", json!({"phone_number": "0555123456"})).await.expect(200);
        let sent = code(world, "+213555123456").await;
        let body = json!({"phone_number": "0555123456", "code": wrong(&sent)});
        let answers = join_all((0..50).map(|_| anyone.post("/api/auth/verify-phone/", body.clone()))).await;
        let counted = |code: &str| answers.iter().filter(|answer| answer.expect(400)["code"] == code).count();
        assert_eq!((counted("code_wrong"), counted("code_exhausted")), (5, 45));
        let right = json!({"phone_number": "0555123456", "code": sent});
        anyone.post("/api/auth/verify-phone/", right).await.refused(400, "code_exhausted");
    }

    async fn sign_ins_at_once_do_not_overshoot_the_limit(world: World) {
        let anyone = world.anonymous();
        anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        for phone in ["0555123456", "0555000009"] {
            let login = json!({"phone_number": phone, "password": "not the password"});
            let answers = join_all((0..50).map(|_| anyone.post("/api/auth/login/phone/", login.clone()))).await;
            let counted = |status: u16| answers.iter().filter(|answer| answer.status == status).count();
            assert_eq!((counted(401), counted(429)), (10, 40), "{phone}");
            assert!(answers.iter().all(|answer| answer.status == 401 || answer.header("retry-after").is_some()));
        }
    }

    async fn a_forgotten_password_is_replaced(world: World) {
        let anyone = world.anonymous();
        let mut body = client_body("0555123456");
        body["email"] = json!("amel@example.com");
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        for (contact, key, new) in [
            (json!({"email": "amel@example.com"}), "amel@example.com", "first-new-password"),
            (json!({"phone_number": "0555123456"}), "+213555123456", "second-new-password"),
        ] {
            anyone.post("/api/auth/password-reset/", contact.clone()).await.expect(200);
            let mut body = contact;
            body["code"] = json!(code(world, key).await);
            body["new_password"] = json!(new);
            body["new_password_confirm"] = json!("something else");
            let named = anyone.post("/api/auth/password-reset/confirm/", body.clone()).await.invalid_fields();
            assert_eq!(named, ["new_password_confirm"]);
            body["new_password_confirm"] = json!(new);
            anyone.post("/api/auth/password-reset/confirm/", body).await.expect(200);
            anyone
                .post("/api/auth/login/phone/", json!({"phone_number": "0555123456", "password": new}))
                .await
                .expect(200);
        }
        with_token(&anyone, &made["tokens"]["access"]).get("/api/profile/user/").await.refused(401, "unauthenticated");
        anyone.post("/api/auth/password-reset/", json!({"email": "nobody@example.com"})).await.expect(200);
        let sent = anyone.get("/dev/outbox?to=nobody@example.com").await.expect(200);
        assert_eq!(sent, json!([]));
    }

    async fn notices_speak_the_language_asked_for(world: World) {
        let anyone = world.anonymous();
        anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let request = anyone.call("POST", "/api/auth/verify-phone").header("Accept-Language", "ar");
        request.json(&json!({"phone_number": "0555123456"})).send().await.unwrap();
        // a `+` that was not escaped
        let sent = anyone.get("/dev/outbox?to=+213555123456").await.expect(200);
        assert_eq!(sent[0]["kind"], "phone");
        let text = sent[0]["text"].as_str().unwrap();
        assert!(text.contains("رمز") && text.contains(sent[0]["code"].as_str().unwrap()), "{text}");
        let refused = anyone.call("POST", "/api/auth/login/phone/").header("Accept-Language", "fr");
        let body = json!({"phone_number": "0555123456", "password": "wrong-password"});
        let refused = crate::harness::Answer::of(refused.json(&body).send().await.unwrap()).await;
        assert_eq!(refused.refused(401, "wrong_credentials")["detail"], "Identifiant ou mot de passe incorrect.");
    }

    async fn odd_bodies_are_400(world: World) {
        let anyone = world.anonymous();
        for path in ["register", "login/phone", "login/email", "login/google", "token/refresh", "password-reset/confirm"] {
            let path = format!("/api/auth/{path}/");
            for body in [json!({"phone_number": 5, "email": [], "password": {}, "token": 1, "refresh": true}), json!([])] {
                let answer = anyone.post(&path, body).await;
                assert_eq!(answer.status, 400, "{path}: {}", answer.text);
            }
            let broken = anyone.call("POST", &path).header("Content-Type", "application/json").body("{\"a\":");
            assert_eq!(broken.send().await.unwrap().status().as_u16(), 400);
            assert_eq!(anyone.get(&path).await.status, 405);
        }
        let mut body = client_body("0555123456");
        body["name"] = json!("a\u{0}b");
        assert_eq!(anyone.post("/api/auth/register/", body).await.invalid_fields(), ["name"]);
    }
}
