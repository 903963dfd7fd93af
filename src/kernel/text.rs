//! Texts that people write: trimmed, bounded, free of control characters.

/// Why a text was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextProblem {
    /// Longer than the limit.
    TooLong,
    /// Holds NUL or another control character than tab and line breaks.
    Control,
}

/// The text trimmed; `None` when nothing is left (an empty optional text counts as absent).
///
/// # Errors
/// Longer than `max` characters, or control characters other than tab and line breaks.
pub fn bounded(text: &str, max: usize) -> Result<Option<String>, TextProblem> {
    let text = text.trim();
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return Err(TextProblem::Control);
    }
    if text.chars().count() > max {
        return Err(TextProblem::TooLong);
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds() {
        assert_eq!(bounded("  ", 5), Ok(None));
        assert_eq!(bounded(" été ", 3), Ok(Some("été".to_owned())));
        assert_eq!(bounded("abcd", 3), Err(TextProblem::TooLong));
        assert_eq!(bounded("a\0b", 9), Err(TextProblem::Control));
    }
}
