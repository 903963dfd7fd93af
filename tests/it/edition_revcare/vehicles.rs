//! Cars and what is known of them; addresses and areas; kinds of assignments.

use serde_json::json;

use super::*;
use crate::editions::wrong;

/// A model, with all that it points at.
async fn model(admin: &Person) -> i64 {
    let manufacturer = made(admin, "/car/manufacturer", json!({"name": "Maruti"})).await;
    made(admin, "/car/models", json!({"model": "Swift", "manufacturer_id": manufacturer})).await
}

both! {
    async fn plain_lists_are_read_by_all_and_written_by_administrators(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (mechanic, customer) = (mechanic(&admin, 1).await, customer(&nobody, 1).await);
        for (path, field, seeded) in [
            ("/mechanics/assignment_type", "name", 4),
            ("/car/class", "class", 0),
            ("/car/fuel", "fuel_name", 0),
            ("/car/manufacturer", "name", 0),
        ] {
            let entry = |name: &str| json!({ field: name });
            let made = admin.post(&format!("{path}/"), entry("First")).await.expect(200);
            let one = format!("{path}/{}", made["id"]);
            assert_eq!(made, json!({"id": made["id"], field: "First"}));
            assert_eq!(admin.put(&one, entry("Second")).await.expect(200), json!({"id": made["id"], field: "Second"}));
            for who in [&admin, &mechanic, &customer] {
                let list = who.get(path).await.expect(200);
                assert_eq!((ids(&list).len(), &list[seeded][field]), (seeded + 1, &json!("Second")), "{path}");
            }
            for who in [&mechanic, &customer] {
                for (method, path) in [("POST", path), ("PUT", one.as_str()), ("DELETE", one.as_str())] {
                    wrong(who, &[(method, path, entry("x"), &[403])], envelope).await;
                }
            }
            let third = admin.post(path, entry("Third")).await.expect(200);
            wrong(&admin, &[
                ("POST", path, entry("Second"), &[409]),
                ("PUT", &format!("{path}/{}", third["id"]), entry("Second"), &[409]),
                ("POST", path, json!({}), &[422]),
                ("POST", path, json!({ field: 7 }), &[422]),
                ("POST", path, json!({ field: "a\u{0}b" }), &[422]),
                ("POST", path, entry(&"x".repeat(5000)), &[422]),
                ("POST", path, json!([]), &[422]),
                ("PUT", &one, json!({ field: [] }), &[422]),
                ("PUT", &format!("{path}/999999"), entry("x"), &[404]),
                ("PUT", &format!("{path}/abc"), entry("x"), &[404]),
                ("DELETE", &format!("{path}/9223372036854775819"), json!({}), &[404]),
            ], envelope).await;
            admin.delete(&one).await.expect(200);
            assert_eq!(admin.delete(&one).await.status, 404);
        }
        let types = customer.get("/mechanics/assignment_type").await.expect(200);
        let names: Vec<&Value> = types.as_array().unwrap().iter().map(|kind| &kind["name"]).take(4).collect();
        assert_eq!(names, ["pickup", "drop", "service", "analysis"]);
    }

    async fn models_point_at_what_is_there(world: World) {
        let admin = admin(world).await;
        let manufacturer = made(&admin, "/car/manufacturer", json!({"name": "Maruti"})).await;
        let class = made(&admin, "/car/class", json!({"class": "Hatchback"})).await;
        let fuel = made(&admin, "/car/fuel", json!({"fuel_name": "Petrol"})).await;
        let body = json!({
            "model": "Swift", "manufacturer_id": manufacturer, "fuel_type_id": fuel, "car_class_id": class, "year": 2019,
            "img": "https://x.example/swift.png",
        });
        let told = admin.post("/car/models/", body.clone()).await.expect(200);
        let mut wanted = body.clone();
        wanted["id"] = told["id"].clone();
        assert_eq!(told, wanted);
        let path = format!("/car/models/{}", told["id"]);
        wanted["year"] = json!(2020);
        assert_eq!(admin.put(&path, json!({"year": 2020})).await.expect(200), wanted);
        assert_eq!(admin.get("/car/models").await.expect(200), json!([wanted]));
        for (list, id) in [("manufacturer", manufacturer), ("class", class), ("fuel", fuel)] {
            let told = admin.delete(&format!("/car/{list}/{id}")).await;
            assert_eq!(told.status, 409, "{list}");
            envelope(&told);
        }
        let with = |field: &str, value: Value| {
            let mut body = body.clone();
            body["model"] = json!("Other");
            body[field] = value;
            body
        };
        wrong(&admin, &[
            ("POST", "/car/models", with("manufacturer_id", json!(999_999)), &[404]),
            ("POST", "/car/models", with("fuel_type_id", json!(999_999)), &[404]),
            ("POST", "/car/models", with("car_class_id", json!(999_999)), &[404]),
            ("POST", "/car/models", with("manufacturer_id", json!(null)), &[422]),
            ("POST", "/car/models", with("manufacturer_id", json!("1")), &[422]),
            ("POST", "/car/models", with("year", json!(3000)), &[422]),
            ("POST", "/car/models", with("model", json!("")), &[422]),
            ("PUT", &path, json!({"manufacturer_id": 999_999}), &[404]),
            ("PUT", "/car/models/999999", json!({"year": 2020}), &[404]),
        ], envelope).await;
        admin.delete(&path).await.expect(200);
        admin.delete(&format!("/car/class/{class}")).await.expect(200);
    }

    async fn cars_are_their_owners(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (one, other, mechanic) = (customer(&nobody, 1).await, customer(&nobody, 2).await, mechanic(&admin, 1).await);
        let model = model(&admin).await;
        let body = json!({"reg_number": "TN01AB1234", "car_model_id": model, "customer_id": customer_id(&other)});
        let car = one.post("/car/", body.clone()).await.expect(200);
        assert_eq!(car, json!({"id": car["id"], "customer_id": customer_id(&one), "reg_number": "TN01AB1234", "car_model_id": model}));
        let path = format!("/car/{}", car["id"]);
        assert_eq!(one.get(&path).await.expect(200), car);
        assert_eq!(one.get("/car").await.expect(200), json!([car]));
        assert_eq!(other.get("/car").await.expect(200), json!([]));
        assert_eq!(mechanic.get("/car").await.expect(200), json!([]));
        // an administrator adds one to whom they say
        let theirs = admin.post("/car", body).await.expect(200);
        assert_eq!(theirs["customer_id"], customer_id(&other));
        assert_eq!(admin.get("/car/").await.expect(200), json!([car, theirs]));
        assert_eq!(admin.get(&format!("/car/?customer_id={}", customer_id(&other))).await.expect(200), json!([theirs]));
        let foreign = format!("/car/{}", theirs["id"]);
        wrong(&one, &[
            ("GET", &format!("/car/?customer_id={}", customer_id(&other)), json!({}), &[403]),
            ("GET", &foreign, json!({}), &[403]),
            ("PUT", &foreign, json!({"reg_number": "x"}), &[403]),
            ("DELETE", &foreign, json!({}), &[403]),
            ("POST", "/car/", json!({"reg_number": "TN01AB1234", "car_model_id": model}), &[409]),
            ("POST", "/car/", json!({"reg_number": "TN02", "car_model_id": 999_999}), &[404]),
            ("POST", "/car/", json!({"reg_number": "TN02"}), &[422]),
            ("POST", "/car/", json!({"car_model_id": model}), &[422]),
            ("POST", "/car/", json!({"reg_number": 7, "car_model_id": model}), &[422]),
            ("POST", "/car/", json!({"reg_number": "TN02", "car_model_id": "x"}), &[422]),
            ("POST", "/car/", json!({"reg_number": "x".repeat(5000), "car_model_id": model}), &[422]),
            ("GET", "/car/abc", json!({}), &[404]),
            ("GET", "/car/9223372036854775819", json!({}), &[404]),
            ("PUT", "/car/999999", json!({"reg_number": "x"}), &[404]),
        ], envelope).await;
        wrong(&mechanic, &[("GET", &path, json!({}), &[403])], envelope).await;
        wrong(&admin, &[
            ("POST", "/car/", json!({"reg_number": "TN02", "car_model_id": model, "customer_id": "CST999999"}), &[404]),
        ], envelope).await;
        let changed = one.put(&path, json!({"reg_number": "TN09ZZ0001", "customer_id": customer_id(&other)})).await.expect(200);
        assert_eq!((&changed["reg_number"], &changed["customer_id"]), (&json!("TN09ZZ0001"), &json!(customer_id(&one))));
        assert_eq!(admin.delete(&format!("/car/models/{model}")).await.status, 409);
        one.delete(&path).await.expect(200);
        assert_eq!((one.get(&path).await.status, one.delete(&path).await.status), (404, 404));
        assert_eq!(one.get("/car").await.expect(200), json!([]));
    }

    async fn addresses_are_their_customers(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let area = admin.post("/address/area", json!({"name": "Anna Nagar", "pincode": 600_040})).await.expect(200);
        assert_eq!(area, json!({"id": area["id"], "name": "Anna Nagar", "pincode": "600040"}));
        let at_area = format!("/address/area/{}", area["id"]);
        assert_eq!(admin.put(&at_area, json!({"pincode": "600041"})).await.expect(200)["pincode"], "600041");
        assert_eq!(one.get("/address/area/").await.expect(200)[0]["pincode"], "600041");
        wrong(&admin, &[
            ("POST", "/address/area", json!({"name": "Anna Nagar", "pincode": "600041"}), &[409]),
            ("POST", "/address/area", json!({"name": "Short", "pincode": 60_004}), &[422]),
            ("POST", "/address/area", json!({"name": "Long", "pincode": "6000400"}), &[422]),
            ("POST", "/address/area", json!({"name": "Letters", "pincode": "60004a"}), &[422]),
            ("POST", "/address/area", json!({"name": "None"}), &[422]),
            ("POST", "/address/area", json!({"pincode": "600040"}), &[422]),
            ("PUT", "/address/area/999999", json!({"name": "x"}), &[404]),
        ], envelope).await;
        wrong(&one, &[("POST", "/address/area", json!({"name": "Mine", "pincode": "600040"}), &[403])], envelope).await;

        let body = json!({"label": "Home", "line1": "12, 2nd Avenue", "line2": "near the tower", "area_id": area["id"], "customer_id": customer_id(&other)});
        let home = one.post("/address/", body.clone()).await.expect(200);
        assert_eq!(home, json!({
            "id": home["id"], "customer_id": customer_id(&one), "label": "Home", "line1": "12, 2nd Avenue", "line2": "near the tower",
            "area_id": area["id"],
        }));
        let path = format!("/address/{}", home["id"]);
        assert_eq!(admin.delete(&at_area).await.status, 409);
        let changed = one.put(&path, json!({"label": "Work"})).await.expect(200);
        assert_eq!((&changed["label"], &changed["line1"]), (&json!("Work"), &home["line1"]));
        let theirs = admin.post("/address", body).await.expect(200);
        assert_eq!(one.get("/address").await.expect(200), json!([changed]));
        assert_eq!(admin.get("/address/").await.expect(200), json!([changed, theirs]));
        assert_eq!(admin.get(&format!("/address/?customer_id={}", customer_id(&other))).await.expect(200), json!([theirs]));
        let foreign = format!("/address/{}", theirs["id"]);
        wrong(&one, &[
            ("PUT", &foreign, json!({"label": "x"}), &[403]),
            ("DELETE", &foreign, json!({}), &[403]),
            ("GET", &format!("/address/?customer_id={}", customer_id(&other)), json!({}), &[403]),
            ("POST", "/address/", json!({"label": "x", "line1": "y", "area_id": 999_999}), &[404]),
            ("POST", "/address/", json!({"label": "x"}), &[422]),
            ("POST", "/address/", json!({"line1": "y"}), &[422]),
            ("POST", "/address/", json!({"label": 7, "line1": "y"}), &[422]),
            ("POST", "/address/", json!({"label": "x".repeat(5000), "line1": "y"}), &[422]),
            ("POST", "/address/", json!({"label": "x", "line1": "y", "area_id": "z"}), &[422]),
            ("PUT", "/address/abc", json!({"label": "x"}), &[404]),
            ("DELETE", "/address/9223372036854775819", json!({}), &[404]),
        ], envelope).await;
        one.delete(&path).await.expect(200);
        assert_eq!(one.delete(&path).await.status, 404);
        other.delete(&foreign).await.expect(200);
        admin.delete(&at_area).await.expect(200);
    }
}
