//! Sessions: families of refresh tokens, and the access tokens that name them.
//!
//! Invariants:
//! * At our own door a refresh token is good once; the second time ends its session, durably. At others it stays the same,
//!   as their documents say, for as long as the session lives.
//! * A token is good at the API of its door only.
//! * An access token is void as soon as its session's end or its account's newer epoch is committed.

mod end;
mod refresh;
mod revocations;
mod start;
pub(super) mod store;
mod token;

pub(super) use end::{end_all, end_others, void_access};
pub(super) use revocations::Recent;
pub use revocations::Revocations;
pub(super) use start::NewSession;
pub use store::forget;
pub use token::Tokens;
pub(super) use token::{Signer, Subject};
