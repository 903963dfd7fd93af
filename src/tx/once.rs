//! Idempotency: a key is stored with the id it created, in the same transaction, so a crash cannot part them.

use diesel::prelude::*;

use super::Tx;
use crate::kernel::error::Fault;
use crate::kernel::request_key::RequestKey;
use crate::storage::schema::request_keys;

/// The key came before with another body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyReuse;

/// Whether a creating request is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Once {
    /// It is: create, then call [`Tx::remember`].
    New,
    /// It was done before and created this id.
    Done(i64),
}

impl Tx<'_> {
    /// Whether this key has been used. Without a key every request is new.
    ///
    /// # Errors
    /// The database's fault; inside, the same key with another digest.
    pub fn once(&mut self, key: Option<&RequestKey>) -> Result<Result<Once, KeyReuse>, Fault> {
        let Some(key) = key else { return Ok(Ok(Once::New)) };
        let forgotten = (self.now() - self.key_life()).naive();
        let row: Option<(String, i64, chrono::NaiveDateTime)> = request_keys::table
            .find((key.account.get(), &key.key))
            .select((request_keys::digest, request_keys::resource_id, request_keys::created_at))
            .first(self.conn())
            .optional()?;
        Ok(match row {
            None => Ok(Once::New),
            Some((_, _, created)) if created <= forgotten => {
                diesel::delete(request_keys::table.find((key.account.get(), &key.key))).execute(self.conn())?;
                Ok(Once::New)
            }
            Some((digest, id, _)) if digest == key.digest => Ok(Once::Done(id)),
            Some(_) => Err(KeyReuse),
        })
    }

    /// Deletes keys that are no longer remembered; returns how many.
    ///
    /// # Errors
    /// The database's fault.
    pub fn forget_old_keys(&mut self) -> Result<usize, Fault> {
        let forgotten = (self.now() - self.key_life()).naive();
        Ok(diesel::delete(request_keys::table.filter(request_keys::created_at.le(forgotten))).execute(self.conn())?)
    }

    /// Stores what the key created.
    ///
    /// # Errors
    /// The database's fault. Two requests with one key at the same time: the later one finds the key taken, which asks
    /// for the transaction to be run again, and then finds the first one's work.
    pub fn remember(&mut self, key: Option<&RequestKey>, resource_id: i64) -> Result<(), Fault> {
        let Some(key) = key.cloned() else { return Ok(()) };
        let now = self.now().naive();
        let stored = self.attempt(|conn| {
            diesel::insert_into(request_keys::table)
                .values((
                    request_keys::account_id.eq(key.account.get()),
                    request_keys::key.eq(&key.key),
                    request_keys::digest.eq(&key.digest),
                    request_keys::resource_id.eq(resource_id),
                    request_keys::created_at.eq(now),
                ))
                .execute(conn)
        })?;
        stored.map(drop).map_err(|_taken| Fault::Contention("the same Idempotency-Key at the same time".to_owned()))
    }
}
