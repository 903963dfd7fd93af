//! Records of people that an API makes by naming an account: what is said first and what is said later are one thing here.

use super::model::{Customer, CustomerChange, Mechanic, MechanicChange, SaidWorkStatus, WorkStatus};
use super::{change_customer, change_mechanic, said_work_status, set_work_status, store};
use crate::accounts::Identity;
use crate::kernel::id::AccountId;
use crate::workshop::{Error, Expected, Workshop};

/// The field that names the account.
const ACCOUNT: &str = "account_id";

/// Says something about the customer who has this account, by themselves or staff; brings a removed record back.
///
/// # Errors
/// [`Error::NotFound`]: no such account; [`Error::Invalid`]: not a customer's; [`Error::NotYours`].
pub async fn describe_customer(
    workshop: &Workshop,
    caller: Identity,
    account: AccountId,
    change: CustomerChange,
) -> Result<Customer, Error> {
    let said = change_customer(workshop, caller, account.as_customer(), change, Expected::anything()).await;
    or_wrong_kind(workshop, account, said).await
}

/// Says something about the mechanic who has this account, by themselves or staff; an administrator brings a removed record
/// back.
///
/// # Errors
/// As [`change_mechanic`], and [`Error::Invalid`]: not a mechanic's account.
pub async fn describe_mechanic(
    workshop: &Workshop,
    caller: Identity,
    account: AccountId,
    change: MechanicChange,
) -> Result<Mechanic, Error> {
    let said = change_mechanic(workshop, caller, account.as_mechanic(), change, Expected::anything()).await;
    or_wrong_kind(workshop, account, said).await
}

/// Says whether a mechanic can take on work, for the first time or again, by themselves or staff.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn say_work_status(
    workshop: &Workshop,
    caller: Identity,
    account: AccountId,
    status: WorkStatus,
) -> Result<SaidWorkStatus, Error> {
    set_work_status(workshop, caller, account.as_mechanic(), status).await?;
    said_work_status(workshop, caller, account.as_mechanic()).await
}

/// An account that is there is of the wrong kind for a record that is not.
async fn or_wrong_kind<T>(workshop: &Workshop, account: AccountId, said: Result<T, Error>) -> Result<T, Error> {
    match said {
        Err(Error::NotFound(word)) => {
            let is_known = workshop.work.read(move |conn| Ok::<_, Error>(store::is_known(conn, account)?)).await?;
            Err(if is_known { Error::Invalid(ACCOUNT) } else { Error::NotFound(word) })
        }
        other => other,
    }
}
