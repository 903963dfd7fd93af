//! From the wire to commands, and from what the domains tell to the wire.

use std::collections::{BTreeSet, HashMap};

use super::dto::{
    AssignmentBody, AssignmentJson, AssignmentKey, CrewJson, CustomerBody, CustomerJson, EditBody, LoginBody,
    LoginJson, MechanicBody, MechanicJson, PartBody, PartJson, RankedJson, TicketBody, TicketJson,
};
use crate::accounts::{Account, AccountChange, Card, Door, Newcomer, Role, SignedIn};
use crate::api::http::fields::{LABEL, NAME, TEXT, day_of, ids, money, queried_id, required_id};
use crate::api::http::person::{email, password};
use crate::api::http::sign_in::Credentials;
use crate::api::http::{Complaint, Field, Reading};
use crate::kernel::contact::Phone;
use crate::kernel::error::Invalid;
use crate::kernel::id::{CustomerId, MechanicId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::secret::ExposeSecret as _;
use crate::workshop::assignments::{Assignment, CrewChange, NewAssignment, Ranked};
use crate::workshop::inventory::{Level, NewPart, Part, PartChange};
use crate::workshop::orders::{NewOrder, Origin, Status, WorkOrder};
use crate::workshop::people::{Customer, MechanicChange, SeenMechanic};

/// The longest postal address in characters.
const ADDRESS: usize = 500;
/// The longest text in the place of a phone number.
const PHONE: usize = 40;

/// A phone number, or what was written in its place: the document takes any text.
fn phone(text: Option<String>, prefix: &str) -> (Option<Phone>, Option<String>) {
    let number = text.as_deref().and_then(|text| Phone::parse(text, prefix));
    let written = if number.is_none() { text } else { None };
    (number, written)
}

fn status(word: &str) -> Result<Status, &'static str> {
    match word.to_uppercase().as_str() {
        "PENDING" => Ok(Status::Pending),
        "IN_PROGRESS" => Ok(Status::Working),
        "COMPLETED" => Ok(Status::Done),
        "CANCELLED" => Ok(Status::Off),
        _ => Err("PENDING, IN_PROGRESS, COMPLETED or CANCELLED"),
    }
}

const fn word_of(status: Status) -> &'static str {
    match status {
        Status::Pending => "PENDING",
        Status::Working => "IN_PROGRESS",
        Status::Done => "COMPLETED",
        Status::Off => "CANCELLED",
    }
}

impl CustomerBody {
    pub(super) fn into_newcomer(self, prefix: &str) -> Result<Newcomer, Invalid> {
        let mut read = Reading::new();
        let newcomer = self.newcomer(&mut read, Role::Customer, prefix);
        read.finish(|| newcomer)
    }

    fn newcomer(self, read: &mut Reading, role: Role, prefix: &str) -> Option<Newcomer> {
        let name = read.required_text("name", self.name, NAME);
        let email = read.required("email", self.email, email);
        let phone_text = read.required_text("phone", self.phone, PHONE);
        let address = read.required_text("address", self.address, ADDRESS);
        let password = read.required("password", self.password, password);
        let (phone, phone_written) = phone(phone_text, prefix);
        Some(Newcomer {
            role,
            name: name?,
            username: None,
            phone,
            phone_written,
            email: Some(email?),
            address: Some(address?),
            password: Some(password?),
            language: None,
        })
    }

    pub(super) fn into_change(self, prefix: &str) -> Result<AccountChange, Invalid> {
        let mut read = Reading::new();
        let (phone, phone_written) = phone(read.text("phone", self.phone, PHONE), prefix);
        let change = AccountChange {
            name: read.text("name", self.name, NAME),
            email: read.optional("email", self.email, email),
            phone,
            phone_written,
            address: read.text("address", self.address, ADDRESS),
            password: read.optional("password", self.password, password),
            ..AccountChange::default()
        };
        read.finish(|| Some(change))
    }
}

impl MechanicBody {
    pub(super) fn into_newcomer(self, prefix: &str, currency: Currency) -> Result<(Newcomer, MechanicChange), Invalid> {
        let mut read = Reading::new();
        let Self { name, email, phone, address, password, salary } = self;
        let person = CustomerBody { name, email, phone, address, password };
        let newcomer = person.newcomer(&mut read, Role::Mechanic, prefix);
        let salary = read.required("salary", salary, |number| money(&number, currency));
        read.finish(|| {
            let said = MechanicChange { salary_minor: Some(salary?.minor), ..MechanicChange::default() };
            Some((newcomer?, said))
        })
    }
}

impl LoginBody {
    pub(super) fn into_credentials(self, door: Door) -> Result<Credentials, Invalid> {
        let mut read = Reading::new();
        let email = read.required_value("email", self.email);
        let password = read.required_value("password", self.password);
        read.finish(|| Some(Credentials::by_email(door, &email?, password?.0)))
    }
}

impl TicketBody {
    /// The customer is the caller, and the ticket new: another's id and another status have no effect.
    pub(super) fn into_new(self, customer: CustomerId, currency: Currency) -> Result<NewOrder, Invalid> {
        let mut read = Reading::new();
        let description = read.required_text("description", self.description, TEXT);
        let new = NewOrder {
            title: read.text("title", self.title, NAME),
            service_date: read.optional("service_date", self.service_date, |text| day_of(&text)),
            vin: read.text("vin", self.vin, LABEL),
            cost_minor: read.optional("cost", self.cost, |number| money(&number, currency)).map(|cost| cost.minor),
            ..NewOrder::of(customer, Origin::MechanicFactory)
        };
        let _known = read.optional("status", self.status, |word| status(&word));
        read.finish(|| Some(NewOrder { note: Some(description?), ..new }))
    }
}

impl EditBody {
    pub(super) fn into_change(self) -> Result<CrewChange, Invalid> {
        let mut read = Reading::new();
        let mut set = |name: &str, field: Field<Vec<Field<i64>>>| -> BTreeSet<MechanicId> {
            ids(&mut read, name, field).unwrap_or_default().into_iter().collect()
        };
        let add = set("add_mechanics", self.add_mechanics.or(self.add_ids));
        let remove = set("remove_mechanics", self.remove_mechanics.or(self.remove_ids));
        let status = read.optional("status", self.status, |word| status(&word));
        read.finish(|| Some(CrewChange { add, remove, status }))
    }
}

impl PartBody {
    pub(super) fn into_new(self, currency: Currency) -> Result<NewPart, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("part_name", self.part_name, NAME);
        let price = read.required("price", self.price, |number| money(&number, currency));
        let on_hand = read.optional("quantity", self.quantity, level).unwrap_or_default();
        let description = read.text("description", self.description, TEXT);
        read.finish(|| Some(NewPart { name: name?, description, price: price?, on_hand }))
    }

    pub(super) fn into_change(self, currency: Currency) -> Result<PartChange, Invalid> {
        let mut read = Reading::new();
        let change = PartChange {
            name: read.text("part_name", self.part_name, NAME),
            description: read.text("description", self.description, TEXT).map(Some),
            price: read.optional("price", self.price, |number| money(&number, currency)),
            on_hand: read.optional("quantity", self.quantity, level),
        };
        read.finish(|| Some(change))
    }
}

fn level(pieces: i64) -> Result<Level, Complaint> {
    Level::new(pieces).ok_or_else(|| Complaint::range("a whole number from 0 to 1000000000"))
}

impl AssignmentBody {
    pub(super) fn into_new(self) -> Result<NewAssignment, Invalid> {
        let mut read = Reading::new();
        let order = required_id::<WorkOrderId>(&mut read, "service_ticket_id", self.service_ticket_id);
        let mechanic = required_id::<MechanicId>(&mut read, "mechanic_id", self.mechanic_id);
        let day = read.optional("date_assigned", self.date_assigned, |text| day_of(&text));
        read.finish(|| Some(NewAssignment { day, ..NewAssignment::plain(order?, mechanic?) }))
    }
}

impl AssignmentKey {
    /// What the query says, else the body.
    pub(super) fn or(self, body: Self) -> Self {
        Self {
            service_ticket_id: self.service_ticket_id.or(body.service_ticket_id),
            mechanic_id: self.mechanic_id.or(body.mechanic_id),
        }
    }

    pub(super) fn into_ids(self) -> Result<(WorkOrderId, MechanicId), Invalid> {
        let mut read = Reading::new();
        let missing = [
            ("service_ticket_id", self.service_ticket_id.is_missing()),
            ("mechanic_id", self.mechanic_id.is_missing()),
        ];
        for (name, _) in missing.into_iter().filter(|(_, missing)| *missing) {
            read.complain(name, Complaint::required());
        }
        let order = queried_id::<WorkOrderId>(&mut read, "service_ticket_id", self.service_ticket_id);
        let mechanic = queried_id::<MechanicId>(&mut read, "mechanic_id", self.mechanic_id);
        read.finish(|| Some((order?, mechanic?)))
    }
}

impl From<SignedIn> for LoginJson {
    fn from(signed_in: SignedIn) -> Self {
        let auth_token = signed_in.tokens.access.expose_secret().to_owned();
        Self { status: "success", message: "Successfully logged in", auth_token }
    }
}

impl CustomerJson {
    pub(super) fn of(account: Account, service_tickets: Vec<TicketJson>) -> Self {
        Self {
            id: account.id.get(),
            name: account.name,
            email: account.email,
            phone: account.phone_sent,
            address: account.address,
            service_tickets: Some(service_tickets),
        }
    }
}

impl From<Customer> for CustomerJson {
    fn from(customer: Customer) -> Self {
        let person = customer.person;
        Self {
            id: customer.id.get(),
            name: person.name,
            email: person.email,
            phone: person.phone,
            address: person.address,
            service_tickets: None,
        }
    }
}

impl From<SeenMechanic> for MechanicJson {
    fn from(SeenMechanic { mechanic, in_full }: SeenMechanic) -> Self {
        let person = mechanic.person;
        Self {
            id: mechanic.id.get(),
            name: person.name,
            email: person.email,
            phone: person.phone,
            address: in_full.then(|| person.address.unwrap_or_default()),
            salary: in_full.then(|| mechanic.salary.to_json_number()),
        }
    }
}

impl From<Card> for CrewJson {
    fn from(card: Card) -> Self {
        Self { id: card.id.get(), name: card.name }
    }
}

impl From<Ranked> for RankedJson {
    fn from(ranked: Ranked) -> Self {
        let mechanic = CrewJson { id: ranked.mechanic.get(), name: ranked.name };
        Self { mechanic, ticket_count: ranked.orders }
    }
}

/// Tickets with their mechanics.
pub(super) fn tickets(orders: Vec<WorkOrder>, mut crews: HashMap<WorkOrderId, Vec<Card>>) -> Vec<TicketJson> {
    orders.into_iter().map(|order| ticket(crews.remove(&order.id).unwrap_or_default(), order)).collect()
}

/// A ticket with its mechanics.
pub(super) fn ticket(crew: Vec<Card>, order: WorkOrder) -> TicketJson {
    let created = order.created_at.utc().date_naive();
    TicketJson {
        id: order.id.get(),
        customer_id: order.customer.get(),
        title: order.title,
        description: order.note.unwrap_or_default(),
        service_date: order.service_date.unwrap_or(created).to_string(),
        vin: order.vin.unwrap_or_default(),
        status: word_of(order.stage.status()),
        cost: order.cost.map_or(0.0, |cost| cost.to_json_number()),
        date_created: created.to_string(),
        mechanics: crew.into_iter().map(CrewJson::from).collect(),
    }
}

impl From<Part> for PartJson {
    fn from(part: Part) -> Self {
        Self {
            id: part.id.get(),
            part_name: part.name,
            price: part.price.to_json_number(),
            quantity: part.stock.on_hand,
            description: part.description,
        }
    }
}

impl From<Assignment> for AssignmentJson {
    fn from(assignment: Assignment) -> Self {
        Self {
            id: assignment.id.get(),
            service_ticket_id: assignment.order.get(),
            mechanic_id: assignment.mechanic.get(),
            date_assigned: assignment.day.to_string(),
        }
    }
}
