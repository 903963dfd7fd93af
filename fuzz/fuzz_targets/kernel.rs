//! The words that everyone shares, from text: contacts, money, languages, bounded texts, pages.
#![no_main]

use actix_web::FromRequest as _;
use actix_web::dev::Payload;
use actix_web::test::TestRequest;
use depannini::api::http::PageParams;
use depannini::kernel::contact::{Email, Phone};
use depannini::kernel::language::Language;
use depannini::kernel::money::{Currency, Money};
use depannini::kernel::text::bounded;
use depannini::kernel::time::Timestamp;
use libfuzzer_sys::fuzz_target;
use rust_decimal::Decimal;

fuzz_target!(|text: &str| {
    if let Some(phone) = Phone::parse(text, "+213") {
        let digits = phone.key().trim_start_matches('+');
        assert!((7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()), "{phone:?}");
        assert_eq!(Phone::parse(phone.key(), "+213").as_ref().map(Phone::key), Some(phone.key()), "a key is its own");
    }
    if let Some(email) = Email::parse(text) {
        assert_eq!(Email::parse(email.as_str()).as_ref(), Some(&email), "an address is its own");
    }
    if let Ok(major) = text.parse::<Decimal>().or_else(|_| Decimal::from_scientific(text)) {
        for currency in ["DZD", "JPY", "TND"].into_iter().filter_map(Currency::parse) {
            if let Some(money) = Money::from_major(major, currency) {
                assert!(money.minor >= 0 && money.major() == major, "{money:?}");
            }
        }
    }
    if let Ok(micros) = text.parse::<i64>() {
        let time = Timestamp::from_micros(micros);
        assert!(!time.rfc3339().is_empty() && time.since(time).is_zero());
    }
    if let Ok(Some(kept)) = bounded(text, 100) {
        assert!(!kept.is_empty() && kept.chars().count() <= 100 && !kept.contains('\0'));
    }
    let _best = Language::from_accept_language(text);
    let _currency = Currency::parse(text);
    let escaped: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let request = TestRequest::get().uri(&format!("/?limit={escaped}&cursor={escaped}")).to_http_request();
    if let Ok(PageParams(page)) = PageParams::from_request(&request, &mut Payload::None).into_inner() {
        assert!((1..=200).contains(&page.limit.rows()) && page.cursor.is_none_or(|cursor| cursor >= 1));
    }
});
