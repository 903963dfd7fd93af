//! Lists, assets, services, pages and feedback over HTTP: the life of each, and whose it is.

use futures_util::future::join;
use serde_json::{Value, json};

use crate::harness::World;
use crate::workshop_api::{Shop, conditional};

const PLAIN: [&str; 5] = ["device-types", "manufacturers", "vehicle-classes", "fuels", "service-categories"];

both! {
    async fn every_list_has_the_same_life(world: World) {
        let shop = Shop::open(world).await;
        for list in PLAIN {
            let path = format!("/api/workshop/{list}");
            for outsider in shop.outsiders() {
                outsider.post(&path, json!({"name": "One"})).await.refused(403, "wrong_role");
            }
            shop.mechanic.post(&path, json!({"name": "One"})).await.refused(403, "forbidden");
            let one = shop.staff.post(&path, json!({"name": " One ", "description": "the first"})).await.made();
            shop.admin.post(&path, json!({"name": "One"})).await.refused(409, "already_exists");
            let two = shop.admin.post(&path, json!({"name": "Two"})).await.made();
            assert_eq!(world.anonymous().get(&path).await.ids(), [one, two]);
            let entry = format!("{path}/{one}");
            let seen = world.anonymous().get(&entry).await.expect(200);
            assert_eq!((&seen["name"], &seen["description"], &seen["image"]), (&json!("One"), &json!("the first"), &Value::Null));
            shop.staff.patch(&entry, json!({"name": "Two"})).await.refused(409, "already_exists");
            shop.mechanic.patch(&entry, json!({"name": "Three"})).await.refused(403, "forbidden");
            conditional(&shop.staff, &entry, json!({"name": "First"}), json!({"image": "/media/1"})).await;
            shop.mechanic.delete(&entry).await.refused(403, "forbidden");
            shop.staff.delete(&entry).await.is_done();
            shop.staff.delete(&entry).await.refused(404, "not_found");
            assert_eq!(shop.customer.get(&path).await.ids(), [two]);
        }
    }

    async fn areas_models_and_slots_have_fields_of_their_own(world: World) {
        let shop = Shop::open(world).await;
        let area = shop.staff.post("/api/workshop/areas", json!({"name": "Centre", "pincode": "16000"})).await.made();
        shop.staff.post("/api/workshop/areas", json!({"name": "Centre", "pincode": "16000"})).await.refused(409, "already_exists");
        conditional(&shop.staff, &format!("/api/workshop/areas/{area}"), json!({"name": "East"}), json!({"pincode": "16001"})).await;
        shop.staff.delete(&format!("/api/workshop/areas/{area}")).await.is_done();

        let slot = json!({"name": "Dawn", "starts": "08:00", "ends": "12:30"});
        let slot = shop.staff.post("/api/workshop/time-slots", slot).await.made();
        let path = format!("/api/workshop/time-slots/{slot}");
        let seen = world.anonymous().get(&path).await.expect(200);
        assert_eq!((&seen["starts"], &seen["ends"]), (&json!("08:00"), &json!("12:30")));
        conditional(&shop.staff, &path, json!({"starts": "20:00", "ends": "24:00"}), json!({"name": "Midnight"})).await;
        assert_eq!(shop.staff.patch(&path, json!({"starts": "21:00"})).await.invalid_fields(), ["ends"]);
        let backwards = json!({"starts": "21:00", "ends": "20:00"});
        assert_eq!(shop.staff.patch(&path, backwards).await.invalid_fields(), ["ends"]);
        shop.staff.delete(&path).await.is_done();

        let (maker, fuel) = (shop.listed("manufacturers", "Dacia").await, shop.listed("fuels", "Diesel").await);
        let model = json!({"manufacturer_id": maker, "fuel_id": fuel, "name": "Logan", "year": 2019});
        let id = shop.staff.post("/api/workshop/models", model.clone()).await.made();
        shop.staff.post("/api/workshop/models", model).await.refused(409, "already_exists");
        let path = format!("/api/workshop/models/{id}");
        conditional(&shop.staff, &path, json!({"year": 2020}), json!({"name": "Sandero"})).await;
        shop.staff.patch(&path, json!({"device_type_id": 999})).await.refused(404, "not_found");
        // what a model points at stays
        for held in [format!("manufacturers/{maker}"), format!("fuels/{fuel}")] {
            shop.staff.delete(&format!("/api/workshop/{held}")).await.refused(409, "in_use");
        }
        shop.staff.delete(&path).await.is_done();
        shop.staff.delete(&format!("/api/workshop/fuels/{fuel}")).await.is_done();
    }

    async fn an_asset_is_its_owners(world: World) {
        let shop = Shop::open(world).await;
        let maker = shop.listed("manufacturers", "Dacia").await;
        let model = json!({"manufacturer_id": maker, "name": "Logan"});
        let model = shop.staff.post("/api/workshop/models", model).await.made();
        let car = json!({"model_id": model, "registration": "01234-119-16", "vin": "UU1", "notes": "red"});
        let made = shop.customer.post("/api/workshop/assets", car.clone()).await;
        let (id, seen) = (made.made(), made.expect(201));
        assert_eq!((&seen["owner_id"], &seen["manufacturer_id"]), (&json!(shop.customer.id), &json!(maker)));
        shop.customer.post("/api/workshop/assets", car.clone()).await.refused(409, "already_exists");
        let mut of_customer = car.clone();
        of_customer["owner_id"] = json!(shop.customer.id);
        shop.stranger.post("/api/workshop/assets", of_customer).await.refused(403, "not_yours");
        let other = shop.assistant.post("/api/workshop/assets", car).await.made();
        assert_eq!(shop.staff.get("/api/workshop/assets").await.ids(), [id, other]);
        assert_eq!(shop.customer.get("/api/workshop/assets").await.ids(), [id]);
        let asked = format!("/api/workshop/assets?owner={}", shop.assistant.id);
        assert_eq!(shop.admin.get(&asked).await.ids(), [other]);
        shop.customer.get(&asked).await.refused(403, "not_yours");

        let path = format!("/api/workshop/assets/{id}");
        for outsider in [&shop.stranger, &shop.assistant, &shop.mechanic] {
            outsider.get(&path).await.refused(403, "not_yours");
            outsider.patch(&path, json!({"notes": "mine"})).await.refused(403, "not_yours");
            outsider.delete(&path).await.refused(403, "not_yours");
        }
        conditional(&shop.customer, &path, json!({"notes": "blue"}), json!({"serial_number": "7"})).await;
        shop.customer.patch(&path, json!({"owner_id": shop.stranger.id})).await.refused(403, "forbidden");
        let given = shop.staff.patch(&path, json!({"owner_id": shop.stranger.id})).await.expect(200);
        assert_eq!((&given["owner_id"], &given["notes"]), (&json!(shop.stranger.id), &json!("blue")));
        shop.customer.get(&path).await.refused(403, "not_yours");
        shop.stranger.delete(&path).await.is_done();
        shop.stranger.get(&path).await.refused(404, "not_found");
    }

    async fn a_service_has_prices_reviews_and_carts(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.service("Oil").await;
        let path = format!("/api/workshop/services/{id}");
        let seen = world.anonymous().get(&path).await.expect(200);
        let class = seen["prices"][0]["vehicle_class_id"].as_i64().unwrap();
        assert_eq!(seen["prices"], json!([{"vehicle_class_id": class, "price": 1999.99, "currency": "DZD"}]));
        for (query, ids) in [
            (format!("category={}", seen["category_id"]), vec![id]),
            (format!("vehicle_class={class}"), vec![id]),
            ("vehicle_class=999".to_owned(), vec![]),
        ] {
            assert_eq!(world.anonymous().get(&format!("/api/workshop/services?{query}")).await.ids(), ids, "{query}");
        }
        let fuel = shop.listed("fuels", "Diesel").await;
        let body = json!({"works": ["drain", "fill"], "fuel_ids": [fuel], "minutes": 45});
        shop.mechanic.patch(&path, body.clone()).await.refused(403, "forbidden");
        shop.customer.patch(&path, body.clone()).await.refused(403, "wrong_role");
        let changed = shop.staff.patch(&path, body).await.expect(200);
        assert_eq!((&changed["works"], &changed["fuel_ids"]), (&json!(["drain", "fill"]), &json!([fuel])));
        assert_eq!(changed["prices"], seen["prices"]);
        conditional(&shop.staff, &path, json!({"title": "Oil change"}), json!({"prices": []})).await;
        assert_eq!(shop.staff.get(&path).await.expect(200)["prices"], json!([]));

        // one review of each; the later word stands
        let reviews = format!("{path}/reviews");
        let first = shop.customer.put(&reviews, json!({"rating": 2, "body": "slow"})).await;
        let review = first.expect(200)["id"].as_i64().unwrap();
        let again = shop.customer.put(&reviews, json!({"rating": 4})).await.expect(200);
        assert_eq!((&again["id"], &again["rating"], &again["body"]), (&json!(review), &json!(4), &Value::Null));
        let tag = shop.customer.put(&reviews, json!({"rating": 5, "body": "fine"})).await.tag();
        let one = format!("/api/workshop/reviews/{review}");
        shop.customer.patch(&one, json!({"is_hidden": true})).await.refused(403, "wrong_role");
        let hidden = shop.staff.send_if("PATCH", &one, &tag, json!({"is_hidden": true})).await;
        assert_eq!(hidden.expect(200)["is_hidden"], true);
        shop.staff.send_if("PATCH", &one, &tag, json!({"is_hidden": false})).await.refused(409, "changed_meanwhile");
        assert_eq!(shop.customer.get(&reviews).await.ids(), [review]);
        assert!(shop.stranger.get(&reviews).await.ids().is_empty());
        shop.stranger.delete(&one).await.refused(403, "not_yours");
        shop.customer.delete(&one).await.is_done();
        shop.customer.delete(&one).await.refused(404, "not_found");

        for shelf in ["cart", "favourites"] {
            let item = format!("/api/workshop/{shelf}/{id}");
            // saying twice how it is to be changes nothing
            shop.customer.put(&item, json!({})).await.is_done();
            shop.customer.put(&item, json!({})).await.is_done();
            assert_eq!(shop.customer.get(&format!("/api/workshop/{shelf}")).await.ids(), [id]);
            assert!(shop.stranger.get(&format!("/api/workshop/{shelf}")).await.ids().is_empty());
            shop.customer.put(&format!("/api/workshop/{shelf}/999"), json!({})).await.refused(404, "not_found");
            shop.customer.delete(&item).await.is_done();
            shop.customer.delete(&item).await.refused(404, "not_found");
        }
        shop.customer.put(&format!("/api/workshop/cart/{id}"), json!({})).await.is_done();
        shop.mechanic.delete(&path).await.refused(403, "forbidden");
        shop.staff.delete(&path).await.is_done();
        world.anonymous().get(&path).await.refused(404, "not_found");
        assert!(shop.customer.get("/api/workshop/cart").await.ids().is_empty());
    }

    async fn pages_are_written_by_administrators_and_read_by_anybody(world: World) {
        let shop = Shop::open(world).await;
        let path = "/api/workshop/pages/home_banner";
        world.anonymous().get(path).await.refused(404, "not_found");
        let page = json!({"data": {"title": "Welcome", "blocks": [1, null, {"x": "é"}]}});
        for other in [&shop.staff, &shop.mechanic, &shop.customer, &shop.assistant] {
            other.put(path, page.clone()).await.refused(403, "wrong_role");
        }
        shop.admin.put(path, page.clone()).await.is_done();
        shop.admin.put(path, page.clone()).await.is_done();
        let seen = world.anonymous().get(path).await.expect(200);
        assert_eq!((&seen["key"], &seen["data"]), (&json!("home_banner"), &page["data"]));
        for (key, body, field) in [
            ("a%20b", page.clone(), "key"),
            ("home", json!({}), "data"),
            ("home", json!({"data": 7}), "data"),
            ("home", json!({"data": {"a": "\u{0}"}}), "data"),
        ] {
            assert_eq!(shop.admin.put(&format!("/api/workshop/pages/{key}"), body).await.invalid_fields(), [field]);
        }
    }

    async fn feedback_is_its_customers(world: World) {
        let shop = Shop::open(world).await;
        let order = shop.order("completed");
        let said = json!({"body": "quick", "rating": 5, "order_id": order});
        let id = shop.customer.post("/api/workshop/feedback", said.clone()).await.made();
        // of a work order that is another's nothing is known
        shop.stranger.post("/api/workshop/feedback", said).await.refused(404, "not_found");
        let other = json!({"body": "slow", "rating": 1, "customer_id": shop.customer.id});
        shop.stranger.post("/api/workshop/feedback", other.clone()).await.refused(403, "not_yours");
        let second = shop.staff.post("/api/workshop/feedback", other).await.made();
        assert_eq!(shop.customer.get("/api/workshop/feedback").await.ids(), [id, second]);
        assert_eq!(shop.admin.get(&format!("/api/workshop/feedback?customer={}", shop.customer.id)).await.ids(), [id, second]);
        assert!(shop.mechanic.get("/api/workshop/feedback").await.ids().is_empty());
        let path = format!("/api/workshop/feedback/{id}");
        for outsider in [&shop.stranger, &shop.assistant, &shop.mechanic] {
            outsider.get(&path).await.refused(403, "not_yours");
            outsider.patch(&path, json!({"rating": 1})).await.refused(403, "not_yours");
            outsider.delete(&path).await.refused(403, "not_yours");
        }
        conditional(&shop.customer, &path, json!({"rating": 4}), json!({"body": "rather quick"})).await;
        shop.staff.delete(&path).await.is_done();
        shop.customer.delete(&path).await.refused(404, "not_found");
    }

    async fn an_entry_that_is_assigned_while_it_goes_is_a_conflict_and_no_fault(world: World) {
        world.bear_no_deadlock().await;
        let shop = Shop::open(world).await;
        let maker = shop.listed("manufacturers", "Dacia").await;
        let car = shop.customer.post("/api/workshop/assets", json!({"registration": "1"})).await.made();
        let service = shop.service("Oil").await;
        for round in 0..24 {
            let name = format!("round {round}");
            let (list, entry, path, change) = match round % 4 {
                0 => {
                    let model = json!({"manufacturer_id": maker, "name": name});
                    let model = shop.staff.post("/api/workshop/models", model).await.made();
                    ("models", model, format!("assets/{car}"), json!({"model_id": model}))
                }
                1 => {
                    let category = shop.listed("service-categories", &name).await;
                    let path = format!("mechanics/{}", shop.mechanic.id);
                    ("service-categories", category, path, json!({"category_ids": [category]}))
                }
                2 => {
                    let class = shop.listed("vehicle-classes", &name).await;
                    let prices = json!({"prices": [{"vehicle_class_id": class, "price": 1}]});
                    ("vehicle-classes", class, format!("services/{service}"), prices)
                }
                _ => {
                    let fuel = shop.listed("fuels", &name).await;
                    ("fuels", fuel, format!("services/{service}"), json!({"fuel_ids": [fuel]}))
                }
            };
            let (path, entry) = (format!("/api/workshop/{path}"), format!("/api/workshop/{list}/{entry}"));
            if round >= 12 {
                // it points there already, and is told so again
                shop.admin.patch(&path, change.clone()).await.expect(200);
            }
            let (assigned, gone) = join(shop.admin.patch(&path, change), shop.staff.delete(&entry)).await;
            match (assigned.status, gone.status) {
                (200, _) => drop(gone.refused(409, "in_use")),
                (404 | 409, 204) if round < 12 => {}
                other => panic!("{list}: {other:?} {} {}", assigned.text, gone.text),
            }
        }
    }
}
