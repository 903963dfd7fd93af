//! What was sent to people, as administrators read it.

use serde_json::{Value, json};

use crate::harness::{Person, World};

async fn log(admin: &Person, filter: &str) -> Vec<Value> {
    let page = admin.get(&format!("/api/admin/notifications/?{filter}")).await.expect(200);
    page["notifications"].as_array().unwrap().clone()
}

both! {
    async fn who_was_sent_what_and_what_came_of_it(world: World) {
        let (admin, one, two) = (world.administrator().await, world.client().await, world.client().await);
        assert_eq!(log(&admin, "").await, [Value::Null; 0]);
        one.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        world.pass_everywhere(1);
        two.post("/api/auth/password-reset/", json!({"phone_number": two.phone})).await.expect(200);
        let mut outside = world.outside();
        let done = "select count(*) as number from tasks where done_at is not null";
        world.until("both were sent", |_| outside.number(done) == 2).await;

        let all = log(&admin, "").await;
        let words = |name: &str| all.iter().map(|line| line[name].as_str().unwrap()).collect::<Vec<_>>();
        assert_eq!(words("category"), ["password", "phone"], "newest first");
        assert_eq!((words("channel"), words("state")), (vec!["sms"; 2], vec!["sent"; 2]));
        assert_eq!(words("created_at"), ["2026-11-21T08:00:01.000000Z", "2026-11-21T08:00:00.000000Z"]);
        assert!(all.iter().all(|line| line["attempts"] == 1 && line["sent_at"].is_string() && line["last_error"].is_null()));
        // enough to recognise a number, not to call it
        assert_eq!(words("recipient")[1], format!("{}***{}", &one.phone[..4], &one.phone[one.phone.len() - 2..]));
        let text = json!(all).to_string();
        for secret in [&one.phone, &two.phone] {
            assert!(!text.contains(secret.as_str()), "{text}");
        }
        for code in outside.lines("select code as line from notices") {
            assert!(!text.contains(&code), "{text}");
        }

        assert_eq!(log(&admin, "category=phone").await, all[1..]);
        assert_eq!(log(&admin, "category=other").await, [Value::Null; 0]);
        assert_eq!(log(&admin, &format!("account={}", two.id)).await, all[..1]);
        assert_eq!(log(&admin, &format!("account={}&category=phone", two.id)).await, [Value::Null; 0]);
        assert_eq!(log(&admin, "account=999999").await, [Value::Null; 0]);
        let first = admin.get("/api/admin/notifications/?limit=1").await.expect(200);
        assert_eq!(first["notifications"], json!(all[..1]));
        let next = first["next_cursor"].as_str().unwrap();
        let second = admin.get(&format!("/api/admin/notifications/?limit=1&cursor={next}")).await.expect(200);
        assert_eq!((&second["notifications"], &second["next_cursor"]), (&json!(all[1..]), &Value::Null));
        assert_eq!(admin.get("/api/admin/notifications/?account=x&limit=0").await.invalid_fields(), ["limit"]);
        assert_eq!(admin.get("/api/admin/notifications/?account=x").await.invalid_fields(), ["account"]);
        let looked = admin.get("/api/admin/audit/?action=notices.read").await.expect(200);
        assert_eq!(looked["entries"].as_array().unwrap().len(), 1, "once an hour");
    }

    async fn what_cannot_be_sent_says_why(world: World) with |settings| {
        settings.notifications.sms = depannini::config::SmsChannel::Twilio;
        // nobody listens there
        settings.notifications.sms_url = "http://127.0.0.1:9".to_owned();
    } {
        let (admin, client) = (world.administrator().await, world.client().await);
        client.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        let mut outside = world.outside();
        let tried = "select count(*) as number from tasks where last_error is not null";
        world.until("it was tried", |_| outside.number(tried) == 1).await;
        let line = log(&admin, "").await.remove(0);
        assert_eq!((&line["state"], &line["attempts"], &line["sent_at"]), (&json!("queued"), &json!(1), &Value::Null));
        assert!(!line["last_error"].as_str().unwrap().is_empty());
        outside.execute("update tasks set failed_at = '2026-11-21 08:00:00'");
        assert_eq!(log(&admin, "").await.remove(0)["state"], "failed");
    }
}
