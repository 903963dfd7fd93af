//! HTTP: several documented APIs in front of one application. HTTP lives here and nowhere else.

pub mod carcare_pro;
pub mod depannini;
pub mod http;
pub mod laptop_repair;
pub mod mechanic_factory;
pub mod operations;
pub mod revcare;
