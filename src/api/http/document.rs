//! An edition's OpenAPI document: what follows from its table of routes is said here once, so that a handler's annotation says
//! only what is its own.

use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::server::Server;
use utoipa::openapi::{
    Components, Content, Object, OpenApi, PathItem, Ref, RefOr, Required, ResponseBuilder, Schema, Type,
};

use super::resource::{Line, Table};

/// What an edition's document says everywhere.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Where the edition stands.
    pub prefix: &'static str,
    /// The status of a body that cannot be read.
    pub invalid: &'static str,
    /// The schema of an error by its name among the components; of 401 if that is another.
    pub error: &'static str,
    /// The schema of 401.
    pub unauthenticated: &'static str,
}

/// The document with everything that follows from the table: names, guards, ids in paths, usual refusals. A route without an
/// annotation gets an operation of its own.
#[must_use]
pub fn complete(mut document: OpenApi, table: &Table, style: Style) -> OpenApi {
    document.servers = Some(vec![Server::new(style.prefix)]);
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
    let components = document.components.get_or_insert_with(Components::new);
    components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    for line in table.lines() {
        let item = document.paths.paths.entry(line.path.to_owned()).or_default();
        if let Some(place) = place(item, &line.method) {
            finish(place.get_or_insert_with(Operation::new), &line, style);
        }
    }
    document
}

/// Where an item keeps the operation of a method.
pub fn place<'a>(item: &'a mut PathItem, method: &str) -> Option<&'a mut Option<Operation>> {
    Some(match method {
        "GET" => &mut item.get,
        "POST" => &mut item.post,
        "PUT" => &mut item.put,
        "PATCH" => &mut item.patch,
        "DELETE" => &mut item.delete,
        _ => return None,
    })
}

fn finish(operation: &mut Operation, line: &Line, style: Style) {
    operation.operation_id = Some(name_of(line));
    let guarded = !matches!(line.guard, "public" | "AnyCaller");
    if guarded {
        operation.security = Some(vec![SecurityRequirement::new::<_, [&str; 0], &str>("bearer", [])]);
    }
    let parameters = operation.parameters.get_or_insert_with(Vec::new);
    for part in line.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
        let known = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(parameter) if parameter.name == part);
        if !parameters.iter().any(known) {
            let text = Schema::Object(Object::with_type(Type::String));
            let parameter = ParameterBuilder::new().name(part).parameter_in(ParameterIn::Path);
            parameters.push(parameter.required(Required::True).schema(Some(text)).build().into());
        }
    }
    if parameters.is_empty() {
        operation.parameters = None;
    }
    let possible = [
        (style.invalid, line.body || line.query, "Parts of the request are wrong"),
        ("401", guarded, "No token, or one that proves nothing here"),
        ("403", guarded, "Not for this account"),
        ("404", line.path.contains('{'), "There is no such thing"),
        ("429", true, "Too many requests, with Retry-After"),
        ("503", true, "The database or another part is away"),
    ];
    for (status, _, description) in possible.into_iter().filter(|(_, possible, _)| *possible) {
        let missing = || ResponseBuilder::new().description(description).build().into();
        operation.responses.responses.entry(status.to_owned()).or_insert_with(missing);
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && status.as_str() >= "400"
            && response.content.is_empty()
        {
            let schema = if status == "401" { style.unauthenticated } else { style.error };
            let content = Content::new(Some(Ref::from_schema_name(schema)));
            response.content.insert("application/json".to_owned(), content.into());
        }
    }
}

/// `customers_id_put` and the like.
fn name_of(line: &Line) -> String {
    let words = line.path.split(['/', '-']).map(|word| word.trim_matches(['{', '}'])).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    format!("{}_{}", words.join("_"), line.method.to_lowercase())
}
