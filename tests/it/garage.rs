//! A furnished garage: everything is filled, sums hold, orders stand in every stage, and furnishing again makes nothing;
//! through `depannini seed --garage` with a server beside it or without.

use std::collections::BTreeSet;
use std::process::{Command, Output};

use depannini::app::{self, Clocks, Parts};
use depannini::config::Mode;
use depannini::kernel::geo::Point;
use depannini::workshop::estimates::{self, AskedState};
use depannini::workshop::garage::{Class, Fuel, Furnished, Garage, Made, Vehicle, furnish};
use depannini::workshop::orders::Stage;
use serde_json::{Value, json};

use crate::harness::{Outside, World, settings};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
/// Everything that furnishing fills.
const FILLED: [&str; 34] = [
    "accounts",
    "customers",
    "mechanics",
    "attendance",
    "areas",
    "addresses",
    "device_types",
    "manufacturers",
    "vehicle_classes",
    "fuels",
    "models",
    "assets",
    "service_categories",
    "services",
    "service_prices",
    "service_fuels",
    "mechanic_categories",
    "reviews",
    "work_orders",
    "order_services",
    "parts",
    "order_lines",
    "analyses",
    "progress_notes",
    "assignments",
    "reservations",
    "stock_moves",
    "invoices",
    "invoice_lines",
    "payments",
    "feedback",
    "approval_links",
    "workshops",
    "journal_events",
];

fn plan(vehicles: Vec<Vehicle>) -> Garage {
    Garage::algiers(Point::new(36.7525, 3.042).unwrap(), vehicles)
}

async fn furnished(parts: &Parts, vehicles: Vec<Vehicle>) -> Furnished {
    furnish(&parts.workshop, &parts.accounts, &plan(vehicles)).await.unwrap()
}

fn counts(outside: &mut Outside) -> Vec<(&'static str, i64)> {
    let others = ["audit_log", "notices", "tasks", "sessions", "request_keys"];
    let count = |table| (table, outside.number(&format!("select count(*) as number from {table}")));
    FILLED.into_iter().chain(others).map(count).collect()
}

both! {
    async fn furnishing_fills_everything_and_again_makes_nothing(world: World) {
        let plan = plan(Vec::new());
        let first = world.parts(async |parts| furnished(parts, Vec::new()).await).await;
        let made = first.made;
        assert_eq!(
            (made.people, made.models, made.services, made.parts, made.orders),
            (plan.crew.len() + plan.customers.len(), plan.vehicles.len(), plan.services.len(), plan.parts.len(), plan.stories.len())
        );
        let mut outside = world.outside();
        let before = counts(&mut outside);
        for (table, count) in before.iter().take(FILLED.len()) {
            assert!(*count > 0, "{table}");
        }
        let second = world.parts(async |parts| furnished(parts, Vec::new()).await).await;
        assert_eq!((second.made, second.approval, second.members), (Made::default(), None, first.members));
        assert_eq!(counts(&mut outside), before);
        // what somebody has moved on since stays where it is
        outside.execute("update work_orders set stage = 'cancelled' where stage = 'pending'");
        assert_eq!(world.parts(async |parts| furnished(parts, Vec::new()).await).await.made, Made::default());
    }

    async fn every_reference_points_at_something(world: World) {
        world.parts(async |parts| furnished(parts, Vec::new()).await).await;
        let mut outside = world.outside();
        let mut none = |what: &str| assert_eq!(outside.number(&format!("select count(*) as number from {what}")), 0, "{what}");
        none("models where vehicle_class_id is null or fuel_id is null or device_type_id is null or year is null");
        none("assets where model_id is null or manufacturer_id is null or device_type_id is null or registration is null");
        none("vehicle_classes c where not exists (select 1 from models m where m.vehicle_class_id = c.id)");
        none("fuels f where not exists (select 1 from models m where m.fuel_id = f.id)");
        none("addresses where area_id is null");
        none("work_orders where asset_id is null or time_slot_id is null or service_date is null");
        none("work_orders w where not exists (select 1 from order_services s where s.order_id = w.id)");
        none("services s where not exists (select 1 from service_prices p where p.service_id = s.id)");
        none("mechanics where specialization is null or experience_years is null");
        none("work_orders where stage not in ('pending') and id not in (select order_id from assignments)");
    }

    async fn the_books_are_right(world: World) {
        let first = world.parts(async |parts| furnished(parts, Vec::new()).await).await;
        let mut outside = world.outside();
        let mut number = |sql: &str| outside.number(&format!("select count(*) as number from {sql}"));
        let moved = "select coalesce(sum(m.delta), 0) from stock_moves m where m.part_id = p.id";
        let held = "select coalesce(sum(r.held), 0) from reservations r where r.part_id = p.id";
        assert_eq!(number(&format!("parts p where p.on_hand <> ({moved}) or p.reserved <> ({held})")), 0);
        assert!(number("reservations where held > 0") > 0 && number("reservations where used > 0") > 0);
        for state in ["open", "approved", "declined"] {
            assert!(number(&format!("order_lines where decision = '{state}'")) > 0, "{state}");
        }
        // paid in full, in part and not at all
        let kept = "select coalesce(sum(y.amount_minor), 0) from payments y where y.order_id = i.order_id";
        assert!(number("invoices i where state = 'issued' and paid_at is not null") >= 3);
        assert_eq!(number(&format!("invoices i where basis = 'lines' and paid_at is null and ({kept}) > 0")), 1);
        assert!(number(&format!("invoices i where paid_at is null and ({kept}) = 0")) >= 1);
        assert_eq!(number("invoices where basis = 'stated'"), 1, "calling off has its fee");
        let stages: BTreeSet<String> = outside.lines("select distinct stage as line from work_orders").into_iter().collect();
        assert_eq!(stages, Stage::ALL.iter().map(|stage| stage.word().to_owned()).collect());

        // the link opens the estimate that waits
        let path = first.approval.unwrap();
        let asked = world
            .parts(async |parts| estimates::find_by_link(&parts.workshop, path.strip_prefix("/approve/").unwrap()).await.unwrap())
            .await;
        assert_eq!((asked.state, asked.estimate.lines.len()), (AskedState::Open, 4));
        assert!(asked.thing.is_some_and(|thing| thing.registration.is_some() && thing.model.is_some()));
        assert_eq!(world.anonymous().get(&path).await.status, 200);
    }

    async fn real_models_come_beside_what_is_there(world: World) {
        let vehicle = |model: &str, fuel| Vehicle {
            make: "Real".to_owned(),
            model: model.to_owned(),
            year: 2010,
            class: Class::Van,
            fuel,
        };
        // the same twice, and the same with another fuel
        let real = vec![vehicle("One", Some(Fuel::Diesel)), vehicle("One", Some(Fuel::Diesel)), vehicle("One", None)];
        let made = world.parts(async |parts| furnished(parts, real.clone()).await).await.made;
        assert_eq!((made.models, made.cars > 0), (2, true));
        let later = world.parts(async |parts| furnished(parts, Vec::new()).await).await.made;
        assert_eq!(later, Made { models: plan(Vec::new()).vehicles.len(), entries: later.entries, ..Made::default() });
    }

    async fn a_number_of_somebody_else_is_told(world: World) {
        let taken = world.client().await;
        world.outside().execute(&format!("update accounts set phone_key = '+213770100002' where id = {}", taken.id));
        let refused = world.parts(async |parts| furnish(&parts.workshop, &parts.accounts, &plan(Vec::new())).await).await;
        assert!(matches!(refused, Err(depannini::workshop::Error::Exists("account"))), "{refused:?}");
    }
}

fn seed(url: &str, data: Option<&str>, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depannini"));
    command.args(["seed", "--garage", "--database-url", url]).args(arguments);
    command.env_remove("DEPANNINI_MODE").env_remove("DEPANNINI_DATA");
    command.env("DEPANNINI__ACCOUNTS__TOKEN_SECRET", SECRET).env("DEPANNINI__ACCOUNTS__BCRYPT_COST", "4");
    command.env("RAZORPAY_KEY_SECRET", SECRET);
    if let Some(data) = data {
        command.env("DEPANNINI_DATA", data);
    }
    command.output().unwrap()
}

fn said(ran: &Output) -> String {
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8_lossy(&ran.stdout).into_owned()
}

#[actix_web::test]
async fn offline_it_is_there_for_the_next_server() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("garage.db").display());
    let refused = seed(&url, None, &["--mode", "production"]);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("--yes"));
    let file = folder.path().join("garage.json");
    let first = said(&seed(&url, None, &["--out", file.to_str().unwrap()]));
    assert!(first.contains("15 orders") && first.contains("administrator"), "{first}");
    let told: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let second = said(&seed(&url, None, &[]));
    assert!(second.starts_with("Made: nothing") && !second.contains("/approve/"), "{second}");
    assert!(!seed(&url, None, &["--clients", "3"]).status.success(), "one thing at a time");

    let mut settings = settings();
    settings.database.url = url;
    settings.accounts.token_secret = SECRET.into();
    let running = app::start(settings, Clocks::default(), None).await.unwrap();
    let base = format!("http://{}", running.address);
    let http = reqwest::Client::new();
    let members = told["members"].as_array().unwrap();
    for position in ["administrator", "staff", "mechanic", "customer"] {
        let member = members.iter().find(|member| member["position"] == position).unwrap();
        let login = json!({ "phone_number": member["phone_number"], "password": member["password"] });
        let signed_in = http.post(format!("{base}/api/auth/login/phone/")).json(&login).send().await.unwrap();
        assert_eq!(signed_in.status(), 200, "{position}");
    }
    let page = http.get(format!("{base}{}", told["approval"].as_str().unwrap())).send().await.unwrap();
    assert_eq!(page.status(), 200);
    running.stop().await;
}

#[actix_web::test]
async fn a_running_server_furnishes_itself() {
    let world = World::on_sqlite(|_settings| {}).await;
    let url = world.settings.database.url.clone();
    let text = actix_web::web::block(move || said(&seed(&url, None, &["--around", "36.7,3.1"]))).await.unwrap();
    assert!(text.contains("15 orders") && text.contains(&format!("{}/approve/", world.base)), "{text}");
    let client = world.client().await;
    let near = client.get("/api/workshop/workshops/?near=36.7,3.1&limit=1").await.expect(200);
    assert_eq!((&near["items"][0]["name"], &near["items"][0]["distance"]), (&json!("Garage Didouche"), &json!(0.0)));
    let odd =
        json!({ "lat": 36.7, "vehicles": [{"make": "A", "model": "B", "year": 1, "class": "boat", "fuel": "coal"}] });
    let refused = world.anonymous().post("/dev/garage", odd).await;
    assert_eq!(refused.invalid_fields(), ["lng", "vehicles[0].year", "vehicles[0].class", "vehicles[0].fuel"]);
    let many = json!({ "lat": 36.7, "lng": 3.1, "vehicles": vec![json!({}); 1001] });
    assert_eq!(world.anonymous().post("/dev/garage", many).await.invalid_fields(), ["vehicles"]);
    world.end().await;
}

#[actix_web::test]
async fn production_does_not_know_the_way() {
    let world = World::on_sqlite(|settings| {
        settings.mode = Mode::Production;
        settings.accounts.token_secret = SECRET.into();
        settings.workshop.payment_secret = SECRET.into();
    })
    .await;
    for body in [json!({}), json!({ "lat": 36.7, "lng": 3.1, "vehicles": [] })] {
        world.anonymous().post("/dev/garage", body).await.refused(404, "not_found");
    }
    world.end().await;
}

#[actix_web::test]
async fn with_data_the_vehicles_come_from_it() {
    let Ok(data) = std::env::var("DEPANNINI_DATA") else {
        println!("skipped: DEPANNINI_DATA not set");
        return;
    };
    let world = World::on_sqlite(|_settings| {}).await;
    let url = world.settings.database.url.clone();
    let seeded = actix_web::web::block(move || {
        let first = said(&seed(&url, Some(&data), &[]));
        (first, said(&seed(&url, Some(&data), &[])))
    });
    let (first, second) = seeded.await.unwrap();
    assert!(first.contains("15 orders") && second.starts_with("Made: nothing"), "{first}\n{second}");
    let mut outside = world.outside();
    let mut count = |what: &str| outside.number(&format!("select count(*) as number from {what}"));
    assert!((250..500).contains(&count("models")));
    assert_eq!((count("manufacturers where name = 'Toyota'"), count("manufacturers where name = 'Numidia'")), (1, 0));
    assert_eq!(count("fuels f where not exists (select 1 from models m where m.fuel_id = f.id)"), 0);
    assert_eq!(count("assets a join models m on m.id = a.model_id where m.year < 2005"), 0);
    world.end().await;
}
