//! Compares a code with the one that was sent.

use serde_json::json;

use super::{Purpose, code_digest, store};
use crate::accounts::error::Error;
use crate::accounts::model::Contact;
use crate::audit::{self, Line};
use crate::config::AccountSettings;
use crate::kernel::id::AccountId;
use crate::kernel::secret::same;
use crate::tx::Tx;

/// In the audit log: somebody has tried a code as often as it bears.
const EXHAUSTED: &str = "code.exhausted";

/// What a check found. Both ends commit: a wrong try must stay counted.
#[derive(Debug)]
pub(super) enum Checked {
    /// It was the code; it is used up now.
    Proved(AccountId),
    /// It was not, or is none any more.
    Refused(Error),
}

/// Checks the newest code of a destination and uses it up.
pub(super) fn check(
    tx: &mut Tx<'_>,
    settings: &AccountSettings,
    purpose: Purpose,
    to: &Contact,
    code: &str,
) -> Result<Checked, Error> {
    let now = tx.now();
    let refused = |error| Ok(Checked::Refused(error));
    let Some(sent) = store::newest(tx.conn(), purpose, to.key())? else { return refused(Error::CodeWrong) };
    if sent.used {
        return refused(Error::CodeWrong);
    }
    if sent.expires_at <= now {
        return refused(Error::CodeExpired);
    }
    // counted first: on PostgreSQL this also makes tries at the same time wait for each other
    let Some(tries) = store::count_try(tx.conn(), sent.id, settings.code_tries)? else {
        return refused(Error::CodeExhausted);
    };
    let fits = same(&sent.digest, &code_digest(settings, purpose, to.key(), code));
    if !fits && tries == settings.code_tries {
        let line = sent.account.map_or_else(|| Line::new(EXHAUSTED), |account| Line::about(EXHAUSTED, account));
        audit::record(tx, &line.with(json!({ "code_for": purpose.word() })))?;
    }
    match sent.account {
        Some(account) if fits && store::use_up(tx.conn(), sent.id, now)? => Ok(Checked::Proved(account)),
        _ => refused(Error::CodeWrong),
    }
}
