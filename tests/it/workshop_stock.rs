//! Parts: nothing is sold twice, nothing gets lost, whoever wants it at the same time.

use depannini::kernel::id::{PartId, WorkOrderId};
use depannini::kernel::page::PageRequest;
use depannini::kernel::request_key::RequestKey;
use depannini::workshop::inventory::{
    self, Level, NewPart, OrderPart, Part, PartChange, PartFilter, Quantity, Reason, Wanted,
};
use depannini::workshop::{Error, Workshop};
use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::{Outside, World};
use crate::workshop_billing::{Garage, dzd};

fn pieces(count: i64) -> Quantity {
    Quantity::new(count).unwrap()
}

fn wanted(part: PartId, count: i64) -> Wanted {
    Wanted { part, quantity: pieces(count) }
}

fn level(count: i64) -> Level {
    Level::new(count).unwrap()
}

async fn part(garage: &Garage<'_>, name: &str, on_hand: i64) -> Part {
    let new = NewPart { name: name.to_owned(), description: None, price: dzd(1250), on_hand: level(on_hand) };
    inventory::add(&garage.workshop, garage.staff, new, None).await.unwrap()
}

/// What must hold of all parts together, whatever has happened.
fn check_books(outside: &mut Outside) {
    for (what, sql) in [
        (
            "a shelf is not the sum of its moves",
            "select count(*) as number from parts where on_hand <> coalesce((select sum(delta) from stock_moves where part_id = parts.id), 0)",
        ),
        (
            "what is reserved is not what orders hold",
            "select count(*) as number from parts where reserved <> coalesce((select sum(held) from reservations where part_id = parts.id), 0)",
        ),
        (
            "what orders used is not what left the shelf for them",
            "select count(*) as number from reservations r where used <> -coalesce((select sum(delta) from stock_moves m where m.part_id = r.part_id and m.order_id = r.order_id), 0)",
        ),
        ("below zero", "select count(*) as number from parts where on_hand < 0 or reserved < 0 or reserved > on_hand"),
    ] {
        assert_eq!(outside.number(sql), 0, "{what}");
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Reserve,
    UseUp,
    Release,
    PutBack,
    Receive,
    Correct,
    ReleaseAll,
    UseAll,
}

const STEPS: [Step; 8] = [
    Step::Reserve,
    Step::UseUp,
    Step::Release,
    Step::PutBack,
    Step::Receive,
    Step::Correct,
    Step::ReleaseAll,
    Step::UseAll,
];

/// Does one step; whether it was refused.
async fn step(garage: &Garage<'_>, step: Step, order: WorkOrderId, what: Vec<Wanted>) -> bool {
    let (workshop, who) = (&garage.workshop, garage.staff);
    let first = what[0];
    let done: Result<(), Error> = match step {
        Step::Reserve => inventory::reserve(workshop, who, order, what, None).await.map(drop),
        Step::UseUp => inventory::use_up(workshop, who, order, Some(what), None).await.map(drop),
        Step::Release => inventory::release(workshop, who, order, Some(what), None).await.map(drop),
        Step::PutBack => inventory::put_back(workshop, who, order, what, None).await.map(drop),
        Step::Receive => inventory::receive(workshop, who, first.part, first.quantity, None).await.map(drop),
        Step::Correct => {
            let change = PartChange { on_hand: Some(level(first.quantity.pieces() * 3)), ..PartChange::default() };
            inventory::edit(workshop, who, first.part, None, change).await.map(drop)
        }
        Step::ReleaseAll => inventory::release(workshop, who, order, None, None).await.map(drop),
        Step::UseAll => inventory::use_up(workshop, who, order, None, None).await.map(drop),
    };
    match done {
        Ok(()) => false,
        Err(Error::OutOfStock | Error::InUse("part")) => true,
        Err(other) => panic!("{step:?}: {other}"),
    }
}

fn held(parts: &[OrderPart]) -> Vec<(i64, i64, i64)> {
    parts.iter().map(|one| (one.part.get(), one.held, one.used)).collect()
}

both! {
    async fn a_part_is_received_corrected_edited_and_removed(world: World) {
        let garage = Garage::open(world).await;
        let (workshop, who) = (&garage.workshop, garage.staff);
        let filter = part(&garage, "Oil filter", 3).await;
        assert_eq!((filter.stock.on_hand, filter.version), (3, 1));
        let more = inventory::receive(workshop, who, filter.id, pieces(4), None).await.unwrap();
        assert_eq!((more.stock.on_hand, more.version), (7, 2));

        // whoever read an older version is told so
        let dearer = PartChange { price: Some(dzd(1400)), ..PartChange::default() };
        let stale = inventory::edit(workshop, who, filter.id, Some(1), dearer.clone()).await;
        assert!(matches!(stale, Err(Error::Changed)));
        let edited = inventory::edit(workshop, who, filter.id, Some(2), dearer).await.unwrap();
        assert_eq!((edited.price, edited.version, edited.name.as_str()), (dzd(1400), 3, "Oil filter"));
        let counted = PartChange { on_hand: Some(level(5)), description: Some(Some("paper".to_owned())), ..PartChange::default() };
        let edited = inventory::edit(workshop, who, filter.id, None, counted).await.unwrap();
        assert_eq!((edited.stock.on_hand, edited.description.as_deref()), (5, Some("paper")));
        assert_eq!(inventory::find(workshop, who, filter.id).await.unwrap(), edited);

        let moves = inventory::moves(workshop, who, filter.id, PageRequest::default()).await.unwrap().items;
        let told: Vec<_> = moves.iter().map(|moved| (moved.delta, moved.reason, moved.by)).collect();
        let by = Some(who.account);
        assert_eq!(told, [(-2, Reason::Corrected, by), (4, Reason::Received, by), (3, Reason::Received, by)]);

        let order = garage.order("in_progress");
        inventory::reserve(workshop, who, order, vec![wanted(filter.id, 1)], None).await.unwrap();
        assert!(matches!(inventory::remove(workshop, who, filter.id, None).await, Err(Error::InUse("part"))));
        inventory::release(workshop, who, order, None, None).await.unwrap();
        assert!(matches!(inventory::remove(workshop, who, filter.id, Some(1)).await, Err(Error::Changed)));
        inventory::remove(workshop, who, filter.id, None).await.unwrap();
        assert!(matches!(inventory::find(workshop, who, filter.id).await, Err(Error::NotFound("part"))));
        let gone = inventory::reserve(workshop, who, order, vec![wanted(filter.id, 1)], None).await;
        assert!(matches!(gone, Err(Error::NotFound("part"))));
        check_books(&mut world.outside());
    }

    async fn parts_are_found_by_name_and_by_what_is_left(world: World) {
        let garage = Garage::open(world).await;
        let (workshop, who) = (&garage.workshop, garage.staff);
        for (name, on_hand) in [("Oil filter", 1), ("Air FILTER", 9), ("100% oil", 0), ("Belt", 4)] {
            part(&garage, name, on_hand).await;
        }
        let names = async |filter: PartFilter| {
            let page = inventory::list(workshop, who, filter, PageRequest::default()).await.unwrap();
            page.items.into_iter().map(|part| part.name).collect::<Vec<_>>()
        };
        let named = |text: &str| PartFilter { name: Some(text.to_owned()), free_at_most: None };
        assert_eq!(names(named("filter")).await, ["Oil filter", "Air FILTER"]);
        assert_eq!(names(named("0% O")).await, ["100% oil"]);
        assert_eq!(names(named("_")).await, Vec::<String>::new());
        assert_eq!(names(PartFilter { free_at_most: Some(1), ..named("oil") }).await, ["Oil filter", "100% oil"]);
        assert_eq!(names(PartFilter::default()).await.len(), 4);
    }

    async fn an_order_holds_all_of_it_or_nothing(world: World) {
        let garage = Garage::open(world).await;
        let (workshop, who) = (&garage.workshop, garage.staff);
        let (many, few) = (part(&garage, "Bolt", 10).await.id, part(&garage, "Pump", 1).await.id);
        let (first, second) = (garage.order("in_progress"), garage.order("received"));
        let both = vec![wanted(few, 1), wanted(many, 4)];
        let has = inventory::reserve(workshop, who, first, both.clone(), None).await.unwrap();
        assert_eq!(held(&has), [(many.get(), 4, 0), (few.get(), 1, 0)]);
        assert!(matches!(inventory::reserve(workshop, who, second, both, None).await, Err(Error::OutOfStock)));
        assert_eq!(held(&inventory::of_order(workshop, who, second).await.unwrap()), []);

        // part of it is built in, more of it is held later, one comes back
        inventory::use_up(workshop, who, first, Some(vec![wanted(many, 3)]), None).await.unwrap();
        inventory::reserve(workshop, who, first, vec![wanted(many, 2)], None).await.unwrap();
        let has = inventory::put_back(workshop, who, first, vec![wanted(many, 1)], None).await.unwrap();
        assert_eq!(held(&has), [(many.get(), 3, 2), (few.get(), 1, 0)]);
        let too_many = inventory::use_up(workshop, who, first, Some(vec![wanted(many, 4)]), None).await;
        assert!(matches!(too_many, Err(Error::OutOfStock)));
        let not_used = inventory::put_back(workshop, who, first, vec![wanted(few, 1)], None).await;
        assert!(matches!(not_used, Err(Error::OutOfStock)));
        let has = inventory::use_up(workshop, who, first, None, None).await.unwrap();
        assert_eq!(held(&has), [(many.get(), 0, 5), (few.get(), 0, 1)]);
        assert_eq!(inventory::find(workshop, who, many).await.unwrap().stock.on_hand, 5);
        check_books(&mut world.outside());

        let told = garage.facts(first);
        assert_eq!(told[..3], ["part_reserved", "part_reserved", "part_used"]);
        assert_eq!(told.iter().filter(|kind| *kind == "part_returned").count(), 1);
    }

    async fn what_is_over_holds_nothing_more(world: World) {
        let garage = Garage::open(world).await;
        let (workshop, who) = (&garage.workshop, garage.staff);
        let bolt = part(&garage, "Bolt", 10).await.id;
        for stage in ["completed", "out_for_delivery", "delivered", "cancelled"] {
            let order = garage.order(stage);
            let over = inventory::reserve(workshop, who, order, vec![wanted(bolt, 1)], None).await;
            assert!(matches!(over, Err(Error::WrongStage)), "{stage}");
        }
        let nowhere = inventory::reserve(workshop, who, WorkOrderId::new(999_999), vec![wanted(bolt, 1)], None).await;
        assert!(matches!(nowhere, Err(Error::NotFound("work order"))));
        // who does not work here neither sees nor moves anything
        let order = garage.order("pending");
        for who in [garage.customer, garage.stranger] {
            assert!(matches!(inventory::list(workshop, who, PartFilter::default(), PageRequest::default()).await, Err(Error::NotAllowed)));
            let taken = inventory::reserve(workshop, who, order, vec![wanted(bolt, 1)], None).await;
            assert!(matches!(taken, Err(Error::NotAllowed)));
        }
        assert!(inventory::of_order(workshop, garage.customer, order).await.is_ok());
        assert!(matches!(inventory::of_order(workshop, garage.stranger, order).await, Err(Error::NotYours)));
        assert!(inventory::reserve(workshop, garage.mechanic, order, vec![wanted(bolt, 1)], None).await.is_ok());
    }

    async fn a_key_holds_once(world: World) {
        let garage = Garage::open(world).await;
        let bolt = part(&garage, "Bolt", 10).await.id;
        let order = garage.order("in_progress");
        let key = |digest: &str| RequestKey {
            account: garage.staff.account,
            key: "hold".to_owned(),
            digest: digest.to_owned(),
        };
        let hold = |digest: &'static str| {
            inventory::reserve(&garage.workshop, garage.staff, order, vec![wanted(bolt, 3)], Some(key(digest)))
        };
        for has in join_all((0..8).map(|_| hold("same"))).await {
            assert_eq!(held(&has.unwrap()), [(bolt.get(), 3, 0)]);
        }
        assert!(matches!(hold("other").await, Err(Error::KeyReused)));
        check_books(&mut world.outside());
    }

    async fn of_many_who_want_the_last_ones_as_many_get_them(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let pump = part(&garage, "Pump", 7).await.id;
        let orders: Vec<_> = (0..24).map(|_| garage.order("in_progress")).collect();
        let answers = join_all(orders.iter().map(|order| {
            inventory::reserve(&garage.workshop, garage.staff, *order, vec![wanted(pump, 1)], None)
        }))
        .await;
        let won = answers.iter().filter(|answer| answer.is_ok()).count();
        let lost = answers.iter().filter(|answer| matches!(answer, Err(Error::OutOfStock))).count();
        assert_eq!((won, lost), (7, 17));
        check_books(&mut world.outside());
    }

    async fn a_part_is_free_again_or_used_but_never_both(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let pump = part(&garage, "Pump", 5).await.id;
        let (workshop, who): (&Workshop, _) = (&garage.workshop, garage.staff);
        for _ in 0..5 {
            let order = garage.order("in_progress");
            inventory::reserve(workshop, who, order, vec![wanted(pump, 1)], None).await.unwrap();
            let used = inventory::use_up(workshop, who, order, Some(vec![wanted(pump, 1)]), None);
            let freed = inventory::release(workshop, who, order, Some(vec![wanted(pump, 1)]), None);
            let (used, freed) = futures_util::future::join(used, freed).await;
            assert!(used.is_ok() != freed.is_ok(), "{used:?} {freed:?}");
            check_books(&mut world.outside());
        }
    }

    async fn stock_is_conserved_whatever_many_do_at_once(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let mut parts = Vec::new();
        for name in ["Bolt", "Pump", "Belt"] {
            parts.push(part(&garage, name, 12).await.id);
        }
        let orders: Vec<_> = (0..5).map(|_| garage.order("in_progress")).collect();
        let mut runner = TestRunner::deterministic();
        let one = (0..STEPS.len(), 0..orders.len(), proptest::collection::vec((0..parts.len(), 1..6_i64), 1..4));
        let round = proptest::collection::vec(one, 24);
        let (mut done, mut refused) = (0, 0);
        for _ in 0..8 {
            let round = round.new_tree(&mut runner).unwrap().current();
            let steps = round.into_iter().map(|(kind, order, what)| {
                let what = what.into_iter().map(|(part, count)| wanted(parts[part], count)).collect();
                step(&garage, STEPS[kind], orders[order], what)
            });
            for was_refused in join_all(steps).await {
                *(if was_refused { &mut refused } else { &mut done }) += 1;
            }
            check_books(&mut world.outside());
        }
        // a run in which nothing happens, or in which nobody is ever in another's way, would show nothing
        assert!(done > 50 && refused > 20, "{done} done, {refused} refused");
    }
}
