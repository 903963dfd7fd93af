//! Sessions: families of refresh tokens, and the access tokens that name them.
//!
//! Invariants:
//! * A refresh token is good once; the second time ends its session, durably.
//! * An access token is void as soon as its session's end or its account's newer epoch is committed.

mod end;
mod refresh;
mod revocations;
mod start;
pub(super) mod store;
mod token;

pub(super) use end::end_all;
pub(super) use revocations::Recent;
pub use revocations::Revocations;
pub(super) use start::{NewSession, session_life};
pub use store::forget;
pub use token::Tokens;
pub(super) use token::{Signer, Subject, access_life};
