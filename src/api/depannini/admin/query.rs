//! Which lines of a log, as a query string says it.

use chrono::DateTime;
use serde::Deserialize;

use crate::accounts::NoticeFilter;
use crate::api::http::{Field, Reading};
use crate::audit::Filter;
use crate::kernel::error::Invalid;
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;

/// All that is said must hold.
#[derive(Debug, Default, Deserialize)]
pub struct AuditQuery {
    /// Done by this account.
    #[serde(default)]
    pub actor: Field<String>,
    /// This was done.
    #[serde(default)]
    pub action: Field<String>,
    /// To this: `KIND:ID`.
    #[serde(default)]
    pub object: Field<String>,
    /// Not before: RFC 3339.
    #[serde(default)]
    pub from: Field<String>,
    /// Before: RFC 3339.
    #[serde(default)]
    pub until: Field<String>,
}

/// The longest word that is looked for, in characters.
const MAX_ACTION: usize = 100;
const AN_ID: &str = "an account's id";

impl AuditQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<Filter, Invalid> {
        let mut read = Reading::new();
        let actor = read.optional("actor", self.actor, |text| id(&text).map(AccountId::new).ok_or(AN_ID));
        let action = read.text("action", self.action, MAX_ACTION);
        let object = read.optional("object", self.object, |text| {
            let thing = text.split_once(':').and_then(|(kind, number)| Some((kind.to_owned(), id(number)?)));
            thing.filter(|(kind, _)| !kind.is_empty()).ok_or("a thing as KIND:ID, such as assistance:7")
        });
        let from = read.optional("from", self.from, |text| instant(&text));
        let until = read.optional("until", self.until, |text| instant(&text));
        read.finish(|| Some(Filter { actor, action, object, from, until }))
    }
}

/// Which notices.
#[derive(Debug, Default, Deserialize)]
pub struct NoticesQuery {
    /// What they are about.
    #[serde(default)]
    pub category: Field<String>,
    /// To a contact of this account.
    #[serde(default)]
    pub account: Field<String>,
}

impl NoticesQuery {
    pub(in crate::api::depannini) fn into_filter(self) -> Result<NoticeFilter, Invalid> {
        let mut read = Reading::new();
        let category = read.text("category", self.category, MAX_ACTION);
        let account = read.optional("account", self.account, |text| id(&text).map(AccountId::new).ok_or(AN_ID));
        read.finish(|| Some(NoticeFilter { category, account }))
    }
}

fn id(text: &str) -> Option<i64> {
    text.parse().ok().filter(|id| *id >= 1)
}

pub(super) fn instant(text: &str) -> Result<Timestamp, &'static str> {
    // a `+` that was not escaped arrives as a space
    let parsed = DateTime::parse_from_rfc3339(&text.replace(' ', "+"));
    parsed.map(|at| at.to_utc().into()).map_err(|_| "an instant such as 2026-11-21T08:00:00Z")
}
