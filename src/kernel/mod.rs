//! Words that every part shares: identifiers, places, money, time, contacts, secrets and the shape of an error.
//!
//! Nothing here does I/O or knows a database, a socket or HTTP. A value of one of these types is already valid:
//! whoever holds a [`geo::Point`] need not check its range again.

pub mod contact;
pub mod error;
pub mod geo;
pub mod id;
pub mod language;
pub mod money;
pub mod origin;
pub mod page;
pub mod pool;
pub mod request_key;
pub mod secret;
mod steady;
pub mod text;
pub mod time;
pub mod written;
