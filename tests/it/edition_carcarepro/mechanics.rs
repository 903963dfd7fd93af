//! Mechanics, their attendance and their work status.

use super::*;

const MECHANICS: &str = "/mechanics";
const ATTENDANCE: &str = "/mechanic_attendance";
const STATUS: &str = "/mechanic_work_status";

both! {
    async fn mechanics_have_a_record_from_the_start(world: World) {
        let nobody = at(world, &FRONT);
        let (ann, bob) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let empty = |id: i64| json!({"id": id, "account_id": id, "specialization": "", "experience_years": 0});
        assert_eq!(one.get(MECHANICS).await.expect(200), json!([empty(ann.id), empty(bob.id)]));
        let body = json!({"account_id": ann.id, "specialization": "Brakes", "experience_years": 7});
        let made = ann.post(MECHANICS, body.clone()).await.expect(201);
        let mut expected = body.clone();
        expected["id"] = json!(ann.id);
        assert_eq!(made, expected);
        ann.post(MECHANICS, body.clone()).await.expect(201);
        let path = format!("{MECHANICS}/{}", ann.id);
        assert_eq!(one.get(&path).await.expect(200), expected);
        for who in [&bob, &one] {
            refused(&who.post(MECHANICS, body.clone()).await, 403);
            refused(&who.put(&path, json!({"experience_years": 1})).await, 403);
            refused(&who.delete(&path).await, 403);
        }
        refused(&ann.put(&path, json!({"account_id": bob.id})).await, 400);
        refused(&one.post(MECHANICS, json!({"account_id": one.id})).await, 403);
        refused(&admin.post(MECHANICS, json!({"account_id": one.id})).await, 400);
        refused(&admin.post(MECHANICS, json!({"account_id": 999_999})).await, 404);
        assert_eq!(admin.put(MECHANICS, json!({"account_id": ann.id, "experience_years": 8})).await.expect(200)["specialization"], "Brakes");
        named_three_ways(&admin, MECHANICS, ann.id, json!({"specialization": "Engines"})).await;
        assert_eq!(ids(&one.get(MECHANICS).await), [bob.id]);
        // the account is there still, and an administrator brings the record back
        ann.get("/api/v1/user/accounts").await.expect(200);
        assert_eq!(admin.post(MECHANICS, json!({"account_id": ann.id})).await.expect(201)["specialization"], "Engines");
    }

    async fn attendance_is_written_down_day_by_day(world: World) {
        let nobody = at(world, &FRONT);
        let (ann, bob) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let body = json!({"mechanic_id": ann.id, "attendance_date": "2024-07-25T08:05:00Z", "status": "present"});
        let made = ann.post(ATTENDANCE, body.clone()).await.expect(201);
        let id = made["id"].as_i64().unwrap();
        let mut expected = body.clone();
        expected["id"] = json!(id);
        assert_eq!(made, expected);
        // once a day
        refused(&ann.post(ATTENDANCE, json!({"mechanic_id": ann.id, "attendance_date": "2024-07-25", "status": "absent"})).await, 400);
        let next = admin.post(ATTENDANCE, json!({"mechanic_id": bob.id, "attendance_date": "2024-07-25", "status": "absent"})).await.expect(201);
        assert_eq!(next["attendance_date"], "2024-07-25T00:00:00Z");
        let next = next["id"].as_i64().unwrap();
        assert_eq!((ids(&ann.get(ATTENDANCE).await), ids(&bob.get(ATTENDANCE).await)), (vec![id], vec![next]));
        assert_eq!(ids(&admin.get(ATTENDANCE).await), [id, next]);
        let path = format!("{ATTENDANCE}/{id}");
        for who in [&bob, &one] {
            for told in [who.post(ATTENDANCE, body.clone()).await, who.get(&path).await, who.put(&path, json!({"status": "absent"})).await, who.delete(&path).await] {
                refused(&told, 403);
            }
        }
        refused(&one.get(ATTENDANCE).await, 403);
        refused(&ann.put(&path, json!({"mechanic_id": bob.id})).await, 400);
        refused(&ann.delete(&path).await, 403);
        refused(&admin.post(ATTENDANCE, json!({"mechanic_id": one.id, "attendance_date": "2024-07-25", "status": "absent"})).await, 404);
        // a day that another API says outlives the instant
        world.outside().execute(&format!("update attendance set day = '2024-07-24' where id = {id}"));
        assert_eq!(ann.get(&path).await.expect(200)["attendance_date"], "2024-07-24T00:00:00Z");
        named_three_ways(&admin, ATTENDANCE, id, json!({"attendance_date": "2024-07-26T09:00:00Z", "status": "absent"})).await;
    }

    async fn a_mechanic_has_one_work_status(world: World) {
        let nobody = at(world, &FRONT);
        let (ann, bob) = (mechanic(&nobody, 1).await, mechanic(&nobody, 2).await);
        let (one, admin) = (customer(&nobody, 1).await, admin(world, &nobody).await);
        let path = format!("{STATUS}/{}", ann.id);
        refused(&ann.get(&path).await, 404);
        refused(&ann.put(&path, json!({"work_status": "busy"})).await, 404);
        let body = |word: &str| json!({"mechanic_id": ann.id, "work_status": word});
        let made = ann.post(STATUS, body("available")).await.expect(201);
        assert_eq!(made, json!({"id": ann.id, "mechanic_id": ann.id, "work_status": "available", "updated_at": "2026-11-21T08:00:00Z"}));
        world.pass_everywhere(60);
        let again = ann.post(STATUS, body("busy")).await.expect(201);
        assert_eq!((&again["id"], &again["work_status"], &again["updated_at"]), (&json!(ann.id), &json!("busy"), &json!("2026-11-21T08:01:00Z")));
        // something else of the mechanic is nothing of the status
        world.pass_everywhere(60);
        ann.put(&format!("/mechanics/{}", ann.id), json!({"specialization": "Brakes"})).await.expect(200);
        assert_eq!(ann.get(STATUS).await.expect(200), json!([again]));
        admin.post(STATUS, json!({"mechanic_id": bob.id, "work_status": "available"})).await.expect(201);
        assert_eq!((ids(&bob.get(STATUS).await), ids(&admin.get(STATUS).await)), (vec![bob.id], vec![ann.id, bob.id]));
        for who in [&bob, &one] {
            for told in [who.post(STATUS, body("busy")).await, who.get(&path).await, who.put(&path, json!({"work_status": "busy"})).await, who.delete(&path).await] {
                refused(&told, 403);
            }
        }
        refused(&ann.put(&path, json!({"mechanic_id": bob.id})).await, 400);
        refused(&admin.post(STATUS, json!({"mechanic_id": one.id, "work_status": "busy"})).await, 404);
        // the native API has the same flag
        let native = world.administrator().await;
        assert_eq!(native.get(&format!("/api/workshop/mechanics/{}", ann.id)).await.expect(200)["work_status"], "busy");
        native.put(&format!("/api/workshop/mechanics/{}/work-status", ann.id), json!({"work_status": "available"})).await.expect(200);
        assert_eq!(ann.get(&path).await.expect(200)["work_status"], "available");
        named_three_ways(&ann, STATUS, ann.id, json!({"work_status": "busy"})).await;
        // nothing is said any more: available
        assert_eq!(native.get(&format!("/api/workshop/mechanics/{}", ann.id)).await.expect(200)["work_status"], "available");
    }
}
