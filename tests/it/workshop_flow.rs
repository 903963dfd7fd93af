//! The life of a work order: fetched, analysed, confirmed, worked on, paid, brought back; each step in its turn, by whom it
//! is for, once.

use std::collections::{BTreeMap, BTreeSet};

use depannini::accounts::Identity;
use depannini::kernel::error::DomainError as _;
use depannini::kernel::id::{AssignmentId, AssignmentKindId, MechanicId, ServiceId, WorkOrderId};
use depannini::kernel::page::PageRequest;
use depannini::kernel::request_key::RequestKey;
use depannini::kernel::secret::SecretString;
use depannini::workshop::analysis::{self, AnalysisChange, NewAnalysis};
use depannini::workshop::assignments::{
    self, AssignmentFilter, AssignmentKinds, KindChange, NewAssignment, NewKind, Purpose,
};
use depannini::workshop::invoices::{InvoiceState, bill};
use depannini::workshop::orders::{self, Choice, Confirmation, PaymentMode, Reach, Stage, Status};
use depannini::workshop::payments::{self, Callback, LocalRazorpay};
use depannini::workshop::people::WorkStatus;
use depannini::workshop::progress::{self, Milestone, NewProgress, ProgressChange};
use depannini::workshop::{Error, Expected, inventory, reference};
use futures_util::future::{join, join_all};

use crate::harness::World;
use crate::workshop_shop::{Shop, dzd};

impl Shop<'_> {
    async fn confirm(&self, id: WorkOrderId, services: &[ServiceId], mode: PaymentMode) -> Result<Confirmation, Error> {
        let choice = Choice { services: services.iter().copied().collect(), mode };
        orders::confirm(&self.workshop, self.customer, (id, None), choice, None).await
    }

    /// One whose work is under way, paid in the end.
    async fn under_way(&self) -> WorkOrderId {
        let id = self.analysed().await;
        self.confirm(id, &self.services, PaymentMode::Offline).await.unwrap();
        id
    }

    /// One whose work is done.
    async fn completed(&self) -> WorkOrderId {
        let id = self.under_way().await;
        self.give(id, self.mechanic, Purpose::Service).await.unwrap();
        self.reported(id, self.mechanic, Milestone::Completed).await;
        id
    }

    /// The provider confirms what a customer pays online.
    async fn pay_online(&self, id: WorkOrderId, minor: i64, number: u32) -> Result<payments::Confirmed, Error> {
        let begun = payments::begin(&self.workshop, self.customer, id, Some(dzd(minor))).await?;
        let (order, payment) = (begun.provider_order.unwrap(), format!("pay_{number}"));
        let secret = SecretString::from("rzp_test_secret");
        let signature = LocalRazorpay::new(secret).sign(&order, &payment);
        payments::confirm(&self.workshop, Callback { order, payment, signature }).await
    }
}

fn refused<T: std::fmt::Debug>(answer: Result<T, Error>) -> &'static str {
    answer.unwrap_err().code()
}

fn key(who: Identity, text: &str) -> Option<RequestKey> {
    Some(RequestKey { account: who.account, key: text.to_owned(), digest: "d".to_owned() })
}

both! {
    async fn an_order_goes_its_whole_way(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Available);
        let fetch = shop.give(id, shop.mechanic, Purpose::Pickup).await.unwrap();
        assert_eq!((shop.stage(id).await, fetch.purpose, fetch.closed_at), (Stage::Pickup, Some(Purpose::Pickup), None));
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Busy);
        let note = shop.report(id, shop.mechanic, Milestone::Received).await.unwrap();
        assert_eq!((shop.stage(id).await, shop.flag(shop.mechanic).await), (Stage::Received, WorkStatus::Available));
        progress::validate(workshop, shop.staff, note.id).await.unwrap();

        shop.give(id, shop.other, Purpose::Analysis).await.unwrap();
        let found = analysis::write(workshop, shop.other, id, shop.finding(), None).await.unwrap();
        assert_eq!((found.mechanic, found.version, found.validated_at), (Shop::id_of(shop.other), 1, None));
        assert_eq!((shop.stage(id).await, shop.flag(shop.other).await), (Stage::Analysed, WorkStatus::Available));
        assert!(analysis::validate(workshop, shop.staff, id).await.unwrap().validated_at.is_some());

        // 40.00 + 2 × 25.00, and 18 % of it
        let confirmed = shop.confirm(id, &shop.services, PaymentMode::Offline).await.unwrap();
        assert_eq!((confirmed.order.stage, confirmed.to_pay), (Stage::InProgress, dzd(10_620)));
        let part = shop.part_held_by(id, 2).await;
        shop.give(id, shop.mechanic, Purpose::Service).await.unwrap();
        shop.reported(id, shop.mechanic, Milestone::InProgress).await;
        assert_eq!(shop.stage(id).await, Stage::InProgress);
        shop.reported(id, shop.mechanic, Milestone::Completed).await;
        let done = shop.look(id).await;
        assert!(done.completed_at.is_some() && done.services.iter().all(|one| one.done_at.is_some()));
        assert_eq!((done.stage, shop.shelf(part).await), (Stage::Completed, (8, 0)));

        shop.give(id, shop.mechanic, Purpose::Drop).await.unwrap();
        assert_eq!(shop.stage(id).await, Stage::OutForDelivery);
        // paid at the door first
        assert_eq!(refused(shop.report(id, shop.mechanic, Milestone::Delivered).await), "wrong_stage");
        assert_eq!(refused(payments::take_on_delivery(workshop, shop.other, id, "cash".to_owned(), None).await), "not_yours");
        assert_eq!(refused(payments::take_on_delivery(workshop, shop.customer, id, "cash".to_owned(), None).await), "forbidden");
        let with = key(shop.mechanic, "cash");
        let paid = payments::take_on_delivery(workshop, shop.mechanic, id, "cash".to_owned(), with.clone()).await.unwrap();
        assert_eq!((paid.len(), paid[0].amount), (1, dzd(10_620)));
        assert_eq!(payments::take_on_delivery(workshop, shop.mechanic, id, "cash".to_owned(), with).await.unwrap(), paid);
        assert_eq!(refused(payments::take_on_delivery(workshop, shop.admin, id, "cash".to_owned(), None).await), "overpaid");
        shop.report(id, shop.mechanic, Milestone::Delivered).await.unwrap();
        let delivered = shop.look(id).await;
        assert_eq!((delivered.stage, delivered.completed_at), (Stage::Delivered, done.completed_at));
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Available);
        assert_eq!(
            shop.facts(id),
            [
                "opened", "assigned", "stage_changed", "progress_reported", "assignment_closed", "stage_changed",
                "progress_validated", "assigned", "stage_changed", "analysis_written", "assignment_closed", "stage_changed",
                "analysis_validated", "lines_agreed", "confirmed", "stage_changed", "part_reserved", "assigned", "progress_reported",
                "progress_validated", "progress_reported", "assignment_closed", "progress_validated", "stage_changed",
                "part_used", "assigned", "stage_changed", "invoice_issued", "paid", "invoice_paid", "progress_reported",
                "assignment_closed", "stage_changed",
            ]
        );
    }

    async fn a_step_out_of_turn_is_refused(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let give = |id, purpose| shop.give(id, shop.mechanic, purpose);
        // each purpose in each stage that is not its own
        for (status, own) in [(Status::Pending, Purpose::Pickup), (Status::Working, Purpose::Service), (Status::Done, Purpose::Drop)] {
            let id = shop.order_in(status).await;
            for purpose in [Purpose::Pickup, Purpose::Analysis, Purpose::Service, Purpose::Drop] {
                if purpose != own {
                    assert_eq!(refused(give(id, purpose).await), "wrong_stage", "{status:?} {purpose:?}");
                }
            }
            assert!(shop.give(id, shop.admin, own).await.is_ok(), "{own:?}");
        }
        let off = shop.order_in(Status::Off).await;
        assert_eq!(refused(give(off, Purpose::Pickup).await), "wrong_stage");

        // the one before must be closed, and what was reported validated
        let id = shop.order().await;
        let fetch = give(id, Purpose::Pickup).await.unwrap();
        assert_eq!(refused(shop.give(id, shop.other, Purpose::Pickup).await), "wrong_stage");
        assert_eq!(refused(give(id, Purpose::Analysis).await), "wrong_stage");
        // given back, somebody else fetches it
        assert_eq!(refused(assignments::close(workshop, shop.other, fetch.id).await), "not_yours");
        assert!(assignments::close(workshop, shop.mechanic, fetch.id).await.unwrap().closed_at.is_some());
        assert_eq!(refused(assignments::close(workshop, shop.mechanic, fetch.id).await), "frozen");
        assert_eq!((shop.stage(id).await, shop.flag(shop.mechanic).await), (Stage::Pickup, WorkStatus::Available));
        shop.give(id, shop.other, Purpose::Pickup).await.unwrap();
        let note = shop.report(id, shop.other, Milestone::Received).await.unwrap();
        assert_eq!(refused(give(id, Purpose::Analysis).await), "wrong_stage");
        for who in [shop.mechanic, shop.other, shop.customer] {
            assert_eq!(refused(progress::validate(workshop, who, note.id).await), "forbidden");
        }
        progress::validate(workshop, shop.staff, note.id).await.unwrap();
        assert_eq!(refused(progress::validate(workshop, shop.admin, note.id).await), "frozen");
        give(id, Purpose::Analysis).await.unwrap();

        // for staff alone; who gives and what is given must be there
        let to = |order, mechanic: MechanicId, kind: Option<AssignmentKindId>| NewAssignment { kind, ..NewAssignment::plain(order, mechanic) };
        let mechanic = Shop::id_of(shop.mechanic);
        let pickup = Some(shop.kind(Purpose::Pickup));
        let other = shop.order().await;
        for who in [shop.customer, shop.stranger, shop.assistant] {
            assert_eq!(refused(assignments::assign(workshop, who, to(other, mechanic, None), None).await), "forbidden");
        }
        assert_eq!(refused(assignments::assign(workshop, shop.mechanic, to(other, mechanic, pickup), None).await), "forbidden");
        let unknown = 999_999_999;
        for (new, word) in [
            (to(WorkOrderId::new(unknown), mechanic, pickup), "work order"),
            (to(other, MechanicId::new(unknown), pickup), "mechanic"),
            (to(other, Shop::id_of(shop.customer), None), "mechanic"),
            (to(other, mechanic, Some(AssignmentKindId::new(unknown))), "assignment kind"),
        ] {
            let answer = assignments::assign(workshop, shop.admin, new, None).await;
            assert!(matches!(answer, Err(Error::NotFound(missing)) if missing == word), "{word}: {answer:?}");
        }
    }

    async fn a_plain_assignment_needs_and_moves_nothing(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let (id, off) = (shop.order().await, shop.order_in(Status::Off).await);
        let plain = |order, who: Identity| NewAssignment::plain(order, Shop::id_of(who));
        let first = assignments::assign(workshop, shop.mechanic, plain(id, shop.mechanic), key(shop.mechanic, "a")).await.unwrap();
        assert_eq!((first.purpose, first.day.to_string().as_str(), shop.stage(id).await), (None, "2026-11-21", Stage::Pending));
        let again = assignments::assign(workshop, shop.mechanic, plain(id, shop.mechanic), key(shop.mechanic, "a")).await.unwrap();
        assert_eq!(again, first);
        let twice = assignments::assign(workshop, shop.staff, plain(id, shop.mechanic), None).await;
        assert!(matches!(twice, Err(Error::Exists("assignment"))));
        assignments::assign(workshop, shop.staff, plain(id, shop.other), None).await.unwrap();
        // also to what is over, and to an administrator
        assignments::assign(workshop, shop.other, plain(off, shop.other), None).await.unwrap();
        assignments::assign(workshop, shop.staff, plain(off, shop.admin), None).await.unwrap();
        assert_eq!((shop.flag(shop.mechanic).await, shop.flag(shop.other).await), (WorkStatus::Busy, WorkStatus::Busy));
        let ranked: Vec<(MechanicId, i64)> =
            assignments::top(workshop).await.unwrap().into_iter().map(|one| (one.mechanic, one.orders)).collect();
        let (one, other, admin) = (Shop::id_of(shop.mechanic), Shop::id_of(shop.other), Shop::id_of(shop.admin));
        let mut tied = [(admin, 1), (one, 1)];
        tied.sort();
        assert_eq!(ranked, [(other, 2), tied[0], tied[1]]);

        let list = |who, filter| assignments::list(workshop, who, filter, PageRequest::default());
        let ids = |page: depannini::kernel::page::Page<assignments::Assignment>| page.items.into_iter().map(|one| one.id).collect::<Vec<AssignmentId>>();
        assert_eq!(ids(list(shop.other, AssignmentFilter::default()).await.unwrap()).len(), 4);
        assert_eq!(ids(list(shop.customer, AssignmentFilter::default()).await.unwrap()).len(), 4);
        assert!(ids(list(shop.stranger, AssignmentFilter::default()).await.unwrap()).is_empty());
        let of = AssignmentFilter { order: Some(id), mechanic: Some(one), open: Some(true) };
        assert_eq!(ids(list(shop.staff, of).await.unwrap()), [first.id]);
        assert!(ids(list(shop.staff, AssignmentFilter { open: Some(false), ..of }).await.unwrap()).is_empty());
        assert_eq!(refused(assignments::find(workshop, shop.stranger, first.id).await), "not_yours");
        assert_eq!(assignments::of_order(workshop, shop.customer, id).await.unwrap().len(), 2);

        // taken back as if it had never been
        for who in [shop.customer, shop.stranger] {
            assert_eq!(refused(assignments::remove(workshop, who, first.id).await), "forbidden");
        }
        assignments::remove(workshop, shop.other, first.id).await.unwrap();
        assert_eq!(refused(assignments::remove(workshop, shop.other, first.id).await), "not_found");
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Available);
        // one with a purpose is for staff to take back
        let fetch = shop.give(id, shop.mechanic, Purpose::Pickup).await.unwrap();
        assert_eq!(refused(assignments::remove(workshop, shop.other, fetch.id).await), "forbidden");
        assignments::remove(workshop, shop.staff, fetch.id).await.unwrap();
        shop.give(id, shop.mechanic, Purpose::Pickup).await.unwrap();
    }

    async fn who_works_on_an_order_is_said_as_a_whole(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        let (one, other) = (Shop::id_of(shop.mechanic), Shop::id_of(shop.other));
        let set = |ids: &[MechanicId]| ids.iter().copied().collect::<BTreeSet<_>>();
        let edit = |who, add: &[MechanicId], remove: &[MechanicId]| assignments::edit_mechanics(workshop, who, id, set(add), set(remove));
        let names = |all: Vec<assignments::Assignment>| all.into_iter().map(|one| one.mechanic).collect::<BTreeSet<_>>();
        assert_eq!(names(edit(shop.customer, &[one], &[]).await.unwrap()), set(&[one]));
        assert_eq!(names(edit(shop.other, &[one, other], &[]).await.unwrap()), set(&[one, other]));
        // all or nothing
        let unknown = MechanicId::new(999_999_999);
        for (add, remove) in [(&[][..], &[one, unknown][..]), (&[unknown], &[one]), (&[Shop::id_of(shop.customer)], &[one])] {
            assert!(matches!(edit(shop.admin, add, remove).await, Err(Error::NotFound("mechanic"))));
        }
        assert_eq!(assignments::of_order(workshop, shop.customer, id).await.unwrap().len(), 2);
        assert_eq!(names(edit(shop.customer, &[], &[one]).await.unwrap()), set(&[other]));
        assert_eq!(names(edit(shop.customer, &[], &[one]).await.unwrap()), set(&[other]));
        for who in [shop.stranger, shop.assistant] {
            assert_eq!(refused(edit(who, &[one], &[]).await), "not_yours");
        }
        // what has a purpose is not the customer's to take
        shop.give(id, shop.mechanic, Purpose::Pickup).await.unwrap();
        assert_eq!(refused(edit(shop.customer, &[], &[one, other]).await), "forbidden");
        assert_eq!(names(edit(shop.staff, &[], &[one, other]).await.unwrap()), set(&[]));
    }

    async fn kinds_are_a_list_like_others(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let wash = NewKind { name: "Wash".to_owned(), ..NewKind::default() };
        assert_eq!(refused(reference::create::<AssignmentKinds>(workshop, shop.mechanic, wash.clone()).await), "forbidden");
        let wash = reference::create::<AssignmentKinds>(workshop, shop.staff, wash).await.unwrap();
        let pickup = NewKind { name: "pickup".to_owned(), ..NewKind::default() };
        assert_eq!(refused(reference::create::<AssignmentKinds>(workshop, shop.staff, pickup).await), "already_exists");
        let renamed = KindChange { description: Some("inside too".to_owned()), ..KindChange::default() };
        let any = Expected::anything();
        let renamed = reference::change::<AssignmentKinds>(workshop, shop.staff, wash.id, renamed, any).await.unwrap();
        assert_eq!((renamed.name.as_str(), renamed.description.as_deref(), renamed.purpose), ("Wash", Some("inside too"), None));
        // one without a purpose is as plain as none
        let id = shop.order_in(Status::Off).await;
        let new = NewAssignment { kind: Some(wash.id), ..NewAssignment::plain(id, Shop::id_of(shop.mechanic)) };
        assert_eq!(assignments::assign(workshop, shop.mechanic, new, None).await.unwrap().kind, Some(wash.id));
        assert_eq!(refused(reference::remove::<AssignmentKinds>(workshop, shop.staff, wash.id).await), "in_use");
        let twin = NewKind { name: "Second pickup".to_owned(), purpose: Some(Purpose::Pickup), ..NewKind::default() };
        let twin = reference::create::<AssignmentKinds>(workshop, shop.staff, twin).await.unwrap();
        let order = shop.order().await;
        let new = NewAssignment { kind: Some(twin.id), ..NewAssignment::plain(order, Shop::id_of(shop.mechanic)) };
        assignments::assign(workshop, shop.staff, new, None).await.unwrap();
        assert_eq!(shop.stage(order).await, Stage::Pickup);
    }

    async fn only_who_was_given_it_last_reports(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.order().await;
        let say = |who, milestone| shop.report(id, who, milestone);
        assert_eq!(refused(say(shop.mechanic, Milestone::Received).await), "not_yours");
        shop.give(id, shop.mechanic, Purpose::Pickup).await.unwrap();
        for who in [shop.other, shop.staff, shop.customer, shop.admin] {
            assert_eq!(refused(say(who, Milestone::Received).await), "not_yours");
        }
        for early in [Milestone::InProgress, Milestone::Completed, Milestone::Delivered] {
            assert_eq!(refused(say(shop.mechanic, early).await), "wrong_stage");
        }
        assert_eq!(refused(analysis::write(workshop, shop.mechanic, id, shop.finding(), None).await), "wrong_stage");
        let with = key(shop.mechanic, "r");
        let new = NewProgress { order: id, service: None, milestone: Milestone::Received, note: None, images: vec!["a.jpg".to_owned()] };
        let note = progress::post(workshop, shop.mechanic, new.clone(), with.clone()).await.unwrap();
        assert_eq!(progress::post(workshop, shop.mechanic, new, with).await.unwrap(), note);
        // done is done
        assert_eq!(refused(say(shop.mechanic, Milestone::Received).await), "wrong_stage");

        // put right by who said it and staff, until it is validated
        let said = |text: &str| ProgressChange { note: Some(Some(text.to_owned())), ..ProgressChange::default() };
        let edited = progress::edit(workshop, shop.mechanic, (note.id, Some(1)), said("scratch on the door")).await.unwrap();
        assert_eq!((edited.note.as_deref(), edited.version, edited.images.len()), (Some("scratch on the door"), 2, 1));
        assert_eq!(refused(progress::edit(workshop, shop.staff, (note.id, Some(1)), said("x")).await), "changed_meanwhile");
        assert_eq!(refused(progress::edit(workshop, shop.other, (note.id, None), said("x")).await), "not_yours");
        let validated = join_all((0..5).map(|_| progress::validate(workshop, shop.staff, note.id))).await;
        assert_eq!(validated.iter().filter(|one| one.is_ok()).count(), 1);
        assert_eq!(refused(progress::edit(workshop, shop.staff, (note.id, None), said("x")).await), "frozen");
        assert_eq!(progress::list(workshop, shop.customer, id, PageRequest::default()).await.unwrap().items.len(), 1);
        assert_eq!(refused(progress::list(workshop, shop.stranger, id, PageRequest::default()).await), "not_yours");

        // analysis: who was given it for that, once
        assert_eq!(refused(analysis::find(workshop, shop.customer, id).await), "not_found");
        shop.give(id, shop.other, Purpose::Analysis).await.unwrap();
        assert_eq!(refused(analysis::write(workshop, shop.mechanic, id, shop.finding(), None).await), "not_yours");
        assert_eq!(refused(analysis::validate(workshop, shop.staff, id).await), "not_found");
        let strange = NewAnalysis { quotes: BTreeMap::from([(ServiceId::new(999_999_999), 1)]), ..shop.finding() };
        assert_eq!(refused(analysis::write(workshop, shop.other, id, strange, None).await), "not_found");
        let free = NewAnalysis { estimated_minor: Some(-1), ..shop.finding() };
        assert!(matches!(analysis::write(workshop, shop.other, id, free, None).await, Err(Error::Invalid("estimated_cost"))));
        assert_eq!(shop.stage(id).await, Stage::Analysis, "what was refused has left nothing");
        analysis::write(workshop, shop.other, id, shop.finding(), None).await.unwrap();
        assert_eq!(refused(analysis::write(workshop, shop.other, id, shop.finding(), None).await), "wrong_stage");
        let dearer = AnalysisChange { quotes: BTreeMap::from([(shop.services[0], 5000)]), ..AnalysisChange::default() };
        assert_eq!(refused(analysis::edit(workshop, shop.other, (id, None), dearer.clone()).await), "forbidden");
        assert_eq!(refused(analysis::edit(workshop, shop.staff, (id, Some(7)), dearer.clone()).await), "changed_meanwhile");
        assert_eq!(analysis::edit(workshop, shop.staff, (id, Some(1)), dearer.clone()).await.unwrap().version, 2);
        assert_eq!(shop.look(id).await.services[0].quoted, Some(dzd(5000)));
        let validated = join_all((0..5).map(|_| analysis::validate(workshop, shop.staff, id))).await;
        assert_eq!(validated.iter().filter(|one| one.is_ok()).count(), 1);
        assert_eq!(validated.iter().filter(|one| matches!(one, Err(Error::Frozen("analysis")))).count(), 4);
        assert_eq!(refused(analysis::edit(workshop, shop.staff, (id, None), dearer).await), "frozen");
        assert_eq!(refused(analysis::find(workshop, shop.stranger, id).await), "not_yours");
        assert!(analysis::find(workshop, shop.customer, id).await.is_ok());
    }

    async fn work_is_done_when_all_that_was_chosen_is(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.under_way().await;
        shop.give(id, shop.mechanic, Purpose::Service).await.unwrap();
        let on = |service| NewProgress { order: id, service: Some(service), milestone: Milestone::Completed, note: None, images: Vec::new() };
        assert_eq!(refused(progress::post(workshop, shop.mechanic, on(ServiceId::new(999_999)), None).await), "not_found");
        let first = progress::post(workshop, shop.mechanic, on(shop.services[1]), None).await.unwrap();
        progress::validate(workshop, shop.staff, first.id).await.unwrap();
        let order = shop.look(id).await;
        let done: Vec<bool> = order.services.iter().map(|one| one.done_at.is_some()).collect();
        assert_eq!((order.stage, done, shop.flag(shop.mechanic).await), (Stage::InProgress, vec![false, true], WorkStatus::Busy));
        let second = progress::post(workshop, shop.mechanic, on(shop.services[0]), None).await.unwrap();
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Available);
        progress::validate(workshop, shop.staff, second.id).await.unwrap();
        assert_eq!(shop.stage(id).await, Stage::Completed);

        // a mechanic who was plainly given an order reports work in the same way
        let plain = shop.order_in(Status::Working).await;
        assignments::assign(workshop, shop.staff, NewAssignment::plain(plain, Shop::id_of(shop.mechanic)), None).await.unwrap();
        assert_eq!(refused(shop.report(plain, shop.mechanic, Milestone::Received).await), "wrong_stage");
        shop.reported(plain, shop.mechanic, Milestone::Completed).await;
        assert_eq!(shop.stage(plain).await, Stage::Completed);
    }

    async fn the_customer_confirms_once_what_was_quoted(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let early = shop.received().await;
        assert_eq!(refused(shop.confirm(early, &shop.services, PaymentMode::Offline).await), "wrong_stage");
        shop.give(early, shop.mechanic, Purpose::Analysis).await.unwrap();
        analysis::write(workshop, shop.mechanic, early, shop.finding(), None).await.unwrap();
        assert_eq!(refused(shop.confirm(early, &shop.services, PaymentMode::Offline).await), "wrong_stage", "not validated");
        analysis::validate(workshop, shop.staff, early).await.unwrap();
        let choice = |services: &[ServiceId]| Choice { services: services.iter().copied().collect(), mode: PaymentMode::Offline };
        for who in [shop.stranger, shop.mechanic] {
            assert_eq!(refused(orders::confirm(workshop, who, (early, None), choice(&shop.services), None).await), "not_yours");
        }
        assert!(matches!(shop.confirm(early, &[], PaymentMode::Offline).await, Err(Error::Invalid("services"))));
        assert_eq!(refused(shop.confirm(early, &[ServiceId::new(999)], PaymentMode::Offline).await), "not_found");
        let stale = orders::confirm(workshop, shop.customer, (early, Some(1)), choice(&shop.services), None).await;
        assert_eq!(refused(stale), "changed_meanwhile");

        let with = key(shop.customer, "c");
        let one = &shop.services[1..];
        let first = orders::confirm(workshop, shop.customer, (early, None), choice(one), with.clone()).await.unwrap();
        let chosen: Vec<Option<bool>> = first.order.services.iter().map(|one| one.is_approved).collect();
        assert_eq!((chosen, first.to_pay, first.order.stage), (vec![Some(false), Some(true)], dzd(5900), Stage::InProgress));
        assert_eq!(orders::confirm(workshop, shop.customer, (early, None), choice(one), with).await.unwrap(), first);
        assert_eq!(refused(shop.confirm(early, one, PaymentMode::Offline).await), "wrong_stage");
        // what was confirmed is what is billed
        let bill = bill(workshop, shop.staff, early).await.unwrap();
        assert_eq!((bill.invoice.totals.gross_minor, bill.lines[0].line.description.as_str()), (5900, "Rear pads"));

        // of many at once one counts
        let id = shop.analysed().await;
        let many = join_all((0..6).map(|_| shop.confirm(id, &shop.services, PaymentMode::Offline))).await;
        assert_eq!(many.iter().filter(|one| one.is_ok()).count(), 1);
        assert_eq!(many.iter().filter(|one| matches!(one, Err(Error::WrongStage))).count(), 5);
        assert_eq!(shop.outside().number(&format!("select count(*) as number from order_lines where order_id = {id}")), 2);
    }

    async fn online_work_begins_with_the_payment(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let id = shop.analysed().await;
        let confirmed = shop.confirm(id, &shop.services, PaymentMode::Online).await.unwrap();
        assert_eq!((confirmed.order.stage, confirmed.to_pay), (Stage::Analysed, dzd(10_620)));
        assert_eq!(refused(shop.confirm(id, &shop.services, PaymentMode::Offline).await), "wrong_stage");
        assert_eq!(refused(shop.give(id, shop.mechanic, Purpose::Service).await), "wrong_stage");
        // a bad signature leaves it as it was; a part of the sum is not enough
        let begun = payments::begin(workshop, shop.customer, id, Some(dzd(10_620))).await.unwrap();
        let forged = Callback { order: begun.provider_order.clone().unwrap(), payment: "pay_x".to_owned(), signature: "0".repeat(64) };
        assert_eq!(refused(payments::confirm(workshop, forged).await), "bad_signature");
        shop.pay_online(id, 5000, 1).await.unwrap();
        assert_eq!(shop.stage(id).await, Stage::Analysed);
        shop.pay_online(id, 5620, 2).await.unwrap();
        assert_eq!(shop.stage(id).await, Stage::InProgress);
        // the invoice finds it paid, and nothing is left for the door
        shop.give(id, shop.mechanic, Purpose::Service).await.unwrap();
        shop.reported(id, shop.mechanic, Milestone::Completed).await;
        assert!(bill(workshop, shop.staff, id).await.unwrap().invoice.paid_at.is_some());
        shop.give(id, shop.mechanic, Purpose::Drop).await.unwrap();
        assert_eq!(refused(payments::take_on_delivery(workshop, shop.mechanic, id, "cash".to_owned(), None).await), "wrong_stage");
        shop.report(id, shop.mechanic, Milestone::Delivered).await.unwrap();
    }

    async fn calling_off_costs_by_how_far_it_has_come(world: World) {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        let cancel = |who, id| orders::cancel(workshop, who, (id, None), None);
        // free before it is in the garage
        let fetched = shop.order().await;
        shop.give(fetched, shop.mechanic, Purpose::Pickup).await.unwrap();
        for id in [shop.order().await, fetched] {
            for who in [shop.stranger, shop.mechanic] {
                assert_eq!(refused(cancel(who, id).await), "not_yours");
            }
            let off = cancel(shop.customer, id).await.unwrap();
            assert_eq!((off.order.stage, off.fee), (Stage::Cancelled, None));
            assert_eq!(refused(cancel(shop.customer, id).await), "wrong_stage", "twice");
        }
        assert_eq!(shop.flag(shop.mechanic).await, WorkStatus::Available, "whoever had it has it no longer");

        // 100.00 and tax once it is there
        let analysing = shop.received().await;
        shop.give(analysing, shop.mechanic, Purpose::Analysis).await.unwrap();
        for id in [shop.received().await, analysing, shop.analysed().await] {
            let part = shop.part_held_by(id, 2).await;
            let with = key(shop.customer, &format!("off {id}"));
            let version = shop.look(id).await.version;
            assert_eq!(refused(orders::cancel(workshop, shop.customer, (id, Some(version - 1)), None).await), "changed_meanwhile");
            let off = orders::cancel(workshop, shop.customer, (id, Some(version)), with.clone()).await.unwrap();
            let fee = off.fee.clone().unwrap().invoice;
            assert_eq!((fee.totals.net_minor, fee.totals.gross_minor, fee.state), (10_000, 11_800, InvoiceState::Issued));
            assert_eq!(orders::cancel(workshop, shop.customer, (id, Some(version)), with).await.unwrap(), off);
            assert_eq!(shop.shelf(part).await, (10, 0));
        }

        // once work has begun, what was done if that is more
        let begun = shop.under_way().await;
        assert_eq!(cancel(shop.staff, begun).await.unwrap().fee.unwrap().invoice.totals.net_minor, 10_000);
        let id = shop.analysed().await;
        let dear = AnalysisChange { quotes: BTreeMap::from([(shop.services[0], 15_000)]), ..AnalysisChange::default() };
        assert_eq!(refused(analysis::edit(workshop, shop.staff, (id, None), dear).await), "frozen");
        world.outside().execute(&format!("update order_services set quoted_minor = 15000 where order_id = {id} and service_id = {}", shop.services[0]));
        shop.confirm(id, &shop.services, PaymentMode::Offline).await.unwrap();
        shop.give(id, shop.mechanic, Purpose::Service).await.unwrap();
        let new = NewProgress { order: id, service: Some(shop.services[0]), milestone: Milestone::Completed, note: None, images: Vec::new() };
        let note = progress::post(workshop, shop.mechanic, new, None).await.unwrap();
        progress::validate(workshop, shop.staff, note.id).await.unwrap();
        let off = cancel(shop.customer, id).await.unwrap();
        assert_eq!(off.fee.unwrap().invoice.totals.net_minor, 15_000);
        // the fee is paid at the door, where that was agreed
        let paid = payments::take_on_delivery(workshop, shop.mechanic, id, "cash".to_owned(), None).await.unwrap();
        assert_eq!(paid[0].amount, dzd(17_700));
        assert_eq!(refused(payments::take_on_delivery(workshop, shop.staff, fetched, "cash".to_owned(), None).await), "wrong_stage");

        // done is done
        let done = shop.completed().await;
        assert_eq!(refused(cancel(shop.customer, done).await), "wrong_stage");
        shop.give(done, shop.mechanic, Purpose::Drop).await.unwrap();
        assert_eq!(refused(cancel(shop.staff, done).await), "wrong_stage");
    }

    async fn of_two_at_once_one_wins(world: World) with |settings| { settings.database.connections = 8; } {
        let shop = Shop::open(world).await;
        let workshop = &shop.workshop;
        for round in 0..6 {
            // two are given the same step
            let id = shop.order().await;
            let (one, two) = join(shop.give(id, shop.mechanic, Purpose::Pickup), shop.give(id, shop.other, Purpose::Pickup)).await;
            assert!(one.is_ok() != two.is_ok(), "{one:?} {two:?}");
            let who = if one.is_ok() { shop.mechanic } else { shop.other };
            shop.reported(id, who, Milestone::Received).await;

            // one is given two orders and loses both: free in the end
            let second = shop.order().await;
            let held = (shop.give(id, who, Purpose::Analysis).await.unwrap(), shop.give(second, who, Purpose::Pickup).await.unwrap());
            let closed = join(assignments::close(workshop, who, held.0.id), assignments::close(workshop, who, held.1.id)).await;
            assert!(closed.0.is_ok() && closed.1.is_ok());
            assert_eq!(shop.flag(who).await, WorkStatus::Available);

            // called off and confirmed: one of the two, or the one and then the other
            let id = shop.analysed().await;
            let part = shop.part_held_by(id, 1).await;
            let (off, on) = join(
                orders::cancel(workshop, shop.customer, (id, None), None),
                shop.confirm(id, &shop.services, PaymentMode::Offline),
            ).await;
            let off = off.unwrap();
            assert_eq!((shop.stage(id).await, shop.shelf(part).await), (Stage::Cancelled, (10, 0)), "{round}");
            assert_eq!(off.fee.unwrap().invoice.totals.net_minor, 10_000);
            assert!(matches!(on, Ok(_) | Err(Error::WrongStage)), "{on:?}");

            // called off and paid: never under way and called off, and no money lost
            let id = shop.analysed().await;
            shop.confirm(id, &shop.services, PaymentMode::Online).await.unwrap();
            let (off, paid) = join(
                orders::cancel(workshop, shop.customer, (id, None), None),
                shop.pay_online(id, 10_620, 100 + round),
            ).await;
            off.unwrap();
            assert_eq!(shop.stage(id).await, Stage::Cancelled);
            if let Ok(paid) = paid {
                assert_eq!(payments::balance(workshop, shop.staff, id, None).await.unwrap().received_minor, paid.payment.kept_minor());
            }

            // done by hand and called off
            let id = shop.order_in(Status::Working).await;
            let part = shop.part_held_by(id, 4).await;
            let (done, off) = join(
                orders::set_status(workshop, shop.staff, (id, None), Status::Done, Reach::Given),
                orders::cancel(workshop, shop.customer, (id, None), None),
            ).await;
            let stage = shop.stage(id).await;
            let shelf = shop.shelf(part).await;
            match (done, off) {
                (Ok(_), Err(Error::WrongStage)) => assert_eq!((stage, shelf), (Stage::Completed, (6, 0))),
                // called off first, and then done by hand all the same: what it held was free by then
                (Ok(_), Ok(_)) => assert_eq!((stage, shelf), (Stage::Completed, (10, 0))),
                other => panic!("{other:?}"),
            }
        }
        let kept = inventory::list(workshop, shop.staff, inventory::PartFilter::default(), PageRequest::default()).await.unwrap();
        assert!(kept.items.iter().all(|part| part.stock.reserved == 0));
    }
}
