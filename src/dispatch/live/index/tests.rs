//! The whole index against a scan of everyone by the kernel's distance, and under threads.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::*;
use crate::kernel::geo::EARTH_RADIUS_M;

/// Half the Earth and a bit: everyone.
const EVERYWHERE: Metres = Metres(20_100_000.0);

const ANYBODY: Wanted = Wanted {
    all_of: Capability::NONE,
    none_of: Capability::NONE,
    seen_since: Timestamp::from_micros(i64::MIN),
    valid_at: Timestamp::from_micros(i64::MIN),
};

fn at(micros: i64) -> Timestamp {
    Timestamp::from_micros(micros)
}

fn point(lat: f64, lng: f64) -> Point {
    Point::new(lat, lng).unwrap()
}

fn entry(id: i64, place: Point) -> Entry {
    Entry {
        id: AssistantId::new(id),
        at: place,
        capability: Capability::TOWING,
        seen: at(100),
        valid_until: at(i64::MAX),
    }
}

/// `metres` north and east of a place, wherever on the globe that is.
fn shifted(from: Point, north: f64, east: f64) -> Point {
    let [x, y, z] = from.on_unit_sphere();
    let (lat, lng) = (from.lat.degrees().to_radians(), from.lng.degrees().to_radians());
    let (n, e) = (north / EARTH_RADIUS_M, east / EARTH_RADIUS_M);
    let (x, y, z) = (
        x - n * lat.sin() * lng.cos() - e * lng.sin(),
        y - n * lat.sin() * lng.sin() + e * lng.cos(),
        z + n * lat.cos(),
    );
    point(z.atan2(x.hypot(y)).to_degrees(), y.atan2(x).to_degrees())
}

fn ids(hits: &[Hit]) -> Vec<i64> {
    hits.iter().map(|hit| hit.id.get()).collect()
}

/// What the index should hold, in the plainest form.
#[derive(Default)]
struct Scan(BTreeMap<AssistantId, Entry>);

impl Scan {
    fn meets(entry: &Entry, wanted: &Wanted) -> bool {
        entry.capability.contains(wanted.all_of)
            && entry.capability.without(wanted.none_of) == entry.capability
            && entry.seen >= wanted.seen_since
            && wanted.valid_at < entry.valid_until
    }

    /// Everyone who passes, nearest first, those equally near by id.
    fn ranked(&self, around: Point, pass: impl Fn(&Entry) -> bool) -> Vec<Hit> {
        let hit = |entry: &Entry| Hit { id: entry.id, at: entry.at, distance: around.distance_to(entry.at) };
        let mut all: Vec<Hit> = self.0.values().filter(|entry| pass(entry)).map(hit).collect();
        all.sort_by(|a, b| a.distance.0.total_cmp(&b.distance.0).then(a.id.cmp(&b.id)));
        all
    }

    /// The kernel's formula is itself uncertain by decimetres opposite the place asked about.
    fn tolerance(metres: f64) -> f64 {
        if metres > 19_900_000.0 { 0.5 } else { 1e-3 }
    }

    /// Holds one answer against the scan. Two at different places may change ranks only if they are equally far to
    /// the tolerance, and the edge of the radius is as sharp.
    fn check(&self, index: &LiveIndex, around: Point, radius: Metres, k: usize, wanted: &Wanted, skipped: i64) {
        let hits = index.nearest(around, radius, k, wanted, |id| id.get() % 10 == skipped);
        let all = self.ranked(around, |entry| Self::meets(entry, wanted) && entry.id.get() % 10 != skipped);
        let tolerance = Self::tolerance(radius.0);
        let inside = |slack: f64| all.iter().filter(|hit| hit.distance.0 <= radius.0 + slack).count();
        let (least, most) = (inside(-tolerance).min(k), inside(tolerance).min(k));
        assert!((least..=most).contains(&hits.len()), "{} hits, not {least} to {most}", hits.len());
        for (hit, scanned) in hits.iter().zip(&all) {
            assert_eq!(self.0.get(&hit.id).map(|entry| entry.at), Some(hit.at));
            let exact = around.distance_to(hit.at).0;
            let tolerance = Self::tolerance(exact);
            assert!((hit.distance.0 - exact).abs() < 1e-3, "{hit:?} is {exact} away");
            let tie = (exact - scanned.distance.0).abs() < tolerance;
            assert!(hit.id == scanned.id || tie, "{hit:?} where {scanned:?} belongs");
        }
        for (rank, hit) in hits.iter().enumerate() {
            // of those at one place, the lowest ids, in order
            let before: Vec<_> = hits.iter().take(rank).filter(|other| other.at == hit.at).map(|o| o.id).collect();
            let lower: Vec<_> = all.iter().filter(|o| o.at == hit.at && o.id < hit.id).map(|o| o.id).collect();
            assert_eq!(before, lower, "before {hit:?}");
        }
        assert_eq!(hits.iter().map(|hit| hit.id).collect::<BTreeSet<_>>().len(), hits.len());
    }

    fn check_within(&self, index: &LiveIndex, around: Point, radius: Metres) {
        let mut seen = BTreeMap::new();
        index.within(around, radius, |entry, distance| {
            assert_eq!(self.0.get(&entry.id), Some(entry));
            assert!((distance.0 - around.distance_to(entry.at).0).abs() < 1e-3, "{entry:?}: {distance:?}");
            assert_eq!(seen.insert(entry.id, distance.0), None, "{entry:?} shown twice");
        });
        let tolerance = Self::tolerance(radius.0);
        for hit in self.ranked(around, |_| true) {
            if (hit.distance.0 - radius.0).abs() > tolerance {
                assert_eq!(seen.contains_key(&hit.id), hit.distance.0 < radius.0, "{hit:?} of {radius:?}");
            }
        }
    }

    fn check_all(&self, index: &LiveIndex) {
        assert_eq!(index.len(), self.0.len());
        assert_eq!(index.is_empty(), self.0.is_empty());
        for entry in self.0.values() {
            assert_eq!(index.get(entry.id), Some(*entry));
        }
        let cubes: BTreeSet<_> = self.0.values().map(|entry| entry.at.on_unit_sphere().map(f64::to_bits)).collect();
        assert!(index.lattice.hold().len() <= cubes.len(), "empty cubes are left");
        self.check_within(index, point(0.0, 0.0), EVERYWHERE);
    }
}

#[derive(Debug, Clone)]
enum Deed {
    Insert(Entry),
    Step(i64, f64, f64, i64),
    Jump(i64, Point, i64),
    Busy(i64, bool),
    Able(i64, u8),
    Licence(i64, i64),
    Remove(i64),
    Ask(Point, f64, usize, Wanted, i64),
}

fn place() -> impl Strategy<Value = Point> {
    let degrees = |lat: f64, lng: f64| point(lat, lng);
    prop_oneof![
        // a city, on a lattice of some 100 m so that many stand at one place
        8 => (0..40, 0..40).prop_map(move |(y, x)| degrees(36.7 + f64::from(y) / 1000.0, 3.0 + f64::from(x) / 1000.0)),
        // two cubes or more of a country
        4 => (35.0..37.0, 2.0..5.0).prop_map(move |(lat, lng)| degrees(lat, lng)),
        // around the poles and on both sides of the antimeridian
        2 => (89.5..=90.0_f64, -180.0..=180.0, any::<bool>())
            .prop_map(move |(lat, lng, south)| degrees(if south { -lat } else { lat }, lng)),
        2 => (-30.0..30.0, -0.3..0.3_f64)
            .prop_map(move |(lat, lng)| degrees(lat, if lng < 0.0 { -180.0 - lng } else { 180.0 - lng })),
        1 => (-90.0..=90.0, -180.0..=180.0).prop_map(move |(lat, lng)| degrees(lat, lng)),
        1 => prop::sample::select(vec![(90.0, 0.0), (-90.0, 7.0), (0.0, 180.0), (0.0, -180.0), (0.0, 0.0)])
            .prop_map(move |(lat, lng)| degrees(lat, lng)),
    ]
}

/// Few instants, so that both sides of each boundary and the boundary itself are hit.
fn instant() -> impl Strategy<Value = i64> {
    100..106_i64
}

fn capability(bits: u8) -> Capability {
    [Capability::TOWING, Capability::REPAIR, Capability::HEAVY, Capability::BUSY]
        .into_iter()
        .enumerate()
        .filter(|(bit, _)| bits & (1 << bit) != 0)
        .fold(Capability::NONE, |all, (_, one)| all.union(one))
}

fn deed() -> impl Strategy<Value = Deed> {
    let id = || 0..120_i64;
    let metres = || prop_oneof![3 => -400.0..400.0, 1 => -40_000.0..40_000.0];
    let radius = prop_oneof![4 => 0.0..40_000.0, 2 => (0.0..7.31_f64).prop_map(|log| 10_f64.powf(log)), 1 => Just(0.0)];
    let wanted = (0..4_u8, 0..16_u8, instant(), instant()).prop_map(|(all, none, since, valid)| Wanted {
        all_of: capability(all),
        none_of: capability(none & !all & 0b1100),
        seen_since: at(since - 2),
        valid_at: at(valid - 2),
    });
    let count = prop_oneof![6 => 1..12_usize, 1 => Just(0), 1 => Just(usize::MAX)];
    prop_oneof![
        6 => (id(), place(), 0..16_u8, instant(), instant()).prop_map(|(id, at_, bits, seen, valid)| Deed::Insert(Entry {
            id: AssistantId::new(id), at: at_, capability: capability(bits), seen: at(seen), valid_until: at(valid),
        })),
        8 => (id(), metres(), metres(), instant()).prop_map(|(id, n, e, seen)| Deed::Step(id, n, e, seen)),
        2 => (id(), place(), instant()).prop_map(|(id, to, seen)| Deed::Jump(id, to, seen)),
        1 => (id(), any::<bool>()).prop_map(|(id, busy)| Deed::Busy(id, busy)),
        1 => (id(), 0..16_u8).prop_map(|(id, bits)| Deed::Able(id, bits)),
        1 => (id(), instant()).prop_map(|(id, valid)| Deed::Licence(id, valid)),
        2 => id().prop_map(Deed::Remove),
        4 => (place(), radius, count, wanted, 0..14_i64).prop_map(|(p, r, k, w, skip)| Deed::Ask(p, r, k, w, skip)),
    ]
}

fn moves(index: &LiveIndex, scan: &mut Scan, id: i64, to: impl Fn(Point) -> Point, seen: i64) {
    let id = AssistantId::new(id);
    let known = scan.0.get_mut(&id);
    let to = to(known.as_ref().map_or(point(0.0, 0.0), |entry| entry.at));
    assert_eq!(index.moved(id, to, at(seen)), known.is_some());
    if let Some(entry) = known
        && entry.seen <= at(seen)
    {
        (entry.at, entry.seen) = (to, at(seen));
    }
}

fn perform(index: &LiveIndex, scan: &mut Scan, deed: Deed) {
    match deed {
        Deed::Insert(entry) => {
            index.insert(entry);
            scan.0.insert(entry.id, entry);
        }
        Deed::Step(id, north, east, seen) => moves(index, scan, id, |from| shifted(from, north, east), seen),
        Deed::Jump(id, to, seen) => moves(index, scan, id, |_| to, seen),
        Deed::Busy(id, busy) => {
            let known = scan.0.get_mut(&AssistantId::new(id));
            assert_eq!(index.set_busy(AssistantId::new(id), busy), known.is_some());
            if let Some(entry) = known {
                let idle = entry.capability.without(Capability::BUSY);
                entry.capability = if busy { idle.union(Capability::BUSY) } else { idle };
            }
        }
        Deed::Able(id, bits) => {
            let known = scan.0.get_mut(&AssistantId::new(id));
            assert_eq!(index.set_capability(AssistantId::new(id), capability(bits)), known.is_some());
            if let Some(entry) = known {
                let busy = entry.capability.contains(Capability::BUSY);
                entry.capability = capability(if busy { bits | 0b1000 } else { bits & 0b0111 });
            }
        }
        Deed::Licence(id, until) => {
            let known = scan.0.get_mut(&AssistantId::new(id));
            assert_eq!(index.set_valid_until(AssistantId::new(id), at(until)), known.is_some());
            if let Some(entry) = known {
                entry.valid_until = at(until);
            }
        }
        Deed::Remove(id) => {
            assert_eq!(index.remove(AssistantId::new(id)), scan.0.remove(&AssistantId::new(id)).is_some());
        }
        Deed::Ask(around, radius, k, wanted, skipped) => {
            scan.check(index, around, Metres(radius), k, &wanted, skipped);
            scan.check_within(index, around, Metres(radius));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn answers_as_a_scan_does(deeds in prop::collection::vec(deed(), 1..600), ends in prop::collection::vec(place(), 8)) {
        let (index, mut scan) = (LiveIndex::new(), Scan::default());
        for deed in deeds {
            perform(&index, &mut scan, deed);
        }
        for around in ends {
            for radius in [1.0, 500.0, 15_000.0, 120_000.0, 2_000_000.0, EVERYWHERE.0] {
                scan.check(&index, around, Metres(radius), 10, &ANYBODY, -1);
                scan.check(&index, around, Metres(radius), usize::MAX, &ANYBODY, 3);
                scan.check_within(&index, around, Metres(radius));
            }
        }
        scan.check_all(&index);
        for id in scan.0.keys() {
            index.remove(*id);
        }
        Scan::default().check_all(&index);
    }
}

#[test]
fn a_city_of_thousands_answers_as_a_scan_does() {
    // trees several levels deep, which the random sequences do not grow
    let mut random = StdRng::seed_from_u64(7);
    let (index, mut scan) = (LiveIndex::new(), Scan::default());
    for id in 0..4_000 {
        let person = entry(id, point(36.5 + random.random_range(0.0..0.6), 2.8 + random.random_range(0.0..0.6)));
        index.insert(person);
        scan.0.insert(person.id, person);
    }
    for seen in 101..120 {
        for id in 0..4_000 {
            let (north, east) = (random.random_range(-250.0..250.0), random.random_range(-250.0..250.0));
            moves(&index, &mut scan, id, |from| shifted(from, north, east), seen);
        }
    }
    for _ in 0..200 {
        let around = point(36.4 + random.random_range(0.0..0.8), 2.7 + random.random_range(0.0..0.8));
        scan.check(&index, around, Metres(random.random_range(0.0..30_000.0)), 10, &ANYBODY, 4);
        scan.check(&index, around, Metres(5_000.0), 150, &ANYBODY, -1);
    }
    scan.check_all(&index);
}

#[test]
fn whoever_is_equally_near_comes_by_id() {
    let (index, here) = (LiveIndex::new(), point(36.75, 3.06));
    // so many that they fill several nodes, all of them at distance 0
    for id in (0..200).map(|number| number * 77 % 200) {
        index.insert(entry(id, here));
    }
    assert_eq!(ids(&index.nearest(here, Metres(0.0), 4, &ANYBODY, |_| false)), [0, 1, 2, 3]);
    assert_eq!(ids(&index.nearest(here, Metres(10.0), 4, &ANYBODY, |id| id.get() == 2)), [0, 1, 3, 4]);
}

#[test]
fn whoever_has_left_his_cube_within_his_box_is_found_outside_it() {
    let index = LiveIndex::new();
    // a side of a cube cuts the equator here
    let side = point(0.0, (30_000.0 / EARTH_RADIUS_M).asin().to_degrees());
    for id in [-1, 1] {
        index.insert(entry(id, shifted(side, 0.0, 50.0 * id as f64)));
    }
    for id in [-1, 1] {
        let across = shifted(side, 0.0, -200.0 * id as f64);
        assert!(index.moved(AssistantId::new(id), across, at(101)));
        assert_eq!(ids(&index.nearest(across, Metres(1.0), 1, &ANYBODY, |_| false)), [id]);
    }
    assert_eq!(index.lattice.hold().len(), 2, "each is still filed on his side");
}

#[test]
fn freshness_and_licence_end_on_the_instant() {
    let (index, here) = (LiveIndex::new(), point(36.75, 3.06));
    index.insert(Entry { seen: at(100), valid_until: at(200), ..entry(1, here) });
    let found = |seen_since, valid_at| {
        let wanted = Wanted { seen_since: at(seen_since), valid_at: at(valid_at), ..ANYBODY };
        !index.nearest(here, Metres(1.0), 1, &wanted, |_| false).is_empty()
    };
    assert!(found(100, 199), "seen at the very instant, the licence has a microsecond left");
    assert!(!found(101, 199), "seen too early");
    assert!(!found(100, 200), "the licence has just ended");
    assert!(index.set_valid_until(AssistantId::new(1), at(201)));
    assert!(found(100, 200), "the licence is renewed");
}

#[test]
fn what_was_reported_earlier_moves_nobody_back() {
    let (index, home, away) = (LiveIndex::new(), point(36.75, 3.06), point(-10.0, 20.0));
    let id = AssistantId::new(1);
    index.insert(Entry { seen: at(100), ..entry(1, home) });
    assert!(index.moved(id, away, at(99)), "he is known");
    assert_eq!(index.get(id).map(|e| (e.at, e.seen)), Some((home, at(100))));
    assert!(index.moved(id, away, at(100)), "the same instant counts as newer");
    assert_eq!(index.get(id).map(|e| (e.at, e.seen)), Some((away, at(100))));
    assert!(!index.moved(AssistantId::new(2), home, at(101)));
}

#[test]
fn a_job_outlives_a_change_of_abilities() {
    let (index, id) = (LiveIndex::new(), AssistantId::new(1));
    index.insert(entry(1, point(36.75, 3.06)));
    let capability = |index: &LiveIndex| index.get(id).map(|e| e.capability);
    assert!(index.set_busy(id, true));
    assert!(index.set_capability(id, Capability::REPAIR));
    assert_eq!(capability(&index), Some(Capability::REPAIR.union(Capability::BUSY)));
    assert!(index.set_busy(id, false));
    assert!(index.set_capability(id, Capability::HEAVY.union(Capability::BUSY)));
    assert_eq!(capability(&index), Some(Capability::HEAVY));
}

#[test]
fn a_radius_that_is_none_finds_nobody() {
    let (index, here) = (LiveIndex::new(), point(36.75, 3.06));
    index.insert(entry(1, here));
    for radius in [-1.0, f64::NAN, f64::NEG_INFINITY] {
        assert_eq!(index.nearest(here, Metres(radius), 1, &ANYBODY, |_| false), []);
        index.within(here, Metres(radius), |entry, _| panic!("{entry:?}"));
    }
    assert_eq!(index.nearest(here, Metres(1.0), 0, &ANYBODY, |_| false), []);
    assert_eq!(ids(&index.nearest(here, Metres(f64::INFINITY), usize::MAX, &ANYBODY, |_| false)), [1]);
}

#[test]
fn the_other_side_of_the_earth_is_half_its_girth_away() {
    let (index, here, there) = (LiveIndex::new(), point(36.75, 3.06), point(-36.75, -176.94));
    index.insert(entry(1, there));
    assert_eq!(ids(&index.nearest(here, EVERYWHERE, 1, &ANYBODY, |_| false)), [1]);
    assert_eq!(index.nearest(here, Metres(20_000_000.0), 1, &ANYBODY, |_| false), []);
}

/// Movers cross cubes without end while others ask; the same person is also moved by several at once.
#[test]
fn threads_lose_nobody_and_show_nobody_twice() {
    const MOVERS: i64 = 3;
    const OWN: i64 = 40;
    const ROUNDS: i64 = 400;
    // shared by all movers, who each report ever later instants
    const SHARED: i64 = 1_000;
    // stand still in the cubes that the others cross
    const STANDING: i64 = 2_000;
    let corner = |id: i64| point(36.0 + (id % 7) as f64 * 0.2, 3.0 + (id % 5) as f64 * 0.3);
    let index = LiveIndex::new();
    for id in (0..MOVERS * OWN).chain(SHARED..SHARED + 8).chain(STANDING..STANDING + 35) {
        index.insert(entry(id, corner(id)));
    }
    let (start, done) = (Barrier::new(MOVERS as usize + 2), AtomicBool::new(false));
    let mover = |mover: i64| {
        let mut random = StdRng::seed_from_u64(mover.cast_unsigned());
        let mut own = Scan::default();
        start.wait();
        for round in 1..=ROUNDS {
            for id in mover * OWN..(mover + 1) * OWN {
                let to = shifted(corner(random.random_range(0..35)), random.random_range(-500.0..500.0), 100.0);
                let id = AssistantId::new(id);
                if random.random_bool(0.05) {
                    index.remove(id);
                    index.insert(Entry { seen: at(100 + round), ..entry(id.get(), to) });
                } else {
                    assert!(index.moved(id, to, at(100 + round)), "{id} is gone");
                }
                let mut found = false;
                index.within(to, Metres(0.0), |entry, _| found |= entry.id == id);
                assert!(found, "{id} is not where he has just reported to be");
                own.0.insert(id, Entry { seen: at(100 + round), ..entry(id.get(), to) });
            }
            for id in SHARED..SHARED + 8 {
                // each instant means one place, whoever reports it
                let instant = 100 + round * MOVERS + mover;
                assert!(index.moved(AssistantId::new(id), corner(instant + id), at(instant)));
            }
        }
        own
    };
    let asker = |seed: u64| {
        let mut random = StdRng::seed_from_u64(seed);
        let mut asked = 0;
        start.wait();
        while !done.load(Ordering::Acquire) {
            let around = corner(random.random_range(0..35));
            let hits = index.nearest(around, Metres(random.random_range(1_000.0..300_000.0)), 60, &ANYBODY, |_| false);
            assert_eq!(hits.iter().map(|hit| hit.id).collect::<BTreeSet<_>>().len(), hits.len(), "twice in {hits:?}");
            assert!(hits.windows(2).all(|pair| pair[0].distance <= pair[1].distance), "{hits:?}");
            let mut shown = BTreeSet::new();
            index
                .within(around, Metres(400_000.0), |entry, _| assert!(shown.insert(entry.id.get()), "{entry:?} twice"));
            assert!((STANDING..STANDING + 35).all(|id| shown.contains(&id)), "one who stands still is missing");
            asked += 1;
        }
        asked
    };
    let mut scan = Scan::default();
    std::thread::scope(|scope| {
        let asking: Vec<_> = [11, 12].map(|seed| scope.spawn(move || asker(seed))).into();
        let moving: Vec<_> = (0..MOVERS).map(|number| scope.spawn(move || mover(number))).collect();
        for thread in moving {
            let joined = thread.join();
            if joined.is_err() {
                done.store(true, Ordering::Release);
            }
            scan.0.extend(joined.unwrap().0);
        }
        done.store(true, Ordering::Release);
        for thread in asking {
            assert!(thread.join().unwrap() > 0);
        }
    });
    let last = 100 + ROUNDS * MOVERS + MOVERS - 1;
    for id in SHARED..SHARED + 8 {
        scan.0.insert(AssistantId::new(id), Entry { seen: at(last), ..entry(id, corner(last + id)) });
    }
    for id in STANDING..STANDING + 35 {
        scan.0.insert(AssistantId::new(id), entry(id, corner(id)));
    }
    scan.check_all(&index);
    for id in 0..35 {
        scan.check(&index, corner(id), Metres(150_000.0), 25, &ANYBODY, -1);
    }
}

/// A cube comes and goes while several enter and leave it, alone and at once.
#[test]
fn a_cube_that_is_dropped_takes_nobody_with_it() {
    let index = LiveIndex::new();
    let (shared, start) = (point(-40.0, 0.0), Barrier::new(3));
    std::thread::scope(|scope| {
        for number in 1..=3 {
            let (index, start) = (&index, &start);
            scope.spawn(move || {
                let (id, own) = (AssistantId::new(number), point(-40.0, 10.0 * number as f64));
                index.insert(entry(number, own));
                start.wait();
                for _ in 0..10_000 {
                    assert!(index.moved(id, shared, at(100)));
                    let mut found = false;
                    index.within(shared, Metres(0.0), |entry, _| found |= entry.id == id);
                    assert!(found, "{id} is not where he has just reported to be");
                    assert!(index.moved(id, own, at(100)));
                }
            });
        }
    });
    assert_eq!(index.lattice.hold().len(), 3);
}

#[test]
fn nobody_is_left_after_a_clear_and_everybody_can_come_again() {
    let index = LiveIndex::new();
    let places = [point(36.75, 3.04), point(36.7501, 3.0401), point(-33.9, 151.2)];
    for _twice in 0..2 {
        for (id, place) in (1..).zip(places) {
            index.insert(entry(id, place));
        }
        assert_eq!(ids(&index.nearest(places[0], EVERYWHERE, 9, &ANYBODY, |_| false)), [1, 2, 3]);
        index.clear();
        assert!(index.is_empty());
        assert_eq!(ids(&index.nearest(places[0], EVERYWHERE, 9, &ANYBODY, |_| false)), [0; 0]);
        assert!(!index.moved(AssistantId::new(1), places[0], at(200)));
        assert_eq!(index.lattice.hold().len(), 0, "no empty cube is kept");
    }
}
