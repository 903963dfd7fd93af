//! How fast the live index is, beside `rstar` as most would use it, on the same work in the same run:
//! `cargo bench --bench index`.
//!
//! 100,000 assistants, 80 % of them in twenty cities; each update moves 10 to 300 m; a query asks for the ten nearest
//! within 15 km of whom half can do the job. The aims are in `docs/performance.md`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use depannini::dispatch::live::index::{Capability, Entry, LiveIndex, Wanted};
use depannini::kernel::geo::{Metres, Point};
use depannini::kernel::id::AssistantId;
use depannini::kernel::time::Timestamp;
use parking_lot::Mutex;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use rstar::RTree;
use rstar::primitives::GeomWithData;

const NEAR: Metres = Metres(15_000.0);
const COUNT: usize = 10;
const UPDATES: usize = 1_000_000;
const QUERIES: usize = 100_000;

/// What both designs do.
trait Design: Sync {
    fn load(people: &[Entry]) -> Self;
    fn update(&self, report: &Report);
    fn query(&self, around: Point) -> usize;
}

impl Design for LiveIndex {
    fn load(people: &[Entry]) -> Self {
        let index = Self::new();
        for person in people {
            index.insert(*person);
        }
        index
    }

    fn update(&self, report: &Report) {
        black_box(self.moved(report.id, report.to, report.seen));
    }

    fn query(&self, around: Point) -> usize {
        let start = Timestamp::from_micros(0);
        let wanted =
            Wanted { all_of: Capability::TOWING, none_of: Capability::BUSY, seen_since: start, valid_at: start };
        self.nearest(around, NEAR, COUNT, &wanted, |_| false).len()
    }
}

/// `rstar` with its defaults: points of the unit sphere, remove and insert, its own iterator, one lock.
struct Plain(Mutex<(PlainTree, Vec<Entry>)>);

type PlainTree = RTree<GeomWithData<[f64; 3], usize>>;

impl Design for Plain {
    fn load(people: &[Entry]) -> Self {
        let mut tree = RTree::new();
        for (number, person) in people.iter().enumerate() {
            tree.insert(GeomWithData::new(person.at.on_unit_sphere(), number));
        }
        Self(Mutex::new((tree, people.to_vec())))
    }

    fn update(&self, report: &Report) {
        let (number, to) = (report.id.get() as usize, report.to.on_unit_sphere());
        let (tree, people) = &mut *self.0.lock();
        let from = people[number].at.on_unit_sphere();
        people[number].at = report.to;
        people[number].seen = report.seen;
        black_box(tree.remove(&GeomWithData::new(from, number)));
        tree.insert(GeomWithData::new(to, number));
    }

    fn query(&self, around: Point) -> usize {
        let limit = 2.0 * (NEAR.0 / 6_371_008.8 / 2.0).sin();
        let (tree, people) = &*self.0.lock();
        let found: Vec<_> = tree
            .nearest_neighbor_iter_with_distance_2(around.on_unit_sphere())
            .take_while(|(_, squared)| *squared <= limit * limit)
            .filter(|(leaf, _)| people[leaf.data].capability.contains(Capability::TOWING))
            .take(COUNT)
            .map(|(leaf, squared)| (people[leaf.data].id, people[leaf.data].at, squared))
            .collect();
        black_box(found).len()
    }
}

/// One reported position.
struct Report {
    id: AssistantId,
    to: Point,
    seen: Timestamp,
}

#[expect(clippy::expect_used, reason = "the country below is on the globe")]
fn point(lat: f64, lng: f64) -> Point {
    Point::new(lat, lng).expect("a place of the country")
}

/// A country of 330 by 900 km with twenty cities.
struct Country {
    random: StdRng,
    cities: Vec<(f64, f64)>,
}

impl Country {
    fn new() -> Self {
        let mut random = StdRng::seed_from_u64(1);
        let cities = (0..20).map(|_| (random.random_range(34.2..36.8), random.random_range(-1.5..7.5))).collect();
        Self { random, cities }
    }

    fn place(&mut self) -> Point {
        let random = &mut self.random;
        if random.random_bool(0.2) {
            return point(random.random_range(34.0..37.0), random.random_range(-2.0..8.0));
        }
        let (lat, lng) = self.cities[random.random_range(0..self.cities.len())];
        // denser towards the middle, 15 km at most
        let mut offset = || (random.random::<f64>() + random.random::<f64>() - 1.0) * 0.135;
        point(lat + offset(), lng + offset() * 1.25)
    }

    fn people(&mut self, count: usize) -> Vec<Entry> {
        let person = |number: usize| Entry {
            id: AssistantId::new(number as i64),
            at: self.place(),
            capability: if number.is_multiple_of(2) { Capability::TOWING } else { Capability::REPAIR },
            seen: Timestamp::from_micros(0),
            valid_until: Timestamp::from_micros(i64::MAX),
        };
        (0..count).map(person).collect()
    }

    fn reports(&mut self, people: &mut [Entry], count: usize) -> Vec<Report> {
        let random = &mut self.random;
        (0..count)
            .map(|number| {
                let person = random.random_range(0..people.len());
                let (metres, course) =
                    (random.random_range(10.0..300.0_f64), random.random_range(0.0..std::f64::consts::TAU));
                let from = people[person].at;
                let degrees = metres / 111_195.0;
                let to = point(
                    from.lat.degrees() + degrees * course.sin(),
                    from.lng.degrees() + degrees * course.cos() / from.lat.degrees().to_radians().cos(),
                );
                people[person].at = to;
                Report { id: people[person].id, to, seen: Timestamp::from_micros(number as i64 + 1) }
            })
            .collect()
    }

    fn places(&mut self, count: usize) -> Vec<Point> {
        (0..count).map(|_| self.place()).collect()
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

/// The 99th of a hundred queries, each timed alone, in microseconds.
fn p99(design: &impl Design, places: &[Point]) -> f64 {
    let mut times: Vec<_> = places.iter().map(|place| timed(|| _ = black_box(design.query(*place)))).collect();
    times.sort_unstable();
    times[times.len() * 99 / 100].as_secs_f64() * 1e6
}

/// Nine updates to one query, shared out among `threads`; operations a second.
fn mixed(design: &impl Design, reports: &[Report], places: &[Point], threads: usize) -> f64 {
    let share = reports.len() / threads;
    let took = timed(|| {
        std::thread::scope(|scope| {
            for (part, mut places) in
                reports.chunks(share).zip((0..threads).map(|t| places.iter().cycle().skip(t * 97)))
            {
                scope.spawn(move || {
                    for nine in part.chunks(9) {
                        nine.iter().for_each(|report| design.update(report));
                        if let Some(place) = places.next() {
                            black_box(design.query(*place));
                        }
                    }
                });
            }
        });
    });
    rate(reports.len() + reports.len() / 9, took)
}

/// Memory of this process in bytes; 0 where there is no `/proc`.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    pages.split(' ').nth(1).and_then(|pages| pages.parse().ok()).map_or(0, |pages: usize| pages * 4096)
}

fn measure<D: Design>(name: &str, people: &[Entry], reports: &[Report], places: &[Point], updates: usize, first: bool) {
    // later loads reuse what earlier ones freed, so only the first shows its memory
    let before = first.then(resident);
    let design = D::load(people);
    let bytes = before.map_or("-".into(), |before| (resident().saturating_sub(before) / people.len()).to_string());
    let (alone, rest) = reports.split_at(reports.len() / 3);
    let (one, two) = rest.split_at(rest.len() / 2);
    let (alone, one, two) = (&alone[..updates], &one[..updates], &two[..updates]);
    let update = rate(alone.len(), timed(|| alone.iter().for_each(|report| design.update(report))));
    let mut found = 0;
    let took = timed(|| found = places.iter().map(|place| design.query(*place)).sum());
    let query = rate(places.len(), took);
    let slowest = p99(&design, places);
    let (one, two) = (mixed(&design, one, places, 1), mixed(&design, two, places, 2));
    println!(
        "{name:<24}{:>12.2}{:>12.0}{slowest:>9.1}{bytes:>10}{:>14.2}{:>14.2}{:>12.1}",
        update / 1e6,
        query,
        one / 1e6,
        two / 1e6,
        found as f64 / places.len() as f64,
    );
}

fn main() {
    if !std::env::args().any(|argument| argument == "--bench") {
        return; // `cargo test --all-targets` runs benches too
    }
    let header = ["M updates/s", "queries/s", "p99 µs", "B/point", "mixed M/s x1", "mixed M/s x2", "found"];
    let [a, b, c, d, e, f, g] = header;
    let header = format!("{:<24}{a:>12}{b:>12}{c:>9}{d:>10}{e:>14}{f:>14}{g:>12}", "");
    for (count, updates) in [(100_000, UPDATES), (1_000_000, UPDATES)] {
        let mut country = Country::new();
        let people = country.people(count);
        let reports = country.reports(&mut people.clone(), updates * 3);
        let places = country.places(QUERIES);
        println!("\n{count} assistants\n{header}");
        measure::<LiveIndex>("live index", &people, &reports, &places, updates, count == 100_000);
        measure::<Plain>("plain rstar, one lock", &people, &reports, &places, updates / 4, false);
    }
}
