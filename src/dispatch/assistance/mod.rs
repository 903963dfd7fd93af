//! One event of assistance from the request to its end.

mod cancel;
pub mod events;
mod list;
mod model;
mod price;
mod progress;
mod rate;
mod request;
mod state;
pub(in crate::dispatch) mod store;
mod view;

pub use cancel::{cancel_by_assistant, cancel_by_client};
pub use list::{list, listen, parties};
pub use model::{Assistance, Need, Parties, VehicleClass, View};
pub use price::set_price;
pub use progress::{complete, start};
pub use rate::rate;
pub use request::{Command, Requested, Told, request};
pub use state::{CanceledBy, Status};
pub(in crate::dispatch) use view::load;
pub use view::{Reader, view};
