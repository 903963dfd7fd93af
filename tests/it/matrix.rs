//! Every route against every role, from the real route table.

use std::collections::{BTreeMap, BTreeSet};

use depannini::api::depannini::{document, table};
use depannini::api::http::Line;

use crate::harness::{Answer, Person, Truck, World};

const METHODS: [&str; 5] = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/// The path with ids that name nothing.
fn filled(pattern: &str) -> String {
    let parts = pattern.split('/').map(|part| if part.starts_with('{') { "999999999" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// Whether a path is one of the pattern's, whatever the ids are.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path) = (pattern.split('/'), path.trim_end_matches('/').split('/'));
    pattern.clone().count() == path.clone().count()
        && pattern.zip(path).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
}

fn by_path() -> BTreeMap<&'static str, Vec<Line>> {
    let mut paths: BTreeMap<&'static str, Vec<Line>> = BTreeMap::new();
    for line in table().lines() {
        paths.entry(line.path).or_default().push(line);
    }
    paths
}

async fn call(person: &Person, method: &str, path: &str) -> Answer {
    // an invalid body: the token and the role come first
    person.send(method, path, "application/json", "{{{").await
}

both! {
    async fn nobody_gets_past_a_guard(world: World) {
        let nobody = world.anonymous();
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, (36.75, 3.04)).await);
        let admin = world.administrator().await;
        let mut guarded = 0;
        for line in table().lines() {
            let path = filled(line.path);
            let wrong: &[&Person] = match line.guard {
                "public" | "AnyCaller" => continue,
                "WebCaller" => {
                    // whoever it is: a page of ours says so in a header
                    for person in [&nobody, &client, &admin] {
                        call(person, &line.method, &path).await.refused(403, "csrf");
                    }
                    continue;
                }
                "Caller" => &[],
                "ClientCaller" => &[&assistant],
                "AssistantCaller" => &[&client],
                "PartyCaller" => &[&admin],
                "StaffCaller" | "AdminCaller" => &[&client, &assistant],
                other => panic!("a guard without a line here: {other}"),
            };
            guarded += 1;
            for path in [path.clone(), format!("{path}/")] {
                let refused = call(&nobody, &line.method, &path).await;
                refused.refused(401, "unauthenticated");
                assert_eq!(refused.header("www-authenticate"), Some("Bearer"), "{line:?}");
                for odd in ["x", "a.b.c", ""] {
                    call(&nobody.with_token(Some(odd)), &line.method, &path).await.refused(401, "unauthenticated");
                }
                for person in wrong {
                    call(person, &line.method, &path).await.refused(403, "wrong_role");
                }
            }
        }
        assert!(guarded > 10, "{guarded}");
    }

    async fn the_right_role_gets_past_with_and_without_the_slash(world: World) {
        let (client, assistant) = (world.client().await, world.assistant(Truck::LIGHT, (36.75, 3.04)).await);
        let admin = world.administrator().await;
        for line in table().lines() {
            let right: &[&Person] = match line.guard {
                "public" | "AnyCaller" | "WebCaller" => continue,
                "Caller" => &[&client, &assistant, &admin],
                "ClientCaller" => &[&client],
                "AssistantCaller" => &[&assistant],
                "PartyCaller" => &[&client, &assistant],
                _ => &[&admin],
            };
            let path = filled(line.path);
            if line.path == "/api/auth/logout" {
                // a token ends with its session: each of the two needs its own
                for path in [path.clone(), format!("{path}/")] {
                    call(&world.client().await, &line.method, &path).await.expect(200);
                }
                continue;
            }
            for person in right {
                let bare = call(person, &line.method, &path).await;
                let slashed = call(person, &line.method, &format!("{path}/")).await;
                assert_eq!(bare.status, slashed.status, "{line:?}: {} {}", bare.text, slashed.text);
                // 415: a photo is no JSON
                assert!(matches!(bare.status, 200 | 400 | 404 | 415), "{line:?}: {} {}", bare.status, bare.text);
            }
        }
    }

    async fn other_methods_and_paths(world: World) {
        let nobody = world.anonymous();
        for (pattern, lines) in by_path() {
            let path = filled(pattern);
            let mut allowed: BTreeSet<&str> = lines.iter().map(|line| line.method.as_str()).collect();
            if allowed.contains("GET") {
                allowed.insert("HEAD");
            }
            for method in METHODS.into_iter().filter(|method| !allowed.contains(method)) {
                for path in [path.clone(), format!("{path}/")] {
                    let refused = nobody.send(method, &path, "application/json", "{}").await;
                    refused.refused(405, "method_not_allowed");
                    let told: BTreeSet<&str> = refused.header("allow").unwrap().split(", ").collect();
                    assert_eq!(told, allowed, "{method} {path}");
                }
            }
            for path in [format!("{path}/x/y/z"), format!("{path}/x/y/z/"), format!("{path}x")] {
                if by_path().keys().any(|pattern| fits(pattern, &path)) {
                    continue; // still an id, as far as routes go
                }
                let answer = nobody.get(&path).await;
                answer.refused(404, "not_found");
            }
        }
        for path in ["/api", "/api/", "/api/x/", "/apix/assistance/view/", "/%00", "/api/%ff/", "/api/assistance/../../etc/passwd"] {
            nobody.get(path).await.refused(404, "not_found");
        }
    }

    async fn the_operators_routes_take_get_and_head(world: World) {
        let nobody = world.anonymous();
        // `/docs` leads on to the files of Swagger UI, which takes GET only
        for line in depannini::api::operations::table().lines().into_iter().filter(|line| line.path != "/docs") {
            nobody.send("DELETE", line.path, "text/plain", "").await.refused(405, "method_not_allowed");
            let (got, head) = (nobody.get(line.path).await, nobody.send("HEAD", line.path, "text/plain", "").await);
            assert_eq!((head.status, head.text.as_str()), (got.status, ""), "{}", line.path);
        }
        assert_eq!(nobody.get("/openapi.json").await.expect(200), serde_json::to_value(document()).unwrap());
    }
}

#[test]
fn every_route_with_its_guard() {
    let lines: Vec<String> =
        table().lines().iter().map(|line| format!("{:<6} {} [{}]", line.method, line.path, line.guard)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_document_describes_what_is_mounted_and_nothing_else() {
    let document = serde_json::to_value(document()).unwrap();
    let described: BTreeSet<(String, String)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            let methods = item.as_object().unwrap().keys().filter(|key| METHODS.contains(&key.to_uppercase().as_str()));
            methods.map(|method| (path.trim_end_matches('/').to_owned(), method.to_uppercase())).collect::<Vec<_>>()
        })
        .collect();
    // helpers that production does not have are no part of the API
    let lines = table().lines().into_iter().filter(|line| !line.path.starts_with("/dev/"));
    let mounted: BTreeSet<(String, String)> = lines.map(|line| (line.path.to_owned(), line.method)).collect();
    let (missing, invented): (Vec<_>, Vec<_>) =
        (mounted.difference(&described).collect(), described.difference(&mounted).collect());
    assert!(missing.is_empty() && invented.is_empty(), "not described: {missing:#?}\nnot mounted: {invented:#?}");

    let mut ids = BTreeSet::new();
    for operation in document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values())
    {
        let id = operation["operationId"].as_str().unwrap();
        assert!(ids.insert(id), "two operations are called {id}");
    }
}

/// Two schemas of one name hide each other: the document keeps one and describes the other's answers by it.
#[test]
fn no_two_schemas_share_a_name() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/api/depannini"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap();
            for derived in text.split("#[derive(").skip(1) {
                let (traits, rest) = derived.split_once(")]").unwrap();
                let name =
                    rest.split_once(" struct ").and_then(|(_, rest)| rest.split(|c: char| !c.is_alphanumeric()).next());
                if let Some(name) = name.filter(|_| traits.contains("ToSchema")) {
                    places.entry(name.to_owned()).or_default().push(path.display().to_string());
                }
            }
        }
    }
    assert!(places.len() > 100, "{places:?}");
    let shared: Vec<_> = places.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(shared.is_empty(), "{shared:#?}");
}
