//! Stock and its arithmetic, without I/O.

use crate::kernel::id::{AccountId, PartId, WorkOrderId};
use crate::kernel::money::Money;
use crate::kernel::time::Timestamp;
use crate::workshop::Error;

/// The most pieces of a part that are counted.
const MOST: i64 = 1_000_000_000;

/// So many pieces, at least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quantity(i64);

impl Quantity {
    /// `None` below 1 and above a thousand million.
    #[must_use]
    pub fn new(pieces: i64) -> Option<Self> {
        (1..=MOST).contains(&pieces).then_some(Self(pieces))
    }

    /// Pieces.
    #[must_use]
    pub const fn pieces(self) -> i64 {
        self.0
    }
}

/// How many pieces lie on the shelf, none or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Level(i64);

impl Level {
    /// `None` below 0 and above a thousand million.
    #[must_use]
    pub fn new(pieces: i64) -> Option<Self> {
        (0..=MOST).contains(&pieces).then_some(Self(pieces))
    }

    /// Pieces.
    #[must_use]
    pub const fn pieces(self) -> i64 {
        self.0
    }
}

/// What lies on the shelf and what orders hold of it: `0 <= reserved <= on_hand`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stock {
    /// Pieces on the shelf.
    pub on_hand: i64,
    /// Pieces of them that orders hold.
    pub reserved: i64,
}

impl Stock {
    /// Pieces that nobody holds.
    #[must_use]
    pub const fn free(self) -> i64 {
        self.on_hand - self.reserved
    }

    /// Pieces come in.
    ///
    /// # Errors
    /// [`Error::Invalid`]: more than is counted.
    pub fn receive(self, came: Quantity) -> Result<Self, Error> {
        let level = Level::new(self.on_hand + came.0).ok_or(Error::Invalid("quantity"))?;
        Ok(Self { on_hand: level.0, ..self })
    }

    /// The shelf was counted.
    ///
    /// # Errors
    /// [`Error::InUse`]: fewer than orders hold.
    pub fn correct(self, counted: Level) -> Result<Self, Error> {
        if counted.0 < self.reserved { Err(Error::InUse("part")) } else { Ok(Self { on_hand: counted.0, ..self }) }
    }

    /// An order holds pieces that were free.
    ///
    /// # Errors
    /// [`Error::OutOfStock`].
    pub fn reserve(self, wanted: Quantity) -> Result<Self, Error> {
        if wanted.0 > self.free() {
            return Err(Error::OutOfStock);
        }
        Ok(Self { reserved: self.reserved + wanted.0, ..self })
    }

    /// Pieces that an order holds are free again.
    ///
    /// # Errors
    /// [`Error::OutOfStock`]: not so many are held.
    pub fn release(self, given_up: Quantity) -> Result<Self, Error> {
        if given_up.0 > self.reserved {
            return Err(Error::OutOfStock);
        }
        Ok(Self { reserved: self.reserved - given_up.0, ..self })
    }

    /// Pieces that an order holds leave the shelf.
    ///
    /// # Errors
    /// [`Error::OutOfStock`]: not so many are held.
    pub fn use_up(self, used: Quantity) -> Result<Self, Error> {
        let released = self.release(used)?;
        Ok(Self { on_hand: released.on_hand - used.0, ..released })
    }
}

/// A part as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: PartId,
    /// What it is called.
    pub name: String,
    /// What else there is to say.
    pub description: Option<String>,
    /// What one piece costs the customer, before tax.
    pub price: Money,
    /// How many there are.
    pub stock: Stock,
    /// Raised by every change, of the stock too.
    pub version: i64,
    /// When it was added.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// A part to add.
#[derive(Debug, Clone)]
pub struct NewPart {
    /// What it is called, not empty.
    pub name: String,
    /// What else there is to say.
    pub description: Option<String>,
    /// What one piece costs the customer, before tax; not negative.
    pub price: Money,
    /// What lies on the shelf already.
    pub on_hand: Level,
}

/// What to change of a part; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct PartChange {
    /// What it is called.
    pub name: Option<String>,
    /// What else there is to say, or that there is nothing.
    pub description: Option<Option<String>>,
    /// What one piece costs.
    pub price: Option<Money>,
    /// How many were counted on the shelf: a correction.
    pub on_hand: Option<Level>,
}

/// Why stock moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It was delivered.
    Received,
    /// An order used it up.
    Used,
    /// It was counted.
    Corrected,
    /// An order gave it back.
    Returned,
}

impl Reason {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Used => "used",
            Self::Corrected => "corrected",
            Self::Returned => "returned",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Received, Self::Used, Self::Corrected, Self::Returned].into_iter().find(|reason| reason.word() == word)
    }
}

/// One move of a part onto the shelf or from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Later moves have higher ones.
    pub id: i64,
    /// Of what.
    pub part: PartId,
    /// Pieces; negative when they left.
    pub delta: i64,
    /// Why.
    pub reason: Reason,
    /// For which order.
    pub order: Option<WorkOrderId>,
    /// By whom.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
}

/// So many pieces of a part, for an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Of what.
    pub part: PartId,
    /// How many.
    pub quantity: Quantity,
}

/// What an order has of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderPart {
    /// The order.
    pub order: WorkOrderId,
    /// Of what.
    pub part: PartId,
    /// What that is called.
    pub name: String,
    /// Pieces that lie on the shelf for the order.
    pub held: i64,
    /// Pieces that it used up.
    pub used: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn step(stock: Stock, what: u8, pieces: i64) -> Result<Stock, Error> {
        let some = Quantity::new(pieces.max(1)).unwrap();
        match what {
            0 => stock.receive(some),
            1 => stock.correct(Level::new(pieces).unwrap()),
            2 => stock.reserve(some),
            3 => stock.release(some),
            _ => stock.use_up(some),
        }
    }

    #[test]
    fn the_last_piece_is_held_once() {
        let one = Stock { on_hand: 1, reserved: 0 };
        let held = one.reserve(Quantity::new(1).unwrap()).unwrap();
        assert!(matches!(held.reserve(Quantity::new(1).unwrap()), Err(Error::OutOfStock)));
        assert!(matches!(held.correct(Level::new(0).unwrap()), Err(Error::InUse("part"))));
        assert_eq!(held.use_up(Quantity::new(1).unwrap()).unwrap(), Stock::default());
    }

    #[test]
    fn no_shelf_holds_more_than_is_counted() {
        let full = Stock { on_hand: MOST, reserved: 0 };
        assert!(matches!(full.receive(Quantity::new(1).unwrap()), Err(Error::Invalid("quantity"))));
        assert_eq!((Quantity::new(0), Quantity::new(MOST + 1), Level::new(-1)), (None, None, None));
    }

    proptest! {
        #[test]
        fn no_walk_leaves_the_bounds(walk in proptest::collection::vec((0..5_u8, 0..20_i64), 0..60)) {
            let mut stock = Stock::default();
            for (what, pieces) in walk {
                if let Ok(next) = step(stock, what, pieces) {
                    stock = next;
                }
                prop_assert!(0 <= stock.reserved && stock.reserved <= stock.on_hand, "{:?}", stock);
            }
        }
    }
}
