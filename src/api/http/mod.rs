//! The mechanics that all editions share: reading requests, guarding routes, answering errors. No business rule.
//!
//! A handler is extract → convert → call → convert (`docs/adding-an-endpoint.md`). Order of checks: the route table
//! answers 404 and 405, [`guard`] answers 401 and 403 as the first argument, [`Json`] and [`Query`] answer 400, and the
//! use case answers the rest.
//!
//! The application wraps, outermost first: `NormalizePath::trim`, [`security_headers::secure`], CORS,
//! [`request_id::trace`], [`problem::native`], [`rate_limit::limit`], [`identify::identify`]. An edition with an envelope of its own wraps its scope with
//! [`answer::problems`].

pub mod answer;
mod asked;
pub mod body;
mod client_address;
mod error;
mod field;
mod form;
pub mod guard;
mod idempotency;
pub mod identify;
mod json;
mod language;
pub mod page;
mod path;
pub mod problem;
mod query;
pub mod rate_limit;
mod reading;
pub mod request_id;
mod resource;
pub mod security_headers;
mod settings;
mod upload;
mod wire;

pub use asked::Asked;
pub use client_address::ClientAddress;
pub use error::ApiError;
pub use field::Field;
pub use form::Form;
pub use idempotency::IdempotencyKey;
pub use json::Json;
pub use language::Lang;
pub use path::{PathId, PathKey};
pub use query::{PageParams, Query, next_cursor};
pub use reading::{Complaint, Reading};
pub use resource::{Handled, Line, Table, delete, get, patch, post, put};
pub use settings::HttpSettings;
pub use upload::Upload;
pub use wire::{Digits, LenientNumber, Nested, Verbatim, Wire};

#[cfg(test)]
mod tests;
