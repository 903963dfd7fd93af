//! A person's own data: seeing it, changing it, going active, the photo; and the list of those who are active.

mod list;
mod photo;
mod set_active;
mod store;
mod update;
mod view;

pub use list::{AssistantFilter, ListedAssistant, Whereabouts};
pub use photo::Photo;
pub use update::ProfileChange;
pub(super) use update::change_person;
