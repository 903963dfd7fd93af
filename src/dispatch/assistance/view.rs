//! Looking at one assistance.

use super::arrival;
use super::model::{Assistance, View};
use super::state::Status;
use super::store;
use crate::accounts::{self, Identity, Role};
use crate::dispatch::offers;
use crate::dispatch::oversight::look;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::id::{AccountId, AssistanceId, AssistantId};
use crate::kernel::request_key::RequestKey;
use crate::storage::Conn;
use crate::tx::Tx;

/// Who looks.
pub type Reader = Identity;

/// One assistance, for its parties, for administrators, and without phone numbers for assistants who were asked while it
/// is still open.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn view(dispatch: &Dispatch, reader: Reader, id: AssistanceId) -> Result<View, Error> {
    let seen = look(dispatch, reader, ("assistance.read", Some(id)), move |conn| {
        let assistance = store::find(conn, id)?.ok_or(Error::NotFound)?;
        let mut view = with_people(conn, vec![assistance])?.pop().ok_or(Error::NotFound)?;
        let party = AccountId::from(view.assistance.client) == reader.account
            || view.assistance.assistant.map(AccountId::from) == Some(reader.account);
        if party || reader.role == Role::Admin {
            return Ok(view);
        }
        let asked = view.assistance.status == Status::Requested
            && offers::store::find(conn, id, reader.account.as_assistant())?.is_some();
        if !asked {
            return Err(Error::NotYours);
        }
        view.client.phone = None;
        Ok(view)
    })
    .await?;
    Ok(View { arrival_s: arrival::seconds(dispatch, &seen.assistance), ..seen })
}

/// The same assistances with their people's cards.
pub(in crate::dispatch) fn with_people(conn: &mut Conn, assistances: Vec<Assistance>) -> Result<Vec<View>, Fault> {
    let mut people: Vec<AccountId> = assistances
        .iter()
        .flat_map(|a| [Some(AccountId::from(a.client)), a.assistant.map(AccountId::from)])
        .flatten()
        .collect();
    people.sort_unstable();
    people.dedup();
    let cards = accounts::cards(conn, &people)?;
    let drivers: Vec<AssistantId> = assistances.iter().filter_map(|assistance| assistance.assistant).collect();
    let vehicles = accounts::vehicles(conn, &drivers)?;
    assistances
        .into_iter()
        .map(|assistance| {
            let client = cards.get(&assistance.client.into()).cloned();
            let client = client.ok_or_else(|| Fault::internal("an assistance without its client"))?;
            let assistant = assistance.assistant.and_then(|id| cards.get(&id.into()).cloned());
            let vehicle = assistance.assistant.and_then(|id| vehicles.get(&id).cloned());
            Ok(View { assistance, client, assistant, vehicle, arrival_s: None })
        })
        .collect()
}

/// One assistance with its people, inside a transaction.
pub(in crate::dispatch) fn load(conn: &mut Conn, id: AssistanceId) -> Result<View, Error> {
    let assistance = store::find(conn, id)?.ok_or(Error::NotFound)?;
    with_people(conn, vec![assistance])?.pop().ok_or(Error::NotFound)
}

/// Changes an assistance unless this key did so before. Either way the answer is the assistance as it is now: whoever
/// missed a success is told of it, however far things have moved on since.
pub(in crate::dispatch) fn changed_once(
    tx: &mut Tx<'_>,
    key: Option<&RequestKey>,
    id: AssistanceId,
    change: impl FnOnce(&mut Tx<'_>) -> Result<View, Error>,
) -> Result<View, Error> {
    tx.once(key, |tx| Ok((id.get(), change(tx)?)), |tx, id| load(tx.conn(), AssistanceId::new(id)))
}
