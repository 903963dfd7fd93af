//! Input that is wrong in every way: always the documented status, a problem document and the fields' names, never a 5xx.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::{Answer, Person, Truck, World};

const HERE: (f64, f64) = (36.7525, 3.042);

/// A problem document with this status and no fault of ours.
#[track_caller]
pub(crate) fn problem(answer: &Answer, status: u16, what: &str) -> Value {
    assert_eq!(answer.status, status, "{what}: {}", answer.text);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{what}");
    let body: Value = serde_json::from_str(&answer.text).unwrap();
    for field in ["type", "title", "status", "detail", "code", "message", "success"] {
        assert!(!body[field].is_null(), "{what}: {field} in {body}");
    }
    assert_eq!((&body["status"], &body["message"], &body["success"]), (&json!(status), &body["detail"], &json!(false)));
    body
}

#[track_caller]
fn invalid(answer: &Answer, fields: &[&str], what: &str) {
    let body = problem(answer, 400, what);
    let mut named: Vec<&str> = body["errors"]
        .as_array()
        .unwrap_or_else(|| panic!("{what}: {body}"))
        .iter()
        .map(|error| error["field"].as_str().unwrap())
        .collect();
    named.sort_unstable();
    let mut expected = fields.to_vec();
    expected.sort_unstable();
    assert_eq!(named, expected, "{what}");
}

/// An endpoint that takes a body, who may call it, and a good body.
struct Endpoint {
    method: &'static str,
    path: String,
    by: Person,
    good: Value,
}

/// Every POST and PATCH under `/api/assistance` that reads a body; the assistance is a repair under way.
async fn endpoints(world: &World) -> Vec<Endpoint> {
    let (client, asks) = (world.client().await, world.client().await);
    let assistant = world.assistant(Truck::REPAIR, HERE).await;
    let made =
        client.post("/api/assistance/request/", json!({"pickup": {"lat": HERE.0, "lng": HERE.1}})).await.expect(201);
    let id = made["assistance"]["id"].as_i64().unwrap();
    assistant.accept(id).await.expect(200);
    let mut all = vec![Endpoint {
        method: "POST",
        path: "/api/assistance/request/".to_owned(),
        by: asks,
        good: json!({"pickup": {"lat": 0, "lng": 0}}),
    }];
    let mut add = |methods: &[&'static str], path: String, by: &Person, good: Value| {
        all.extend(methods.iter().map(|method| Endpoint {
            method,
            path: path.clone(),
            by: by.clone(),
            good: good.clone(),
        }));
    };
    add(&["PATCH"], format!("/api/assistance/update/{id}/"), &assistant, json!({"status": "ongoing"}));
    add(&["PATCH", "POST"], format!("/api/assistance/update/status/{id}/"), &assistant, json!({"status": "ongoing"}));
    add(&["PATCH"], format!("/api/assistance/update/stage/{id}/"), &assistant, json!({"stage": "arrived"}));
    add(&["POST"], "/api/assistance/estimate/".to_owned(), &client, json!({"pickup": {"lat": 0, "lng": 0}}));
    add(&["PATCH", "POST"], format!("/api/assistance/update/end/{id}/"), &assistant, json!({"total_price": 10}));
    add(&["PATCH", "POST"], format!("/api/assistance/update/price/{id}/"), &assistant, json!({"price": 10}));
    add(&["PATCH", "POST"], format!("/api/assistance/update/rating/{id}/"), &client, json!({"rating": 5}));
    add(&["POST"], format!("/api/assistance/{id}/messages/"), &client, json!({"message": "hello"}));
    all
}

both! {
    async fn bodies_that_are_no_object(world: World) {
        for Endpoint { method, path, by, good } in endpoints(world).await {
            let send = async |content_type: &str, body: Vec<u8>| by.send(method, &path, content_type, body).await;
            let deep = "[".repeat(3000);
            let nested = format!("{}1{}", r#"{"pickup":"#.repeat(500), "}".repeat(500));
            for text in ["{", "}", "{\"a\"", "{'status':'ongoing'}", "{\"a\":1}}", "{\"a\":NaN}", "\u{feff}{}", "[]", "7",
                "null", "\"x\"", "true", "nonsense", &deep, "{\"a\":\"\u{1}\"}"] {
                let what = format!("{method} {path} {text:.40}");
                let body = problem(&send("application/json", text.as_bytes().to_vec()).await, 400, &what);
                assert_eq!(body["code"], "invalid_json", "{what}");
            }
            problem(&send("application/json", vec![b'{', b'"', 0xff, b'"', b':', b'1', b'}']).await, 400, "no UTF-8");
            // what nobody asked for is passed over, however deep or large
            problem(&send("application/json", nested.clone().into_bytes()).await, 400, "deep");
            problem(&send("application/json", br#"{"a":1e999}"#.to_vec()).await, 400, "beyond a double");
            problem(&send("application/json", vec![0; 64]).await, 400, "zeros");
            for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "x", "application/xml"] {
                problem(&send(content_type, good.to_string().into_bytes()).await, 415, content_type);
            }
            let huge = format!(r#"{{"description":"{}"}}"#, "x".repeat(world.settings.server.max_body_kib * 1024));
            problem(&send("application/json", huge.into_bytes()).await, 413, "huge");
            problem(&send("application/json", vec![b' '; 3 << 20]).await, 413, "very huge");
            assert_eq!(endless(&by, method, &path).await, "HTTP/1.1 413 Payload Too Large", "{method} {path}");
        }
    }

    async fn fields_of_the_wrong_type(world: World) {
        let all = endpoints(world).await;
        let wrong_text = [json!(7), json!(true), json!([]), json!({}), json!("a\u{0}b")];
        let long = json!("x".repeat(5000));
        let wrong_number = [json!("7"), json!(true), json!([]), json!({}), json!("NaN")];
        for Endpoint { method, path, by, .. } in &all {
            let (field, mut wrong, required) = match path.split('/').nth(4).filter(|part| part.parse::<i64>().is_err()) {
                _ if path.ends_with("messages/") => ("message", wrong_text.to_vec(), true),
                _ if path.ends_with("request/") => ("description", wrong_text.to_vec(), false),
                _ if path.ends_with("estimate/") => ("vehicle_type", wrong_text.to_vec(), false),
                Some("stage") => ("stage", wrong_text.to_vec(), true),
                Some("end") => ("total_price", wrong_number.to_vec(), false),
                Some("price") => ("price", wrong_number.to_vec(), true),
                Some("rating") => ("rating", wrong_number.to_vec(), true),
                _ => ("status", wrong_text.to_vec(), true),
            };
            let at_least = if path.ends_with("request/") || path.ends_with("estimate/") { json!({"pickup": {"lat": 0, "lng": 0}}) } else { json!({}) };
            match field {
                "message" | "description" => wrong.push(long.clone()),
                "stage" | "vehicle_type" => wrong.extend([long.clone(), json!("x")]),
                "status" => wrong.extend([long.clone(), json!("requested"), json!("accepted"), json!("x")]),
                "rating" => wrong.extend([json!(0), json!(6), json!(-1), json!(4.5), json!(1e300), json!(u64::MAX)]),
                _ => wrong.extend([json!(-1), json!(-0.01), json!(0.001), json!(1e30), json!(1e300), json!(i64::MAX), json!(-1e-300)]),
            }
            for value in wrong {
                let mut body = at_least.clone();
                body[field] = value.clone();
                let what = format!("{method} {path} {field}: {value:.60}");
                let answer = Answer::of(by.call(method, path).json(&body).send().await.unwrap()).await;
                invalid(&answer, &[field], &what);
            }
            if required {
                for body in [json!({}), json!({field: null}), json!({"unknown": 1})] {
                    let answer = Answer::of(by.call(method, path).json(&body).send().await.unwrap()).await;
                    invalid(&answer, &[field], &format!("{method} {path} {body}"));
                }
                // no body at all is an empty one, of whatever type
                invalid(&by.send(method, path, "application/json", "").await, &[field], "empty");
                invalid(&by.send(method, path, "text/plain", " \n").await, &[field], "blank");
            }
        }
        // nothing of all that did anything
        let status = all[1].by.get("/api/assistance/view/").await.expect(200)["Assistance"][0]["status"].clone();
        assert_eq!(status, "accepted");
        assert_eq!(all[0].by.get("/api/assistance/view/").await.expect(200)["Assistance"], json!([]));
    }

    async fn all_wrong_fields_of_a_request_are_named_at_once(world: World) {
        let client = world.client().await;
        for (body, fields) in [
            (json!({}), &["pickup"][..]),
            (json!({"pickup": null}), &["pickup"]),
            (json!({"pickup": []}), &["pickup"]),
            (json!({"pickup": {}}), &["pickup.lat", "pickup.lng"]),
            (json!({"pickup": {"lat": "0", "lng": null}}), &["pickup.lat", "pickup.lng"]),
            (json!({"pickup": {"lat": 90.0001, "lng": 180.0001}}), &["pickup.lat", "pickup.lng"]),
            (json!({"pickup": {"lat": -90.0001, "lng": -180.0001}, "dropoff": {"lat": 1e300, "lng": 0}}),
                &["pickup.lat", "pickup.lng", "dropoff.lat"]),
            (json!({"pickup": {"lat": 0, "lng": 0}, "dropoff": {"lat": 0}}), &["dropoff.lng"]),
            (json!({"pickup": {"lat": 0, "lng": 0}, "dropoff": "home"}), &["dropoff"]),
            (json!({"pickup": 1, "dropoff": 2, "assistance_type": "dance", "vehicle_type": "boat", "description": "\u{0}"}),
                &["pickup", "dropoff", "assistance_type", "vehicle_type", "description"]),
            (json!({"pickup": {"lat": 0, "lng": 0}, "description": "é".repeat(2001)}), &["description"]),
        ] {
            invalid(&client.post("/api/assistance/request/", body.clone()).await, fields, &body.to_string()[..body.to_string().len().min(80)]);
        }
    }

    async fn the_ends_of_the_world_are_places(world: World) {
        for (lat, lng) in [(0.0, 0.0), (90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0), (90.0, 180.0), (-90.0, -180.0), (-0.0, 179.999_999)] {
            let client = world.client().await;
            let near = world.assistant(Truck::LIGHT, (lat, lng)).await;
            let body = json!({"pickup": {"lat": lat, "lng": lng}, "dropoff": {"lat": -lat, "lng": -lng}, "description": "", "vehicle_type": ""});
            let made = client.post("/api/assistance/request/", body).await.expect(201);
            assert_eq!(made["assistance"]["pickupLocation"], json!({"lat": lat, "lng": lng}));
            assert_eq!(made["assistance"]["description"], Value::Null);
            let told: Vec<_> = made["nearby_assistants"].as_array().unwrap().iter().map(|near| near["assistant_id"].as_i64().unwrap()).collect();
            assert!(told.contains(&near.id), "{lat} {lng}: {told:?}");
            client.update(made["assistance"]["id"].as_i64().unwrap(), "canceled").await.expect(200);
        }
    }

    async fn what_is_no_id_names_nothing(world: World) {
        let (client, assistant, admin) = (world.client().await, world.assistant(Truck::LIGHT, HERE).await, world.administrator().await);
        let good = json!({"status": "canceled", "price": 1, "rating": 1, "message": "x"});
        for id in ["abc", "-1", "0", "+1", "1.0", "1e3", "0x1", "999999", "9223372036854775807", "9223372036854775808", "9223372036854775819",
            "99999999999999999999999999", "%00", "%D9%A7", "1%20", "%20", "'", "1;drop", "null"] {
            for (method, pattern, by) in [
                ("GET", "view/{}/", &client), ("PATCH", "accept/{}/", &assistant), ("PATCH", "decline/{}/", &assistant),
                ("POST", "decline/{}/", &assistant), ("PATCH", "update/{}/", &client), ("PATCH", "update/{}/", &assistant),
                ("PATCH", "update/status/{}/", &client), ("POST", "update/status/{}/", &assistant),
                ("PATCH", "update/end/{}/", &assistant), ("POST", "update/price/{}/", &assistant),
                ("PATCH", "update/rating/{}/", &client), ("GET", "{}/messages/", &client), ("POST", "{}/messages/", &assistant),
                ("GET", "{}/search/", &admin),
            ] {
                let path = format!("/api/assistance/{}", pattern.replace("{}", id));
                let answer = Answer::of(by.call(method, &path).json(&good).send().await.unwrap()).await;
                let body = problem(&answer, 404, &format!("{method} {path}"));
                assert_eq!(body["code"], "assistance_not_found", "{method} {path}");
            }
        }
        // what is wrong with the body comes before whether there is such a thing
        invalid(&client.patch("/api/assistance/update/999999/", json!({})).await, &["status"], "order");
    }

    async fn pages_and_keys(world: World) {
        let (client, _, id) = world.accepted().await;
        for path in ["/api/assistance/view/".to_owned(), format!("/api/assistance/{id}/messages/")] {
            for (query, fields) in [
                ("limit=0", &["limit"][..]), ("limit=201", &["limit"]), ("limit=x", &["limit"]), ("limit=-1", &["limit"]),
                ("limit=1.5", &["limit"]), ("limit=9223372036854775808", &["limit"]), ("limit=%00", &["limit"]),
                ("cursor=x", &["cursor"]), ("cursor=0", &["cursor"]), ("cursor=-1", &["cursor"]), ("cursor=9223372036854775808", &["cursor"]),
                ("limit=0&cursor=%00", &["limit", "cursor"]),
            ] {
                invalid(&client.get(&format!("{path}?{query}")).await, fields, &format!("{path} {query}"));
            }
            for query in ["", "limit=1", "limit=200", "cursor=9223372036854775807", "limit=&cursor=", "x=%20&limit=3"] {
                client.get(&format!("{path}?{query}")).await.expect(200);
            }
            for query in ["limit=%", "%ff=%ff", "&&&==&"] {
                let answer = client.get(&format!("{path}?{query}")).await;
                assert!(matches!(answer.status, 200 | 400), "{query}: {} {}", answer.status, answer.text);
            }
        }
        let long = "x".repeat(201);
        for key in ["", " ", "a b", "\t", &long] {
            for path in ["/api/assistance/request/".to_owned(), format!("/api/assistance/{id}/messages/")] {
                invalid(&client.post_with_key(&path, key, json!({"message": "x"})).await, &["Idempotency-Key"], key);
            }
        }
        let two = client.call("POST", &format!("/api/assistance/{id}/messages/")).header("Idempotency-Key", "a").header("Idempotency-Key", "b");
        invalid(&Answer::of(two.json(&json!({"message": "x"})).send().await.unwrap()).await, &["Idempotency-Key"], "two keys");
    }

    async fn everybody_is_refused_in_their_language(world: World) {
        let (client, stranger) = (world.client().await, world.client().await);
        let id = client.ask_for_tow(HERE, (36.8, 3.1)).await;
        let message = format!("/api/assistance/{id}/messages/");
        let cases = [
            ("PATCH", format!("/api/assistance/update/{id}/"), &client, json!({"status": "x"})),
            ("PATCH", format!("/api/assistance/update/{id}/"), &client, json!({"status": "completed"})),
            ("PATCH", format!("/api/assistance/update/{id}/"), &stranger, json!({"status": "canceled"})),
            ("PATCH", format!("/api/assistance/update/rating/{id}/"), &client, json!({"rating": 1})),
            ("PATCH", format!("/api/assistance/accept/{id}/"), &client, json!({})),
            ("POST", "/api/assistance/request/".to_owned(), &client, json!({"pickup": {"lat": 0, "lng": 0}})),
            ("POST", message.clone(), &client, json!({"message": "x"})),
            ("POST", message, &client, json!({"message": "x".repeat(2001)})),
            ("GET", "/api/nothing/".to_owned(), &client, json!({})),
            ("DELETE", "/api/assistance/view/".to_owned(), &client, json!({})),
        ];
        for (method, path, by, body) in cases {
            let mut said = vec![];
            for (header, tag) in [("en", "en"), ("fr-DZ,fr;q=0.9,en;q=0.1", "fr"), ("ar", "ar"), ("xx, *;q=0.1", "en")] {
                let request = by.call(method, &path).header("accept-language", header).json(&body);
                let answer = Answer::of(request.send().await.unwrap()).await;
                let told = problem(&answer, answer.status, &path);
                assert_eq!(answer.header("content-language"), Some(tag), "{method} {path} {header}");
                let words = told["errors"][0]["message"].as_str().or(told["detail"].as_str()).unwrap().to_owned();
                said.push((words, told["detail"].clone(), told["code"].clone()));
            }
            assert_eq!(said[0], said[3], "{method} {path}");
            for n in [1, 2] {
                assert!(said[0].0 != said[n].0 && said[0].1 != said[n].1, "{method} {path}: {said:?}");
                assert_eq!(said[0].2, said[n].2, "the code is for machines");
            }
        }
    }
}

/// Sends chunk after chunk without ever saying how long the body is; the first line of the answer.
async fn endless(by: &Person, method: &str, path: &str) -> String {
    use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _};
    let (host, token) = (by.base.trim_start_matches("http://"), by.token.as_deref().unwrap());
    let tcp = tokio::net::TcpStream::connect(host).await.unwrap();
    let (read, mut write) = tcp.into_split();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nauthorization: Bearer {token}\r\n\
        content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    write.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("400\r\n{}\r\n", " ".repeat(0x400));
    let sending = async {
        // until the server has had enough
        while write.write_all(chunk.as_bytes()).await.is_ok() {}
    };
    let mut line = String::new();
    let mut read = tokio::io::BufReader::new(read);
    tokio::select! {
        biased;
        answered = read.read_line(&mut line) => { answered.unwrap(); }
        () = sending => { read.read_line(&mut line).await.unwrap(); }
    }
    line.trim_end().to_owned()
}

/// Any JSON, with the names that bodies and frames know among the keys.
pub(crate) fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "\\PC{0,20}",
        any::<String>(),
        Just("location".to_owned()),
        Just("ongoing".to_owned()),
        Just("2026-13-01T00:00:00Z".to_owned())
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-200.0..200.0).prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::vec((key(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn key() -> impl Strategy<Value = String> {
    let known = proptest::sample::select(vec![
        "type",
        "lat",
        "lng",
        "latitude",
        "longitude",
        "at",
        "accuracy",
        "speed",
        "heading",
        "message",
        "client_id",
        "up_to",
        "since",
        "pickup",
        "dropoff",
        "assistance_type",
        "vehicle_type",
        "description",
        "status",
        "reason",
        "total_price",
        "price",
        "rating",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>()]
}

/// An object with a type that the codec knows, and anything else.
fn any_frame() -> impl Strategy<Value = String> {
    let kind = proptest::sample::select(vec!["location", "chat", "read", "resume", "status"]);
    let fields = proptest::collection::vec((key(), any_json()), 0..8);
    (kind, fields).prop_map(|(kind, fields)| {
        let mut object: serde_json::Map<String, Value> = fields.into_iter().collect();
        object.insert("type".to_owned(), json!(kind));
        Value::Object(object).to_string()
    })
}

mod codec {
    use depannini::api::depannini::socket::NativeCodec;
    use depannini::kernel::language::Language;
    use depannini::realtime::{Codec as _, Command};

    use super::*;

    fn parse(text: &str) {
        match NativeCodec.parse(text, Language::Ar) {
            Ok(Command::Chat { message, client_ref }) => {
                assert!(!message.trim().is_empty() && message.chars().count() <= 2000 && !message.contains('\0'));
                assert!(client_ref.is_none_or(|id| id.chars().count() <= 100));
            }
            Ok(Command::Location { at, .. }) => {
                assert!(at.lat.degrees().abs() <= 90.0 && at.lng.degrees().abs() <= 180.0);
            }
            Ok(Command::Read { .. } | Command::Resume { .. }) => {}
            Err(malformed) => assert!(!malformed.code.is_empty() && !malformed.message.is_empty(), "{text}"),
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn no_frame_breaks_it(frame in any_frame()) {
            parse(&frame);
        }

        #[test]
        fn no_json_breaks_it(value in any_json()) {
            parse(&value.to_string());
        }

        #[test]
        fn no_bytes_break_it(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            parse(&String::from_utf8_lossy(&bytes));
        }
    }
}

/// The same few hundred bodies in every run.
pub(crate) fn samples<S: Strategy>(strategy: &S, count: usize) -> Vec<S::Value> {
    use proptest::strategy::ValueTree as _;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

both! {
    async fn no_body_is_a_fault_of_ours(world: World) {
        let all = endpoints(world).await;
        let bodies = samples(&proptest::collection::vec((key(), any_json()), 0..10), 240);
        let noise = samples(&proptest::collection::vec(any::<u8>(), 0..200), 60);
        let bodies = bodies.into_iter().map(|fields| Value::Object(fields.into_iter().collect()).to_string().into_bytes());
        for (n, body) in bodies.chain(noise).enumerate() {
            let Endpoint { method, path, by, .. } = &all[n % all.len()];
            let answer = by.send(method, path, "application/json", body.clone()).await;
            let text = String::from_utf8_lossy(&body);
            assert!(matches!(answer.status, 200 | 201 | 400 | 409), "{method} {path} {text}: {} {}", answer.status, answer.text);
        }
    }

    async fn no_frame_ends_a_socket(world: World) with |settings| {
        settings.realtime.frame_burst = 100_000;
        settings.realtime.queue = 100_000;
    } {
        let (client, _, id) = world.accepted().await;
        let mut socket = client.channel(id).await;
        for frame in samples(&any_frame(), 200) {
            socket.say(&frame).await;
        }
        socket.settle().await;
    }
}
