//! What the web apps need besides the API that all apps use: a session that scripts cannot read, and what to begin with.

pub(in crate::api::depannini) mod body;
pub mod config;
mod convert;
mod page;
pub mod places;
pub mod session;
pub mod view;

pub use config::{DemoAccounts, DemoPerson, WebState};
