//! Signing in with an ID token: to the linked account, to the one with the same verified address, or to a new one.

use super::token::GooglePerson;
use crate::accounts::door::Door;
use crate::accounts::error::Error;
use crate::accounts::model::{Contact, Role};
use crate::accounts::sign_in::SignedIn;
use crate::accounts::store::{self, NewRow};
use crate::accounts::{Accounts, sessions};
use crate::audit::{self, Line};
use crate::kernel::contact::Email;
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::kernel::language::Language;
use crate::kernel::text::bounded;
use crate::tx::Tx;

impl Accounts {
    /// Signs in with a Google ID token.
    ///
    /// An account that has the address without having verified it is linked too, but loses its password and its
    /// sessions: whoever made it never showed that the address is theirs, and Google now says whose it is.
    ///
    /// # Errors
    /// `token_invalid`, `token_expired`; `google_email_unverified` for a new person; `account_blocked`; a fault when
    /// Google's keys cannot be read.
    pub async fn sign_in_with_google(&self, token: &str, language: Option<Language>) -> Result<SignedIn, Error> {
        let person = self.google_person(token).await?;
        let id = self.work().write(move |tx| account_of(tx, &person, language)).await?;
        self.begin(Door::Native, id, None, None).await
    }
}

fn account_of(tx: &mut Tx<'_>, person: &GooglePerson, language: Option<Language>) -> Result<AccountId, Error> {
    if let Some(linked) = store::by_google_subject(tx.conn(), &person.subject)? {
        return Ok(linked.account.id);
    }
    let email = person.email.as_deref().and_then(Email::parse).filter(|_| person.email_verified);
    let email = email.ok_or(Error::GoogleEmailUnverified)?;
    let now = tx.now();
    if let Some(found) = store::by_contact(tx.conn(), &Contact::Email(email.clone()))? {
        let id = found.account.id;
        if !found.account.email_verified {
            store::set_password(tx.conn(), id, None, now)?;
            sessions::end_all(tx, id, "e-mail claimed with Google")?;
            audit::record(tx, &Line::about("account.claimed_with_google", id))?;
        }
        store::link_google(tx.conn(), id, &person.subject, now)?;
        return Ok(id);
    }
    let made = store::insert(tx, &row(person, &email, language));
    made.map_err(|refusal| match refusal {
        // made at the same time by the same person: run again, and find it
        Error::EmailTaken => Error::Fault(Fault::Contention("the account was made at the same time".to_owned())),
        other => other,
    })
}

fn row(person: &GooglePerson, email: &Email, language: Option<Language>) -> NewRow {
    let name = person.name.as_deref().and_then(|name| bounded(name, 200).ok().flatten());
    let local_part = || email.as_str().split('@').next().unwrap_or_default().to_owned();
    NewRow {
        role: Role::Customer,
        name: name.unwrap_or_else(local_part),
        username: None,
        phone: None,
        email: Some(email.clone()),
        password_hash: None,
        google_subject: Some(person.subject.clone()),
        address: None,
        language: language.map(Language::tag),
        phone_verified: false,
        email_verified: true,
        position: None,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use jsonwebtoken::jwk::Jwk;
    use jsonwebtoken::{Algorithm, EncodingKey, Header};
    use serde_json::{Value, json};
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

    use super::*;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{Deployment, PASSWORD, START, phone, with};
    use crate::kernel::secret::ExposeSecret as _;

    /// Made for this test; signs nothing else.
    const KEY: &[u8] = include_bytes!("test_key.pem");

    fn key() -> EncodingKey {
        EncodingKey::from_rsa_pem(KEY).unwrap()
    }

    /// Serves the key set on a local port and counts how often it is read.
    async fn published(age: u64) -> (String, Arc<AtomicUsize>) {
        let mut jwk = Jwk::from_encoding_key(&key(), Algorithm::RS256).unwrap();
        jwk.common.key_id = Some("k1".to_owned());
        let body = json!({ "keys": [jwk] }).to_string();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/certs", listener.local_addr().unwrap());
        let reads = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&reads);
        tokio::spawn(async move {
            loop {
                let (mut socket, _) = listener.accept().await.unwrap();
                counted.fetch_add(1, Ordering::SeqCst);
                let mut request = [0_u8; 4096];
                let _bytes = socket.read(&mut request).await.unwrap();
                let head = format!(
                    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nCache-Control: public, max-age={age}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                    body.len()
                );
                socket.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
            }
        });
        (url, reads)
    }

    async fn place(age: u64) -> (Deployment, Arc<AtomicUsize>) {
        let (url, reads) = published(age).await;
        let place = with(|settings| {
            settings.google_keys_url = url;
            settings.google_client_ids = vec!["our-app".to_owned()];
        })
        .await;
        (place, reads)
    }

    fn claims() -> Value {
        json!({
            "iss": "https://accounts.google.com", "aud": "our-app", "sub": "g-1", "exp": START.seconds() + 3600,
            "email": "amel@example.com", "email_verified": true, "name": "Amel H.",
        })
    }

    fn signed(claims: &Value, kid: &str) -> String {
        let header = Header { kid: Some(kid.to_owned()), ..Header::new(Algorithm::RS256) };
        jsonwebtoken::encode(&header, claims, &key()).unwrap()
    }

    fn but(name: &str, value: Value) -> Value {
        let mut claims = claims();
        claims[name] = value;
        claims
    }

    #[tokio::test]
    async fn a_new_person_gets_an_account_and_the_same_one_later() {
        let (place, reads) = place(3600).await;
        let first = place.accounts.sign_in_with_google(&signed(&claims(), "k1"), None).await.unwrap();
        assert_eq!((first.account.role, first.account.email_verified), (Role::Customer, true));
        assert_eq!((first.account.name.as_str(), first.account.phone.as_deref()), ("Amel H.", None));
        let moved = signed(&but("email", json!("elsewhere@example.com")), "k1");
        let second = place.accounts.sign_in_with_google(&moved, None).await.unwrap();
        assert_eq!(second.account.id, first.account.id);
        assert_eq!(reads.load(Ordering::SeqCst), 1);
    }

    #[tokio::test]
    async fn what_google_did_not_say_to_us_now_is_refused() {
        let (place, _) = place(3600).await;
        let late = signed(&but("exp", json!(START.seconds())), "k1");
        assert!(matches!(place.accounts.sign_in_with_google(&late, None).await, Err(Error::TokenExpired)));
        let unverified = signed(&but("email_verified", json!(false)), "k1");
        let refused = place.accounts.sign_in_with_google(&unverified, None).await;
        assert!(matches!(refused, Err(Error::GoogleEmailUnverified)), "{refused:?}");
        let hmac = jsonwebtoken::encode(
            &Header { kid: Some("k1".to_owned()), ..Header::new(Algorithm::HS256) },
            &claims(),
            &EncodingKey::from_secret(KEY),
        )
        .unwrap();
        let tokens = [
            signed(&but("aud", json!("another-app")), "k1"),
            signed(&but("iss", json!("https://evil.example")), "k1"),
            signed(&claims(), "unknown"),
            format!("{}x", signed(&claims(), "k1")),
            hmac,
            "abc".to_owned(),
        ];
        for token in tokens {
            let refused = place.accounts.sign_in_with_google(&token, None).await;
            assert!(matches!(refused, Err(Error::TokenInvalid)), "{token}: {refused:?}");
        }
    }

    #[tokio::test]
    async fn keys_are_read_again_when_old_and_seldom_for_unknown_ids() {
        let (place, reads) = place(600).await;
        let good = signed(&claims(), "k1");
        let unknown = signed(&claims(), "other");
        place.accounts.sign_in_with_google(&good, None).await.unwrap();
        for _soon in 0..3 {
            place.accounts.sign_in_with_google(&unknown, None).await.unwrap_err();
        }
        assert_eq!(reads.load(Ordering::SeqCst), 1);
        place.pass(Duration::from_secs(61));
        for _later in 0..3 {
            place.accounts.sign_in_with_google(&unknown, None).await.unwrap_err();
        }
        assert_eq!(reads.load(Ordering::SeqCst), 2);
        place.pass(Duration::from_secs(601));
        place.accounts.sign_in_with_google(&good, None).await.unwrap();
        assert_eq!(reads.load(Ordering::SeqCst), 3);
    }

    #[tokio::test]
    async fn a_verified_address_links_and_keeps_the_password() {
        let (place, _) = place(3600).await;
        let id = place.client().await.account.id;
        let to = Contact::Email(crate::accounts::testing::email("amel@example.com"));
        place.accounts.send_verification(to.clone(), Language::En).await.unwrap();
        let code = place.codes("amel@example.com").await.remove(0);
        place.accounts.verify_contact(to, &code).await.unwrap();
        let linked = place.accounts.sign_in_with_google(&signed(&claims(), "k1"), None).await.unwrap();
        assert_eq!(linked.account.id, id);
        place.sign_in(Login::Phone(phone("0555000001")), PASSWORD).await.unwrap();
    }

    #[tokio::test]
    async fn one_who_took_another_persons_address_loses_the_account() {
        let (place, _) = place(3600).await;
        let squatter = place.client().await;
        let owner = place.accounts.sign_in_with_google(&signed(&claims(), "k1"), None).await.unwrap();
        assert_eq!(owner.account.id, squatter.account.id);
        place.accounts.bearer(owner.tokens.access.expose_secret()).unwrap();
        assert!(matches!(place.accounts.bearer(squatter.tokens.access.expose_secret()), Err(Error::TokenInvalid)));
        assert!(matches!(
            place.sign_in(Login::Phone(phone("0555000001")), PASSWORD).await,
            Err(Error::WrongCredentials)
        ));
    }

    #[tokio::test]
    async fn without_keys_it_is_unavailable() {
        let place = with(|settings| {
            settings.google_keys_url = "http://127.0.0.1:1/certs".to_owned();
            settings.google_client_ids = vec!["our-app".to_owned()];
        })
        .await;
        let refused = place.accounts.sign_in_with_google(&signed(&claims(), "k1"), None).await;
        assert!(matches!(refused, Err(Error::Fault(Fault::Unavailable { .. }))), "{refused:?}");
    }
}
