//! `depannini backup` and `depannini restore`: beside a running server, and without one.

use std::process::{Command, Output};

use serde_json::json;

use crate::harness::World;

fn run(world: &World, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_depannini"))
        .args(arguments)
        .args(["--database-url", &world.settings.database.url])
        .env_remove("DEPANNINI_MODE")
        .env("DEPANNINI__BACKUP__FOLDER", world.backups.path())
        .output()
        .unwrap()
}

#[track_caller]
fn said(ran: &Output, fine: bool) -> String {
    let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert_eq!(ran.status.success(), fine, "{said}");
    said
}

/// A server that died here shares the test's process, and so its connections outlive it.
fn leave_alone(world: &World) {
    if world.settings.database.url.starts_with("postgres") {
        world.outside().execute(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity
             where datname = current_database() and application_name = 'depannini'",
        );
    }
}

both! {
    async fn beside_a_server_only_what_reads(world: World) {
        let (admin, client) = (world.administrator().await, world.client().await);
        let made = said(&run(world, &["backup", "--out", "by-hand"]), true);
        assert!(made.contains("by-hand") && made.contains("rows"), "{made}");
        let listed = admin.get("/api/admin/backups/").await.expect(200);
        assert_eq!(listed["backups"][0]["backup_name"], "by-hand");
        let elsewhere = tempfile::tempdir().unwrap();
        let path = elsewhere.path().join("off-site");
        said(&run(world, &["backup", "--out", path.to_str().unwrap()]), true);
        for wrong in ["..", "a/..", ".x", "con"] {
            said(&run(world, &["backup", "--out", wrong]), false);
            said(&run(world, &["restore", wrong]), false);
        }
        client.patch("/api/profile/user/", json!({"name": "Somebody Else"})).await.expect(200);
        let refused = said(&run(world, &["restore", "by-hand"]), false);
        assert!(refused.contains("/restore/") && refused.contains("running server"), "{refused}");
        assert_eq!(client.get("/api/profile/user/").await.expect(200)["user"]["name"], "Somebody Else");

        world.go_down().await;
        leave_alone(world);
        let missing = said(&run(world, &["restore", "another"]), false);
        assert!(missing.contains("no such backup"), "{missing}");
        said(&run(world, &["restore", path.to_str().unwrap()]), true);
        world.come_back().await;
        assert_eq!(client.get("/api/profile/user/").await.expect(200)["user"]["name"], client.name);
        let line = admin.get("/api/admin/audit/?action=backup.restored").await.expect(200)["entries"][0].clone();
        assert_eq!((&line["actor"]["role"], &line["details"]["name"]), (&json!("system"), &json!("off-site")));
    }

    async fn a_command_that_is_missing_is_named(world: World) with |settings| {
        settings.backup.pg_dump = "/nowhere/pg_dump".to_owned();
    } {
        let admin = world.administrator().await;
        let answer = admin.post("/api/admin/backups/", json!({"name": "x"})).await;
        if world.settings.database.url.starts_with("sqlite") {
            answer.expect(201);
        } else {
            let refused = answer.refused(409, "backup_tool_missing");
            assert!(refused["detail"].as_str().unwrap().contains("pg_dump"), "{refused}");
        }
    }
}
