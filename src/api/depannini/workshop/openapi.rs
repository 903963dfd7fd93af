//! The garage's part of the OpenAPI document. What its style settles for every operation is said here once: names,
//! guards, the usual parameters and refusals, tags of things.

use std::collections::BTreeSet;

use utoipa::OpenApi;
use utoipa::openapi::header::Header;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::security::SecurityRequirement;
use utoipa::openapi::{Content, Object, OpenApi as Document, Ref, RefOr, Required, ResponseBuilder, Schema, Type};

use super::assets::handlers as assets;
use super::catalogue::{reviews, services, shelf};
use super::estimates;
use super::feedback::handlers as feedback;
use super::invoices::{handlers as invoices, tax};
use super::lists::handlers as lists;
use super::orders;
use super::pages::handlers as pages;
use super::payments::{handlers as payments, online};
use super::people::{addresses, attendance, customers, mechanics};
use super::places::routes::PlacesApi;
use super::receipts::routes::ReceiptsApi;
use super::routes;
use super::stock::{orders as order_parts, parts};
use crate::api::depannini::openapi::operation;
use crate::api::http::{Line, Table};

#[derive(OpenApi)]
#[openapi(paths(
    customers::list,
    customers::find,
    customers::change,
    mechanics::list,
    mechanics::find,
    mechanics::change,
    mechanics::remove,
    mechanics::set_work_status,
    attendance::list,
    attendance::record,
    attendance::find,
    attendance::change,
    attendance::remove,
    addresses::list,
    addresses::add,
    addresses::find,
    addresses::change,
    addresses::remove,
    lists::areas::list,
    lists::areas::create,
    lists::areas::find,
    lists::areas::change,
    lists::areas::remove,
    lists::device_types::list,
    lists::device_types::create,
    lists::device_types::find,
    lists::device_types::change,
    lists::device_types::remove,
    lists::manufacturers::list,
    lists::manufacturers::create,
    lists::manufacturers::find,
    lists::manufacturers::change,
    lists::manufacturers::remove,
    lists::vehicle_classes::list,
    lists::vehicle_classes::create,
    lists::vehicle_classes::find,
    lists::vehicle_classes::change,
    lists::vehicle_classes::remove,
    lists::fuels::list,
    lists::fuels::create,
    lists::fuels::find,
    lists::fuels::change,
    lists::fuels::remove,
    lists::categories::list,
    lists::categories::create,
    lists::categories::find,
    lists::categories::change,
    lists::categories::remove,
    lists::models::list,
    lists::models::create,
    lists::models::find,
    lists::models::change,
    lists::models::remove,
    lists::time_slots::list,
    lists::time_slots::create,
    lists::time_slots::find,
    lists::time_slots::change,
    lists::time_slots::remove,
    assets::list,
    assets::add,
    assets::find,
    assets::change,
    assets::remove,
    services::list,
    services::create,
    services::find,
    services::revise,
    services::remove,
    reviews::list,
    reviews::write,
    reviews::moderate,
    reviews::remove,
    shelf::cart,
    shelf::put_into_cart,
    shelf::take_from_cart,
    shelf::favourites,
    shelf::like,
    shelf::unlike,
    parts::list,
    parts::add,
    parts::find,
    parts::edit,
    parts::remove,
    parts::receive,
    parts::correct,
    parts::moves,
    order_parts::list,
    order_parts::reserve,
    order_parts::release,
    order_parts::use_up,
    order_parts::put_back,
    invoices::list,
    invoices::find,
    invoices::restate,
    invoices::discard,
    invoices::issue,
    invoices::void,
    invoices::draft,
    invoices::state,
    tax::rates,
    tax::set_rate,
    payments::list,
    payments::record,
    payments::find,
    payments::edit,
    payments::remove,
    payments::refunds,
    payments::refund,
    payments::balance,
    online::begin,
    online::abandon,
    online::confirm,
    feedback::list,
    feedback::say,
    feedback::find,
    feedback::revise,
    feedback::remove,
    pages::read,
    pages::publish,
))]
struct Shop;

/// The garage's paths with the schemas they name.
pub(in crate::api::depannini) fn document() -> Document {
    let mut document = Shop::openapi();
    document.merge(PlacesApi::openapi());
    document.merge(ReceiptsApi::openapi());
    document.merge(estimates::described());
    document.merge(orders::document());
    let lines = routes::add(Table::new()).lines();
    let conditional: BTreeSet<&str> = lines.iter().filter(|line| line.condition).map(|line| line.path).collect();
    for line in &lines {
        let item = document.paths.paths.get_mut(&format!("{}/", line.path));
        if let Some(operation) = item.and_then(|item| operation(item, &line.method)) {
            complete(operation, line);
            let one = if line.method == "POST" { format!("{}/{{id}}", line.path) } else { line.path.to_owned() };
            if conditional.contains(one.as_str()) {
                tell_tag(operation);
            }
        }
    }
    loosen_changes(&mut document);
    document
}

/// Says what follows from the line in the table of routes.
fn complete(operation: &mut Operation, line: &Line) {
    operation.operation_id = Some(name_of(line));
    let guarded = !matches!(line.guard, "public" | "AnyCaller");
    if guarded {
        operation.security = Some(vec![SecurityRequirement::new::<_, [&str; 0], &str>("bearer", [])]);
    }
    let parameters = operation.parameters.get_or_insert_with(Vec::new);
    for parameter in parameters.iter_mut() {
        if let RefOr::T(parameter) = parameter {
            never_null(parameter);
        }
    }
    let mut add = |name: &str, place: ParameterIn, description: Option<&str>| {
        let known = |parameter: &RefOr<Parameter>| matches!(parameter, RefOr::T(parameter) if parameter.name == name);
        if parameters.iter().any(known) {
            return;
        }
        let required = if place == ParameterIn::Path { Required::True } else { Required::False };
        let text = Object::with_type(Type::String);
        let parameter = ParameterBuilder::new().name(name).parameter_in(place).required(required);
        parameters.push(parameter.description(description).schema(Some(text)).build().into());
    };
    for part in ["id", "key"].into_iter().filter(|part| line.path.contains(&format!("{{{part}}}"))) {
        add(part, ParameterIn::Path, None);
    }
    if line.pages {
        add("limit", ParameterIn::Query, Some("1–200, default 50"));
        add("cursor", ParameterIn::Query, None);
    }
    if line.key {
        let description = "A retry with the same key gets the first success again";
        add("Idempotency-Key", ParameterIn::Header, Some(description));
    }
    if line.condition {
        add(
            "If-Match",
            ParameterIn::Header,
            Some("Only if its `ETag` is still this one, else 409 `changed_meanwhile`"),
        );
    }
    let writes = line.method != "GET";
    let possible = [
        ("403", guarded, "Not for this account, or not its own"),
        ("404", writes || line.path.contains('{'), "There is no such thing, or nothing that the request points at"),
        ("409", writes, "It does not follow from how things are now; `code` says why"),
    ];
    for (status, _, description) in possible.into_iter().filter(|(_, possible, _)| *possible) {
        let missing = || ResponseBuilder::new().description(description).build().into();
        operation.responses.responses.entry(status.to_owned()).or_insert_with(missing);
    }
}

/// `workshop_parts_id_moves_get` and the like.
fn name_of(line: &Line) -> String {
    let words = line.path.trim_start_matches("/api/").split(['/', '-']).map(|word| word.trim_matches(['{', '}']));
    let words: Vec<&str> = words.collect();
    format!("{}_{}", words.join("_"), line.method.to_lowercase())
}

/// What may be left out of a query is not there, rather than null.
fn never_null(parameter: &mut Parameter) {
    if let Some(RefOr::T(Schema::Object(schema))) = &mut parameter.schema
        && let SchemaType::Array(types) = &schema.schema_type
        && let Some(kind) = types.iter().find(|kind| **kind != Type::Null)
    {
        schema.schema_type = SchemaType::Type(kind.clone());
    }
}

/// A thing comes with its tag, which `If-Match` takes.
fn tell_tag(operation: &mut Operation) {
    for status in ["200", "201"] {
        if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) {
            let mut header = Header::new(Object::with_type(Type::String));
            header.description = Some("What `If-Match` takes".to_owned());
            response.headers.insert("ETag".to_owned(), header.into());
        }
    }
}

/// A change takes what making the thing takes, with every field left to choice: `XBody` of the POST above it becomes
/// `XBodyChange` where a PATCH takes it.
fn loosen_changes(document: &mut Document) {
    let mut loosened = BTreeSet::new();
    let made: Vec<(String, Option<String>)> =
        document.paths.paths.iter().map(|(path, item)| (path.clone(), item.post.as_ref().and_then(body_of))).collect();
    for (path, item) in &mut document.paths.paths {
        let above = path.strip_suffix("{id}/");
        let Some(patch) = item.patch.as_mut() else { continue };
        let Some((_, Some(name))) = made.iter().find(|(path, _)| Some(path.as_str()) == above) else { continue };
        if body_of(patch).as_ref() == Some(name) {
            if let Some(RefOr::T(body)) = &mut patch.request_body {
                let schema = Ref::from_schema_name(format!("{name}Change"));
                body.content.insert("application/json".to_owned(), RefOr::T(Content::new(Some(schema))));
            }
            loosened.insert(name.clone());
        }
    }
    let Some(components) = document.components.as_mut() else { return };
    for name in loosened {
        if let Some(RefOr::T(Schema::Object(schema))) = components.schemas.get(&name) {
            let mut change = schema.clone();
            change.required.clear();
            components.schemas.insert(format!("{name}Change"), RefOr::T(Schema::Object(change)));
        }
    }
}

/// The name of the schema of an operation's body.
fn body_of(operation: &Operation) -> Option<String> {
    let Some(RefOr::T(body)) = &operation.request_body else { return None };
    body.content.values().find_map(|content| match content {
        RefOr::T(Content { schema: Some(RefOr::Ref(named)), .. }) => {
            named.ref_location.rsplit('/').next().map(str::to_owned)
        }
        _ => None,
    })
}
