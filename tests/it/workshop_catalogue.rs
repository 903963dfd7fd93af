//! What the workshop repairs and offers, called as the editions will: lists that others point at, assets, services,
//! reviews, carts, slots, pages, feedback.

use std::collections::{BTreeMap, BTreeSet};

use depannini::accounts::Identity;
use depannini::app::Parts;
use depannini::kernel::id::{
    AccountId, CategoryId, DeviceTypeId, FuelId, ManufacturerId, ModelId, ServiceId, VehicleClassId, WorkOrderId,
};
use depannini::kernel::page::{Limit, PageRequest};
use depannini::workshop::assets::{
    self, AssetChange, DeviceTypes, Fuels, Manufacturers, ModelChange, Models, NewAsset, NewModel, VehicleClasses,
};
use depannini::workshop::catalogue::reviews::{self, Moderation, Opinion};
use depannini::workshop::catalogue::shelf::{self, Shelf};
use depannini::workshop::catalogue::{self, Categories, NewService, ServiceChange, ServiceDetails, ServiceFilter};
use depannini::workshop::content::{self, Published};
use depannini::workshop::feedback::{self, FeedbackChange, NewFeedback};
use depannini::workshop::reference::{self, Named, NamedChange, NewNamed, Reference};
use depannini::workshop::scheduling::{Hours, NewTimeSlot, TimeSlotChange, TimeSlots};
use depannini::workshop::{Error, Expected, Rating, Workshop};
use futures_util::future::{join, join_all};
use serde_json::json;

use crate::harness::{Outside, World};
use crate::workshop_people::{identity, mechanic, promote};

const ALL: fn() -> PageRequest = PageRequest::default;

/// Takes a plain list through its life.
async fn live<R>(workshop: &Workshop, staff: Identity, stranger: Identity)
where
    R: Reference<New = NewNamed, Change = NamedChange, Entry = Named<<R as Reference>::Id>>,
    R::Id: PartialEq + std::fmt::Debug,
{
    let refused = reference::create::<R>(workshop, stranger, NewNamed::new("One")).await;
    assert!(matches!(refused, Err(Error::NotAllowed)));
    let described = NewNamed { description: Some("the first".to_owned()), ..NewNamed::new("One") };
    let one = reference::create::<R>(workshop, staff, described).await.unwrap();
    let two = reference::create::<R>(workshop, staff, NewNamed::new("Two")).await.unwrap();
    let again = reference::create::<R>(workshop, staff, NewNamed::new("One")).await;
    assert!(matches!(again, Err(Error::Exists(word)) if word == R::WORD));
    let rename = |name: &str| NamedChange { name: Some(name.to_owned()), ..Default::default() };
    let clash = reference::change::<R>(workshop, staff, two.id, rename("One"), Expected::anything()).await;
    assert!(matches!(clash, Err(Error::Exists(word)) if word == R::WORD));
    assert!(matches!(
        reference::change::<R>(workshop, stranger, two.id, rename("2"), Expected::anything()).await,
        Err(Error::NotAllowed)
    ));
    let renamed = reference::change::<R>(workshop, staff, one.id, rename("First"), Expected::anything()).await.unwrap();
    assert_eq!((renamed.name.as_str(), renamed.description.as_deref()), ("First", Some("the first")));
    let same =
        reference::change::<R>(workshop, staff, one.id, NamedChange::default(), Expected::anything()).await.unwrap();
    assert_eq!(same, renamed);

    let first = PageRequest::after(Limit::new(1).unwrap(), None);
    let page = reference::list::<R>(workshop, first).await.unwrap();
    let rest = reference::list::<R>(workshop, PageRequest { cursor: page.next, ..first }).await.unwrap();
    assert_eq!((page.items, rest.items, rest.next), (vec![renamed], vec![two.clone()], None));

    assert!(matches!(reference::remove::<R>(workshop, stranger, two.id).await, Err(Error::NotAllowed)));
    reference::remove::<R>(workshop, staff, two.id).await.unwrap();
    for gone in [
        reference::remove::<R>(workshop, staff, two.id).await,
        reference::find::<R>(workshop, two.id).await.map(drop),
        reference::change::<R>(workshop, staff, two.id, rename("2"), Expected::anything()).await.map(drop),
    ] {
        assert!(matches!(gone, Err(Error::NotFound(word)) if word == R::WORD));
    }
}

async fn named<R: Reference<New = NewNamed, Entry = Named<<R as Reference>::Id>>>(
    parts: &Parts,
    admin: Identity,
    name: &str,
) -> R::Id {
    reference::create::<R>(&parts.workshop, admin, NewNamed::new(name)).await.unwrap().id
}

fn of_make(manufacturer: ManufacturerId, name: &str) -> NewModel {
    NewModel {
        manufacturer,
        device_type: None,
        vehicle_class: None,
        fuel: None,
        name: name.to_owned(),
        year: None,
        image: None,
    }
}

/// A work order, written directly into the database.
fn order(outside: &mut Outside, customer: AccountId, asset: Option<i64>) -> WorkOrderId {
    let asset = asset.map_or("null".to_owned(), |asset| asset.to_string());
    outside.execute(&format!(
        "insert into work_orders (customer_id, asset_id, stage, title, origin, currency, created_at, updated_at) \
         values ({customer}, {asset}, 'pending', 'Brakes', 'own', 'DZD', '2026-11-21 08:00:00', '2026-11-21 08:00:00')"
    ));
    WorkOrderId::new(outside.number("select max(id) as number from work_orders"))
}

fn opinion(stars: i64, body: &str) -> Opinion {
    Opinion { rating: Rating::new(stars).unwrap(), body: Some(body.to_owned()), images: vec!["a.jpg".to_owned()] }
}

both! {
    async fn plain_lists_live_alike(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let plain = mechanic(parts, 1).await;
            live::<DeviceTypes>(&parts.workshop, admin, customer).await;
            live::<Manufacturers>(&parts.workshop, admin, plain).await;
            let staff = mechanic(parts, 2).await;
            promote(parts, admin, staff).await;
            live::<VehicleClasses>(&parts.workshop, staff, customer).await;
            live::<Fuels>(&parts.workshop, staff, plain).await;
            live::<Categories>(&parts.workshop, staff, plain).await;
        })
        .await;
    }

    async fn models_hold_on_to_what_they_are_made_of(world: World) {
        let admin = world.administrator().await;
        world.parts(async |parts| {
            let (workshop, admin) = (&parts.workshop, identity(parts, &admin));
            let make = named::<Manufacturers>(parts, admin, "Renault").await;
            let kind = named::<DeviceTypes>(parts, admin, "Car").await;
            let class = named::<VehicleClasses>(parts, admin, "Hatchback").await;
            let fuel = named::<Fuels>(parts, admin, "Petrol").await;
            let clio = NewModel {
                device_type: Some(kind),
                vehicle_class: Some(class),
                fuel: Some(fuel),
                year: Some(2020),
                ..of_make(make, "Clio")
            };
            let made = reference::create::<Models>(workshop, admin, clio.clone()).await.unwrap();
            assert_eq!((made.fuel, made.year, made.name.as_str()), (Some(fuel), Some(2020), "Clio"));
            let again = reference::create::<Models>(workshop, admin, clio.clone()).await;
            assert!(matches!(again, Err(Error::Exists("model"))));
            reference::create::<Models>(workshop, admin, NewModel { year: Some(2021), ..clio.clone() }).await.unwrap();
            // what is not said counts too
            reference::create::<Models>(workshop, admin, of_make(make, "Clio")).await.unwrap();
            let again = reference::create::<Models>(workshop, admin, of_make(make, "Clio")).await;
            assert!(matches!(again, Err(Error::Exists("model"))));

            for (word, model) in [
                ("manufacturer", NewModel { manufacturer: ManufacturerId::new(99), ..clio.clone() }),
                ("device type", NewModel { device_type: Some(DeviceTypeId::new(99)), ..clio.clone() }),
                ("vehicle class", NewModel { vehicle_class: Some(VehicleClassId::new(99)), ..clio.clone() }),
                ("fuel", NewModel { fuel: Some(FuelId::new(99)), ..clio.clone() }),
            ] {
                let refused = reference::create::<Models>(workshop, admin, model).await;
                assert!(matches!(refused, Err(Error::NotFound(missing)) if missing == word), "{word}: {refused:?}");
            }
            let unknown = ModelChange { fuel: Some(FuelId::new(99)), ..Default::default() };
            let refused = reference::change::<Models>(workshop, admin, made.id, unknown, Expected::anything()).await;
            assert!(matches!(refused, Err(Error::NotFound("fuel"))));

            assert!(matches!(reference::remove::<Manufacturers>(workshop, admin, make).await, Err(Error::InUse("manufacturer"))));
            assert!(matches!(reference::remove::<DeviceTypes>(workshop, admin, kind).await, Err(Error::InUse("device type"))));
            assert!(matches!(reference::remove::<VehicleClasses>(workshop, admin, class).await, Err(Error::InUse("vehicle class"))));
            assert!(matches!(reference::remove::<Fuels>(workshop, admin, fuel).await, Err(Error::InUse("fuel"))));
            for model in reference::list::<Models>(workshop, ALL()).await.unwrap().items {
                reference::remove::<Models>(workshop, admin, model.id).await.unwrap();
            }
            reference::remove::<Manufacturers>(workshop, admin, make).await.unwrap();
        })
        .await;
    }

    async fn what_goes_while_it_is_needed_leaves_nothing_dangling(world: World) {
        let admin = world.administrator().await;
        world.parts(async |parts| {
            let (workshop, admin) = (&parts.workshop, identity(parts, &admin));
            for round in 0..12 {
                let make = named::<Manufacturers>(parts, admin, &format!("Make {round}")).await;
                let model = of_make(make, &format!("Model {round}"));
                let (made, gone) = join(
                    reference::create::<Models>(workshop, admin, model),
                    reference::remove::<Manufacturers>(workshop, admin, make),
                )
                .await;
                match (&made, &gone) {
                    (Ok(_), Err(Error::InUse("manufacturer")))
                    | (Err(Error::NotFound("manufacturer") | Error::Changed), Ok(())) => {}
                    other => panic!("round {round}: {other:?}"),
                }
            }
        })
        .await;
    }

    async fn assets_are_their_owners(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        let mut outside = world.outside();
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let plain = mechanic(parts, 1).await;
            let make = named::<Manufacturers>(parts, admin, "Dell").await;
            let kind = named::<DeviceTypes>(parts, admin, "Laptop").await;
            let model = NewModel { device_type: Some(kind), ..of_make(make, "XPS 13") };
            let model = reference::create::<Models>(workshop, admin, model).await.unwrap().id;

            let mine = NewAsset {
                model: Some(model),
                registration: Some("16-1234".to_owned()),
                ..NewAsset::of(one.account)
            };
            let added = assets::add(workshop, one, mine.clone()).await.unwrap();
            assert_eq!((added.manufacturer, added.device_type), (Some(make), Some(kind)), "as the model says");
            assert!(matches!(assets::add(workshop, one, mine.clone()).await, Err(Error::Exists("asset"))));
            // another owner may say the same of theirs
            assets::add(workshop, other, NewAsset { owner: other.account, ..mine.clone() }).await.unwrap();
            for caller in [other, plain] {
                assert!(matches!(assets::add(workshop, caller, mine.clone()).await, Err(Error::NotYours)));
            }
            for (word, asset) in [
                ("owner", NewAsset { owner: AccountId::new(99), ..mine.clone() }),
                ("model", NewAsset { model: Some(ModelId::new(99)), ..mine.clone() }),
                ("manufacturer", NewAsset { manufacturer: Some(ManufacturerId::new(99)), ..mine.clone() }),
                ("device type", NewAsset { device_type: Some(DeviceTypeId::new(99)), ..mine.clone() }),
            ] {
                let refused = assets::add(workshop, admin, asset).await;
                assert!(matches!(refused, Err(Error::NotFound(missing)) if missing == word), "{word}: {refused:?}");
            }

            // who sees it
            assert_eq!(assets::find(workshop, one, added.id).await.unwrap(), added);
            assert_eq!(assets::find(workshop, admin, added.id).await.unwrap(), added);
            for caller in [other, plain] {
                assert!(matches!(assets::find(workshop, caller, added.id).await, Err(Error::NotYours)));
            }
            assert_eq!(assets::list(workshop, one, None, ALL()).await.unwrap().items, std::slice::from_ref(&added));
            assert_eq!(assets::list(workshop, admin, None, ALL()).await.unwrap().items.len(), 2);
            assert_eq!(assets::list(workshop, admin, Some(one.account), ALL()).await.unwrap().items.len(), 1);
            assert!(matches!(assets::list(workshop, other, Some(one.account), ALL()).await, Err(Error::NotYours)));
            let order = order(&mut outside, one.account, Some(added.id.get()));
            outside.execute(&format!(
                "insert into assignments (order_id, mechanic_id, assigned_on, assigned_at) \
                 values ({order}, {}, '2026-11-21', '2026-11-21 08:00:00')",
                plain.account
            ));
            assert_eq!(assets::find(workshop, plain, added.id).await.unwrap().id, added.id, "who works on it sees it");

            // who changes it
            let notes = AssetChange { notes: Some("dented".to_owned()), ..Default::default() };
            for caller in [other, plain] {
                assert!(matches!(assets::change(workshop, caller, added.id, notes.clone(), Expected::anything()).await, Err(Error::NotYours)));
                assert!(matches!(assets::remove(workshop, caller, added.id).await, Err(Error::NotYours)));
            }
            let changed = assets::change(workshop, one, added.id, notes, Expected::anything()).await.unwrap();
            assert_eq!((changed.notes.as_deref(), changed.registration.as_deref()), (Some("dented"), Some("16-1234")));
            let away = AssetChange { owner: Some(other.account), ..Default::default() };
            assert!(matches!(assets::change(workshop, one, added.id, away.clone(), Expected::anything()).await, Err(Error::NotAllowed)));
            let clash = assets::change(workshop, admin, added.id, away, Expected::anything()).await;
            assert!(matches!(clash, Err(Error::Exists("asset"))), "the other has that registration");

            // what an order remembers is marked, the rest goes
            assets::remove(workshop, one, added.id).await.unwrap();
            assert!(matches!(assets::remove(workshop, one, added.id).await, Err(Error::NotFound("asset"))));
            assert!(matches!(assets::find(workshop, plain, added.id).await, Err(Error::NotFound("asset"))));
            assert_eq!(assets::list(workshop, one, None, ALL()).await.unwrap().items, []);
            assets::add(workshop, one, mine).await.unwrap();
            for caller in [one, other] {
                for asset in assets::list(workshop, caller, None, ALL()).await.unwrap().items {
                    assets::remove(workshop, caller, asset.id).await.unwrap();
                }
            }
            assert_eq!(outside.number("select count(*) as number from assets"), 1);
            assert!(matches!(reference::remove::<Models>(workshop, admin, model).await, Err(Error::InUse("model"))));
        })
        .await;
    }

    async fn services_have_prices_by_class(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        let mut outside = world.outside();
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let category = named::<Categories>(parts, admin, "Brakes").await;
            let (small, large) =
                (named::<VehicleClasses>(parts, admin, "Small").await, named::<VehicleClasses>(parts, admin, "Large").await);
            let fuel = named::<Fuels>(parts, admin, "Diesel").await;
            let details = ServiceDetails {
                works: vec!["pads".to_owned()],
                symptoms: vec!["squeals".to_owned(), "pulls".to_owned()],
                images: Vec::new(),
            };
            let new = NewService {
                details: details.clone(),
                minutes: Some(90),
                difficulty: Some(3),
                prices: BTreeMap::from([(small, 250_000), (large, 400_000)]),
                fuels: BTreeSet::from([fuel]),
                ..NewService::new(category, "Brake pads")
            };
            assert!(matches!(catalogue::create(workshop, customer, new.clone()).await, Err(Error::NotAllowed)));
            for (word, service) in [
                ("category", NewService { category: CategoryId::new(99), ..new.clone() }),
                ("vehicle class", NewService { prices: BTreeMap::from([(VehicleClassId::new(99), 1)]), ..new.clone() }),
                ("fuel", NewService { fuels: BTreeSet::from([FuelId::new(99)]), ..new.clone() }),
            ] {
                let refused = catalogue::create(workshop, admin, service).await;
                assert!(matches!(refused, Err(Error::NotFound(missing)) if missing == word), "{word}: {refused:?}");
            }
            assert_eq!(outside.number("select count(*) as number from services"), 0, "a refusal leaves nothing");

            let made = catalogue::create(workshop, admin, new.clone()).await.unwrap();
            let prices: Vec<(VehicleClassId, i64, String)> =
                made.prices.iter().map(|(class, price)| (*class, price.minor, price.currency.code().to_owned())).collect();
            assert_eq!(prices, [(small, 250_000, "DZD".to_owned()), (large, 400_000, "DZD".to_owned())]);
            assert_eq!((&made.details, &made.fuels), (&details, &BTreeSet::from([fuel])));
            let other = catalogue::create(workshop, admin, NewService::new(category, "Look")).await.unwrap();

            let filter = |vehicle_class| ServiceFilter { category: Some(category), vehicle_class };
            assert_eq!(catalogue::list(workshop, filter(None), ALL()).await.unwrap().items, [made.clone(), other.clone()]);
            assert_eq!(catalogue::list(workshop, filter(Some(large)), ALL()).await.unwrap().items, std::slice::from_ref(&made));
            let nothing = ServiceFilter { category: Some(CategoryId::new(99)), vehicle_class: None };
            assert_eq!(catalogue::list(workshop, nothing, ALL()).await.unwrap().items, []);

            let change = ServiceChange {
                title: Some("Pads and discs".to_owned()),
                works: Some(vec!["pads".to_owned(), "discs".to_owned()]),
                prices: Some(BTreeMap::from([(small, 300_000)])),
                ..Default::default()
            };
            assert!(matches!(catalogue::revise(workshop, customer, made.id, change.clone(), Expected::anything()).await, Err(Error::NotAllowed)));
            let revised = catalogue::revise(workshop, admin, made.id, change, Expected::anything()).await.unwrap();
            assert_eq!((revised.title.as_str(), revised.minutes, revised.prices.len()), ("Pads and discs", Some(90), 1));
            assert_eq!((revised.details.works.len(), revised.details.symptoms.len()), (2, 2));
            assert_eq!(catalogue::revise(workshop, admin, made.id, ServiceChange::default(), Expected::anything()).await.unwrap(), revised);
            let lost = ServiceChange { fuels: Some(BTreeSet::from([FuelId::new(99)])), ..Default::default() };
            assert!(matches!(catalogue::revise(workshop, admin, made.id, lost, Expected::anything()).await, Err(Error::NotFound("fuel"))));

            // what an order remembers stays, out of sight; the rest goes with all that is said of it
            for service in [made.id, other.id] {
                shelf::put(workshop, customer, Shelf::Cart, service).await.unwrap();
                reviews::write(workshop, customer, service, opinion(4, "fine")).await.unwrap();
            }
            let order = order(&mut outside, customer.account, None);
            outside.execute(&format!("insert into order_services (order_id, service_id, quantity) values ({order}, {}, 1)", made.id));
            assert!(matches!(catalogue::remove(workshop, customer, made.id).await, Err(Error::NotAllowed)));
            for service in [made.id, other.id] {
                catalogue::remove(workshop, admin, service).await.unwrap();
                assert!(matches!(catalogue::remove(workshop, admin, service).await, Err(Error::NotFound("service"))));
                assert!(matches!(catalogue::find(workshop, service).await, Err(Error::NotFound("service"))));
                let put = shelf::put(workshop, customer, Shelf::Favourites, service).await;
                assert!(matches!(put, Err(Error::NotFound("service"))));
            }
            assert_eq!(catalogue::list(workshop, ServiceFilter::default(), ALL()).await.unwrap().items, []);
            assert_eq!(shelf::list(workshop, customer, Shelf::Cart, ALL()).await.unwrap().items, []);
            assert_eq!(outside.lines("select title as line from services"), ["Pads and discs"]);
            assert_eq!(outside.number("select count(*) as number from reviews"), 1);
            assert!(matches!(reference::remove::<Categories>(workshop, admin, category).await, Err(Error::InUse("category"))));
            outside.execute("delete from order_services");
        })
        .await;
    }

    async fn one_review_for_each_and_staff_may_hide_it(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        let mut outside = world.outside();
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let category = named::<Categories>(parts, admin, "Brakes").await;
            let service = catalogue::create(workshop, admin, NewService::new(category, "Pads")).await.unwrap().id;
            let unknown = reviews::write(workshop, one, ServiceId::new(99), opinion(5, "?")).await;
            assert!(matches!(unknown, Err(Error::NotFound("service"))));

            let tries = join_all((1..=5).map(|stars| reviews::write(workshop, one, service, opinion(stars, "well")))).await;
            for refused in tries.iter().filter_map(|done| done.as_ref().err()) {
                assert!(matches!(refused, Error::Changed), "{refused:?}");
            }
            assert_eq!(outside.number("select count(*) as number from reviews"), 1);
            let bad = reviews::write(workshop, one, service, opinion(1, "bad words")).await.unwrap();
            assert_eq!((bad.rating.stars(), bad.images.len(), bad.is_hidden), (1, 1, false));
            reviews::write(workshop, other, service, opinion(5, "good")).await.unwrap();

            let hide = Moderation { is_hidden: Some(true), ..Default::default() };
            assert!(matches!(reviews::moderate(workshop, other, bad.id, hide.clone(), Expected::anything()).await, Err(Error::NotAllowed)));
            assert!(matches!(reviews::moderate(workshop, admin, 99.into(), hide.clone(), Expected::anything()).await, Err(Error::NotFound("review"))));
            let hidden = reviews::moderate(workshop, admin, bad.id, hide, Expected::anything()).await.unwrap();
            assert_eq!((hidden.is_hidden, hidden.body.as_deref()), (true, Some("bad words")));
            assert_eq!(outside.number("select count(*) as number from audit_log where action = 'review.moderated'"), 1);
            for (reader, seen) in [(one, 2), (other, 1), (admin, 2)] {
                assert_eq!(reviews::list(workshop, reader, service, ALL()).await.unwrap().items.len(), seen);
            }
            let anew = reviews::write(workshop, one, service, opinion(2, "worse words")).await.unwrap();
            assert!(anew.is_hidden && anew.id == bad.id, "its author cannot bring it back");
            assert!(matches!(reviews::remove(workshop, other, bad.id).await, Err(Error::NotYours)));
            reviews::remove(workshop, one, bad.id).await.unwrap();
            assert!(matches!(reviews::remove(workshop, one, bad.id).await, Err(Error::NotFound("review"))));
        })
        .await;
    }

    async fn carts_and_favourites_hold_a_service_once(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let category = named::<Categories>(parts, admin, "Brakes").await;
            let mut services = Vec::new();
            for title in ["Pads", "Discs", "Fluid"] {
                services.push(catalogue::create(workshop, admin, NewService::new(category, title)).await.unwrap().id);
            }
            for (on, word) in [(Shelf::Cart, "cart item"), (Shelf::Favourites, "favourite")] {
                for service in services.iter().rev() {
                    shelf::put(workshop, one, on, *service).await.unwrap();
                }
                let twice = shelf::put(workshop, one, on, services[0]).await;
                assert!(matches!(twice, Err(Error::Exists(said)) if said == word));
                assert!(matches!(shelf::put(workshop, one, on, ServiceId::new(99)).await, Err(Error::NotFound("service"))));
                let first = PageRequest::after(Limit::new(2).unwrap(), None);
                let page = shelf::list(workshop, one, on, first).await.unwrap();
                let rest = shelf::list(workshop, one, on, PageRequest { cursor: page.next, ..first }).await.unwrap();
                let seen: Vec<ServiceId> = page.items.iter().chain(&rest.items).map(|service| service.id).collect();
                assert_eq!((&seen, rest.next), (&services, None));
                assert_eq!(shelf::list(workshop, other, on, ALL()).await.unwrap().items, []);
                shelf::take(workshop, one, on, services[1]).await.unwrap();
                for (caller, service) in [(one, services[1]), (other, services[0])] {
                    let absent = shelf::take(workshop, caller, on, service).await;
                    assert!(matches!(absent, Err(Error::NotFound(said)) if said == word));
                }
                assert_eq!(shelf::list(workshop, one, on, ALL()).await.unwrap().items.len(), 2);
            }
        })
        .await;
    }

    async fn a_day_starts_with_four_slots(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        let mut outside = world.outside();
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let slots = reference::list::<TimeSlots>(workshop, ALL()).await.unwrap().items;
            let hours: Vec<(&str, i32, i32)> =
                slots.iter().map(|slot| (slot.name.as_str(), slot.hours.starts() / 60, slot.hours.ends() / 60)).collect();
            assert_eq!(hours, [("Morning", 8, 12), ("Afternoon", 13, 16), ("Evening", 16, 19), ("Night", 19, 22)]);
            let late = NewTimeSlot { name: "Late".to_owned(), hours: Hours::new(1320, 1440).unwrap() };
            assert!(matches!(reference::create::<TimeSlots>(workshop, customer, late.clone()).await, Err(Error::NotAllowed)));
            let made = reference::create::<TimeSlots>(workshop, admin, late.clone()).await.unwrap();
            assert_eq!(made.hours.ends(), 1440);
            assert!(matches!(reference::create::<TimeSlots>(workshop, admin, late).await, Err(Error::Exists("time slot"))));
            let later = TimeSlotChange { hours: Hours::new(1330, 1430), name: None };
            let changed = reference::change::<TimeSlots>(workshop, admin, made.id, later, Expected::anything()).await.unwrap();
            assert_eq!((changed.name.as_str(), changed.hours.starts()), ("Late", 1330));
            let order = order(&mut outside, customer.account, None);
            outside.execute(&format!("update work_orders set time_slot_id = {} where id = {order}", slots[0].id));
            let kept = reference::remove::<TimeSlots>(workshop, admin, slots[0].id).await;
            assert!(matches!(kept, Err(Error::InUse("time slot"))));
            reference::remove::<TimeSlots>(workshop, admin, made.id).await.unwrap();
        })
        .await;
    }

    async fn pages_are_written_by_administrators_and_read_by_anybody(world: World) {
        let (customer, admin) = (world.client().await, world.administrator().await);
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (customer, admin) = (identity(parts, &customer), identity(parts, &admin));
            let staff = mechanic(parts, 1).await;
            promote(parts, admin, staff).await;
            let pages = vec![("terms".to_owned(), json!("Be kind.")), ("banner".to_owned(), json!({"title": "-20 %"}))];
            for caller in [customer, staff] {
                assert!(matches!(content::publish(workshop, caller, pages.clone()).await, Err(Error::NotAllowed)));
            }
            let done = content::publish(workshop, admin, pages).await.unwrap();
            assert_eq!(done, [("terms".to_owned(), Published::New), ("banner".to_owned(), Published::New)]);
            let again = vec![("terms".to_owned(), json!("Be kinder.")), ("terms".to_owned(), json!("Be kindest."))];
            let done = content::publish(workshop, admin, again).await.unwrap();
            assert!(done.iter().all(|(id, outcome)| id == "terms" && *outcome == Published::Replaced));
            assert_eq!(content::read(workshop, "terms".to_owned()).await.unwrap().data, json!("Be kindest."));
            assert_eq!(content::read(workshop, "banner".to_owned()).await.unwrap().data["title"], "-20 %");
            assert!(matches!(content::read(workshop, "help".to_owned()).await, Err(Error::NotFound("content"))));

            // many write the same at once: nobody fails, all agree
            let write = |n: i64| content::publish(workshop, admin, vec![("b".to_owned(), json!(n)), ("a".to_owned(), json!(n))]);
            let tries = join_all((0..6).map(write)).await;
            assert!(tries.iter().all(Result::is_ok), "{tries:?}");
            let (a, b) = join(content::read(workshop, "a".to_owned()), content::read(workshop, "b".to_owned())).await;
            assert_eq!(a.unwrap().data, b.unwrap().data);
        })
        .await;
    }

    async fn feedback_is_of_ones_own(world: World) {
        let (one, other, admin) = (world.client().await, world.client().await, world.administrator().await);
        let mut outside = world.outside();
        world.parts(async |parts| {
            let workshop = &parts.workshop;
            let (one, other, admin) = (identity(parts, &one), identity(parts, &other), identity(parts, &admin));
            let plain = mechanic(parts, 1).await;
            let own = order(&mut outside, one.account, None);
            let say = |customer: Identity, order: Option<WorkOrderId>| NewFeedback {
                customer: customer.account.as_customer(),
                order,
                body: "quick and clean".to_owned(),
                rating: Rating::new(5).unwrap(),
            };
            let said = feedback::say(workshop, one, say(one, Some(own))).await.unwrap();
            assert_eq!((said.order, said.rating.stars(), said.created_at), (Some(own), 5, parts.clocks.wall.now()));
            assert!(matches!(feedback::say(workshop, other, say(other, Some(own))).await, Err(Error::NotFound("order"))));
            for caller in [other, plain] {
                assert!(matches!(feedback::say(workshop, caller, say(one, None)).await, Err(Error::NotYours)));
                assert!(matches!(feedback::find(workshop, caller, said.id).await, Err(Error::NotYours)));
                assert_eq!(feedback::list(workshop, caller, None, ALL()).await.unwrap().items, []);
                let of_one = feedback::list(workshop, caller, Some(one.account.as_customer()), ALL()).await;
                assert!(matches!(of_one, Err(Error::NotYours)));
            }
            feedback::say(workshop, admin, say(other, None)).await.unwrap();
            assert_eq!(feedback::list(workshop, admin, None, ALL()).await.unwrap().items.len(), 2);
            assert_eq!(feedback::list(workshop, one, None, ALL()).await.unwrap().items, std::slice::from_ref(&said));

            let worse = FeedbackChange { rating: Rating::new(2), body: None };
            assert!(matches!(feedback::revise(workshop, other, said.id, worse.clone(), Expected::anything()).await, Err(Error::NotYours)));
            let revised = feedback::revise(workshop, one, said.id, worse, Expected::anything()).await.unwrap();
            assert_eq!((revised.rating.stars(), revised.body.as_str()), (2, "quick and clean"));
            assert!(matches!(feedback::remove(workshop, other, said.id).await, Err(Error::NotYours)));
            feedback::remove(workshop, one, said.id).await.unwrap();
            assert!(matches!(feedback::remove(workshop, one, said.id).await, Err(Error::NotFound("feedback"))));
        })
        .await;
    }
}
