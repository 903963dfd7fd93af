//! Pages that administrators write for the apps, over HTTP. Anybody reads them.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod handlers;
pub mod view;
