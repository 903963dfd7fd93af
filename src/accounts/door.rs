//! Where people sign in: each documented API has a door (one has two), with lives of tokens of its own.

use std::time::Duration;

use super::model::Role;
use crate::config::AccountSettings;

/// An API that tokens are made for. A token is good at its own API only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Edition {
    /// Our own API.
    #[default]
    Native,
    /// The API of that name.
    CarcarePro,
    /// The API of that name.
    LaptopRepair,
    /// The API of that name.
    Revcare,
    /// The API of that name.
    MechanicFactory,
}

/// A place to sign in at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Door {
    /// Our own API.
    #[default]
    Native,
    /// CarCarePro.
    CarcarePro,
    /// Laptop Repair Store.
    LaptopRepair,
    /// RevCare.
    Revcare,
    /// Mechanic Factory's for customers.
    FactoryCustomers,
    /// Mechanic Factory's for mechanics.
    FactoryMechanics,
}

const HOUR: Duration = Duration::from_secs(60 * 60);
const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

impl Door {
    /// Every door.
    pub const ALL: [Self; 6] = [
        Self::Native,
        Self::CarcarePro,
        Self::LaptopRepair,
        Self::Revcare,
        Self::FactoryCustomers,
        Self::FactoryMechanics,
    ];

    /// As stored, and as the audience of tokens.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::CarcarePro => "carcare_pro",
            Self::LaptopRepair => "laptop_repair",
            Self::Revcare => "revcare",
            Self::FactoryCustomers => "mechanic_factory_customers",
            Self::FactoryMechanics => "mechanic_factory_mechanics",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|door| door.word() == word)
    }

    /// The API behind it.
    #[must_use]
    pub const fn edition(self) -> Edition {
        match self {
            Self::Native => Edition::Native,
            Self::CarcarePro => Edition::CarcarePro,
            Self::LaptopRepair => Edition::LaptopRepair,
            Self::Revcare => Edition::Revcare,
            Self::FactoryCustomers | Self::FactoryMechanics => Edition::MechanicFactory,
        }
    }

    /// Whether an account of this role may enter; whoever may not is told the same as with a wrong password.
    #[must_use]
    pub const fn admits(self, role: Role) -> bool {
        match self {
            Self::Native | Self::CarcarePro | Self::LaptopRepair | Self::Revcare => true,
            Self::FactoryCustomers => matches!(role, Role::Customer | Role::Assistant),
            Self::FactoryMechanics => matches!(role, Role::Mechanic | Role::Admin),
        }
    }

    /// How long an access token lives.
    pub(super) fn access_life(self, settings: &AccountSettings) -> Duration {
        match self {
            Self::Native => Duration::from_secs(settings.access_minutes.saturating_mul(60)),
            Self::CarcarePro | Self::FactoryCustomers => HOUR,
            Self::LaptopRepair => 24 * HOUR,
            Self::Revcare => HOUR / 2,
            Self::FactoryMechanics => 3 * HOUR,
        }
    }

    /// How long a session can be refreshed; `None` where the documents know no refreshing.
    pub(super) fn refresh_life(self, settings: &AccountSettings) -> Option<Duration> {
        match self {
            Self::Native => Some(Duration::from_secs(settings.refresh_days.saturating_mul(86_400))),
            Self::CarcarePro | Self::LaptopRepair | Self::Revcare => Some(WEEK),
            Self::FactoryCustomers | Self::FactoryMechanics => None,
        }
    }

    /// How long the longest access token of any door lives: so long are revocations remembered.
    pub(super) fn longest_access_life(settings: &AccountSettings) -> Duration {
        Self::ALL.into_iter().map(|door| door.access_life(settings)).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::error::Error;
    use crate::accounts::model::Login;
    use crate::accounts::testing::{PASSWORD, deployment, phone};
    use crate::kernel::secret::{ExposeSecret as _, SecretString};

    fn login() -> Vec<Login> {
        vec![Login::Phone(phone("0555000001"))]
    }

    #[test]
    fn words_are_read_back() {
        for door in Door::ALL {
            assert_eq!(Door::from_word(door.word()), Some(door));
        }
    }

    #[tokio::test]
    async fn each_door_has_its_lives() {
        let place = deployment().await;
        place.client().await;
        for (door, minutes) in
            [(Door::CarcarePro, 60), (Door::LaptopRepair, 24 * 60), (Door::Revcare, 30), (Door::FactoryCustomers, 60)]
        {
            let tokens = place.accounts.sign_in_at(door, login(), SecretString::from(PASSWORD)).await.unwrap().tokens;
            let access = tokens.access.expose_secret();
            assert_eq!(place.accounts.bearer(access).unwrap().edition, door.edition(), "{door:?}");
            place.pass(Duration::from_secs(minutes * 60 - 1));
            place.accounts.bearer(access).unwrap();
            place.pass(Duration::from_secs(1));
            assert!(matches!(place.accounts.bearer(access), Err(Error::TokenExpired)), "{door:?}");
        }
    }

    #[tokio::test]
    async fn a_refresh_token_is_good_at_its_door_for_a_week() {
        let place = deployment().await;
        place.client().await;
        let enter = async |door| {
            let signed_in = place.accounts.sign_in_at(door, login(), SecretString::from(PASSWORD)).await;
            signed_in.unwrap().tokens.refresh.expose_secret().to_owned()
        };
        let (laptop, factory) = (enter(Door::LaptopRepair).await, enter(Door::FactoryCustomers).await);
        for _again in 0..2 {
            place.pass(Duration::from_secs(3 * 24 * 60 * 60));
            place.accounts.renew_access(Door::LaptopRepair, &laptop).await.unwrap();
        }
        for (door, token) in [(Door::Revcare, &laptop), (Door::FactoryCustomers, &factory)] {
            let refused = place.accounts.renew_access(door, token).await;
            assert!(matches!(refused, Err(Error::TokenInvalid)), "{door:?} {refused:?}");
        }
        assert!(matches!(place.accounts.refresh(&laptop, None).await, Err(Error::TokenInvalid)));
        // another door's logout does not know it
        place.accounts.end_session_of(Door::Revcare, &laptop).await.unwrap();
        place.accounts.renew_access(Door::LaptopRepair, &laptop).await.unwrap();
        place.pass(Duration::from_secs(24 * 60 * 60));
        let late = place.accounts.renew_access(Door::LaptopRepair, &laptop).await;
        assert!(matches!(late, Err(Error::TokenExpired)), "{late:?}");
    }

    #[tokio::test]
    async fn whom_a_door_does_not_admit_it_does_not_know() {
        let place = deployment().await;
        place.client().await;
        let refused = place.accounts.sign_in_at(Door::FactoryMechanics, login(), SecretString::from(PASSWORD)).await;
        assert!(matches!(refused, Err(Error::WrongCredentials)), "{refused:?}");
        let nobody = place.accounts.sign_in_at(Door::Revcare, Vec::new(), SecretString::from(PASSWORD)).await;
        assert!(matches!(nobody, Err(Error::WrongCredentials)), "{nobody:?}");
    }

    #[tokio::test]
    async fn any_login_will_do_where_the_door_takes_any() {
        let place = deployment().await;
        place.client().await;
        for text in ["0555 00 00 01", "Amel@Example.com"] {
            let logins = Login::readings(text, "+213");
            place.accounts.sign_in_at(Door::CarcarePro, logins, SecretString::from(PASSWORD)).await.unwrap();
        }
        assert_eq!(Login::readings("jo", "+213"), [Login::Username("jo".to_owned())]);
        assert_eq!(Login::readings("deleted 7", "+213"), []);
    }
}
