//! How many sockets an account may hold.

use std::collections::HashMap;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::kernel::id::AccountId;

/// Counts sockets by account.
#[derive(Debug)]
pub struct Admissions {
    held: Mutex<HashMap<AccountId, usize>>,
    most: usize,
}

/// The right to hold one socket; given back when dropped.
#[derive(Debug)]
pub struct Admission {
    admissions: Arc<Admissions>,
    account: AccountId,
}

impl Admissions {
    /// At most `most` sockets for each account.
    #[must_use]
    pub fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { held: Mutex::default(), most })
    }

    /// One more socket for this account; `None` when it holds enough.
    #[must_use]
    pub fn admit(self: &Arc<Self>, account: AccountId) -> Option<Admission> {
        let mut held = self.held.lock();
        let count = held.entry(account).or_insert(0);
        if *count >= self.most {
            return None;
        }
        *count += 1;
        Some(Admission { admissions: Arc::clone(self), account })
    }

    /// All sockets held now.
    #[must_use]
    pub fn total(&self) -> usize {
        self.held.lock().values().sum()
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut held = self.admissions.held.lock();
        if let Some(count) = held.get_mut(&self.account) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                held.remove(&self.account);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_given_back() {
        let admissions = Admissions::new(1);
        let first = admissions.admit(AccountId::new(1)).unwrap();
        assert!(admissions.admit(AccountId::new(1)).is_none());
        assert!(admissions.admit(AccountId::new(2)).is_some());
        drop(first);
        assert!(admissions.admit(AccountId::new(1)).is_some());
        assert_eq!(admissions.total(), 0);
    }
}
