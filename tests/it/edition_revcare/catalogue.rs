//! Services, their categories and reviews; pages, the tax, statuses and slots of the day.

use serde_json::json;

use super::*;
use crate::editions::wrong;

/// A service with everything that can be said of one.
async fn rich(admin: &Person) -> (i64, Value) {
    let category = made(admin, "/services/category", json!({"name": "Brakes"})).await;
    let class = made(admin, "/car/class", json!({"class": "SUV"})).await;
    let fuel = made(admin, "/car/fuel", json!({"fuel_name": "Diesel"})).await;
    let body = json!({
        "title": "Brake pads", "description": "Front and rear", "category_id": category, "works": ["Remove", "Fit"],
        "warranty_kms": 10_000, "warranty_months": 6, "time_hrs": 1.5, "difficulty": 3, "images": ["https://x.example/a.jpg"],
        "price_chart": [{"car_class_id": class, "price": 1499.5}], "fuel_type_ids": [fuel],
        "symptoms": ["noise", "smell", "long way", "light", "shaking"],
    });
    (made(admin, "/services/", body.clone()).await, body)
}

both! {
    async fn services_are_made_changed_and_removed(world: World) {
        let admin = admin(world).await;
        let (id, mut body) = rich(&admin).await;
        body["id"] = json!(id);
        let class = body["price_chart"][0]["car_class_id"].clone();
        let path = format!("/services/{id}/");
        assert_eq!(admin.put(&path, json!({})).await.expect(200), body);
        let changed = admin.put(&path, json!({"title": "Pads", "difficulty": 1, "price_chart": [], "works": []})).await.expect(200);
        body["title"] = json!("Pads");
        body["difficulty"] = json!(1);
        body["price_chart"] = json!([]);
        body["works"] = json!([]);
        assert_eq!(changed, body);
        let category = body["category_id"].as_i64().unwrap();
        // what is not said is empty
        let plain = admin.post("/services", json!({"title": "Wash", "category_id": category})).await.expect(200);
        assert_eq!(plain, json!({
            "id": plain["id"], "title": "Wash", "description": null, "category_id": category, "works": [], "warranty_kms": null,
            "warranty_months": null, "time_hrs": null, "difficulty": null, "images": [], "price_chart": [], "fuel_type_ids": [],
            "symptoms": [],
        }));
        assert_eq!(admin.delete(&format!("/services/category/{category}")).await.status, 409);
        admin.delete(&path).await.expect(200);
        assert_eq!((admin.delete(&path).await.status, admin.put(&path, json!({"title": "x"})).await.status), (404, 404));

        let with = |field: &str, value: Value| {
            let mut body = json!({"title": "Wash", "category_id": category});
            body[field] = value;
            body
        };
        wrong(&admin, &[
            ("POST", "/services/", json!({"title": "Wash"}), &[422]),
            ("POST", "/services/", json!({"category_id": category}), &[422]),
            ("POST", "/services/", with("category_id", json!(999_999)), &[404]),
            ("POST", "/services/", with("category_id", json!("1")), &[422]),
            ("POST", "/services/", with("category_id", json!(0)), &[422]),
            ("POST", "/services/", with("title", json!("x".repeat(5000))), &[422]),
            ("POST", "/services/", with("title", json!("a\u{0}b")), &[422]),
            ("POST", "/services/", with("difficulty", json!(6)), &[422]),
            ("POST", "/services/", with("difficulty", json!(0)), &[422]),
            ("POST", "/services/", with("time_hrs", json!(-1)), &[422]),
            ("POST", "/services/", with("time_hrs", json!(1e300)), &[422]),
            ("POST", "/services/", with("warranty_kms", json!(-1)), &[422]),
            ("POST", "/services/", with("warranty_months", json!("six")), &[422]),
            ("POST", "/services/", with("works", json!("x")), &[422]),
            ("POST", "/services/", with("works", json!([7])), &[422]),
            ("POST", "/services/", with("symptoms", json!(["one", "two"])), &[422]),
            ("POST", "/services/", with("symptoms", json!(vec!["x"; 16])), &[422]),
            ("POST", "/services/", with("price_chart", json!([{"car_class_id": class, "price": -1}])), &[422]),
            ("POST", "/services/", with("price_chart", json!([{"car_class_id": class, "price": "dear"}])), &[422]),
            ("POST", "/services/", with("price_chart", json!([{"car_class_id": class, "price": 1e300}])), &[422]),
            ("POST", "/services/", with("price_chart", json!([{"car_class_id": 999_999, "price": 1}])), &[404]),
            ("POST", "/services/", with("price_chart", json!([{"price": 1}])), &[422]),
            ("POST", "/services/", with("fuel_type_ids", json!([999_999])), &[404]),
            ("PUT", "/services/abc", json!({"title": "x"}), &[404]),
            ("PUT", "/services/9223372036854775819", json!({"title": "x"}), &[404]),
        ], envelope).await;
    }

    async fn reviews_are_written_and_moderated(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let (one, other) = (customer(&nobody, 1).await, customer(&nobody, 2).await);
        let (service, _) = rich(&admin).await;
        let path = format!("/services/review/{service}");
        assert_eq!(admin.put(&path, json!({"rating": 3})).await.status, 404);
        let said = one.put(&path, json!({"rating": 4, "review": "Quick", "images": ["https://x.example/b.jpg"]})).await.expect(200);
        assert_eq!(said, json!({
            "id": said["id"], "service_id": service, "customer_id": customer_id(&one), "rating": 4, "review": "Quick",
            "images": ["https://x.example/b.jpg"], "is_hidden": false,
        }));
        // the later one replaces the earlier
        let again = one.put(&path, json!({"rating": 5})).await.expect(200);
        assert_eq!((&again["id"], &again["rating"], &again["review"]), (&said["id"], &json!(5), &json!(null)));
        let second = other.put(&path, json!({"rating": 1, "review": "Rude words"})).await.expect(200);
        // the newest one, or the one that is named; what is left out stays
        let mended = admin.put(&path, json!({"review": "…", "is_hidden": true})).await.expect(200);
        assert_eq!((&mended["id"], &mended["rating"], &mended["review"], &mended["is_hidden"]), (&second["id"], &json!(1), &json!("…"), &json!(true)));
        let named = admin.put(&path, json!({"rating": 4, "customer_id": customer_id(&one)})).await.expect(200);
        assert_eq!((&named["id"], &named["rating"]), (&said["id"], &json!(4)));
        wrong(&one, &[
            ("PUT", &path, json!({}), &[422]),
            ("PUT", &path, json!({"rating": 0}), &[422]),
            ("PUT", &path, json!({"rating": 6}), &[422]),
            ("PUT", &path, json!({"rating": "five"}), &[422]),
            ("PUT", &path, json!({"rating": 5, "review": "x".repeat(5000)}), &[422]),
            ("PUT", "/services/review/999999", json!({"rating": 5}), &[404]),
            ("PUT", "/services/review/abc", json!({"rating": 5}), &[404]),
        ], envelope).await;
        wrong(&admin, &[
            ("PUT", &path, json!({"rating": 4, "customer_id": "CST999999"}), &[404]),
            ("PUT", "/services/review/999999", json!({"rating": 5}), &[404]),
        ], envelope).await;
    }

    async fn pages_are_written_by_administrators_and_read_by_all(world: World) {
        let admin = admin(world).await;
        let nobody = at(world, &FRONT);
        let told = admin.put("/content/", json!({"home_banner": "Monsoon offer", "terms": "Be kind."})).await.expect(200);
        assert_eq!(told, json!([{"content_id": "home_banner", "status": "created"}, {"content_id": "terms", "status": "created"}]));
        let told = admin.put("/content", json!({"home_banner": ""})).await.expect(200);
        assert_eq!(told, json!([{"content_id": "home_banner", "status": "updated"}]));
        let page = nobody.get("/content/terms").await.expect(200);
        assert_eq!((&page["content_id"], &page["data"]), (&json!("terms"), &json!("Be kind.")));
        assert_eq!(nobody.get("/content/home_banner/").await.expect(200)["data"], "");
        for path in ["/content/nothing", "/content/%00", "/content/a%20b"] {
            let told = nobody.get(path).await;
            assert_eq!(told.status, 404, "{path}");
            envelope(&told);
        }
        wrong(&admin, &[
            ("PUT", "/content/", json!({}), &[422]),
            ("PUT", "/content/", json!({"terms": 7}), &[422]),
            ("PUT", "/content/", json!({"terms": null}), &[422]),
            ("PUT", "/content/", json!({"terms": {"a": "b"}}), &[422]),
            ("PUT", "/content/", json!({"terms": "a\u{0}b"}), &[422]),
            ("PUT", "/content/", json!({"other": "x", "a b": "x"}), &[422]),
            ("PUT", "/content/", json!(["terms"]), &[422]),
            ("PUT", "/content/", json!("terms"), &[422]),
        ], envelope).await;
        // all or none
        assert_eq!(nobody.get("/content/other").await.status, 404);
    }

    async fn the_tax_is_set_in_percent(world: World) {
        let admin = admin(world).await;
        let told = admin.put("/gst/?percent=12", json!({})).await.expect(200);
        assert_eq!(told, json!({"status": "success", "updated_percent": 12}));
        for percent in [0, 100, 18] {
            assert_eq!(admin.put(&format!("/gst?percent={percent}"), json!({})).await.expect(200)["updated_percent"], percent);
        }
        for odd in ["", "?percent=", "?percent=-1", "?percent=101", "?percent=1.5", "?percent=abc", "?percent=9223372036854775819", "?percent=%00"] {
            wrong(&admin, &[("PUT", &format!("/gst/{odd}"), json!({}), &[422])], envelope).await;
        }
        // the native API tells of the same rate
        let native = world.administrator().await;
        let rates = native.get("/api/workshop/tax-rates/").await.expect(200);
        assert_eq!(rates["items"].as_array().unwrap_or_else(|| panic!("{rates}")).len(), 5, "{rates}");
    }

    async fn statuses_and_slots_are_there_from_the_start(world: World) {
        let admin = admin(world).await;
        let one = customer(&at(world, &FRONT), 1).await;
        let statuses = one.get("/utils/status").await.expect(200);
        let names: Vec<&str> = statuses.as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, [
            "booked", "pickup", "received", "analysis", "analysed", "in-progress", "completed", "out for delivery", "delivered",
            "cancelled", "assigned", "confirmed", "rejected", "pending", "success", "failed",
        ]);
        let made = admin.post("/utils/status/", json!({"name": "on hold"})).await.expect(200);
        assert_eq!(made, json!({"id": made["id"], "name": "on hold"}));
        assert_eq!(one.get("/utils/status").await.expect(200)[16], made);

        let slots = one.get("/utils/timeslot/").await.expect(200);
        let seen: Vec<_> = slots.as_array().unwrap().iter().map(|slot| {
            let word = |field: &str| slot[field].as_str().unwrap().to_owned();
            (word("name"), word("start_time"), word("end_time"))
        }).collect();
        let slot = |name: &str, from: &str, to: &str| (name.to_owned(), format!("{from}:00:00"), format!("{to}:00:00"));
        assert_eq!(seen, [slot("Morning", "08", "12"), slot("Afternoon", "13", "16"), slot("Evening", "16", "19"), slot("Night", "19", "22")]);
        let made = admin.post("/utils/timeslot", json!({"name": "Dawn", "start_time": "05:30", "end_time": "08:00:00"})).await.expect(200);
        assert_eq!(made, json!({"id": made["id"], "name": "Dawn", "start_time": "05:30:00", "end_time": "08:00:00"}));
        wrong(&admin, &[
            ("POST", "/utils/status", json!({"name": "booked"}), &[409]),
            ("POST", "/utils/status", json!({}), &[422]),
            ("POST", "/utils/status", json!({"name": 7}), &[422]),
            ("POST", "/utils/status", json!({"name": "x".repeat(5000)}), &[422]),
            ("POST", "/utils/timeslot", json!({"name": "Dawn", "start_time": "05:30", "end_time": "08:00"}), &[409]),
            ("POST", "/utils/timeslot", json!({"name": "Late", "start_time": "10:00", "end_time": "09:00"}), &[422]),
            ("POST", "/utils/timeslot", json!({"name": "Late", "start_time": "25:00", "end_time": "26:00"}), &[422]),
            ("POST", "/utils/timeslot", json!({"name": "Late", "start_time": 10, "end_time": 12}), &[422]),
            ("POST", "/utils/timeslot", json!({"name": "Late"}), &[422]),
        ], envelope).await;
    }
}
