//! What an invoice says, and its exact arithmetic, without I/O.

use std::fmt;

use crate::kernel::id::{CustomerId, InvoiceId, WorkOrderId};
use crate::kernel::money::Currency;
use crate::kernel::time::Timestamp;
use crate::workshop::Error;

/// The most that an invoice comes to, in minor units: every amount up to here is exact as a double.
const MOST_MINOR: i64 = 1 << 53;
/// A whole, in hundredths of a percent.
const WHOLE: i128 = 10_000;

/// Tax in hundredths of a percent, 0–100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxRate(i32);

impl TaxRate {
    /// `None` outside 0–10 000.
    #[must_use]
    pub fn new(basis_points: i32) -> Option<Self> {
        (0..=10_000).contains(&basis_points).then_some(Self(basis_points))
    }

    /// Hundredths of a percent.
    #[must_use]
    pub const fn basis_points(self) -> i32 {
        self.0
    }

    /// Tax on a net amount, rounded half up to the minor unit; `None` beyond all bounds.
    #[must_use]
    pub fn on(self, net_minor: i64) -> Option<i64> {
        half_up(i128::from(net_minor) * i128::from(self.0), WHOLE)
    }
}

/// `numerator / denominator`, rounded half up.
fn half_up(numerator: i128, denominator: i128) -> Option<i64> {
    i64::try_from((2 * numerator + denominator).div_euclid(2 * denominator)).ok()
}

/// One line to bill: what, how much of it, at which price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// `labour`, `part`, `service`, `tow` or `fee`.
    pub kind: String,
    /// What the customer reads.
    pub description: String,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Price of one in minor units, before tax.
    pub unit_minor: i64,
}

impl Line {
    /// Quantity × unit, rounded half up to the minor unit; `None` beyond all bounds.
    #[must_use]
    pub fn net_minor(&self) -> Option<i64> {
        half_up(i128::from(self.quantity_milli) * i128::from(self.unit_minor), 1000)
    }
}

/// What lines come to; `gross = net + tax`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// Sum of the lines, in minor units.
    pub net_minor: i64,
    /// Tax on that sum, in minor units.
    pub tax_minor: i64,
    /// What is to be paid, in minor units.
    pub gross_minor: i64,
}

impl Totals {
    /// Sums up lines and puts tax upon the sum, once.
    ///
    /// # Errors
    /// [`Error::Invalid`]: more than can be told exactly.
    pub fn of(lines: &[Line], rate: TaxRate) -> Result<Self, Error> {
        let net = lines.iter().try_fold(0_i64, |sum, line| sum.checked_add(line.net_minor()?));
        let all = net.and_then(|net| {
            let tax = rate.on(net)?;
            Some(Self { net_minor: net, tax_minor: tax, gross_minor: net.checked_add(tax)? })
        });
        all.filter(|totals| totals.gross_minor <= MOST_MINOR).ok_or(Error::Invalid("lines"))
    }

    /// Takes an amount that includes tax apart; the net part is rounded half up.
    ///
    /// # Errors
    /// [`Error::Invalid`]: negative, or more than can be told exactly.
    pub fn within(gross_minor: i64, rate: TaxRate) -> Result<Self, Error> {
        if !(0..=MOST_MINOR).contains(&gross_minor) {
            return Err(Error::Invalid("amount"));
        }
        let net = half_up(i128::from(gross_minor) * WHOLE, WHOLE + i128::from(rate.0));
        let net_minor = net.ok_or(Error::Invalid("amount"))?;
        Ok(Self { net_minor, tax_minor: gross_minor - net_minor, gross_minor })
    }
}

/// What an invoice is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The approved lines of the order.
    Lines,
    /// An amount that somebody named, tax included.
    Stated,
}

impl Basis {
    /// As stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Lines => "lines",
            Self::Stated => "stated",
        }
    }

    /// From the stored word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Lines, Self::Stated].into_iter().find(|basis| basis.word() == word)
    }
}

/// How far an invoice has come: draft -> issued -> void. A draft may be discarded; nothing else goes away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceState {
    /// Prepared; has no number.
    Draft,
    /// Stands.
    Issued,
    /// Was issued and counts no longer; its number is not given again.
    Void,
}

impl InvoiceState {
    /// As stored and as on the wire.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Void => "void",
        }
    }

    /// From the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Issued, Self::Void].into_iter().find(|state| state.word() == word)
    }
}

/// The number of an issued invoice; shown as `INV-000042`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// Name of the series.
    pub series: String,
    /// From 1 on, without gap.
    pub number: i64,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:06}", self.series, self.number)
    }
}

/// An invoice without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// What was done.
    pub order: WorkOrderId,
    /// Who pays.
    pub customer: CustomerId,
    /// What it is made from.
    pub basis: Basis,
    /// How far it has come.
    pub state: InvoiceState,
    /// Its number, once issued.
    pub number: Option<Number>,
    /// The tax rate: of a draft the one in force when it was drafted.
    pub rate: TaxRate,
    /// What it comes to.
    pub totals: Totals,
    /// Of all its amounts.
    pub currency: Currency,
    /// When it was issued.
    pub issued_at: Option<Timestamp>,
    /// When it was voided.
    pub voided_at: Option<Timestamp>,
    /// Why.
    pub void_reason: Option<String>,
    /// When payments had come up to its gross sum; `None` while something is left to pay.
    pub paid_at: Option<Timestamp>,
    /// Raised by every change.
    pub version: i64,
    /// When it was drafted.
    pub created_at: Timestamp,
}

/// A line as the invoice has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BilledLine {
    /// From 1 on, in the order of the estimate.
    pub position: i32,
    /// What is billed.
    pub line: Line,
    /// Quantity × unit in minor units, before tax.
    pub net_minor: i64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(quantity_milli: i64, unit_minor: i64) -> Line {
        Line { kind: "labour".to_owned(), description: "work".to_owned(), quantity_milli, unit_minor }
    }

    fn rate(basis_points: i32) -> TaxRate {
        TaxRate::new(basis_points).unwrap()
    }

    #[test]
    fn halves_go_up_once_for_each_line_and_once_for_the_tax() {
        // 1.5 × 0.01 = 0.015 -> 0.02, twice; 18 % of 0.04 = 0.0072 -> 0.01
        let totals = Totals::of(&[line(1500, 1), line(1500, 1)], rate(1800)).unwrap();
        assert_eq!(totals, Totals { net_minor: 4, tax_minor: 1, gross_minor: 5 });
        // tax on the sum: 18 % of 3 × 0.03 = 0.0162 -> 0.02, where 0.01 for each line would make 0.03
        assert_eq!(Totals::of(&[line(1000, 3), line(1000, 3), line(1000, 3)], rate(1800)).unwrap().tax_minor, 2);
        assert_eq!(rate(5000).on(1), Some(1));
    }

    #[test]
    fn what_cannot_be_told_exactly_is_refused() {
        for bad in [line(i64::MAX, i64::MAX), line(1000, MOST_MINOR + 1), line(1000, MOST_MINOR)] {
            assert!(matches!(Totals::of(&[bad], rate(1800)), Err(Error::Invalid("lines"))));
        }
        assert!(matches!(Totals::within(-1, rate(1800)), Err(Error::Invalid("amount"))));
        assert_eq!((TaxRate::new(-1), TaxRate::new(10_001)), (None, None));
    }

    proptest! {
        #[test]
        fn each_rounding_is_within_half_a_minor_unit(
            lines in proptest::collection::vec((1..10_000_000_i64, 0..100_000_000_i64), 0..20),
            basis_points in 0..=10_000_i32,
        ) {
            let lines: Vec<Line> = lines.into_iter().map(|(quantity, unit)| line(quantity, unit)).collect();
            let totals = Totals::of(&lines, rate(basis_points)).unwrap();
            let mut sum = 0;
            for line in &lines {
                let net = line.net_minor().unwrap();
                let twice_off = 2 * (1000 * i128::from(net) - i128::from(line.quantity_milli) * i128::from(line.unit_minor));
                prop_assert!(-1000 < twice_off && twice_off <= 1000, "{:?}: {}", line, twice_off);
                sum += net;
            }
            prop_assert_eq!(totals.net_minor, sum);
            let twice_off = 2 * (WHOLE * i128::from(totals.tax_minor) - i128::from(sum) * i128::from(basis_points));
            prop_assert!(-WHOLE < twice_off && twice_off <= WHOLE, "{}", twice_off);
            prop_assert_eq!(totals.gross_minor, totals.net_minor + totals.tax_minor);
        }

        #[test]
        fn a_stated_amount_is_kept_to_the_minor_unit(gross in 0..=MOST_MINOR, basis_points in 0..=10_000_i32) {
            let totals = Totals::within(gross, rate(basis_points)).unwrap();
            prop_assert_eq!((totals.gross_minor, totals.net_minor + totals.tax_minor), (gross, gross));
            prop_assert!(totals.tax_minor >= 0);
            // the tax that the net part would bear is the same within the rounding of the net part
            let again = rate(basis_points).on(totals.net_minor).unwrap();
            prop_assert!((again - totals.tax_minor).abs() <= 1, "{:?} {}", totals, again);
        }
    }
}
