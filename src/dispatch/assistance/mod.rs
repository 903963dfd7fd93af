//! One event of assistance from the request to its end.

pub(in crate::dispatch) mod arrival;
mod call_off;
mod cancel;
mod earnings;
mod estimate;
pub mod events;
mod hand_over;
mod list;
mod model;
mod on_call;
mod price;
mod progress;
mod quote;
mod rate;
mod request;
mod stages;
mod state;
mod step;
pub(in crate::dispatch) mod store;
mod view;

pub use call_off::call_off;
pub use earnings::{Day, Earnings, earnings};
pub use estimate::{Estimate, Wish, estimate};
pub use hand_over::{Delivered, TOW_DELIVERED, delivered, of_task, taken_over};
pub use list::{list, listen, parties};
pub use model::{Assistance, Need, Parties, VehicleClass, View};
pub use on_call::request_for;
pub use price::set_price;
pub use rate::rate;
pub use request::{Command, Requested, Told, request};
pub use stages::{Stage, Stages, reach};
pub use state::{CanceledBy, Status};
pub(in crate::dispatch) use step::take_step;
pub use step::{Step, step};
pub use view::{Reader, view};
pub(in crate::dispatch) use view::{changed_once, load, with_people};
