//! What is billed is what was approved, to the minor unit.

use depannini::workshop::Error;
use depannini::workshop::estimates::{LineKind, NewLine};
use depannini::workshop::invoices::{Bill, bill};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::World;
use crate::workshop_estimates::{Desk, no, work, yes};

/// Net and tax of lines in the order they were written, computed apart from the server.
fn expected(lines: &[(LineKind, i64, i64)], discount: i64, basis_points: i64) -> (i64, i64) {
    let round = |numerator: i128, denominator: i128| {
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        whole + i128::from(rest * 2 >= denominator)
    };
    let points = i128::from(basis_points);
    let (mut net, mut tow_net, mut tow_tax) = (0_i128, 0_i128, 0_i128);
    for (kind, quantity, unit) in lines {
        let amount = round(i128::from(*quantity) * i128::from(*unit), 1000);
        if *kind == LineKind::Tow {
            let before_tax = round(amount * 10_000, 10_000 + points);
            tow_net += before_tax;
            tow_tax += amount - before_tax;
        } else {
            net += amount;
        }
    }
    let off = i128::from(discount).min(net + tow_net);
    let (off_work, off_tows) = (off.min(net), off - off.min(net));
    let left = tow_net - off_tows;
    let tow_tax = if tow_net == 0 { 0 } else { round(tow_tax * left, tow_net) };
    let tax = round((net - off_work) * points, 10_000) + tow_tax;
    (i64::try_from(net - off_work + left).unwrap(), i64::try_from(tax).unwrap())
}

both! {
    async fn an_invoice_says_what_was_approved(world: World) {
        let garage = Desk::open(world).await;
        let mut runner = TestRunner::deterministic();
        let kind = (0..LineKind::ALL.len()).prop_map(|index| LineKind::ALL[index]);
        let line = (kind, 1..20_000_i64, 0..5_000_000_i64, 0..3_u8);
        let rounds = proptest::collection::vec(proptest::collection::vec(line, 1..5), 1..4);
        let case = (rounds, 0..40_000_000_i64, 0..3_u8);
        let (mut with_tow, mut used_up) = (0, 0);
        for _ in 0..24 {
            let (rounds, discount, how) = case.new_tree(&mut runner).unwrap().current();
            let order = garage.given("received");
            // a third of the orders has none
            let discount = if how == 0 { 0 } else { discount / if how == 1 { 100 } else { 1 } };
            garage.set(order, &format!("discount_minor = {discount}"));
            let mut approved = Vec::new();
            for (number, round) in rounds.iter().enumerate() {
                let new: Vec<NewLine> = round
                    .iter()
                    .map(|(kind, quantity_milli, unit_minor, _)| NewLine {
                        quantity_milli: *quantity_milli,
                        ..NewLine::one(*kind, "line", *unit_minor)
                    })
                    .collect();
                // the first is agreed beforehand half of the time
                if number == 0 && how == 1 {
                    garage.put_down(order, new).await.unwrap();
                    approved.extend(round.iter().map(|(kind, quantity, unit, _)| (*kind, *quantity, *unit)));
                    continue;
                }
                let known = garage.write(order, new).await.unwrap().lines;
                let written = &known[known.len() - round.len()..];
                for ((kind, quantity, unit, answer), line) in round.iter().zip(written) {
                    match answer {
                        0 => {
                            garage.decide(order, vec![no(line)]).await.unwrap();
                        }
                        1 => {
                            garage.decide(order, vec![yes(line)]).await.unwrap();
                            approved.push((*kind, *quantity, *unit));
                        }
                        _ => {}
                    }
                }
            }
            if approved.is_empty() {
                assert!(matches!(bill(&garage.workshop, garage.staff, order).await, Err(Error::NothingApproved)));
                continue;
            }
            let Bill { invoice, lines } = bill(&garage.workshop, garage.staff, order).await.unwrap();
            let (net, tax) = expected(&approved, discount, 1800);
            assert_eq!((invoice.totals.net_minor, invoice.totals.tax_minor), (net, tax), "{approved:?} less {discount}");
            assert_eq!(invoice.totals.gross_minor, net + tax);
            assert_eq!(lines.iter().map(|line| line.net_minor).sum::<i64>(), net);
            assert_eq!(garage.estimate(order).await.sums.approved, invoice.totals);
            with_tow += i32::from(approved.iter().any(|(kind, ..)| *kind == LineKind::Tow));
            used_up += i32::from(net == 0);
        }
        // neither all alike nor all nothing
        assert!(with_tow > 5 && used_up > 0 && used_up < 20, "{with_tow} with a tow, {used_up} come to nothing");
    }

    async fn a_driver_pays_the_price_they_were_told(world: World) {
        let garage = Desk::open(world).await;
        // prices that are no net amount plus 18 %, beside work that rounds
        for (told, labour) in [(1, 3), (2, 0), (5, 7), (999, 33), (300_000, 101)] {
            let order = garage.given("received");
            garage.put_down(order, vec![NewLine::one(LineKind::Tow, "tow", told)]).await.unwrap();
            let line = garage.write(order, vec![work(labour)]).await.unwrap().lines.pop().unwrap();
            garage.decide(order, vec![yes(&line)]).await.unwrap();
            let billed = bill(&garage.workshop, garage.staff, order).await.unwrap().invoice.totals;
            let (net, tax) = expected(&[(LineKind::Labour, 1000, labour)], 0, 1800);
            assert_eq!(billed.gross_minor, told + net + tax, "{told} {labour}");
        }
    }
}
