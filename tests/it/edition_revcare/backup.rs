//! Backups and the log of what was sent to people.

use serde_json::{Value, json};

use super::bay::{Bay, enter};
use super::envelope;
use crate::editions::wrong;
use crate::harness::{PASSWORD, World};

both! {
    async fn everything_is_written_out_and_brought_back(world: World) {
        let bay = Bay::open(world).await;
        assert_eq!(bay.admin.get("/backup/list/").await.expect(200), json!([]));
        let page = "/api/workshop/pages/home-banner";
        bay.shop.admin.put(page, json!({"data": {"text": "before"}})).await.is_done();
        let id = bay.booked().await;
        let made = bay.admin.post("/backup/create", json!({})).await.expect(200);
        let name = made["backup_name"].as_str().unwrap().to_owned();
        assert_eq!((&made["success"], &made["timestamp"]), (&json!(true), &json!("2026-11-21T08:00:00.000000Z")));
        assert!(made["size_bytes"].as_i64().unwrap() > 1000, "{made}");
        let listed = bay.admin.get("/backup/list").await.expect(200);
        assert_eq!(listed, json!([{"backup_name": name, "timestamp": made["timestamp"], "size_bytes": made["size_bytes"]}]));

        // in the query, in the body, in a form, under the names of two databases
        let form = format!("backup_name={name}");
        let two = format!("/backup/restore?postgresql_backup={name}&mongodb_backup={name}");
        for (path, kind, body) in [
            (format!("/backup/restore?backup_name={name}"), "application/json", String::new()),
            ("/backup/restore/".to_owned(), "application/json", json!({"backup_name": name}).to_string()),
            ("/backup/restore".to_owned(), "application/x-www-form-urlencoded", form),
            (two, "application/json", "{}".to_owned()),
        ] {
            bay.shop.admin.put(page, json!({"data": {"text": "after"}})).await.is_done();
            bay.cancel(id).await.expect(200);
            let newcomer = world.client().await;
            let restored = bay.admin.send("POST", &path, kind, body).await.expect(200);
            assert_eq!((&restored["success"], &restored["backup_name"]), (&json!(true), &json!(name)));
            assert_eq!(bay.status(id).await, "booked");
            assert_eq!(bay.shop.admin.get(page).await.expect(200)["data"]["text"], "before");
            assert_eq!(newcomer.get("/api/profile/user/").await.status, 401, "nobody of this name then");
            enter(&bay.nobody, bay.customer.id, &bay.shop.customer.phone, PASSWORD).await;
        }

        let path = format!("/backup/delete/{name}");
        assert_eq!(bay.admin.delete(&format!("{path}/?backup_type=all")).await.expect(200), json!({"success": true, "backup_name": name}));
        assert_eq!(bay.admin.delete(&path).await.status, 404);
        assert_eq!(bay.admin.get("/backup/list").await.expect(200), json!([]));
    }

    async fn a_name_leads_nowhere_else(world: World) {
        let bay = Bay::open(world).await;
        let restore = "/backup/restore";
        wrong(&bay.admin, &[
            ("POST", restore, json!({}), &[422]),
            ("POST", restore, json!({"backup_name": ""}), &[422]),
            ("POST", restore, json!({"backup_name": 7}), &[422]),
            ("POST", restore, json!({"backup_name": "../x"}), &[422]),
            ("POST", restore, json!({"backup_name": "a/b"}), &[422]),
            ("POST", restore, json!({"backup_name": "a\u{0}b"}), &[422]),
            ("POST", restore, json!({"backup_name": "x".repeat(5000)}), &[422]),
            ("POST", restore, json!({"postgresql_backup": "one", "mongodb_backup": "two"}), &[422]),
            ("POST", restore, json!({"backup_name": "nothing"}), &[404]),
            ("POST", "/backup/restore?backup_name=..", json!({}), &[422]),
            ("DELETE", "/backup/delete/nothing", json!({}), &[404]),
            ("DELETE", "/backup/delete/..%2Fx", json!({}), &[422]),
            ("DELETE", "/backup/delete/%2e%2e%2fx", json!({}), &[422]),
            ("DELETE", "/backup/delete/a%00b", json!({}), &[422]),
        ], envelope).await;
        for by in [&bay.customer, &bay.mechanic] {
            let told = by.post("/backup/create", json!({})).await;
            assert_eq!(told.expect(403)["detail"], "WRITE:BACKUP scope required");
        }
    }

    async fn administrators_read_what_was_sent(world: World) {
        let bay = Bay::open(world).await;
        let logs = async |query: &str| bay.admin.get(&format!("/notification/notifications/logs?{query}")).await.expect(200);
        assert_eq!(logs("").await, json!([]));
        bay.shop.customer.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        world.pass_everywhere(1);
        bay.shop.stranger.post("/api/auth/password-reset/", json!({"phone_number": bay.shop.stranger.phone})).await.expect(200);
        let mut outside = world.outside();
        world.until("both were sent", |_| outside.number("select count(*) as number from notices where sent_at is not null") == 2).await;
        let all = logs("").await;
        let categories: Vec<&Value> = all.as_array().unwrap().iter().map(|line| &line["notification_category"]).collect();
        assert_eq!(categories, [&json!("password"), &json!("phone")], "newest first");
        let line = &all[1];
        let hidden = line["recipient"].as_str().unwrap();
        assert!(hidden.contains("***") && hidden != bay.shop.customer.phone, "{hidden}");
        assert_eq!(
            (&line["channel"], &line["status"], &line["error"], &line["created_at"]),
            (&json!("sms"), &json!("sent"), &Value::Null, &json!("2026-11-21T08:00:00.000000Z"))
        );
        assert!(line["id"].is_i64() && line["sent_at"].is_string());
        assert_eq!(logs("notification_category=phone").await, json!([line]));
        assert_eq!(logs("notification_category=other").await, json!([]));
        assert_eq!(logs("limit=1").await, json!([all[0]]));
        for many in ["limit=100000", "limit=99999999999999999999"] {
            assert_eq!(logs(many).await, all);
        }
        for odd in ["limit=0", "limit=-1", "limit=x", "limit=1.5"] {
            let told = bay.admin.get(&format!("/notification/notifications/logs?{odd}")).await;
            assert_eq!(told.status, 422, "{odd}: {}", told.text);
            envelope(&told);
        }
    }
}
