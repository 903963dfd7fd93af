//! What lines come to: exact arithmetic in minor units, without I/O.
//!
//! Prices are before tax, and tax is put once upon the sum. A tow is the exception: its driver was told a price before
//! anything was towed, and pays exactly that one. So the price of a tow includes tax; it is taken apart into net and tax
//! and not taxed again. A discount is before tax and comes off what is taxed first, off tows only by what is left of it.

use crate::workshop::Error;

/// The most that an invoice comes to, in minor units: every amount up to here is exact as a double.
pub(super) const MOST_MINOR: i64 = 1 << 53;
/// A whole, in hundredths of a percent.
const WHOLE: i128 = 10_000;
/// Kind of the lines whose price includes tax.
pub(in crate::workshop) const TOW: &str = "tow";
/// Kind of the line that takes something off.
const DISCOUNT: &str = "discount";

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
    /// `labour`, `part`, `service`, `tow` or `fee`; `discount` on an invoice.
    pub kind: String,
    /// What the customer reads.
    pub description: String,
    /// Quantity in thousandths.
    pub quantity_milli: i64,
    /// Price of one in minor units: of a tow with tax, else before tax. Negative for a discount only.
    pub unit_minor: i64,
}

impl Line {
    /// What is taken off, in minor units before tax.
    fn discount(minor: i64) -> Self {
        let kind = DISCOUNT.to_owned();
        Self { description: kind.clone(), kind, quantity_milli: 1000, unit_minor: -minor }
    }

    /// Its price is what somebody pays, tax included.
    #[must_use]
    pub fn includes_tax(&self) -> bool {
        self.kind == TOW
    }

    fn is_discount(&self) -> bool {
        self.kind == DISCOUNT
    }

    /// Quantity × unit, rounded half up to the minor unit; `None` beyond all bounds.
    #[must_use]
    pub fn amount_minor(&self) -> Option<i64> {
        half_up(i128::from(self.quantity_milli) * i128::from(self.unit_minor), 1000)
    }

    /// What of that is before tax.
    ///
    /// # Errors
    /// [`Error::Invalid`]: beyond all bounds.
    pub fn net_minor(&self, rate: TaxRate) -> Result<i64, Error> {
        let amount = self.amount_minor().ok_or(Error::Invalid("lines"))?;
        if self.includes_tax() { Ok(Totals::within(amount, rate)?.net_minor) } else { Ok(amount) }
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
    /// Sums up lines and puts tax upon what does not include it, once. With nothing but tows and no discount the gross sum
    /// is the sum of their prices.
    ///
    /// # Errors
    /// [`Error::Invalid`]: more than can be told exactly, or a discount of more than everything.
    pub fn of(lines: &[Line], rate: TaxRate) -> Result<Self, Error> {
        let mut sum = Sum::default();
        let mut off = 0_i64;
        for line in lines {
            let amount = line.amount_minor().ok_or(Error::Invalid("lines"))?;
            if line.is_discount() {
                off =
                    amount.checked_neg().and_then(|minor| off.checked_add(minor)).ok_or(Error::Invalid("discount"))?;
            } else {
                sum = sum.with(line.includes_tax(), amount, rate)?;
            }
        }
        sum.less(off)?.totals(rate)
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

/// What an invoice says of these lines and a discount before tax: at most so much is taken off as they come to.
///
/// # Errors
/// [`Error::Invalid`]: more than can be told exactly.
pub(in crate::workshop) fn billed(
    lines: Vec<Line>,
    discount_minor: i64,
    rate: TaxRate,
) -> Result<(Vec<Line>, Totals), Error> {
    let without = Totals::of(&lines, rate)?;
    let off = discount_minor.clamp(0, without.net_minor);
    if off == 0 {
        return Ok((lines, without));
    }
    let mut lines = lines;
    lines.push(Line::discount(off));
    let totals = Totals::of(&lines, rate)?;
    Ok((lines, totals))
}

/// Amounts on their way to totals.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    /// What tax is yet to be put upon.
    taxed: i64,
    /// The net parts of what includes tax.
    towed_net: i64,
    /// Their tax.
    towed_tax: i64,
}

impl Sum {
    fn with(self, includes_tax: bool, amount: i64, rate: TaxRate) -> Result<Self, Error> {
        let too_much = Error::Invalid("lines");
        if includes_tax {
            let parts = Totals::within(amount, rate)?;
            let sums = self.towed_net.checked_add(parts.net_minor).zip(self.towed_tax.checked_add(parts.tax_minor));
            let (towed_net, towed_tax) = sums.ok_or(too_much)?;
            Ok(Self { towed_net, towed_tax, ..self })
        } else {
            Ok(Self { taxed: self.taxed.checked_add(amount).ok_or(too_much)?, ..self })
        }
    }

    /// Takes something off, before tax; what is left of a tow bears as much of its tax as it is of its net part.
    fn less(self, off: i64) -> Result<Self, Error> {
        let from_taxed = off.min(self.taxed);
        let from_towed = off - from_taxed;
        if off < 0 || from_towed > self.towed_net {
            return Err(Error::Invalid("discount"));
        }
        if from_towed == 0 {
            return Ok(Self { taxed: self.taxed - from_taxed, ..self });
        }
        let towed_net = self.towed_net - from_towed;
        let share = half_up(i128::from(self.towed_tax) * i128::from(towed_net), i128::from(self.towed_net));
        let towed_tax = share.ok_or(Error::Invalid("lines"))?;
        Ok(Self { taxed: self.taxed - from_taxed, towed_net, towed_tax })
    }

    fn totals(self, rate: TaxRate) -> Result<Totals, Error> {
        let sums = self.taxed.checked_add(self.towed_net).zip(rate.on(self.taxed)).and_then(|(net, tax)| {
            let tax = tax.checked_add(self.towed_tax)?;
            Some(Totals { net_minor: net, tax_minor: tax, gross_minor: net.checked_add(tax)? })
        });
        sums.filter(|totals| totals.gross_minor <= MOST_MINOR).ok_or(Error::Invalid("lines"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(quantity_milli: i64, unit_minor: i64) -> Line {
        Line { kind: "labour".to_owned(), description: "work".to_owned(), quantity_milli, unit_minor }
    }

    fn tow(told_minor: i64) -> Line {
        Line { kind: TOW.to_owned(), description: "tow".to_owned(), quantity_milli: 1000, unit_minor: told_minor }
    }

    fn rate(basis_points: i32) -> TaxRate {
        TaxRate::new(basis_points).unwrap()
    }

    fn totals(net_minor: i64, tax_minor: i64) -> Totals {
        Totals { net_minor, tax_minor, gross_minor: net_minor + tax_minor }
    }

    #[test]
    fn halves_go_up_once_for_each_line_and_once_for_the_tax() {
        // 1.5 × 0.01 = 0.015 -> 0.02, twice; 18 % of 0.04 = 0.0072 -> 0.01
        assert_eq!(Totals::of(&[line(1500, 1), line(1500, 1)], rate(1800)).unwrap(), totals(4, 1));
        // tax on the sum: 18 % of 3 × 0.03 = 0.0162 -> 0.02, where 0.01 for each line would make 0.03
        assert_eq!(Totals::of(&[line(1000, 3), line(1000, 3), line(1000, 3)], rate(1800)).unwrap().tax_minor, 2);
        assert_eq!(rate(5000).on(1), Some(1));
    }

    #[test]
    fn what_cannot_be_told_exactly_is_refused() {
        for bad in [line(i64::MAX, i64::MAX), line(1000, MOST_MINOR + 1), line(1000, MOST_MINOR)] {
            assert!(matches!(Totals::of(&[bad], rate(1800)), Err(Error::Invalid("lines"))));
        }
        assert!(matches!(Totals::of(&[tow(MOST_MINOR), tow(1)], rate(1800)), Err(Error::Invalid("lines"))));
        assert!(matches!(Totals::within(-1, rate(1800)), Err(Error::Invalid("amount"))));
        assert_eq!((TaxRate::new(-1), TaxRate::new(10_001)), (None, None));
    }

    #[test]
    fn a_discount_takes_off_what_there_is_and_no_more() {
        // 10.00 of work, and a tow for which 11.80 was told
        let lines = vec![line(1000, 1000), tow(1180)];
        let less = |discount| billed(lines.clone(), discount, rate(1800)).unwrap().1;
        assert_eq!(less(0), totals(2000, 360));
        assert_eq!(less(400), totals(1600, 108 + 180));
        assert_eq!(less(1000), totals(1000, 180));
        // half of what the tow comes to before tax bears half of its tax
        assert_eq!(less(1500), totals(500, 90));
        assert_eq!(less(2000), totals(0, 0));
        assert_eq!(less(i64::MAX), totals(0, 0));
        let (said, _) = billed(lines, 5000, rate(1800)).unwrap();
        assert_eq!(said.last().map(|line| (line.kind.as_str(), line.unit_minor)), Some(("discount", -2000)));
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
                let net = line.amount_minor().unwrap();
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

        #[test]
        fn a_tow_costs_what_was_told_whatever_stands_beside_it(
            told in 0..1_000_000_000_i64,
            work in proptest::collection::vec((1..10_000_000_i64, 0..100_000_000_i64), 0..10),
            basis_points in 0..=10_000_i32,
            share in 0..=100_i64,
        ) {
            let work: Vec<Line> = work.into_iter().map(|(quantity, unit)| line(quantity, unit)).collect();
            let alone = Totals::of(&work, rate(basis_points)).unwrap();
            let discount = alone.net_minor / 100 * share;
            let mut with_tow = work.clone();
            with_tow.push(tow(told));
            let (_, without_tow) = billed(work, discount, rate(basis_points)).unwrap();
            let (_, all) = billed(with_tow, discount, rate(basis_points)).unwrap();
            prop_assert_eq!(all.gross_minor - without_tow.gross_minor, told);
        }

        #[test]
        fn a_discount_comes_off_before_tax_and_never_below_nothing(
            told in 0..100_000_000_i64,
            work in 0..100_000_000_i64,
            discount in 0..400_000_000_i64,
            basis_points in 0..=10_000_i32,
        ) {
            let rate = rate(basis_points);
            let lines = vec![line(1000, work), tow(told)];
            let before = Totals::of(&lines, rate).unwrap();
            let (said, after) = billed(lines, discount, rate).unwrap();
            prop_assert_eq!(after.net_minor, (before.net_minor - discount).max(0));
            prop_assert!(after.tax_minor >= 0 && after.gross_minor <= before.gross_minor);
            // nothing is left to pay exactly when all of it was taken off
            prop_assert!(after.net_minor > 0 || after.gross_minor == 0);
            // the lines add up to what is said below them
            let sum: i64 = said.iter().map(|line| line.net_minor(rate).unwrap()).sum();
            prop_assert_eq!(sum, after.net_minor);
        }
    }
}
