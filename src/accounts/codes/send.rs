//! Sends a code.

use std::time::Duration;

use super::store::{self, NewCode};
use super::{Purpose, code_digest};
use crate::accounts::error::Error;
use crate::accounts::model::{Contact, ContactKind};
use crate::accounts::{Accounts, store as people};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::language::{Language, words};
use crate::kernel::secret::random_code;
use crate::notifications::{Channel, Notice};
use crate::tx::Tx;

impl Accounts {
    /// Sends a code that proves a contact. Who has no account with it is sent nothing, and is not told so.
    ///
    /// # Errors
    /// `too_many_codes`.
    pub async fn send_verification(&self, to: Contact, language: Language) -> Result<(), Error> {
        let purpose = match to {
            Contact::Phone(_) => Purpose::Phone,
            Contact::Email(_) => Purpose::Email,
        };
        self.send(purpose, to, language).await
    }

    /// Sends a code to a contact of someone who is signed in.
    ///
    /// # Errors
    /// `contact_missing`, `too_many_codes`, `not_found`.
    pub async fn send_own_verification(
        &self,
        account: AccountId,
        kind: ContactKind,
        language: Language,
    ) -> Result<(), Error> {
        let to = self.own_contact(account, kind).await?;
        self.send_verification(to, language).await
    }

    /// Sends a code that lets a new password be chosen. Who has no account with this contact is sent nothing, and is
    /// not told so.
    ///
    /// # Errors
    /// `too_many_codes`.
    pub async fn send_password_code(&self, to: Contact, language: Language) -> Result<(), Error> {
        self.send(Purpose::Password, to, language).await
    }

    /// The contact of this kind that an account has.
    pub(super) async fn own_contact(&self, account: AccountId, kind: ContactKind) -> Result<Contact, Error> {
        let stored = self.work().read(move |conn| people::by_id(conn, account)).await?.ok_or(Error::NotFound)?;
        let prefix = &self.settings().phone_prefix;
        match kind {
            ContactKind::Phone => stored.account.phone.and_then(|key| Phone::parse(&key, prefix)).map(Contact::Phone),
            ContactKind::Email => stored.account.email.and_then(|text| Email::parse(&text)).map(Contact::Email),
        }
        .ok_or(Error::ContactMissing)
    }

    async fn send(&self, purpose: Purpose, to: Contact, language: Language) -> Result<(), Error> {
        let settings = self.settings();
        let code = random_code();
        let request = Request {
            digest: code_digest(settings, purpose, to.key(), &code),
            notice: notice(purpose, &to, &code, settings.code_minutes, language)?,
            life: minutes(settings.code_minutes),
            window: minutes(settings.code_window_minutes),
            limit: settings.codes_per_window,
            purpose,
            to,
        };
        self.work().write(move |tx| issue(tx, &request)).await
    }
}

fn minutes(count: u64) -> Duration {
    Duration::from_secs(count.saturating_mul(60))
}

struct Request {
    purpose: Purpose,
    to: Contact,
    digest: String,
    notice: Notice,
    life: Duration,
    window: Duration,
    limit: i64,
}

/// How long codes are kept at least.
const KEEP: Duration = Duration::from_secs(86_400);

fn issue(tx: &mut Tx<'_>, request: &Request) -> Result<(), Error> {
    let now = tx.now();
    let found = people::by_contact(tx.conn(), &request.to)?.filter(|found| !found.account.is_blocked);
    if let Some(found) = &found {
        // so that many requests at the same time cannot all find the window free
        people::lock(tx.conn(), found.account.id)?;
    }
    let Request { purpose, limit, window, .. } = *request;
    let key = request.to.key();
    let made = store::made_since(tx.conn(), purpose, key, now - window, limit)?;
    let full = i64::try_from(made.len()).map_err(Fault::internal)? >= limit;
    if let Some(oldest) = made.last().filter(|_| full) {
        return Err(Error::TooManyCodes((*oldest + window).since(now)));
    }
    store::forget(tx.conn(), now - window.max(request.life).max(KEEP))?;
    let account = found.map(|found| found.account.id);
    let new = NewCode {
        purpose,
        destination: key.to_owned(),
        account,
        digest: request.digest.clone(),
        expires_at: now + request.life,
    };
    store::insert(tx.conn(), &new, now)?;
    if account.is_some() {
        crate::notifications::enqueue(tx, &request.notice)?;
    }
    Ok(())
}

/// The message that carries a code; the first line of an e-mail is its subject.
fn notice(purpose: Purpose, to: &Contact, code: &str, minutes: u64, language: Language) -> Result<Notice, Fault> {
    let minutes = minutes.to_string();
    let text = |id: &str| {
        words(language, id, &[("code", code), ("minutes", &minutes)])
            .ok_or_else(|| Fault::internal(format!("no words for {id}")))
    };
    let (channel, body) = match (to, purpose) {
        (Contact::Phone(_), Purpose::Password) => (Channel::Sms, text("notice-code-password-sms")?),
        (Contact::Phone(_), Purpose::Phone | Purpose::Email) => (Channel::Sms, text("notice-code-phone")?),
        (Contact::Email(_), Purpose::Password) => {
            (Channel::Email, format!("{}\n{}", text("notice-code-password-subject")?, text("notice-code-password")?))
        }
        (Contact::Email(_), Purpose::Email | Purpose::Phone) => {
            (Channel::Email, format!("{}\n{}", text("notice-code-email-subject")?, text("notice-code-email")?))
        }
    };
    let destination = to.key().to_owned();
    Ok(Notice { channel, destination, kind: purpose.word(), code: Some(code.to_owned()), body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::testing::{deployment, email, phone};

    const ADDRESS: &str = "amel@example.com";

    #[tokio::test]
    async fn five_in_fifteen_minutes_known_or_not() {
        let place = deployment().await;
        place.client().await;
        for to in [Contact::Email(email(ADDRESS)), Contact::Phone(phone("0555999999"))] {
            for _allowed in 0..5 {
                place.accounts.send_verification(to.clone(), Language::En).await.unwrap();
                place.pass(Duration::from_secs(60));
            }
            let refused = place.accounts.send_verification(to.clone(), Language::En).await;
            let Err(Error::TooManyCodes(wait)) = refused else { panic!("{refused:?}") };
            assert_eq!(wait, Duration::from_secs(600));
            // another purpose has a limit of its own
            place.accounts.send_password_code(to.clone(), Language::En).await.unwrap();
            place.pass(wait);
            place.accounts.send_verification(to, Language::En).await.unwrap();
        }
        assert_eq!(place.codes(ADDRESS).await.len(), 7);
        assert_eq!(place.codes("+213555999999").await.len(), 0);
    }

    #[tokio::test]
    async fn the_text_carries_the_code_in_the_language_asked_for() {
        let place = deployment().await;
        place.client().await;
        place.accounts.send_verification(Contact::Phone(phone("0555000001")), Language::Fr).await.unwrap();
        let sent = place.accounts.outbox("+213555000001".to_owned()).await.unwrap().remove(0);
        let (code, text) = (sent.code.unwrap(), sent.text.unwrap());
        assert!(code.len() == 5 && text.contains(&code) && text.contains("vérification"), "{text}");
        assert_eq!(sent.kind, "phone");
    }

    #[tokio::test]
    async fn an_account_without_the_contact_is_told_so() {
        let place = deployment().await;
        let id =
            place.accounts.register(crate::accounts::testing::client("0555000002", None)).await.unwrap().account.id;
        let missing = place.accounts.send_own_verification(id, ContactKind::Email, Language::En).await;
        assert!(matches!(missing, Err(Error::ContactMissing)), "{missing:?}");
        place.accounts.send_own_verification(id, ContactKind::Phone, Language::En).await.unwrap();
    }
}
