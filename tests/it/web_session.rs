//! The session of the web apps: a cookie that scripts cannot read, which no other site can use.

use futures_util::future::join;
use serde_json::{Value, json};

use depannini::config::Mode;

use crate::harness::{Answer, PASSWORD, Person, Truck, World};

const SESSION: &str = "/api/web/session/";
const REFRESH: &str = "/api/web/session/refresh/";

/// A request as a page of the server sends it, with what the browser keeps.
async fn send(by: &Person, method: &str, path: &str, cookie: Option<&str>, body: Option<Value>) -> Answer {
    let mut request = by.call(method, path).header("X-Requested-With", "depannini");
    if let Some(cookie) = cookie {
        request = request.header("Cookie", format!("other=1; depannini_session={cookie}"));
    }
    if let Some(body) = body {
        request = request.json(&body);
    }
    Answer::of(request.send().await.unwrap()).await
}

async fn sign_in(world: &World, person: &Person) -> Answer {
    let body = json!({"phone_number": person.phone, "password": PASSWORD});
    send(&world.anonymous(), "POST", SESSION, None, Some(body)).await
}

async fn renew(world: &World, cookie: &str) -> Answer {
    send(&world.anonymous(), "POST", REFRESH, Some(cookie), None).await
}

/// The only cookie that an answer sets: its value, and what the browser is told of it.
#[track_caller]
fn cookie(answer: &Answer) -> (String, Vec<String>) {
    let set: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
    assert_eq!(set.len(), 1, "{} {:?}", answer.text, answer.headers);
    let mut parts = set[0].to_str().unwrap().split("; ").map(str::to_owned);
    let value = parts.next().unwrap().strip_prefix("depannini_session=").unwrap().to_owned();
    let mut attributes: Vec<String> = parts.collect();
    attributes.sort();
    (value, attributes)
}

const KEPT: [&str; 4] = ["HttpOnly", "Max-Age=2592000", "Path=/api/web/session", "SameSite=Strict"];

/// The answer takes the cookie away.
#[track_caller]
fn is_taken_away(answer: &Answer) {
    let (value, attributes) = cookie(answer);
    assert_eq!((value.as_str(), attributes[1].as_str()), ("", "Max-Age=0"), "{attributes:?}");
}

fn signed_in(world: &World, answer: &Answer) -> Person {
    world.anonymous().with_token(answer.expect(200)["access"].as_str())
}

both! {
    async fn what_renews_it_is_in_the_cookie_alone(world: World) {
        let client = world.client().await;
        let first = sign_in(world, &client).await;
        let told = first.expect(200);
        assert_eq!(told, json!({
            "access": told["access"], "expires_in": 1800,
            "user": {
                "id": client.id, "email": null, "name": client.name, "user_type": "client", "phone_number": client.phone,
                "email_verified": false, "phone_verified": true,
            },
        }));
        let (value, attributes) = cookie(&first);
        assert_eq!(attributes, KEPT);
        assert!(value.len() == 64 && !first.text.contains(&value), "{}", first.text);
        assert_eq!(first.header("cache-control"), Some("no-store"));
        let page = signed_in(world, &first);
        assert_eq!(page.get("/api/profile/user/").await.expect(200)["user"]["id"], client.id);

        // the cookie proves nothing but at its own path
        let profile = world.anonymous().call("GET", "/api/profile/user/").header("Cookie", format!("depannini_session={value}"));
        Answer::of(profile.send().await.unwrap()).await.refused(401, "unauthenticated");

        let second = renew(world, &value).await;
        let (next, attributes) = cookie(&second);
        assert_eq!(attributes, KEPT);
        assert!(next != value && !second.text.contains(&next));
        assert_eq!(second.expect(200)["user"], told["user"]);
        signed_in(world, &second).get("/api/profile/user/").await.expect(200);
    }

    async fn a_cookie_that_comes_twice_ends_the_session(world: World) {
        let client = world.client().await;
        let first = sign_in(world, &client).await;
        let (old, _) = cookie(&first);
        let second = renew(world, &old).await;
        let (new, _) = cookie(&second);
        let reused = renew(world, &old).await;
        reused.refused(401, "token_reused");
        is_taken_away(&reused);
        let late = renew(world, &new).await;
        late.refused(401, "token_invalid");
        is_taken_away(&late);
        for answer in [&first, &second] {
            signed_in(world, answer).get("/api/profile/user/").await.refused(401, "unauthenticated");
        }
        // two at once: one is first
        let (both, _) = cookie(&sign_in(world, &client).await);
        let (a, b) = join(renew(world, &both), renew(world, &both)).await;
        let mut statuses = [a.status, b.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 401], "{} {}", a.text, b.text);
    }

    async fn signing_out_ends_it_and_takes_the_cookie(world: World) {
        let client = world.client().await;
        let begun = sign_in(world, &client).await;
        let (value, _) = cookie(&begun);
        let nobody = world.anonymous();
        for _twice in 0..2 {
            let gone = send(&nobody, "DELETE", SESSION, Some(&value), None).await;
            gone.is_done();
            is_taken_away(&gone);
        }
        send(&nobody, "DELETE", SESSION, None, None).await.is_done();
        signed_in(world, &begun).get("/api/profile/user/").await.refused(401, "unauthenticated");
        let late = renew(world, &value).await;
        late.refused(401, "token_invalid");
        is_taken_away(&late);
        // and one without any
        let none = send(&nobody, "POST", REFRESH, None, None).await;
        none.refused(401, "unauthenticated");
        is_taken_away(&none);
    }

    async fn no_other_site_can_use_it(world: World) {
        let client = world.client().await;
        let (value, _) = cookie(&sign_in(world, &client).await);
        let nobody = world.anonymous();
        let body = json!({"phone_number": client.phone, "password": PASSWORD});
        for (method, path) in [("POST", SESSION), ("POST", REFRESH), ("DELETE", SESSION)] {
            for header in [None, Some("XMLHttpRequest"), Some("")] {
                let mut request = nobody.call(method, path).header("Cookie", format!("depannini_session={value}"));
                if let Some(header) = header {
                    request = request.header("X-Requested-With", header);
                }
                let refused = Answer::of(request.json(&body).send().await.unwrap()).await;
                refused.refused(403, "csrf");
                assert_eq!(refused.header("set-cookie"), None, "{method} {path}");
            }
        }
        // a browser asks before it sends the header from elsewhere, and is told no
        let asked = nobody.call("OPTIONS", SESSION).header("origin", "https://elsewhere.example.org")
            .header("access-control-request-method", "POST").header("access-control-request-headers", "x-requested-with");
        let preflight = Answer::of(asked.send().await.unwrap()).await;
        assert_eq!(preflight.header("access-control-allow-origin"), None, "{:?}", preflight.headers);
        // nothing of all that did anything
        renew(world, &value).await.expect(200);
    }

    async fn each_page_has_a_cookie_of_its_own(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, (36.75, 3.04)).await);
        let nobody = world.anonymous();
        let sign = async |person: &Person, page: &str| {
            let body = json!({"phone_number": person.phone, "password": PASSWORD});
            let answer = send(&nobody, "POST", &format!("{SESSION}?page={page}"), None, Some(body)).await;
            answer.expect(200);
            let set = answer.headers.get("set-cookie").unwrap().to_str().unwrap().to_owned();
            set.split(';').next().unwrap().to_owned()
        };
        let driver = sign(&client, "driver").await;
        let helper = sign(&assistant, "assistant").await;
        let desk = sign(&assistant, "console").await;
        for (cookie, name) in [
            (&driver, "depannini_session="),
            (&helper, "depannini_session_assistant="),
            (&desk, "depannini_session_console="),
        ] {
            assert!(cookie.starts_with(name), "{cookie}");
        }
        // a browser sends all of them; each page is told its own person, and ends its own session only
        let jar = format!("{driver}; {helper}; {desk}");
        let ask = async |method: &str, path: String| {
            let request = nobody.call(method, &path).header("X-Requested-With", "depannini").header("Cookie", &jar);
            Answer::of(request.send().await.unwrap()).await
        };
        ask("DELETE", format!("{SESSION}?page=console")).await.is_done();
        for (page, person) in [("driver", &client), ("assistant", &assistant)] {
            assert_eq!(ask("POST", format!("{REFRESH}?page={page}")).await.expect(200)["user"]["id"], person.id, "{page}");
        }
        ask("POST", format!("{REFRESH}?page=console")).await.refused(401, "token_invalid");
        for (method, path) in [("POST", SESSION), ("POST", REFRESH), ("DELETE", SESSION)] {
            let body = json!({"phone_number": client.phone, "password": PASSWORD});
            let odd = send(&nobody, method, &format!("{path}?page=driver's"), None, Some(body)).await;
            assert_eq!(odd.invalid_fields(), ["page"], "{method} {path}");
        }
    }

    async fn a_session_moves_to_the_page_of_its_role(world: World) {
        let assistant = world.assistant(Truck::LIGHT, (36.75, 3.04)).await;
        let (value, _) = cookie(&sign_in(world, &assistant).await);
        let moved = send(&world.anonymous(), "POST", &format!("{REFRESH}?page=assistant&from=driver"), Some(&value), None).await;
        assert_eq!(moved.expect(200)["user"]["id"], assistant.id);
        let set: Vec<_> = moved.headers.get_all("set-cookie").iter().map(|set| set.to_str().unwrap()).collect();
        assert_eq!(set.len(), 2, "{set:?}");
        assert!(set.iter().any(|set| set.starts_with("depannini_session_assistant=") && !set.contains("Max-Age=0")), "{set:?}");
        assert!(set.iter().any(|set| set.starts_with("depannini_session=;") && set.contains("Max-Age=0")), "{set:?}");
        let odd = send(&world.anonymous(), "POST", &format!("{REFRESH}?from=here"), Some(&value), None).await;
        assert_eq!(odd.invalid_fields(), ["from"]);
        renew(world, &value).await.refused(401, "token_reused");
    }

    async fn an_answer_that_was_lost_is_told_again(world: World) {
        let client = world.client().await;
        let (old, _) = cookie(&sign_in(world, &client).await);
        let ask = async |value: &str, key: &str| {
            let request = world.anonymous().call("POST", REFRESH).header("X-Requested-With", "depannini");
            let request = request.header("Cookie", format!("depannini_session={value}")).header("Idempotency-Key", key);
            Answer::of(request.send().await.unwrap()).await
        };
        let (new, _) = cookie(&ask(&old, "k-1").await);
        let again = ask(&old, "k-1").await;
        signed_in(world, &again).get("/api/profile/user/").await.expect(200);
        assert_eq!(cookie(&again).0, new);
        // another's key is a thief's
        ask(&old, "k-2").await.refused(401, "token_reused");
        ask(&new, "k-3").await.refused(401, "token_invalid");
        assert_eq!(ask(&new, "k 4").await.invalid_fields(), ["Idempotency-Key"]);
    }

    async fn a_cookie_ends_with_its_time(world: World) {
        let client = world.client().await;
        let (mut value, _) = cookie(&sign_in(world, &client).await);
        for _month in 0..2 {
            world.pass_everywhere(29 * 86_400);
            value = cookie(&renew(world, &value).await).0;
        }
        world.pass_everywhere(30 * 86_400);
        let late = renew(world, &value).await;
        late.refused(401, "token_expired");
        is_taken_away(&late);
    }

    async fn every_role_may_sign_in(world: World) {
        let admin = world.administrator().await;
        let body = json!({"phone_number": "0555 09 99 99", "password": PASSWORD});
        let answer = send(&world.anonymous(), "POST", SESSION, None, Some(body)).await.expect(200);
        assert_eq!((&answer["user"]["id"], &answer["user"]["user_type"]), (&json!(admin.id), &json!("admin")));
    }

    async fn https_keeps_it_off_plain_http(world: World) with |settings| {
        settings.server.public_url = "https://help.example.org/".to_owned();
    } {
        let (_, attributes) = cookie(&sign_in(world, &world.client().await).await);
        assert!(attributes.contains(&"Secure".to_owned()), "{attributes:?}");
        let (_, attributes) = cookie(&renew(world, "nothing").await);
        assert!(attributes.contains(&"Secure".to_owned()), "{attributes:?}");
    }

    async fn so_does_production(world: World) with |settings| {
        settings.mode = Mode::Production;
        settings.accounts.token_secret = "0123456789abcdef0123456789abcdef".into();
    } {
        let (_, attributes) = cookie(&sign_in(world, &world.client().await).await);
        assert!(attributes.contains(&"Secure".to_owned()), "{attributes:?}");
    }

    async fn wrong_input_names_its_fields_and_guesses_are_limited(world: World) with |settings| {
        settings.limits.failed_logins_per_minute = 3;
    } {
        let nobody = world.anonymous();
        for (body, fields) in [
            (json!({}), &["email", "password"][..]),
            (json!({"email": "", "phone_number": null, "password": "x"}), &["email"]),
            (json!({"email": "nobody", "password": 7}), &["email", "password"]),
            (json!({"phone_number": "12", "password": "x"}), &["phone_number"]),
            (json!({"phone_number": [], "email": {}, "password": "x"}), &["email", "phone_number"]),
        ] {
            let answer = send(&nobody, "POST", SESSION, None, Some(body.clone())).await;
            assert_eq!(answer.invalid_fields(), fields, "{body}");
            assert_eq!(answer.header("set-cookie"), None);
        }
        for odd in ["", "x", &"f".repeat(64), &"é".repeat(5000)] {
            let cookie = reqwest::header::HeaderValue::from_bytes(format!("depannini_session={odd}").as_bytes()).unwrap();
            let request = nobody.call("POST", REFRESH).header("X-Requested-With", "depannini").header("Cookie", cookie);
            assert_eq!(Answer::of(request.send().await.unwrap()).await.expect(401)["success"], false, "{odd}");
        }
        let client = world.client().await;
        let wrong = json!({"phone_number": client.phone, "password": "not the password"});
        for _guess in 0..3 {
            send(&nobody, "POST", SESSION, None, Some(wrong.clone())).await.refused(401, "wrong_credentials");
        }
        let limited = send(&nobody, "POST", SESSION, None, Some(wrong.clone())).await;
        limited.refused(429, "rate_limited");
        assert!(limited.header("retry-after").unwrap().parse::<u32>().unwrap() >= 1);
        // whoever fails at one door has failed at all
        nobody.post("/api/auth/login/phone/", wrong).await.refused(429, "rate_limited");
    }
}
