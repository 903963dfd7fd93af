//! The schemas of words and notations that several bodies share. Words are read in any case; the document names one. An
//! empty text counts as absent wherever a field may be left out, and so the schemas of such fields allow it.

use utoipa::openapi::schema::SchemaType;
use utoipa::openapi::{KnownFormat, Object, ObjectBuilder, OneOfBuilder, Schema, SchemaFormat, Type};

/// Any usual spelling, as [`crate::kernel::contact::Phone`] reads it.
const PHONE: &str = "[0-9+(][0-9+. ()/-]{6,39}";
const MAX_EMAIL: usize = 254;

/// `towing` or `repair`, if any.
pub(super) fn service() -> Object {
    optional(&["towing", "repair"], "`towing` or `repair`; for assistants")
}

/// The same of an assistance.
pub(super) fn assistance_type() -> Object {
    optional(&["towing", "repair"], "`towing` or `repair`")
}

/// `light` or `heavy`, if any.
pub(super) fn vehicle() -> Object {
    optional(&["light", "heavy"], "`light` (default) or `heavy`")
}

/// `b` or `c`, if any.
pub(super) fn license() -> Object {
    optional(&["b", "c"], "`b` or `c`; for assistants")
}

/// What an assistance can be changed to.
pub(super) fn status() -> Object {
    required(&["ongoing", "completed", "canceled"], "`ongoing`, `completed` or `canceled`")
}

/// How far an assistant has come.
pub(super) fn stage() -> Object {
    required(&["on_the_way", "arrived", "loaded"], "`on_the_way`, `arrived` or `loaded`")
}

/// Who signs up.
pub(super) fn user_type() -> Object {
    required(&["client", "assistant"], "`client` or `assistant`")
}

/// One of the caller's own contacts, if any.
pub(super) fn contact_kind() -> Object {
    optional(&["email", "phone"], "`email` or `phone`, for one who is signed in")
}

/// A day, if any.
pub(super) fn day() -> Object {
    let day = text_or_null("Last day on which the licence holds, `dd:mm:yy`; for assistants");
    day.pattern(Some("^([0-3][0-9]:[01][0-9]:[0-9]{2})?$")).examples(["31:12:30"]).build()
}

/// A phone number.
pub(super) fn phone() -> Object {
    let description = "Phone number in any usual spelling; a leading 0 stands for the country's prefix";
    let phone = ObjectBuilder::new().schema_type(Type::String).description(Some(description));
    phone.pattern(Some(format!("^{PHONE}$"))).examples(["+213555123456"]).build()
}

/// A phone number, if any.
pub(super) fn optional_phone() -> Object {
    text_or_null("Phone number in any usual spelling").pattern(Some(format!("^({PHONE})?$"))).build()
}

/// An e-mail address.
pub(super) fn email() -> Object {
    let email = ObjectBuilder::new().schema_type(Type::String).description(Some("E-mail address"));
    email.format(Some(SchemaFormat::Custom("idn-email".to_owned()))).max_length(Some(MAX_EMAIL)).build()
}

/// An e-mail address, if any.
pub(super) fn optional_email() -> Schema {
    let none = text_or_null("None").max_length(Some(0));
    OneOfBuilder::new().item(email()).item(none).description(Some("E-mail address")).into()
}

/// A number of a registration, if any.
pub(super) fn optional_registration() -> Schema {
    let text = text_or_null("None, or digits").pattern(Some("^[0-9]{0,18}$"));
    let number = ObjectBuilder::new()
        .schema_type(Type::Integer)
        .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int64)))
        .minimum(Some(0));
    let description = "Number of the vehicle's registration; for assistants";
    OneOfBuilder::new().item(text).item(number).description(Some(description)).into()
}

/// A code that was sent.
pub(super) fn code() -> Schema {
    let text = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9]+$")).examples(["01234"]);
    let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
    OneOfBuilder::new().item(text).item(number).description(Some("The code that was sent there")).into()
}

/// A code, if any.
pub(super) fn optional_code() -> Schema {
    let text = text_or_null("None, or the code").pattern(Some("^[0-9]*$")).examples(["01234"]);
    let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(0));
    OneOfBuilder::new().item(text).item(number).description(Some("Five digits; without them a code is sent")).into()
}

fn required(words: &[&str], description: &str) -> Object {
    let word = ObjectBuilder::new().schema_type(Type::String).description(Some(description));
    word.enum_values(Some(words.iter().copied())).build()
}

fn optional(words: &[&str], description: &str) -> Object {
    let absent = [serde_json::Value::from(""), serde_json::Value::Null];
    let values = words.iter().map(|word| serde_json::Value::from(*word)).chain(absent);
    text_or_null(description).enum_values(Some(values)).build()
}

fn text_or_null(description: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        .description(Some(description.to_owned()))
}
