//! How parts look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::kernel::time::Timestamp;
use crate::workshop::inventory::{Move, OrderPart, Part};

/// A part.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PartJson {
    /// Its id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// What else there is to say.
    pub description: Option<String>,
    /// What one piece costs the customer in major units of `currency`, before tax.
    pub price: f64,
    /// ISO 4217.
    pub currency: String,
    /// Pieces on the shelf.
    pub on_hand: i64,
    /// Pieces of them that work orders hold.
    pub reserved: i64,
    /// Pieces that nobody holds.
    pub free: i64,
    /// Raised by every change, of the stock too.
    pub version: i64,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl From<Part> for PartJson {
    fn from(part: Part) -> Self {
        Self {
            id: part.id.get(),
            name: part.name,
            description: part.description,
            price: part.price.to_json_number(),
            currency: part.price.currency.code().to_owned(),
            on_hand: part.stock.on_hand,
            reserved: part.stock.reserved,
            free: part.stock.free(),
            version: part.version,
            created_at: part.created_at,
            updated_at: part.updated_at,
        }
    }
}

/// A move of a part onto the shelf or from it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MoveJson {
    /// Later moves have higher ones.
    pub id: i64,
    /// Id of the part.
    pub part_id: i64,
    /// Pieces; negative when they left.
    pub delta: i64,
    /// `received`, `used`, `corrected` or `returned`.
    pub reason: &'static str,
    /// Id of the work order it was for.
    pub order_id: Option<i64>,
    /// Account id of who did it.
    pub by_id: Option<i64>,
    /// RFC 3339, UTC.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

impl From<Move> for MoveJson {
    fn from(moved: Move) -> Self {
        Self {
            id: moved.id,
            part_id: moved.part.get(),
            delta: moved.delta,
            reason: moved.reason.word(),
            order_id: moved.order.map(|order| order.get()),
            by_id: moved.by.map(|by| by.get()),
            at: moved.at,
        }
    }
}

/// What a work order has of a part.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OrderPartJson {
    /// Id of the part.
    pub part_id: i64,
    /// What it is called.
    pub name: String,
    /// Pieces that lie on the shelf for the order.
    pub held: i64,
    /// Pieces that it used up.
    pub used: i64,
}

impl From<OrderPart> for OrderPartJson {
    fn from(part: OrderPart) -> Self {
        Self { part_id: part.part.get(), name: part.name, held: part.held, used: part.used }
    }
}
