//! The audit log: what gets a line, what does not, and that a line stays as it is.

use std::time::Duration;

use depannini::accounts::Password;
use depannini::kernel::id::AccountId;
use serde_json::{Value, json};

use crate::auth::{client_body, code, wrong};
use crate::harness::{PASSWORD, Person, World};

/// The lines that a filter finds, newest first.
async fn lines(admin: &Person, filter: &str) -> Vec<Value> {
    let body = admin.get(&format!("/api/admin/audit/?limit=200&{filter}")).await.expect(200);
    assert_eq!(body["next_cursor"], Value::Null);
    body["entries"].as_array().unwrap().clone()
}

fn words(lines: &[Value]) -> Vec<&str> {
    lines.iter().map(|line| line["action"].as_str().unwrap()).collect()
}

async fn sign_in(person: &Person, phone: &str, password: &str) -> u16 {
    person.post("/api/auth/login/phone/", json!({"phone_number": phone, "password": password})).await.status
}

both! {
    async fn an_administrators_looks_are_lines(world: World) {
        let (client, assistant, id) = world.accepted().await;
        let admin = world.administrator().await;
        let paths = [
            format!("/api/assistance/view/{id}/"),
            format!("/api/assistance/{id}/messages/"),
            "/api/assistance/view/".to_owned(),
        ];
        for who in [&client, &assistant, &admin] {
            for path in &paths {
                who.get(path).await.expect(200);
            }
            who.channel(id).await;
        }
        admin.get("/api/assistance/view/999999/").await.refused(404, "assistance_not_found");
        client.get(&format!("/api/assistance/{}/messages/", id + 1)).await.refused(404, "assistance_not_found");
        let asked = admin.get(&format!("/api/assistance/{id}/search/")).await;
        asked.expect(200);

        let seen = lines(&admin, &format!("object=assistance:{id}")).await;
        assert_eq!(words(&seen), ["search.read", "channel.listened", "chat.read", "assistance.read"]);
        for line in &seen {
            assert_eq!(line["actor"], json!({"id": admin.id, "role": "admin"}));
            assert_eq!((&line["address"], &line["object"]), (&json!("127.0.0.1"), &json!({"kind": "assistance", "id": id})));
        }
        assert_eq!(seen[0]["request_id"], asked.header("x-request-id").unwrap());
        assert_eq!(seen[0]["at"], "2026-11-21T08:00:00.000000Z");
        let all = lines(&admin, &format!("actor={}", admin.id)).await;
        let looks = ["audit.read", "search.read", "channel.listened", "assistance.listed", "chat.read", "assistance.read"];
        assert_eq!(words(&all)[..6], looks);
        assert_eq!(lines(&admin, &format!("actor={}", client.id)).await, [Value::Null; 0]);

        // an open page asks again and again: one line for an hour
        let count = |action: &str| format!("action={action}");
        for (seconds, expected) in [(0, 1), (3599, 1), (1, 2)] {
            world.pass_everywhere(seconds);
            // the token has ended by then
            let admin = world.administrator().await;
            admin.get(&paths[0]).await.expect(200);
            assert_eq!(lines(&admin, &count("assistance.read")).await.len(), expected, "after {seconds} more seconds");
        }
    }

    async fn attacks_on_accounts_are_lines(world: World) with |settings| { settings.limits.failed_logins_per_minute = 3; } {
        let anyone = world.anonymous();
        let made = anyone.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
        let id = made["user"]["id"].as_i64().unwrap();

        for phone in ["0555123456", "0555000009"] {
            for (tried, status) in [(1, 401), (2, 401), (3, 401), (4, 429)] {
                assert_eq!(sign_in(&anyone, phone, "not the password").await, status, "{phone}, try {tried}");
            }
        }
        let admin = world.administrator().await;
        let locked = lines(&admin, "action=sign_in.locked").await;
        assert_eq!(locked.len(), 2);
        assert_eq!((&locked[0]["object"], &locked[0]["details"]), (&Value::Null, &json!({"login": "phone"})));
        assert_eq!(locked[1]["object"], json!({"kind": "account", "id": id}));
        assert_eq!(locked[1]["actor"], json!({"id": null, "role": "anonymous"}));

        let refresh = json!({"refresh": made["tokens"]["refresh"]});
        anyone.post("/api/auth/token/refresh/", refresh.clone()).await.expect(200);
        for _again in 0..2 {
            assert_eq!(anyone.post("/api/auth/token/refresh/", refresh.clone()).await.status, 401);
        }
        let reused = lines(&admin, "action=session.reuse_detected").await;
        assert_eq!((reused.len(), &reused[0]["object"]["id"]), (1, &json!(id)), "the session ends once");

        let to = json!({"phone_number": "0555123456"});
        anyone.post("/api/auth/password-reset/", to.clone()).await.expect(200);
        let sent = code(world, "+213555123456").await;
        let with = |code: &str| json!({
            "phone_number": "0555123456", "code": code, "new_password": "a-new-password-1", "new_password_confirm": "a-new-password-1",
        });
        for _try in 0..7 {
            assert_eq!(anyone.post("/api/auth/password-reset/confirm/", with(wrong(&sent))).await.status, 400);
        }
        let exhausted = lines(&admin, "action=code.exhausted").await;
        assert_eq!((exhausted.len(), &exhausted[0]["details"]), (1, &json!({"code_for": "password"})));
        anyone.post("/api/auth/password-reset/", to).await.expect(200);
        let sent = code(world, "+213555123456").await;
        anyone.post("/api/auth/password-reset/confirm/", with(&sent)).await.expect(200);
        let about = lines(&admin, &format!("object=account:{id}")).await;
        assert_eq!(words(&about), ["password.reset", "code.exhausted", "session.reuse_detected", "sign_in.locked"]);
    }

    async fn what_is_done_to_accounts_is_a_line(world: World) {
        let (client, admin) = (world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let id = AccountId::new(client.id);
            parts.accounts.block(id).await.unwrap();
            parts.accounts.unblock(id).await.unwrap();
            parts.accounts.set_password(id, Password::parse("another password").unwrap()).await.unwrap();
        })
        .await;
        let about = lines(&admin, &format!("object=account:{}", client.id)).await;
        assert_eq!(words(&about), ["password.changed", "account.unblocked", "account.blocked"]);
        assert_eq!(about[0]["actor"], json!({"id": null, "role": "system"}));
        assert_eq!((&about[0]["address"], &about[0]["request_id"]), (&Value::Null, &Value::Null));
        let own = lines(&admin, &format!("object=account:{}", admin.id)).await;
        assert_eq!(words(&own), ["session.started", "account.admin_created"]);
        assert_eq!(own[0]["actor"], json!({"id": admin.id, "role": "admin"}));
        // whoever is no staff signs in without a line
        assert_eq!(sign_in(&world.anonymous(), &client.phone, "another password").await, 200);
        assert_eq!(lines(&admin, &format!("actor={}", client.id)).await, [Value::Null; 0]);
    }

    async fn neither_without_the_other(world: World) {
        let (client, admin) = (world.client().await, world.administrator().await);
        let id = AccountId::new(client.id);
        world.parts(async |parts| {
            // SQLite runs a job of a failed batch again, alone
            parts.db.failpoint().fail_commits(100);
            assert!(parts.accounts.block(id).await.is_err());
            parts.db.failpoint().fail_commits(0);
        })
        .await;
        assert_eq!(lines(&admin, "action=account.blocked").await, [Value::Null; 0]);
        client.get("/api/profile/user/").await.expect(200);
        // a look that cannot be put down is not answered
        let assistance = world.accepted().await.2;
        let path = format!("/api/assistance/view/{assistance}/");
        world.parts(async |parts| parts.db.failpoint().fail_commits(100)).await;
        admin.get(&path).await.refused(503, "unavailable");
        world.parts(async |parts| parts.db.failpoint().fail_commits(0)).await;
        admin.get(&path).await.expect(200);
        world.parts(async |parts| parts.accounts.block(id).await.unwrap()).await;
        assert_eq!(lines(&admin, "action=account.blocked").await.len(), 1);
        client.get("/api/profile/user/").await.refused(401, "unauthenticated");
    }

    async fn a_line_is_never_changed(world: World) {
        world.administrator().await;
        let mut outside = world.outside();
        let before = outside.lines("select action || coalesce(cast(object_id as text), '') as line from audit_log order by id");
        assert!(!before.is_empty());
        let said = outside.try_to("update audit_log set actor_role = 'nobody'").unwrap_err();
        assert!(said.contains("never changed"), "{said}");
        assert_eq!(outside.number("select count(*) as number from audit_log where actor_role = 'nobody'"), 0);
    }

    async fn a_page_follows_the_other_and_filters_hold_together(world: World) {
        let admin = world.administrator().await;
        let ids: Vec<i64> = world.clients(5).await.iter().map(|client| client.id).collect();
        for id in &ids {
            world.parts(async |parts| parts.accounts.block(AccountId::new(*id)).await.unwrap()).await;
            world.wall.advance(Duration::from_secs(60));
        }
        let (mut seen, mut next) = (Vec::new(), String::new());
        loop {
            let page = admin.get(&format!("/api/admin/audit/?action=account.blocked&limit=2{next}")).await.expect(200);
            let entries = page["entries"].as_array().unwrap();
            assert!(entries.len() <= 2);
            seen.extend(entries.iter().map(|line| line["object"]["id"].as_i64().unwrap()));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            next = format!("&cursor={cursor}");
        }
        assert_eq!(seen, ids.iter().rev().copied().collect::<Vec<_>>());

        let within = "action=account.blocked&from=2026-11-21T08:01:00Z&until=2026-11-21T10:03:00%2B02:00";
        let seen: Vec<i64> = lines(&admin, within).await.iter().map(|line| line["object"]["id"].as_i64().unwrap()).collect();
        assert_eq!(seen, [ids[2], ids[1]]);
        let none = format!("action=account.unblocked&object=account:{}", ids[0]);
        assert_eq!(lines(&admin, &none).await, [Value::Null; 0]);
        let odd = "actor=0&object=assistance&from=yesterday&until=2026-11-21&action=a%00b";
        let mut named = admin.get(&format!("/api/admin/audit/?{odd}")).await.invalid_fields();
        named.sort();
        assert_eq!(named, ["action", "actor", "from", "object", "until"]);
        assert_eq!(admin.get("/api/admin/audit/?limit=0&cursor=x").await.invalid_fields(), ["limit", "cursor"]);
    }

    async fn no_line_holds_a_secret(world: World) with |settings| { settings.limits.failed_logins_per_minute = 1; } {
        let anyone = world.anonymous();
        let mut body = client_body("0555123456");
        body["email"] = json!("amel@example.com");
        let made = anyone.post("/api/auth/register/", body).await.expect(201);
        let admin = world.administrator().await;
        assert_eq!(sign_in(&anyone, "0555123456", "wrong-password-1").await, 401);
        anyone.post("/api/auth/password-reset/", json!({"email": "amel@example.com"})).await.expect(200);
        let sent = code(world, "amel@example.com").await;
        let new = json!({"email": "amel@example.com", "code": sent, "new_password": "quite-new-1", "new_password_confirm": "quite-new-1"});
        anyone.post("/api/auth/password-reset/confirm/", new).await.expect(200);
        admin.get("/api/assistance/view/").await.expect(200);

        let lines = lines(&admin, "").await;
        assert!(lines.len() >= 5, "{lines:?}");
        let text: Vec<String> = lines.iter().map(|line| format!("{} {} {}", line["action"], line["object"], line["details"])).collect();
        let (access, refresh) = (&made["tokens"]["access"], &made["tokens"]["refresh"]);
        for secret in [
            "555123456", "amel", "Amel", "wrong-password-1", "quite-new-1", PASSWORD, &sent,
            access.as_str().unwrap(), refresh.as_str().unwrap(), admin.token.as_deref().unwrap(),
        ] {
            assert!(!text.iter().any(|line| line.contains(secret)), "{secret} in {text:#?}");
        }
    }

    async fn old_lines_go(world: World) with |settings| { settings.retention.audit_days = 30; } {
        let day = Duration::from_secs(24 * 60 * 60);
        let mut outside = world.outside();
        world.administrator().await;
        let mut count = |action: &str| outside.number(&format!("select count(*) as number from audit_log where action = '{action}'"));
        assert_eq!(count("account.admin_created"), 1);
        world.wall.advance(29 * day);
        world.client().await;
        world.wall.advance(2 * day);
        // the worker looks every hour
        world.until("the old line is gone", |_| {
            world.wall.advance(Duration::from_secs(60));
            count("account.admin_created") == 0
        })
        .await;
        assert_eq!(count("accounts.seeded"), 1, "what is younger stays");
        world.until("all lines are old and gone", |_| {
            world.wall.advance(Duration::from_secs(60 * 60));
            count("accounts.seeded") == 0
        })
        .await;
    }
}
