//! Lists of assistances.

use super::model::{Parties, View};
use super::store::{self, Owner};
use super::view::with_people;
use crate::accounts::{Identity, Role};
use crate::dispatch::oversight::look;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::id::AssistanceId;
use crate::kernel::page::{Page, PageRequest};

/// The reader's assistances, newest first: those asked for, or those done; all for an administrator.
///
/// # Errors
/// A fault.
pub async fn list(dispatch: &Dispatch, reader: Identity, request: PageRequest) -> Result<Page<View>, Error> {
    let owner = match reader.role {
        Role::Admin => Owner::Anyone,
        Role::Assistant => Owner::Assistant(reader.account.as_assistant()),
        Role::Mechanic | Role::Customer => Owner::Client(reader.account.as_client()),
    };
    look(dispatch, reader, ("assistance.listed", None), move |conn| {
        let rows = store::page(conn, owner, request)?;
        let page = Page::from_rows(rows, request.limit, |assistance| assistance.id.get());
        Ok(Page { items: with_people(conn, page.items)?, next: page.next, total: None })
    })
    .await
}

/// Who takes part in an assistance.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn parties(dispatch: &Dispatch, id: AssistanceId) -> Result<Parties, Error> {
    dispatch
        .work
        .read(move |conn| {
            let found = store::find(conn, id)?.ok_or(Error::NotFound)?;
            Ok(Parties { client: found.client, assistant: found.assistant, status: found.status })
        })
        .await
}

/// Who takes part in an assistance whose channel `listener` opens: one of them, or an administrator, who only listens.
///
/// # Errors
/// [`Error::NotFound`], [`Error::NotYours`].
pub async fn listen(dispatch: &Dispatch, listener: Identity, id: AssistanceId) -> Result<Parties, Error> {
    look(dispatch, listener, ("channel.listened", Some(id)), move |conn| {
        let found = store::find(conn, id)?.ok_or(Error::NotFound)?;
        let parties = Parties { client: found.client, assistant: found.assistant, status: found.status };
        let may = parties.include(listener.account) || listener.role == Role::Admin;
        if may { Ok(parties) } else { Err(Error::NotYours) }
    })
    .await
}
