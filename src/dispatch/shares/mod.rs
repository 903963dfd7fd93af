//! Links by which anybody whom the client trusts follows an assistance, without signing in.
//!
//! Invariants:
//! * What opens a link is 128 random bits and as many that only this server can derive from them: whoever reads the database
//!   or a backup opens nothing, and a guess costs no look into it.
//! * Where the assistant is, is told between acceptance and the end only.
//! * What ended, by time or by being revoked, is like what never was.

mod list;
mod make;
mod open;
mod revoke;
mod store;
mod token;

pub use list::list;
pub use make::share;
pub use open::{Helper, Shared, open};
pub use revoke::revoke;
pub use store::forget;

use super::Error;
use super::assistance::Assistance;
use crate::accounts::{Identity, Role};
use crate::kernel::id::{AccountId, AssistanceId, ShareId};
use crate::kernel::time::Timestamp;

/// Links of one assistance that are good at the same time, at the most.
pub const MOST: usize = 20;

/// A link as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Its id; it opens nothing.
    pub id: ShareId,
    /// What it shows.
    pub assistance: AssistanceId,
    /// The random part of what opens it.
    nonce: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// From then on it opens nothing.
    pub expires_at: Timestamp,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
}

impl Share {
    /// Whether it opens anything.
    fn is_good(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && now < self.expires_at
    }
}

/// A link with what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The link.
    pub share: Share,
    /// What opens it.
    pub token: String,
}

/// Its client shares it, and an administrator may.
fn may_share(found: &Assistance, who: Identity) -> Result<(), Error> {
    let may = AccountId::from(found.client) == who.account || who.role == Role::Admin;
    if may { Ok(()) } else { Err(Error::NotYours) }
}

/// Whether it is done in the name of whoever runs the deployment, and so must be accounted for.
fn is_overseen(found: &Assistance, who: Identity) -> bool {
    who.role == Role::Admin && AccountId::from(found.client) != who.account
}
