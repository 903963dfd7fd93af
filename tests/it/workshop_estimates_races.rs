//! Estimates while many decide, withdraw, correct and bill at once: one of them wins, and nothing gets lost.

use depannini::workshop::estimates::{self, Decision, LineChange, LineState, Via};
use depannini::workshop::invoices::bill;
use depannini::workshop::{Error, orders};
use futures_util::future::{join, join_all};

use crate::harness::World;
use crate::workshop_estimates::{Desk, check_books, no, pieces, states, work, yes};

both! {
    async fn of_two_who_decide_differently_one_is_told_so(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Desk::open(world).await;
        for _ in 0..6 {
            let order = garage.given("received");
            let line = garage.write(order, vec![work(100)]).await.unwrap().lines.remove(0);
            let token = garage.link(order).await;
            let signed_in = garage.decide(order, vec![yes(&line)]);
            let by_link = garage.decide_by_link(&token, vec![no(&line)]);
            let (signed_in, by_link) = join(signed_in, by_link).await;
            assert!(signed_in.is_ok() != by_link.is_ok(), "{signed_in:?} {by_link:?}");
            let stands = estimates::line(&garage.workshop, garage.staff, line.id).await.unwrap();
            match (&signed_in, &by_link) {
                (Ok(_), Err(Error::Frozen("line"))) => {
                    assert_eq!((stands.state, stands.via), (LineState::Approved, Some(Via::Customer)));
                }
                (Err(Error::Frozen("line")), Ok(_)) => {
                    assert_eq!((stands.state, stands.via), (LineState::Declined, Some(Via::Link)));
                }
                other => panic!("{other:?}"),
            }
            assert_eq!(garage.facts(order).iter().filter(|kind| *kind == "estimate_decided").count(), 1);
        }
        check_books(&mut world.outside());
    }

    async fn a_line_is_withdrawn_corrected_or_decided(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        for _ in 0..6 {
            let order = garage.given("received");
            let lines = garage.write(order, vec![work(100), work(200)]).await.unwrap().lines;
            let decided = garage.decide(order, vec![yes(&lines[0])]);
            let withdrawn = estimates::withdraw(workshop, garage.mechanic, lines[0].id, None);
            let (decided, withdrawn) = join(decided, withdrawn).await;
            assert!(decided.is_ok() != withdrawn.is_ok(), "{decided:?} {withdrawn:?}");

            // nobody approves a price that they have not seen
            let seen = vec![Decision { version: Some(lines[1].version), ..yes(&lines[1]) }];
            let dearer = LineChange { unit_minor: Some(20_000), ..LineChange::default() };
            let corrected = estimates::correct(workshop, garage.staff, lines[1].id, None, dearer);
            let (decided, corrected) = join(garage.decide(order, seen), corrected).await;
            assert!(decided.is_ok() != corrected.is_ok(), "{decided:?} {corrected:?}");
            let stands = estimates::line(workshop, garage.staff, lines[1].id).await.unwrap();
            let expected = if decided.is_ok() { (LineState::Approved, 200) } else { (LineState::Open, 20_000) };
            assert_eq!((stands.state, stands.unit_minor), expected);
        }
        check_books(&mut world.outside());
    }

    async fn the_last_piece_is_held_once_and_both_are_approved(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Desk::open(world).await;
        for _ in 0..4 {
            let (first_part, second_part) = (garage.part("Pump", 1).await, garage.part("Belt", 1).await);
            let mut asked = Vec::new();
            for parts in [[first_part, second_part], [second_part, first_part]] {
                let order = garage.given("received");
                let lines = parts.map(|part| pieces(part, 1)).to_vec();
                asked.push((order, garage.write(order, lines).await.unwrap().lines));
            }
            let decides = asked.iter().map(|(order, lines)| garage.decide(*order, lines.iter().map(yes).collect()));
            for decided in join_all(decides).await {
                assert_eq!(states(&decided.unwrap()), [LineState::Approved; 2]);
            }
            let mut held = 0;
            let mut short = 0;
            for (order, _) in &asked {
                for (_, held_here, short_here, free) in garage.needs(*order).await {
                    held += held_here;
                    short += short_here;
                    assert_eq!(free, 0);
                }
                assert_eq!(garage.stage(*order), "in_progress");
            }
            assert_eq!((held, short), (2, 2));
            check_books(&mut world.outside());
        }
    }

    async fn lines_are_billed_or_approved_later_but_never_lost_between(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Desk::open(world).await;
        for _ in 0..6 {
            let order = garage.given("in_progress");
            garage.put_down(order, vec![work(1_000)]).await.unwrap();
            let line = garage.write(order, vec![work(100)]).await.unwrap().lines.pop().unwrap();
            let (billed, decided) =
                join(bill(&garage.workshop, garage.staff, order), garage.decide(order, vec![yes(&line)])).await;
            let approved = garage.estimate(order).await.sums.approved;
            match (billed, decided) {
                (Ok(billed), Ok(_)) => assert_eq!(billed.invoice.totals, approved),
                (Ok(billed), Err(Error::Frozen("invoice"))) => {
                    assert_eq!((billed.invoice.totals, billed.invoice.totals.net_minor), (approved, 1_000));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    async fn what_is_called_off_holds_nothing_whoever_was_first(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Desk::open(world).await;
        let filter = garage.part("Filter", 20).await;
        for _ in 0..6 {
            let order = garage.given("received");
            let line = garage.write(order, vec![pieces(filter, 2)]).await.unwrap().lines.remove(0);
            let decided = garage.decide(order, vec![yes(&line)]);
            let cancelled = orders::cancel(&garage.workshop, garage.customer, (order, None), None);
            let (decided, cancelled) = join(decided, cancelled).await;
            cancelled.unwrap();
            let stands = estimates::line(&garage.workshop, garage.staff, line.id).await.unwrap().state;
            match decided {
                Ok(_) => assert_eq!(stands, LineState::Approved),
                Err(Error::WrongStage) => assert_eq!(stands, LineState::Open),
                Err(other) => panic!("{other}"),
            }
            assert_eq!(garage.stage(order), "cancelled");
        }
        assert_eq!(world.outside().number("select count(*) as number from reservations"), 0);
        check_books(&mut world.outside());
    }
}
