//! What one who calls may do in the workshop: the one place that the other folders ask.

use super::store;
use crate::accounts::{Identity, Role};
use crate::kernel::error::Fault;
use crate::kernel::id::AccountId;
use crate::storage::Conn;
use crate::workshop::Error;

/// A caller with their rights as they are in this transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Who.
    pub account: AccountId,
    /// What the account is for.
    pub role: Role,
    /// An administrator, or a mechanic whom one gave the rights of staff.
    pub is_staff: bool,
}

impl Standing {
    /// Looks the caller up; only a mechanic's rights stand in the database.
    ///
    /// # Errors
    /// The database's fault.
    pub fn of(conn: &mut Conn, caller: Identity) -> Result<Self, Fault> {
        let is_staff = match caller.role {
            Role::Admin => true,
            Role::Mechanic => store::has_staff_rights(conn, caller.account.as_mechanic())?,
            Role::Assistant | Role::Customer => false,
        };
        Ok(Self { account: caller.account, role: caller.role, is_staff })
    }

    /// Whether this is the person or one of the staff.
    #[must_use]
    pub fn may_act_for(&self, account: impl Into<AccountId>) -> bool {
        self.is_staff || self.account == account.into()
    }

    /// Refuses who is neither the person nor of the staff.
    ///
    /// # Errors
    /// [`Error::NotYours`].
    pub fn own_or_staff(&self, account: impl Into<AccountId>) -> Result<(), Error> {
        if self.may_act_for(account) { Ok(()) } else { Err(Error::NotYours) }
    }

    /// Refuses who is not of the staff.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn staff_only(&self) -> Result<(), Error> {
        if self.is_staff { Ok(()) } else { Err(Error::NotAllowed) }
    }

    /// Refuses who is no administrator.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn administrators_only(&self) -> Result<(), Error> {
        if self.role == Role::Admin { Ok(()) } else { Err(Error::NotAllowed) }
    }

    /// Refuses who neither repairs nor is of the staff.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn workshop_only(&self) -> Result<(), Error> {
        if self.is_staff || self.role == Role::Mechanic { Ok(()) } else { Err(Error::NotAllowed) }
    }

    /// Whose rows a list may hold: those of the one that is asked for, all for staff who ask for nobody, else one's own.
    ///
    /// # Errors
    /// [`Error::NotYours`] for another's.
    pub fn rows_of(&self, asked: Option<AccountId>) -> Result<Option<AccountId>, Error> {
        match asked {
            Some(account) => self.own_or_staff(account).map(|()| Some(account)),
            None if self.is_staff => Ok(None),
            None => Ok(Some(self.account)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(role: Role, is_staff: bool) -> Standing {
        Standing { account: AccountId::new(7), role, is_staff }
    }

    #[test]
    fn lists_hold_ones_own_unless_one_is_of_the_staff() {
        let (own, other) = (AccountId::new(7), AccountId::new(8));
        for role in [Role::Customer, Role::Assistant, Role::Mechanic] {
            let who = standing(role, false);
            assert_eq!(who.rows_of(None).unwrap(), Some(own));
            assert_eq!(who.rows_of(Some(own)).unwrap(), Some(own));
            assert!(matches!(who.rows_of(Some(other)), Err(Error::NotYours)));
        }
        for role in [Role::Mechanic, Role::Admin] {
            let who = standing(role, true);
            assert_eq!(who.rows_of(None).unwrap(), None);
            assert_eq!(who.rows_of(Some(other)).unwrap(), Some(other));
        }
    }

    #[test]
    fn staff_are_no_administrators() {
        let who = standing(Role::Mechanic, true);
        assert!(who.staff_only().is_ok() && who.workshop_only().is_ok());
        assert!(matches!(who.administrators_only(), Err(Error::NotAllowed)));
        assert!(matches!(standing(Role::Mechanic, false).staff_only(), Err(Error::NotAllowed)));
        assert!(matches!(standing(Role::Customer, false).workshop_only(), Err(Error::NotAllowed)));
    }
}
