//! How dates, amounts and quantities are written for people, in each language.

use chrono::{Datelike as _, NaiveDate};

use super::language::{Language, words};
use super::money::Money;

/// A day in words: `21 November 2026`.
#[must_use]
pub fn day(language: Language, day: NaiveDate) -> String {
    let month = words(language, &format!("month-{}", day.month()), &[]).unwrap_or_default();
    let (number, year) = (day.day().to_string(), day.year().to_string());
    let args = [("day", number.as_str()), ("month", month.as_str()), ("year", year.as_str())];
    words(language, "date-long", &args).unwrap_or_else(|| day.to_string())
}

/// An amount with its currency: `1,234.50 DZD`. Exact: it is written from the minor units.
#[must_use]
pub fn money(language: Language, money: Money) -> String {
    let number = decimal(language, i128::from(money.minor), money.currency.exponent(), false);
    let code = money.currency.code();
    let currency = if code == "DZD" { words(language, "currency-dzd", &[]) } else { None };
    // the space does not break: an amount stays on one line
    format!("{number}\u{a0}{}", currency.as_deref().unwrap_or(code))
}

/// A quantity in thousandths, without zeros that say nothing: `1.5`.
#[must_use]
pub fn quantity(language: Language, milli: i64) -> String {
    decimal(language, i128::from(milli), 3, true)
}

/// Hundredths of a percent: `19%`.
#[must_use]
pub fn percent(language: Language, basis_points: i32) -> String {
    let number = decimal(language, i128::from(basis_points), 2, true);
    words(language, "number-percent", &[("number", &number)]).unwrap_or_else(|| format!("{number}%"))
}

/// `scaled` divided by 10 to the power of `places`, the whole part in groups of three digits.
fn decimal(language: Language, scaled: i128, places: u32, short: bool) -> String {
    let mark = |id: &str| words(language, id, &[]).unwrap_or_default();
    let unit = 10_u128.pow(places);
    let size = scaled.unsigned_abs();
    let digits = (size / unit).to_string();
    let group = mark("number-group");
    let mut whole = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            whole.push_str(&group);
        }
        whole.push(digit);
    }
    let width = places as usize;
    let mut rest = if places == 0 { String::new() } else { format!("{:0width$}", size % unit) };
    if short {
        rest.truncate(rest.trim_end_matches('0').len());
    }
    let sign = if scaled < 0 { mark("number-minus") } else { String::new() };
    let point = if rest.is_empty() { String::new() } else { mark("number-point") };
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kernel::money::Currency;

    #[test]
    fn amounts_are_written_as_people_there_write_them() {
        let dinars = Money::new(123_456_789, Currency::DZD);
        assert_eq!(money(Language::En, dinars), "1,234,567.89\u{a0}DZD");
        assert_eq!(money(Language::Fr, dinars), "1\u{202f}234\u{202f}567,89\u{a0}DA");
        assert_eq!(money(Language::Ar, dinars), "1.234.567,89\u{a0}د.ج");
        assert_eq!(money(Language::En, Money::new(-5, Currency::DZD)), "\u{2212}0.05\u{a0}DZD");
        assert_eq!(money(Language::En, Money::new(1500, Currency::parse("JPY").unwrap())), "1,500\u{a0}JPY");
        let most = Money::new(i64::MIN, Currency::parse("TND").unwrap());
        assert_eq!(money(Language::En, most), "\u{2212}9,223,372,036,854,775.808\u{a0}TND");
    }

    #[test]
    fn days_and_quantities() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!(day(Language::En, date), "21 November 2026");
        assert_eq!(day(Language::Fr, date), "21 novembre 2026");
        assert_eq!(day(Language::Ar, date), "21 نوفمبر 2026");
        assert_eq!(quantity(Language::En, 1000), "1");
        assert_eq!(quantity(Language::Fr, 1250), "1,25");
        assert_eq!(quantity(Language::En, 10), "0.01");
        assert_eq!(percent(Language::En, 1900), "19%");
        assert_eq!(percent(Language::Fr, 550), "5,5\u{202f}%");
    }

    proptest! {
        #[test]
        fn the_digits_of_an_amount_are_its_minor_units(minor in any::<i64>(), language in proptest::sample::select(Language::ALL.to_vec())) {
            let written = money(language, Money::new(minor, Currency::DZD));
            let digits: String = written.chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits.parse::<u128>().unwrap(), u128::from(minor.unsigned_abs()));
        }
    }
}
