//! People: who they are, how they sign in, what they may do.
//!
//! Invariants:
//! * A phone key, an e-mail address and a username belong to one account at most; the database says so.
//! * Ended sessions and changed epochs are known to every request without a database read.
//! * No password is hashed and no picture decoded inside a database job.
//! * Nothing here knows HTTP, sockets or the dispatch.

mod block;
mod by_role;
mod caller;
mod change;
mod codes;
mod create_admin;
mod delete;
mod directory;
mod door;
mod enrol;
mod ensure;
mod error;
pub mod events;
mod google;
mod handle;
mod identity;
mod model;
mod notices;
mod password;
mod people;
mod profile;
mod register;
mod role;
mod roster;
mod seed;
mod seed_plan;
mod sessions;
mod set_password;
mod sign_in;
mod store;
#[cfg(test)]
mod testing;

pub use caller::{Called, Caller, caller_in};
pub use change::{AccountChange, ReadyChange, change_account_in};
pub use create_admin::NewAdmin;
pub use directory::{
    assistant, assistants, assistants_by_id, card, cards, has_verified_contact, reach, set_address, store_positions,
    vehicles,
};
pub use door::{Door, Edition};
pub use enrol::{Newcomer, ReadyNewcomer, enrol_in};
pub use ensure::{Ensured, Wanted};
pub use error::Error;
pub use handle::Accounts;
pub use identity::{Identify, Identity};
pub use model::{
    Account, Assistant, AssistantDetails, AssistantProfile, Card, Contact, ContactKind, LicenseCategory, Login, Reach,
    Role, Service, Vehicle, full_name, username,
};
pub use notices::NoticeFilter;
pub use password::{PASSWORD_MAX_BYTES, PASSWORD_MIN_CHARS, Password, PasswordProblem};
pub use people::{PeopleFilter, Person, Standing, named};
pub use profile::{AssistantFilter, ListedAssistant, Photo, ProfileChange, Whereabouts};
pub use register::{NewRole, Registered, Registration};
pub use role::change_role_in;
pub use roster::{account, account_page};
pub use seed::{NewAccount, Seeded};
pub use seed_plan::{SEED_MOST, SEED_PASSWORD, SeedPlan, SeededMember, SeededMembers};
pub use sessions::{Revocations, Tokens, forget as forget_sessions};
pub use sign_in::SignedIn;
