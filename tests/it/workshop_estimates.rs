//! Estimates: each line is decided once, by whom it may be, and what was approved is what is billed.

use std::ops::Deref;

use depannini::accounts::Identity;
use depannini::kernel::id::{LineId, PartId, WorkOrderId};
use depannini::kernel::page::{Limit, PageRequest};
use depannini::kernel::request_key::RequestKey;
use depannini::kernel::time::Clock as _;
use depannini::workshop::Error;
use depannini::workshop::estimates::{
    self, Asked, Decision, Estimate, LineChange, LineKind, LineState, NewLine, OrderLine, Via,
};
use depannini::workshop::inventory::{self, Level, NewPart, PartChange};
use depannini::workshop::invoices::{self, bill, draft};
use futures_util::future::join_all;

use crate::harness::{Outside, World};
use crate::workshop_billing::{Garage, NOW, dzd};

pub(crate) fn work(unit_minor: i64) -> NewLine {
    NewLine::one(LineKind::Labour, "brakes", unit_minor)
}

pub(crate) fn yes(line: &OrderLine) -> Decision {
    Decision { line: line.id, approve: true, version: None }
}

pub(crate) fn no(line: &OrderLine) -> Decision {
    Decision { approve: false, ..yes(line) }
}

pub(crate) fn states(estimate: &Estimate) -> Vec<LineState> {
    estimate.lines.iter().map(|line| line.state).collect()
}

/// A garage with what is done at its desk.
pub(crate) struct Desk<'w>(Garage<'w>);

impl<'w> Deref for Desk<'w> {
    type Target = Garage<'w>;

    fn deref(&self) -> &Garage<'w> {
        &self.0
    }
}

impl<'w> Desk<'w> {
    pub(crate) async fn open(world: &'w World) -> Self {
        Self(Garage::open(world).await)
    }

    /// Gives an order to the mechanic.
    pub(crate) fn assign(&self, order: WorkOrderId) {
        self.outside().execute(&format!(
            "insert into assignments (order_id, mechanic_id, assigned_on, assigned_at) \
             values ({order}, {}, '2026-11-21', {NOW})",
            self.mechanic.account
        ));
    }

    /// An order in a stage that the mechanic has.
    pub(crate) fn given(&self, stage: &str) -> WorkOrderId {
        let order = self.order(stage);
        self.assign(order);
        order
    }

    pub(crate) async fn write(&self, order: WorkOrderId, lines: Vec<NewLine>) -> Result<Estimate, Error> {
        estimates::write(&self.workshop, self.mechanic, order, lines, None).await
    }

    pub(crate) async fn decide(&self, order: WorkOrderId, decisions: Vec<Decision>) -> Result<Estimate, Error> {
        estimates::decide(&self.workshop, self.customer, order, decisions, None).await
    }

    pub(crate) async fn put_down(&self, order: WorkOrderId, lines: Vec<NewLine>) -> Result<Estimate, Error> {
        estimates::put_down(&self.workshop, self.staff, order, lines, None).await
    }

    pub(crate) async fn estimate(&self, order: WorkOrderId) -> Estimate {
        estimates::find(&self.workshop, self.staff, order).await.unwrap()
    }

    pub(crate) async fn needs(&self, order: WorkOrderId) -> Vec<(i64, i64, i64, i64)> {
        let needs = estimates::needs(&self.workshop, self.mechanic, order).await.unwrap();
        needs.iter().map(|need| (need.needed, need.held, need.short, need.free)).collect()
    }

    pub(crate) fn stage(&self, order: WorkOrderId) -> String {
        self.outside().lines(&format!("select stage as line from work_orders where id = {order}")).remove(0)
    }

    /// Changes an order behind the server's back.
    pub(crate) fn set(&self, order: WorkOrderId, what: &str) {
        self.outside().execute(&format!("update work_orders set {what} where id = {order}"));
    }

    pub(crate) async fn part(&self, name: &str, on_hand: i64) -> PartId {
        let on_hand = Level::new(on_hand).unwrap();
        let new = NewPart { name: name.to_owned(), description: None, price: dzd(1250), on_hand };
        inventory::add(&self.workshop, self.staff, new, None).await.unwrap().id
    }

    /// Sends the customer a link; what opens it is what they were sent.
    pub(crate) async fn link(&self, order: WorkOrderId) -> String {
        estimates::send_link(&self.workshop, self.mechanic, order, None, None).await.unwrap();
        token(&self.outside().lines(NOTICES).pop().unwrap())
    }

    pub(crate) async fn look(&self, token: &str) -> Result<Asked, Error> {
        estimates::find_by_link(&self.workshop, token).await
    }

    pub(crate) async fn decide_by_link(&self, token: &str, decisions: Vec<Decision>) -> Result<Asked, Error> {
        estimates::decide_by_link(&self.workshop, token, decisions).await
    }
}

pub(crate) const NOTICES: &str = "select body as line from notices where kind = 'approval' order by id";

pub(crate) fn token(notice: &str) -> String {
    let (_, rest) = notice.split_once("/approve/").unwrap();
    rest.chars().take_while(char::is_ascii_hexdigit).collect()
}

/// Lines of parts of the shelf.
pub(crate) fn pieces(part: PartId, count: i64) -> NewLine {
    NewLine { part: Some(part), quantity_milli: count * 1000, ..NewLine::one(LineKind::Part, "filter", 1250) }
}

/// What must hold of everything that was decided, whatever has happened.
pub(crate) fn check_books(outside: &mut Outside) {
    for (what, sql) in [
        (
            "a line is decided without a time, or open with one",
            "select count(*) as number from order_lines where (decision = 'open') <> (decided_at is null)",
        ),
        (
            "an order holds more of a part than was approved",
            "select count(*) as number from reservations r where held + used > coalesce((select sum(quantity_milli) / 1000 \
             from order_lines l where l.order_id = r.order_id and l.part_id = r.part_id and decision = 'approved'), 0)",
        ),
        (
            "what is reserved is not what orders hold",
            "select count(*) as number from parts where reserved <> coalesce((select sum(held) from reservations where part_id = parts.id), 0)",
        ),
        ("below zero", "select count(*) as number from parts where on_hand < 0 or reserved < 0 or reserved > on_hand"),
    ] {
        assert_eq!(outside.number(sql), 0, "{what}");
    }
}

both! {
    async fn an_estimate_is_written_decided_amended_and_billed(world: World) {
        let garage = Desk::open(world).await;
        let order = garage.given("received");
        let written = garage.write(order, vec![work(10_000), work(3_000)]).await.unwrap();
        assert_eq!(states(&written), [LineState::Open; 2]);
        assert_eq!(written.lines.iter().map(|line| (line.round, line.by)).collect::<Vec<_>>(), [(1, Some(garage.mechanic.account)); 2]);
        let sums = written.sums;
        assert_eq!((sums.approved.gross_minor, sums.asked.net_minor, sums.asked.gross_minor), (0, 13_000, 15_340));

        // one is decided: there is more to ask, and nothing begins
        let (first, second) = (&written.lines[0], &written.lines[1]);
        let decided = garage.decide(order, vec![yes(first)]).await.unwrap();
        assert_eq!((decided.sums.approved.gross_minor, garage.stage(order).as_str()), (11_800, "received"));
        let line = &decided.lines[0];
        assert_eq!((line.decided_by, line.via, line.decided_at), (Some(garage.customer.account), Some(Via::Customer), Some(world.wall.now())));
        garage.decide(order, vec![no(second)]).await.unwrap();
        assert_eq!(garage.stage(order), "in_progress");

        // an amendment is a round of its own, and so is what was agreed on the phone
        let amended = garage.write(order, vec![work(500)]).await.unwrap();
        assert_eq!(amended.lines[2].round, 2);
        garage.decide(order, vec![yes(&amended.lines[2])]).await.unwrap();
        let agreed = garage.put_down(order, vec![NewLine::one(LineKind::Fee, "storage", 200)]).await.unwrap();
        let line = &agreed.lines[3];
        assert_eq!((line.round, line.state, line.via, line.decided_by), (0, LineState::Approved, Some(Via::Counter), Some(garage.staff.account)));

        garage.set(order, "discount_minor = 700");
        let billed = bill(&garage.workshop, garage.staff, order).await.unwrap();
        assert_eq!((billed.invoice.totals.net_minor, billed.invoice.totals.tax_minor), (10_000, 1_800));
        let lines: Vec<_> = billed.lines.iter().map(|billed| (billed.line.kind.as_str(), billed.net_minor)).collect();
        assert_eq!(lines, [("labour", 10_000), ("labour", 500), ("fee", 200), ("discount", -700)]);
        let estimate = garage.estimate(order).await;
        assert_eq!((estimate.sums.approved, estimate.sums.discount_minor), (billed.invoice.totals, 700));
        assert_eq!(
            garage.facts(order),
            [
                "estimate_written", "estimate_decided", "estimate_decided", "stage_changed", "estimate_written",
                "estimate_decided", "lines_agreed", "invoice_issued",
            ]
        );
        // facts say which lines and how, and nothing that people wrote
        let payloads = world.outside().lines(&format!(
            "select payload as line from journal_events where channel_kind = 'work_order' and channel_id = {order}"
        ));
        assert!(payloads.iter().all(|payload| !payload.contains("brakes") && !payload.contains("storage")), "{payloads:?}");
    }

    async fn a_line_is_decided_once(world: World) {
        let garage = Desk::open(world).await;
        let order = garage.given("pending");
        let lines = garage.write(order, vec![work(100), work(200), work(300)]).await.unwrap().lines;
        let decided = garage.decide(order, vec![yes(&lines[0])]).await.unwrap();
        let facts = garage.facts(order);
        // the same again is fine and changes nothing, something else is refused with all that came with it
        assert_eq!(garage.decide(order, vec![yes(&lines[0])]).await.unwrap(), decided);
        assert_eq!(garage.facts(order), facts);
        let otherwise = garage.decide(order, vec![yes(&lines[1]), no(&lines[0])]).await;
        assert!(matches!(otherwise, Err(Error::Frozen("line"))));
        assert_eq!(garage.estimate(order).await, decided);
        // nothing of another order, nothing twice, nothing at all
        let other = garage.given("pending");
        let elsewhere = garage.write(other, vec![work(1)]).await.unwrap().lines.remove(0);
        let unknown = Decision { line: LineId::new(999_999), approve: true, version: None };
        for strange in [yes(&elsewhere), unknown] {
            let refused = garage.decide(order, vec![yes(&lines[1]), strange]).await;
            assert!(matches!(refused, Err(Error::NotFound("line"))));
        }
        for odd in [vec![], vec![yes(&lines[1]), yes(&lines[1])], vec![yes(&lines[1]), no(&lines[1])]] {
            assert!(matches!(garage.decide(order, odd).await, Err(Error::Invalid("decisions"))));
        }
        assert_eq!(states(&garage.estimate(order).await), [LineState::Approved, LineState::Open, LineState::Open]);

        // what was corrected since is not what they saw
        let dearer = LineChange { unit_minor: Some(20_000), ..LineChange::default() };
        let corrected = estimates::correct(&garage.workshop, garage.staff, lines[1].id, Some(1), dearer).await.unwrap();
        assert_eq!((corrected.unit_minor, corrected.version), (20_000, 2));
        let seen = |version| vec![Decision { version: Some(version), ..yes(&lines[1]) }];
        assert!(matches!(garage.decide(order, seen(1)).await, Err(Error::Changed)));
        garage.decide(order, seen(2)).await.unwrap();
        // it has not come yet: nothing begins before it is here
        garage.decide(order, vec![no(&lines[2])]).await.unwrap();
        assert_eq!(garage.stage(order), "pending");
        check_books(&mut world.outside());
    }

    async fn nothing_begins_while_something_is_asked_or_when_all_is_declined(world: World) {
        let garage = Desk::open(world).await;
        // a tow that was agreed beforehand is no reason to begin
        let declined = garage.given("analysis");
        garage.put_down(declined, vec![NewLine::one(LineKind::Tow, "tow", 5_000)]).await.unwrap();
        let lines = garage.write(declined, vec![work(100)]).await.unwrap().lines;
        garage.decide(declined, vec![no(&lines[1])]).await.unwrap();
        assert_eq!(garage.stage(declined), "analysis");

        // what nobody answers is taken back, and the rest goes on
        let order = garage.given("analysed");
        let lines = garage.write(order, vec![work(100), work(200)]).await.unwrap().lines;
        garage.decide(order, vec![yes(&lines[0])]).await.unwrap();
        assert_eq!(garage.stage(order), "analysed");
        estimates::withdraw(&garage.workshop, garage.mechanic, lines[1].id, Some(1)).await.unwrap();
        assert_eq!(garage.stage(order), "in_progress");

        // who pays online is waited for
        let online = garage.given("analysed");
        garage.set(online, "payment_mode = 'online'");
        let lines = garage.write(online, vec![work(100)]).await.unwrap().lines;
        garage.decide(online, vec![yes(&lines[0])]).await.unwrap();
        assert_eq!(garage.stage(online), "analysed");
    }

    async fn open_lines_are_corrected_and_withdrawn_and_no_others(world: World) {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.given("received");
        let lines = garage.write(order, vec![work(100), work(200), work(300)]).await.unwrap().lines;
        let change = |description: &str| LineChange { description: Some(description.to_owned()), ..LineChange::default() };
        let corrected = estimates::correct(workshop, garage.staff, lines[0].id, Some(1), change("discs")).await.unwrap();
        assert_eq!((corrected.description.as_str(), corrected.unit_minor, corrected.version), ("discs", 100, 2));
        let stale = estimates::correct(workshop, garage.staff, lines[0].id, Some(1), change("drums")).await;
        assert!(matches!(stale, Err(Error::Changed)));
        let odd = LineChange { quantity_milli: Some(0), ..LineChange::default() };
        let odd = estimates::correct(workshop, garage.staff, lines[0].id, None, odd).await;
        assert!(matches!(odd, Err(Error::Invalid("quantity"))));

        assert!(matches!(estimates::withdraw(workshop, garage.mechanic, lines[1].id, Some(9)).await, Err(Error::Changed)));
        for _twice in 0..2 {
            estimates::withdraw(workshop, garage.mechanic, lines[1].id, None).await.unwrap();
        }
        garage.decide(order, vec![no(&lines[2])]).await.unwrap();
        assert!(matches!(garage.decide(order, vec![yes(&lines[1])]).await, Err(Error::Frozen("line"))));
        assert!(matches!(estimates::withdraw(workshop, garage.staff, lines[2].id, None).await, Err(Error::Frozen("line"))));
        for closed in [&lines[1], &lines[2]] {
            let refused = estimates::correct(workshop, garage.staff, closed.id, None, change("x")).await;
            assert!(matches!(refused, Err(Error::Frozen("line"))));
        }
        assert!(matches!(estimates::withdraw(workshop, garage.staff, LineId::new(999_999), None).await, Err(Error::NotFound("line"))));
        // what was withdrawn was never asked of the customer
        let seen = estimates::find(workshop, garage.customer, order).await.unwrap();
        assert_eq!(seen.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [lines[0].id, lines[2].id]);
        assert!(matches!(estimates::line(workshop, garage.customer, lines[1].id).await, Err(Error::NotFound("line"))));
        assert_eq!(estimates::line(workshop, garage.staff, lines[1].id).await.unwrap().state, LineState::Withdrawn);
        let page = |who, cursor| {
            let request = PageRequest::after(Limit::new(2).unwrap(), cursor);
            estimates::list(workshop, who, order, request)
        };
        let (first, sums) = page(garage.staff, None).await.unwrap();
        assert_eq!((first.items.len(), first.next, sums), (2, Some(lines[1].id.get()), seen.sums));
        assert_eq!(page(garage.staff, first.next).await.unwrap().0.items.len(), 1);
        assert_eq!(page(garage.customer, None).await.unwrap().0.next, None);
        check_books(&mut world.outside());
    }

    async fn who_writes_and_who_decides(world: World) {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.order("received");
        let write = |who: Identity| estimates::write(workshop, who, order, vec![work(100)], None);
        let put_down = |who: Identity| estimates::put_down(workshop, who, order, vec![work(100)], None);
        for who in [garage.customer, garage.stranger] {
            assert!(matches!(write(who).await, Err(Error::NotAllowed)));
        }
        assert!(matches!(write(garage.mechanic).await, Err(Error::NotYours)));
        for who in [garage.customer, garage.stranger, garage.mechanic] {
            assert!(matches!(put_down(who).await, Err(Error::NotAllowed)));
        }
        // a mechanic writes who has it, and who had it
        garage.assign(order);
        let line = write(garage.mechanic).await.unwrap().lines.remove(0);
        world.outside().execute(&format!("update assignments set closed_at = {NOW}"));
        write(garage.mechanic).await.unwrap();
        for who in [garage.staff, garage.admin] {
            write(who).await.unwrap();
            put_down(who).await.unwrap();
        }

        let decide = |who: Identity| estimates::decide(workshop, who, order, vec![yes(&line)], None);
        assert!(matches!(decide(garage.stranger).await, Err(Error::NotYours)));
        assert!(matches!(decide(garage.mechanic).await, Err(Error::NotAllowed)));
        assert_eq!(estimates::line(workshop, garage.staff, line.id).await.unwrap().state, LineState::Open);
        decide(garage.staff).await.unwrap();
        let decided = estimates::line(workshop, garage.staff, line.id).await.unwrap();
        assert_eq!((decided.via, decided.decided_by), (Some(Via::Counter), Some(garage.staff.account)));

        let change = || LineChange { unit_minor: Some(1), ..LineChange::default() };
        let open = garage.estimate(order).await.lines.pop().unwrap().id;
        for who in [garage.customer, garage.stranger, garage.mechanic] {
            assert!(matches!(estimates::correct(workshop, who, open, None, change()).await, Err(Error::NotAllowed)));
        }
        for who in [garage.customer, garage.stranger] {
            for refused in [
                estimates::withdraw(workshop, who, open, None).await,
                estimates::needs(workshop, who, order).await.map(drop),
                estimates::send_link(workshop, who, order, None, None).await.map(drop),
                estimates::links(workshop, who, order, PageRequest::default()).await.map(drop),
                estimates::revoke_links(workshop, who, order).await,
            ] {
                assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
            }
        }
        assert!(matches!(estimates::find(workshop, garage.stranger, order).await, Err(Error::NotYours)));
        assert!(estimates::find(workshop, garage.customer, order).await.is_ok());
        let nowhere = WorkOrderId::new(999_999);
        assert!(matches!(garage.write(nowhere, vec![work(1)]).await, Err(Error::NotFound("work order"))));
        assert!(matches!(garage.decide(nowhere, vec![]).await, Err(Error::NotFound("work order"))));
        garage.set(order, &format!("deleted_at = {NOW}"));
        assert!(matches!(estimates::find(workshop, garage.customer, order).await, Err(Error::NotFound("work order"))));
        assert!(matches!(decide(garage.customer).await, Err(Error::NotFound("work order"))));
    }

    async fn what_is_over_or_billed_is_asked_no_more(world: World) {
        let garage = Desk::open(world).await;
        for stage in ["completed", "out_for_delivery", "delivered", "cancelled"] {
            let order = garage.given("received");
            let line = garage.write(order, vec![work(100)]).await.unwrap().lines.remove(0);
            garage.set(order, &format!("stage = '{stage}'"));
            for refused in [
                garage.write(order, vec![work(100)]).await.map(drop),
                garage.decide(order, vec![yes(&line)]).await.map(drop),
                garage.decide(order, vec![no(&line)]).await.map(drop),
                estimates::send_link(&garage.workshop, garage.staff, order, None, None).await.map(drop),
            ] {
                assert!(matches!(refused, Err(Error::WrongStage)), "{stage}: {refused:?}");
            }
            // the counter may still charge for what was done, and what was built in
            let part = garage.part("Bulb", 3).await;
            assert_eq!(garage.put_down(order, vec![pieces(part, 1)]).await.is_ok(), stage != "cancelled");
            let left = inventory::find(&garage.workshop, garage.staff, part).await.unwrap().stock;
            assert_eq!((left.on_hand, left.reserved), (if stage == "cancelled" { 3 } else { 2 }, 0));
            estimates::withdraw(&garage.workshop, garage.staff, line.id, None).await.unwrap();
        }

        let order = garage.given("in_progress");
        let lines = garage.write(order, vec![work(100), work(200), work(300)]).await.unwrap().lines;
        garage.decide(order, vec![yes(&lines[0])]).await.unwrap();
        let prepared = draft(&garage.workshop, garage.staff, order).await.unwrap().invoice.id;
        garage.put_down(order, vec![work(1)]).await.unwrap();
        let stale = invoices::issue(&garage.workshop, garage.staff, prepared, None).await;
        assert!(matches!(stale, Err(Error::Changed)));
        let billed = bill(&garage.workshop, garage.staff, order).await.unwrap().invoice;
        for refused in [
            garage.write(order, vec![work(100)]).await.map(drop),
            garage.put_down(order, vec![work(100)]).await.map(drop),
            garage.decide(order, vec![yes(&lines[1])]).await.map(drop),
        ] {
            assert!(matches!(refused, Err(Error::Frozen("invoice"))), "{refused:?}");
        }
        // no and the same again bill nothing; and once the invoice is void, more is approved
        garage.decide(order, vec![yes(&lines[0]), no(&lines[2])]).await.unwrap();
        invoices::void(&garage.workshop, garage.staff, billed.id, None, "amended".to_owned()).await.unwrap();
        garage.decide(order, vec![yes(&lines[1])]).await.unwrap();
        let again = bill(&garage.workshop, garage.staff, order).await.unwrap().invoice;
        assert_eq!((billed.totals.net_minor, again.totals.net_minor), (101, 301));
    }

    async fn an_approved_part_is_held_as_far_as_there_is_some(world: World) {
        let garage = Desk::open(world).await;
        let (filter, pump) = (garage.part("Filter", 5).await, garage.part("Pump", 0).await);
        let order = garage.given("received");
        let lines = garage.write(order, vec![pieces(pump, 2), pieces(filter, 3), pieces(filter, 4), work(100)]).await.unwrap().lines;
        assert_eq!(garage.needs(order).await, []);
        let all: Vec<Decision> = lines.iter().map(yes).collect();
        let estimate = garage.decide(order, all).await.unwrap();
        assert_eq!(states(&estimate), [LineState::Approved; 4]);
        // needed, held, short, free
        assert_eq!(garage.needs(order).await, [(7, 5, 2, 0), (2, 0, 2, 0)]);
        let facts = garage.facts(order);
        assert_eq!(facts.iter().filter(|kind| *kind == "part_short").count(), 2);
        assert_eq!(facts.iter().filter(|kind| *kind == "part_reserved").count(), 2);
        // the rest comes, is held and used; nothing is missing then
        let more = inventory::Quantity::new(4).unwrap();
        inventory::receive(&garage.workshop, garage.staff, filter, more, None).await.unwrap();
        let two = inventory::Wanted { part: filter, quantity: inventory::Quantity::new(2).unwrap() };
        inventory::reserve(&garage.workshop, garage.mechanic, order, vec![two], None).await.unwrap();
        inventory::use_up(&garage.workshop, garage.mechanic, order, Some(vec![two]), None).await.unwrap();
        assert_eq!(garage.needs(order).await, [(7, 5, 0, 2), (2, 0, 2, 0)]);

        // what the counter puts down is held too; what is gone is short of everything
        let late = garage.order("in_progress");
        garage.put_down(late, vec![pieces(filter, 1)]).await.unwrap();
        assert_eq!(garage.needs(late).await, [(1, 1, 0, 1)]);
        let gone = garage.given("received");
        let lines = garage.write(gone, vec![pieces(pump, 1)]).await.unwrap().lines;
        inventory::remove(&garage.workshop, garage.staff, pump, None).await.unwrap();
        garage.decide(gone, vec![yes(&lines[0])]).await.unwrap();
        assert_eq!((garage.needs(gone).await, garage.stage(gone).as_str()), (vec![(1, 0, 1, 0)], "in_progress"));
        assert!(matches!(garage.write(gone, vec![pieces(pump, 1)]).await, Err(Error::NotFound("part"))));

        // half a piece lies on no shelf
        let half = NewLine { quantity_milli: 500, ..pieces(filter, 1) };
        assert!(matches!(garage.write(gone, vec![half]).await, Err(Error::Invalid("quantity"))));
        check_books(&mut world.outside());
    }

    async fn an_estimate_is_bounded(world: World) {
        let garage = Desk::open(world).await;
        let order = garage.given("received");
        assert!(matches!(garage.write(order, vec![]).await, Err(Error::Invalid("lines"))));
        assert!(matches!(garage.put_down(order, vec![]).await, Err(Error::Invalid("lines"))));
        let dear = NewLine { quantity_milli: 1_000_000_000, ..work(1_000_000_000_000) };
        assert!(matches!(garage.write(order, vec![dear]).await, Err(Error::Invalid("lines"))));
        let line = garage.write(order, vec![work(1)]).await.unwrap().lines.remove(0);
        let dearer = LineChange { unit_minor: Some(1_000_000_000_000), quantity_milli: Some(1_000_000_000), ..LineChange::default() };
        let refused = estimates::correct(&garage.workshop, garage.staff, line.id, None, dearer).await;
        assert!(matches!(refused, Err(Error::Invalid("unit_price"))));
        garage.write(order, vec![work(1); estimates::MOST_LINES - 1]).await.unwrap();
        assert!(matches!(garage.write(order, vec![work(1)]).await, Err(Error::Invalid("lines"))));
        assert_eq!(garage.estimate(order).await.lines.len(), estimates::MOST_LINES);
    }

    async fn a_key_writes_and_decides_once(world: World) {
        let garage = Desk::open(world).await;
        let workshop = &garage.workshop;
        let order = garage.given("received");
        let key = |who: Identity, word: &str| {
            Some(RequestKey { account: who.account, key: word.to_owned(), digest: word.to_owned() })
        };
        let writes = join_all((0..6).map(|_| {
            estimates::write(workshop, garage.mechanic, order, vec![work(100)], key(garage.mechanic, "w"))
        }));
        for written in writes.await {
            assert_eq!(written.unwrap().lines.len(), 1);
        }
        for _twice in 0..2 {
            let agreed = estimates::put_down(workshop, garage.staff, order, vec![work(200)], key(garage.staff, "p")).await;
            assert_eq!(agreed.unwrap().lines.len(), 2);
        }
        let line = garage.estimate(order).await.lines.remove(0);
        let decides = join_all((0..6).map(|_| {
            estimates::decide(workshop, garage.customer, order, vec![yes(&line)], key(garage.customer, "d"))
        }));
        for decided in decides.await {
            assert_eq!(decided.unwrap().sums.approved.net_minor, 300);
        }
        let more = garage.write(order, vec![work(1)]).await.unwrap();
        assert_eq!(more.lines.len(), 3);
        let links = join_all((0..3).map(|_| {
            estimates::send_link(workshop, garage.mechanic, order, None, key(garage.mechanic, "l"))
        }));
        let ids: Vec<_> = links.await.into_iter().map(|link| link.unwrap().id).collect();
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(world.outside().lines(NOTICES).len(), 1);
    }

    async fn a_count_that_is_corrected_does_not_touch_what_is_held(world: World) {
        let garage = Desk::open(world).await;
        let filter = garage.part("Filter", 3).await;
        let order = garage.given("received");
        let line = garage.write(order, vec![pieces(filter, 2)]).await.unwrap().lines.remove(0);
        garage.decide(order, vec![yes(&line)]).await.unwrap();
        let fewer = PartChange { on_hand: Level::new(1), ..PartChange::default() };
        let refused = inventory::edit(&garage.workshop, garage.staff, filter, None, fewer).await;
        assert!(matches!(refused, Err(Error::InUse("part"))));
        check_books(&mut world.outside());
    }
}
