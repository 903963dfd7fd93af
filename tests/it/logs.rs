//! What the program logs, at its most talkative, and what it never does: tokens, passwords and codes, wherever they came in.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use depannini::kernel::secret::digest;
use serde_json::{Value, json};

use crate::auth::client_body;
use crate::harness::{Database, Person, Socket};

const SMS_TOKEN: &str = "sms-service-secret-9";
const SIGNING: &str = "the-signing-secret-of-this-test-0123456789";

/// The program in production, logging everything into a file.
struct Program {
    child: Child,
    base: String,
    log: tempfile::NamedTempFile,
}

impl Program {
    fn start(url: &str, format: &str, sms: &str) -> Self {
        let log = tempfile::NamedTempFile::new().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_depannini"))
            .args(["serve", "--bind", "127.0.0.1:0", "--mode", "production", "--database-url", url])
            .env("DEPANNINI__TELEMETRY__FORMAT", format)
            .env("DEPANNINI__ACCOUNTS__TOKEN_SECRET", SIGNING)
            .env("RAZORPAY_KEY_SECRET", SIGNING)
            .env("DEPANNINI__ACCOUNTS__BCRYPT_COST", "4")
            .env("DEPANNINI__NOTIFICATIONS__SMS", "twilio")
            .env("DEPANNINI__NOTIFICATIONS__SMS_URL", sms)
            .env("DEPANNINI__NOTIFICATIONS__SMS_ACCOUNT", "AC1")
            .env("DEPANNINI__NOTIFICATIONS__SMS_TOKEN", SMS_TOKEN)
            .env("DEPANNINI__NOTIFICATIONS__SMS_FROM", "+15550001")
            .env("DEPANNINI__OUTBOUND__INTERNAL_HOSTS", "127.0.0.1")
            .env("RUST_LOG", "trace")
            .stdout(Stdio::piped())
            .stderr(log.reopen().unwrap())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let said = lines.next().map(Result::unwrap);
        let base = said.as_deref().and_then(|line| line.split_whitespace().find(|word| word.starts_with("http://")));
        let base = base.unwrap_or_else(|| panic!("{}", std::fs::read_to_string(log.path()).unwrap())).to_owned();
        Self { child, base, log }
    }

    /// Ends it and returns all that it logged.
    fn end(mut self) -> String {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        std::fs::read_to_string(self.log.path()).unwrap()
    }

    fn anonymous(&self) -> Person {
        Person {
            id: 0,
            name: String::new(),
            phone: String::new(),
            token: None,
            base: self.base.clone(),
            http: reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(30)).build().unwrap(),
        }
    }
}

/// A service that takes every SMS and hands on the codes in them.
fn sms_service() -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, mut heard, mut buffer) = (stream.unwrap(), String::new(), [0_u8; 4096]);
            let code = loop {
                let read = stream.read(&mut buffer).unwrap();
                heard.push_str(&String::from_utf8_lossy(&buffer[..read]));
                let body = heard.split_once("Body=").map(|(_, body)| body);
                let code = body.and_then(|body| body.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 5));
                if let Some(code) = code {
                    break code.to_owned();
                }
            };
            stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
            // the test may be over
            let _heard = tell.send(code);
        }
    });
    (address, told)
}

/// Everything that a secret can come in by; returns the secrets.
async fn everything(nobody: &Person, codes: &mpsc::Receiver<String>) -> Vec<String> {
    let made = nobody.post("/api/auth/register/", client_body("0555123456")).await.expect(201);
    let mut secrets: Vec<String> =
        ["tow-truck-at-dawn", "a-wrong-password", "a-password-anew", SMS_TOKEN, SIGNING, "123456", "Amel"]
            .map(str::to_owned)
            .to_vec();
    let mut keep = |value: &Value| {
        let text = value.as_str().unwrap().to_owned();
        secrets.push(text.clone());
        text
    };
    let (access, refresh) = (keep(&made["tokens"]["access"]), keep(&made["tokens"]["refresh"]));
    let own = nobody.with_token(Some(&access));

    let login = |password: &str| json!({"phone_number": "0555123456", "password": password});
    let signed_in = nobody.post("/api/auth/login/phone/", login("tow-truck-at-dawn")).await.expect(200);
    keep(&signed_in["tokens"]["access"]);
    nobody.post("/api/auth/login/phone/", login("a-wrong-password")).await.expect(401);
    nobody.post("/api/auth/login/google/", json!({"token": access})).await.expect(401);

    // sockets: opened, refused for each reason, and no handshake at all
    let asked = own.ask(json!({"pickup": {"lat": 36.75, "lng": 3.04}})).await.expect(201);
    let channel = format!("/ws/assistance/{}/", asked["assistance"]["id"]);
    nobody.socket(&format!("{channel}?token={access}")).await.close().await;
    own.socket(&channel).await.close().await;
    let mut request = Socket::handshake(nobody, &channel);
    request.headers_mut().insert("sec-websocket-protocol", format!("bearer, {access}").parse().unwrap());
    Socket::open_with(request).await.unwrap().close().await;
    for (path, status) in [
        (format!("{channel}?token={access}x"), 401),
        (format!("/ws/assistant/1/?token={access}"), 403),
        (format!("/ws/assistance/999/?token={access}"), 404),
        (format!("/ws/nothing/?token={access}"), 404),
    ] {
        assert_eq!(nobody.refused_socket(&path).await.status, status);
        assert_ne!(nobody.get(&path).await.status, 200);
    }
    nobody.get(&format!("{channel}?token={access}")).await.refused(400, "upgrade_required");
    nobody
        .send("POST", &format!("/api/nothing?token={access}"), "application/json", format!("{{\"{access}"))
        .await
        .expect(404);
    nobody
        .send("POST", "/api/auth/token/refresh/", "application/json", format!("{{\"refresh\": {refresh}"))
        .await
        .expect(400);

    // what opens an estimate stands in the path
    let opens = keep(&json!(digest("a link")));
    let decisions = json!({"decisions": [{"line_id": 1, "approve": true}]});
    nobody.get(&format!("/api/workshop/approvals/{opens}/")).await.refused(404, "link_unknown");
    nobody.post(&format!("/api/workshop/approvals/{opens}/decisions/"), decisions).await.refused(404, "link_unknown");
    nobody.get(&format!("/api/workshop/approvals/{opens}/nothing/")).await.refused(404, "not_found");
    nobody.get(&format!("/approve/{opens}")).await;

    let renewed = nobody.post("/api/auth/token/refresh/", json!({"refresh": refresh})).await.expect(200);
    keep(&renewed["access"]);
    keep(&renewed["refresh"]);
    nobody.post("/api/auth/token/refresh/", json!({"refresh": refresh})).await.refused(401, "token_reused");

    let patience = Duration::from_secs(20);
    nobody.post("/api/auth/verify-phone/", json!({"phone_number": "0555123456"})).await.expect(200);
    let code = keep(&json!(codes.recv_timeout(patience).unwrap()));
    nobody.post("/api/auth/verify-phone/", json!({"phone_number": "0555123456", "code": code})).await.expect(200);
    nobody.post("/api/auth/password-reset/", json!({"phone_number": "0555123456"})).await.expect(200);
    let code = keep(&json!(codes.recv_timeout(patience).unwrap()));
    let anew = json!({
        "phone_number": "0555123456", "code": code, "new_password": "a-password-anew", "new_password_confirm": "a-password-anew",
    });
    nobody.post("/api/auth/password-reset/confirm/", anew).await.expect(200);
    secrets
}

/// The secrets that a log holds, each with the first line that has it. Codes have five digits, which a time or a number may
/// have too: they count as words of their own.
fn found<'a>(log: &'a str, secrets: &'a [String]) -> Vec<(&'a str, &'a str)> {
    let holds = |line: &str, secret: &str| match secret.len() {
        5 | 6 if secret.bytes().all(|b| b.is_ascii_digit()) => {
            line.match_indices(secret).any(|(at, _)| {
                let apart = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.');
                apart(line[..at].chars().next_back()) && apart(line[at + secret.len()..].chars().next())
            }) || line.contains(&format!("555{secret}"))
        }
        _ => line.contains(secret),
    };
    let first = |secret: &'a String| log.lines().find(|line| holds(line, secret)).map(|line| (secret.as_str(), line));
    secrets.iter().filter_map(first).collect()
}

async fn nothing_secret_is_logged(database: Database, format: &str) {
    let (sms, codes) = sms_service();
    let program = Program::start(&database.url(), format, &sms);
    let secrets = everything(&program.anonymous(), &codes).await;
    let log = program.end();
    database.drop_it();
    assert_eq!(found(&log, &secrets), [("", ""); 0]);

    // it did log what came with them, so that the search above had something to search
    let quoted = if format == "json" { "\"path\":\"/ws/assistant/1\"" } else { "path=\"/ws/assistant/1\"" };
    let refused = log.lines().filter(|line| line.contains("answered") && line.contains(quoted)).count();
    assert_eq!(refused, 2, "{log}");
    for said in
        ["/api/auth/login/phone", "/api/auth/password-reset/confirm", "/ws/assistance/1", "/ws/nothing", "request"]
    {
        assert!(log.contains(said), "{said}: {log}");
    }
    if format == "json" {
        assert!(log.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()), "{log}");
    }
}

#[actix_web::test]
async fn nothing_secret_is_logged_as_text() {
    nothing_secret_is_logged(Database::sqlite(), "text").await;
}

#[actix_web::test]
async fn nothing_secret_is_logged_as_json() {
    nothing_secret_is_logged(Database::sqlite(), "json").await;
}

#[actix_web::test]
async fn nothing_secret_is_logged_on_postgres() {
    let Some(database) = Database::postgres() else { return };
    nothing_secret_is_logged(database, "text").await;
}

#[test]
fn a_secret_in_a_log_is_found() {
    let secrets = ["abc.def", "12345", "123456"].map(str::to_owned);
    let log = "path=/ws?token=abc.def\n2026-11-21T08:00:00.123456Z port 123450\ncode=12345 sent\nto +213555123456";
    let found: Vec<&str> = found(log, &secrets).into_iter().map(|(secret, _)| secret).collect();
    assert_eq!(found, ["abc.def", "12345", "123456"]);
}
