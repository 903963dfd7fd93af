//! The AsyncAPI document as a page for people: no script, nothing from elsewhere.

use std::fmt::Write as _;

use serde_json::Value;

/// The page's style, served beside it: pages bear no inline style.
pub const STYLE: &str = "\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; color: #1b1b1b; background: #fff }
h2 { border-bottom: 2px solid #d9d9d9; margin-top: 2.5rem } h3 { margin: 1.5rem 0 .25rem }
code { background: #f2f2f2; padding: 0 .25em; border-radius: 3px } table { border-collapse: collapse; width: 100% }
td, th { text-align: start; border-bottom: 1px solid #e3e3e3; padding: .25rem .5rem; vertical-align: top }
@media (prefers-color-scheme: dark) { body { color: #ececec; background: #161616 } code { background: #2a2a2a }
h2 { border-color: #444 } td, th { border-color: #333 } a { color: #8ab4ff } }
";

/// The document as HTML.
#[must_use]
pub fn page(document: &Value) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Depannini channels</title><link rel=\"stylesheet\" href=\"/docs/channels.css\"></head><body>",
    );
    let info = &document["info"];
    push(&mut html, format_args!("<h1>{}</h1><p>{}</p>", text(&info["title"]), text(&info["description"])));
    html.push_str(
        "<p>For machines: <a href=\"/asyncapi.json\">asyncapi.json</a> (AsyncAPI 3.0). \
         The HTTP side: <a href=\"/docs/index.html\">Swagger UI</a>.</p>",
    );
    for (name, channel) in document["channels"].as_object().into_iter().flatten() {
        push(
            &mut html,
            format_args!("<h2><code>{}</code></h2><p>{}</p>", text(&channel["address"]), text(&channel["summary"])),
        );
        for (title, action) in [("The server tells", "send"), ("Clients say", "receive")] {
            push(&mut html, format_args!("<h3>{title}</h3>"));
            let operations = document["operations"].as_object().into_iter().flatten();
            let reference = format!("#/channels/{name}");
            for (_, operation) in operations {
                if operation["action"] == action && operation["channel"]["$ref"] == reference.as_str() {
                    operation["messages"].as_array().into_iter().flatten().for_each(|message| {
                        push_message(&mut html, document, message["$ref"].as_str().unwrap_or_default());
                    });
                }
            }
        }
    }
    html.push_str("</body></html>");
    html
}

/// Writing to a `String` cannot fail.
fn push(html: &mut String, words: std::fmt::Arguments<'_>) {
    let _infallible = html.write_fmt(words);
}

fn push_message(html: &mut String, document: &Value, reference: &str) {
    let name = reference.rsplit('/').next().unwrap_or_default();
    let message = &document["components"]["messages"][name];
    push(html, format_args!("<h4><code>{}</code></h4><p>{}</p>", text(&message["name"]), text(&message["summary"])));
    let payload = &message["payload"];
    let required: Vec<&str> = payload["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    html.push_str("<table><tr><th>Field</th><th>Type</th><th></th></tr>");
    for (field, schema) in payload["properties"].as_object().into_iter().flatten() {
        let must = if required.contains(&field.as_str()) { "always" } else { "" };
        let field = escaped(field);
        push(html, format_args!("<tr><td><code>{field}</code></td><td>{}</td><td>{must}</td></tr>", kind(schema)));
    }
    html.push_str("</table>");
}

/// A schema in a few words.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return escaped(reference.rsplit('/').next().unwrap_or_default());
    }
    if let Some(constant) = schema["const"].as_str() {
        return format!("<code>\"{}\"</code>", escaped(constant));
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        return choices.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    match &schema["type"] {
        Value::Array(kinds) => kinds.iter().map(text).collect::<Vec<_>>().join(" or "),
        Value::String(kind) if kind == "array" => format!("list of {}", self::kind(&schema["items"])),
        Value::String(kind) => schema["format"].as_str().map_or_else(|| escaped(kind), escaped),
        _ => String::new(),
    }
}

fn text(value: &Value) -> String {
    escaped(value.as_str().unwrap_or_default())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::depannini::socket::document;

    #[test]
    fn every_frame_of_the_document_is_on_the_page() {
        let document = document();
        let page = page(&document);
        for (_, message) in document["components"]["messages"].as_object().unwrap() {
            assert!(page.contains(&format!("<code>{}</code>", message["name"].as_str().unwrap())), "{message}");
            assert!(page.contains(&text(&message["summary"])), "{message}");
            for field in message["payload"]["properties"].as_object().unwrap().keys() {
                assert!(page.contains(&format!("<td><code>{field}</code></td>")), "{field}");
            }
        }
        assert!(!page.contains("<td></td><td></td>"), "a field without a type");
    }

    #[test]
    fn what_looks_like_markup_is_told_as_text() {
        assert_eq!(escaped("<b a=\"&\">"), "&lt;b a=&quot;&amp;&quot;&gt;");
    }
}
