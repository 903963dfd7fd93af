//! What a run came to: each figure beside its baseline of the same run and its aim, for people and for machines.

use std::fmt::Write as _;

use serde::Serialize;
use serde_json::Value;

/// Whether an aim was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    /// It was.
    Reached,
    /// It was not.
    Missed,
    /// Nothing is aimed at, or the run cannot tell; the note says why.
    NotJudged,
}

impl Verdict {
    /// Of an aim that can be told.
    pub(super) const fn of(reached: bool) -> Self {
        if reached { Self::Reached } else { Self::Missed }
    }
}

/// One figure.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figure {
    /// What was measured, as scripts name it.
    pub(super) name: &'static str,
    /// How much.
    pub(super) value: f64,
    /// Of what.
    pub(super) unit: &'static str,
    /// What it is held against: what that is, and how much of the same unit.
    pub(super) baseline: Option<(&'static str, f64)>,
    /// The aim in words.
    pub(super) aim: Option<&'static str>,
    /// Whether it was reached.
    pub(super) verdict: Verdict,
    /// What else a reader should know.
    pub(super) note: String,
}

impl Figure {
    /// A figure that aims at nothing.
    pub(super) fn plain(name: &'static str, value: f64, unit: &'static str, note: String) -> Self {
        Self { name, value, unit, baseline: None, aim: None, verdict: Verdict::NotJudged, note }
    }

    /// As a share of the baseline.
    fn ratio(&self) -> Option<f64> {
        self.baseline.map(|(_, baseline)| self.value / baseline).filter(|ratio| ratio.is_finite())
    }

    fn line(&self) -> String {
        let mut line = format!("  {:<28}{:>12} {}", self.name, number(self.value), self.unit);
        if let Some((name, baseline)) = self.baseline {
            let _infallible = write!(line, "  ({name} {}", number(baseline));
            if let Some(ratio) = self.ratio() {
                let _infallible = write!(line, ", ratio {ratio:.2}");
            }
            line.push(')');
        }
        if let Some(aim) = self.aim {
            let verdict = match self.verdict {
                Verdict::Reached => "reached",
                Verdict::Missed => "missed",
                Verdict::NotJudged => "not judged",
            };
            let _infallible = write!(line, "  aim {aim}: {verdict}");
        }
        if !self.note.is_empty() {
            let _infallible = write!(line, "\n{:>30}{}", "", self.note);
        }
        line
    }
}

/// A few digits that count.
fn number(value: f64) -> String {
    match value.abs() {
        1000.0.. => format!("{value:.0}"),
        10.0..1000.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// Everything that was measured.
#[derive(Debug, Default, Serialize)]
pub(super) struct Report {
    /// What the run was.
    pub(super) run: Value,
    /// The figures.
    pub(super) figures: Vec<Figure>,
}

impl Report {
    /// Takes in the figures of a scenario and shows them.
    pub(super) fn add(&mut self, title: &str, figures: Vec<Figure>) {
        println!("{title}");
        for figure in &figures {
            println!("{}", figure.line());
        }
        self.figures.extend(figures);
    }

    /// How many aims were reached and missed.
    pub(super) fn tally(&self) -> (usize, usize) {
        let count = |wanted| self.figures.iter().filter(|figure| figure.verdict == wanted).count();
        (count(Verdict::Reached), count(Verdict::Missed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_the_baseline_the_ratio_the_aim_and_the_verdict() {
        let figure = Figure {
            name: "location_frames",
            value: 70_000.0,
            unit: "frames/s",
            baseline: Some(("echo", 100_000.0)),
            aim: Some("≥ 0.70"),
            verdict: Verdict::of(true),
            note: String::new(),
        };
        let line = figure.line();
        for said in ["location_frames", "70000 frames/s", "(echo 100000, ratio 0.70)", "aim ≥ 0.70: reached"] {
            assert!(line.contains(said), "{said} in {line}");
        }
        let mut report = Report::default();
        report.add("Sockets", vec![figure, Figure::plain("x", 0.123, "ms", "why".to_owned())]);
        assert_eq!(report.tally(), (1, 0));
        assert!(report.figures[1].line().ends_with("why"));
    }
}
