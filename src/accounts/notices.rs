//! Looking what was sent to people, for administrators.

use super::Accounts;
use super::error::Error;
use super::store as people;
use crate::audit::{LOOK_AGAIN, Line, record_seldom};
use crate::kernel::id::AccountId;
use crate::kernel::page::{Page, PageRequest};
use crate::notifications::{self, LogFilter, Logged};

/// Which notices; all that is said must hold.
#[derive(Debug, Clone, Default)]
pub struct NoticeFilter {
    /// What they are about: `email`, `phone` or `password` for a code.
    pub category: Option<String>,
    /// To a contact that this account has now.
    pub account: Option<AccountId>,
}

impl Accounts {
    /// A page of e-mails and SMS that were put on their way, newest first, without what they say. That somebody looked is in
    /// the audit log, once an hour.
    ///
    /// # Errors
    /// A fault.
    pub async fn notices(&self, filter: NoticeFilter, request: PageRequest) -> Result<Page<Logged>, Error> {
        self.work()
            .write(move |tx| {
                let destinations = match filter.account {
                    None => None,
                    Some(id) => {
                        let account = people::by_id(tx.conn(), id)?.map(|found| found.account);
                        let contacts = account.map(|account| [account.phone, account.email]);
                        Some(contacts.into_iter().flatten().flatten().collect())
                    }
                };
                let wanted = LogFilter { category: filter.category.clone(), destinations };
                let page = notifications::log(tx.conn(), &wanted, request)?;
                record_seldom(tx, &Line::new("notices.read"), LOOK_AGAIN)?;
                Ok(page)
            })
            .await
    }
}
