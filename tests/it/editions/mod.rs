//! What every edition is held to: its documented endpoints and no others, every guard for every role, its own envelope for
//! whatever is wrong. An edition's test file names its people and its codes; the walking is done here.

use std::collections::BTreeSet;

use depannini::api::http::collection::collection;
use depannini::api::http::{Front, Line};
use serde_json::{Value, json};

use crate::harness::{Answer, Person, World};

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// Looks at the body of a refusal: is it the edition's envelope?
pub(crate) type Envelope = fn(&Answer);

/// Somebody without a token, in front of an edition.
pub(crate) fn at(world: &World, front: &Front) -> Person {
    let nobody = world.anonymous();
    Person { base: format!("{}{}", nobody.base, front.prefix), ..nobody }
}

/// The same with a token.
pub(crate) fn holding(person: &Person, id: i64, token: &Value) -> Person {
    let token = token.as_str().unwrap_or_else(|| panic!("no token: {token}"));
    Person { id, ..person.with_token(Some(token)) }
}

/// The mounted routes.
pub(crate) fn lines(front: &Front) -> Vec<Line> {
    (front.table)().lines()
}

/// `/orders/<int:id>/` and `/orders/{id}` are one path.
fn pattern(path: &str) -> String {
    let parts =
        path.trim_end_matches('/').split('/').map(|part| if part.starts_with(['<', '{', ':']) { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Holds the documented endpoints (`METHOD PATH`, one a line) against the mounted ones, both ways. `besides` are mounted
/// without being in the document, for a reason that the edition's page gives.
pub(crate) fn documented(front: &Front, endpoints: &str, besides: &[(&str, &str)]) {
    let wanted: BTreeSet<(String, String)> = endpoints
        .lines()
        .filter_map(|line| line.split_once(' '))
        .map(|(method, path)| (method.to_owned(), pattern(path)))
        .collect();
    let besides: BTreeSet<(String, String)> =
        besides.iter().map(|(method, path)| ((*method).to_owned(), pattern(path))).collect();
    let mounted: BTreeSet<(String, String)> =
        lines(front).into_iter().map(|line| (line.method.clone(), pattern(line.path))).collect();
    let missing: Vec<_> = wanted.difference(&mounted).collect();
    let invented: Vec<_> = mounted.difference(&wanted).filter(|line| !besides.contains(*line)).collect();
    assert!(missing.is_empty() && invented.is_empty(), "not mounted: {missing:#?}\nnot documented: {invented:#?}");
    let stale: Vec<_> = besides.difference(&mounted).collect();
    assert!(stale.is_empty(), "not mounted any more: {stale:#?}");
}

/// Every route is in the edition's OpenAPI document with its guard, described in a sentence, and the collection in
/// `docs/editions` is the one that the document gives.
pub(crate) fn described(front: &Front) {
    let document = serde_json::to_value((front.document)()).unwrap();
    let mut ids = BTreeSet::new();
    for line in lines(front) {
        let operation = &document["paths"][line.path][line.method.to_lowercase()];
        assert!(operation["summary"].is_string(), "{} {} has no description", line.method, line.path);
        assert_eq!(operation["security"].is_array(), !is_open(&line), "{} {}", line.method, line.path);
        assert!(ids.insert(operation["operationId"].as_str().unwrap().to_owned()), "{operation}");
    }
    let described: usize =
        document["paths"].as_object().unwrap().values().map(|item| item.as_object().unwrap().len()).sum();
    assert_eq!(described, lines(front).len());
    let file = format!("{}/docs/editions/{}.collection.json", env!("CARGO_MANIFEST_DIR"), front.name);
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap_or_default()).unwrap_or_default();
    let name = front.name;
    assert_eq!(
        kept,
        collection(&document),
        "write it anew: depannini openapi --edition {name} --collection > docs/editions/{name}.collection.json"
    );
}

fn is_open(line: &Line) -> bool {
    matches!(line.guard, "public" | "AnyCaller")
}

/// The path with ids that name nothing.
fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "999999999" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// An invalid body: the token and the role come first.
async fn call(person: &Person, line: &Line, path: &str) -> Answer {
    person.send(&line.method, path, "application/json", "{{{").await
}

/// Takes every route through everybody, with and without the slash: nobody, odd tokens and tokens of another API are 401, who
/// is not among a guard's people is 403, everybody else gets past the guard. `may` says who a guard lets in, by the index of
/// the person.
pub(crate) async fn matrix(
    front: &Front,
    people: &[&Person],
    foreign: &Person,
    may: fn(guard: &str, who: usize) -> bool,
    envelope: Envelope,
) {
    matrix_but(front, &[], people, foreign, may, envelope).await;
}

/// The same without some paths, such as the one that would end the people's sessions.
pub(crate) async fn matrix_but(
    front: &Front,
    spared: &[&str],
    people: &[&Person],
    foreign: &Person,
    may: fn(guard: &str, who: usize) -> bool,
    envelope: Envelope,
) {
    let nobody = people[0].with_token(None);
    let mut guarded = 0;
    for line in lines(front).into_iter().filter(|line| !spared.contains(&line.path)) {
        let bare = filled(line.path);
        for path in [bare.clone(), format!("{bare}/")] {
            let told = call(&nobody, &line, &path).await;
            assert_eq!(told.status == 401, !is_open(&line), "{line:?}: {} {}", told.status, told.text);
            assert!(told.status < 500 && told.status != 403, "{line:?}: {}", told.text);
            if is_open(&line) {
                continue;
            }
            guarded += 1;
            envelope(&told);
            for odd in ["x", "a.b.c", foreign.token.as_deref().unwrap()] {
                let told = call(&nobody.with_token(Some(odd)), &line, &path).await;
                assert_eq!(told.status, 401, "{line:?} with {odd}: {}", told.text);
                envelope(&told);
            }
            for (who, person) in people.iter().enumerate() {
                let told = call(person, &line, &path).await;
                assert!(told.status < 500 && told.status != 401 && told.status != 405, "{line:?} {who}: {}", told.text);
                assert_eq!(told.status == 403, !may(line.guard, who), "{line:?} {who}: {} {}", told.status, told.text);
                if told.status >= 400 {
                    envelope(&told);
                }
            }
        }
    }
    assert!(guarded > 0);
}

/// 404 and 405 are told in the envelope too, and the document and its page are there.
pub(crate) async fn elsewhere(front: &Front, nobody: &Person, envelope: Envelope) {
    for path in ["", "/", "/nothing", "/nothing/", "/%00", "/../etc/passwd"] {
        let told = nobody.get(path).await;
        if told.status != 404 || !path.starts_with("/..") {
            assert_eq!(told.status, 404, "{path}: {}", told.text);
            envelope(&told);
        }
    }
    for line in lines(front) {
        let allowed: BTreeSet<String> =
            lines(front).into_iter().filter(|other| other.path == line.path).map(|other| other.method).collect();
        for method in METHODS.into_iter().filter(|method| !allowed.contains(*method)) {
            let told = nobody.send(method, &filled(line.path), "application/json", "{}").await;
            assert_eq!(told.status, 405, "{method} {}: {}", line.path, told.text);
            envelope(&told);
        }
    }
    assert_eq!(nobody.get("/openapi.json").await.expect(200)["servers"][0]["url"], front.prefix);
    assert_eq!(nobody.get("/docs/index.html").await.status, 200);
}

/// Whatever is sent to whichever route by whomever: never 5xx, and a refusal is in the envelope. `spared` paths are left out,
/// such as the logging out of somebody who is needed.
pub(crate) async fn hammered(front: &Front, people: &[&Person], spared: &[&str], envelope: Envelope) {
    let long = "x".repeat(5000);
    for line in lines(front).iter().filter(|line| !spared.contains(&line.path)) {
        let ids = ["abc", "0", "-1", "9223372036854775819", "%00", "1%2F2"];
        let paths: Vec<String> = if line.path.contains('{') {
            ids.iter().map(|id| filled(line.path).replace("999999999", id)).collect()
        } else {
            let path = line.path;
            vec![
                path.to_owned(),
                format!("{path}?page=-1&per_page=0&limit=x&offset=-5&id=abc"),
                format!("{path}?x=%FF"),
            ]
        };
        for person in people {
            for path in &paths {
                for body in bodies(&long) {
                    let told = person.send(&line.method, path, "application/json", body.clone()).await;
                    assert!(told.status < 500, "{} {path} {body}: {} {}", line.method, told.status, told.text);
                    if told.status >= 400 {
                        envelope(&told);
                    }
                }
            }
        }
    }
}

fn bodies(long: &str) -> Vec<String> {
    let odd =
        [json!(long), json!("a\u{0}b"), json!(-1), json!(1e300), json!([]), json!({"a": 1}), json!(true), json!(null)];
    let names = ["name", "email", "phone", "address", "password", "title", "description", "status", "cost", "price"];
    let mut bodies: Vec<String> = ["", "{", "[]", "\"x\"", "null", "{}"].map(str::to_owned).to_vec();
    for value in odd {
        bodies.push(
            json!(names.iter().map(|name| (*name, value.clone())).collect::<std::collections::BTreeMap<_, _>>())
                .to_string(),
        );
    }
    bodies
}

/// One request with what is wrong in it, and the statuses that will do.
pub(crate) type Wrong<'a> = (&'a str, &'a str, Value, &'a [u16]);

/// Sends each, and looks at its status and envelope.
pub(crate) async fn wrong(by: &Person, cases: &[Wrong<'_>], envelope: Envelope) {
    for (method, path, body, statuses) in cases {
        let told = by.send(method, path, "application/json", body.to_string()).await;
        assert!(statuses.contains(&told.status), "{method} {path} {body}: {} {}", told.status, told.text);
        envelope(&told);
    }
}
