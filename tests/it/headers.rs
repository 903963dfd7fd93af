//! What every answer tells browsers: whatever route, refusal, file or preflight it is.

use serde_json::json;

use crate::harness::{Answer, Person, World};

const API_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Everything that no answer goes without; `cache` and `resource` are what it says of keeping and embedding.
#[track_caller]
fn says(answer: &Answer, policy: &str, cache: &str, resource: &str) {
    for (name, expected) in [
        ("content-security-policy", policy),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", resource),
        ("cache-control", cache),
    ] {
        assert_eq!(answer.header(name), Some(expected), "{name} of {} {}", answer.status, answer.text);
        assert_eq!(answer.headers.get_all(name).iter().count(), 1, "{name} is said twice");
    }
    for name in ["server", "x-powered-by", "via"] {
        assert_eq!(answer.header(name), None, "{name}");
    }
}

#[track_caller]
fn is_secured(answer: &Answer) {
    says(answer, API_POLICY, "no-store", "same-origin");
}

async fn preflight(person: &Person, origin: &str) -> Answer {
    let request = person.call("OPTIONS", "/api/profile/user/").header("origin", origin);
    Answer::of(request.header("access-control-request-method", "GET").send().await.unwrap()).await
}

both! {
    async fn every_kind_of_answer_has_them(world: World) with |settings| {
        settings.server.cors_origins = vec!["https://console.example.org".to_owned()];
        settings.limits.failed_logins_per_minute = 1;
    } {
        let (nobody, client) = (world.anonymous(), world.client().await);
        let login = json!({"phone_number": client.phone, "password": "not the password"});
        let too_big = "x".repeat(world.settings.server.max_body_kib * 1024 + 1);
        for (status, answer) in [
            (200, nobody.get("/healthz").await),
            (200, nobody.get("/openapi.json").await),
            (200, nobody.get("/asyncapi.json").await),
            (200, client.get("/api/profile/user/").await),
            (400, client.ask(json!({})).await),
            (404, client.get("/ws/assistance/1").await),
            (401, nobody.get("/api/profile/user/").await),
            (401, nobody.get("/ws/assistant/1").await),
            (401, nobody.post("/api/auth/login/phone/", login.clone()).await),
            (403, client.get("/api/assistance/1/search/").await),
            (404, nobody.get("/no/such/route").await),
            (404, nobody.get("/media/nothing").await),
            (405, client.send("DELETE", "/api/profile/user/", "application/json", "").await),
            (413, client.send("POST", "/api/assistance/request/", "application/json", too_big).await),
            (415, client.send("POST", "/api/assistance/request/", "text/plain", "x").await),
            (429, nobody.post("/api/auth/login/phone/", login).await),
            (200, preflight(&nobody, "https://console.example.org").await),
            (400, preflight(&nobody, "https://elsewhere.example.org").await),
        ] {
            assert_eq!(answer.status, status, "{}", answer.text);
            is_secured(&answer);
            assert_eq!(answer.header("strict-transport-security"), None, "off unless it is switched on");
        }
    }

    async fn a_photo_may_be_kept_and_shown_elsewhere(world: World) {
        let client = world.client().await;
        let address = crate::profile::with_photo(&client).await;
        let photo = world.anonymous().get(&address).await;
        assert_eq!(photo.status, 200);
        says(&photo, API_POLICY, "private, max-age=31536000, immutable", "cross-origin");
    }

    async fn https_is_insisted_on_when_switched_on(world: World) with |settings| { settings.server.hsts_seconds = 31_536_000; } {
        for path in ["/healthz", "/no/such/route", "/docs/index.html"] {
            let answer = world.anonymous().get(path).await;
            assert_eq!(answer.header("strict-transport-security"), Some("max-age=31536000"), "{path}");
        }
    }

    async fn no_answer_tells_the_version(world: World) {
        let nobody = world.anonymous();
        for path in ["/healthz", "/openapi.json", "/asyncapi.json", "/no/such/route", "/docs/index.html", "/metrics"] {
            let answer = nobody.get(path).await;
            assert!(!answer.text.contains(env!("CARGO_PKG_VERSION")), "{path}: {}", answer.text);
        }
    }

    /// The page's policy forbids inline scripts, inline handlers and everything from elsewhere; so the page must have none.
    async fn the_page_works_by_its_policy(world: World) {
        let nobody = world.anonymous();
        let page = nobody.get("/docs/index.html").await;
        assert_eq!(page.status, 200);
        let policy = page.header("content-security-policy").unwrap();
        says(&page, policy, "no-cache", "same-origin");
        let scripts = policy.split(';').map(str::trim).find(|directive| directive.starts_with("script-src")).unwrap();
        assert_eq!(scripts, "script-src 'self'");
        assert!(policy.contains("frame-ancestors 'none'") && policy.starts_with("default-src 'none';"), "{policy}");

        let mut files = 0;
        for tag in page.text.split('<').skip(1) {
            let (tag, content) = tag.split_once('>').unwrap();
            assert!(!tag.contains(" on") && !tag.contains("javascript:"), "an inline handler: {tag}");
            if tag.starts_with("script") {
                assert!(tag.contains("src=\"./") && content.trim().is_empty(), "an inline script: {tag}");
            }
            assert!(!tag.starts_with("style"), "{tag}");
            for file in tag.split("src=\"").skip(1).chain(tag.split("href=\"").skip(1)) {
                let file = file.split('"').next().unwrap().trim_start_matches("./");
                assert!(!file.contains("//"), "from elsewhere: {file}");
                let answer = nobody.get(&format!("/docs/{file}")).await;
                assert_eq!(answer.status, 200, "{file}");
                says(&answer, policy, "no-cache", "same-origin");
                files += 1;
            }
        }
        assert!(files >= 5, "{files}");
        let start = nobody.get("/docs/swagger-initializer.js").await.text;
        assert!(start.contains("\"/openapi.json\"") && start.contains("\"validatorUrl\": \"none\""), "{start}");
    }
}
