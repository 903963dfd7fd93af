//! What holds for every operation of the OpenAPI document, so that no handler has to repeat it: how it may be refused,
//! which headers say more, and the bounds of the parameters that many share.

use actix_web::http::StatusCode;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, Parameter, ParameterIn};
use utoipa::openapi::request_body::RequestBody;
use utoipa::openapi::{
    ArrayBuilder, Components, Content, KnownFormat, Object, ObjectBuilder, Ref, RefOr, Required, Response,
    ResponseBuilder, Schema, SchemaFormat, Type,
};

use crate::kernel::page::Limit;
use crate::kernel::request_key::RequestKey;

const PROBLEM: &str = "Problem";
/// RFC 3339, or empty as if it were not there.
const INSTANT: &str =
    "^([0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2}))?$";

/// The schemas that the promises refer to.
pub(super) fn add_schemas(components: &mut Components) {
    components.schemas.insert(PROBLEM.to_owned(), problem().into());
}

/// Describes what the handler's own annotation leaves out; `guard` is the one in the table of routes.
pub(super) fn keep(operation: &mut Operation, guard: &str, components: Option<&Components>) {
    if let Some(RefOr::T(body)) = &mut operation.request_body {
        // an empty body is `{}`, which will do where no field must be there
        body.required = Some(if is_needed(body, components) { Required::True } else { Required::False });
    }
    let mut said = false;
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter {
            said |= parameter.parameter_in != ParameterIn::Path;
            bound(parameter);
        }
    }
    let body = operation.request_body.is_some();
    let possible = [
        ("400", body || said, "Parts of the request are wrong; fields are named in `errors`"),
        ("401", !matches!(guard, "public" | "WebCaller"), "No token, or one that proves nothing"),
        ("403", !matches!(guard, "public" | "AnyCaller" | "Caller"), "Not for an account of this type"),
        ("408", body, "The body came too slowly"),
        ("413", body, "The body is too large"),
        ("415", body, "The body is of another type"),
        ("429", true, "Too many requests"),
        ("503", true, "The database or another part is away"),
    ];
    for (status, _, description) in possible.into_iter().filter(|(_, possible, _)| *possible) {
        let missing = || ResponseBuilder::new().description(description).build().into();
        operation.responses.responses.entry(status.to_owned()).or_insert_with(missing);
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response {
            explain(status, response);
        }
    }
}

fn is_needed(body: &RequestBody, components: Option<&Components>) -> bool {
    let schema = body.content.values().find_map(|content| match content {
        RefOr::T(Content { schema: Some(RefOr::Ref(named)), .. }) => {
            components?.schemas.get(named.ref_location.rsplit('/').next()?)
        }
        _ => None,
    });
    !matches!(schema, Some(RefOr::T(Schema::Object(object))) if object.required.is_empty())
}

/// A refusal is a problem document; every answer has the id of its request.
fn explain(status: &str, response: &mut Response) {
    if response.description.is_empty() {
        let named = status.parse().ok().and_then(|status| StatusCode::from_u16(status).ok()?.canonical_reason());
        response.description = named.unwrap_or("As asked").to_owned();
    }
    let mut header = |name: &str, schema: Object, description: &str| {
        let mut header = Header::new(schema);
        header.description = Some(description.to_owned());
        response.headers.insert(name.to_owned(), header.into());
    };
    header("X-Request-Id", text(), "To be quoted in a complaint");
    if status < "400" {
        return;
    }
    header("Content-Language", words(&["en", "fr", "ar"]), "By `Accept-Language`");
    match status {
        "401" => header("WWW-Authenticate", text(), "`Bearer`"),
        "429" | "503" => {
            let seconds = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).build();
            header("Retry-After", seconds, "Whole seconds that suffice");
        }
        _ => {}
    }
    if response.content.is_empty() {
        let document = Content::new(Some(Ref::from_schema_name(PROBLEM)));
        response.content.insert("application/problem+json".to_owned(), document.into());
    }
}

/// The bounds of a parameter that means the same wherever it stands.
fn bound(parameter: &mut Parameter) {
    if let Some(RefOr::T(Schema::Object(said))) = &parameter.schema
        && said.pattern.is_some()
    {
        // here it means something else
        return;
    }
    let schema = match (&parameter.parameter_in, parameter.name.as_str()) {
        (ParameterIn::Path, "id" | "share_id") => whole(1, None),
        (ParameterIn::Query, "limit") => whole(1, Some(i64::from(Limit::MAX))),
        (ParameterIn::Query, "cursor") => {
            parameter.description.get_or_insert_with(|| "The `next_cursor` of the page before".to_owned());
            written("^([1-9][0-9]{0,17})?$")
        }
        (ParameterIn::Query, "format") => words(&["html", "pdf", ""]),
        (ParameterIn::Query, "is_open") => words(&["true", "false", ""]),
        (ParameterIn::Query, "service_type") => words(&["towing", "repair", ""]),
        (ParameterIn::Query, "near") => written("^(-?[0-9.]+, ?-?[0-9.]+)?$"),
        (ParameterIn::Query, "radius_km") => {
            ObjectBuilder::new().schema_type(Type::Number).minimum(Some(0)).maximum(Some(20_038)).build()
        }
        (ParameterIn::Path, "name") => {
            parameter.description.get_or_insert_with(|| "What it is called".to_owned());
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(100)).build()
        }
        (ParameterIn::Query, "category") => {
            ObjectBuilder::new().schema_type(Type::String).max_length(Some(100)).build()
        }
        (ParameterIn::Query, "actor" | "account") => whole(1, None),
        (ParameterIn::Query, "object") => written("^([^:]+:[1-9][0-9]{0,17})?$"),
        (ParameterIn::Query, "action") => ObjectBuilder::new().schema_type(Type::String).max_length(Some(100)).build(),
        (ParameterIn::Query, "from" | "until" | "to") => written(INSTANT),
        (ParameterIn::Header, "If-Match") => written("^(\"[!#-~]{0,100}\"|[*])$"),
        (ParameterIn::Header, "Idempotency-Key") => written(&format!("^[!-~]{{1,{}}}$", RequestKey::MAX_BYTES)),
        _ => return,
    };
    parameter.schema = Some(schema.into());
}

fn whole(least: i64, most: Option<i64>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
        .minimum(Some(least))
        .maximum(most)
        .build()
}

fn text() -> Object {
    Object::with_type(Type::String)
}

fn written(pattern: &str) -> Object {
    ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).build()
}

fn words(words: &[&str]) -> Object {
    ObjectBuilder::new().schema_type(Type::String).enum_values(Some(words.iter().copied())).build()
}

/// An error as `api/http/problem.rs` writes it.
fn problem() -> Schema {
    let field = ObjectBuilder::new()
        .description(Some("What is wrong with one field."))
        .property("field", described(text(), "Its name, such as `pickup.lat`"))
        .property("code", described(text(), "A stable word for machines"))
        .property("message", described(text(), "One sentence for a person"))
        .required("field")
        .required("code")
        .required("message");
    let refused = ObjectBuilder::new().schema_type(Type::Boolean).enum_values(Some([false])).build();
    ObjectBuilder::new()
        .description(Some("A problem document (RFC 9457). It may name the thing in the way, such as `assistance_id`."))
        .property("type", described(text(), "An address that ends in the code"))
        .property("title", described(text(), "The status in a word"))
        .property("status", described(whole(400, Some(599)), "The status of the answer"))
        .property("detail", described(text(), "One sentence for a person, by `Accept-Language`"))
        .property("code", described(text(), "A stable word for machines"))
        .property("errors", ArrayBuilder::new().items(field).build())
        .property("request_id", described(text(), "To be quoted in a complaint"))
        .property("message", described(text(), "The same as `detail`: the apps read it"))
        .property("success", described(refused, "Always false"))
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
        .required("code")
        .required("message")
        .required("success")
        .into()
}

fn described(mut schema: Object, description: &str) -> Object {
    schema.description = Some(description.to_owned());
    schema
}
