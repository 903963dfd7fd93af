//! Signing in with Google: an ID token is checked here and becomes a session of ours.

mod keys;
mod sign_in;
mod token;

pub(super) use keys::Keys;
