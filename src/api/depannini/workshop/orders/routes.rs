//! The part of the route table that is about work orders, and who has them in hand.

use super::{handlers as orders, photos, steps};
use crate::api::depannini::workshop::assignments::handlers as assignments;
use crate::api::depannini::workshop::lists::handlers::assignment_kinds as kinds;
use crate::api::depannini::workshop::work::{analysis, progress};
use crate::api::http::{Table, delete, get, patch, post, put};

/// The table with these routes.
pub(in crate::api::depannini::workshop) fn add(table: Table) -> Table {
    table
        .at("/api/workshop/work-orders", [get(orders::list), post(orders::open)])
        .at("/api/workshop/work-orders/{id}", [get(orders::find), patch(orders::revise), delete(orders::remove)])
        .at("/api/workshop/work-orders/{id}/status", [post(steps::set_status)])
        .at("/api/workshop/work-orders/{id}/cancel", [post(steps::cancel)])
        .at("/api/workshop/work-orders/{id}/confirm", [post(steps::confirm)])
        .at("/api/workshop/work-orders/{id}/photos", [get(photos::list), post(photos::attach)])
        .at("/api/workshop/work-orders/{id}/timeline", [get(orders::timeline)])
        .at("/api/workshop/work-orders/{id}/assignments", [get(assignments::of_order), post(assignments::assign)])
        .at("/api/workshop/assignments", [get(assignments::list)])
        .at("/api/workshop/assignments/{id}", [get(assignments::find), delete(assignments::remove)])
        .at("/api/workshop/assignments/{id}/close", [post(assignments::close)])
        .at("/api/workshop/assignment-kinds", [get(kinds::list), post(kinds::create)])
        .at("/api/workshop/assignment-kinds/{id}", [get(kinds::find), patch(kinds::change), delete(kinds::remove)])
        .at(
            "/api/workshop/work-orders/{id}/analysis",
            [get(analysis::find), put(analysis::write), patch(analysis::edit)],
        )
        .at("/api/workshop/work-orders/{id}/analysis/validate", [post(analysis::validate)])
        .at("/api/workshop/work-orders/{id}/progress", [get(progress::list), post(progress::report)])
        .at("/api/workshop/progress/{id}", [get(progress::find), patch(progress::edit)])
        .at("/api/workshop/progress/{id}/validate", [post(progress::validate)])
}
