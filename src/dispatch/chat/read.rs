//! Marks that somebody has read.

use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::dispatch::assistance::store as assistances;
use crate::dispatch::{Dispatch, Error};
use crate::journal::{Channel, NewEvent};
use crate::kernel::id::{AccountId, AssistanceId, MessageId};
use crate::storage::dialect;
use crate::tx::Tx;

/// Kind of [`ReadUpTo`].
pub const READ: &str = "read";

/// Somebody has read all messages up to one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadUpTo {
    /// Who.
    pub account_id: i64,
    /// The last message read.
    pub up_to: i64,
}

/// Raises the reader's mark; a mark never goes back, and one beyond the last message means the last.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn read(dispatch: &Dispatch, reader: AccountId, id: AssistanceId, up_to: MessageId) -> Result<(), Error> {
    dispatch.work.write(move |tx| mark(tx, reader, id, up_to).map(drop)).await
}

/// The same inside a transaction; whether the mark moved.
pub(in crate::dispatch) fn mark(
    tx: &mut Tx<'_>,
    reader: AccountId,
    id: AssistanceId,
    up_to: MessageId,
) -> Result<bool, Error> {
    let found = assistances::find(tx.conn(), id)?.ok_or(Error::NotFound)?;
    let party = AccountId::from(found.client) == reader || found.assistant.map(AccountId::from) == Some(reader);
    if !party {
        return Err(Error::NotYours);
    }
    let Some(last) = super::store::last_id(tx.conn(), id)? else { return Ok(false) };
    let up_to = up_to.get().min(last);
    let at = tx.now().naive();
    let moved = up_to >= 1 && dialect::raise_read_mark(tx.conn(), id.get(), reader.get(), up_to, at)?;
    if moved {
        tx.emit(NewEvent {
            channel: Channel::assistance(id),
            kind: READ,
            payload: json!(ReadUpTo { account_id: reader.get(), up_to }),
            memo: None,
        });
    }
    Ok(moved)
}
