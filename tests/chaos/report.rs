//! What is said of a run: its counts, and what was wrong with enough to look for it.

use std::collections::BTreeMap;

use super::seen::{Broken, Finding, Seen};

/// Findings of one kind that are shown.
const SHOWN: usize = 20;

/// What came of a run on one database.
#[derive(Default)]
pub(crate) struct Outcome {
    pub(crate) counts: BTreeMap<&'static str, u64>,
    pub(crate) writes: u64,
    pub(crate) findings: Vec<Finding>,
}

impl Outcome {
    pub(crate) fn of(seen: &Seen) -> Self {
        Self { counts: seen.counts(), writes: seen.writes(), findings: seen.findings() }
    }

    fn count(&self, what: &str) -> u64 {
        self.counts.get(what).copied().unwrap_or(0)
    }

    fn found(&self, broken: Broken) -> usize {
        self.findings.iter().filter(|finding| finding.broken == broken).count()
    }

    /// Whether every promise was kept.
    pub(crate) fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    /// All counts, and the findings.
    pub(crate) fn print(&self) {
        let counts: Vec<_> = self.counts.iter().map(|(what, count)| format!("{count} {what}")).collect();
        println!("  counts: {}", counts.join(", "));
        for broken in Broken::ALL {
            let found: Vec<_> = self.findings.iter().filter(|finding| finding.broken == broken).collect();
            for finding in found.iter().take(SHOWN) {
                println!("  {} (round {}): {}", broken.word(), finding.round, finding.text);
            }
            if found.len() > SHOWN {
                println!("  {}: {} more", broken.word(), found.len() - SHOWN);
            }
        }
    }

    /// Adds the counts of another run.
    pub(crate) fn add(&mut self, other: &Self) {
        for (what, count) in &other.counts {
            *self.counts.entry(what).or_default() += count;
        }
        self.writes += other.writes;
        self.findings.extend_from_slice(&other.findings);
    }

    /// In a line.
    pub(crate) fn line(&self) -> String {
        let broken: Vec<_> =
            Broken::ALL.iter().map(|broken| format!("{} {}", self.found(*broken), broken.word())).collect();
        format!(
            "{} kills, {} stops in order, {} database stops, {} connections cut, {} sockets, {} resumes, \
             {} acknowledged writes, {} facts heard; {}",
            self.count("kills"),
            self.count("stops in order"),
            self.count("database stops"),
            self.count("connections cut"),
            self.count("sockets opened"),
            self.count("resumes"),
            self.writes,
            self.count("facts heard"),
            broken.join(", ")
        )
    }
}
