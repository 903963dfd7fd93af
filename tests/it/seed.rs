//! `depannini seed`: into a database alone, beside a running server, and not in production.

use std::process::{Command, Output};

use depannini::app::{self, Clocks};
use depannini::config::Mode;
use serde_json::{Value, json};

use crate::harness::{Person, World, settings};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

fn seed(url: &str, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_depannini"))
        .args(["seed", "--database-url", url, "--assistants", "8", "--clients", "2"])
        .args(arguments)
        .env_remove("DEPANNINI_MODE")
        .env("DEPANNINI__ACCOUNTS__TOKEN_SECRET", SECRET)
        .env("RAZORPAY_KEY_SECRET", SECRET)
        .output()
        .unwrap()
}

/// The accounts that a run wrote.
fn made(ran: &Output) -> Value {
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    serde_json::from_slice(&ran.stdout).unwrap()
}

fn person(base: &str, member: &Value) -> Person {
    Person {
        id: member["id"].as_i64().unwrap(),
        name: String::new(),
        phone: member["phone_number"].as_str().unwrap().to_owned(),
        token: Some(member["access"].as_str().unwrap().to_owned()),
        base: base.to_owned(),
        http: reqwest::Client::new(),
    }
}

#[actix_web::test]
async fn offline_everybody_is_known_to_the_next_server() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("seed.db").display());
    let file = folder.path().join("people.json");
    let ran = seed(&url, &["--out", file.to_str().unwrap(), "--around", "36.7,-3.1", "--spread-km", "2"]);
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let people: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!(people["active"], 8);
    assert_eq!((people["clients"].as_array().unwrap().len(), people["assistants"].as_array().unwrap().len()), (2, 8));
    let again = made(&seed(&url, &[]));
    assert_ne!(again["clients"][0]["phone_number"], people["clients"][0]["phone_number"]);

    let mut settings = settings();
    settings.database.url = url;
    settings.accounts.token_secret = SECRET.into();
    let running = app::start(settings, Clocks::default(), None).await.unwrap();
    let base = format!("http://{}", running.address);
    let client = person(&base, &people["clients"][0]);
    let signed_in = client
        .post(
            "/api/auth/login/phone/",
            json!({ "phone_number": client.phone, "password": people["clients"][0]["password"] }),
        )
        .await
        .expect(200);
    assert_eq!((&signed_in["user"]["id"], &signed_in["user"]["phone_verified"]), (&json!(client.id), &json!(true)));
    let near = client.get("/api/assistants/?near=36.7,-3.1&radius_km=2.1").await.expect(200);
    assert_eq!(near["assistants"].as_array().unwrap().len(), 8);
    let asked = client
        .post("/api/assistance/request/", json!({ "pickup": {"lat": 36.7, "lng": -3.1}, "assistance_type": "repair" }))
        .await
        .expect(201);
    assert_eq!(asked["nearby_assistants"].as_array().unwrap().len(), 4, "every other one repairs");
    running.stop().await;
}

#[actix_web::test]
async fn a_running_server_takes_them_over() {
    let world = World::on_sqlite(|_settings| {}).await;
    let url = world.settings.database.url.clone();
    // where the server listens is told by its lock
    let ran = actix_web::web::block(move || seed(&url, &["--around", "36.7,3.1", "--spread-km", "2"])).await.unwrap();
    let people = made(&ran);
    assert_eq!(people["active"], 8);
    let client = person(&world.base, &people["clients"][1]);
    let asked = client
        .post(
            "/api/assistance/request/",
            json!({ "pickup": {"lat": 36.7, "lng": 3.1}, "assistance_type": "towing", "vehicle_type": "heavy",
                "dropoff": {"lat": 36.71, "lng": 3.1} }),
        )
        .await
        .expect(201);
    let id = asked["assistance"]["id"].as_i64().unwrap();
    let told = asked["nearby_assistants"].as_array().unwrap();
    assert_eq!(told.len(), 2, "two of eight tow heavy vehicles: {told:?}");
    let mut assistants = people["assistants"].as_array().unwrap().iter();
    let asked_first = assistants.find(|member| member["id"] == told[0]["assistant_id"]).unwrap();
    person(&world.base, asked_first).accept(id).await.expect(200);
    let strange = json!({ "assistants": -1, "clients": 1, "lat": 0.0, "lng": 0.0, "spread_km": 1.0 });
    assert_eq!(world.anonymous().post("/dev/seed", strange).await.invalid_fields(), ["assistants"]);
    world.end().await;
}

#[actix_web::test]
async fn production_wants_to_be_asked_twice() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("seed.db").display());
    let ran = seed(&url, &["--mode", "production"]);
    assert!(!ran.status.success());
    assert!(String::from_utf8_lossy(&ran.stderr).contains("--yes"));
    assert_eq!(made(&seed(&url, &["--mode", "production", "--yes"]))["active"], 8);

    let mut settings = settings();
    settings.database.url = url.clone();
    settings.mode = Mode::Production;
    settings.accounts.token_secret = SECRET.into();
    let running = app::start(settings, Clocks::default(), None).await.unwrap();
    let anybody = person(&format!("http://{}", running.address), &json!({ "id": 0, "phone_number": "", "access": "" }));
    for body in [json!({}), json!([]), json!({ "assistants": 1, "clients": 1, "lat": 0, "lng": 0, "spread_km": 1 })] {
        anybody.post("/dev/seed", body).await.refused(404, "not_found");
    }
    let beside = actix_web::web::block(move || seed(&url, &["--mode", "production", "--yes"])).await.unwrap();
    assert!(!beside.status.success());
    assert!(String::from_utf8_lossy(&beside.stderr).contains("held by a running server"));
    running.stop().await;
}
