//! The wire types, as documented.

use serde::{Deserialize, Serialize};
use serde_json::Number;
use utoipa::ToSchema;

use crate::api::http::{Digits, Field, Totals, Verbatim};

/// A customer who signs up, or what to change of one.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct CustomerBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "John Doe")]
    #[serde(default)]
    pub name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = String, required, format = Email, example = "john@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Any text; a number is unique.
    #[schema(value_type = String, required, max_length = 40, example = "555-2222")]
    #[serde(default)]
    pub phone: Field<String>,
    /// Postal address.
    #[schema(value_type = String, required, max_length = 500, example = "123 Main St")]
    #[serde(default)]
    pub address: Field<String>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// A mechanic who signs up.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct MechanicBody {
    /// Full name.
    #[schema(value_type = String, required, max_length = 200, example = "John Doe")]
    #[serde(default)]
    pub name: Field<String>,
    /// E-mail address, unique.
    #[schema(value_type = String, required, format = Email, example = "john@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Any text; a number is unique.
    #[schema(value_type = String, required, max_length = 40, example = "555-2222")]
    #[serde(default)]
    pub phone: Field<String>,
    /// Postal address.
    #[schema(value_type = String, required, max_length = 500, example = "123 Main St")]
    #[serde(default)]
    pub address: Field<String>,
    /// 8 characters to 72 bytes.
    #[schema(value_type = String, required, min_length = 8, max_length = 72, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
    /// Pay, not negative.
    #[schema(value_type = f64, required, minimum = 0, example = 50_000.0)]
    #[serde(default)]
    pub salary: Field<Number>,
}

/// Who signs in.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct LoginBody {
    /// E-mail address.
    #[schema(value_type = String, required, example = "john@example.com")]
    #[serde(default)]
    pub email: Field<String>,
    /// Password.
    #[schema(value_type = String, required, format = Password, example = "password123")]
    #[serde(default)]
    pub password: Field<Verbatim>,
}

/// A service ticket to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct TicketBody {
    /// In a few words; the first words of the description if not said.
    #[schema(value_type = Option<String>, max_length = 200, example = "Oil change")]
    #[serde(default)]
    pub title: Field<String>,
    /// The day.
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-30")]
    #[serde(default)]
    pub service_date: Field<String>,
    /// Vehicle identification number.
    #[schema(value_type = Option<String>, max_length = 100, example = "1HGCM82633A004352")]
    #[serde(default)]
    pub vin: Field<String>,
    /// What is to be done.
    #[schema(value_type = String, required, max_length = 2000, example = "Oil change and tyre rotation")]
    #[serde(default)]
    pub description: Field<String>,
    /// A known word; a new ticket is PENDING all the same, since mechanics say how far it is.
    #[schema(value_type = Option<String>, example = "PENDING")]
    #[serde(default)]
    pub status: Field<String>,
    /// What it costs, not negative.
    #[schema(value_type = Option<f64>, minimum = 0, example = 49.9)]
    #[serde(default)]
    pub cost: Field<Number>,
}

/// What to change of a service ticket.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct EditBody {
    /// Ids of mechanics who get it.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub add_mechanics: Field<Vec<Field<i64>>>,
    /// Another name of `add_mechanics`.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub add_ids: Field<Vec<Field<i64>>>,
    /// Ids of mechanics from whom it is taken.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub remove_mechanics: Field<Vec<Field<i64>>>,
    /// Another name of `remove_mechanics`.
    #[schema(value_type = Option<Vec<i64>>)]
    #[serde(default)]
    pub remove_ids: Field<Vec<Field<i64>>>,
    /// PENDING, `IN_PROGRESS`, COMPLETED or CANCELLED; for mechanics to say.
    #[schema(value_type = Option<String>, example = "IN_PROGRESS")]
    #[serde(default)]
    pub status: Field<String>,
}

/// A part, or what to change of one.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct PartBody {
    /// What it is called.
    #[schema(value_type = String, required, max_length = 200, example = "Brake pad")]
    #[serde(default)]
    pub part_name: Field<String>,
    /// What one piece costs, not negative.
    #[schema(value_type = f64, required, minimum = 0, example = 29.99)]
    #[serde(default)]
    pub price: Field<Number>,
    /// Pieces on the shelf; none if not said.
    #[schema(value_type = Option<i64>, minimum = 0, example = 10)]
    #[serde(default)]
    pub quantity: Field<i64>,
    /// What else there is to say.
    #[schema(value_type = Option<String>, max_length = 2000, example = "Front axle")]
    #[serde(default)]
    pub description: Field<String>,
}

/// A mechanic who is given a ticket.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignmentBody {
    /// The ticket.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub service_ticket_id: Field<i64>,
    /// The mechanic.
    #[schema(value_type = i64, required, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<i64>,
    /// The day; today if not said.
    #[schema(value_type = Option<String>, format = Date, example = "2026-11-30")]
    #[serde(default)]
    pub date_assigned: Field<String>,
}

/// Which assignment goes; in the query or in the body.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct AssignmentKey {
    /// The ticket.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub service_ticket_id: Field<Digits>,
    /// The mechanic.
    #[schema(value_type = i64, minimum = 1)]
    #[serde(default)]
    pub mechanic_id: Field<Digits>,
}

/// A token.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoginJson {
    /// `success`.
    pub status: &'static str,
    /// One sentence.
    pub message: &'static str,
    /// For `Authorization: Bearer`.
    pub auth_token: String,
}

/// That something was done.
#[derive(Debug, Serialize, ToSchema)]
pub struct DoneJson {
    /// One sentence.
    pub message: String,
}

/// A customer.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomerJson {
    /// Id of the account.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number as it was written.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// Their tickets; told to nobody but themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_tickets: Option<Vec<TicketJson>>,
}

/// A page of customers.
#[derive(Debug, Serialize, ToSchema)]
pub struct CustomersJson {
    /// In the order of their ids.
    pub customers: Vec<CustomerJson>,
    /// How it stands in the list.
    #[serde(flatten)]
    pub totals: Totals,
}

/// A mechanic.
#[derive(Debug, Serialize, ToSchema)]
pub struct MechanicJson {
    /// Id of the account.
    pub id: i64,
    /// Full name.
    pub name: String,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number as it was written.
    pub phone: Option<String>,
    /// Postal address; told to themselves and staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Pay; told to themselves and staff.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salary: Option<f64>,
}

/// A page of mechanics.
#[derive(Debug, Serialize, ToSchema)]
pub struct MechanicsJson {
    /// In the order of their ids.
    pub mechanics: Vec<MechanicJson>,
    /// How it stands in the list.
    #[serde(flatten)]
    pub totals: Totals,
}

/// As much of a mechanic as a ticket tells.
#[derive(Debug, Serialize, ToSchema)]
pub struct CrewJson {
    /// Id of the account.
    pub id: i64,
    /// Full name.
    pub name: String,
}

/// A mechanic with the number of their tickets.
#[derive(Debug, Serialize, ToSchema)]
pub struct RankedJson {
    /// Who.
    pub mechanic: CrewJson,
    /// How many.
    pub ticket_count: i64,
}

/// A service ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketJson {
    /// Its id.
    pub id: i64,
    /// Whose.
    pub customer_id: i64,
    /// In a few words.
    pub title: String,
    /// What is to be done.
    pub description: String,
    /// The day; that on which it was made if nobody said another.
    pub service_date: String,
    /// Vehicle identification number; empty if nobody said.
    pub vin: String,
    /// PENDING, `IN_PROGRESS`, COMPLETED or CANCELLED.
    pub status: &'static str,
    /// What it costs; 0 if nobody said.
    pub cost: f64,
    /// The day on which it was made.
    pub date_created: String,
    /// Who has or had it.
    pub mechanics: Vec<CrewJson>,
}

/// A ticket that was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct OpenedJson {
    /// `success`.
    pub status: &'static str,
    /// One sentence.
    pub message: &'static str,
    /// The ticket.
    pub ticket: TicketJson,
}

/// A page of tickets.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketsJson {
    /// Newest first.
    pub service_tickets: Vec<TicketJson>,
    /// How it stands in the list.
    #[serde(flatten)]
    pub totals: Totals,
}

/// A part.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartJson {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub part_name: String,
    /// What one piece costs.
    pub price: f64,
    /// Pieces on the shelf.
    pub quantity: i64,
    /// What else there is to say.
    pub description: Option<String>,
}

/// A mechanic with a ticket.
#[derive(Debug, Serialize, ToSchema)]
pub struct AssignmentJson {
    /// Its id.
    pub id: i64,
    /// The ticket.
    pub service_ticket_id: i64,
    /// The mechanic.
    pub mechanic_id: i64,
    /// The day.
    pub date_assigned: String,
}
