//! A client collection made from an OpenAPI document, in the format (Postman's, version 2.1) that Postman, Bruno and Insomnia
//! import.

use serde_json::{Map, Value, json};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
/// Schemas that refer to others deeper than this are not followed.
const DEPTH: usize = 8;

/// The collection: a folder for each tag, a request for each operation with an example body. Variables: `base`, where the
/// server is, and `token`.
#[must_use]
pub fn collection(document: &Value) -> Value {
    let prefix = document["servers"][0]["url"].as_str().unwrap_or_default();
    let mut folders: Vec<(String, Vec<Value>)> = Vec::new();
    let paths = document["paths"].as_object().into_iter().flatten();
    for (path, item) in paths {
        for method in METHODS {
            let operation = &item[method];
            if operation.is_object() {
                let tag = operation["tags"][0].as_str().unwrap_or("other").to_owned();
                let request = request(document, prefix, path, method, operation);
                match folders.iter_mut().find(|(known, _)| *known == tag) {
                    Some((_, requests)) => requests.push(request),
                    None => folders.push((tag, vec![request])),
                }
            }
        }
    }
    let folders: Vec<Value> = folders.into_iter().map(|(name, item)| json!({ "name": name, "item": item })).collect();
    json!({
        "info": {
            "name": document["info"]["title"],
            "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
        },
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "variable": [{"key": "base", "value": "http://127.0.0.1:8080"}, {"key": "token", "value": ""}],
        "item": folders,
    })
}

fn request(document: &Value, prefix: &str, path: &str, method: &str, operation: &Value) -> Value {
    let filled = format!("{prefix}{}", path.replace('{', ":").replace('}', ""));
    let parts: Vec<&str> = filled.split('/').filter(|part| !part.is_empty()).collect();
    let parameters = operation["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
    let of = |place: &str| parameters.iter().filter(move |parameter| parameter["in"] == place).collect::<Vec<_>>();
    let query: Vec<Value> = of("query")
        .into_iter()
        .map(|parameter| json!({"key": parameter["name"], "value": "", "disabled": parameter["required"] != true}))
        .collect();
    let variable: Vec<Value> =
        of("path").into_iter().map(|parameter| json!({"key": parameter["name"], "value": "1"})).collect();
    let mut request = Map::new();
    request.insert("method".to_owned(), json!(method.to_uppercase()));
    let url = json!({
        "raw": format!("{{{{base}}}}{filled}"), "host": ["{{base}}"], "path": parts, "query": query, "variable": variable,
    });
    request.insert("url".to_owned(), url);
    if !operation["security"].is_array() {
        request.insert("auth".to_owned(), json!({"type": "noauth"}));
    }
    let content = operation["requestBody"]["content"].as_object().into_iter().flatten().next();
    if let Some((kind, content)) = content {
        let body = example(document, &content["schema"], DEPTH);
        request.insert("header".to_owned(), json!([{"key": "Content-Type", "value": kind}]));
        request.insert("body".to_owned(), told(kind, &body));
    }
    let name = operation["summary"].as_str().map_or_else(|| format!("{} {path}", method.to_uppercase()), str::to_owned);
    json!({ "name": name, "request": request })
}

fn told(kind: &str, body: &Value) -> Value {
    if kind == "application/json" {
        let raw = serde_json::to_string_pretty(body).unwrap_or_default();
        return json!({"mode": "raw", "raw": raw, "options": {"raw": {"language": "json"}}});
    }
    let mode = if kind.starts_with("multipart") { "formdata" } else { "urlencoded" };
    let fields: Vec<Value> = body
        .as_object()
        .into_iter()
        .flatten()
        .map(|(key, value)| json!({"key": key, "value": value.as_str().unwrap_or_default(), "type": "text"}))
        .collect();
    json!({ "mode": mode, mode: fields })
}

/// Something that fits a schema: its example if it has one.
fn example(document: &Value, schema: &Value, depth: usize) -> Value {
    if depth == 0 {
        return Value::Null;
    }
    if let Some(reference) = schema["$ref"].as_str() {
        let named = document.pointer(reference.trim_start_matches('#')).unwrap_or(&Value::Null);
        return example(document, named, depth - 1);
    }
    let said = [&schema["example"], &schema["examples"][0], &schema["default"], &schema["enum"][0]];
    if let Some(said) = said.into_iter().find(|said| !said.is_null()) {
        return said.clone();
    }
    if let Some(fields) = schema["properties"].as_object() {
        let fields = fields.iter().map(|(name, field)| (name.clone(), example(document, field, depth - 1)));
        return Value::Object(fields.collect());
    }
    let kind = schema["type"].as_str().or_else(|| schema["type"][0].as_str()).unwrap_or_default();
    match kind {
        "string" => json!("text"),
        "integer" | "number" => json!(1),
        "boolean" => json!(true),
        "array" => json!([example(document, &schema["items"], depth - 1)]),
        "object" => json!({}),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_a_request_with_an_example() {
        let document = json!({
            "info": {"title": "Shop"}, "servers": [{"url": "/shop"}],
            "components": {"schemas": {"Body": {"type": "object", "properties": {
                "name": {"type": "string", "example": "Ann"}, "salary": {"type": ["number", "null"]}}}}},
            "paths": {
                "/things/{id}": {"put": {
                    "tags": ["things"], "security": [{"bearer": []}], "summary": "Change it.",
                    "parameters": [{"name": "id", "in": "path", "required": true}],
                    "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Body"}}}}}},
                "/login": {"post": {"tags": ["auth"], "requestBody": {"content": {
                    "application/x-www-form-urlencoded": {"schema": {"$ref": "#/components/schemas/Body"}}}}}},
            },
        });
        let made = collection(&document);
        let folder =
            |name: &str| made["item"].as_array().unwrap().iter().find(|folder| folder["name"] == name).unwrap();
        let put = &folder("things")["item"][0]["request"];
        assert_eq!((&put["method"], &put["url"]["raw"]), (&json!("PUT"), &json!("{{base}}/shop/things/:id")));
        let body: Value = serde_json::from_str(put["body"]["raw"].as_str().unwrap()).unwrap();
        assert_eq!(body, json!({"name": "Ann", "salary": 1}));
        let login = &folder("auth")["item"][0]["request"];
        assert_eq!((&login["auth"]["type"], &login["body"]["mode"]), (&json!("noauth"), &json!("urlencoded")));
    }
}
