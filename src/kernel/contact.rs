//! Phone numbers and e-mail addresses.

/// A phone number as sent and its key, which is unique among accounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phone {
    sent: String,
    key: String,
}

impl Phone {
    /// Reads a number by one rule for all APIs: keep digits and a leading `+`; `00` becomes `+`; a leading 0 gets the
    /// country prefix (`+213`); other digits stay as they are. Seven to fifteen digits (E.164 allows fifteen).
    #[must_use]
    pub fn parse(text: &str, country_prefix: &str) -> Option<Self> {
        let sent = text.trim();
        if sent.len() > 40 || sent.chars().any(|c| !(c.is_ascii_digit() || "+-. ()/".contains(c))) {
            return None;
        }
        let digits: String = sent.chars().filter(char::is_ascii_digit).collect();
        let plus = sent.starts_with('+');
        let key = if plus {
            format!("+{digits}")
        } else if let Some(rest) = digits.strip_prefix("00") {
            format!("+{rest}")
        } else if let Some(rest) = digits.strip_prefix('0') {
            format!("{country_prefix}{rest}")
        } else {
            digits
        };
        let count = key.chars().filter(char::is_ascii_digit).count();
        (7..=15).contains(&count).then(|| Self { sent: sent.to_owned(), key })
    }

    /// As the person wrote it.
    #[must_use]
    pub fn sent(&self) -> &str {
        &self.sent
    }

    /// The normalised number.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// An e-mail address, lower-cased: two spellings of one mailbox are one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Something, one `@`, a domain with a dot; at most 254 characters (RFC 5321 path limit), no blanks or controls.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // some letters grow when they become small: what is kept is what is looked at
        let text = text.trim().to_lowercase();
        if text.len() > 254 || text.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return None;
        }
        let (local, domain) = text.rsplit_once('@')?;
        let domain_fine = domain.contains('.')
            && domain.split('.').all(|label| {
                !label.is_empty()
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
            });
        let local_fine =
            !local.is_empty() && local.len() <= 64 && !local.contains(['@', '<', '>', ',', ';', '"', '(', ')']);
        (domain_fine && local_fine).then_some(Self(text))
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An address or a number as it may be shown to those who need not know it: enough to recognise one that is known.
#[must_use]
pub fn masked(destination: &str) -> String {
    let chars: Vec<char> = destination.chars().collect();
    let begin = |count: usize| chars.iter().take(count).collect::<String>();
    match destination.rsplit_once('@') {
        Some((name, domain)) => format!("{}***@{domain}", name.chars().next().map(String::from).unwrap_or_default()),
        None if chars.len() > 6 => {
            let end: String = chars.iter().skip(chars.len() - 2).collect();
            format!("{}***{end}", begin(4))
        }
        None => "***".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_number_has_one_key() {
        for text in ["0555 12 34 56", "+213555123456", "00213555123456", "0555-12-34-56", "(0555) 123456"] {
            assert_eq!(Phone::parse(text, "+213").unwrap().key(), "+213555123456", "{text}");
        }
        assert_eq!(Phone::parse("987-654-3210", "+213").unwrap().key(), "9876543210");
    }

    #[test]
    fn what_is_masked_is_recognised_and_not_told() {
        for (whole, shown) in [
            ("amel@example.com", "a***@example.com"),
            ("+213555123456", "+213***56"),
            ("@x.dz", "***@x.dz"),
            ("12345", "***"),
            ("", "***"),
        ] {
            assert_eq!(masked(whole), shown);
        }
    }

    #[test]
    fn text_is_no_number() {
        for text in ["", "phone", "12345", "+1234567890123456", "555x1234567", "٠٥٥٥١٢٣٤٥٦"] {
            assert_eq!(Phone::parse(text, "+213"), None, "{text}");
        }
    }

    #[test]
    fn addresses() {
        assert_eq!(Email::parse(" Amel@Example.COM ").unwrap().as_str(), "amel@example.com");
        for text in ["", "amel", "amel@", "@x.dz", "a@b", "a b@c.dz", "a@b..dz", "a\0@b.dz"] {
            assert_eq!(Email::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_kept_is_an_address_too() {
        // the small form of a dotted capital I is two characters, one of them no letter
        assert_eq!(Email::parse("x@\u{130}.dz"), None);
        assert_eq!(Email::parse(&format!("{}@x.dz", "\u{130}".repeat(32))), None);
    }

    proptest! {
        #[test]
        fn keys_and_addresses_are_their_own(address in "\\PC{1,12}@\\PC{1,6}\\.dz", number in "[+0-9 .-]{5,20}") {
            if let Some(email) = Email::parse(&address) {
                prop_assert_eq!(Email::parse(email.as_str()), Some(email));
            }
            if let Some(phone) = Phone::parse(&number, "+213") {
                let again = Phone::parse(phone.key(), "+213");
                prop_assert_eq!(again.as_ref().map(Phone::key), Some(phone.key()));
            }
        }
    }
}
