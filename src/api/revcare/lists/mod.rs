//! Lists that other things point at: kinds of assignments, categories, areas, what is known of cars, statuses, slots of the day.

pub mod body;
mod convert;
pub mod handlers;
pub mod view;

use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use self::handlers::{areas, assignment_types, categories, classes, fuels, manufacturers, models, statuses, timeslots};
use crate::api::http::{Table, delete, get, post, put};

#[derive(OpenApi)]
#[openapi(paths(
    assignment_types::list,
    assignment_types::create,
    assignment_types::change,
    assignment_types::remove,
    categories::create,
    categories::change,
    categories::remove,
    areas::list,
    areas::create,
    areas::change,
    areas::remove,
    models::list,
    models::create,
    models::change,
    models::remove,
    classes::list,
    classes::create,
    classes::change,
    classes::remove,
    fuels::list,
    fuels::create,
    fuels::change,
    fuels::remove,
    manufacturers::list,
    manufacturers::create,
    manufacturers::change,
    manufacturers::remove,
    statuses::list,
    statuses::create,
    timeslots::list,
    timeslots::create,
))]
struct Api;

pub(super) fn document() -> Document {
    Api::openapi()
}

pub(super) fn routes() -> Table {
    Table::new()
        .at("/mechanics/assignment_type", [get(assignment_types::list), post(assignment_types::create)])
        .at("/mechanics/assignment_type/{id}", [put(assignment_types::change), delete(assignment_types::remove)])
        .at("/services/category", [post(categories::create)])
        .at("/services/category/{id}", [put(categories::change), delete(categories::remove)])
        .at("/address/area", [get(areas::list), post(areas::create)])
        .at("/address/area/{id}", [put(areas::change), delete(areas::remove)])
        .at("/car/models", [get(models::list), post(models::create)])
        .at("/car/models/{id}", [put(models::change), delete(models::remove)])
        .at("/car/class", [get(classes::list), post(classes::create)])
        .at("/car/class/{id}", [put(classes::change), delete(classes::remove)])
        .at("/car/fuel", [get(fuels::list), post(fuels::create)])
        .at("/car/fuel/{id}", [put(fuels::change), delete(fuels::remove)])
        .at("/car/manufacturer", [get(manufacturers::list), post(manufacturers::create)])
        .at("/car/manufacturer/{id}", [put(manufacturers::change), delete(manufacturers::remove)])
        .at("/utils/status", [get(statuses::list), post(statuses::create)])
        .at("/utils/timeslot", [get(timeslots::list), post(timeslots::create)])
}
