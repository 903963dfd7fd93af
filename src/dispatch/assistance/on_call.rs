//! A dispatcher asks for help for somebody who calls.

use serde_json::json;

use super::request::{Command, Planned, Requested, create, plan, repeated};
use crate::accounts::{self, Called, Caller, caller_in};
use crate::audit::{self, Line};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::id::AssistanceId;
use crate::tx::Tx;

/// Asks for help as the caller would, whoever the command names as its client; who is new becomes one in the same
/// transaction. No contact has to be verified: the dispatcher has spoken with them.
///
/// # Errors
/// As [`super::request`]; [`Error::NoSuchClient`], [`Error::ClientBlocked`], [`Error::PhoneTaken`],
/// [`Error::PhoneUnverified`], [`Error::NameRequired`].
pub async fn request_for(dispatch: &Dispatch, caller: Caller, command: Command) -> Result<Requested, Error> {
    let planned = plan(dispatch, &command);
    let (key, by) = (command.key, dispatch.clone());
    dispatch.work.write(move |tx| tx.once(key.as_ref(), |tx| create_for(tx, &by, &caller, &planned), repeated)).await
}

fn create_for(
    tx: &mut Tx<'_>,
    dispatch: &Dispatch,
    caller: &Caller,
    planned: &Planned,
) -> Result<(i64, Requested), Error> {
    let (client, is_new) = match caller_in(tx, caller).map_err(refusal)? {
        Called::Client(client) => (client, false),
        Called::New(client) => (client, true),
        Called::Nameless => return Err(Error::NameRequired),
        Called::Unproved => return Err(Error::PhoneUnverified),
        Called::Blocked => return Err(Error::ClientBlocked),
    };
    let (id, requested) = create(tx, dispatch, &planned.by(client), false)?;
    let details = json!({ "client_id": client.get(), "new_client": is_new });
    audit::record(tx, &Line::about("assistance.requested_for", AssistanceId::new(id)).with(details))?;
    Ok((id, requested))
}

fn refusal(error: accounts::Error) -> Error {
    match error {
        accounts::Error::NotFound => Error::NoSuchClient,
        accounts::Error::PhoneTaken => Error::PhoneTaken,
        accounts::Error::Fault(fault) => fault.into(),
        other => Fault::internal(other.to_string()).into(),
    }
}
