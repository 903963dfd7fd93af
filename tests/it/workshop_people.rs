//! The workshop's people, called as the editions will: records without anybody making them, rights, days, addresses.

use depannini::accounts::{Identity, NewRole, Password, Registration};
use depannini::app::Parts;
use depannini::kernel::contact::Phone;
use depannini::kernel::id::{AccountId, AddressId, AreaId, MechanicId};
use depannini::kernel::page::{Limit, PageRequest};
use depannini::kernel::secret::ExposeSecret as _;
use depannini::workshop::people::{
    self, AddressChange, Areas, AttendanceChange, AttendanceId, CustomerChange, MechanicChange, NewAddress, NewArea,
    Presence, WorkStatus,
};
use depannini::workshop::reference::{self, NewNamed};
use depannini::workshop::{Error, Expected, catalogue::Categories};
use futures_util::future::join_all;

use crate::harness::{PASSWORD, Person, World};

/// Who bears the person's token.
pub(crate) fn identity(parts: &Parts, person: &Person) -> Identity {
    parts.accounts.bearer(person.token.as_deref().unwrap()).unwrap()
}

/// A mechanic who signs up.
pub(crate) async fn mechanic(parts: &Parts, number: u32) -> Identity {
    let registration = Registration {
        name: format!("Mechanic {number}"),
        phone: Some(Phone::parse(&format!("+2136660{number:05}"), "+213").unwrap()),
        email: None,
        username: None,
        password: Password::parse(PASSWORD).unwrap(),
        address: Some("Rue Didouche".to_owned()),
        language: None,
        role: NewRole::Mechanic,
    };
    let signed_in = parts.accounts.register(registration).await.unwrap();
    parts.accounts.bearer(signed_in.tokens.access.expose_secret()).unwrap()
}

/// Gives a mechanic the rights of staff.
pub(crate) async fn promote(parts: &Parts, admin: Identity, who: Identity) {
    let change = MechanicChange { is_staff: Some(true), ..Default::default() };
    assert!(
        people::change_mechanic(&parts.workshop, admin, who.account.as_mechanic(), change, Expected::anything())
            .await
            .unwrap()
            .is_staff
    );
}

fn day(day: &str) -> chrono::NaiveDate {
    day.parse().unwrap()
}

both! {
    async fn every_mechanic_has_a_record_from_the_start(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let mut all = Vec::new();
            for number in 1..=3 {
                all.push(mechanic(parts, number).await);
            }
            let ids: Vec<MechanicId> = all.iter().map(|who| who.account.as_mechanic()).collect();

            // nobody has said anything yet
            let one = people::mechanic(workshop, ids[0]).await.unwrap();
            assert_eq!((one.person.name.as_str(), one.person.phone.as_deref()), ("Mechanic 1", Some("+213666000001")));
            assert_eq!((one.specialization, one.salary.minor, one.is_staff), (None, 0, false));
            assert_eq!((one.does_pickup_drop, one.does_analysis, one.work_status), (true, true, WorkStatus::Available));
            let first = PageRequest::after(Limit::new(2).unwrap(), None);
            let page = people::mechanics(workshop, first).await.unwrap();
            let rest = people::mechanics(workshop, PageRequest { cursor: page.next, ..first }).await.unwrap();
            let seen: Vec<MechanicId> = page.items.iter().chain(&rest.items).map(|mechanic| mechanic.id).collect();
            assert_eq!((seen, rest.next), (ids.clone(), None));
            let nobody = people::mechanic(workshop, customer.account.as_mechanic()).await;
            assert!(matches!(nobody, Err(Error::NotFound("mechanic"))));

            // the first words, all at once: one row
            let years = |years| MechanicChange { experience_years: Some(years), ..Default::default() };
            let said = join_all((0..8).map(|n| people::change_mechanic(workshop, all[0], ids[0], years(n), Expected::anything()))).await;
            assert!(said.iter().all(Result::is_ok), "{said:?}");
            // what was said is no first word any more
            assert!(matches!(people::enlist(workshop, ids[0], years(9)).await, Err(Error::Exists("mechanic"))));
            let category = reference::create::<Categories>(workshop, admin, NewNamed::new("Brakes")).await.unwrap().id;
            let newcomer = MechanicChange {
                salary_minor: Some(5_000_000),
                is_staff: Some(true),
                address: Some("Rue Ben Mhidi".to_owned()),
                categories: Some(vec![category, category]),
                ..years(3)
            };
            let enlisted = people::enlist(workshop, ids[1], newcomer).await.unwrap();
            assert_eq!((enlisted.salary.minor, enlisted.is_staff, enlisted.categories), (5_000_000, false, vec![category]));
            // one address, whoever asks
            assert_eq!(enlisted.person.address.as_deref(), Some("Rue Ben Mhidi"));
            assert_eq!(parts.accounts.profile(all[1].account).await.unwrap().address.as_deref(), Some("Rue Ben Mhidi"));
            // who does it holds on to the category
            let gone = reference::remove::<Categories>(workshop, admin, category).await;
            assert!(matches!(gone, Err(Error::InUse("category"))));
            let unknown = MechanicChange { categories: Some(vec![99.into()]), ..Default::default() };
            let refused = people::change_mechanic(workshop, admin, ids[1], unknown, Expected::anything()).await;
            assert!(matches!(refused, Err(Error::NotFound("category"))));

            // rights and pay are an administrator's to give
            let raise = MechanicChange { salary_minor: Some(9), ..Default::default() };
            let rights = MechanicChange { is_staff: Some(true), ..Default::default() };
            for change in [&raise, &rights] {
                let refused = people::change_mechanic(workshop, all[0], ids[0], change.clone(), Expected::anything()).await;
                assert!(matches!(refused, Err(Error::NotAllowed)));
            }
            assert!(matches!(people::change_mechanic(workshop, all[0], ids[1], years(1), Expected::anything()).await, Err(Error::NotYours)));
            assert!(matches!(people::change_mechanic(workshop, customer, ids[1], years(1), Expected::anything()).await, Err(Error::NotYours)));
            promote(parts, admin, all[2]).await;
            people::change_mechanic(workshop, all[2], ids[1], years(1), Expected::anything()).await.unwrap();
            let refused = people::change_mechanic(workshop, all[2], ids[1], raise, Expected::anything()).await;
            assert!(matches!(refused, Err(Error::NotAllowed)), "staff are no administrators");

            // one who left is on no list, and has no rights
            assert!(matches!(people::remove_mechanic(workshop, all[2], ids[0]).await, Err(Error::NotAllowed)));
            people::remove_mechanic(workshop, admin, ids[2]).await.unwrap();
            assert!(matches!(people::remove_mechanic(workshop, admin, ids[2]).await, Err(Error::NotFound("mechanic"))));
            assert!(matches!(people::change_mechanic(workshop, all[2], ids[1], years(2), Expected::anything()).await, Err(Error::NotYours)));
            assert!(matches!(people::change_mechanic(workshop, all[2], ids[2], years(2), Expected::anything()).await, Err(Error::NotFound(_))));
            assert_eq!(people::mechanics(workshop, PageRequest::default()).await.unwrap().items.len(), 2);
            let back = people::change_mechanic(workshop, admin, ids[2], years(2), Expected::anything()).await.unwrap();
            assert_eq!((back.experience_years, back.is_staff), (Some(2), false));
        })
        .await;
    }

    async fn a_customers_record_is_theirs(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let id = one.account.as_customer();
            let all = PageRequest::default();
            let before = people::customer(workshop, one, id).await.unwrap();
            assert_eq!((before.city, before.person.address), (None, None));
            let change = CustomerChange {
                address: Some("12 rue des Pins".to_owned()),
                city: Some("Oran".to_owned()),
                ..Default::default()
            };
            assert!(matches!(people::change_customer(workshop, other, id, change.clone(), Expected::anything()).await, Err(Error::NotYours)));
            assert!(matches!(people::customer(workshop, other, id).await, Err(Error::NotYours)));
            people::change_customer(workshop, one, id, change, Expected::anything()).await.unwrap();
            let zip = CustomerChange { zip_code: Some("31000".to_owned()), ..Default::default() };
            let seen = people::change_customer(workshop, admin, id, zip.clone(), Expected::anything()).await.unwrap();
            assert_eq!((seen.city.as_deref(), seen.zip_code.as_deref()), (Some("Oran"), Some("31000")));
            assert_eq!(seen.person.address.as_deref(), Some("12 rue des Pins"));
            let own = people::customers(workshop, one, all).await.unwrap().items;
            assert_eq!(own, [seen]);
            assert_eq!(people::customers(workshop, admin, all).await.unwrap().items.len(), 2);
            let nobody = people::change_customer(workshop, admin, admin.account.as_customer(), zip.clone(), Expected::anything()).await;
            assert!(matches!(nobody, Err(Error::NotFound("customer"))));

            assert!(matches!(people::remove_customer(workshop, other, id).await, Err(Error::NotYours)));
            people::remove_customer(workshop, admin, id).await.unwrap();
            assert!(matches!(people::remove_customer(workshop, admin, id).await, Err(Error::NotFound("customer"))));
            assert_eq!(people::customers(workshop, admin, all).await.unwrap().items.len(), 1);
            let back = people::change_customer(workshop, one, id, zip, Expected::anything()).await.unwrap();
            assert_eq!((back.city, back.zip_code.as_deref()), (None, Some("31000")), "forgotten, and said anew");
        })
        .await;
    }

    async fn a_mechanic_has_one_line_for_a_day(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let (one, other) = (mechanic(parts, 1).await, mechanic(parts, 2).await);
            let id = one.account.as_mechanic();
            let came = (id, day("2026-11-20"), Presence::Present);
            let tries = join_all((0..5).map(|_| people::record_attendance(workshop, one, came))).await;
            let mut written: Vec<AttendanceId> = tries.iter().filter_map(|done| done.as_ref().ok()).map(|line| line.id).collect();
            assert_eq!(written.len(), 1);
            assert!(tries.iter().filter_map(|done| done.as_ref().err()).all(|no| matches!(no, Error::Exists("attendance"))));
            let line = written.pop().unwrap();
            let next = people::record_attendance(workshop, admin, (id, day("2026-11-21"), Presence::Absent)).await.unwrap();
            let clash = AttendanceChange { day: Some(day("2026-11-20")), ..AttendanceChange::default() };
            assert!(matches!(people::change_attendance(workshop, one, next.id, clash, Expected::anything()).await, Err(Error::Exists("attendance"))));
            let mended = AttendanceChange { presence: Some(Presence::Absent), ..AttendanceChange::default() };
            assert_eq!(people::change_attendance(workshop, one, line, mended, Expected::anything()).await.unwrap().presence, Presence::Absent);

            assert!(matches!(people::record_attendance(workshop, customer, came).await, Err(Error::NotAllowed)));
            assert!(matches!(people::record_attendance(workshop, other, came).await, Err(Error::NotYours)));
            assert!(matches!(people::change_attendance(workshop, other, line, mended, Expected::anything()).await, Err(Error::NotYours)));
            let stranger = (customer.account.as_mechanic(), came.1, came.2);
            assert!(matches!(people::record_attendance(workshop, admin, stranger).await, Err(Error::NotFound("mechanic"))));
            let all = PageRequest::default();
            assert_eq!(people::attendance(workshop, one, None, all).await.unwrap().items.len(), 2);
            assert_eq!(people::attendance(workshop, other, None, all).await.unwrap().items, []);
            assert!(matches!(people::attendance(workshop, other, Some(id), all).await, Err(Error::NotYours)));
            assert!(matches!(people::attendance(workshop, customer, None, all).await, Err(Error::NotAllowed)));
            assert!(matches!(people::remove_attendance(workshop, one, line).await, Err(Error::NotAllowed)));
            people::remove_attendance(workshop, admin, line).await.unwrap();
            assert!(matches!(people::remove_attendance(workshop, admin, line).await, Err(Error::NotFound("attendance"))));

            let busy = people::set_work_status(workshop, one, id, WorkStatus::Busy).await.unwrap();
            assert_eq!((busy.work_status, busy.updated_at), (WorkStatus::Busy, parts.clocks.wall.now()));
            assert!(matches!(people::set_work_status(workshop, other, id, WorkStatus::Available).await, Err(Error::NotYours)));
        })
        .await;
    }

    async fn addresses_lie_in_areas(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let area = |name: &str, pincode: &str| NewArea { name: name.to_owned(), pincode: pincode.to_owned() };
            assert!(matches!(reference::create::<Areas>(workshop, one, area("Hydra", "160035")).await, Err(Error::NotAllowed)));
            let hydra = reference::create::<Areas>(workshop, admin, area("Hydra", "160035")).await.unwrap().id;
            // the same name in another town
            reference::create::<Areas>(workshop, admin, area("Hydra", "310000")).await.unwrap();
            let again = reference::create::<Areas>(workshop, admin, area("Hydra", "160035")).await;
            assert!(matches!(again, Err(Error::Exists("area"))));

            let home = |account: AccountId, area: Option<AreaId>| NewAddress {
                account,
                label: "home".to_owned(),
                line1: "3 rue Pasteur".to_owned(),
                line2: None,
                area,
            };
            let added = people::add_address(workshop, one, home(one.account, Some(hydra))).await.unwrap();
            let lost = people::add_address(workshop, one, home(one.account, Some(AreaId::new(99)))).await;
            assert!(matches!(lost, Err(Error::NotFound("area"))));
            assert!(matches!(people::add_address(workshop, one, home(other.account, None)).await, Err(Error::NotYours)));
            let nobody = people::add_address(workshop, admin, home(AccountId::new(99), None)).await;
            assert!(matches!(nobody, Err(Error::NotFound("account"))));
            assert!(matches!(reference::remove::<Areas>(workshop, admin, hydra).await, Err(Error::InUse("area"))));

            let all = PageRequest::default();
            assert_eq!(people::addresses(workshop, admin, None, all).await.unwrap().items, std::slice::from_ref(&added));
            assert_eq!(people::addresses(workshop, other, None, all).await.unwrap().items, []);
            let label = AddressChange { label: Some("work".to_owned()), ..Default::default() };
            assert!(matches!(people::change_address(workshop, other, added.id, label.clone(), Expected::anything()).await, Err(Error::NotYours)));
            let changed = people::change_address(workshop, one, added.id, label.clone(), Expected::anything()).await.unwrap();
            assert_eq!((changed.label.as_str(), changed.line1.as_str(), changed.area), ("work", "3 rue Pasteur", Some(hydra)));
            let unknown = people::change_address(workshop, one, AddressId::new(99), label, Expected::anything()).await;
            assert!(matches!(unknown, Err(Error::NotFound("address"))));
            assert!(matches!(people::remove_address(workshop, other, added.id).await, Err(Error::NotYours)));
            people::remove_address(workshop, one, added.id).await.unwrap();
            assert!(matches!(people::address(workshop, one, added.id).await, Err(Error::NotFound("address"))));
            reference::remove::<Areas>(workshop, admin, hydra).await.unwrap();
        })
        .await;
    }
}
