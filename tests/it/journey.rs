//! From a driver at the roadside to the workshop: a tow to a place of the garage.

use std::time::Duration;

use depannini::kernel::money::{Currency, Money};
use serde_json::json;

use crate::harness::{Answer, Outside, Person, Truck, World, pdf};
use crate::places::{mechanic, place};
use crate::workshop_estimates::{NOTICES, token};

const ROADSIDE: (f64, f64) = (36.7525, 3.042);
const GARAGE: (f64, f64) = (36.80, 3.10);

both! {
    async fn a_tow_goes_to_the_place_that_the_driver_chose(world: World) {
        let (client, staff) = (world.client().await, mechanic(world, 1, true).await);
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

    async fn from_the_roadside_to_the_receipt(world: World) with |settings| {
        settings.workshop.name = "Garage Ibn Sina".to_owned();
        settings.server.public_url = "https://help.example.org".to_owned();
    } {
        let (driver, truck) = (world.client().await, world.assistant(Truck::LIGHT, (36.7535, 3.043)).await);
        let (staff, plain) = (mechanic(world, 1, true).await, mechanic(world, 2, false).await);
        let admin = world.administrator().await;
        let garage = place(&staff, "Garage", GARAGE).await;

        // help is asked for, comes, and brings the vehicle to the garage
        let mut offers = truck.own_channel().await;
        let tow = asked_for_tow(&driver, garage).await;
        assert_eq!(offers.expect("new_assistance_request").await["assistance_id"], tow);
        let told_price = driver.look_at(tow).await["total_price"].as_f64().unwrap();
        let mut hears = driver.channel(tow).await;
        delivered(&truck, tow).await;
        let frames = hears.up_to(4).await;
        let statuses: Vec<&str> = frames[..3].iter().map(|frame| frame["status"].as_str().unwrap()).collect();
        assert_eq!(statuses, ["accepted", "ongoing", "completed"]);
        assert_eq!(frames[3]["type"], "work_order");
        let order = frames[3]["work_order_id"].as_i64().unwrap();
        assert_eq!(driver.look_at(tow).await["work_order_id"], order);

        // the garage has it, with what was said and what the tow costs
        let path = format!("/api/workshop/work-orders/{order}");
        let found = driver.get(&path).await.expect(200).clone();
        assert_eq!((&found["stage"], &found["assistance_id"]), (&json!("received"), &json!(tow)));
        assert_eq!((&found["title"], &found["note"]), (&json!("flat tyre"), &json!("flat tyre")));
        assert_eq!(found["workshop_id"], garage);
        let lines = driver.get(&format!("{path}/lines")).await.expect(200).clone();
        assert_eq!((&lines["items"][0]["kind"], &lines["items"][0]["state"]), (&json!("tow"), &json!("approved")));
        let stranger = world.client().await;
        stranger.get(&path).await.refused(403, "not_yours");

        // a mechanic says what it needs; the driver approves by a link, without signing in
        staff.post(&format!("{path}/assignments"), json!({"mechanic_id": plain.id})).await.expect(201);
        let tyre = staff.post("/api/workshop/parts", json!({"name": "Tyre", "price": 9000, "on_hand": 3})).await;
        let tyre = tyre.expect(201)["id"].clone();
        let written = json!({"lines": [
            {"kind": "part", "description": "Tyre 185/65 R15", "unit_price": 9000, "part_id": tyre},
            {"kind": "labour", "description": "Fitting and balancing", "unit_price": 1500},
        ]});
        stranger.post(&format!("{path}/lines"), written.clone()).await.refused(403, "wrong_role");
        let estimate = plain.post(&format!("{path}/lines"), written).await.expect(201).clone();
        plain.post(&format!("{path}/approval-links"), json!({})).await.expect(201);
        let link = token(&world.outside().lines(NOTICES)[0]);
        let anyone = world.anonymous();
        let page = anyone.get(&format!("/approve/{link}")).await;
        assert!(page.status == 200 && page.text.contains("Tyre 185/65 R15"), "{}", page.text);
        let asked = estimate["items"].as_array().unwrap().iter().filter(|line| line["state"] == "open");
        let seen: Vec<String> = asked.map(|line| format!("seen_{}={}", line["id"], line["version"])).collect();
        assert_eq!(seen.len(), 2, "{estimate}");
        let form = format!("{}&all=yes", seen.join("&"));
        let answered = anyone.send("POST", &format!("/approve/{link}"), "application/x-www-form-urlencoded", form).await;
        assert!(answered.status == 200 && answered.text.contains("Everything is decided"), "{} {}", answered.status, answered.text);

        // the work is done, billed and paid
        assert_eq!(driver.get(&path).await.expect(200)["stage"], "in_progress");
        let held = driver.get(&format!("{path}/parts")).await.expect(200).clone();
        assert_eq!((&held["items"][0]["part_id"], &held["items"][0]["held"]), (&tyre, &json!(1)));
        plain.post(&format!("{path}/status"), json!({"status": "done"})).await.expect(200);
        let draft = staff.post(&format!("{path}/invoice"), json!({})).await.expect(201).clone();
        let issue = format!("/api/workshop/invoices/{}/issue", draft["id"]);
        plain.post(&issue, json!({})).await.refused(403, "forbidden");
        let issued = staff.post(&issue, json!({})).await.expect(200).clone();
        let gross = (issued["gross"].as_f64().unwrap() * 100.0).round() as i64;
        let cash = json!({"order_id": order, "method": "cash", "amount": issued["gross"]});
        staff.post("/api/workshop/payments", cash.clone()).await.expect(201);
        staff.post("/api/workshop/payments", cash).await.refused(409, "overpaid");
        let rate = world.outside().number("select cast(tax_basis_points as bigint) as number from invoices");
        // the tow costs what the driver was told; the rest bears tax
        let told_minor = (told_price * 100.0).round() as i64;
        let repair = 1_050_000 + (1_050_000 * rate + 5_000) / 10_000;
        assert_eq!(gross, told_minor + repair);
        let shelf = world.outside().number("select on_hand as number from parts");
        assert_eq!(shelf, 2, "one tyre is on the car");

        // the receipt
        let receipt = format!("/api/workshop/invoices/{}/receipt/", issued["id"]);
        let request = driver.call("GET", &receipt).header("accept", "application/pdf").header("accept-language", "en");
        let file = request.send().await.unwrap().bytes().await.unwrap().to_vec();
        let lines: Vec<String> = pdf::pages(&file).concat();
        let number = issued["number"].as_str().unwrap().to_owned();
        let whole = depannini::kernel::written::money(depannini::kernel::language::Language::En, dzd(gross));
        for wanted in [number.as_str(), whole.as_str(), "Paid in full", "Garage Ibn Sina"] {
            assert!(lines.iter().any(|line| line == wanted), "{wanted} is not in {lines:#?}");
        }
        assert!(Answer::of(admin.call("GET", &receipt).send().await.unwrap()).await.text.contains(&number));

        // one timeline from the first call to the money
        let timeline = driver.get(&format!("{path}/timeline")).await.expect(200)["items"].as_array().unwrap().clone();
        let kinds: Vec<&str> = timeline.iter().map(|fact| fact["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds[..5], ["tow_requested", "tow_accepted", "tow_arrived", "tow_delivered", "opened"]);
        let mut at = 0;
        for wanted in [
            "estimate_written", "approval_link_sent", "estimate_decided", "stage_changed", "invoice_issued", "paid", "invoice_paid",
        ] {
            let next = kinds[at..].iter().position(|kind| *kind == wanted).unwrap_or_else(|| panic!("no {wanted} in {kinds:?}"));
            at += next;
        }
        let numbers: Vec<i64> = timeline.iter().map(|fact| fact["seq"].as_i64().unwrap()).collect();
        assert!(numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{numbers:?}");
    }

    async fn a_tow_to_nowhere_in_particular_is_no_work_order(world: World) {
        let (driver, truck) = (world.client().await, world.assistant(Truck::LIGHT, (36.7535, 3.043)).await);
        let tow = driver.ask_for_tow(ROADSIDE, GARAGE).await;
        delivered(&truck, tow).await;
        let mut outside = world.outside();
        assert_eq!(outside.number("select count(*) as number from tasks where kind = 'tow_delivered'"), 0);
        assert_eq!(driver.look_at(tow).await["work_order_id"], json!(null));
    }

    async fn a_delivered_tow_is_handed_over_once_whatever_happens(world: World) {
        let (driver, truck) = (world.client().await, world.assistant(Truck::LIGHT, (36.7535, 3.043)).await);
        let staff = mechanic(world, 1, true).await;
        let garage = place(&staff, "Garage", GARAGE).await;
        let tow = asked_for_tow(&driver, garage).await;
        // nothing can be entered at the garage: the hand-over fails, and the end of the tow does not
        let mut outside = world.outside();
        hold_orders(&mut outside);
        delivered(&truck, tow).await;
        assert_eq!(driver.look_at(tow).await["status"], "completed");
        let attempts = "select cast(coalesce(max(attempts), 0) as bigint) as number from tasks where kind = 'tow_delivered' and last_error is not null";
        world.until("the failure is noted", |_| outside.number(attempts) > 0).await;
        world.go_down().await;
        let orders = "select count(*) as number from work_orders";
        assert_eq!(outside.number(orders), 0);
        release_orders(&mut outside);
        world.come_back().await;
        world.wall.advance(Duration::from_secs(300));
        let done = "select count(*) as number from tasks where kind = 'tow_delivered' and done_at is not null";
        world.until("it is handed over", |_| outside.number(done) == 1).await;
        assert_eq!(outside.number(orders), 1);
        let order = driver.look_at(tow).await["work_order_id"].as_i64().unwrap();

        // given up once, and somebody mended the cause: the next start tries again
        outside.execute("update tasks set done_at = null, failed_at = '2026-11-21 08:00:00', attempts = 8 where kind = 'tow_delivered'");
        world.crash_and_restart().await;
        world.wall.advance(Duration::from_secs(300));
        world.until("it is tried again", |_| outside.number(done) == 1).await;

        // told of it again, as by a worker that died before it could say that it was done
        outside.execute("update tasks set done_at = null, lease_until = null where kind = 'tow_delivered'");
        world.crash_and_restart().await;
        world.wall.advance(Duration::from_secs(300));
        world.until("it is done again", |_| outside.number(done) == 1).await;
        assert_eq!((outside.number(orders), driver.look_at(tow).await["work_order_id"].as_i64()), (1, Some(order)));
        let facts = format!(
            "select count(*) as number from journal_events where channel_kind = 'assistance' and channel_id = {tow} and kind = 'work_order'"
        );
        assert_eq!(outside.number(&facts), 1);
        let opened = "select count(*) as number from journal_events where channel_kind = 'work_order' and kind = 'opened'";
        assert_eq!(outside.number(opened), 1);
    }
}

fn dzd(minor: i64) -> Money {
    Money::new(minor, Currency::DZD)
}

async fn asked_for_tow(driver: &Person, garage: i64) -> i64 {
    let pickup = json!({"lat": ROADSIDE.0, "lng": ROADSIDE.1});
    let body = json!({"pickup": pickup, "workshop_id": garage, "description": "flat tyre"});
    driver.ask(body).await.expect(201)["assistance"]["id"].as_i64().unwrap()
}

/// The truck comes, takes the vehicle along and brings it to where it is to go.
async fn delivered(truck: &Person, tow: i64) {
    truck.accept(tow).await.expect(200);
    truck.update(tow, "ongoing").await.expect(200);
    truck.update(tow, "completed").await.expect(200);
}

/// From now on the database refuses every new work order.
fn hold_orders(outside: &mut Outside) {
    match outside {
        Outside::Sqlite(_) => {
            outside.execute("create trigger hold before insert on work_orders begin select raise(abort, 'held'); end")
        }
        Outside::Postgres(_) => {
            outside.execute(
                "create function hold() returns trigger language plpgsql as $$ begin raise exception 'held'; end $$",
            );
            outside.execute("create trigger hold before insert on work_orders for each row execute function hold()");
        }
    }
}

fn release_orders(outside: &mut Outside) {
    match outside {
        Outside::Sqlite(_) => outside.execute("drop trigger hold"),
        Outside::Postgres(_) => outside.execute("drop trigger hold on work_orders"),
    }
}
