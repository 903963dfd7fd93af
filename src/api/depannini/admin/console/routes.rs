//! The console's lines in the table of routes.

use super::{call, cases, decisions, export, figures, live, people, search, tariffs};
use crate::api::http::{Table, get, post, put};

/// The table with the console's routes.
pub(in crate::api::depannini) fn add(table: Table) -> Table {
    table
        .at("/api/admin/live", [get(live::live)])
        .at("/api/admin/search", [get(search::search)])
        .at("/api/admin/assistances", [get(cases::list), post(call::request)])
        .at("/api/admin/assistances.csv", [get(export::csv)])
        .at("/api/admin/assistances/{id}", [get(cases::case)])
        .at("/api/admin/assistances/{id}/candidates", [get(cases::candidates)])
        .at("/api/admin/assistances/{id}/assign", [post(decisions::assign)])
        .at("/api/admin/assistances/{id}/cancel", [post(decisions::cancel)])
        .at("/api/admin/people", [get(people::list)])
        .at("/api/admin/people/{id}", [get(people::person)])
        .at("/api/admin/people/{id}/documents", [post(people::documents)])
        .at("/api/admin/people/{id}/block", [post(people::block)])
        .at("/api/admin/people/{id}/unblock", [post(people::unblock)])
        .at("/api/admin/tariffs", [get(tariffs::list)])
        .at("/api/admin/tariffs/{service}/{vehicle_type}", [put(tariffs::set)])
        .at("/api/admin/figures", [get(figures::figures)])
        .at("/api/admin/demand", [get(figures::demand)])
}
