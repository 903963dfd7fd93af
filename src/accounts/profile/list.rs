//! Who is active now.

use std::sync::Arc;

use super::store;
use crate::accounts::Accounts;
use crate::accounts::error::Error;
use crate::accounts::model::Service;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::id::{AccountId, AssistantId};
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;

/// Which active assistants to list.
#[derive(Debug, Clone, Copy, Default)]
pub struct AssistantFilter {
    /// Only those who give this help.
    pub service: Option<Service>,
    /// Only those within this distance of a place.
    pub near: Option<(Point, Metres)>,
}

/// As much of an active assistant as those who look for help may see.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedAssistant {
    /// Who.
    pub id: AssistantId,
    /// Full name.
    pub name: String,
    /// Kind of help given.
    pub service: Service,
    /// Free text, such as `tow truck`.
    pub vehicle_type: String,
    /// Last known position.
    pub position: Option<Point>,
}

/// Rows looked at in one go when a distance has to be measured.
const BATCH: i64 = 256;

/// Where people are now, as far as memory knows: fresher than what is stored.
pub type Whereabouts = Arc<dyn Fn(AccountId) -> Option<Point> + Send + Sync>;

impl Accounts {
    /// Active assistants in the order of their ids; the cursor is the last id of the page before.
    ///
    /// # Errors
    /// A fault.
    pub async fn active_assistants(
        &self,
        filter: AssistantFilter,
        page: PageRequest,
        now_at: Whereabouts,
    ) -> Result<Page<ListedAssistant>, Error> {
        self.work().read(move |conn| list(conn, &filter, page, &now_at)).await
    }
}

fn list(
    conn: &mut Conn,
    filter: &AssistantFilter,
    page: PageRequest,
    now_at: &Whereabouts,
) -> Result<Page<ListedAssistant>, Error> {
    // one more than the page holds tells that there is more
    let wanted = usize::try_from(page.limit.rows() + 1).unwrap_or(usize::MAX);
    let batch = if filter.near.is_some() { BATCH } else { page.limit.rows() + 1 };
    let mut found = Vec::new();
    let mut after = page.cursor.unwrap_or(0);
    loop {
        let mut rows = store::active(conn, filter.service, after, batch)?;
        let Some(last) = rows.last().map(|row| row.id.get()) else { break };
        let whole = rows.len() as i64 == batch;
        for row in &mut rows {
            row.position = now_at(row.id.into()).or(row.position);
        }
        found.extend(rows.into_iter().filter(|row| is_near(row, filter)));
        if found.len() >= wanted || !whole {
            break;
        }
        after = last;
    }
    found.truncate(wanted);
    Ok(Page::from_rows(found, page.limit, |row| row.id.get()))
}

fn is_near(row: &ListedAssistant, filter: &AssistantFilter) -> bool {
    match (filter.near, row.position) {
        (None, _) => true,
        (Some((place, radius)), Some(position)) => position.distance_to(place) <= radius,
        (Some(_), None) => false,
    }
}
