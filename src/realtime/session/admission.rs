//! How many sockets an account, and an address, may hold.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::Arc;

use parking_lot::Mutex;

use crate::kernel::id::AccountId;

/// Counts sockets by account and by address.
#[derive(Debug)]
pub struct Admissions {
    held: Mutex<Held>,
    per_account: usize,
    per_address: usize,
}

#[derive(Debug, Default)]
struct Held {
    accounts: HashMap<AccountId, usize>,
    addresses: HashMap<IpAddr, usize>,
}

/// The right to hold one socket; given back when dropped.
#[derive(Debug)]
pub struct Admission {
    admissions: Arc<Admissions>,
    account: AccountId,
    address: IpAddr,
}

impl Admissions {
    /// At most so many sockets for each account, and so many for each address.
    #[must_use]
    pub fn new(per_account: usize, per_address: usize) -> Arc<Self> {
        Arc::new(Self { held: Mutex::default(), per_account, per_address })
    }

    /// One more socket for this account from this address; `None` when either holds enough.
    #[must_use]
    pub fn admit(self: &Arc<Self>, account: AccountId, address: IpAddr) -> Option<Admission> {
        let mut held = self.held.lock();
        let full = |count: Option<&usize>, most: usize| count.is_some_and(|count| *count >= most);
        if full(held.accounts.get(&account), self.per_account) || full(held.addresses.get(&address), self.per_address) {
            return None;
        }
        *held.accounts.entry(account).or_insert(0) += 1;
        *held.addresses.entry(address).or_insert(0) += 1;
        Some(Admission { admissions: Arc::clone(self), account, address })
    }

    /// All sockets held now.
    #[must_use]
    pub fn total(&self) -> usize {
        self.held.lock().accounts.values().sum()
    }
}

impl Drop for Admission {
    fn drop(&mut self) {
        let mut held = self.admissions.held.lock();
        give_back(&mut held.accounts, &self.account);
        give_back(&mut held.addresses, &self.address);
    }
}

/// One fewer; whoever holds none is forgotten.
fn give_back<K: Eq + Hash>(held: &mut HashMap<K, usize>, key: &K) {
    if let Some(count) = held.get_mut(key) {
        *count = count.saturating_sub(1);
        if *count == 0 {
            held.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(41, 200, 1, 2));
    const THERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(41, 200, 1, 3));

    #[test]
    fn a_place_is_given_back() {
        let admissions = Admissions::new(1, 10);
        let first = admissions.admit(AccountId::new(1), HERE).unwrap();
        assert!(admissions.admit(AccountId::new(1), HERE).is_none());
        assert!(admissions.admit(AccountId::new(2), HERE).is_some());
        drop(first);
        assert!(admissions.admit(AccountId::new(1), HERE).is_some());
        assert_eq!(admissions.total(), 0);
    }

    #[test]
    fn an_address_is_full_whoever_comes_from_it() {
        let admissions = Admissions::new(10, 2);
        let one = admissions.admit(AccountId::new(1), HERE).unwrap();
        let two = admissions.admit(AccountId::new(2), HERE).unwrap();
        assert!(admissions.admit(AccountId::new(3), HERE).is_none());
        // the refusal took nothing
        let elsewhere = admissions.admit(AccountId::new(3), THERE).unwrap();
        assert_eq!(admissions.total(), 3);
        drop(one);
        assert!(admissions.admit(AccountId::new(3), HERE).is_some());
        drop((two, elsewhere));
        let held = admissions.held.lock();
        assert!(held.accounts.is_empty() && held.addresses.is_empty());
    }
}
