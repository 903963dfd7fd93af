//! The mechanics that all editions share: reading requests, guarding routes, answering errors. No business rule.
//!
//! A handler is extract → convert → call → convert (`docs/adding-an-endpoint.md`). Order of checks: the route table
//! answers 404 and 405, [`guard`] answers 401 and 403 as the first argument, [`Json`] and [`Query`] answer 400, and the
//! use case answers the rest.
//!
//! The application wraps, outermost first: `NormalizePath::trim`, [`security_headers::secure`], CORS,
//! [`request_id::trace`], [`problem::native`], [`rate_limit::limit`], [`identify::identify`]. An edition is a [`Front`]: with
//! its table, its envelope and its document it is mounted below its prefix.

pub mod answer;
mod any_form;
mod asked;
pub mod body;
mod client_address;
pub mod collection;
pub mod cookie;
pub mod document;
mod error;
mod field;
pub mod fields;
mod form;
mod front;
pub mod guard;
mod idempotency;
pub mod identify;
mod json;
mod language;
mod packed;
pub mod page;
mod paging;
mod path;
pub mod person;
pub mod problem;
mod query;
pub mod rate_limit;
mod reading;
pub mod request_id;
mod resource;
pub mod security_headers;
mod settings;
pub mod sign_in;
mod upload;
mod wire;

pub use any_form::AnyForm;
pub use asked::Asked;
pub use client_address::ClientAddress;
pub use error::ApiError;
pub use field::Field;
pub use form::Form;
pub use front::{Envelopes, Front};
pub use idempotency::IdempotencyKey;
pub use json::Json;
pub use language::Lang;
pub use packed::Packed;
pub use paging::{Numbered, Skipped, Totals};
pub use path::{PathId, PathKey, SecondId};
pub use problem::{Envelope, FieldProblem, Problem};
pub use query::{PageParams, Query, next_cursor};
pub use reading::{Complaint, Reading};
pub use resource::{Handled, Line, Table, delete, get, patch, post, put};
pub use settings::HttpSettings;
pub use upload::Upload;
pub use wire::{Digits, LenientNumber, Nested, Spelled, Verbatim, Wire};

#[cfg(test)]
mod tests;
