//! The services that work orders are about: asked for, quoted, chosen, done.

pub(in crate::workshop) mod store;
