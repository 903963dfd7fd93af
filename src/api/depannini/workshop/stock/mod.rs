//! Parts over HTTP: what lies on the shelf, its moves, and what work orders have of it. For whoever works here.

pub(in crate::api::depannini) mod body;
mod convert;
pub mod orders;
pub mod parts;
pub mod view;
