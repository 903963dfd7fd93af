//! What answers each endpoint, one file for each subject.

pub mod accounts;
pub mod attendance;
pub mod costs;
pub mod customers;
pub mod feedback;
pub mod invoices;
pub mod mechanics;
pub mod requests;
pub mod work_status;

use actix_web::HttpResponse;
use serde::Serialize;

/// All of a list: the document knows no pages.
fn list<T, J: From<T> + Serialize>(found: Vec<T>) -> HttpResponse {
    HttpResponse::Ok().json(found.into_iter().map(J::from).collect::<Vec<J>>())
}

/// Done; there is nothing to tell.
fn done() -> HttpResponse {
    HttpResponse::NoContent().finish()
}
