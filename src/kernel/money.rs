//! Money in minor units. It never touches a float in storage or in arithmetic.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// An ISO 4217 currency with its exponent (how many decimal places its minor unit has).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency {
    code: [u8; 3],
    exponent: u32,
}

/// Currencies whose exponent is not 2 (ISO 4217 list one, exponents 0 and 3).
const EXPONENTS: &[(&str, u32)] = &[
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("ISK", 0),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("PYG", 0),
    ("RWF", 0),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
    ("BHD", 3),
    ("IQD", 3),
    ("JOD", 3),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("TND", 3),
];

impl Currency {
    /// Algerian dinar.
    pub const DZD: Self = Self { code: *b"DZD", exponent: 2 };

    /// Three capital letters; the exponent follows from ISO 4217.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        if !bytes.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let exponent = EXPONENTS.iter().find(|(known, _)| *known == code).map_or(2, |(_, exponent)| *exponent);
        Some(Self { code: bytes, exponent })
    }

    /// The three letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }

    /// Decimal places of the minor unit.
    #[must_use]
    pub const fn exponent(&self) -> u32 {
        self.exponent
    }
}

/// An amount in minor units of a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money {
    /// Minor units (centimes for DZD).
    pub minor: i64,
    /// The currency they are of.
    pub currency: Currency,
}

/// The largest amount accepted from outside, in major units: keeps every sum far from overflow and exact as a double.
pub const MAX_MAJOR: i64 = 1_000_000_000;

impl Money {
    /// An amount of minor units.
    #[must_use]
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    /// From an exact decimal of major units; `None` if negative, above [`MAX_MAJOR`] or finer than the minor unit.
    #[must_use]
    pub fn from_major(major: Decimal, currency: Currency) -> Option<Self> {
        if major.is_sign_negative() && !major.is_zero() || major > Decimal::from(MAX_MAJOR) {
            return None;
        }
        let minor = major.checked_mul(Decimal::from(10_i64.pow(currency.exponent)))?;
        minor.fract().is_zero().then(|| minor.to_i64()).flatten().map(|minor| Self { minor, currency })
    }

    /// The amount in major units, exact.
    #[must_use]
    pub fn major(&self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent)
    }

    /// The amount as a JSON number; exact to the minor unit for every amount up to [`MAX_MAJOR`].
    #[must_use]
    pub fn to_json_number(&self) -> f64 {
        self.major().to_f64().unwrap_or(0.0)
    }

    /// `base + per_km × distance`, rounded half up to the minor unit; computed in integers, `None` on overflow.
    #[must_use]
    pub fn with_distance(self, per_km_minor: i64, metres: i64) -> Option<Self> {
        let product = i128::from(per_km_minor).checked_mul(i128::from(metres))?;
        let along_the_way = (product + 500).div_euclid(1000);
        let minor = i64::try_from(i128::from(self.minor) + along_the_way).ok()?;
        Some(Self { minor, ..self })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn dzd() -> Currency {
        Currency::parse("DZD").unwrap()
    }

    #[test]
    fn exponents_follow_iso_4217() {
        assert_eq!(Currency::parse("JPY").unwrap().exponent(), 0);
        assert_eq!(Currency::parse("TND").unwrap().exponent(), 3);
        assert_eq!(dzd().exponent(), 2);
        assert_eq!(Currency::parse("dzd"), None);
        assert_eq!(Currency::parse("EURO"), None);
    }

    #[test]
    fn refuses_what_no_coin_can_pay() {
        for bad in ["-1", "0.001", "1000000001"] {
            assert_eq!(Money::from_major(bad.parse().unwrap(), dzd()), None, "{bad}");
        }
        assert_eq!(Money::from_major("12.34".parse().unwrap(), dzd()).unwrap().minor, 1234);
    }

    proptest! {
        #[test]
        fn a_json_number_brings_back_the_same_minor_units(minor in 0..=MAX_MAJOR * 100) {
            let money = Money::new(minor, dzd());
            let written = serde_json::to_string(&money.to_json_number()).unwrap();
            let read: Decimal = written.parse().unwrap_or_else(|_| Decimal::from_scientific(&written).unwrap());
            prop_assert_eq!(Money::from_major(read, dzd()), Some(money));
        }

        #[test]
        fn price_by_distance_is_within_half_a_minor_unit(base in 0..10_000_000_i64, per_km in 0..1_000_000_i64, metres in 0..2_000_000_i64) {
            let price = Money::new(base, dzd()).with_distance(per_km, metres).unwrap().minor;
            let twice_error = 2 * 1000 * i128::from(price - base) - 2 * i128::from(per_km) * i128::from(metres);
            prop_assert!(twice_error.abs() <= 1000, "{}", twice_error);
        }
    }
}
