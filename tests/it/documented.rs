//! The document's examples, replayed in order against the running server; answers are held against the documented shapes.

use serde_json::{Value, json};

use crate::harness::{Answer, Truck, World};

/// Whether a value has a documented shape: a type's name, an exact word, `null`, or an object or list of shapes. Fields
/// beyond the documented ones are fine.
fn differs(value: &Value, shape: &Value, at: &str) -> Option<String> {
    let fine = match shape {
        Value::String(word) => match word.as_str() {
            "integer" => value.is_i64(),
            // written as a double: the apps' type checks need it
            "double" => value.is_f64(),
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "time" => value.as_str().is_some_and(|text| chrono::DateTime::parse_from_rfc3339(text).is_ok()),
            exact => value == exact,
        },
        Value::Object(fields) => {
            return fields.iter().find_map(|(name, shape)| match value.get(name) {
                Some(inner) => differs(inner, shape, &format!("{at}/{name}")),
                None => Some(format!("{at}/{name} is missing")),
            });
        }
        Value::Array(shapes) => {
            let Some(values) = value.as_array() else { return Some(format!("{at} is no list: {value}")) };
            return match shapes.first() {
                None => (!values.is_empty()).then(|| format!("{at} is not empty: {value}")),
                Some(_) if values.is_empty() => Some(format!("{at} is empty")),
                Some(shape) => values.iter().find_map(|value| differs(value, shape, at)),
            };
        }
        Value::Null => value.is_null(),
        exact => value == exact,
    };
    (!fine).then(|| format!("{at} is {value}, not {shape}"))
}

#[test]
fn a_shape_tells_what_differs() {
    let value = json!({"id": 1, "price": 36.0, "list": [{"a": 1}]});
    assert_eq!(differs(&value, &json!({"id": "integer", "price": "double", "list": [{"a": "integer"}]}), ""), None);
    for wrong in [
        json!({"id": "double"}),
        json!({"price": "integer"}),
        json!({"x": "string"}),
        json!({"list": []}),
        json!({"list": [{"a": null}]}),
    ] {
        assert!(differs(&value, &wrong, "").is_some(), "{wrong}");
    }
}

both! {
    async fn the_assistance_examples(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, (36.7535, 3.043)).await;
        let steps: Vec<Value> = serde_json::from_str(include_str!("fixtures/documented_assistance.json")).unwrap();
        let mut id = 0;
        for step in steps {
            let who = if step["as"] == "client" { &client } else { &assistant };
            let (method, path) = step["call"].as_str().unwrap().split_once(' ').unwrap();
            let request = who.call(method, &path.replace("{id}", &id.to_string()));
            let request = if step["body"].is_null() { request } else { request.json(&step["body"]) };
            let answer = Answer::of(request.send().await.unwrap()).await;
            let body = answer.expect(u16::try_from(step["status"].as_u64().unwrap()).unwrap());
            assert_eq!(differs(&body, &step["shape"], ""), None, "{}: {body}", step["say"]);
            if let Some(pointer) = step["keep"].as_str() {
                id = body.pointer(pointer).and_then(Value::as_i64).unwrap();
            }
        }
    }

    async fn the_socket_examples(world: World) {
        let client = world.client().await;
        let assistant = world.assistant(Truck::LIGHT, (36.7535, 3.043)).await;
        let mut hears = assistant.own_channel().await;
        let id = client.ask_for_tow((36.7525, 3.042), (36.8, 3.1)).await;
        let offer = hears.expect("new_assistance_request").await;
        let shape = json!({
            "type": "new_assistance_request", "assistance_id": "integer",
            "pickup_location": {"lat": "double", "lng": "double"}, "client": {"id": "integer", "name": "string"},
            "assistance_type": "string", "vehicle_type": "string", "dropoff_location": {"lat": "double", "lng": "double"},
            "description": null, "distance": "double", "eta_seconds": "integer", "expires_at": "time", "offer_id": "integer",
            "seq": "integer",
        });
        assert_eq!(differs(&offer, &shape, ""), None);

        let mut channel = client.channel(id).await;
        assistant.accept(id).await.expect(200);
        let person = json!({"id": "integer", "name": "string"});
        let shape = json!({"type": "status", "status": "accepted", "assistant": {"id": "integer", "name": "string",
            "phone_number": "string", "lat": "double", "lng": "double"}, "client": person, "seq": "integer"});
        assert_eq!(differs(&channel.expect("status").await, &shape, ""), None);

        let mut works = assistant.channel(id).await;
        works.send(json!({"type": "location", "lat": 36.0, "lng": 3.0, "user_id": assistant.id})).await;
        let shape = json!({"type": "location", "lat": "double", "lng": "double", "user_id": "integer"});
        assert_eq!(differs(&channel.expect("location").await, &shape, ""), None);

        works.send(json!({"type": "chat", "message": "On my way"})).await;
        let shape = json!({"type": "chat", "message": "On my way", "sender": "string", "sender_id": "integer",
            "id": "integer", "seq": "integer", "at": "time"});
        assert_eq!(differs(&channel.expect("chat").await, &shape, ""), None);

        for status in ["ongoing", "completed"] {
            assistant.update(id, status).await.expect(200);
            let shape = json!({"type": "status", "status": status, "assistant": person, "client": person});
            assert_eq!(differs(&channel.expect("status").await, &shape, ""), None);
        }
    }
}
