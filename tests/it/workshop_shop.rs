//! A garage with its people, for the tests of work orders: everybody signed up as they would.

use std::collections::BTreeMap;

use depannini::accounts::Identity;
use depannini::kernel::id::{AssetId, AssignmentKindId, AssistanceId, MechanicId, PartId, ServiceId, WorkOrderId};
use depannini::kernel::money::{Currency, Money};
use depannini::kernel::page::PageRequest;
use depannini::workshop::analysis::{self, NewAnalysis};
use depannini::workshop::assets::{self, NewAsset};
use depannini::workshop::assignments::{self, Assignment, AssignmentKinds, NewAssignment, Purpose};
use depannini::workshop::catalogue::{self, Categories, NewService};
use depannini::workshop::inventory::{self, Level, NewPart, Quantity, Wanted};
use depannini::workshop::orders::{self, NewOrder, Origin, Reach, Stage, Status, WorkOrder};
use depannini::workshop::people::{self, WorkStatus};
use depannini::workshop::progress::{self, Milestone, NewProgress, ProgressNote};
use depannini::workshop::reference::{self, NewNamed};
use depannini::workshop::{Error, Workshop};

use crate::harness::{Outside, Truck, World};
use crate::workshop_people::{identity, mechanic, promote};

pub(crate) fn dzd(minor: i64) -> Money {
    Money::new(minor, Currency::DZD)
}

/// A garage with people and a catalogue.
pub(crate) struct Shop<'w> {
    pub(crate) world: &'w World,
    pub(crate) workshop: Workshop,
    pub(crate) admin: Identity,
    /// A mechanic with the rights of staff.
    pub(crate) staff: Identity,
    pub(crate) mechanic: Identity,
    pub(crate) other: Identity,
    pub(crate) customer: Identity,
    pub(crate) stranger: Identity,
    pub(crate) assistant: Identity,
    /// Two of the catalogue.
    pub(crate) services: [ServiceId; 2],
    /// The customer's.
    pub(crate) car: AssetId,
    kinds: Vec<(Purpose, AssignmentKindId)>,
}

impl<'w> Shop<'w> {
    pub(crate) async fn open(world: &'w World) -> Self {
        let (customer, stranger) = (world.client().await, world.client().await);
        let (admin, assistant) = (world.administrator().await, world.assistant(Truck::LIGHT, (36.75, 3.04)).await);
        world
            .parts(async |parts| {
                let workshop = parts.workshop.clone();
                let admin = identity(parts, &admin);
                let (staff, one) = (mechanic(parts, 1).await, mechanic(parts, 2).await);
                let other = mechanic(parts, 3).await;
                promote(parts, admin, staff).await;
                let customer = identity(parts, &customer);
                let category =
                    reference::create::<Categories>(&workshop, staff, NewNamed::new("Brakes")).await.unwrap().id;
                let mut services = Vec::new();
                for title in ["Front pads", "Rear pads"] {
                    services
                        .push(catalogue::create(&workshop, staff, NewService::new(category, title)).await.unwrap().id);
                }
                let car = assets::add(&workshop, customer, NewAsset::of(customer.account)).await.unwrap().id;
                let kinds = reference::list::<AssignmentKinds>(&workshop, PageRequest::default()).await.unwrap().items;
                Self {
                    world,
                    admin,
                    staff,
                    mechanic: one,
                    other,
                    customer,
                    stranger: identity(parts, &stranger),
                    assistant: identity(parts, &assistant),
                    services: services.try_into().unwrap(),
                    car,
                    kinds: kinds.into_iter().map(|kind| (kind.purpose.unwrap(), kind.id)).collect(),
                    workshop,
                }
            })
            .await
    }

    pub(crate) fn outside(&self) -> Outside {
        self.world.outside()
    }

    /// What the customer would send.
    pub(crate) fn new_order(&self) -> NewOrder {
        NewOrder {
            asset: Some(self.car),
            note: Some("Brakes squeal".to_owned()),
            services: BTreeMap::from([(self.services[0], 1), (self.services[1], 2)]),
            ..NewOrder::of(self.customer.account.as_customer(), Origin::Own)
        }
    }

    /// An order of the customer.
    pub(crate) async fn order(&self) -> WorkOrderId {
        orders::open(&self.workshop, self.customer, self.new_order(), None).await.unwrap().id
    }

    /// One that the counter put into a status.
    pub(crate) async fn order_in(&self, status: Status) -> WorkOrderId {
        let new = NewOrder { status, ..self.new_order() };
        orders::open(&self.workshop, self.staff, new, None).await.unwrap().id
    }

    pub(crate) async fn look(&self, id: WorkOrderId) -> WorkOrder {
        orders::find(&self.workshop, self.staff, id, Reach::Given).await.unwrap()
    }

    pub(crate) async fn stage(&self, id: WorkOrderId) -> Stage {
        self.look(id).await.stage
    }

    /// The kinds of an order's facts, in order.
    pub(crate) fn facts(&self, order: WorkOrderId) -> Vec<String> {
        self.outside().lines(&format!(
            "select kind as line from journal_events where channel_kind = 'work_order' and channel_id = {order} order by seq"
        ))
    }

    pub(crate) fn kind(&self, purpose: Purpose) -> AssignmentKindId {
        self.kinds.iter().find(|(known, _)| *known == purpose).unwrap().1
    }

    /// Staff give an order to somebody for a purpose.
    pub(crate) async fn give(&self, order: WorkOrderId, to: Identity, purpose: Purpose) -> Result<Assignment, Error> {
        let new =
            NewAssignment { kind: Some(self.kind(purpose)), ..NewAssignment::plain(order, to.account.as_mechanic()) };
        assignments::assign(&self.workshop, self.staff, new, None).await
    }

    /// A mechanic reports.
    pub(crate) async fn report(
        &self,
        order: WorkOrderId,
        who: Identity,
        milestone: Milestone,
    ) -> Result<ProgressNote, Error> {
        let new = NewProgress { order, service: None, milestone, note: None, images: Vec::new() };
        progress::post(&self.workshop, who, new, None).await
    }

    /// The same, validated by staff.
    pub(crate) async fn reported(&self, order: WorkOrderId, who: Identity, milestone: Milestone) {
        let note = self.report(order, who, milestone).await.unwrap();
        progress::validate(&self.workshop, self.staff, note.id).await.unwrap();
    }

    /// What a mechanic would find: the two services at 40.00 and 2 × 25.00.
    pub(crate) fn finding(&self) -> NewAnalysis {
        NewAnalysis {
            description: "Worn pads".to_owned(),
            quotes: BTreeMap::from([(self.services[0], 4000), (self.services[1], 2500)]),
            ..NewAnalysis::default()
        }
    }

    /// An order that a mechanic has fetched.
    pub(crate) async fn received(&self) -> WorkOrderId {
        let order = self.order().await;
        self.give(order, self.mechanic, Purpose::Pickup).await.unwrap();
        self.reported(order, self.mechanic, Milestone::Received).await;
        order
    }

    /// One of which is known what is wrong, and the garage stands by it.
    pub(crate) async fn analysed(&self) -> WorkOrderId {
        let order = self.received().await;
        self.give(order, self.mechanic, Purpose::Analysis).await.unwrap();
        analysis::write(&self.workshop, self.mechanic, order, self.finding(), None).await.unwrap();
        analysis::validate(&self.workshop, self.staff, order).await.unwrap();
        order
    }

    pub(crate) async fn flag(&self, who: Identity) -> WorkStatus {
        people::mechanic(&self.workshop, who.account.as_mechanic()).await.unwrap().work_status
    }

    /// A part of which an order holds so many pieces of ten.
    pub(crate) async fn part_held_by(&self, order: WorkOrderId, pieces: i64) -> PartId {
        let new =
            NewPart { name: "Pads".to_owned(), description: None, price: dzd(1000), on_hand: Level::new(10).unwrap() };
        let part = inventory::add(&self.workshop, self.staff, new, None).await.unwrap().id;
        let wanted = vec![Wanted { part, quantity: Quantity::new(pieces).unwrap() }];
        inventory::reserve(&self.workshop, self.staff, order, wanted, None).await.unwrap();
        part
    }

    /// How many pieces of a part lie on the shelf, and how many of them are held.
    pub(crate) async fn shelf(&self, part: PartId) -> (i64, i64) {
        let stock = inventory::find(&self.workshop, self.staff, part).await.unwrap().stock;
        (stock.on_hand, stock.reserved)
    }

    /// A tow of the customer that has ended, as the dispatch would have stored it.
    pub(crate) fn tow(&self) -> AssistanceId {
        let mut outside = self.outside();
        let id = outside.number("select coalesce(max(id), 0) + 1 as number from assistances");
        outside.execute(&format!(
            "insert into assistances (id, client_id, service, vehicle_class, pickup_lat, pickup_lng, status, distance_m, \
             currency, policy, wave, search_until, created_at, updated_at, ended_at) \
             values ({id}, {}, 'towing', 'light', 36.75, 3.04, 'completed', 0, 'DZD', 'waves', 1, {NOW}, {NOW}, {NOW}, {NOW})",
            self.customer.account
        ));
        AssistanceId::new(id)
    }

    pub(crate) fn id_of(who: Identity) -> MechanicId {
        who.account.as_mechanic()
    }
}

const NOW: &str = "'2026-11-21 08:00:00'";
