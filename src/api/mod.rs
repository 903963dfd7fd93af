//! HTTP: several documented APIs in front of one application. HTTP lives here and nowhere else.

pub mod depannini;
pub mod http;
pub mod mechanic_factory;
pub mod operations;
pub mod revcare;
