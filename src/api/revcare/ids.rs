//! People's ids: three letters for the role and the account's number in six digits or more, such as `CST000210`.

use crate::accounts::{Identity, Role};
use crate::api::http::{Field, Reading};
use crate::kernel::id::{AccountId, CustomerId, MechanicId};

const ADMIN: &str = "ADM";
const MECHANIC: &str = "MEC";
const CUSTOMER: &str = "CST";

/// The id of somebody in this role; whoever helps at the roadside is a customer here.
pub(super) fn of(role: Role, id: AccountId) -> String {
    let prefix = match role {
        Role::Admin => ADMIN,
        Role::Mechanic => MECHANIC,
        Role::Assistant | Role::Customer => CUSTOMER,
    };
    written(prefix, id.get())
}

/// The id of a mechanic.
pub(super) fn of_mechanic(id: MechanicId) -> String {
    written(MECHANIC, id.get())
}

/// The id of a customer.
pub(super) fn of_customer(id: CustomerId) -> String {
    written(CUSTOMER, id.get())
}

/// The administrator of this id. What is none names nobody, so that the use case answers 404 in its turn.
pub(super) fn admin(text: &str) -> AccountId {
    AccountId::new(read(ADMIN, text))
}

/// The mechanic of this id, like [`admin`].
pub(super) fn mechanic(text: &str) -> MechanicId {
    MechanicId::new(read(MECHANIC, text))
}

/// The customer of this id, like [`admin`].
pub(super) fn customer(text: &str) -> CustomerId {
    CustomerId::new(read(CUSTOMER, text))
}

/// Whose a new thing is: the caller's own, unless an administrator says whose.
pub(super) fn whose(read: &mut Reading, customer_id: Field<String>, caller: Identity) -> AccountId {
    let said = read.value("customer_id", customer_id);
    said.filter(|_| caller.role == Role::Admin).map_or(caller.account, |text| customer(&text).into())
}

fn written(prefix: &str, number: i64) -> String {
    format!("{prefix}{number:06}")
}

/// An id is written in one way only.
fn read(prefix: &str, text: &str) -> i64 {
    let number = text.strip_prefix(prefix).and_then(|digits| digits.parse().ok());
    number.filter(|number| *number > 0 && written(prefix, *number) == text).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_read_as_they_are_written() {
        assert_eq!(of(Role::Customer, AccountId::new(210)), "CST000210");
        assert_eq!(of(Role::Admin, AccountId::new(12)), "ADM000012");
        for number in [1, 34, 999_999, 1_000_000, i64::MAX] {
            assert_eq!(mechanic(&of_mechanic(MechanicId::new(number))), MechanicId::new(number));
        }
        for odd in ["", "34", "MEC", "MEC34", "MEC+00034", "MEC0000034", "CST000034", "mec000034", "MEC-00001"] {
            assert_eq!(mechanic(odd), MechanicId::new(0), "{odd}");
        }
        assert_eq!(admin("ADM9223372036854775819"), AccountId::new(0));
        assert_eq!(customer(&of_customer(CustomerId::new(7))), CustomerId::new(7));
    }
}
