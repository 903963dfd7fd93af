//! How estimates look to clients.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use serde::Serialize;
use utoipa::ToSchema;

use crate::api::http::next_cursor;
use crate::kernel::money::{Currency, Money};
use crate::kernel::page::Page;
use crate::kernel::time::Timestamp;
use crate::workshop::estimates::{Asked, Estimate, Link, Need, OrderLine, Sums, Thing, Via};
use crate::workshop::invoices::Totals;

fn major(minor: i64, currency: Currency) -> f64 {
    Money::new(minor, currency).to_json_number()
}

fn decimal(number: i64, places: u32) -> f64 {
    Decimal::new(number, places).to_f64().unwrap_or_default()
}

/// A line of an estimate, as whoever may see its work order sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LineJson {
    /// Its id.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// `labour`, `part`, `service`, `tow` or `fee`.
    pub kind: &'static str,
    /// What the customer reads.
    pub description: String,
    /// Id of the part on the shelf.
    pub part_id: Option<i64>,
    /// Id of the service.
    pub service_id: Option<i64>,
    /// How much of it.
    pub quantity: f64,
    /// Price of one in major units of `currency`.
    pub unit_price: f64,
    /// Quantity × price, rounded to the minor unit.
    pub amount: f64,
    /// Whether the price includes tax, as that of a tow does.
    pub includes_tax: bool,
    /// ISO 4217.
    pub currency: String,
    /// 0: agreed beforehand; 1: the estimate; later ones amend it.
    pub round: i32,
    /// `open`, `approved`, `declined` or `withdrawn`.
    pub state: &'static str,
    /// When that was said; RFC 3339, UTC.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Account id of who said it; null for whoever had a link.
    pub decided_by_id: Option<i64>,
    /// `customer`, `link`, or `counter` in the customer's name.
    pub decided_via: Option<&'static str>,
    /// Account id of who wrote it.
    pub by_id: Option<i64>,
    /// Raised by every change.
    pub version: i64,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl LineJson {
    pub(super) fn new(line: OrderLine, currency: Currency) -> Self {
        let billed = line.billed();
        Self {
            id: line.id.get(),
            order_id: line.order.get(),
            kind: line.kind.word(),
            part_id: line.part.map(|part| part.get()),
            service_id: line.service.map(|service| service.get()),
            quantity: decimal(line.quantity_milli, 3),
            unit_price: major(line.unit_minor, currency),
            amount: major(billed.amount_minor().unwrap_or_default(), currency),
            includes_tax: billed.includes_tax(),
            description: billed.description,
            currency: currency.code().to_owned(),
            round: line.round,
            state: line.state.word(),
            decided_at: line.decided_at,
            decided_by_id: line.decided_by.map(|by| by.get()),
            decided_via: line.via.map(Via::word),
            by_id: line.by.map(|by| by.get()),
            version: line.version,
            created_at: line.created_at,
        }
    }
}

/// What lines come to, in major units.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TotalsJson {
    /// Before tax, less the discount.
    pub net: f64,
    /// The tax.
    pub tax: f64,
    /// What is to be paid.
    pub gross: f64,
}

impl TotalsJson {
    fn new(totals: Totals, currency: Currency) -> Self {
        let amount = |minor| major(minor, currency);
        Self { net: amount(totals.net_minor), tax: amount(totals.tax_minor), gross: amount(totals.gross_minor) }
    }
}

/// What an estimate comes to now.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SumsJson {
    /// Tax in percent.
    pub tax_percent: f64,
    /// What is taken off before tax, in major units.
    pub discount: f64,
    /// The approved lines: what an invoice would say.
    pub approved: TotalsJson,
    /// The approved and the open lines: what it would say if all of them were approved.
    pub asked: TotalsJson,
    /// ISO 4217.
    pub currency: String,
}

impl SumsJson {
    fn new(sums: Sums, currency: Currency) -> Self {
        Self {
            tax_percent: decimal(i64::from(sums.rate.basis_points()), 2),
            discount: major(sums.discount_minor, currency),
            approved: TotalsJson::new(sums.approved, currency),
            asked: TotalsJson::new(sums.asked, currency),
            currency: currency.code().to_owned(),
        }
    }
}

/// Lines of a work order, in the order they were written, and what all of them come to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EstimateJson {
    /// The lines.
    pub items: Vec<LineJson>,
    /// Give it as `cursor` for the next page; null at the end.
    pub next_cursor: Option<String>,
    /// What all lines come to, those on other pages too.
    pub sums: SumsJson,
}

impl EstimateJson {
    pub(super) fn page((page, sums): (Page<OrderLine>, Sums), currency: Currency) -> Self {
        let next_cursor = next_cursor(page.next);
        let items = page.items.into_iter().map(|line| LineJson::new(line, currency)).collect();
        Self { items, next_cursor, sums: SumsJson::new(sums, currency) }
    }
}

impl From<Estimate> for EstimateJson {
    fn from(estimate: Estimate) -> Self {
        let page = Page { items: estimate.lines, next: None, total: None };
        Self::page((page, estimate.sums), estimate.currency)
    }
}

/// What a work order needs of a part, in pieces.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NeedJson {
    /// Id of the part.
    pub part_id: i64,
    /// What it is called.
    pub name: String,
    /// What the approved lines say.
    pub needed: i64,
    /// Lie on the shelf for the work order.
    pub held: i64,
    /// Were used up by it.
    pub used: i64,
    /// Needed, and neither held nor used.
    pub short: i64,
    /// Lie on the shelf for nobody.
    pub free: i64,
}

impl From<Need> for NeedJson {
    fn from(need: Need) -> Self {
        Self {
            part_id: need.part.get(),
            name: need.name,
            needed: need.needed,
            held: need.held,
            used: need.used,
            short: need.short,
            free: need.free,
        }
    }
}

/// A link that was sent to the customer; what opens it is told to nobody else.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LinkJson {
    /// Its id; it opens nothing.
    pub id: i64,
    /// Id of the work order.
    pub order_id: i64,
    /// Account id of who sent it.
    pub by_id: Option<i64>,
    /// `email` or `sms`.
    pub channel: Option<&'static str>,
    /// What the garage says with it.
    pub note: Option<String>,
    /// From then on it opens nothing; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// When it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Timestamp>,
    /// When it was sent.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

impl From<Link> for LinkJson {
    fn from(link: Link) -> Self {
        Self {
            id: link.id.0,
            order_id: link.order.get(),
            by_id: link.by.map(|by| by.get()),
            channel: link.channel_word(),
            note: link.note,
            expires_at: link.expires_at,
            revoked_at: link.revoked_at,
            created_at: link.created_at,
        }
    }
}

/// The vehicle or device.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ThingJson {
    /// Number plate.
    pub registration: Option<String>,
    /// Who made it.
    pub manufacturer: Option<String>,
    /// Which model.
    pub model: Option<String>,
}

impl From<Thing> for ThingJson {
    fn from(thing: Thing) -> Self {
        Self { registration: thing.registration, manufacturer: thing.manufacturer, model: thing.model }
    }
}

/// A line as whoever has a link sees it: without anybody's id.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedLineJson {
    /// Its id.
    pub id: i64,
    /// `labour`, `part`, `service`, `tow` or `fee`.
    pub kind: &'static str,
    /// What it is.
    pub description: String,
    /// How much of it.
    pub quantity: f64,
    /// Price of one in major units.
    pub unit_price: f64,
    /// Quantity × price, rounded to the minor unit.
    pub amount: f64,
    /// Whether the price includes tax, as that of a tow does.
    pub includes_tax: bool,
    /// 0: agreed beforehand; 1: the estimate; later ones amend it.
    pub round: i32,
    /// `open`, `approved` or `declined`.
    pub state: &'static str,
    /// To be sent with the decision, so that nothing is approved that was not seen.
    pub version: i64,
}

impl From<LineJson> for AskedLineJson {
    fn from(line: LineJson) -> Self {
        Self {
            id: line.id,
            kind: line.kind,
            description: line.description,
            quantity: line.quantity,
            unit_price: line.unit_price,
            amount: line.amount,
            includes_tax: line.includes_tax,
            round: line.round,
            state: line.state,
            version: line.version,
        }
    }
}

/// What a customer is asked by a link.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AskedJson {
    /// What the work order is called.
    pub title: String,
    /// What it is about, if that is known.
    pub thing: Option<ThingJson>,
    /// Who asks, by name.
    pub asked_by: Option<String>,
    /// What the garage says with it.
    pub note: Option<String>,
    /// Until when it can be decided by this link; RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Timestamp,
    /// `open`; `decided`: nothing waits for an answer; `over`: billed, done or called off.
    pub state: &'static str,
    /// The lines, in the order they were written.
    pub lines: Vec<AskedLineJson>,
    /// What they come to.
    pub sums: SumsJson,
}

impl From<Asked> for AskedJson {
    fn from(asked: Asked) -> Self {
        let estimate = EstimateJson::from(asked.estimate);
        Self {
            title: asked.title,
            thing: asked.thing.map(ThingJson::from),
            asked_by: asked.by,
            note: asked.note,
            expires_at: asked.expires_at,
            state: asked.state.word(),
            lines: estimate.items.into_iter().map(AskedLineJson::from).collect(),
            sums: estimate.sums,
        }
    }
}
