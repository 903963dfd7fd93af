//! Lines of an estimate and what is said to them, without I/O.

use crate::kernel::id::{AccountId, LineId, PartId, ServiceId, WorkOrderId};
use crate::kernel::money::{Currency, MAX_MAJOR};
use crate::kernel::time::Timestamp;
use crate::workshop::Error;
use crate::workshop::invoices::sums::TOW;
use crate::workshop::invoices::{Line, TaxRate, Totals};

/// The most lines that an order has.
pub const MOST_LINES: usize = 500;
/// The most of anything on a line, in thousandths.
const MOST_MILLI: i64 = 1_000_000_000;
/// The highest price of one, in minor units of the currency with the finest ones.
const MOST_UNIT_MINOR: i64 = MAX_MAJOR * 1000;
/// One whole piece, in thousandths.
const PIECE: i64 = 1000;

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// Somebody's work.
    Labour,
    /// A part, from the shelf or not.
    Part,
    /// A service of the catalogue.
    Service,
    /// Towing; its price includes tax.
    Tow,
    /// Anything else that is charged.
    Fee,
}

impl LineKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Labour, Self::Part, Self::Service, Self::Tow, Self::Fee];

    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Labour => "labour",
            Self::Part => "part",
            Self::Service => "service",
            Self::Tow => TOW,
            Self::Fee => "fee",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// What was said to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineState {
    /// Nothing yet.
    Open,
    /// Yes.
    Approved,
    /// No.
    Declined,
    /// It was taken back before anybody said anything.
    Withdrawn,
}

impl LineState {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Open, Self::Approved, Self::Declined, Self::Withdrawn].into_iter().find(|state| state.word() == word)
    }
}

/// How it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Via {
    /// By the customer, signed in.
    Customer,
    /// By whoever had a link.
    Link,
    /// By the counter, in the customer's name.
    Counter,
}

impl Via {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Link => "link",
            Self::Counter => "counter",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Customer, Self::Link, Self::Counter].into_iter().find(|via| via.word() == word)
    }
}

/// A line as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderLine {
    /// Its id.
    pub id: LineId,
    /// Of which order.
    pub order: WorkOrderId,
    /// What it is about.
    pub kind: LineKind,
    /// What the customer reads.
    pub description: String,
    /// The part on our shelf that it is about.
    pub part: Option<PartId>,
    /// The service that it is about.
    pub service: Option<ServiceId>,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Price of one in minor units: of a tow with tax, else before tax.
    pub unit_minor: i64,
    /// 0: agreed beforehand; 1: the estimate; later ones amend it.
    pub round: i32,
    /// What was said to it.
    pub state: LineState,
    /// When that was said.
    pub decided_at: Option<Timestamp>,
    /// By whom; a link knows nobody.
    pub decided_by: Option<AccountId>,
    /// How; `None` for what was withdrawn, or was agreed before the order was there.
    pub via: Option<Via>,
    /// Who wrote it; `None`: the workshop by itself.
    pub by: Option<AccountId>,
    /// Raised by every change.
    pub version: i64,
    /// When it was written.
    pub created_at: Timestamp,
}

impl OrderLine {
    /// The line as it would be billed.
    #[must_use]
    pub fn billed(&self) -> Line {
        Line {
            kind: self.kind.word().to_owned(),
            description: self.description.clone(),
            quantity_milli: self.quantity_milli,
            unit_minor: self.unit_minor,
        }
    }

    /// The part that it needs, and how many pieces.
    #[must_use]
    pub fn pieces(&self) -> Option<(PartId, i64)> {
        self.part.map(|part| (part, self.quantity_milli / PIECE))
    }
}

/// A line to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLine {
    /// What it is about.
    pub kind: LineKind,
    /// What the customer reads, not empty.
    pub description: String,
    /// The part on our shelf that it is about; of a line of kind part only.
    pub part: Option<PartId>,
    /// The service that it is about; of a line of kind service only.
    pub service: Option<ServiceId>,
    /// Quantity in thousandths; of a part on our shelf whole pieces.
    pub quantity_milli: i64,
    /// Price of one in minor units: of a tow with tax, else before tax.
    pub unit_minor: i64,
}

impl NewLine {
    /// One of something at a price.
    #[must_use]
    pub fn one(kind: LineKind, description: impl Into<String>, unit_minor: i64) -> Self {
        let description = description.into();
        Self { kind, description, part: None, service: None, quantity_milli: PIECE, unit_minor }
    }

    /// Refuses what no line can say.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the name of what is wrong.
    pub fn check(&self) -> Result<(), Error> {
        if self.part.is_some() && self.kind != LineKind::Part {
            return Err(Error::Invalid("part_id"));
        }
        if self.service.is_some() && self.kind != LineKind::Service {
            return Err(Error::Invalid("service_id"));
        }
        check_amounts(self.part.is_some(), self.quantity_milli, self.unit_minor)
    }
}

/// What to change of an open line; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct LineChange {
    /// What the customer reads, not empty.
    pub description: Option<String>,
    /// Quantity in thousandths.
    pub quantity_milli: Option<i64>,
    /// Price of one in minor units.
    pub unit_minor: Option<i64>,
}

impl LineChange {
    /// The line as it will be.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the name of what is wrong.
    pub(super) fn of(&self, line: OrderLine) -> Result<OrderLine, Error> {
        let quantity_milli = self.quantity_milli.unwrap_or(line.quantity_milli);
        let unit_minor = self.unit_minor.unwrap_or(line.unit_minor);
        check_amounts(line.part.is_some(), quantity_milli, unit_minor)?;
        let description = self.description.clone().unwrap_or(line.description);
        Ok(OrderLine { description, quantity_milli, unit_minor, ..line })
    }
}

fn check_amounts(from_shelf: bool, quantity_milli: i64, unit_minor: i64) -> Result<(), Error> {
    let is_whole = !from_shelf || quantity_milli % PIECE == 0;
    if !(1..=MOST_MILLI).contains(&quantity_milli) || !is_whole {
        return Err(Error::Invalid("quantity"));
    }
    if !(0..=MOST_UNIT_MINOR).contains(&unit_minor) {
        return Err(Error::Invalid("unit_price"));
    }
    Ok(())
}

/// What somebody says to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision {
    /// To which.
    pub line: LineId,
    /// Yes or no.
    pub approve: bool,
    /// The version that they saw, if they say so: what was corrected since is not meant.
    pub version: Option<i64>,
}

impl Decision {
    pub(super) const fn state(self) -> LineState {
        if self.approve { LineState::Approved } else { LineState::Declined }
    }
}

/// What lines come to at the rate in force, less the order's discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// The rate.
    pub rate: TaxRate,
    /// What is taken off, in minor units before tax; at most what the lines come to.
    pub discount_minor: i64,
    /// The approved lines: what an invoice would say now.
    pub approved: Totals,
    /// The approved and the open ones: what it would say if all of them were approved.
    pub asked: Totals,
}

/// An order's lines, in the order they were written, and what they come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Estimate {
    /// Of which order.
    pub order: WorkOrderId,
    /// Its lines.
    pub lines: Vec<OrderLine>,
    /// What they come to.
    pub sums: Sums,
    /// Of all amounts.
    pub currency: Currency,
}

impl Estimate {
    /// Whether something waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.lines.iter().any(|line| line.state == LineState::Open)
    }

    /// The same for the customer, whom nobody asks any more what was withdrawn.
    pub(super) fn without_withdrawn(mut self) -> Self {
        self.lines.retain(|line| line.state != LineState::Withdrawn);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invalid(line: &NewLine) -> Option<&'static str> {
        match line.check() {
            Err(Error::Invalid(field)) => Some(field),
            Err(other) => panic!("{other}"),
            Ok(()) => None,
        }
    }

    #[test]
    fn words_come_back() {
        for kind in LineKind::ALL {
            assert_eq!(LineKind::from_word(kind.word()), Some(kind));
        }
        for state in [LineState::Open, LineState::Approved, LineState::Declined, LineState::Withdrawn] {
            assert_eq!(LineState::from_word(state.word()), Some(state));
        }
        for via in [Via::Customer, Via::Link, Via::Counter] {
            assert_eq!(Via::from_word(via.word()), Some(via));
        }
        assert_eq!(LineKind::from_word("discount"), None);
    }

    #[test]
    fn a_line_says_nothing_odd() {
        let work = NewLine::one(LineKind::Labour, "brakes", 5000);
        assert_eq!(invalid(&NewLine { quantity_milli: 1, ..work.clone() }), None);
        for quantity_milli in [i64::MIN, -1, 0, MOST_MILLI + 1, i64::MAX] {
            assert_eq!(invalid(&NewLine { quantity_milli, ..work.clone() }), Some("quantity"));
        }
        for unit_minor in [i64::MIN, -1, MOST_UNIT_MINOR + 1, i64::MAX] {
            assert_eq!(invalid(&NewLine { unit_minor, ..work.clone() }), Some("unit_price"));
        }
        assert_eq!(invalid(&NewLine { part: Some(PartId::new(1)), ..work.clone() }), Some("part_id"));
        assert_eq!(invalid(&NewLine { service: Some(ServiceId::new(1)), ..work }), Some("service_id"));
        // oil is sold by the litre, but what lies on our shelf is counted
        let oil = NewLine { quantity_milli: 4500, ..NewLine::one(LineKind::Part, "oil", 900) };
        assert_eq!(invalid(&oil), None);
        assert_eq!(invalid(&NewLine { part: Some(PartId::new(1)), ..oil }), Some("quantity"));
    }
}
