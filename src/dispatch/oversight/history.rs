//! Everybody's assistances, found again.

use super::{look, store};
use crate::accounts::{self, Identity};
use crate::audit::{self, Line};
use crate::dispatch::assistance::{Status, View, store as assistances, with_people};
use crate::dispatch::{Dispatch, Error};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::kernel::time::Timestamp;
use crate::storage::Conn;

/// Which assistances; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct HistoryFilter {
    /// In this status.
    pub status: Option<Status>,
    /// With this id, of somebody found by this, or described with it.
    pub q: Option<String>,
    /// Asked for not before.
    pub from: Option<Timestamp>,
    /// Asked for before.
    pub to: Option<Timestamp>,
}

/// A filter with the people whom its text names.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) filter: HistoryFilter,
    pub(super) people: Vec<AccountId>,
}

fn page(conn: &mut Conn, filter: &HistoryFilter, request: PageRequest) -> Result<Page<View>, Fault> {
    let people = filter.q.as_deref().map_or(Ok(vec![]), |q| accounts::named(conn, q))?;
    let wanted = Wanted { filter: filter.clone(), people };
    let ids = Page::from_rows(store::ids(conn, &wanted, request)?, request.limit, |id| *id);
    let mut found = assistances::find_all(conn, &ids.items)?;
    found.sort_unstable_by_key(|assistance| std::cmp::Reverse(assistance.id));
    Ok(Page { items: with_people(conn, found)?, next: ids.next, total: None })
}

/// A page of everybody's assistances, newest first.
///
/// # Errors
/// The database's fault.
pub async fn history(
    dispatch: &Dispatch,
    reader: Identity,
    filter: HistoryFilter,
    request: PageRequest,
) -> Result<Page<View>, Error> {
    let job = move |conn: &mut Conn| Ok(page(conn, &filter, request)?);
    look(dispatch, reader, ("assistance.listed", None), job).await
}

/// The same to be taken away; each export is a line in the audit log, written with its first page.
///
/// # Errors
/// The database's fault.
pub async fn export(dispatch: &Dispatch, filter: HistoryFilter, request: PageRequest) -> Result<Page<View>, Error> {
    if request.cursor.is_some() {
        return Ok(dispatch.work.read(move |conn| page(conn, &filter, request)).await?);
    }
    dispatch
        .work
        .write(move |tx| {
            let page = page(tx.conn(), &filter, request)?;
            audit::record(tx, &Line::new("assistance.exported"))?;
            Ok(page)
        })
        .await
}
