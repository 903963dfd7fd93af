//! The routes of estimates.

use super::{approvals, decisions, lines, links};
use crate::api::http::{Table, delete, get, patch, post};

/// The table with the routes of estimates.
pub(in crate::api::depannini::workshop) fn add(table: Table) -> Table {
    table
        .at("/api/workshop/work-orders/{id}/lines", [get(lines::list), post(lines::write)])
        .at("/api/workshop/lines/{id}", [get(lines::find), patch(lines::correct), delete(lines::withdraw)])
        .at("/api/workshop/work-orders/{id}/needs", [get(lines::needs)])
        .at("/api/workshop/work-orders/{id}/decisions", [post(decisions::decide)])
        .at(
            "/api/workshop/work-orders/{id}/approval-links",
            [get(links::list), post(links::send), delete(links::revoke)],
        )
        .at("/api/workshop/approvals/{token}", [get(approvals::find)])
        .at("/api/workshop/approvals/{token}/decisions", [post(approvals::decide)])
}
