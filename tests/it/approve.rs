//! The page that a link leads to: works without a script, says clearly how things stand, gives nothing away.

use depannini::workshop::estimates::{self, LineState};

use crate::harness::{Answer, World};
use crate::workshop_estimates::{Desk, states, token, work};

/// An order with two open lines, and what opens the link to them.
async fn asked(world: &World) -> (Desk<'_>, depannini::kernel::id::WorkOrderId, String, Vec<estimates::OrderLine>) {
    let garage = Desk::open(world).await;
    let order = garage.given("received");
    let lines = garage.write(order, vec![work(10_000), work(25_000)]).await.unwrap().lines;
    estimates::send_link(&garage.workshop, garage.mechanic, order, Some("Call me <soon>".to_owned()), None)
        .await
        .unwrap();
    let notices = world.outside().lines("select body as line from notices order by id desc");
    let token = token(&notices[0]);
    (garage, order, token, lines)
}

async fn page(world: &World, token: &str, language: &str) -> Answer {
    let request = world.anonymous().call("GET", &format!("/approve/{token}"));
    Answer::of(request.header("accept-language", language).send().await.unwrap()).await
}

/// Sends a form as a browser does, and does not follow where it leads.
async fn send(world: &World, token: &str, form: &str) -> Answer {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let request = http.post(format!("{}/approve/{token}", world.base));
    let request = request.header("content-type", "application/x-www-form-urlencoded").body(form.to_owned());
    Answer::of(request.send().await.unwrap()).await
}

/// The page works by its policy, loads nothing, is kept and indexed by nobody.
fn is_safe(answer: &Answer) {
    let policy = answer.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    assert!(policy.contains("form-action 'self'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(
        (answer.header("cache-control"), answer.header("referrer-policy")),
        (Some("no-store"), Some("no-referrer"))
    );
    assert_eq!(answer.header("x-robots-tag"), Some("noindex, nofollow"));
    assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    for odd in ["<script", " style=", " onclick", "src=", "http://", "https://"] {
        assert!(!answer.text.contains(odd), "{odd}: {}", answer.text);
    }
    assert!(answer.text.len() < 15_000, "{}", answer.text.len());
    // whoever wants to look at it finds it in the folder that DEPANNINI_SHOW names
    if let Ok(folder) = std::env::var("DEPANNINI_SHOW") {
        let name = format!("{folder}/approve-{}-{}.html", answer.status, answer.text.len());
        std::fs::write(name, &answer.text).unwrap();
    }
}

both! {
    async fn each_line_is_answered_for_itself(world: World) with |settings| {
        settings.workshop.name = "Garage Ibn Sina".to_owned();
        settings.workshop.phone = "+213 21 00 00 00".to_owned();
    } {
        let (garage, order, token, lines) = asked(world).await;
        for (language, words) in [("en", "Approve everything"), ("fr", "Tout accepter"), ("ar", "الموافقة على الكل")] {
            let shown = page(world, &token, language).await;
            assert_eq!(shown.status, 200, "{}", shown.text);
            is_safe(&shown);
            for text in [words, "Garage Ibn Sina", "tel:+21321000000", "Call me &lt;soon&gt;"] {
                assert!(shown.text.contains(text), "{text}: {}", shown.text);
            }
            // the token is in the address, and nowhere in what a browser may save, print or send on
            assert!(!shown.text.contains(&token));
        }
        // 350.00 and its tax
        assert!(page(world, &token, "en").await.text.contains("413.00\u{a0}DZD"));

        let nothing = send(world, &token, "seen_1=1").await;
        assert!(nothing.status == 400 && nothing.text.contains("for at least one line"), "{}", nothing.text);
        is_safe(&nothing);
        let first = format!("seen_{0}={1}&line_{0}=yes&seen_{2}={3}", lines[0].id, lines[0].version, lines[1].id, lines[1].version);
        let answered = send(world, &token, &first).await;
        assert_eq!((answered.status, answered.header("location")), (303, Some("?answered")));
        let now = estimates::find(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!(states(&now), [LineState::Approved, LineState::Open]);
        let half = page(world, &token, "en").await;
        assert!(half.text.contains("Already decided") && half.text.contains("Waiting for your answer"), "{}", half.text);

        let second = format!("seen_{0}={1}&line_{0}=no", lines[1].id, lines[1].version);
        assert_eq!(send(world, &token, &second).await.status, 303);
        let done = page(world, &token, "en").await;
        assert!(done.text.contains("Everything is decided") && !done.text.contains("<form"), "{}", done.text);
        is_safe(&done);
        assert_eq!(garage.stage(order), "in_progress");
        // the same again, as from a second tap, is fine; something else is not
        assert_eq!(send(world, &token, &second).await.status, 303);
        let otherwise = format!("seen_{0}={1}&line_{0}=yes", lines[1].id, lines[1].version);
        let refused = send(world, &token, &otherwise).await;
        assert!(refused.status == 409 && refused.text.contains("Something changed"), "{}", refused.text);
        let now = estimates::find(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!(states(&now), [LineState::Approved, LineState::Declined]);
    }

    async fn one_button_approves_what_was_shown(world: World) {
        let (garage, order, token, lines) = asked(world).await;
        let all = |lines: &[estimates::OrderLine]| {
            let seen: Vec<String> = lines.iter().map(|line| format!("seen_{}={}", line.id, line.version)).collect();
            format!("{}&all=yes", seen.join("&"))
        };
        // corrected since it was shown: nothing is approved unseen
        let change = estimates::LineChange { unit_minor: Some(99_000), ..Default::default() };
        estimates::correct(&garage.workshop, garage.staff, lines[1].id, None, change).await.unwrap();
        let stale = send(world, &token, &all(&lines)).await;
        assert!(stale.status == 409 && stale.text.contains("1,090.00"), "{}", stale.text);
        let now = estimates::find(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!(states(&now), [LineState::Open, LineState::Open]);
        assert_eq!(send(world, &token, &all(&now.lines)).await.status, 303);
        assert_eq!(garage.stage(order), "in_progress");
    }

    async fn what_opens_nothing_says_why(world: World) {
        let (garage, order, token, lines) = asked(world).await;
        let form = format!("seen_{0}=1&line_{0}=yes", lines[0].id);
        let unknown = "0".repeat(64);
        for answer in [page(world, &unknown, "en").await, page(world, "x", "en").await, send(world, &unknown, &form).await] {
            assert!(answer.status == 404 && answer.text.contains("leads nowhere"), "{}", answer.text);
            is_safe(&answer);
        }
        estimates::revoke_links(&garage.workshop, garage.mechanic, order).await.unwrap();
        for answer in [page(world, &token, "fr").await, send(world, &token, &form).await] {
            assert_eq!(answer.status, 410);
            is_safe(&answer);
        }
        assert!(page(world, &token, "fr").await.text.contains("plus valable"));

        let token = garage.link(order).await;
        world.wall.advance(std::time::Duration::from_secs(15 * 86_400));
        let expired = page(world, &token, "en").await;
        assert!(expired.status == 410 && expired.text.contains("has expired"), "{}", expired.text);
        let now = estimates::find(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!(states(&now), [LineState::Open, LineState::Open]);
    }

    async fn odd_requests_are_refused(world: World) {
        let (_, _, token, _) = asked(world).await;
        let nobody = world.anonymous();
        let path = format!("/approve/{token}");
        nobody.send("PUT", &path, "text/plain", "").await.refused(405, "method_not_allowed");
        nobody.send("POST", &path, "application/json", "{}").await.refused(415, "unsupported_media_type");
        nobody.get("/approve").await.refused(404, "not_found");
        let head = nobody.send("HEAD", &path, "text/plain", "").await;
        assert_eq!((head.status, head.text.as_str()), (200, ""));
        world.parts(async |parts| { parts.db.failpoint().go_away(true); }).await;
        let shown = page(world, &token, "en").await;
        assert!(shown.status == 503 && shown.text.contains("Nothing is lost"), "{} {}", shown.status, shown.text);
        assert_eq!(shown.header("retry-after"), Some("1"));
        world.parts(async |parts| { parts.db.failpoint().go_away(false); }).await;
    }
}
