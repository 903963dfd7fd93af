//! Invoices and payments: exact sums, numbers without gaps, nothing paid twice, whatever happens at the same time.

use std::time::Duration;

use depannini::accounts::{Edition, Identity, Role};
use depannini::kernel::id::{AccountId, InvoiceId, PaymentId, SessionId, WorkOrderId};
use depannini::kernel::money::{Currency, Money};
use depannini::kernel::page::PageRequest;
use depannini::kernel::request_key::RequestKey;
use depannini::kernel::time::{Clock as _, Timestamp};
use depannini::workshop::invoices::{
    self, Bill, InvoiceFilter, InvoiceState, Statement, TaxRate, bill, discard, draft, issue, restate, set_rate, void,
};
use depannini::workshop::payments::{
    self, Callback, LocalRazorpay, NewPayment, Payment, PaymentChange, PaymentFilter, PaymentState,
};
use depannini::workshop::{Error, Workshop};
use futures_util::future::join_all;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use crate::harness::{Outside, World};

pub(crate) fn dzd(minor: i64) -> Money {
    Money::new(minor, Currency::DZD)
}

/// A workshop with people around it.
pub(crate) struct Garage<'w> {
    world: &'w World,
    pub(crate) workshop: Workshop,
    /// Does the counter's work.
    pub(crate) staff: Identity,
    /// A mechanic like any other.
    pub(crate) mechanic: Identity,
    pub(crate) admin: Identity,
    /// Whose orders they are.
    pub(crate) customer: Identity,
    /// Somebody else.
    pub(crate) stranger: Identity,
}

impl<'w> Garage<'w> {
    pub(crate) async fn open(world: &'w World) -> Self {
        let workshop = world.parts(async |parts| parts.workshop.clone()).await;
        let people = world.clients(5).await;
        let identity = |index: usize, role| Identity {
            account: AccountId::new(people[index].id),
            session: SessionId::new(1),
            role,
            edition: Edition::Native,
            expires_at: Timestamp::from_micros(i64::MAX),
        };
        let garage = Self {
            world,
            workshop,
            staff: identity(0, Role::Mechanic),
            mechanic: identity(1, Role::Mechanic),
            admin: identity(2, Role::Admin),
            customer: identity(3, Role::Customer),
            stranger: identity(4, Role::Customer),
        };
        for (who, is_staff) in [(garage.staff, true), (garage.mechanic, false)] {
            garage.outside().execute(&format!(
                "insert into mechanics (account_id, is_staff, created_at, updated_at) values ({}, {is_staff}, {NOW}, {NOW})",
                who.account
            ));
        }
        garage
    }

    pub(crate) fn outside(&self) -> Outside {
        self.world.outside()
    }

    /// An order of the customer in a stage.
    pub(crate) fn order(&self, stage: &str) -> WorkOrderId {
        let mut outside = self.outside();
        outside.execute(&format!(
            "insert into work_orders (customer_id, stage, title, origin, currency, created_at, updated_at) \
             values ({}, '{stage}', 'brakes', 'own', 'DZD', {NOW}, {NOW})",
            self.customer.account
        ));
        WorkOrderId::new(outside.number("select max(id) as number from work_orders"))
    }

    /// A line of an order's estimate.
    fn line(&self, order: WorkOrderId, quantity_milli: i64, unit_minor: i64, decision: &str) {
        self.outside().execute(&format!(
            "insert into order_lines (order_id, kind, description, quantity_milli, unit_minor, round, decision, created_at) \
             values ({order}, 'labour', 'work', {quantity_milli}, {unit_minor}, 1, '{decision}', {NOW})"
        ));
    }

    /// An order that comes to 11.80 with tax.
    fn approved(&self) -> WorkOrderId {
        let order = self.order("in_progress");
        self.line(order, 2000, 500, "approved");
        order
    }

    /// The same with an issued invoice.
    async fn billed(&self) -> (WorkOrderId, InvoiceId) {
        let order = self.approved();
        (order, bill(&self.workshop, self.staff, order).await.unwrap().invoice.id)
    }

    /// The kinds of an order's facts, in order.
    pub(crate) fn facts(&self, order: WorkOrderId) -> Vec<String> {
        self.outside().lines(&format!(
            "select kind as line from journal_events where channel_kind = 'work_order' and channel_id = {order} order by seq"
        ))
    }

    async fn pay(&self, order: WorkOrderId, minor: i64) -> Result<Payment, Error> {
        payments::record(&self.workshop, self.staff, cash(order, minor), None).await
    }

    async fn left(&self, order: WorkOrderId) -> Option<i64> {
        payments::balance(&self.workshop, self.staff, order, None).await.unwrap().rest_minor()
    }

    async fn invoice(&self, id: InvoiceId) -> Bill {
        invoices::find(&self.workshop, self.staff, id).await.unwrap()
    }
}

pub(crate) const NOW: &str = "'2026-11-21 08:00:00'";

fn cash(order: WorkOrderId, minor: i64) -> NewPayment {
    NewPayment {
        order,
        stated: None,
        method: "cash".to_owned(),
        amount: dzd(minor),
        state: None,
        due: None,
        reference: None,
    }
}

/// What an invoice of approved lines must say, computed apart from the server.
fn expected(lines: &[(i64, i64)], basis_points: i64) -> (i64, i64) {
    let half_up = |numerator: i128, denominator: i128| {
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        whole + i128::from(rest * 2 >= denominator)
    };
    let net: i128 = lines.iter().map(|(quantity, unit)| half_up(i128::from(*quantity) * i128::from(*unit), 1000)).sum();
    let tax = half_up(net * i128::from(basis_points), 10_000);
    (i64::try_from(net).unwrap(), i64::try_from(tax).unwrap())
}

/// What must hold of all money together, whatever has happened.
fn check_books(outside: &mut Outside) {
    for (what, sql) in [
        (
            "an invoice is not its lines plus tax",
            "select count(*) as number from invoices where basis = 'lines' and (gross_minor <> net_minor + tax_minor \
             or net_minor <> (select sum(net_minor) from invoice_lines where invoice_id = invoices.id))",
        ),
        (
            "a number is left out or given twice",
            "select count(*) - coalesce(max(number), 0) as number from invoices where number is not null",
        ),
        (
            "more was kept than the invoice comes to",
            "select count(*) as number from invoices where basis = 'lines' and state = 'issued' and gross_minor < \
             coalesce((select sum(amount_minor) from payments p where p.order_id = invoices.order_id and p.state in ('paid', 'partial')), 0) \
             - coalesce((select sum(r.amount_minor) from refunds r join payments p on p.id = r.payment_id where p.order_id = invoices.order_id), 0)",
        ),
        (
            "more went back than came",
            "select count(*) as number from payments where amount_minor < coalesce((select sum(amount_minor) from refunds where payment_id = payments.id), 0)",
        ),
    ] {
        assert_eq!(outside.number(sql), 0, "{what}");
    }
}

both! {
    async fn an_invoice_is_drafted_issued_and_voided(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.order("in_progress");
        assert!(matches!(draft(workshop, garage.mechanic, order).await, Err(Error::NothingApproved)));
        garage.line(order, 1500, 1, "approved");
        garage.line(order, 1500, 1, "approved");
        garage.line(order, 1000, 99_999, "declined");
        garage.line(order, 1000, 99_999, "open");
        let drafted = draft(workshop, garage.mechanic, order).await.unwrap().invoice;
        assert_eq!((drafted.state, drafted.number), (InvoiceState::Draft, None));
        assert_eq!((drafted.totals.net_minor, drafted.totals.tax_minor, drafted.totals.gross_minor), (4, 1, 5));

        // an amendment was approved meanwhile: the draft is out of date, and drafting again replaces it
        garage.line(order, 1000, 10_000, "approved");
        assert!(matches!(issue(workshop, garage.staff, drafted.id, None).await, Err(Error::Changed)));
        let again = draft(workshop, garage.staff, order).await.unwrap().invoice;
        assert_eq!((again.id, again.version, again.totals.gross_minor), (drafted.id, 2, 10_004 + 1801));
        assert!(matches!(issue(workshop, garage.staff, drafted.id, Some(1)).await, Err(Error::Changed)));
        assert!(matches!(issue(workshop, garage.mechanic, drafted.id, None).await, Err(Error::NotAllowed)));
        let issued = issue(workshop, garage.staff, drafted.id, Some(2)).await.unwrap();
        assert_eq!(issued.invoice.number.as_ref().unwrap().to_string(), "INV-000001");
        assert_eq!(issued.lines.len(), 3);
        // issuing again is the same answer; nothing else touches it
        assert_eq!(issue(workshop, garage.staff, drafted.id, Some(2)).await.unwrap(), issued);
        assert!(matches!(draft(workshop, garage.staff, order).await, Err(Error::Exists("invoice"))));
        assert!(matches!(discard(workshop, garage.staff, drafted.id, None).await, Err(Error::Frozen("invoice"))));
        garage.line(order, 1000, 10_000, "approved");
        set_rate(workshop, garage.admin, TaxRate::new(500).unwrap(), None).await.unwrap();
        assert_eq!(garage.invoice(drafted.id).await, issued);

        let voided = void(workshop, garage.staff, drafted.id, None, "wrong car".to_owned()).await.unwrap();
        assert_eq!((voided.invoice.state, voided.invoice.void_reason.as_deref()), (InvoiceState::Void, Some("wrong car")));
        assert_eq!((&voided.invoice.number, &voided.lines), (&issued.invoice.number, &issued.lines));
        assert_eq!(void(workshop, garage.staff, drafted.id, None, "twice".to_owned()).await.unwrap(), voided);
        assert!(matches!(issue(workshop, garage.staff, drafted.id, None).await, Err(Error::Frozen("invoice"))));
        let next = bill(workshop, garage.staff, order).await.unwrap().invoice;
        assert_eq!(next.number.unwrap().number, 2);
        assert_eq!((next.totals.net_minor, next.rate.basis_points()), (20_004, 500));
        assert_eq!(garage.facts(order), ["invoice_issued", "invoice_voided", "invoice_issued"]);
        check_books(&mut world.outside());
    }

    async fn a_draft_can_be_thrown_away(world: World) {
        let garage = Garage::open(world).await;
        let order = garage.approved();
        let id = draft(&garage.workshop, garage.staff, order).await.unwrap().invoice.id;
        assert!(matches!(discard(&garage.workshop, garage.staff, id, Some(9)).await, Err(Error::Changed)));
        assert!(matches!(void(&garage.workshop, garage.staff, id, None, String::new()).await, Err(Error::NotIssued)));
        discard(&garage.workshop, garage.staff, id, Some(1)).await.unwrap();
        assert!(matches!(invoices::find(&garage.workshop, garage.staff, id).await, Err(Error::NotFound("invoice"))));
        assert_eq!(bill(&garage.workshop, garage.staff, order).await.unwrap().invoice.number.unwrap().number, 1);
    }

    async fn a_rate_holds_from_its_day_on(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (early, late) = (garage.approved(), garage.approved());
        let noon = world.wall.now() + Duration::from_secs(4 * 3600);
        let rate = TaxRate::new(2000).unwrap();
        assert!(matches!(set_rate(workshop, garage.staff, rate, None).await, Err(Error::NotAllowed)));
        let past = Some(Timestamp::from_micros(0));
        assert!(matches!(set_rate(workshop, garage.admin, rate, past).await, Err(Error::Invalid("valid_from"))));
        set_rate(workshop, garage.admin, rate, Some(noon)).await.unwrap();
        assert_eq!(bill(workshop, garage.staff, early).await.unwrap().invoice.totals.tax_minor, 180);
        let drafted = draft(workshop, garage.staff, late).await.unwrap().invoice;
        world.wall.advance(Duration::from_secs(4 * 3600));
        assert!(matches!(issue(workshop, garage.staff, drafted.id, None).await, Err(Error::Changed)));
        assert_eq!(bill(workshop, garage.staff, late).await.unwrap().invoice.totals.tax_minor, 200);
        let history: Vec<i32> =
            invoices::rates(workshop).await.unwrap().into_iter().map(|set| set.rate.basis_points()).collect();
        assert_eq!(history, [2000, 1800]);
        assert_eq!(world.outside().number("select count(*) as number from audit_log where action = 'tax_rate.set'"), 1);
    }

    async fn an_amount_may_be_stated_without_lines(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.approved();
        let says = |minor| Statement { amount: dzd(minor), description: "repair".to_owned() };
        let first = invoices::state(workshop, garage.mechanic, order, says(11_800), None).await.unwrap().invoice;
        assert_eq!((first.totals.net_minor, first.totals.gross_minor), (10_000, 11_800));
        let second = invoices::state(workshop, garage.mechanic, order, says(300), None).await.unwrap().invoice;
        let other = restate(workshop, garage.staff, second.id, Some(1), says(501)).await.unwrap().invoice;
        assert_eq!((other.totals.gross_minor, other.version), (501, 2));
        assert!(matches!(restate(workshop, garage.staff, second.id, Some(1), says(5)).await, Err(Error::Changed)));
        // its customer sees it before it is issued, and nobody else does
        assert!(invoices::find(workshop, garage.customer, first.id).await.is_ok());
        assert!(matches!(invoices::find(workshop, garage.stranger, first.id).await, Err(Error::NotYours)));

        // it is paid for itself alone: the order's own invoice knows nothing of it
        let for_draft = NewPayment { stated: Some(first.id), ..cash(order, 100) };
        assert!(matches!(payments::record(workshop, garage.staff, for_draft.clone(), None).await, Err(Error::NotIssued)));
        payments::settle_in_full(workshop, garage.staff, first.id, Some(1), "cash".to_owned()).await.unwrap();
        payments::settle_in_full(workshop, garage.staff, first.id, None, "cash".to_owned()).await.unwrap();
        let paid = garage.invoice(first.id).await.invoice;
        assert_eq!((paid.state, paid.paid_at), (InvoiceState::Issued, Some(world.wall.now())));
        assert!(matches!(payments::record(workshop, garage.staff, for_draft, None).await, Err(Error::Overpaid)));
        assert!(matches!(restate(workshop, garage.staff, first.id, None, says(5)).await, Err(Error::Frozen("invoice"))));
        bill(workshop, garage.staff, order).await.unwrap();
        assert_eq!(garage.left(order).await, Some(1180));

        let own = |filter| invoices::list(workshop, garage.customer, filter, PageRequest::default());
        let ids = |page: depannini::kernel::page::Page<invoices::Invoice>| {
            page.items.into_iter().map(|invoice| invoice.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(own(InvoiceFilter { paid: Some(true), ..InvoiceFilter::default() }).await.unwrap()), [first.id]);
        assert_eq!(own(InvoiceFilter::default()).await.unwrap().items.len(), 3);
        let none = invoices::list(workshop, garage.stranger, InvoiceFilter::default(), PageRequest::default()).await;
        assert_eq!(ids(none.unwrap()), []);
    }

    async fn numbers_have_no_gap_whatever_fails_at_once(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let mut issued = 0;
        for round in 0..4 {
            let mut orders: Vec<WorkOrderId> = (0..10).map(|_| garage.approved()).collect();
            // refused once the number is drawn: more was paid than it comes to
            for _ in 0..3 {
                let order = garage.approved();
                garage.pay(order, 5000).await.unwrap();
                orders.push(order);
            }
            // refused before that
            orders.push(garage.order("in_progress"));
            world.parts(async |parts| parts.db.failpoint().fail_commit_after(round)).await;
            let answers = join_all(orders.iter().map(|order| bill(workshop, garage.staff, *order))).await;
            world.parts(async |parts| parts.db.failpoint().fail_commits(0)).await;
            let overpaid = answers.iter().filter(|answer| matches!(answer, Err(Error::Overpaid))).count();
            assert!((2..=3).contains(&overpaid), "{overpaid}");
            issued += answers.iter().filter(|answer| answer.is_ok()).count();
            let mut outside = world.outside();
            check_books(&mut outside);
            let there = outside.number("select coalesce(max(number), 0) as number from invoices");
            assert_eq!(there, i64::try_from(issued).unwrap());
            let series = outside.number("select last_number as number from number_series where name = 'INV'");
            assert_eq!(series, there, "a number was drawn and is nowhere");
        }
        assert!(issued >= 36, "{issued}");
    }

    async fn an_order_billed_twice_at_once_has_one_invoice(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let order = garage.approved();
        let answers = join_all((0..10).map(|_| bill(&garage.workshop, garage.staff, order))).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(answers.iter().filter(|answer| matches!(answer, Err(Error::Exists("invoice")))).count(), 9);
        check_books(&mut world.outside());
    }

    async fn an_invoice_is_its_approved_lines_plus_tax_on_every_walk(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let mut runner = TestRunner::deterministic();
        let walk = proptest::collection::vec((0..9_u8, 1..5_000_i64, 0..90_000_i64), 24);
        let mut issued = 0;
        for _ in 0..6 {
            let order = garage.order("in_progress");
            let (mut approved, mut rate): (Vec<(i64, i64)>, i64) = (Vec::new(), 0);
            let mut standing: Option<Bill> = None;
            let mut past: Vec<Bill> = Vec::new();
            set_rate(workshop, garage.admin, TaxRate::new(0).unwrap(), None).await.unwrap();
            for (what, quantity, unit) in walk.new_tree(&mut runner).unwrap().current() {
                match what {
                    0..=2 => {
                        garage.line(order, quantity, unit, "approved");
                        approved.push((quantity, unit));
                    }
                    3 => garage.line(order, quantity, unit, if unit % 2 == 0 { "declined" } else { "open" }),
                    4 => {
                        rate = unit % 3001;
                        set_rate(workshop, garage.admin, TaxRate::new(i32::try_from(rate).unwrap()).unwrap(), None).await.unwrap();
                    }
                    5 => drop(draft(workshop, garage.mechanic, order).await),
                    6 | 7 => match bill(workshop, garage.staff, order).await {
                        Ok(bill) => {
                            assert!(standing.is_none() && !approved.is_empty());
                            let (net, tax) = expected(&approved, rate);
                            let totals = bill.invoice.totals;
                            assert_eq!((totals.net_minor, totals.tax_minor, totals.gross_minor), (net, tax, net + tax));
                            assert_eq!(bill.lines.len(), approved.len());
                            standing = Some(bill);
                            issued += 1;
                        }
                        Err(Error::NothingApproved) => assert!(approved.is_empty()),
                        Err(Error::Exists("invoice")) => assert!(standing.is_some()),
                        Err(other) => panic!("{other}"),
                    },
                    _ => {
                        if let Some(bill) = standing.take() {
                            let voided = void(workshop, garage.staff, bill.invoice.id, None, "again".to_owned()).await.unwrap();
                            assert_eq!((voided.lines.as_slice(), voided.invoice.totals), (bill.lines.as_slice(), bill.invoice.totals));
                            past.push(voided);
                        }
                    }
                }
                // what was issued stays as it was
                for bill in past.iter().chain(&standing) {
                    assert_eq!(garage.invoice(bill.invoice.id).await, *bill);
                }
            }
        }
        assert!(issued >= 6, "{issued}");
        check_books(&mut world.outside());
    }

    async fn payments_close_an_invoice_and_no_more(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (order, invoice) = garage.billed().await;
        let first = garage.pay(order, 1000).await.unwrap();
        assert_eq!((first.state, first.due, first.invoice), (PaymentState::Partial, Some(dzd(1180)), Some(invoice)));
        assert_eq!(garage.left(order).await, Some(180));
        assert!(matches!(garage.pay(order, 181).await, Err(Error::Overpaid)));
        assert_eq!(garage.invoice(invoice).await.invoice.paid_at, None);
        let second = garage.pay(order, 180).await.unwrap();
        assert_eq!((second.state, second.due), (PaymentState::Paid, Some(dzd(180))));
        assert_eq!(garage.invoice(invoice).await.invoice.paid_at, Some(world.wall.now()));
        assert!(matches!(garage.pay(order, 1).await, Err(Error::Overpaid)));

        // what goes back opens it again
        let too_much = payments::refund(workshop, garage.staff, second.id, dzd(181), None, None).await;
        assert!(matches!(too_much, Err(Error::OverRefunded)));
        let back = payments::refund(workshop, garage.staff, second.id, dzd(80), Some("bolt".to_owned()), None).await.unwrap();
        assert_eq!((back.refunded, back.kept_minor()), (dzd(80), 100));
        assert_eq!((garage.left(order).await, garage.invoice(invoice).await.invoice.paid_at), (Some(80), None));
        let told = payments::refunds(workshop, garage.customer, second.id).await.unwrap();
        assert_eq!((told.len(), told[0].amount, told[0].reason.as_deref()), (1, dzd(80), Some("bolt")));
        garage.pay(order, 80).await.unwrap();
        assert_eq!(
            garage.facts(order),
            ["invoice_issued", "paid", "paid", "invoice_paid", "refunded", "invoice_reopened", "paid", "invoice_paid"]
        );
        check_books(&mut world.outside());
    }

    async fn what_came_before_the_invoice_counts_for_it(world: World) {
        let garage = Garage::open(world).await;
        let order = garage.approved();
        let deposit = garage.pay(order, 1180).await.unwrap();
        assert_eq!((deposit.state, deposit.due, deposit.invoice), (PaymentState::Paid, None, None));
        let invoice = bill(&garage.workshop, garage.staff, order).await.unwrap().invoice;
        assert_eq!(invoice.paid_at, Some(world.wall.now()));
        // voided: the money is the order's, and the next invoice finds it
        void(&garage.workshop, garage.staff, invoice.id, None, "name".to_owned()).await.unwrap();
        garage.line(order, 1000, 100, "approved");
        bill(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!(garage.left(order).await, Some(118));
        // one to which too much came is not issued before that went back
        let rich = garage.approved();
        let deposit = garage.pay(rich, 1181).await.unwrap();
        assert!(matches!(bill(&garage.workshop, garage.staff, rich).await, Err(Error::Overpaid)));
        payments::refund(&garage.workshop, garage.staff, deposit.id, dzd(1), None, None).await.unwrap();
        assert!(bill(&garage.workshop, garage.staff, rich).await.unwrap().invoice.paid_at.is_some());
        check_books(&mut world.outside());
    }

    async fn words_of_what_has_not_come_count_for_nothing(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (order, invoice) = garage.billed().await;
        let said = |state| NewPayment { state: Some(state), due: Some(dzd(27_500)), ..cash(order, 15_000) };
        for state in [PaymentState::Due, PaymentState::Unpaid] {
            let payment = payments::record(workshop, garage.staff, said(state), None).await.unwrap();
            assert_eq!((payment.state, payment.due, payment.kept_minor()), (state, Some(dzd(27_500)), 0));
        }
        assert_eq!(garage.left(order).await, Some(1180));
        for state in [PaymentState::Created, PaymentState::Failed] {
            let payment = payments::record(workshop, garage.staff, said(state), None).await;
            assert!(matches!(payment, Err(Error::Invalid("status"))));
        }
        let filter = PaymentFilter { state: Some(PaymentState::Due), ..PaymentFilter::default() };
        let due = payments::list(workshop, garage.customer, filter, PageRequest::default()).await.unwrap().items.remove(0);
        let none = payments::list(workshop, garage.stranger, filter, PageRequest::default()).await.unwrap();
        assert_eq!(none.items, []);

        // it comes: too much of it is refused, what is left to pay closes the invoice
        let comes = |minor| PaymentChange { amount: Some(dzd(minor)), state: Some(PaymentState::Paid), method: Some("Card".to_owned()), ..PaymentChange::default() };
        assert!(matches!(payments::edit(workshop, garage.staff, due.id, Some(1), comes(1181)).await, Err(Error::Overpaid)));
        let paid = payments::edit(workshop, garage.staff, due.id, Some(1), comes(1180)).await.unwrap();
        assert_eq!((paid.method.as_str(), paid.state, paid.version, paid.due), ("Card", PaymentState::Paid, 2, Some(dzd(27_500))));
        assert!(garage.invoice(invoice).await.invoice.paid_at.is_some());
        assert!(matches!(payments::edit(workshop, garage.staff, due.id, Some(1), comes(1)).await, Err(Error::Changed)));
        payments::refund(workshop, garage.staff, due.id, dzd(180), None, None).await.unwrap();
        assert!(matches!(payments::edit(workshop, garage.staff, due.id, None, comes(179)).await, Err(Error::OverRefunded)));
        assert!(matches!(payments::remove(workshop, garage.staff, due.id, None).await, Err(Error::InUse("payment"))));
        let spare = garage.pay(order, 180).await.unwrap();
        payments::remove(workshop, garage.staff, spare.id, Some(1)).await.unwrap();
        assert!(matches!(payments::find(workshop, garage.staff, spare.id).await, Err(Error::NotFound("payment"))));
        assert_eq!((garage.left(order).await, garage.invoice(invoice).await.invoice.paid_at), (Some(180), None));
        check_books(&mut world.outside());
    }

    async fn who_takes_money_and_who_sees_it(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (order, invoice) = garage.billed().await;
        let takes = |who| payments::record(workshop, who, cash(order, 10), None);
        for who in [garage.customer, garage.stranger, garage.mechanic] {
            assert!(matches!(takes(who).await, Err(Error::NotAllowed)));
        }
        assert!(matches!(invoices::find(workshop, garage.mechanic, invoice).await, Err(Error::NotYours)));
        // a mechanic to whom it is given takes the money at the door, and no longer once it is closed
        let mut outside = world.outside();
        outside.execute(&format!(
            "insert into assignments (order_id, mechanic_id, assigned_on, assigned_at) values ({order}, {}, '2026-11-21', {NOW})",
            garage.mechanic.account
        ));
        let payment = takes(garage.mechanic).await.unwrap();
        outside.execute(&format!("update assignments set closed_at = {NOW}"));
        assert!(matches!(takes(garage.mechanic).await, Err(Error::NotAllowed)));
        for who in [garage.mechanic, garage.customer, garage.staff, garage.admin] {
            assert!(invoices::find(workshop, who, invoice).await.is_ok());
            assert_eq!(payments::find(workshop, who, payment.id).await.unwrap(), payment);
        }
        for refused in [
            payments::find(workshop, garage.stranger, payment.id).await.map(drop),
            payments::balance(workshop, garage.stranger, order, None).await.map(drop),
            payments::begin(workshop, garage.stranger, order, None).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Error::NotYours)), "{refused:?}");
        }
        for who in [garage.customer, garage.mechanic] {
            let refused = payments::refund(workshop, who, payment.id, dzd(1), None, None).await;
            assert!(matches!(refused, Err(Error::NotAllowed)));
            assert!(matches!(void(workshop, who, invoice, None, String::new()).await, Err(Error::NotAllowed)));
        }
    }

    async fn a_signature_pays_once(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (order, invoice) = garage.billed().await;
        let begun = payments::begin(workshop, garage.customer, order, None).await.unwrap();
        assert_eq!((begun.amount, begun.state, begun.kept_minor()), (dzd(1180), PaymentState::Created, 0));
        let provider_order = begun.provider_order.clone().unwrap();
        let local = LocalRazorpay::new("rzp_test_secret".into());
        let call = |payment: &str, signature: String| {
            let callback = Callback { order: provider_order.clone(), payment: payment.to_owned(), signature };
            payments::confirm(workshop, callback)
        };
        // what is not signed leaves everything as it was
        let facts = garage.facts(order);
        for bad in ["", "0000", &local.sign(&provider_order, "pay_2"), &local.sign("order_x", "pay_1")] {
            assert!(matches!(call("pay_1", bad.to_owned()).await, Err(Error::BadSignature)));
        }
        assert_eq!(payments::find(workshop, garage.staff, begun.id).await.unwrap(), begun);
        assert_eq!((garage.facts(order), garage.left(order).await), (facts, Some(1180)));
        let unknown = Callback { order: "order_x".to_owned(), payment: "pay_1".to_owned(), signature: local.sign("order_x", "pay_1") };
        assert!(matches!(payments::confirm(workshop, unknown).await, Err(Error::NotFound("payment"))));

        let good = local.sign(&provider_order, "pay_1");
        let answers = join_all((0..10).map(|_| call("pay_1", good.clone()))).await;
        let first: Vec<bool> = answers.into_iter().map(|answer| !answer.unwrap().again).collect();
        assert_eq!(first.iter().filter(|first| **first).count(), 1);
        assert!(garage.invoice(invoice).await.invoice.paid_at.is_some());
        assert_eq!(garage.facts(order), ["invoice_issued", "paid", "invoice_paid"]);
        assert!(call("pay_1", good).await.unwrap().again);
        assert!(matches!(call("pay_2", local.sign(&provider_order, "pay_2")).await, Err(Error::Exists("payment"))));
        // the provider's word is not edited away
        let change = PaymentChange { amount: Some(dzd(1)), ..PaymentChange::default() };
        assert!(matches!(payments::edit(workshop, garage.staff, begun.id, None, change).await, Err(Error::Frozen("payment"))));
        assert!(matches!(payments::remove(workshop, garage.staff, begun.id, None).await, Err(Error::Frozen("payment"))));
        assert!(matches!(payments::abandon(workshop, garage.customer, begun.id).await, Err(Error::Frozen("payment"))));

        // the same payment does not pay another order
        let (other, _) = garage.billed().await;
        let begun = payments::begin(workshop, garage.customer, other, None).await.unwrap().provider_order.unwrap();
        let signature = local.sign(&begun, "pay_1");
        let twice = payments::confirm(workshop, Callback { order: begun, payment: "pay_1".to_owned(), signature }).await;
        assert!(matches!(twice, Err(Error::Exists("payment"))));
        assert_eq!(garage.left(other).await, Some(1180));
        check_books(&mut world.outside());
    }

    async fn what_comes_too_late_goes_back_at_once(world: World) {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let (order, _) = garage.billed().await;
        assert!(matches!(payments::begin(workshop, garage.customer, order, Some(dzd(1181))).await, Err(Error::Overpaid)));
        let begun = payments::begin(workshop, garage.customer, order, None).await.unwrap();
        let given_up = payments::abandon(workshop, garage.customer, begun.id).await.unwrap();
        assert_eq!(given_up.state, PaymentState::Failed);
        garage.pay(order, 1000).await.unwrap();
        let provider_order = begun.provider_order.unwrap();
        let signature = LocalRazorpay::new("rzp_test_secret".into()).sign(&provider_order, "pay_1");
        let callback = Callback { order: provider_order, payment: "pay_1".to_owned(), signature };
        let came = payments::confirm(workshop, callback.clone()).await.unwrap().payment;
        assert_eq!((came.state, came.refunded, came.kept_minor()), (PaymentState::Paid, dzd(1000), 180));
        assert_eq!(garage.left(order).await, Some(0));
        let told = payments::refunds(workshop, garage.staff, came.id).await.unwrap();
        assert_eq!((told.len(), told[0].by, told[0].reason.as_deref()), (1, None, Some(payments::MORE_THAN_LEFT)));
        assert!(payments::confirm(workshop, callback).await.unwrap().again);
        check_books(&mut world.outside());
        // before there is an invoice an amount can be begun, but not nothing in particular
        let early = garage.approved();
        assert!(matches!(payments::begin(workshop, garage.customer, early, None).await, Err(Error::NotIssued)));
        assert!(matches!(payments::begin(workshop, garage.customer, early, Some(dzd(0))).await, Err(Error::Invalid("amount"))));
        assert_eq!(payments::begin(workshop, garage.customer, early, Some(dzd(500))).await.unwrap().invoice, None);
    }

    async fn a_key_pays_and_refunds_once(world: World) {
        let garage = Garage::open(world).await;
        let (order, _) = garage.billed().await;
        let key = |word: &str| {
            Some(RequestKey { account: garage.staff.account, key: word.to_owned(), digest: word.to_owned() })
        };
        let answers =
            join_all((0..6).map(|_| payments::record(&garage.workshop, garage.staff, cash(order, 400), key("pay")))).await;
        let ids: Vec<PaymentId> = answers.into_iter().map(|answer| answer.unwrap().id).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(garage.left(order).await, Some(780));
        let refund = || payments::refund(&garage.workshop, garage.staff, ids[0], dzd(300), None, key("refund"));
        for answer in join_all((0..6).map(|_| refund())).await {
            assert_eq!(answer.unwrap().kept_minor(), 100);
        }
        assert_eq!(garage.left(order).await, Some(1080));
    }

    async fn of_many_who_pay_at_once_no_more_than_the_sum_is_taken(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        for _ in 0..3 {
            let (order, invoice) = garage.billed().await;
            let answers = join_all((0..12).map(|_| garage.pay(order, 295))).await;
            assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 4);
            assert_eq!(answers.iter().filter(|answer| matches!(answer, Err(Error::Overpaid))).count(), 8);
            assert!(garage.invoice(invoice).await.invoice.paid_at.is_some());
            // and of those who give it back no more than came
            let taken = answers.into_iter().find_map(Result::ok).unwrap().id;
            let back = join_all((0..5).map(|_| payments::refund(&garage.workshop, garage.staff, taken, dzd(100), None, None))).await;
            assert_eq!(back.iter().filter(|answer| answer.is_ok()).count(), 2);
            check_books(&mut world.outside());
        }
    }

    async fn money_is_conserved_whatever_many_do_at_once(world: World) with |settings| { settings.database.connections = 8; } {
        let garage = Garage::open(world).await;
        let workshop = &garage.workshop;
        let mut orders = Vec::new();
        for _ in 0..3 {
            orders.push(garage.approved());
        }
        let mut runner = TestRunner::deterministic();
        let round = proptest::collection::vec((0..8_u8, 0..3_usize, 1..900_i64, any::<proptest::sample::Index>()), 20);
        let local = LocalRazorpay::new("rzp_test_secret".into());
        let (mut done, mut refused) = (0, 0);
        for _ in 0..8 {
            let page = payments::list(workshop, garage.staff, PaymentFilter::default(), PageRequest::default()).await.unwrap();
            let known = &page.items;
            let steps = round.new_tree(&mut runner).unwrap().current().into_iter().map(|(what, order, minor, pick)| {
                let (garage, local, order) = (&garage, &local, orders[order]);
                async move {
                    let picked = (!known.is_empty()).then(|| pick.get(known));
                    match (what, picked) {
                        (0, _) => bill(workshop, garage.staff, order).await.map(drop),
                        (1, Some(payment)) => payments::refund(workshop, garage.staff, payment.id, dzd(minor), None, None).await.map(drop),
                        (2, Some(payment)) => {
                            let change = PaymentChange { amount: Some(dzd(minor)), ..PaymentChange::default() };
                            payments::edit(workshop, garage.staff, payment.id, None, change).await.map(drop)
                        }
                        (3, Some(payment)) => payments::remove(workshop, garage.staff, payment.id, None).await,
                        (4, _) => payments::begin(workshop, garage.customer, order, Some(dzd(minor))).await.map(drop),
                        (5, Some(Payment { provider_order: Some(announced), id, .. })) => {
                            let paid = format!("pay_{id}");
                            let signature = local.sign(announced, &paid);
                            let callback = Callback { order: announced.clone(), payment: paid, signature };
                            payments::confirm(workshop, callback).await.map(drop)
                        }
                        _ => garage.pay(order, minor).await.map(drop),
                    }
                }
            });
            for answer in join_all(steps).await {
                match answer {
                    Ok(()) => done += 1,
                    Err(Error::Fault(fault)) => panic!("{fault}"),
                    Err(_) => refused += 1,
                }
            }
            check_books(&mut world.outside());
        }
        assert!(done > 30 && refused > 20, "{done} done, {refused} refused");
    }
}
