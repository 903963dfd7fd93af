//! The queries of those who look at everybody.

use std::collections::HashMap;

use diesel::prelude::*;

use super::list::{PeopleFilter, Person, Standing};
use crate::accounts::store as rows;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::time::Timestamp;
use crate::storage::schema::{accounts, assistants};
use crate::storage::{Conn, text};

/// Fewer digits are no part of a phone number.
const FEWEST_DIGITS: usize = 3;

/// The ids of those wanted before `before`, newest first, at most `most`.
pub(super) fn ids(
    conn: &mut Conn,
    filter: &PeopleFilter,
    (before, most): (Option<i64>, i64),
) -> Result<Vec<i64>, Fault> {
    let mut wanted = accounts::table.filter(accounts::deleted_at.is_null()).select(accounts::id).into_boxed();
    if let Some(role) = filter.role {
        wanted = wanted.filter(accounts::role.eq(role.word()));
    }
    if let Some(blocked) = filter.blocked {
        wanted = wanted.filter(accounts::is_blocked.eq(blocked));
    }
    if filter.papers_pending {
        let waiting = assistants::documents_approved.eq(false).and(assistants::documents_refused.is_null());
        let pending = assistants::table.filter(waiting).select(assistants::account_id);
        wanted = wanted.filter(accounts::id.eq_any(pending));
    }
    if let Some(q) = &filter.q {
        let pattern = text::pattern(q);
        let number: i64 = q.parse().unwrap_or(0);
        let driven =
            assistants::table.filter(assistants::registration_number.eq(number)).select(assistants::account_id);
        wanted = wanted.filter(
            (accounts::id.eq(number))
                .or(text::lower(accounts::name).like(pattern.clone()).escape('\\'))
                .or(text::lower_or_null(accounts::email).like(pattern.clone()).escape('\\'))
                .or(text::lower_or_null(accounts::username).like(pattern).escape('\\'))
                .or(accounts::phone_key.like(phone_pattern(q)))
                .or(accounts::id.eq_any(driven)),
        );
    }
    if let Some(before) = before {
        wanted = wanted.filter(accounts::id.lt(before));
    }
    Ok(wanted.order(accounts::id.desc()).limit(most).load(conn)?)
}

/// What a normalised phone number is like that holds these digits, however they are written; like none where they are too few
/// or no digits. The leading zero of a national number is not part of it.
fn phone_pattern(q: &str) -> String {
    let is_number = q.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.' | '-' | '(' | ')' | '/'));
    let digits: String = q.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_start_matches('0');
    if is_number && digits.len() >= FEWEST_DIGITS { format!("%{digits}%") } else { String::new() }
}

/// These people in the order of the ids.
pub(super) fn people(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Person>, Fault> {
    let mut standings: HashMap<AccountId, Standing> =
        rows::assistants_of(conn, ids)?.into_iter().map(|(id, stored)| (id, Standing::from(stored))).collect();
    let mut found: HashMap<i64, Person> = rows::all(conn, ids)?
        .into_iter()
        .map(|account| (account.id.get(), Person { assistant: standings.remove(&account.id), account }))
        .collect();
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// Approves somebody's papers, or refuses them for a reason.
pub(super) fn set_verdict(
    conn: &mut Conn,
    id: AccountId,
    verdict: Result<(), &str>,
    now: Timestamp,
) -> Result<(), Fault> {
    diesel::update(assistants::table.find(id.get()))
        .set((
            assistants::documents_approved.eq(verdict.is_ok()),
            assistants::documents_refused.eq(verdict.err()),
            assistants::updated_at.eq(now.naive()),
        ))
        .execute(conn)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_number_is_found_however_it_is_written() {
        for (written, pattern) in [
            ("0555 12 34 56", "%555123456%"),
            ("+213 555-123456", "%213555123456%"),
            ("123", "%123%"),
            ("12", ""),
            ("000", ""),
            ("Amel 123", ""),
            ("100%", ""),
        ] {
            assert_eq!(phone_pattern(written), pattern, "{written}");
        }
    }
}
