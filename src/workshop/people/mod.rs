//! The workshop's side of people: what is known of customers and mechanics besides their accounts, addresses, attendance.
//!
//! Invariants:
//! * Every account of role customer or mechanic has its record from the start: until something is said about them the
//!   defaults hold, and the first change stores a row. So nobody who makes accounts has to know the workshop.
//! * A record that was removed is in no list, with the account as it was; saying something about the person brings it back.
//! * A person has one postal address, the account's, under whatever name it is asked for.
//! * Who was made a mechanic by being given the rights of staff is one no longer without them.
//! * A mechanic has one line of attendance for each day.

mod addresses;
mod attendance;
mod customers;
mod mechanics;
mod model;
mod records;
mod standing;
pub(in crate::workshop) mod store;
mod users;
pub(in crate::workshop) mod work_status;

pub use addresses::{Areas, add_address, address, addresses, change_address, remove_address};
pub use attendance::{
    attendance, attendance_line, change_attendance, record_attendance, record_attendance_at, remove_attendance,
};
pub use customers::{change_customer, customer, customer_directory, customers, remove_customer};
pub use mechanics::{
    change_mechanic, change_mechanic_and_account, enlist, mechanic, mechanics, open_to_mechanics, remove_mechanic,
    see_mechanic, see_mechanics, see_mechanics_apart, sign_up_mechanic,
};
pub use model::{
    Address, AddressChange, Area, AreaChange, Attendance, AttendanceChange, AttendanceId, Customer, CustomerChange,
    Mechanic, MechanicChange, NewAddress, NewArea, Person, Presence, SaidWorkStatus, SeenMechanic, WorkStatus,
};
pub use records::{describe_customer, describe_mechanic, say_work_status};
pub use standing::Standing;
pub use users::{User, admit_staff, as_user, change_user, take_on, user, users};
pub use work_status::{change_work_status, forget_work_status, said_work_status, said_work_statuses, set_work_status};
