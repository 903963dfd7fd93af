//! Idempotency: what a key did is stored in the transaction that does it, so a crash cannot part the two.
//!
//! The key comes first: its row is made before anything else is done, so that the same request at the same time waits
//! for the first one to end and then finds its outcome (or, where that was refused, is the first itself).

use diesel::prelude::*;

use super::Tx;
use crate::kernel::error::{DomainError, Fault};
use crate::kernel::request_key::RequestKey;
use crate::storage::dialect;
use crate::storage::schema::request_keys;

/// The key came before with another request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyReuse;

/// What became of something that is decided once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The id of what it made or changed, or the stable code of the refusal.
    pub outcome: Result<i64, String>,
    /// It was decided before, and nothing was done now.
    pub again: bool,
}

/// What a key stands for.
enum Claim {
    /// Nothing yet: whoever claims does it now.
    New,
    /// It was decided.
    Settled(Result<i64, String>),
    /// Another request.
    Reused,
}

impl Tx<'_> {
    /// Does something unless its key did it before; then looks at what came of it. Without a key it is done. A refusal
    /// is not remembered: the next try may succeed.
    ///
    /// # Errors
    /// What `first` or `again` refuses; the key with another request.
    pub fn once<T, E: DomainError + From<KeyReuse>>(
        &mut self,
        key: Option<&RequestKey>,
        first: impl FnOnce(&mut Self) -> Result<(i64, T), E>,
        again: impl FnOnce(&mut Self, i64) -> Result<T, E>,
    ) -> Result<T, E> {
        let Some(key) = key else { return first(self).map(|(_, done)| done) };
        match self.claim(key)? {
            Claim::New => {
                let (id, done) = first(self)?;
                self.settle(key, id, None)?;
                Ok(done)
            }
            Claim::Settled(Ok(id)) => again(self, id),
            // a refusal is stored by `decide` only, whose keys are its own
            Claim::Settled(Err(_)) | Claim::Reused => Err(KeyReuse.into()),
        }
    }

    /// Decides something once: a refusal is an outcome like any other, undoes what was done, and is remembered, so that
    /// a repetition changes nothing whatever has happened since.
    ///
    /// # Errors
    /// A fault of `first`, or the database's; inside, the key with another request.
    pub fn decide<E: DomainError>(
        &mut self,
        key: &RequestKey,
        first: impl FnOnce(&mut Self) -> Result<i64, E>,
    ) -> Result<Result<Verdict, KeyReuse>, E> {
        match self.claim(key)? {
            Claim::Settled(outcome) => Ok(Ok(Verdict { outcome, again: true })),
            Claim::Reused => Ok(Err(KeyReuse)),
            Claim::New => {
                let outcome = match self.trial(first)? {
                    Ok(id) => Ok(id),
                    Err(refusal) => Err(refusal.code().to_owned()),
                };
                let id = outcome.as_ref().copied().unwrap_or_default();
                self.settle(key, id, outcome.as_ref().err().map(String::as_str))?;
                Ok(Ok(Verdict { outcome, again: false }))
            }
        }
    }

    /// What a key did; `None` when it is not known.
    ///
    /// # Errors
    /// The database's fault; inside, the key with another request.
    pub fn done_under(&mut self, key: &RequestKey) -> Result<Result<Option<i64>, KeyReuse>, Fault> {
        let forgotten = (self.now() - self.key_life()).naive();
        let row: Option<(String, i64)> = request_keys::table
            .find((key.account.get(), &key.key))
            .filter(request_keys::created_at.gt(forgotten))
            .select((request_keys::digest, request_keys::resource_id))
            .first(self.conn())
            .optional()?;
        Ok(match row {
            None => Ok(None),
            Some((digest, id)) if digest == key.digest => Ok(Some(id)),
            Some(_) => Err(KeyReuse),
        })
    }

    /// Stores what a key did whose account did not exist before.
    ///
    /// # Errors
    /// The database's fault.
    pub fn remember(&mut self, key: &RequestKey, resource_id: i64) -> Result<(), Fault> {
        match self.claim(key)? {
            Claim::New => self.settle(key, resource_id, None),
            Claim::Settled(_) | Claim::Reused => Err(Fault::internal("a new account has a key already")),
        }
    }

    /// Deletes keys that are no longer remembered; returns how many.
    ///
    /// # Errors
    /// The database's fault.
    pub fn forget_old_keys(&mut self) -> Result<usize, Fault> {
        let forgotten = (self.now() - self.key_life()).naive();
        Ok(diesel::delete(request_keys::table.filter(request_keys::created_at.le(forgotten))).execute(self.conn())?)
    }

    /// Takes the key, after waiting for whoever has it in hand.
    fn claim(&mut self, key: &RequestKey) -> Result<Claim, Fault> {
        let (now, forgotten) = (self.now().naive(), (self.now() - self.key_life()).naive());
        if dialect::claim_request_key(self.conn(), key.account.get(), &key.key, &key.digest, now, forgotten)? {
            return Ok(Claim::New);
        }
        // its row is locked by the claim that failed: it is still there
        let (digest, id, refusal): (String, i64, Option<String>) = request_keys::table
            .find((key.account.get(), &key.key))
            .select((request_keys::digest, request_keys::resource_id, request_keys::refusal))
            .first(self.conn())?;
        if digest != key.digest {
            return Ok(Claim::Reused);
        }
        Ok(Claim::Settled(refusal.map_or(Ok(id), Err)))
    }

    fn settle(&mut self, key: &RequestKey, resource_id: i64, refusal: Option<&str>) -> Result<(), Fault> {
        diesel::update(request_keys::table.find((key.account.get(), &key.key)))
            .set((request_keys::resource_id.eq(resource_id), request_keys::refusal.eq(refusal)))
            .execute(self.conn())?;
        Ok(())
    }
}
