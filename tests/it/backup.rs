//! Backups: what a restore brings back, what it must not bring back, and what it refuses before touching anything.

use std::fs::File;
use std::path::PathBuf;

use depannini::backup::BackupName;
use depannini::kernel::secret::digest_of;
use depannini::kernel::time::Timestamp;
use depannini::storage::Backend;
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use serde_json::{Value, json};

use crate::harness::{Answer, Database, Outside, PASSWORD, Person, Truck, World};

const ALGIERS: (f64, f64) = (36.7525, 3.042);
const HARBOUR: (f64, f64) = (36.77, 3.06);

pub(crate) async fn back_up(admin: &Person, name: &str) -> Value {
    admin.post("/api/admin/backups/", json!({ "name": name })).await.expect(201)
}

pub(crate) async fn restore(admin: &Person, name: &str) -> Answer {
    admin.post(&format!("/api/admin/backups/{name}/restore/"), json!({})).await
}

async fn say(person: &Person, id: i64, text: &str) {
    person.post(&format!("/api/assistance/{id}/messages/"), json!({ "message": text })).await.expect(201);
}

async fn said(person: &Person, id: i64) -> Vec<String> {
    let all = person.get(&format!("/api/assistance/{id}/messages/")).await.expect(200);
    let texts = all["messages"].as_array().unwrap().iter();
    let mut texts: Vec<String> = texts.map(|message| message["message"].as_str().unwrap().to_owned()).collect();
    texts.sort();
    texts
}

/// The actions in the audit log, newest first, but for looks at the log.
async fn actions(admin: &Person) -> Vec<String> {
    let log = admin.get("/api/admin/audit/?limit=200").await.expect(200);
    let actions = log["entries"].as_array().unwrap().iter().map(|line| line["action"].as_str().unwrap().to_owned());
    actions.filter(|action| action != "audit.read").collect()
}

/// Everything that a refused restore must leave as it is: what a backup says of the rows, but for the log of who asked.
fn rows(world: &World) -> Vec<String> {
    let mut outside = world.outside();
    let mut found = outside.lines("select name as line from accounts order by id");
    found.extend(outside.lines("select body as line from messages order by id"));
    found.extend(outside.lines("select status as line from assistances order by id"));
    found.extend(outside.lines(
        "select channel_kind || channel_id || ':' || last_seq as line from journal_channels order by channel_kind, channel_id",
    ));
    found.extend(outside.lines("select 'session ' || id as line from sessions where ended_at is null order by id"));
    found
}

both! {
    async fn what_was_then_is_so_again(world: World) {
        let admin = world.administrator().await;
        let (client, assistant, id) = world.accepted().await;
        say(&client, id, "before").await;
        let made = back_up(&admin, "then").await;
        assert_eq!((&made["backup_name"], &made["success"]), (&json!("then"), &json!(true)));
        assert_eq!(made["timestamp"], "2026-11-21T08:00:00.000000Z");
        assert!(made["size_bytes"].as_i64().unwrap() > 1000, "{made}");

        say(&client, id, "after").await;
        client.patch("/api/profile/user/", json!({"name": "Somebody Else"})).await.expect(200);
        assistant.update(id, "ongoing").await.expect(200);
        assistant.update(id, "completed").await.expect(200);
        let newcomer = world.client().await;
        let lost = newcomer.ask_for_tow(ALGIERS, HARBOUR).await;

        let restored = restore(&admin, "then").await.expect(200);
        assert_eq!((&restored["backup_name"], &restored["rows"]), (&json!("then"), &made["rows"]));
        assert_eq!(client.look_at(id).await["status"], "accepted");
        assert_eq!(client.get("/api/profile/user/").await.expect(200)["user"]["name"], client.name);
        assert_eq!(said(&client, id).await, ["before"]);
        newcomer.get("/api/profile/user/").await.refused(401, "unauthenticated");
        admin.get(&format!("/api/assistance/view/{lost}/")).await.refused(404, "assistance_not_found");

        // what was open goes on
        say(&assistant, id, "on my way").await;
        assistant.update(id, "ongoing").await.expect(200);
        assert_eq!(assistant.update(id, "completed").await.expect(200)["status"], "completed");
        // and again: the same backup serves twice
        restore(&admin, "then").await.expect(200);
        assert_eq!(client.look_at(id).await["status"], "accepted");
        assert_eq!(said(&client, id).await, ["before"]);
    }

    async fn nothing_becomes_valid_by_it(world: World) {
        let (admin, anyone) = (world.administrator().await, world.anonymous());
        let sign_in = async |person: &Person, password: &str| {
            anyone.post("/api/auth/login/phone/", json!({"phone_number": person.phone, "password": password})).await
        };
        let (out, changed, same) = (world.client().await, world.client().await, world.client().await);
        let tokens = sign_in(&same, PASSWORD).await.expect(200)["tokens"].clone();
        back_up(&admin, "then").await;

        world.log_out(&out).await;
        let used = json!({"refresh": tokens["refresh"]});
        let newer = anyone.post("/api/auth/token/refresh/", used.clone()).await.expect(200);
        world.outside().execute(&format!("update accounts set password_hash = 'another' where id = {}", changed.id));
        let blocked = world.client().await;
        let last = blocked.id;

        restore(&admin, "then").await.expect(200);
        for (void, why) in [(&out, "signed out since"), (&changed, "another password then"), (&blocked, "not there then")] {
            assert_eq!(void.get("/api/profile/user/").await.status, 401, "{why}");
        }
        same.get("/api/profile/user/").await.expect(200);
        sign_in(&changed, PASSWORD).await.expect(200);
        sign_in(&blocked, PASSWORD).await.refused(401, "wrong_credentials");
        // the session that was renewed since goes on with the newest token, and only with that
        let pair = newer["tokens"].as_object().map_or(&newer, |_| &newer["tokens"]);
        anyone.post("/api/auth/token/refresh/", json!({"refresh": pair["refresh"]})).await.expect(200);
        anyone.post("/api/auth/token/refresh/", used).await.refused(401, "token_reused");
        // a token that names nobody any more is void after a crash, too
        world.crash_and_restart().await;
        for void in [&out, &changed, &blocked] {
            assert_eq!(void.get("/api/profile/user/").await.status, 401);
        }
        // and its number is nobody else's
        let next = anyone.post("/api/auth/register/", crate::auth::client_body("0555777777")).await.expect(201);
        assert!(next["user"]["id"].as_i64().unwrap() > last, "{next}");
    }

    async fn what_was_done_to_the_world_stays_done(world: World) {
        let admin = world.administrator().await;
        let client = world.client().await;
        client.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        back_up(&admin, "then").await;
        client.post("/api/auth/verify-phone/", json!({})).await.expect(200);
        let sent = "select count(*) as number from notices where sent_at is not null";
        let mut outside = world.outside();
        world.until("both were sent", |_| outside.number(sent) == 2).await;
        let tasks = "select count(*) as number from tasks where done_at is not null";
        world.until("both tasks are done", |_| outside.number(tasks) == 2).await;
        let lines = actions(&admin).await;

        restore(&admin, "then").await.expect(200);
        assert_eq!((outside.number(sent), outside.number(tasks)), (2, 2), "what was sent is not sent again");
        // nothing is missing from the log, and who restored what is in it
        let now = actions(&admin).await;
        assert_eq!(now[0], "backup.restored");
        assert_eq!(now[1..], lines);
        let line = admin.get("/api/admin/audit/?action=backup.restored").await.expect(200)["entries"][0].clone();
        assert_eq!((&line["actor"]["id"], &line["details"]["name"]), (&json!(admin.id), &json!("then")));
    }

    async fn lines_of_a_log_that_was_lost_come_back(world: World) {
        let admin = world.administrator().await;
        back_up(&admin, "then").await;
        let before = actions(&admin).await;
        // as on a new machine, whose log has begun anew
        let mut outside = world.outside();
        outside.execute("delete from audit_log");
        outside.execute("insert into audit_log (id, at, actor_role, action, details) values (1, '2026-11-21 09:00:00', 'system', 'new.line', '{}')");
        for _twice in 0..2 {
            restore(&admin, "then").await.expect(200);
            let mut found: Vec<String> =
                actions(&admin).await.into_iter().filter(|action| action != "backup.restored").collect();
            let mut expected = [before.clone(), vec!["new.line".to_owned()]].concat();
            // its line is written before the backup has its name, but after the rows were read
            expected.retain(|action| action != "backup.made");
            expected.sort();
            found.sort();
            assert_eq!(found, expected);
        }
    }

    async fn what_is_wrong_with_a_backup_is_said_and_nothing_changes(world: World) {
        let admin = world.administrator().await;
        let (client, _, id) = world.accepted().await;
        say(&client, id, "before").await;
        back_up(&admin, "whole").await;
        say(&client, id, "after").await;
        let before = rows(world);
        let whole = world.backups.path().join("whole");
        let bytes = std::fs::read(whole.join("rows")).unwrap();
        let description: Value = serde_json::from_slice(&std::fs::read(whole.join("description.json")).unwrap()).unwrap();
        let flipped = {
            let mut bytes = bytes.clone();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
            bytes
        };
        let put = |name: &str, rows: Option<&[u8]>, description: &str| {
            let folder: PathBuf = world.backups.path().join(name);
            std::fs::create_dir_all(&folder).unwrap();
            if let Some(rows) = rows {
                std::fs::write(folder.join("rows"), rows).unwrap();
            }
            std::fs::write(folder.join("description.json"), description).unwrap();
        };
        let changed = |change: fn(&mut Value)| {
            let mut changed = description.clone();
            change(&mut changed);
            changed.to_string()
        };
        // a description that fits the rows, so that only the database itself can tell
        let fitting = |rows: &[u8]| {
            let mut fitting = description.clone();
            fitting["bytes"] = json!(rows.len());
            fitting["sha256"] = json!(digest_of(rows).unwrap());
            fitting.to_string()
        };
        let same = description.to_string();
        let cut = &bytes[..bytes.len() / 3];
        put("truncated", Some(&bytes[..bytes.len() - 1]), &same);
        put("flipped", Some(&flipped), &same);
        put("cut", Some(cut), &fitting(cut));
        put("foreign", Some(b"GIF89a, or so it says"), &fitting(b"GIF89a, or so it says"));
        put("empty", Some(b""), &fitting(b""));
        put("without-rows", None, &same);
        put("no-description", Some(&bytes), "{{{");
        put("another-count", Some(&bytes), &changed(|d| d["contents"]["rows"]["messages"] = json!(7)));
        put("another-schema", Some(&bytes), &changed(|d| d["contents"]["migrations"].as_array_mut().unwrap().truncate(1)));
        put("newer", Some(&bytes), &changed(|d| d["contents"]["migrations"].as_array_mut().unwrap().push(json!("99990101000000"))));
        put("newer-format", Some(&bytes), &changed(|d| d["format"] = json!(2)));
        put("other-engine", Some(&bytes), &changed(|d| d["engine"] = json!("oracle")));
        for (name, code) in [
            ("truncated", "backup_damaged"), ("flipped", "backup_damaged"), ("cut", "backup_damaged"),
            ("foreign", "backup_damaged"), ("empty", "backup_damaged"), ("without-rows", "backup_damaged"),
            ("no-description", "backup_damaged"), ("another-count", "backup_damaged"),
            ("another-schema", "backup_damaged"), ("newer", "backup_newer"), ("newer-format", "backup_newer"),
            ("other-engine", "backup_other_engine"),
        ] {
            let refused = restore(&admin, name).await;
            assert_eq!(refused.status, 409, "{name}: {}", refused.text);
            refused.refused(409, code);
            assert_eq!(rows(world), before, "{name}");
        }
        restore(&admin, "nothing").await.refused(404, "backup_not_found");
        // COMMIT itself fails: undone, and said so
        world.parts(async |parts| parts.db.failpoint().fail_commits(1)).await;
        restore(&admin, "whole").await.refused(503, "unavailable");
        assert_eq!(rows(world), before);
        // nothing was left lying about, and the sound one still serves
        assert!(hidden(world).is_empty(), "{:?}", hidden(world));
        restore(&admin, "whole").await.expect(200);
        assert_eq!(said(&client, id).await, ["before"]);
    }

    async fn an_older_backup_is_brought_up_to_date(world: World) {
        let admin = world.administrator().await;
        let older = match &world.settings.database.url {
            url if url.starts_with("sqlite") => Database::sqlite(),
            _ => Database::postgres().unwrap(),
        };
        let mut settings = world.settings.database.clone();
        settings.url = older.url();
        depannini::storage::Db::migrate(&settings).unwrap();
        let mut conn = older.outside();
        let migrations = format!("{}/migrations", env!("CARGO_MANIFEST_DIR"));
        let migrations = |name: &str| FileBasedMigrations::from_path(format!("{migrations}/{name}")).unwrap();
        match &mut conn {
            Outside::Sqlite(conn) => conn.revert_last_migration(migrations("sqlite")).unwrap(),
            Outside::Postgres(conn) => conn.revert_last_migration(migrations("postgres")).unwrap(),
        };
        conn.execute(
            "insert into accounts (role, name, email, created_at, updated_at)
             values ('customer', 'Old', 'old@example.com', '2020-01-01 00:00:00', '2020-01-01 00:00:00')",
        );
        let tables = |conn: &mut Outside| {
            let mut rows = conn.lines("select name as line from accounts");
            rows.extend(conn.lines("select version as line from __diesel_schema_migrations order by version"));
            rows
        };
        let (then, now) = (tables(&mut conn), tables(&mut world.outside()));
        assert_eq!(then.len() + 1, now.len(), "one migration is missing there");
        let (backend, name) = (Backend::from_url(&older.url()).unwrap(), BackupName::parse("older"));
        let place = (world.backups.path(), name);
        depannini::backup::write_beside(&backend, &world.settings.backup, place, Timestamp::from_micros(0)).unwrap();
        drop(conn);
        older.drop_it();

        restore(&admin, "older").await.expect(200);
        let mut restored = tables(&mut world.outside());
        assert_eq!(restored.remove(0), "Old");
        assert_eq!(restored, now[1..], "all migrations are there");
        admin.get("/api/admin/backups/").await.refused(401, "unauthenticated");
    }

    async fn names_stay_in_the_folder(world: World) {
        let admin = world.administrator().await;
        let outside = world.backups.path().parent().unwrap().join("x");
        let long = "x".repeat(300);
        for name in [
            "../x", "a/b", "/tmp/x", "a\\b", "a\0b", "..", ".hidden", "-x", "a..b", "con", "NUL.db", "lpt1", "C:x", "a b", "é", &long,
        ] {
            let refused = admin.post("/api/admin/backups/", json!({ "name": name })).await;
            assert_eq!(refused.invalid_fields(), ["name"], "{name:?}");
            // a dot or two alone are no part of an address
            let escaped: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
            if name == ".." {
                continue;
            }
            let path = format!("/api/admin/backups/{escaped}/");
            for refused in [
                admin.send("DELETE", &path, "application/json", "").await,
                admin.post(&format!("{path}restore/"), json!({})).await,
            ] {
                assert_eq!(refused.invalid_fields(), ["name"], "{name:?}");
            }
        }
        assert!(!outside.exists());
        assert_eq!(admin.get("/api/admin/backups/").await.expect(200)["backups"], json!([]));
    }

    async fn made_listed_and_removed(world: World) with |settings| { settings.backup.keep = 3; } {
        let admin = world.administrator().await;
        let names = async || -> Vec<String> {
            let listed = admin.get("/api/admin/backups/").await.expect(200);
            listed["backups"].as_array().unwrap().iter().map(|b| b["backup_name"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names().await, [""; 0]);
        // a blank name is none: the time is one, twice within a second
        for name in ["20261121-080000", "20261121-080000-2"] {
            let made = admin.post("/api/admin/backups/", json!({"name": " "})).await.expect(201);
            assert_eq!(made["backup_name"], name);
        }
        world.pass_everywhere(1);
        back_up(&admin, "third").await;
        admin.post("/api/admin/backups/", json!({"name": "third"})).await.refused(409, "backup_exists");
        assert_eq!(names().await, ["third", "20261121-080000-2", "20261121-080000"]);
        world.pass_everywhere(1);
        back_up(&admin, "fourth").await;
        assert_eq!(names().await, ["fourth", "third", "20261121-080000-2"], "three are kept");
        let remove = async |name: &str| admin.send("DELETE", &format!("/api/admin/backups/{name}/"), "application/json", "").await;
        assert_eq!(remove("third").await.expect(200)["backup_name"], "third");
        remove("third").await.refused(404, "backup_not_found");
        assert_eq!(names().await, ["fourth", "20261121-080000-2"]);
        let lines = actions(&admin).await;
        let count = |action: &str| lines.iter().filter(|line| *line == action).count();
        assert_eq!((count("backup.made"), count("backup.removed"), count("backup.listed")), (4, 2, 1));
        assert!(hidden(world).is_empty());
        // what a crash left behind goes with the next one
        std::fs::create_dir(world.backups.path().join(".unfinished-abc")).unwrap();
        back_up(&admin, "fifth").await;
        assert!(hidden(world).is_empty());
    }

    async fn one_at_a_time(world: World) {
        let admin = world.administrator().await;
        back_up(&admin, "then").await;
        let both = futures_util::join!(restore(&admin, "then"), restore(&admin, "then"));
        for answer in [&both.0, &both.1] {
            if answer.status != 200 {
                answer.refused(409, "backup_busy");
            }
        }
        assert!(both.0.status == 200 || both.1.status == 200);
        // another process is at it
        let lock = File::open(world.backups.path().join(".lock")).unwrap();
        lock.lock().unwrap();
        restore(&admin, "then").await.refused(409, "backup_busy");
        admin.post("/api/admin/backups/", json!({})).await.refused(409, "backup_busy");
        admin.send("DELETE", "/api/admin/backups/then/", "application/json", "").await.refused(409, "backup_busy");
        lock.unlock().unwrap();
        restore(&admin, "then").await.expect(200);
    }

    async fn numbers_that_others_have_seen_only_go_forward(world: World) {
        let (admin, client) = (world.administrator().await, world.client().await);
        let near = world.assistant(Truck::LIGHT, ALGIERS).await;
        back_up(&admin, "then").await;
        let lost = client.ask_for_tow(ALGIERS, HARBOUR).await;
        near.accept(lost).await.expect(200);
        let heard = near.own_channel().await.welcome;
        assert!(heard >= 1);
        restore(&admin, "then").await.expect(200);
        let next = client.ask_for_tow(ALGIERS, HARBOUR).await;
        assert!(next > lost, "an id names one thing for ever");
        // whoever comes back with a number of then is told how things stand, and goes on from there
        let mut channel = near.own_channel_since(heard).await;
        let reset = channel.expect("reset").await;
        assert!(reset["seq"].as_i64().unwrap() > heard);
        assert_eq!(reset["offers"][0]["assistance_id"], next);
        assert_eq!(reset["assistance"], Value::Null);
    }
}

/// What is in the folder under no name.
fn hidden(world: &World) -> Vec<String> {
    let entries = std::fs::read_dir(world.backups.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.') && name != ".lock").collect()
}
