//! What was said.

use super::{Message, store};
use crate::accounts::{Identity, Role};
use crate::dispatch::assistance::store as assistances;
use crate::dispatch::oversight::look;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::{AccountId, AssistanceId};
use crate::kernel::page::{Page, PageRequest};

/// The messages of an assistance, oldest first, for its parties and administrators.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn history(
    dispatch: &Dispatch,
    reader: Identity,
    id: AssistanceId,
    request: PageRequest,
) -> Result<Page<Message>, Error> {
    look(dispatch, reader, ("chat.read", Some(id)), move |conn| {
        let found = assistances::find(conn, id)?.ok_or(Error::NotFound)?;
        let party = AccountId::from(found.client) == reader.account
            || found.assistant.map(AccountId::from) == Some(reader.account);
        if !party && reader.role != Role::Admin {
            return Err(Error::NotYours);
        }
        let rows = store::page(conn, id, request)?;
        Ok(Page::from_rows(rows, request.limit, |message| message.id.get()))
    })
    .await
}
