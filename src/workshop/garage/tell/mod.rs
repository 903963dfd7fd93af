//! Work orders are opened and brought as far as their stories say, each step by whom it is for.

mod flow;
mod money;

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::crew::People;
use super::customers::Car;
use super::lists::{AT_ONCE, every};
use super::model::{CrewPlan, Garage, ServicePlan};
use super::offers::price_minor;
use super::story::{Step, Story};
use crate::accounts::{Identity, Role};
use crate::kernel::id::{AssignmentKindId, PartId, ServiceId, TimeSlotId, WorkOrderId};
use crate::workshop::assignments::{AssignmentKinds, Purpose};
use crate::workshop::orders::{self, NewOrder, OrderFilter, Origin, Reach};
use crate::workshop::reference;
use crate::workshop::scheduling::TimeSlots;
use crate::workshop::{Error, Workshop};

/// What came of the stories.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Orders that were opened.
    pub(super) made: usize,
    /// Path of the page that the link that was sent opens.
    pub(super) approval: Option<String>,
}

/// What everybody in the garage knows.
struct Floor<'a> {
    workshop: &'a Workshop,
    plan: &'a Garage,
    /// Keeps the counter.
    staff: Identity,
    services: &'a HashMap<String, ServiceId>,
    parts: &'a HashMap<String, PartId>,
    kinds: HashMap<&'static str, AssignmentKindId>,
    slots: Vec<TimeSlotId>,
    today: NaiveDate,
}

/// One work order with those whom it is about.
#[derive(Clone, Copy)]
struct Job<'a> {
    floor: &'a Floor<'a>,
    story: &'a Story,
    order: WorkOrderId,
    customer: Identity,
    mechanic: Identity,
    car: Car,
}

/// Tells the stories that were not told yet.
pub(super) async fn tell_all(
    workshop: &Workshop,
    plan: &Garage,
    (people, cars): (&People, &[Car]),
    (services, parts): (&HashMap<String, ServiceId>, &HashMap<String, PartId>),
) -> Result<Told, Error> {
    let kinds = every(|page| reference::list::<AssignmentKinds>(workshop, page)).await?;
    let slots = every(|page| reference::list::<TimeSlots>(workshop, page)).await?;
    let keeps_counter = |planned: &CrewPlan| planned.is_staff && planned.role == Role::Mechanic;
    let staff = plan.crew.iter().zip(&people.crew).find(|(planned, _)| keeps_counter(planned));
    let floor = Floor {
        workshop,
        plan,
        staff: *staff.map(|(_, who)| who).ok_or(Error::NotFound("staff"))?,
        services,
        parts,
        kinds: kinds.into_iter().filter_map(|kind| Some((kind.purpose?.word(), kind.id))).collect(),
        slots: slots.into_iter().map(|slot| slot.id).collect(),
        today: workshop.work.clock().now().utc().with_timezone(&workshop.zone).date_naive(),
    };
    let told: Vec<Told> =
        stream::iter(plan.stories).map(|story| floor.tell(story, people, cars)).buffered(AT_ONCE).try_collect().await?;
    Ok(told
        .into_iter()
        .fold(Told::default(), |all, one| Told { made: all.made + one.made, approval: all.approval.or(one.approval) }))
}

impl Floor<'_> {
    /// Opens the order of a story and goes through its steps, unless the customer has such an order.
    async fn tell(&self, story: &Story, people: &People, cars: &[Car]) -> Result<Told, Error> {
        let customer = *people.customers.get(story.customer).ok_or(Error::NotFound("customer"))?;
        let mechanic = *people.crew.get(story.mechanic).ok_or(Error::NotFound("mechanic"))?;
        let car = *cars.get(story.customer).ok_or(Error::NotFound("asset"))?;
        let filter = OrderFilter { customer: Some(customer.account.as_customer()), ..OrderFilter::default() };
        let there = every(|page| orders::list(self.workshop, customer, filter, Reach::Given, page)).await?;
        if there.iter().any(|order| order.title == story.title) {
            return Ok(Told::default());
        }
        let new = self.new_order(story, customer, car)?;
        let order = orders::open(self.workshop, customer, new, None).await?.id;
        let job = Job { floor: self, story, order, customer, mechanic, car };
        let mut told = Told { made: 1, approval: None };
        for step in story.steps {
            if let Some(path) = job.go(step).await? {
                told.approval = Some(path);
            }
        }
        Ok(told)
    }

    fn new_order(&self, story: &Story, customer: Identity, car: Car) -> Result<NewOrder, Error> {
        let services = story.services.iter().map(|title| Ok::<_, Error>((self.service(title)?.1, 1)));
        Ok(NewOrder {
            asset: Some(car.id),
            title: Some(story.title.to_owned()),
            note: Some(story.note.to_owned()),
            services: services.collect::<Result<_, _>>()?,
            pickup_type: Some("pickup".to_owned()),
            time_slot: self.slots.get(story.customer % self.slots.len().max(1)).copied(),
            service_date: self.today.checked_add_days(Days::new(story.in_days)),
            ..NewOrder::of(customer.account.as_customer(), Origin::Own)
        })
    }

    fn service(&self, title: &str) -> Result<(&ServicePlan, ServiceId), Error> {
        let planned = self.plan.services.iter().find(|service| service.title == title);
        planned.zip(self.services.get(title).copied()).ok_or(Error::NotFound("service"))
    }

    fn kind(&self, purpose: Purpose) -> Result<AssignmentKindId, Error> {
        self.kinds.get(purpose.word()).copied().ok_or(Error::NotFound("assignment kind"))
    }
}

impl Job<'_> {
    /// Goes one step; answers the path of a page that was opened by it.
    async fn go(self, step: &Step) -> Result<Option<String>, Error> {
        match *step {
            Step::SendForIt => self.send_for_it().await?,
            Step::Fetch => self.fetch().await?,
            Step::GiveToAnalyse => self.give(Purpose::Analysis).await?,
            Step::Analyse(finding) => self.analyse(finding).await?,
            Step::ChooseAll => self.choose_all().await?,
            Step::Estimate(lines) => self.estimate(lines).await?,
            Step::SendLink => return self.send_link().await.map(Some),
            Step::Decide(declined) => self.decide(declined).await?,
            Step::GiveToMend => self.give(Purpose::Service).await?,
            Step::Tell(note) => self.tell(note).await?,
            Step::Finish => self.finish().await?,
            Step::Bill => self.bill().await?,
            Step::Pay(percent, method) => self.pay(percent, method).await?,
            Step::SetOut => self.give(Purpose::Drop).await?,
            Step::Deliver => self.deliver().await?,
            Step::CallOff => self.call_off().await?,
            Step::Say(stars, words) => self.say(stars, words).await?,
            Step::Review(title, stars, words) => self.review(title, stars, words).await?,
        }
        Ok(None)
    }

    /// What a service costs for this car, in minor units.
    fn price(self, service: &ServicePlan) -> Result<i64, Error> {
        price_minor(service, self.car.class, self.floor.workshop.currency)
    }
}
