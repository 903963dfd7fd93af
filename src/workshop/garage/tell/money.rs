//! Steps with money: asked, decided, billed, paid.

use super::Job;
use crate::kernel::money::Money;
use crate::kernel::secret::random_token;
use crate::workshop::Error;
use crate::workshop::estimates::{self, Decision, LineKind, LineState, NewLine};
use crate::workshop::garage::offers::money;
use crate::workshop::garage::story::Asked;
use crate::workshop::invoices;
use crate::workshop::payments::{self, NewPayment};

impl Job<'_> {
    /// The mechanic writes what is to be done.
    pub(super) async fn estimate(self, asked: &[Asked]) -> Result<(), Error> {
        let lines = asked.iter().map(|line| self.line(line)).collect::<Result<_, _>>()?;
        estimates::write(self.floor.workshop, self.mechanic, self.order, lines, None).await.map(drop)
    }

    fn line(self, asked: &Asked) -> Result<NewLine, Error> {
        let floor = self.floor;
        match *asked {
            Asked::Service(title) => {
                let (service, id) = floor.service(title)?;
                Ok(NewLine { service: Some(id), ..NewLine::one(LineKind::Service, title, self.price(service)?) })
            }
            Asked::Part(name, pieces) => {
                let planned = floor.plan.parts.iter().find(|part| part.name == name);
                let (planned, id) = planned.zip(floor.parts.get(name).copied()).ok_or(Error::NotFound("part"))?;
                let price = money(planned.price, floor.workshop.currency)?.minor;
                let quantity_milli = pieces.saturating_mul(1000);
                Ok(NewLine { part: Some(id), quantity_milli, ..NewLine::one(LineKind::Part, name, price) })
            }
            Asked::Labour(what, hours_milli, hour) => {
                let price = money(hour, floor.workshop.currency)?.minor;
                Ok(NewLine { quantity_milli: hours_milli, ..NewLine::one(LineKind::Labour, what, price) })
            }
        }
    }

    /// The counter sends the customer a link; the path of the page that it opens.
    pub(super) async fn send_link(self) -> Result<String, Error> {
        let (token, note) = (random_token(), Some("The belt is the urgent one.".to_owned()));
        let by = (self.floor.staff, self.order);
        estimates::send_link_with(self.floor.workshop, by, note, None, token.clone()).await?;
        Ok(estimates::approval_path(&token))
    }

    /// The customer decides every open line.
    pub(super) async fn decide(self, declined: &[&str]) -> Result<(), Error> {
        let estimate = estimates::find(self.floor.workshop, self.customer, self.order).await?;
        let open = estimate.lines.iter().filter(|line| line.state == LineState::Open);
        let decisions = open.map(|line| Decision {
            line: line.id,
            approve: !declined.contains(&line.description.as_str()),
            version: Some(line.version),
        });
        estimates::decide(self.floor.workshop, self.customer, self.order, decisions.collect(), None).await.map(drop)
    }

    pub(super) async fn bill(self) -> Result<(), Error> {
        invoices::bill(self.floor.workshop, self.floor.staff, self.order).await.map(drop)
    }

    /// So many percent of what is left to pay come in.
    pub(super) async fn pay(self, percent: i64, method: &str) -> Result<(), Error> {
        let (workshop, staff) = (self.floor.workshop, self.floor.staff);
        let balance = payments::balance(workshop, staff, self.order, None).await?;
        let rest = balance.rest_minor().ok_or(Error::NotIssued)?;
        let part = rest.checked_mul(percent).ok_or(Error::Invalid("amount"))? / 100;
        let new = NewPayment {
            order: self.order,
            stated: None,
            method: method.to_owned(),
            amount: Money::new(part, balance.currency),
            state: None,
            due: None,
            reference: None,
        };
        payments::record(workshop, staff, new, None).await.map(drop)
    }
}
