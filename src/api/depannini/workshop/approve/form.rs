//! What a customer's answer says.

use std::collections::BTreeMap;

use crate::kernel::id::LineId;
use crate::workshop::estimates::Decision;

/// Says yes to every line of the page.
pub(super) const ALL: &str = "all";
/// Before the id of a line: the customer's answer, [`YES`] or [`NO`].
pub(super) const LINE: &str = "line_";
/// Before the id of a line: the version of it that the page showed.
pub(super) const SEEN: &str = "seen_";
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";

/// The decisions of a form; nothing else in it counts. Every line comes with the version that was shown, so that nobody
/// approves what was corrected behind their back.
pub(super) fn decisions(fields: &[(String, String)]) -> Vec<Decision> {
    let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number > 0);
    let seen: BTreeMap<i64, i64> = fields
        .iter()
        .filter_map(|(name, version)| Some((number(name.strip_prefix(SEEN)?)?, number(version)?)))
        .collect();
    let all = fields.iter().any(|(name, value)| name == ALL && value == YES);
    let said = |line: i64| {
        let said = fields.iter().rev().find(|(name, _)| name.strip_prefix(LINE).and_then(number) == Some(line));
        match said.map(|(_, value)| value.as_str()) {
            Some(YES) => Some(true),
            Some(NO) => Some(false),
            _ => None,
        }
    };
    let decided = seen.into_iter().filter_map(|(line, version)| {
        let approve = if all { true } else { said(line)? };
        Some(Decision { line: LineId::new(line), approve, version: Some(version) })
    });
    decided.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> Vec<(i64, bool, Option<i64>)> {
        let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        decisions(&fields).iter().map(|said| (said.line.get(), said.approve, said.version)).collect()
    }

    #[test]
    fn what_was_shown_is_decided() {
        let form = [("seen_7", "2"), ("seen_8", "1"), ("line_7", "yes"), ("line_8", "no")];
        assert_eq!(read(&form), [(7, true, Some(2)), (8, false, Some(1))]);
        // a line that nothing was said to stays as it is
        assert_eq!(read(&form[..3]), [(7, true, Some(2))]);
        assert_eq!(read(&[("seen_7", "2"), ("seen_8", "1"), ("all", "yes")]), [(7, true, Some(2)), (8, true, Some(1))]);
    }

    #[test]
    fn odd_fields_say_nothing() {
        for form in [
            &[("line_7", "yes")][..],
            &[("seen_7", "x"), ("line_7", "yes")],
            &[("seen_-7", "1"), ("line_-7", "yes")],
            &[("seen_7", "1"), ("line_7", "perhaps")],
            &[("all", "yes")],
            &[],
        ] {
            assert_eq!(read(form), [], "{form:?}");
        }
    }
}
