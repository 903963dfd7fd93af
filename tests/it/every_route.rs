//! Every route that reads a body or a query string, as the OpenAPI document lists them, against hundreds of inputs made
//! from the document's own schemas and spoiled in every way: a documented status, a problem document that names fields
//! of the request, never a 5xx.

use std::collections::{BTreeMap, BTreeSet};

use depannini::api::depannini::{document, table};
use depannini::api::http::Line;
use proptest::prelude::*;
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

use crate::bad_input::{any_json, problem, samples};
use crate::harness::{Answer, Person, Truck, World};
use crate::workshop_api::Shop;
use crate::workshop_api_estimates::token;

/// Requests to one part of the API in each run.
const REQUESTS: usize = 300;
/// And to each route at least.
const LEAST: usize = 14;

/// An operation that reads something, and what the document says of it.
struct Operation {
    line: Line,
    /// The part of the API it belongs to.
    group: String,
    described: Value,
    /// The body's schema, with every reference in it resolved.
    body: Option<Value>,
}

impl Operation {
    fn parameters(&self, place: &str) -> Vec<&Value> {
        let all = self.described["parameters"].as_array().into_iter().flatten();
        all.filter(|parameter| parameter["in"] == place).collect()
    }

    /// The statuses that the document names.
    fn statuses(&self) -> BTreeSet<u16> {
        self.described["responses"].as_object().unwrap().keys().map(|status| status.parse().unwrap()).collect()
    }
}

/// Helpers that production does not have are not described: nothing is promised of them.
fn described_lines() -> impl Iterator<Item = Line> {
    table().lines().into_iter().filter(|line| !line.path.starts_with("/dev/"))
}

fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(document()).unwrap();
    let mut found = Vec::new();
    for line in described_lines() {
        let described = document["paths"][format!("{}/", line.path)][line.method.to_lowercase()].clone();
        let body = &described["requestBody"]["content"]["application/json"]["schema"];
        let body = (!body.is_null()).then(|| resolved(body, &document));
        let group = described["tags"][0].as_str().unwrap().to_owned();
        let operation = Operation { line, group, described, body };
        let reads = operation.described["requestBody"].is_object()
            || !operation.parameters("query").is_empty()
            || !operation.parameters("header").is_empty();
        if reads {
            found.push(operation);
        }
    }
    found
}

/// The schema without references.
fn resolved(schema: &Value, document: &Value) -> Value {
    match schema {
        Value::Object(fields) => match fields.get("$ref").and_then(Value::as_str) {
            Some(place) => resolved(document.pointer(place.trim_start_matches('#')).unwrap(), document),
            None => fields.iter().map(|(name, inner)| (name.clone(), resolved(inner, document))).collect(),
        },
        Value::Array(entries) => entries.iter().map(|inner| resolved(inner, document)).collect(),
        other => other.clone(),
    }
}

/// What a handler reads is described, or it would be missing from every run below.
#[test]
fn whoever_reads_a_body_or_a_query_is_described_so() {
    let operations = operations();
    for line in described_lines() {
        let found = operations.iter().find(|operation| operation.line == line);
        let body = found.is_some_and(|operation| operation.described["requestBody"].is_object());
        let query = found.is_some_and(|operation| !operation.parameters("query").is_empty());
        assert_eq!((body, query), (line.body, line.query), "{} {}", line.method, line.path);
    }
    assert!(operations.iter().filter(|operation| operation.line.body).count() > 20);
}

/// Values that the schema allows, as far as a generator can tell.
fn fine(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(options) = schema["oneOf"].as_array() {
        return Union::new(options.iter().map(fine)).boxed();
    }
    if let Some(words) = schema["enum"].as_array() {
        return proptest::sample::select(words.clone()).boxed();
    }
    if let Some(types) = schema["type"].as_array() {
        let of_type = |kind: &Value| {
            let mut one = schema.clone();
            one["type"] = kind.clone();
            fine(&one)
        };
        return Union::new(types.iter().map(of_type)).boxed();
    }
    let (least, most) = (schema["minimum"].as_f64(), schema["maximum"].as_f64());
    match schema["type"].as_str() {
        Some("object") => object(schema),
        Some("array") => proptest::collection::vec(fine(&schema["items"]), 0..4).prop_map(Value::from).boxed(),
        Some("boolean") => any::<bool>().prop_map(Value::from).boxed(),
        Some("integer") => {
            let (least, most) = (least.map_or(0, |n| n as i64), most.map_or(1_000_000, |n| n as i64));
            (least..=most).prop_map(Value::from).boxed()
        }
        Some("number") => {
            let number = least.unwrap_or(-1000.0)..=most.unwrap_or(1000.0);
            // as money is written
            number.prop_map(|number| Value::from((number * 100.0).trunc() / 100.0)).boxed()
        }
        Some("string") => text(schema),
        _ => Just(Value::Null).boxed(),
    }
}

fn text(schema: &Value) -> BoxedStrategy<Value> {
    if let Some(pattern) = schema["pattern"].as_str() {
        let inner = pattern.trim_start_matches('^').trim_end_matches('$');
        return proptest::string::string_regex(inner).unwrap().prop_map(Value::from).boxed();
    }
    match schema["format"].as_str() {
        Some("date-time") => (0..60).prop_map(|minute| json!(format!("2026-11-21T08:{minute:02}:00Z"))).boxed(),
        Some("idn-email") => "[a-zé]{1,5}@[a-z]{1,5}\\.(dz|fr)".prop_map(Value::from).boxed(),
        _ => {
            let bound = |name: &str| schema[name].as_u64().and_then(|n| usize::try_from(n).ok());
            let (least, most) = (bound("minLength").unwrap_or(0), bound("maxLength").unwrap_or(40).min(80));
            let letters = proptest::collection::vec(proptest::char::range(' ', 'ÿ'), least..=most);
            letters.prop_map(|letters| Value::from(String::from_iter(letters))).boxed()
        }
    }
}

/// Each field there or not, right or wrong.
fn object(schema: &Value) -> BoxedStrategy<Value> {
    let properties = schema["properties"].as_object().into_iter().flatten();
    let fields: Vec<BoxedStrategy<Option<(String, Value)>>> = properties
        .map(|(name, schema)| {
            let field = prop_oneof![
                8 => fine(schema).prop_map(Some),
                1 => any_json().prop_map(Some),
                1 => Just(Some(Value::Null)),
                1 => Just(Some(Value::from("x".repeat(3000)))),
                1 => Just(None),
            ];
            let name = name.clone();
            field.prop_map(move |value| Some((name.clone(), value?))).boxed()
        })
        .collect();
    fields.prop_map(|fields| Value::Object(fields.into_iter().flatten().collect::<Map<_, _>>())).boxed()
}

/// The bytes of a body: mostly an object by the schema, else anything.
fn body(schema: &Value) -> BoxedStrategy<Vec<u8>> {
    prop_oneof![
        8 => object(schema).prop_map(|value| value.to_string().into_bytes()),
        1 => any_json().prop_map(|value| value.to_string().into_bytes()),
        1 => proptest::collection::vec(any::<u8>(), 0..100),
    ]
    .boxed()
}

/// A multipart form around some bytes, whole or cut short.
fn form() -> BoxedStrategy<Vec<u8>> {
    let picture = proptest::collection::vec(any::<u8>(), 0..200);
    (picture, any::<bool>(), "[a-z\"; ]{0,8}")
        .prop_map(|(picture, whole, name)| {
            let mut form =
                format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"x\"\r\n\r\n").into_bytes();
            form.extend(picture);
            if whole {
                form.extend(b"\r\n--b--\r\n");
            }
            form
        })
        .boxed()
}

/// A query string: each parameter there or not, right or wrong, sometimes twice.
fn query(parameters: &[&Value]) -> BoxedStrategy<String> {
    let parts: Vec<BoxedStrategy<String>> = parameters
        .iter()
        .map(|parameter| {
            let name = parameter["name"].as_str().unwrap().to_owned();
            let plain = fine(&parameter["schema"]).prop_map(|value| match value {
                Value::String(text) => text,
                other => other.to_string(),
            });
            let value = prop_oneof![6 => plain, 2 => any::<String>(), 1 => "[0-9e.+-]{0,25}"];
            (value, 0..4_usize)
                .prop_map(move |(value, times)| {
                    let escaped: String = value.bytes().map(|byte| format!("%{byte:02X}")).collect();
                    format!("{name}={escaped}&").repeat(times.saturating_sub(1))
                })
                .boxed()
        })
        .collect();
    (parts, "[%&=a-f0-9]{0,6}").prop_map(|(parts, noise)| format!("{}{noise}", parts.concat())).boxed()
}

/// One request in bytes.
#[derive(Debug, Clone)]
struct Input {
    query: String,
    key: Option<String>,
    condition: Option<String>,
    content_type: &'static str,
    body: Option<Vec<u8>>,
}

fn input(operation: &Operation) -> BoxedStrategy<Input> {
    let (content_type, body) = match &operation.body {
        Some(schema) => ("application/json", body(schema).prop_map(Some).boxed()),
        None if operation.line.body => ("multipart/form-data; boundary=b", form().prop_map(Some).boxed()),
        None => ("", Just(None).boxed()),
    };
    let content_type = prop_oneof![12 => Just(content_type), 1 => Just("text/plain")];
    let takes = |name: &str| operation.parameters("header").iter().any(|parameter| parameter["name"] == name);
    let key = match takes("Idempotency-Key") {
        true => prop_oneof![Just(None), "[!-~]{1,12}".prop_map(Some), "[ -ÿ]{0,3}".prop_map(Some)].boxed(),
        false => Just(None).boxed(),
    };
    let condition = match takes("If-Match") {
        true => prop_oneof![3 => Just(None), 1 => "\"[!#-~]{0,5}\"".prop_map(Some), 1 => "[ -ÿ]{0,3}".prop_map(Some)]
            .boxed(),
        false => Just(None).boxed(),
    };
    let input = (query(&operation.parameters("query")), key, condition, content_type, body);
    input
        .prop_map(|(query, key, condition, content_type, body)| Input { query, key, condition, content_type, body })
        .boxed()
}

/// Who may call it.
struct People {
    /// Whose assistance it is.
    party: Person,
    client: Person,
    assistant: Person,
    admin: Person,
    nobody: Person,
    /// What the garage has, by the part of the path after `/api/workshop/`.
    garage: BTreeMap<&'static str, i64>,
    /// What opens a link to approve an estimate.
    link: String,
    /// One whom nobody misses when they are blocked.
    spare: i64,
}

/// One thing of each kind that the garage has.
async fn garage(shop: &Shop<'_>) -> BTreeMap<&'static str, i64> {
    let mut made = BTreeMap::from([("customers", shop.customer.id), ("mechanics", shop.mechanic.id)]);
    for list in ["device-types", "manufacturers", "vehicle-classes", "fuels", "service-categories"] {
        made.insert(list, shop.listed(list, "One").await);
    }
    let service = shop.service("Oil").await;
    made.extend(["services", "cart", "favourites"].map(|list| (list, service)));
    made.insert("parts", shop.part(1000).await);
    let order = shop.approved();
    made.insert("work-orders", order);
    let open = json!({"lines": [{"kind": "labour", "description": "Brakes", "unit_price": 1}]});
    let estimate = shop.admin.post(&format!("/api/workshop/work-orders/{order}/lines"), open).await;
    made.insert("lines", estimate.expect(201)["items"][1]["id"].as_i64().unwrap());
    shop.admin.post(&format!("/api/workshop/work-orders/{order}/approval-links"), json!({})).await.made();
    for (list, body) in [
        ("areas", json!({"name": "Centre", "pincode": "16000"})),
        ("time-slots", json!({"name": "Dawn", "starts": "08:00", "ends": "12:00"})),
        ("models", json!({"manufacturer_id": made["manufacturers"], "name": "Logan"})),
        ("attendance", json!({"mechanic_id": shop.mechanic.id, "day": "2026-11-21", "status": "present"})),
        ("addresses", json!({"label": "home", "line1": "Rue 1"})),
        ("assets", json!({})),
        ("workshops", json!({"name": "Port", "lat": 36.77, "lng": 3.06})),
        ("feedback", json!({"body": "fine", "rating": 5})),
        ("payments", json!({"order_id": order, "amount": 1})),
    ] {
        made.insert(list, shop.admin.post(&format!("/api/workshop/{list}"), body).await.made());
    }
    made.insert("assignment-kinds", shop.listed("assignment-kinds", "One").await);
    let given = format!("/api/workshop/work-orders/{order}/assignments");
    made.insert("assignments", shop.admin.post(&given, json!({"mechanic_id": shop.mechanic.id})).await.made());
    let progress = format!("/api/workshop/work-orders/{order}/progress");
    made.insert("progress", shop.mechanic.post(&progress, json!({"milestone": "in_progress"})).await.made());
    let stated = format!("/api/workshop/work-orders/{order}/invoices");
    made.insert("invoices", shop.admin.post(&stated, json!({"amount": 1, "description": "towing"})).await.made());
    let review = shop.admin.put(&format!("/api/workshop/services/{service}/reviews"), json!({"rating": 5})).await;
    made.insert("reviews", review.expect(200)["id"].as_i64().unwrap());
    made
}

impl People {
    fn who_may(&self, line: &Line) -> &Person {
        match line.guard {
            "public" | "WebCaller" => &self.nobody,
            _ if line.path.starts_with("/api/workshop/") => &self.admin,
            "Caller" | "ClientCaller" if line.path.contains("{id}") => &self.party,
            "AnyCaller" | "Caller" | "ClientCaller" => &self.client,
            "AssistantCaller" | "PartyCaller" => &self.assistant,
            "StaffCaller" | "AdminCaller" => &self.admin,
            other => panic!("a guard without a line here: {other}"),
        }
    }
}

impl People {
    /// The path with the id of something that is there.
    fn path(&self, line: &Line, assistance: i64) -> String {
        let of_garage = line.path.strip_prefix("/api/workshop/").and_then(|rest| rest.split('/').next());
        if line.path.starts_with("/api/admin/people/") {
            return line.path.replace("{id}", &self.spare.to_string());
        }
        let id = of_garage.and_then(|kind| self.garage.get(kind)).copied().unwrap_or(assistance);
        line.path
            .replace("{id}", &id.to_string())
            .replace("{key}", "home")
            .replace("{token}", &self.link)
            .replace("{service}", "towing")
            .replace("{vehicle_type}", "light")
    }
}

fn check(operation: &Operation, sent: &Input, answer: &Answer) {
    let (method, path) = (&operation.line.method, operation.line.path);
    let what = format!("{method} {path} {sent:?}: {} {}", answer.status, answer.text);
    assert!(answer.status < 500 && operation.statuses().contains(&answer.status), "not documented: {what}");
    if answer.status < 400 {
        return;
    }
    let told = problem(answer, answer.status, &what);
    let Some(errors) = told["errors"].as_array() else {
        assert!(told["code"] != "invalid", "no field named: {what}");
        return;
    };
    let sent_body: Value = sent.body.as_deref().and_then(|body| serde_json::from_slice(body).ok()).unwrap_or_default();
    let described = operation.described["parameters"].as_array().into_iter().flatten();
    let mut known: BTreeSet<&str> = described.map(|parameter| parameter["name"].as_str().unwrap()).collect();
    let properties = operation.body.as_ref().and_then(|schema| schema["properties"].as_object());
    known.extend(properties.into_iter().flatten().map(|(name, _)| name.as_str()));
    known.extend(sent_body.as_object().into_iter().flatten().map(|(name, _)| name.as_str()));
    if operation.line.body && operation.body.is_none() {
        known.insert("photo");
    }
    for error in errors {
        let field = error["field"].as_str().unwrap();
        let top = field.split(['.', '[']).next().unwrap();
        assert!(known.contains(top) && !error["message"].as_str().unwrap().is_empty(), "{field} is no field: {what}");
    }
}

both! {
    async fn no_input_is_a_fault_of_ours(world: World) with |settings| {
        // many wrong passwords come from one address
        settings.limits.failed_logins_per_minute = 100_000;
        settings.accounts.codes_per_window = 100_000;
    } {
        let (party, assistant, id) = world.accepted().await;
        let shop = Shop::open(world).await;
        let garage = garage(&shop).await;
        let link = token(world);
        let (client, admin) = (world.client().await, shop.admin.clone());
        let people = People { party, client, assistant, admin, nobody: world.anonymous(), garage, link, spare: world.assistant(Truck::LIGHT, (36.0, 3.0)).await.id };
        let all = operations();
        let mut groups: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
        for operation in &all {
            groups.entry(&operation.group).or_default().push(operation);
        }
        let mut seen: BTreeMap<(String, &str), BTreeSet<u16>> = BTreeMap::new();
        for operations in groups.values() {
            for operation in operations {
                let by = people.who_may(&operation.line);
                let path = people.path(&operation.line, id);
                for sent in samples(&input(operation), REQUESTS.div_ceil(operations.len()).max(LEAST)) {
                    let mut request = by.call(&operation.line.method, &format!("{path}/?{}", sent.query));
                    if operation.line.guard == "WebCaller" {
                        let (name, value) = depannini::api::http::guard::WEB_HEADER;
                        request = request.header(name, value);
                    }
                    if let Some(key) = &sent.key {
                        let Ok(key) = reqwest::header::HeaderValue::from_bytes(key.as_bytes()) else { continue };
                        request = request.header("Idempotency-Key", key);
                    }
                    if let Some(condition) = &sent.condition {
                        let Ok(tag) = reqwest::header::HeaderValue::from_bytes(condition.as_bytes()) else { continue };
                        request = request.header("If-Match", tag);
                    }
                    if let Some(body) = &sent.body {
                        request = request.header("content-type", sent.content_type).body(body.clone());
                    }
                    let answer = Answer::of(request.send().await.unwrap()).await;
                    check(operation, &sent, &answer);
                    let key = (operation.line.method.clone(), operation.line.path);
                    seen.entry(key).or_default().insert(answer.status);
                }
            }
        }
        // nobody was forgotten, and what was sent was not all of one kind
        assert_eq!(seen.len(), all.len());
        for ((method, path), statuses) in &seen {
            assert!(statuses.contains(&400), "nothing sent to {method} {path} was wrong: {statuses:?}");
        }
        let taken = seen.values().filter(|statuses| statuses.iter().any(|status| *status < 300)).count();
        // codes, passwords and offers are not to be guessed
        assert!(taken * 3 > all.len(), "hardly anything was taken: {seen:?}");
    }
}
