//! From the wire to commands, and from what the domains tell to the wire.

mod accounts;
mod customers;
mod jobs;
mod mechanics;
mod money;

use chrono::SecondsFormat;

use crate::kernel::time::Timestamp;

/// An instant as the document writes them: ISO 8601, without a fraction of a second where there is none.
fn iso(at: Timestamp) -> String {
    at.utc().to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_second_has_no_fraction() {
        assert_eq!(iso(Timestamp::from_micros(1_795_248_000_000_000)), "2026-11-21T08:00:00Z");
        assert_eq!(iso(Timestamp::from_micros(1_795_248_000_250_000)), "2026-11-21T08:00:00.250Z");
    }
}
