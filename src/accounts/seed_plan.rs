//! Whom `depannini seed` makes and where they are: one plan, with a server beside it or without.

use chrono::{Days, NaiveDate};
use rand::Rng as _;

use super::Accounts;
use super::error::Error;
use super::model::{AssistantDetails, LicenseCategory, Service};
use super::password::Password;
use super::seed::{NewAccount, Seeded};
use crate::kernel::contact::Phone;
use crate::kernel::error::Fault;
use crate::kernel::geo::{Metres, Point};

/// How many, and around which place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SeedPlan {
    /// Active assistants.
    pub assistants: u32,
    /// Clients.
    pub clients: u32,
    /// The middle.
    pub around: Point,
    /// Nobody is farther from it.
    pub spread: Metres,
}

/// Somebody who was made.
#[derive(Debug, Clone)]
pub struct SeededMember {
    /// As planned.
    pub new: NewAccount,
    /// As made.
    pub seeded: Seeded,
}

/// Everybody who was made.
#[derive(Debug, Clone)]
pub struct SeededMembers {
    /// The clients.
    pub clients: Vec<SeededMember>,
    /// The assistants, all active.
    pub assistants: Vec<SeededMember>,
}

/// Everybody's password; known, so nothing for production.
pub const SEED_PASSWORD: &str = "depannini-seed";
/// The most accounts of each kind in one go.
pub const SEED_MOST: u32 = 100_000;
/// Phone numbers: this and eight digits.
const PHONE_BEGIN: &str = "+2135";
/// Days that a licence is good for.
const LICENSE_DAYS: u64 = 5 * 365;

impl Accounts {
    /// Carries out a plan. Phone numbers begin at a random one, so that a second plan finds room beside a first one.
    ///
    /// # Errors
    /// `phone_taken` when by bad luck it does not: those made before stay, try again.
    pub async fn carry_out(&self, plan: &SeedPlan) -> Result<SeededMembers, Error> {
        let first = rand::rng().random_range(0..100_000_000 - 2 * SEED_MOST);
        let until = self.day_of(self.now()).checked_add_days(Days::new(LICENSE_DAYS)).unwrap_or(NaiveDate::MAX);
        let new = accounts(plan, first, until);
        let password = Password::parse(SEED_PASSWORD).map_err(|problem| Fault::Internal(format!("{problem:?}")))?;
        let made = self.seed(new.clone(), &password).await?;
        let members = new.into_iter().zip(made).map(|(new, seeded)| SeededMember { new, seeded });
        let (assistants, clients) = members.partition(|member| member.new.assistant.is_some());
        Ok(SeededMembers { clients, assistants })
    }
}

/// The accounts of a plan, clients first; numbers count up from `first`.
fn accounts(plan: &SeedPlan, first: u32, license_until: NaiveDate) -> Vec<NewAccount> {
    let clients = (0..plan.clients).map(|n| (n, None, format!("Client {}", n + 1)));
    let assistants = (0..plan.assistants).map(|n| {
        (plan.clients + n, Some(details(n, first + plan.clients + n, license_until)), format!("Assistant {}", n + 1))
    });
    clients
        .chain(assistants)
        .filter_map(|(n, assistant, name)| {
            let phone = Phone::parse(&format!("{PHONE_BEGIN}{:08}", first + n), PHONE_BEGIN)?;
            Some(NewAccount { name, phone, position: somewhere(plan), assistant })
        })
        .collect()
}

/// Services in turn, and of each the licences in turn.
fn details(n: u32, number: u32, license_expiry: NaiveDate) -> AssistantDetails {
    let (service, vehicle) =
        if n.is_multiple_of(2) { (Service::Towing, "tow truck") } else { (Service::Repair, "van") };
    AssistantDetails {
        service,
        vehicle_type: vehicle.to_owned(),
        license: if (n / 2).is_multiple_of(2) { LicenseCategory::B } else { LicenseCategory::C },
        license_number: format!("S{number:08}"),
        license_expiry,
        registration_number: number.into(),
    }
}

/// Evenly over the circle.
fn somewhere(plan: &SeedPlan) -> Point {
    let mut random = rand::rng();
    let far = plan.spread.0 * random.random::<f64>().sqrt();
    let (north, east) = random.random_range(0.0..std::f64::consts::TAU).sin_cos();
    plan.around.moved(Metres(far * north), Metres(far * east))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_plan_alternates_and_stays_within_its_circle() {
        let around = Point::new(36.75, 3.06).unwrap();
        let plan = SeedPlan { assistants: 8, clients: 3, around, spread: Metres::from_km(5.0) };
        let made = accounts(&plan, 99_799_999, NaiveDate::MAX);
        assert_eq!(made.len(), 11);
        assert_eq!(made.iter().map(|made| made.phone.key()).collect::<HashSet<_>>().len(), 11);
        assert!(made.iter().all(|made| made.position.distance_to(around).km() < 5.01));
        let trucks: Vec<_> = made.iter().filter_map(|made| made.assistant.as_ref()).collect();
        let kinds: HashSet<_> = trucks.iter().map(|truck| (truck.service, truck.license)).collect();
        assert_eq!((trucks.len(), kinds.len()), (8, 4));
        assert!(made.iter().take(3).all(|made| made.assistant.is_none()));
    }
}
