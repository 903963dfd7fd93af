//! Saying something.

use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{Message, store};
use crate::dispatch::assistance::{Status, store as assistances};
use crate::dispatch::{Dispatch, Error};
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{AccountId, AssistanceId};
use crate::kernel::request_key::RequestKey;
use crate::storage::dialect;
use crate::tx::Tx;

/// Kind of [`Said`].
pub const CHAT: &str = "chat";

/// Somebody said something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The message; what was said stands in its row only.
    pub message_id: i64,
}

/// What to say.
#[derive(Debug, Clone)]
pub struct Command {
    /// Where.
    pub assistance: AssistanceId,
    /// Who.
    pub sender: AccountId,
    /// What, already bounded.
    pub body: String,
    /// The sender's own id for it: the same id is said once.
    pub client_ref: Option<String>,
    /// So that a retry says it once.
    pub key: Option<RequestKey>,
}

/// Stores the message and tells both parties; it is shown only once it is stored.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`], [`Error::ChatClosed`], [`Error::KeyReused`].
pub async fn send(dispatch: &Dispatch, command: Command) -> Result<Message, Error> {
    dispatch
        .work
        .write(move |tx| {
            let first = |tx: &mut Tx<'_>| say(tx, &command).map(|(message, _)| (message.id.get(), message));
            tx.once(command.key.as_ref(), first, |tx, id| store::find(tx.conn(), id)?.ok_or(Error::NotFound))
        })
        .await
}

/// The same inside a transaction; also whether it was said only now.
pub(in crate::dispatch) fn say(tx: &mut Tx<'_>, command: &Command) -> Result<(Message, bool), Error> {
    // locked, so that nothing is said after an end that commits meanwhile
    dialect::lock_assistances(tx.conn(), &[command.assistance.get()])?;
    let found = assistances::find(tx.conn(), command.assistance)?.ok_or(Error::NotFound)?;
    let party =
        AccountId::from(found.client) == command.sender || found.assistant.map(AccountId::from) == Some(command.sender);
    if !party {
        return Err(Error::NotYours);
    }
    if !matches!(found.status, Status::Accepted | Status::Ongoing) {
        // the retry of one whose answer was lost still hears that it was said
        let said = if command.client_ref.is_some() { store::find_by_ref(tx.conn(), command)? } else { None };
        return said.map(|message| (message, false)).ok_or(Error::ChatClosed);
    }
    let now = tx.now();
    let id = match tx.attempt(|conn| store::insert(conn, command, now))? {
        Ok(id) => id,
        Err(_said_before) => {
            let said = store::find_by_ref(tx.conn(), command)?;
            return said.map(|message| (message, false)).ok_or(Error::NotFound);
        }
    };
    tx.emit(NewEvent {
        channel: Channel::assistance(command.assistance),
        kind: CHAT,
        payload: json!(Said { message_id: id }),
        memo: None,
    });
    store::find(tx.conn(), id)?.map(|message| (message, true)).ok_or(Error::NotFound)
}
