//! Finding people.

use super::store;
use crate::accounts::error::Error;
use crate::accounts::model::{Account, AssistantDetails, Role};
use crate::accounts::store::StoredAssistant;
use crate::accounts::{Accounts, store as rows};
use crate::audit::{LOOK_AGAIN, Line, record_seldom};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::storage::Conn;

/// Which people; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct PeopleFilter {
    /// Of this role.
    pub role: Option<Role>,
    /// Whose name, number, address, username or plate holds this, or whose id it is.
    pub q: Option<String>,
    /// Blocked, or not.
    pub blocked: Option<bool>,
    /// Assistants whose papers nobody has approved.
    pub papers_pending: bool,
}

/// A person as an administrator sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The account.
    pub account: Account,
    /// What an assistant has besides.
    pub assistant: Option<Standing>,
}

/// Licence, vehicle and standing of an assistant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Licence and vehicle.
    pub details: AssistantDetails,
    /// Papers were approved.
    pub documents_approved: bool,
    /// Why they were not; `None` while nobody has looked at them.
    pub documents_refused: Option<String>,
    /// Wants to be asked.
    pub is_active: bool,
}

impl From<StoredAssistant> for Standing {
    fn from(stored: StoredAssistant) -> Self {
        let StoredAssistant { details, documents_approved, documents_refused, is_active } = stored;
        Self { details, documents_approved, documents_refused, is_active }
    }
}

/// Those found by a text that are looked at; more are too many to be meant.
const MOST_NAMED: i64 = 200;

/// The ids of people found by a text, inside a reading that looks for what is theirs; at most 200, the newest.
///
/// # Errors
/// The database's fault.
pub fn named(conn: &mut Conn, q: &str) -> Result<Vec<AccountId>, Fault> {
    let filter = PeopleFilter { q: Some(q.to_owned()), ..PeopleFilter::default() };
    let ids = store::ids(conn, &filter, (None, MOST_NAMED))?;
    Ok(ids.into_iter().map(AccountId::new).collect())
}

/// One person, inside a transaction or a read.
pub(in crate::accounts) fn person_in(conn: &mut Conn, id: AccountId) -> Result<Person, Error> {
    let account = rows::by_id(conn, id)?.ok_or(Error::NotFound)?.account;
    Ok(Person { account, assistant: rows::assistant(conn, id)?.map(Standing::from) })
}

impl Accounts {
    /// A page of people, newest first. That somebody looked is in the audit log, once an hour.
    ///
    /// # Errors
    /// A fault.
    pub async fn people(&self, filter: PeopleFilter, request: PageRequest) -> Result<Page<Person>, Error> {
        self.work()
            .write(move |tx| {
                let ids = store::ids(tx.conn(), &filter, (request.cursor, request.limit.rows() + 1))?;
                let ids = Page::from_rows(ids, request.limit, |id| *id);
                let page = store::people(tx.conn(), &ids.items)?;
                record_seldom(tx, &Line::new("people.listed"), LOOK_AGAIN)?;
                Ok(Page { items: page, next: ids.next, total: None })
            })
            .await
    }

    /// One person. That somebody looked is in the audit log, once an hour.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn person(&self, id: AccountId) -> Result<Person, Error> {
        self.work()
            .write(move |tx| {
                let person = person_in(tx.conn(), id)?;
                record_seldom(tx, &Line::about("person.read", id), LOOK_AGAIN)?;
                Ok(person)
            })
            .await
    }
}
