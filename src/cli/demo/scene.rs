//! What everybody in the demo shares.

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::report::Event;
use crate::cli::api::Api;
use crate::kernel::geo::{Metres, Point};
use crate::kernel::time::{SharedClock, Timestamp};

/// What everybody in the demo shares.
pub(super) struct Scene {
    /// The way to the server.
    pub(super) api: Arc<Api>,
    /// Simulated time.
    pub(super) clock: SharedClock,
    /// Where it is told what happened.
    pub(super) events: mpsc::Sender<Event>,
    /// Road over great-circle distance.
    pub(super) circuity: f64,
    /// Driving speed, km/h.
    pub(super) speed_kmh: f64,
}

/// Wall time between two positions on the way, for the eye of whoever looks at a map.
const REPORT_EVERY: Duration = Duration::from_millis(200);
/// The same at the least: a socket bears `realtime.frames_per_second`.
const REPORT_AT_LEAST: Duration = Duration::from_millis(50);
/// Simulated time between two positions: a phone does not tell more often, and arrival estimates need no longer.
const REPORT_WITHIN: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(12));

impl Scene {
    /// Simulated time between two positions on the way, as fast as the clock goes now.
    pub(super) fn report_every(&self) -> Duration {
        let rate = self.clock.rate();
        let (least, most) = REPORT_WITHIN;
        REPORT_EVERY.mul_f64(rate).clamp(least, most).max(REPORT_AT_LEAST.mul_f64(rate))
    }

    /// Tells what happened; nobody listens any more once the demo is being stopped.
    pub(super) async fn tell(&self, event: Event) {
        let _stopping = self.events.send(event).await;
    }

    /// Something went wrong that should not: worth a line in the log, and the summary counts it.
    pub(super) async fn trouble(&self, who: &str, error: &anyhow::Error) {
        tracing::warn!("{who}: {error:#}");
        self.tell(Event::Trouble).await;
    }

    /// The way from one place to another.
    pub(super) fn trip(&self, from: Point, to: Point) -> Trip {
        let road = Metres(from.distance_to(to).0 * self.circuity);
        let start = self.clock.now();
        Trip { from, to, road, start, end: start + Duration::from_secs_f64(road.km() / self.speed_kmh * 3600.0) }
    }

    /// Standing somewhere for a while.
    pub(super) fn stay(&self, at: Point, span: Duration) -> Trip {
        let start = self.clock.now();
        Trip { from: at, to: at, road: Metres(0.0), start, end: start + span }
    }
}

/// A straight way, driven at a steady speed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trip {
    from: Point,
    to: Point,
    road: Metres,
    start: Timestamp,
    /// When it is over.
    pub(super) end: Timestamp,
}

impl Trip {
    /// Where one is at an instant, and how far one has driven by then.
    pub(super) fn at(&self, now: Timestamp) -> (Point, Metres) {
        let whole = self.end.since(self.start).as_secs_f64();
        let share = if whole > 0.0 { (now.since(self.start).as_secs_f64() / whole).min(1.0) } else { 1.0 };
        (self.from.toward(self.to, share), Metres(self.road.0 * share))
    }

    /// Whether it leads anywhere.
    pub(super) fn moves(&self) -> bool {
        self.road.0 > 0.0
    }
}

/// A place as the API takes it.
pub(super) fn place(point: Point) -> Value {
    json!({ "lat": point.lat.degrees(), "lng": point.lng.degrees() })
}
