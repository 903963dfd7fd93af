//! What the world may ask by HTTP: one folder for each documented API (an edition), over the shared mechanics of [`http`].
//!
//! An edition keeps wire types, conversions, its error envelope and its credentials, and nothing else: rules live in the
//! domains, so that five editions cannot differ on one.

pub mod http;
