//! Customers, mechanics, attendance and addresses over HTTP: who sees and changes what.

use futures_util::future::join_all;
use serde_json::{Value, json};

use crate::harness::World;
use crate::workshop_api::{Shop, conditional};

both! {
    async fn customers_are_for_themselves_and_staff(world: World) {
        let shop = Shop::open(world).await;
        let (id, other) = (shop.customer.id, shop.stranger.id);
        let path = format!("/api/workshop/customers/{id}");
        for staff in [&shop.admin, &shop.staff] {
            assert_eq!(staff.get("/api/workshop/customers").await.ids(), [id, other]);
            let page = staff.get("/api/workshop/customers?limit=1").await.expect(200);
            let next = format!("/api/workshop/customers?limit=1&cursor={}", page["next_cursor"].as_str().unwrap());
            let rest = staff.get(&next).await;
            assert_eq!((rest.ids(), &rest.expect(200)["next_cursor"]), (vec![other], &Value::Null));
        }
        assert_eq!(shop.customer.get("/api/workshop/customers").await.ids(), [id]);
        for outside in [&shop.mechanic, &shop.stranger, &shop.assistant] {
            assert!(!outside.get("/api/workshop/customers").await.ids().contains(&id));
            outside.get(&path).await.refused(403, "not_yours");
            outside.patch(&path, json!({"city": "Oran"})).await.refused(403, "not_yours");
        }
        let seen = shop.customer.patch(&path, json!({"city": "Algiers", "address": "Rue 1", "id": 99})).await.expect(200);
        assert_eq!((&seen["id"], &seen["city"], &seen["address"]), (&json!(id), &json!("Algiers"), &json!("Rue 1")));
        // what is left out or null stays
        let seen = shop.staff.patch(&path, json!({"state": "Alger", "city": null})).await.expect(200);
        assert_eq!((&seen["city"], &seen["state"]), (&json!("Algiers"), &json!("Alger")));
        assert_eq!(shop.customer.get(&path).await.expect(200), seen);
        conditional(&shop.customer, &path, json!({"zip_code": "16000"}), json!({"zip_code": "31000"})).await;
        for nobody in [shop.mechanic.id, shop.admin.id, 0, 999_999] {
            shop.admin.get(&format!("/api/workshop/customers/{nobody}")).await.refused(404, "not_found");
        }
    }

    async fn of_many_changes_to_one_version_one_goes_through(world: World) {
        let shop = Shop::open(world).await;
        let service = format!("/api/workshop/services/{}", shop.service("Oil").await);
        let customer = format!("/api/workshop/customers/{}", shop.customer.id);
        let mechanic = format!("/api/workshop/mechanics/{}", shop.mechanic.id);
        let cases = [(service, "description"), (customer, "city"), (mechanic, "specialization")];
        for (path, field) in &cases {
            let tag = shop.staff.get(path).await.tag();
            let change = async |n: i64| shop.staff.send_if("PATCH", path, &tag, json!({*field: format!("no. {n}")})).await;
            let answers = join_all((0..8).map(change)).await;
            let won: Vec<_> = answers.iter().filter(|answer| answer.status == 200).collect();
            assert_eq!(won.len(), 1, "{path}: {answers:?}");
            for lost in answers.iter().filter(|answer| answer.status != 200) {
                lost.refused(409, "changed_meanwhile");
            }
            assert_eq!(shop.staff.get(path).await.expect(200)[*field], won[0].expect(200)[*field]);
        }
    }

    async fn what_is_private_of_a_mechanic_is_for_themselves_and_staff(world: World) {
        let shop = Shop::open(world).await;
        let path = format!("/api/workshop/mechanics/{}", shop.mechanic.id);
        for insider in [&shop.admin, &shop.staff, &shop.mechanic] {
            let seen = insider.get(&path).await.expect(200);
            assert_eq!(seen["private"]["phone_number"], "+213666000002", "{seen}");
        }
        for outsider in shop.outsiders() {
            let seen = outsider.get(&path).await.expect(200);
            assert_eq!((&seen["name"], &seen["private"]), (&json!("Mechanic 2"), &Value::Null));
            let listed = outsider.get("/api/workshop/mechanics").await;
            assert_eq!(listed.ids(), [shop.staff.id, shop.mechanic.id]);
            assert!(!listed.text.contains("+213666"), "{}", listed.text);
            outsider.patch(&path, json!({"specialization": "none"})).await.refused(403, "wrong_role");
        }
        // everybody's own colleague is a stranger too
        let staff = shop.mechanic.get(&format!("/api/workshop/mechanics/{}", shop.staff.id)).await.expect(200);
        assert_eq!(staff["private"], Value::Null);
    }

    async fn a_mechanic_has_a_life(world: World) {
        let shop = Shop::open(world).await;
        let path = format!("/api/workshop/mechanics/{}", shop.mechanic.id);
        let category = shop.listed("service-categories", "Brakes").await;
        let said = json!({"specialization": "Brakes", "experience_years": 7, "born_on": "1990-05-01",
            "does_analysis": false, "category_ids": [category, category]});
        let seen = shop.mechanic.patch(&path, said).await.expect(200);
        assert_eq!((&seen["experience_years"], &seen["category_ids"]), (&json!(7), &json!([category])));
        assert_eq!((&seen["private"]["born_on"], &seen["does_analysis"]), (&json!("1990-05-01"), &json!(false)));
        // pay and rights are an administrator's to give
        for (by, change) in [(&shop.mechanic, json!({"is_staff": true})), (&shop.staff, json!({"salary": 1}))] {
            by.patch(&path, change).await.refused(403, "forbidden");
        }
        let paid = shop.admin.patch(&path, json!({"salary": 65_000.5})).await.expect(200);
        assert_eq!((&paid["private"]["salary"], &paid["private"]["currency"]), (&json!(65_000.5), &json!("DZD")));
        conditional(&shop.mechanic, &path, json!({"experience_years": 8}), json!({"experience_years": 9})).await;

        let status = format!("{path}/work-status");
        assert_eq!(shop.mechanic.put(&status, json!({"work_status": "BUSY"})).await.expect(200)["work_status"], "busy");
        shop.customer.put(&status, json!({"work_status": "busy"})).await.refused(403, "wrong_role");
        let of_staff = format!("/api/workshop/mechanics/{}/work-status", shop.staff.id);
        shop.mechanic.put(&of_staff, json!({"work_status": "busy"})).await.refused(403, "not_yours");

        shop.staff.delete(&path).await.refused(403, "wrong_role");
        shop.admin.delete(&path).await.is_done();
        shop.admin.delete(&path).await.refused(404, "not_found");
        assert_eq!(shop.customer.get("/api/workshop/mechanics").await.ids(), [shop.staff.id]);
        let audited = "select count(*) as number from audit_log where action in ('mechanic.removed', 'mechanic.rights_set') \
            and actor_id is not null and request_id is not null";
        assert_eq!(world.outside().number(audited), 2);
        shop.admin.patch(&path, json!({})).await.expect(200);
        shop.admin.get(&path).await.expect(200);
    }

    async fn a_day_is_written_down_once(world: World) {
        let shop = Shop::open(world).await;
        let own = json!({"mechanic_id": shop.mechanic.id, "day": "2026-11-21", "status": "present"});
        for outsider in shop.outsiders() {
            outsider.post("/api/workshop/attendance", own.clone()).await.refused(403, "wrong_role");
            outsider.get("/api/workshop/attendance").await.refused(403, "wrong_role");
        }
        let id = shop.mechanic.post("/api/workshop/attendance", own.clone()).await.made();
        shop.staff.post("/api/workshop/attendance", own.clone()).await.refused(409, "already_exists");
        let of_staff = json!({"mechanic_id": shop.staff.id, "day": "2026-11-21", "status": "absent"});
        shop.mechanic.post("/api/workshop/attendance", of_staff.clone()).await.refused(403, "not_yours");
        let other = shop.staff.post("/api/workshop/attendance", of_staff).await.made();
        assert_eq!(shop.staff.get("/api/workshop/attendance").await.ids(), [id, other]);
        assert_eq!(shop.mechanic.get("/api/workshop/attendance").await.ids(), [id]);
        let asked = format!("/api/workshop/attendance?mechanic={}", shop.staff.id);
        assert_eq!(shop.admin.get(&asked).await.ids(), [other]);
        shop.mechanic.get(&asked).await.refused(403, "not_yours");

        let path = format!("/api/workshop/attendance/{id}");
        conditional(&shop.mechanic, &path, json!({"status": "absent"}), json!({"day": "2026-11-20"})).await;
        let seen = shop.staff.get(&path).await.expect(200);
        assert_eq!((&seen["day"], &seen["status"]), (&json!("2026-11-20"), &json!("absent")));
        shop.mechanic.get(&format!("/api/workshop/attendance/{other}")).await.refused(403, "not_yours");
        shop.mechanic.delete(&path).await.refused(403, "forbidden");
        shop.staff.delete(&path).await.is_done();
        shop.staff.delete(&path).await.refused(404, "not_found");
    }

    async fn an_address_is_its_owners(world: World) {
        let shop = Shop::open(world).await;
        let area = shop.staff.post("/api/workshop/areas", json!({"name": "Centre", "pincode": "16000"})).await.made();
        let home = json!({"label": "home", "line1": "Rue 1", "area_id": area});
        let id = shop.customer.post("/api/workshop/addresses", home.clone()).await.made();
        let mut of_customer = home.clone();
        of_customer["account_id"] = json!(shop.customer.id);
        shop.stranger.post("/api/workshop/addresses", of_customer.clone()).await.refused(403, "not_yours");
        let second = shop.staff.post("/api/workshop/addresses", of_customer).await.made();
        assert_eq!(shop.customer.get("/api/workshop/addresses").await.ids(), [id, second]);
        assert!(shop.stranger.get("/api/workshop/addresses").await.ids().is_empty());
        let asked = format!("/api/workshop/addresses?account={}", shop.customer.id);
        assert_eq!(shop.admin.get(&asked).await.ids(), [id, second]);
        shop.stranger.get(&asked).await.refused(403, "not_yours");

        let path = format!("/api/workshop/addresses/{id}");
        for other in [&shop.stranger, &shop.assistant, &shop.mechanic] {
            other.get(&path).await.refused(403, "not_yours");
            other.patch(&path, json!({"label": "x"})).await.refused(403, "not_yours");
            other.delete(&path).await.refused(403, "not_yours");
        }
        conditional(&shop.customer, &path, json!({"line2": "3rd floor"}), json!({"label": "work"})).await;
        // an area that somebody lives in stays
        shop.staff.delete(&format!("/api/workshop/areas/{area}")).await.refused(409, "in_use");
        shop.customer.delete(&path).await.is_done();
        shop.customer.delete(&path).await.refused(404, "not_found");
    }
}
