//! Steps with the vehicle: fetched, looked at, worked on, brought back.

use std::collections::BTreeMap;

use super::Job;
use crate::kernel::id::ServiceId;
use crate::workshop::analysis::{self, NewAnalysis};
use crate::workshop::assignments::{self, NewAssignment, Purpose};
use crate::workshop::catalogue::reviews::{self, Opinion};
use crate::workshop::feedback::{self, NewFeedback};
use crate::workshop::garage::offers::money;
use crate::workshop::garage::story::Finding;
use crate::workshop::orders::{self, Choice, PaymentMode, Reach};
use crate::workshop::payments;
use crate::workshop::progress::{self, Milestone, NewProgress};
use crate::workshop::{Error, Rating};

impl Job<'_> {
    /// The counter gives the order to the mechanic.
    pub(super) async fn give(self, purpose: Purpose) -> Result<(), Error> {
        let kind = Some(self.floor.kind(purpose)?);
        let new = NewAssignment { kind, ..NewAssignment::plain(self.order, self.mechanic.account.as_mechanic()) };
        assignments::assign(self.floor.workshop, self.floor.staff, new, None).await.map(drop)
    }

    /// The mechanic reports, and the counter stands by it.
    async fn report(self, milestone: Milestone, note: Option<&str>) -> Result<(), Error> {
        let note = note.map(str::to_owned);
        let new = NewProgress { order: self.order, service: None, milestone, note, images: Vec::new() };
        let reported = progress::post(self.floor.workshop, self.mechanic, new, None).await?;
        progress::validate(self.floor.workshop, self.floor.staff, reported.id).await.map(drop)
    }

    pub(super) async fn send_for_it(self) -> Result<(), Error> {
        self.give(Purpose::Pickup).await
    }

    pub(super) async fn fetch(self) -> Result<(), Error> {
        self.give(Purpose::Pickup).await?;
        self.report(Milestone::Received, Some("Keys at the counter, no new scratches.")).await
    }

    pub(super) async fn analyse(self, finding: Finding) -> Result<(), Error> {
        self.give(Purpose::Analysis).await?;
        let workshop = self.floor.workshop;
        let quotes = self.story.services.iter().map(|title| {
            let (service, id) = self.floor.service(title)?;
            Ok::<_, Error>((id, self.price(service)?))
        });
        let new = NewAnalysis {
            description: finding.wrong.to_owned(),
            recommendation: Some(finding.advice.to_owned()),
            images: Vec::new(),
            estimated_minor: Some(money(finding.cost, workshop.currency)?.minor),
            estimated_minutes: Some(finding.minutes),
            quotes: quotes.collect::<Result<BTreeMap<ServiceId, i64>, _>>()?,
        };
        analysis::write(workshop, self.mechanic, self.order, new, None).await?;
        analysis::validate(workshop, self.floor.staff, self.order).await.map(drop)
    }

    pub(super) async fn choose_all(self) -> Result<(), Error> {
        let services = self.story.services.iter().map(|title| Ok::<_, Error>(self.floor.service(title)?.1));
        let choice = Choice { services: services.collect::<Result<_, _>>()?, mode: PaymentMode::Offline };
        orders::confirm(self.floor.workshop, self.customer, (self.order, None), choice, None).await.map(drop)
    }

    pub(super) async fn tell(self, note: &str) -> Result<(), Error> {
        self.report(Milestone::InProgress, Some(note)).await
    }

    pub(super) async fn finish(self) -> Result<(), Error> {
        self.report(Milestone::Completed, Some("Done, and driven around the block.")).await
    }

    pub(super) async fn deliver(self) -> Result<(), Error> {
        let workshop = self.floor.workshop;
        let order = orders::find(workshop, self.customer, self.order, Reach::Given).await?;
        if order.payment_mode == Some(PaymentMode::Offline) {
            payments::take_on_delivery(workshop, self.mechanic, self.order, "cash".to_owned(), None).await?;
        }
        self.report(Milestone::Delivered, None).await
    }

    pub(super) async fn call_off(self) -> Result<(), Error> {
        orders::cancel(self.floor.workshop, self.customer, (self.order, None), None).await.map(drop)
    }

    pub(super) async fn say(self, stars: i64, words: &str) -> Result<(), Error> {
        let new = NewFeedback {
            customer: self.customer.account.as_customer(),
            order: Some(self.order),
            body: words.to_owned(),
            rating: rating(stars)?,
        };
        feedback::say(self.floor.workshop, self.customer, new).await.map(drop)
    }

    pub(super) async fn review(self, title: &str, stars: i64, words: &str) -> Result<(), Error> {
        let (_, service) = self.floor.service(title)?;
        let opinion = Opinion { rating: rating(stars)?, body: Some(words.to_owned()), images: Vec::new() };
        reviews::write(self.floor.workshop, self.customer, service, opinion).await.map(drop)
    }
}

fn rating(stars: i64) -> Result<Rating, Error> {
    Rating::new(stars).ok_or(Error::Invalid("rating"))
}
