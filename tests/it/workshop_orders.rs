//! Work orders outside the flow: whose they are, what is put right, what is done by hand, what a tow brings.

use std::collections::BTreeMap;
use std::time::Duration;

use depannini::accounts::Identity;
use depannini::kernel::id::{AssetId, CustomerId, ServiceId, TimeSlotId, WorkOrderId};
use depannini::kernel::page::{Limit, PageRequest};
use depannini::kernel::request_key::RequestKey;
use depannini::kernel::time::Clock as _;
use depannini::workshop::assets::{self, NewAsset};
use depannini::workshop::assignments::{self, NewAssignment, Purpose};
use depannini::workshop::catalogue;
use depannini::workshop::inventory;
use depannini::workshop::orders::{
    self, NewOrder, OrderChange, OrderFilter, Origin, Reach, Stage, Status, Towed, WorkOrder,
};
use depannini::workshop::{Error, invoices};
use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::World;
use crate::workshop_shop::{Shop, dzd};

fn key(who: Identity, text: &str) -> Option<RequestKey> {
    Some(RequestKey { account: who.account, key: text.to_owned(), digest: "d".to_owned() })
}

fn note(text: &str) -> OrderChange {
    OrderChange { note: Some(Some(text.to_owned())), ..OrderChange::default() }
}

/// The ids that somebody's list holds.
async fn listed(shop: &Shop<'_>, who: Identity, filter: OrderFilter, reach: Reach) -> Vec<WorkOrderId> {
    let page = orders::list(&shop.workshop, who, filter, reach, PageRequest::default()).await.unwrap();
    page.items.into_iter().map(|order| order.id).collect()
}

fn all() -> OrderFilter {
    OrderFilter::default()
}

impl Shop<'_> {
    fn towed(&self, assistance: depannini::kernel::id::AssistanceId) -> Towed {
        let at = self.world.wall.now();
        Towed {
            assistance,
            client: self.customer.account.as_client(),
            description: Some("Gearbox is stuck\nsecond gear".to_owned()),
            vehicle: "light".to_owned(),
            photos: vec!["no such photo".to_owned()],
            price: Some(dzd(350_000)),
            currency: dzd(0).currency,
            requested_at: at - Duration::from_secs(3600),
            accepted_at: Some(at - Duration::from_secs(3000)),
            arrived_at: Some(at - Duration::from_secs(2000)),
            completed_at: at - Duration::from_secs(60),
            place: Some(4),
        }
    }
}

both! {
    async fn an_order_is_opened_by_its_customer_or_at_the_counter(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let opened = orders::open(workshop, shop.customer, shop.new_order(), key(shop.customer, "k")).await.unwrap();
        assert_eq!((opened.stage, opened.title.as_str(), opened.version), (Stage::Pending, "Brakes squeal", 1));
        let asked: Vec<(ServiceId, i32)> = opened.services.iter().map(|one| (one.service, one.quantity)).collect();
        assert_eq!(asked, [(shop.services[0], 1), (shop.services[1], 2)]);
        assert_eq!((opened.completed_at, opened.payment_mode, opened.total()), (None, None, None));
        // the key opens one
        let again = orders::open(workshop, shop.customer, shop.new_order(), key(shop.customer, "k")).await.unwrap();
        assert_eq!(again, opened);
        assert_eq!(listed(&shop, shop.admin, all(), Reach::Given).await, [opened.id]);
        assert_eq!(shop.facts(opened.id), ["opened"]);

        // the counter opens for anybody, and says what only the garage can know
        let counter = NewOrder { status: Status::Done, discount_minor: 500, cost_minor: Some(2000), ..shop.new_order() };
        let done = orders::open(workshop, shop.staff, counter.clone(), None).await.unwrap();
        assert_eq!((done.stage, done.total(), done.completed_at), (Stage::Completed, Some(dzd(1500)), Some(world.wall.now())));
        assert!(matches!(orders::open(workshop, shop.customer, counter, None).await, Err(Error::NotAllowed)));

        // nobody opens for others, or about others' things
        for who in [shop.stranger, shop.mechanic, shop.assistant] {
            assert!(matches!(orders::open(workshop, who, shop.new_order(), None).await, Err(Error::NotYours)));
            let own = NewOrder::of(who.account.as_customer(), Origin::Own);
            assert_eq!(orders::open(workshop, who, own.clone(), None).await.unwrap().title, "");
            let about = NewOrder { asset: Some(shop.car), ..own };
            assert!(matches!(orders::open(workshop, who, about, None).await, Err(Error::NotYours)));
        }
        // by the first service where there are no words
        let wordless = NewOrder { note: None, ..shop.new_order() };
        assert_eq!(orders::open(workshop, shop.customer, wordless, None).await.unwrap().title, "Front pads");
        // what it points at must be there
        let unknown = 999_999_999;
        for (new, word) in [
            (NewOrder { customer: CustomerId::new(unknown), ..shop.new_order() }, "customer"),
            (NewOrder { asset: Some(AssetId::new(unknown)), ..shop.new_order() }, "asset"),
            (NewOrder { time_slot: Some(TimeSlotId::new(unknown)), ..shop.new_order() }, "time slot"),
            (NewOrder { services: BTreeMap::from([(ServiceId::new(unknown), 1)]), ..shop.new_order() }, "service"),
        ] {
            let refused = orders::open(workshop, shop.staff, new, None).await;
            assert!(matches!(refused, Err(Error::NotFound(missing)) if missing == word), "{word}: {refused:?}");
        }
        for (new, field) in [
            (NewOrder { cost_minor: Some(-1), ..shop.new_order() }, "cost"),
            (NewOrder { discount_minor: -1, ..shop.new_order() }, "discount"),
            (NewOrder { services: BTreeMap::from([(shop.services[0], 0)]), ..shop.new_order() }, "services"),
        ] {
            let refused = orders::open(workshop, shop.staff, new, None).await;
            assert!(matches!(refused, Err(Error::Invalid(named)) if named == field), "{field}: {refused:?}");
        }
        // a service that orders remember is only marked as deleted
        catalogue::remove(workshop, shop.staff, shop.services[1]).await.unwrap();
        assert_eq!(shop.look(opened.id).await.services.len(), 2);
    }

    async fn everybody_sees_what_is_theirs(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let (one, two) = (shop.order().await, shop.order_in(Status::Working).await);
        let foreign = NewOrder::of(shop.stranger.account.as_customer(), Origin::LaptopRepair);
        let foreign = orders::open(workshop, shop.stranger, foreign, None).await.unwrap().id;
        let give = NewAssignment::plain(two, Shop::id_of(shop.mechanic));
        assignments::assign(workshop, shop.staff, give, None).await.unwrap();

        for reach in [Reach::Given, Reach::Garage] {
            assert_eq!(listed(&shop, shop.customer, all(), reach).await, [two, one]);
            assert_eq!(listed(&shop, shop.stranger, all(), reach).await, [foreign]);
            assert_eq!(listed(&shop, shop.assistant, all(), reach).await, []);
            for who in [shop.admin, shop.staff] {
                assert_eq!(listed(&shop, who, all(), reach).await, [foreign, two, one]);
            }
        }
        assert_eq!(listed(&shop, shop.mechanic, all(), Reach::Given).await, [two]);
        assert_eq!(listed(&shop, shop.other, all(), Reach::Given).await, []);
        assert_eq!(listed(&shop, shop.other, all(), Reach::Garage).await, [foreign, two, one]);

        let customer = shop.customer.account.as_customer();
        for (filter, found) in [
            (OrderFilter { customer: Some(customer), ..all() }, vec![two, one]),
            (OrderFilter { asset: Some(shop.car), status: Some(Status::Pending), ..all() }, vec![one]),
            (OrderFilter { stage: Some(Stage::InProgress), ..all() }, vec![two]),
            (OrderFilter { status: Some(Status::Working), ..all() }, vec![two]),
            (OrderFilter { status: Some(Status::Off), ..all() }, vec![]),
            (OrderFilter { mechanic: Some(Shop::id_of(shop.mechanic)), ..all() }, vec![two]),
        ] {
            assert_eq!(listed(&shop, shop.staff, filter, Reach::Given).await, found, "{filter:?}");
        }
        let small = PageRequest::after(Limit::new(2).unwrap(), None);
        let first = orders::list(workshop, shop.staff, all(), Reach::Given, small).await.unwrap();
        let rest = PageRequest { cursor: first.next, ..small };
        let rest = orders::list(workshop, shop.staff, all(), Reach::Given, rest).await.unwrap();
        let pages: Vec<usize> = vec![first.items.len(), rest.items.len()];
        assert_eq!((pages, rest.next), (vec![2, 1], None));

        let find = |who, id, reach| orders::find(workshop, who, id, reach);
        for who in [shop.customer, shop.staff, shop.admin, shop.mechanic] {
            assert_eq!(find(who, two, Reach::Given).await.unwrap().id, two);
        }
        for who in [shop.stranger, shop.assistant, shop.other] {
            assert!(matches!(find(who, two, Reach::Given).await, Err(Error::NotYours)));
        }
        assert!(find(shop.other, two, Reach::Garage).await.is_ok());
        assert!(matches!(find(shop.stranger, two, Reach::Garage).await, Err(Error::NotYours)));
        assert!(matches!(find(shop.stranger, WorkOrderId::new(999), Reach::Garage).await, Err(Error::NotFound("work order"))));
        let timeline = |who| orders::timeline(workshop, who, two, Reach::Given, PageRequest::default());
        assert!(matches!(timeline(shop.stranger).await, Err(Error::NotYours)));
        let told = timeline(shop.customer).await.unwrap().items;
        assert_eq!(told.iter().map(|fact| (fact.seq, fact.kind.as_str())).collect::<Vec<_>>(), [(1, "opened"), (2, "assigned")]);
        assert_eq!(told[0].payload["stage"], "in_progress");
    }

    async fn an_order_is_put_right_by_whoever_may(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        let revise = |who, version, change| orders::revise(workshop, who, (id, version), change, Reach::Given);
        let noted = revise(shop.customer, Some(1), note("Both axles")).await.unwrap();
        assert_eq!((noted.note.as_deref(), noted.title.as_str(), noted.version), (Some("Both axles"), "Brakes squeal", 2));
        assert!(matches!(revise(shop.customer, Some(1), note("stale")).await, Err(Error::Changed)));
        let cheap = OrderChange { cost_minor: Some(Some(900)), discount_minor: Some(1000), ..OrderChange::default() };
        for who in [shop.stranger, shop.assistant, shop.mechanic] {
            assert!(matches!(revise(who, None, note("mine")).await, Err(Error::NotYours)));
        }
        assert!(matches!(revise(shop.customer, None, cheap.clone()).await, Err(Error::NotAllowed)));
        let priced = revise(shop.staff, Some(2), cheap.clone()).await.unwrap();
        assert_eq!((priced.cost, priced.discount, priced.total()), (Some(dzd(900)), dzd(1000), Some(dzd(0))));
        let free = OrderChange { cost_minor: Some(None), vin: Some(Some("VF1".to_owned())), ..OrderChange::default() };
        let freed = revise(shop.staff, None, free).await.unwrap();
        assert_eq!((freed.cost, freed.vin.as_deref(), freed.discount), (None, Some("VF1"), dzd(1000)));
        let negative = OrderChange { discount_minor: Some(-1), ..OrderChange::default() };
        assert!(matches!(revise(shop.staff, None, negative).await, Err(Error::Invalid("discount"))));

        // the thing must be the customer's, whoever says so
        let own = NewAsset::of(shop.stranger.account);
        let strange = assets::add(workshop, shop.stranger, own).await.unwrap().id;
        let about = |asset| OrderChange { asset: Some(asset), ..OrderChange::default() };
        for who in [shop.customer, shop.staff] {
            assert!(matches!(revise(who, None, about(Some(strange))).await, Err(Error::NotYours)));
        }
        assert_eq!(revise(shop.customer, None, about(None)).await.unwrap().asset, None);

        // a mechanic who was given it, and any mechanic where the door lets them
        let by_any = orders::revise(workshop, shop.other, (id, None), cheap.clone(), Reach::Garage).await;
        assert_eq!(by_any.unwrap().cost, Some(dzd(900)));
        assignments::assign(workshop, shop.staff, NewAssignment::plain(id, Shop::id_of(shop.mechanic)), None).await.unwrap();
        assert!(revise(shop.mechanic, None, cheap).await.is_ok());

        // of many who have read the same version one wins
        let version = shop.look(id).await.version;
        let said = join_all((0..8).map(|n| revise(shop.staff, Some(version), note(&format!("{n}"))))).await;
        assert_eq!(said.iter().filter(|said| said.is_ok()).count(), 1);
        assert_eq!(said.iter().filter(|said| matches!(said, Err(Error::Changed))).count(), 7);

        // over is over, for the customer
        orders::set_status(workshop, shop.staff, (id, None), Status::Done, Reach::Given).await.unwrap();
        assert!(matches!(revise(shop.customer, None, note("late")).await, Err(Error::WrongStage)));
        assert!(revise(shop.staff, None, note("late")).await.is_ok());
    }

    async fn the_counter_puts_an_order_anywhere(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        let put = |who, version, status, reach| orders::set_status(workshop, who, (id, version), status, reach);
        for (who, refused) in [(shop.customer, "forbidden"), (shop.stranger, "not_yours"), (shop.mechanic, "not_yours")] {
            use depannini::kernel::error::DomainError as _;
            assert_eq!(put(who, None, Status::Done, Reach::Given).await.unwrap_err().code(), refused);
        }
        assert!(matches!(put(shop.staff, Some(9), Status::Done, Reach::Given).await, Err(Error::Changed)));
        let part = shop.part_held_by(id, 3).await;
        let working = put(shop.mechanic, Some(1), Status::Working, Reach::Garage).await.unwrap();
        assert_eq!((working.stage, working.version, working.completed_at), (Stage::InProgress, 2, None));
        // it has that status: nothing happens
        assert_eq!(put(shop.staff, None, Status::Working, Reach::Given).await.unwrap(), working);
        world.wall.advance(Duration::from_secs(60));
        let done = put(shop.staff, None, Status::Done, Reach::Given).await.unwrap();
        assert_eq!((done.stage, done.completed_at), (Stage::Completed, Some(world.wall.now())));
        assert_eq!(shop.shelf(part).await, (7, 0), "what it held is built in");
        let back = put(shop.staff, None, Status::Working, Reach::Given).await.unwrap();
        assert_eq!((back.stage, back.completed_at), (Stage::InProgress, None));
        let more = vec![inventory::Wanted { part, quantity: inventory::Quantity::new(2).unwrap() }];
        inventory::reserve(workshop, shop.staff, id, more, None).await.unwrap();
        assert_eq!(put(shop.staff, None, Status::Off, Reach::Given).await.unwrap().stage, Stage::Cancelled);
        assert_eq!(shop.shelf(part).await, (7, 0), "what it held is free again");
        // by hand it costs nothing, and even this is undone
        assert_eq!(shop.outside().number("select count(*) as number from invoices"), 0);
        assert_eq!(put(shop.staff, None, Status::Pending, Reach::Given).await.unwrap().stage, Stage::Pending);
        assert_eq!(
            shop.facts(id),
            ["opened", "part_reserved", "stage_changed", "stage_changed", "part_used", "stage_changed", "part_reserved", "stage_changed", "part_released", "stage_changed"]
        );
    }

    async fn a_deleted_order_is_gone_everywhere(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order_in(Status::Working).await;
        let part = shop.part_held_by(id, 4).await;
        let given = NewAssignment::plain(id, Shop::id_of(shop.mechanic));
        let given = assignments::assign(workshop, shop.staff, given, None).await.unwrap().id;
        for (who, refused) in [(shop.stranger, "not_yours"), (shop.mechanic, "not_yours"), (shop.customer, "wrong_stage")] {
            use depannini::kernel::error::DomainError as _;
            assert_eq!(orders::remove(workshop, who, (id, None)).await.unwrap_err().code(), refused);
        }
        let version = shop.look(id).await.version;
        assert!(matches!(orders::remove(workshop, shop.staff, (id, Some(version + 1))).await, Err(Error::Changed)));
        let gone = join_all((0..4).map(|_| orders::remove(workshop, shop.staff, (id, None)))).await;
        assert_eq!(gone.iter().filter(|gone| gone.is_ok()).count(), 1);
        assert_eq!(gone.iter().filter(|gone| matches!(gone, Err(Error::NotFound("work order")))).count(), 3);
        assert_eq!(shop.shelf(part).await, (10, 0));
        assert!(listed(&shop, shop.admin, all(), Reach::Given).await.is_empty());
        assert!(assignments::list(workshop, shop.admin, Default::default(), PageRequest::default()).await.unwrap().items.is_empty());
        assert!(matches!(assignments::find(workshop, shop.admin, given).await, Err(Error::NotFound("assignment"))));
        assert!(assignments::top(workshop).await.unwrap().is_empty());
        for gone in [
            orders::find(workshop, shop.admin, id, Reach::Given).await.map(drop),
            orders::revise(workshop, shop.admin, (id, None), note("x"), Reach::Given).await.map(drop),
            orders::set_status(workshop, shop.admin, (id, None), Status::Off, Reach::Given).await.map(drop),
            orders::cancel(workshop, shop.admin, (id, None), None).await.map(drop),
            orders::photos(workshop, shop.admin, id).await.map(drop),
        ] {
            assert!(matches!(gone, Err(Error::NotFound("work order"))));
        }
        // its customer deletes what is not begun
        let pending = shop.order().await;
        orders::remove(workshop, shop.customer, (pending, Some(1))).await.unwrap();
        assert_eq!(shop.facts(pending), ["opened", "removed"]);
        assert_eq!(shop.flag(shop.mechanic).await, depannini::workshop::people::WorkStatus::Available);
    }

    async fn photos_stay_with_the_order_that_shows_them(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        let mut picture = std::io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(8, 8).write_to(&mut picture, image::ImageFormat::Png).unwrap();
        let picture = picture.into_inner();
        let stored = async || {
            let picture = picture.clone();
            world.parts(async |parts| parts.accounts.set_photo(shop.customer.account, picture).await.unwrap()).await
        };
        let attach = |who, photo: &str, with| {
            orders::attach_photo(workshop, who, id, (photo.to_owned(), Some("left side".to_owned())), with)
        };
        let first = stored().await;
        assert!(matches!(attach(shop.stranger, &first, None).await, Err(Error::NotYours)));
        assert!(matches!(attach(shop.customer, "unknown", None).await, Err(Error::NotFound("photo"))));
        let shown = attach(shop.customer, &first, key(shop.customer, "p")).await.unwrap();
        assert_eq!((shown.len(), shown[0].key.as_str(), shown[0].note.as_deref()), (1, first.as_str(), Some("left side")));
        assert_eq!(attach(shop.customer, &first, key(shop.customer, "p")).await.unwrap(), shown);
        assert!(matches!(attach(shop.mechanic, &first, None).await, Err(Error::Exists("photo"))));
        // their profile shows another one now, and then another: what no order shows goes
        let second = stored().await;
        let third = stored().await;
        world.parts(async |parts| {
            assert!(parts.accounts.photo(first.clone()).await.is_ok());
            assert!(parts.accounts.photo(second).await.is_err());
            assert!(parts.accounts.photo(third).await.is_ok());
        }).await;
        assert_eq!(orders::photos(workshop, shop.customer, id).await.unwrap(), shown);
        assert!(matches!(orders::photos(workshop, shop.stranger, id).await, Err(Error::NotYours)));
    }

    async fn a_tow_opens_one_order(world: World) with |settings| { settings.database.connections = 8; } {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        shop.outside().execute(
            "insert into workshops (id, name, latitude, longitude, created_at, updated_at) \
             values (4, 'Centre', 36.7, 3.0, '2026-11-21 08:00:00', '2026-11-21 08:00:00')",
        );
        let tow = shop.tow();
        let told = join_all((0..8).map(|_| orders::open_for_tow(workshop, shop.towed(tow)))).await;
        let told: Vec<WorkOrder> = told.into_iter().map(Result::unwrap).collect();
        assert!(told.iter().all(|order| order == &told[0]), "{told:?}");
        let order = &told[0];
        assert_eq!((order.stage, order.origin, order.assistance), (Stage::Received, Origin::Tow, Some(tow)));
        assert_eq!((order.title.as_str(), order.customer), ("Gearbox is stuck", shop.customer.account.as_customer()));
        // its timeline begins with the first call
        let facts = orders::timeline(workshop, shop.customer, order.id, Reach::Given, PageRequest::default()).await.unwrap().items;
        let kinds: Vec<&str> = facts.iter().map(|fact| fact.kind.as_str()).collect();
        assert_eq!(kinds, ["tow_requested", "tow_accepted", "tow_arrived", "tow_delivered", "opened", "lines_agreed"]);
        let requested = (world.wall.now() - Duration::from_secs(3600)).rfc3339();
        assert_eq!((&facts[0].payload["at"], &facts[0].payload["assistance_id"]), (&requested.into(), &tow.get().into()));
        assert_eq!(facts[3].payload["workshop_id"], 4);
        // the price that was told is agreed
        let billed = invoices::draft(workshop, shop.staff, order.id).await.unwrap();
        assert_eq!((billed.lines.len(), billed.lines[0].line.kind.as_str()), (1, "tow"));
        // looked at next, as anything that was received
        shop.give(order.id, shop.mechanic, Purpose::Analysis).await.unwrap();
        assert_eq!(shop.stage(order.id).await, Stage::Analysis);

        // deleted, it does not come back
        orders::remove(workshop, shop.staff, (order.id, None)).await.unwrap();
        assert_eq!(orders::open_for_tow(workshop, shop.towed(tow)).await.unwrap().id, order.id);
        assert!(listed(&shop, shop.admin, all(), Reach::Given).await.is_empty());
        let unpriced = Towed { price: None, accepted_at: None, arrived_at: None, ..shop.towed(shop.tow()) };
        let unpriced = orders::open_for_tow(workshop, unpriced).await.unwrap();
        assert_eq!(shop.facts(unpriced.id), ["tow_requested", "tow_delivered", "opened"]);
        assert!(matches!(invoices::draft(workshop, shop.staff, unpriced.id).await, Err(Error::NothingApproved)));
        let unknown = orders::open_for_tow(workshop, shop.towed(depannini::kernel::id::AssistanceId::new(999_999))).await;
        assert!(matches!(unknown, Err(Error::Changed)));
    }

    async fn the_timeline_is_never_forgotten(world: World) {
        let shop = Shop::open(world).await;
        let id = shop.order().await;
        let day = 24 * 60 * 60;
        world.wall.advance(Duration::from_secs(400 * day));
        world.pass(400 * day);
        // everything that is forgotten at all is: the facts of accounts, written on signing up or by this
        world.outside().execute(
            "insert into journal_events (channel_kind, channel_id, seq, kind, payload, at) \
             values ('account', 1, 900000, 'probe', '{}', '2026-11-21 08:00:00')",
        );
        let mut outside = world.outside();
        let mut looks = 0;
        world.until("old facts are deleted", |_| {
            looks += 1;
            if looks % 500 == 0 {
                world.wall.advance(Duration::from_secs(3600));
            }
            outside.number("select count(*) as number from journal_events where kind = 'probe'") == 0
        }).await;
        assert_eq!(shop.facts(id), ["opened"]);
    }

    async fn no_walk_leaves_the_table(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let mut runner = TestRunner::deterministic();
        let walk = proptest::collection::vec(0..20_u8, 40);
        let mut moved = 0;
        for _ in 0..3 {
            let id = shop.order().await;
            for what in walk.new_tree(&mut runner).unwrap().current() {
                let before = shop.stage(id).await;
                let mechanic = if what % 2 == 0 { shop.mechanic } else { shop.other };
                // each may be refused; none may do what the table does not have
                match what {
                    0 | 1 => drop(shop.give(id, mechanic, Purpose::Pickup).await),
                    2 | 3 => drop(shop.give(id, mechanic, Purpose::Analysis).await),
                    4 | 5 => drop(shop.give(id, mechanic, Purpose::Service).await),
                    6 => drop(shop.give(id, mechanic, Purpose::Drop).await),
                    7..=10 => {
                        use depannini::workshop::progress::{Milestone, validate};
                        for milestone in Milestone::ALL {
                            for who in [shop.mechanic, shop.other] {
                                if let Ok(note) = shop.report(id, who, milestone).await {
                                    validate(workshop, shop.staff, note.id).await.unwrap();
                                }
                            }
                        }
                    }
                    11 | 12 => {
                        use depannini::workshop::analysis::{validate, write};
                        for who in [shop.mechanic, shop.other] {
                            if write(workshop, who, id, shop.finding(), None).await.is_ok() {
                                validate(workshop, shop.staff, id).await.unwrap();
                            }
                        }
                    }
                    13 => {
                        let choice = orders::Choice { services: shop.services.into(), mode: orders::PaymentMode::Offline };
                        drop(orders::confirm(workshop, shop.customer, (id, None), choice, None).await);
                    }
                    14 => drop(orders::cancel(workshop, shop.customer, (id, None), None).await),
                    _ => drop(orders::set_status(workshop, shop.staff, (id, None), Status::ALL[usize::from(what) % 4], Reach::Given).await),
                }
                moved += i32::from(shop.stage(id).await != before);
            }
            // what is told of the walk is the walk: each step by flow or by hand, one after the other
            let mut now = Stage::Pending;
            let page = PageRequest::after(Limit::new(200).unwrap(), None);
            let facts = orders::timeline(workshop, shop.staff, id, Reach::Given, page).await.unwrap().items;
            for fact in facts.iter().filter(|fact| fact.kind == "stage_changed") {
                let stage = |name: &str| Stage::from_word(fact.payload[name].as_str().unwrap()).unwrap();
                let mover = if fact.payload["by_hand"] == true { orders::Mover::Counter } else { orders::Mover::Flow };
                assert_eq!(stage("from"), now);
                assert!(now.may_become(stage("to"), mover), "{fact:?}");
                now = stage("to");
            }
            let order = shop.look(id).await;
            assert_eq!((order.stage, order.completed_at.is_some()), (now, now.status() == Status::Done));
        }
        assert!(moved >= 12, "{moved}");
        assert_eq!(
            shop.outside().number(
                "select count(*) as number from mechanics m where (work_status = 'busy') <> \
                 exists (select 1 from assignments a where a.mechanic_id = m.account_id and a.closed_at is null)"
            ),
            0,
            "a flag does not say what a mechanic has in hand"
        );
    }
}
