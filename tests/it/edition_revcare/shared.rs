//! What RevCare shares with the other APIs: people, the catalogue, cars, who is at work.

use depannini::api::mechanic_factory;
use serde_json::json;

use super::*;

/// The same person at Mechanic Factory.
async fn at_factory(world: &World, kind: &str, email: &str, id: i64) -> Person {
    let nobody = at(world, &mechanic_factory::FRONT);
    let told = nobody.post(&format!("/{kind}/login"), json!({"email": email, "password": PASSWORD})).await.expect(200);
    holding(&nobody, id, &told["auth_token"])
}

/// The same person at our own API.
async fn at_home(world: &World, phone: &str, password: &str, id: i64) -> Person {
    let nobody = world.anonymous();
    let body = json!({"phone_number": phone, "password": password});
    let told = nobody.post("/api/auth/login/phone/", body).await.expect(200);
    holding(&nobody, id, &told["tokens"]["access"])
}

both! {
    async fn an_account_is_one_everywhere(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let one = customer(&nobody, 1).await;
        let factory = at_factory(world, "customers", "priya1@example.com", one.id).await;
        let native = at_home(world, "9876500001", PASSWORD, one.id).await;
        // a token is good at its own API only
        for (token, person, path) in [
            (&one.token, &factory, "/customers/my-tickets"),
            (&one.token, &native, "/api/profile/user/"),
            (&factory.token, &one, "/customers/"),
            (&native.token, &one, "/customers/"),
        ] {
            assert_eq!(person.with_token(token.as_deref()).get(path).await.status, 401, "{path}");
            person.get(path).await.expect(200);
        }
        // what one changes the other shows
        one.put(&format!("/customers/{}", customer_id(&one)), json!({"name": "Priya Sharma"})).await.expect(200);
        assert_eq!(native.get("/api/profile/user/").await.expect(200)["user"]["name"], "Priya Sharma");
        factory.put(&format!("/customers/{}", one.id), json!({"name": "Priya Iyer"})).await.expect(200);
        assert_eq!(one.get("/customers/").await.expect(200)[0]["name"], "Priya Iyer");
        // whoever signed up at another API signs in here, and a number is taken everywhere
        let outside = at(world, &mechanic_factory::FRONT);
        let body = json!({"name": "John Doe", "email": "john@example.com", "phone": "9876500077", "address": "1", "password": PASSWORD});
        let john = outside.post("/customers", body).await.made();
        let john = holding(&nobody, john, &enter(&nobody, "9876500077", PASSWORD).await);
        assert_eq!(ids(&john.get("/customers/").await.expect(200)), [json!(customer_id(&john))]);
        let again = json!({"name": "A", "phone": "987-650-0077", "password": PASSWORD});
        assert_eq!(nobody.post("/customers/", again).await.status, 409);
        // a new password set here holds there
        one.put(&format!("/customers/{}", customer_id(&one)), json!({"password": "Password@456"})).await.expect(200);
        for (person, path) in [(&factory, "/customers/my-tickets"), (&native, "/api/profile/user/")] {
            assert_eq!(person.get(path).await.status, 401, "{path}");
        }
        let native = at_home(world, "9876500001", "Password@456", one.id).await;
        // deleting ends every token
        admin.delete(&format!("/customers/{}", customer_id(&one))).await.expect(200);
        assert_eq!(one.get("/customers/").await.status, 401);
        assert_eq!(native.get("/api/profile/user/").await.status, 401);
    }

    async fn mechanics_are_one_list(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let native = world.administrator().await;
        let outside = at(world, &mechanic_factory::FRONT);
        let body = json!({"name": "Ann", "email": "ann@example.com", "phone": "9841300077", "address": "1", "password": PASSWORD, "salary": 1});
        let ann = outside.post("/mechanics", body).await.made();
        let ravi = mechanic(&admin, 1).await;
        assert_eq!(ids(&admin.get("/mechanics/").await.expect(200)), [json!(format!("MEC{ann:06}")), json!(mechanic_id(&ravi))]);
        let listed = outside.get("/mechanics").await.expect(200);
        assert_eq!(ids(&listed["mechanics"]), [json!(ann), json!(ravi.id)]);
        // one flag says who is at work
        native.put(&format!("/api/workshop/mechanics/{}/work-status/", ravi.id), json!({"work_status": "busy"})).await.expect(200);
        let seen = &ravi.get("/mechanics/").await.expect(200)[0];
        assert_eq!((&seen["assigned"], &seen["available"]), (&json!(true), &json!(false)));
        admin.put(&format!("/mechanics/{}", mechanic_id(&ravi)), json!({"dob": "1991-01-02"})).await.expect(200);
        let record = native.get(&format!("/api/workshop/mechanics/{}/", ravi.id)).await.expect(200);
        assert_eq!(record["private"]["born_on"], "1991-01-02");
        let ann = holding(&nobody, ann, &enter(&nobody, "9841300077", PASSWORD).await);
        assert_eq!(ids(&ann.get("/mechanics/").await.expect(200)), [json!(mechanic_id(&ann))]);
    }

    async fn lists_and_things_are_the_garages(world: World) {
        let admin = admin(world).await;
        let one = customer(&at(world, &FRONT), 1).await;
        let native = world.administrator().await;
        let own = at_home(world, "9876500001", PASSWORD, one.id).await;
        let manufacturer = made(&admin, "/car/manufacturer", json!({"name": "Maruti"})).await;
        assert_eq!(own.get(&format!("/api/workshop/manufacturers/{manufacturer}/")).await.expect(200)["name"], "Maruti");
        let model = native.post("/api/workshop/models/", json!({"name": "Swift", "manufacturer_id": manufacturer})).await.made();
        assert_eq!(one.get("/car/models").await.expect(200)[0]["model"], "Swift");
        let car = made(&one, "/car/", json!({"reg_number": "TN01", "car_model_id": model})).await;
        assert_eq!(own.get(&format!("/api/workshop/assets/{car}/")).await.expect(200)["registration"], "TN01");
        let category = native.post("/api/workshop/service-categories/", json!({"name": "Brakes"})).await.made();
        let service = native.post("/api/workshop/services/", json!({"title": "Pads", "category_id": category})).await.made();
        one.post(&format!("/customers/cart/{service}"), json!({})).await.expect(200);
        assert_eq!(own.get("/api/workshop/cart/").await.ids(), [service]);
        assert_eq!(admin.put(&format!("/services/{service}"), json!({"time_hrs": 0.5})).await.expect(200)["title"], "Pads");
        assert_eq!(own.get(&format!("/api/workshop/services/{service}/")).await.expect(200)["minutes"], 30);
        let page = json!({"data": {"title": "Offer"}});
        native.put("/api/workshop/pages/home_banner/", page).await.is_done();
        assert_eq!(one.get("/content/home_banner").await.expect(200)["data"], json!({"title": "Offer"}));
    }

    async fn whoever_helps_at_the_roadside_is_a_customer_here(world: World) {
        let admin = admin(world).await;
        let helper = world.assistant(harness::Truck::LIGHT, (36.75, 3.06)).await;
        let nobody = at(world, &FRONT);
        let phone = helper.phone.replace("+213", "0");
        let here = holding(&nobody, helper.id, &enter(&nobody, &phone, harness::PASSWORD).await);
        assert_eq!(ids(&here.get("/customers/").await.expect(200)), [json!(customer_id(&here))]);
        assert_eq!(here.get("/admins/").await.status, 403);
        assert_eq!(ids(&admin.get("/customers/").await.expect(200)), [json!(customer_id(&here))]);
        assert_eq!(admin.get("/mechanics/").await.expect(200), json!([]));
    }
}
