//! What is seen while the day goes by: a live line on a terminal, now and then a plain one elsewhere.

use std::io::IsTerminal as _;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tokio::sync::mpsc;

use super::report::{Event, Tally};
use crate::kernel::time::{SharedClock, Timestamp};

/// Wall time between two looks at the simulated clock.
const REFRESH: Duration = Duration::from_millis(200);
/// Percent between two plain lines.
const PLAIN_STEP: usize = 5;

/// Where lines are written without tearing the live line apart.
#[derive(Clone)]
pub(super) struct Lines {
    bar: Option<ProgressBar>,
}

impl Lines {
    /// Writes one.
    pub(super) fn line(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.println(text),
            None => println!("{text}"),
        }
    }
}

/// Shows how the day goes.
pub(super) struct View {
    bar: Option<ProgressBar>,
    total: usize,
    midnight: Timestamp,
    /// When the process began.
    began: Instant,
    tally: Tally,
    told: usize,
    first_job: bool,
}

impl View {
    /// For a day with so many requests that begins at `midnight` of simulated time.
    ///
    /// # Errors
    /// None in practice: the bar's template is fixed.
    pub(super) fn new(total: usize, midnight: Timestamp, began: Instant) -> anyhow::Result<Self> {
        let terminal = std::io::stdout().is_terminal() && std::io::stderr().is_terminal();
        let bar = if terminal {
            let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
            bar.set_style(ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len}  {msg}")?);
            Some(bar)
        } else {
            None
        };
        Ok(Self { bar, total, midnight, began, tally: Tally::default(), told: 0, first_job: false })
    }

    /// Counts and shows events until every request is over, or until nobody tells any more.
    pub(super) async fn watch(&mut self, events: &mut mpsc::Receiver<Event>, wall: &SharedClock, clock: &SharedClock) {
        let mut refresh = wall.sleep_until(wall.now() + REFRESH);
        while self.tally.over() < self.total {
            tokio::select! {
                event = events.recv() => match event {
                    Some(event) => self.take(event, clock.now()),
                    None => break,
                },
                () = &mut refresh => {
                    refresh = wall.sleep_until(wall.now() + REFRESH);
                    self.show(clock.now());
                }
            }
        }
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    /// What was counted.
    pub(super) fn tally(&self) -> &Tally {
        &self.tally
    }

    fn take(&mut self, event: Event, now: Timestamp) {
        self.tally.take(event);
        if matches!(event, Event::Accepted) && !self.first_job {
            self.first_job = true;
            self.line(&format!("First job accepted after {:.1} s.", self.began.elapsed().as_secs_f64()));
        }
        if self.bar.is_none() {
            let steps = self.tally.over() * 100 / self.total / PLAIN_STEP;
            if steps > self.told {
                self.told = steps;
                self.line(&format!("{:>3} %  {}  {}", steps * PLAIN_STEP, self.time(now), self.tally.line()));
            }
        }
    }

    fn show(&self, now: Timestamp) {
        if let Some(bar) = &self.bar {
            bar.set_prefix(self.time(now));
            bar.set_position(self.tally.over() as u64);
            bar.set_message(self.tally.line());
        }
    }

    /// For whoever has something to say besides.
    pub(super) fn lines(&self) -> Lines {
        Lines { bar: self.bar.clone() }
    }

    fn line(&self, text: &str) {
        self.lines().line(text);
    }

    /// The simulated time of day; a day may end after midnight.
    fn time(&self, now: Timestamp) -> String {
        let minutes = now.since(self.midnight).as_secs() / 60;
        format!("{:02}:{:02}", minutes / 60, minutes % 60)
    }
}
