//! Administrators, mechanics, customers, and what customers put aside.

use serde_json::json;

use super::*;
use crate::editions::wrong;

both! {
    async fn administrators_are_made_read_changed_and_deleted(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        // the document's own example
        let body = json!({"first_name": "Akhil", "last_name": "Joseph", "email": "akhil@revcare.in", "phone": "9000000001"});
        let made = admin.post("/admins/", body.clone()).await.expect(200);
        let id = made["id"].as_str().unwrap().to_owned();
        assert_eq!(made, json!({
            "id": id, "first_name": "Akhil", "last_name": "Joseph", "email": "akhil@revcare.in", "phone": "9000000001",
        }));
        assert_eq!(id, format!("ADM{:06}", number(&made["id"])));
        assert_eq!(admin.get(&format!("/admins/{id}")).await.expect(200), made);
        assert_eq!(ids(&admin.get("/admins").await.expect(200)), [json!(admin_id(&admin)), json!(id)]);
        // without a password nobody signs in
        assert_eq!(login(&nobody, "9000000001", PASSWORD).await.status, 401);
        let changed = admin.put(&format!("/admins/{id}/"), json!({"last_name": "Varma", "password": PASSWORD, "id": "ADM000001", "role": "customer"})).await.expect(200);
        assert_eq!((&changed["first_name"], &changed["last_name"], &changed["id"]), (&json!("Akhil"), &json!("Varma"), &json!(id)));
        let akhil = holding(&nobody, number(&made["id"]), &enter(&nobody, "9000000001", PASSWORD).await);
        akhil.get("/admins/").await.expect(200);

        // a number as a number; taken ones
        let second = json!({"first_name": "Anu", "last_name": "Nair", "email": "anu@revcare.in", "phone": 9_000_000_002_u64});
        assert_eq!(admin.post("/admins", second).await.expect(200)["phone"], "9000000002");
        let twice = |field: &str, value: &str| {
            let mut body = json!({"first_name": "A", "last_name": "B", "email": "other@revcare.in", "phone": "9000000003"});
            body[field] = json!(value);
            body
        };
        wrong(&admin, &[
            ("POST", "/admins/", body, &[409]),
            ("POST", "/admins/", twice("email", "Akhil@RevCare.in"), &[409]),
            ("POST", "/admins/", twice("phone", "900-000-0001"), &[409]),
            ("PUT", &format!("/admins/{id}"), json!({"email": "anu@revcare.in"}), &[409]),
        ], envelope).await;

        assert!(admin.delete(&format!("/admins/{id}")).await.expect(200)["message"].is_string());
        assert_eq!(akhil.get("/admins/").await.status, 401);
        assert_eq!(login(&nobody, "9000000001", PASSWORD).await.status, 401);
        for told in [admin.get(&format!("/admins/{id}")).await, admin.delete(&format!("/admins/{id}")).await] {
            assert_eq!(told.status, 404);
            envelope(&told);
        }
    }

    async fn mechanics_are_made_read_changed_and_deleted(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let category = made(&admin, "/services/category", json!({"name": "Brakes"})).await;
        let body = json!({
            "name": "Ravi Kumar", "phone": 9_841_385_379_u64, "email": "ravi@revcare.in", "dob": "1990-05-21", "pickup_drop": false,
            "analysis": true, "password": PASSWORD, "service_category_ids": [category], "is_staff": true, "role": "admin",
        });
        let told = admin.post("/mechanics/", body).await.expect(200);
        let id = told["id"].as_str().unwrap().to_owned();
        assert_eq!(told, json!({
            "id": format!("MEC{:06}", number(&told["id"])), "name": "Ravi Kumar", "phone": "9841385379", "email": "ravi@revcare.in",
            "dob": "1990-05-21", "pickup_drop": false, "analysis": true, "assigned": false, "available": true,
            "service_categories": [{"id": category, "name": "Brakes"}],
        }));
        let ravi = holding(&nobody, number(&told["id"]), &enter(&nobody, "9841385379", PASSWORD).await);
        let other = mechanic(&admin, 2).await;
        let customer = customer(&nobody, 1).await;

        // what is not said has a default
        let plain = admin.get(&format!("/mechanics/?mechanic_id={}", mechanic_id(&other))).await.expect(200);
        assert_eq!(plain, json!([{
            "id": mechanic_id(&other), "name": "Ravi 2", "phone": "9841300002", "email": null, "dob": null, "pickup_drop": true,
            "analysis": true, "assigned": false, "available": true, "service_categories": [],
        }]));
        // administrators see all, customers see no contacts, a mechanic sees themselves
        assert_eq!(ids(&admin.get("/mechanics").await.expect(200)), [json!(id), json!(mechanic_id(&other))]);
        let seen = customer.get("/mechanics/").await.expect(200);
        assert_eq!((ids(&seen).len(), &seen[0]["name"], &seen[0]["phone"], &seen[0]["dob"]), (2, &json!("Ravi Kumar"), &json!(null), &json!(null)));
        assert_eq!(ids(&ravi.get("/mechanics/").await.expect(200)), [json!(id)]);
        assert_eq!(ravi.get("/mechanics/").await.expect(200)[0]["phone"], "9841385379");
        assert_eq!(ids(&ravi.get(&format!("/mechanics/?mechanic_id={id}")).await.expect(200)), [json!(id)]);
        wrong(&ravi, &[
            ("GET", &format!("/mechanics/?mechanic_id={}", mechanic_id(&other)), json!({}), &[403]),
            ("PUT", &format!("/mechanics/{}", mechanic_id(&other)), json!({"name": "x"}), &[403]),
        ], envelope).await;

        // by themselves: the account and what the garage knows, or neither
        let changed = ravi.put(&format!("/mechanics/{id}/"), json!({"first_name": "Ravindra", "pickup_drop": true, "service_category_ids": []})).await.expect(200);
        assert_eq!((&changed["name"], &changed["pickup_drop"], &changed["service_categories"]), (&json!("Ravindra Kumar"), &json!(true), &json!([])));
        wrong(&ravi, &[
            ("PUT", &format!("/mechanics/{id}"), json!({"analysis": false, "phone": "9841300002"}), &[409]),
            ("PUT", &format!("/mechanics/{id}"), json!({"name": "x", "service_category_ids": [999_999]}), &[404]),
        ], envelope).await;
        let still = &ravi.get("/mechanics/").await.expect(200)[0];
        assert_eq!((&still["name"], &still["analysis"]), (&json!("Ravindra Kumar"), &json!(true)));

        admin.delete(&format!("/mechanics/{id}")).await.expect(200);
        assert_eq!(ravi.get("/mechanics/").await.status, 401);
        assert_eq!(login(&nobody, "9841385379", PASSWORD).await.status, 401);
        assert_eq!(ids(&admin.get("/mechanics").await.expect(200)), [json!(mechanic_id(&other))]);
        // ids of other roles name no mechanic
        wrong(&admin, &[
            ("DELETE", &format!("/mechanics/{id}"), json!({}), &[404]),
            ("DELETE", &format!("/mechanics/{}", mechanic_id(&customer)), json!({}), &[404]),
            ("DELETE", &format!("/mechanics/{}", customer_id(&other)), json!({}), &[404]),
            ("PUT", &format!("/mechanics/{}", mechanic_id(&customer)), json!({"name": "x"}), &[404]),
            ("PUT", &format!("/mechanics/{}", other.id), json!({"name": "x"}), &[404]),
            ("GET", "/mechanics/?mechanic_id=MEC999999", json!({}), &[404]),
            ("GET", "/mechanics/?mechanic_id=abc", json!({}), &[404]),
        ], envelope).await;
    }

    async fn customers_look_after_themselves(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let body = json!({"name": "Priya Sharma", "phone": "9876543210", "email": "Priya@Example.com", "password": PASSWORD, "role": "admin"});
        let told = nobody.post("/customers/", body.clone()).await.expect(200);
        let id = told["id"].as_str().unwrap().to_owned();
        assert_eq!(told, json!({
            "id": format!("CST{:06}", number(&told["id"])), "name": "Priya Sharma", "email": "priya@example.com", "phone": "9876543210",
        }));
        let priya = holding(&nobody, number(&told["id"]), &enter(&nobody, "9876543210", PASSWORD).await);
        let (other, mechanic) = (customer(&nobody, 2).await, mechanic(&admin, 1).await);
        wrong(&nobody, &[("POST", "/customers/", body, &[409])], envelope).await;
        assert_eq!(priya.get("/admins/").await.status, 403);

        // oneself; an administrator sees all, or one
        let own = priya.get("/customers/").await.expect(200);
        assert_eq!(ids(&own), [json!(id)]);
        assert_eq!(priya.get(&format!("/customers/?customer_id={id}")).await.expect(200), own);
        assert_eq!(ids(&admin.get("/customers").await.expect(200)), [json!(id), json!(customer_id(&other))]);
        assert_eq!(admin.get(&format!("/customers/?customer_id={id}")).await.expect(200), json!([told]));
        wrong(&priya, &[
            ("GET", &format!("/customers/?customer_id={}", customer_id(&other)), json!({}), &[403]),
            ("PUT", &format!("/customers/{}", customer_id(&other)), json!({"name": "x"}), &[403]),
            ("DELETE", &format!("/customers/{}", customer_id(&other)), json!({}), &[403]),
            ("PUT", &format!("/customers/{}", mechanic_id(&priya)), json!({"name": "x"}), &[404]),
            ("PUT", &format!("/customers/{id}"), json!({"email": "priya2@example.com"}), &[409]),
        ], envelope).await;
        wrong(&mechanic, &[
            ("PUT", &format!("/customers/{id}"), json!({"name": "x"}), &[403]),
            ("DELETE", &format!("/customers/{id}"), json!({}), &[403]),
        ], envelope).await;

        let changed = priya.put(&format!("/customers/{id}/"), json!({"last_name": "Iyer", "email": "iyer@example.com", "is_admin": true})).await.expect(200);
        assert_eq!((&changed["name"], &changed["email"], &changed["phone"]), (&json!("Priya Iyer"), &json!("iyer@example.com"), &json!("9876543210")));
        assert_eq!(admin.put(&format!("/customers/{id}"), json!({"name": "P. Iyer"})).await.expect(200)["name"], "P. Iyer");

        // a new password: the session that set it goes on, its cookie does not
        priya.put(&format!("/customers/{id}"), json!({"password": "Password@456"})).await.expect(200);
        priya.get("/customers/").await.expect(200);
        assert_eq!(login(&nobody, "9876543210", PASSWORD).await.status, 401);
        enter(&nobody, "9876543210", "Password@456").await;

        priya.delete(&format!("/customers/{id}")).await.expect(200);
        assert_eq!(priya.get("/customers/").await.status, 401);
        assert_eq!(login(&nobody, "9876543210", "Password@456").await.status, 401);
        assert_eq!(admin.delete(&format!("/customers/{id}")).await.status, 404);
        assert_eq!(ids(&admin.get("/customers").await.expect(200)), [json!(customer_id(&other))]);
        // the number is free again
        let again = json!({"name": "Priya", "phone": "9876543210", "password": PASSWORD});
        nobody.post("/customers/", again).await.expect(200);
    }

    async fn services_are_put_aside(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let category = made(&admin, "/services/category", json!({"name": "Brakes"})).await;
        let service = made(&admin, "/services/", json!({"title": "Pads", "category_id": category})).await;
        for (path, list) in [("cart", "cart"), ("favourite", "favourites")] {
            let path = format!("/customers/{path}/{service}");
            assert_eq!(one.delete(&path).await.status, 404);
            assert!(one.post(&path, json!({})).await.expect(200)["message"].is_string());
            assert_eq!(one.post(&path, json!({})).await.status, 409);
            assert_eq!(one.get("/customers/").await.expect(200)[0][list], json!([service]));
            assert_eq!(other.get("/customers/").await.expect(200)[0][list], json!([]));
            assert_eq!(other.delete(&path).await.status, 404);
            one.delete(&path).await.expect(200);
            assert_eq!(one.get("/customers/").await.expect(200)[0][list], json!([]));
            one.post(&path, json!({})).await.expect(200);
        }
        // a service that goes is in nobody's cart
        admin.delete(&format!("/services/{service}")).await.expect(200);
        let own = &one.get("/customers/").await.expect(200)[0];
        assert_eq!((&own["cart"], &own["favourites"]), (&json!([]), &json!([])));
        let gone = format!("/customers/cart/{service}");
        wrong(&one, &[
            ("POST", &gone, json!({}), &[404]),
            ("POST", "/customers/cart/abc", json!({}), &[404]),
            ("POST", "/customers/favourite/9223372036854775819", json!({}), &[404]),
            ("DELETE", "/customers/favourite/0", json!({}), &[404]),
        ], envelope).await;
    }

    async fn what_is_wrong_about_people_is_422(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let one = customer(&nobody, 1).await;
        let full = [
            ("/admins/", json!({"first_name": "A", "last_name": "B", "email": "new@revcare.in", "phone": "9000000009"})),
            ("/mechanics/", json!({"name": "A", "phone": "9000000009"})),
            ("/customers/", json!({"name": "A", "phone": "9000000009", "password": PASSWORD})),
        ];
        for (path, body) in &full {
            for field in body.as_object().unwrap().keys() {
                let mut without = body.clone();
                without.as_object_mut().unwrap().remove(field);
                let with = |value: Value| {
                    let mut body = body.clone();
                    body[field] = value;
                    body
                };
                wrong(&admin, &[
                    ("POST", path, without, &[422]),
                    ("POST", path, with(json!("")), &[422]),
                    ("POST", path, with(json!(null)), &[422]),
                    ("POST", path, with(json!(["x"])), &[422]),
                    ("POST", path, with(json!("a\u{0}b")), &[422]),
                    ("POST", path, with(json!("x".repeat(5000))), &[422]),
                ], envelope).await;
            }
            let with = |field: &str, value: Value| {
                let mut body = body.clone();
                body[field] = value;
                body
            };
            wrong(&admin, &[
                ("POST", path, with("email", json!("no address")), &[422]),
                ("POST", path, with("phone", json!("no digits")), &[422]),
                ("POST", path, with("phone", json!(-9_000_000_009_i64)), &[422]),
                ("POST", path, with("phone", json!(1.5)), &[422]),
                ("POST", path, with("password", json!("short")), &[422]),
                ("POST", path, with("password", json!(12_345_678)), &[422]),
                ("POST", path, json!([]), &[422]),
                ("POST", path, json!("x"), &[422]),
            ], envelope).await;
            for broken in ["", "{", "{\"name\": }"] {
                let told = admin.send("POST", path, "application/json", broken).await;
                assert_eq!(told.status, 422, "{path} {broken}: {}", told.text);
                envelope(&told);
            }
        }
        let odd = |field: &str, value: Value| {
            let mut body = json!({"name": "A", "phone": "9000000009"});
            body[field] = value;
            body
        };
        wrong(&admin, &[
            ("POST", "/mechanics/", odd("dob", json!("21/05/1990")), &[422]),
            ("POST", "/mechanics/", odd("dob", json!("1990-02-30")), &[422]),
            ("POST", "/mechanics/", odd("pickup_drop", json!("yes")), &[422]),
            ("POST", "/mechanics/", odd("service_category_ids", json!("1")), &[422]),
            ("POST", "/mechanics/", odd("service_category_ids", json!([0])), &[422]),
            ("POST", "/mechanics/", odd("service_category_ids", json!([999_999])), &[404]),
            ("GET", "/admins/abc", json!({}), &[404]),
            ("GET", "/admins/9223372036854775819", json!({}), &[404]),
            ("GET", "/admins/ADM9223372036854775819", json!({}), &[404]),
            ("GET", &format!("/admins/{}", admin.id), json!({}), &[404]),
            ("GET", &format!("/admins/ADM{:06}", one.id), json!({}), &[404]),
            ("PUT", "/admins/ADM999999", json!({"first_name": "x"}), &[404]),
            ("PUT", &format!("/admins/{}", admin_id(&admin)), json!({"phone": "x"}), &[422]),
            ("GET", "/customers/?customer_id=abc", json!({}), &[404]),
            ("GET", "/customers/?customer_id=%00", json!({}), &[404, 422]),
        ], envelope).await;
        // nobody was made on the way
        assert_eq!(ids(&admin.get("/admins/").await.expect(200)).len(), 1);
        assert_eq!(admin.get("/mechanics/").await.expect(200), json!([]));
    }
}
