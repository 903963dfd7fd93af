//! Where and when breakdowns happen: a real day from a file, or a generated one.

use std::io::Read as _;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, bail};
use chrono::{NaiveDate, NaiveDateTime, Timelike as _};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use serde::Deserialize;

use super::profile;
use crate::kernel::geo::{Metres, Point};

/// The day replayed from a file when none is named: a blizzard with 476 breakdowns where 28 are usual.
pub(super) const DEFAULT_DAY: NaiveDate = match NaiveDate::from_ymd_opt(2016, 1, 23) {
    Some(day) => day,
    None => NaiveDate::MIN,
};
/// Breakdowns of a generated day.
const GENERATED: u32 = 440;
/// Middle of the generated day's city: Algiers, far enough inland that nobody breaks down at sea.
const CITY: (f64, f64) = (36.66, 3.08);
/// Its radius.
const CITY_KM: f64 = 9.0;
/// It begins in the morning, when people set out, and ends a day later: whoever opens the demo finds something going on.
const BEGINS: Duration = Duration::from_secs(7 * 3600);
const DAY: Duration = Duration::from_secs(24 * 3600);

/// One breakdown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Breakdown {
    /// Since midnight; in the small hours of the next day, more than a day.
    pub(super) at: Duration,
    /// Where.
    pub(super) place: Point,
}

/// A day of breakdowns.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Day {
    /// What it is, in a few words.
    pub(super) title: String,
    /// The breakdowns in order of time; at least one.
    pub(super) breakdowns: Vec<Breakdown>,
    /// What it was made from.
    pub(super) attribution: String,
}

/// A row; other columns are not read.
#[derive(Debug, Deserialize)]
struct Row {
    ts_local: String,
    lat: f64,
    lng: f64,
}

/// The breakdowns of one day in a CSV file (gzipped or not) with the columns `ts_local`, `lat` and `lng`.
///
/// # Errors
/// A file that cannot be read, a row that is none, or no row on that day.
pub(super) fn from_file(path: &Path, day: NaiveDate) -> anyhow::Result<Day> {
    let shown = path.display();
    let mut bytes = std::fs::read(path).with_context(|| format!("reading {shown}"))?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut plain = Vec::new();
        flate2::read::MultiGzDecoder::new(bytes.as_slice())
            .read_to_end(&mut plain)
            .with_context(|| format!("unpacking {shown}"))?;
        bytes = plain;
    }
    let mut breakdowns = parse(&bytes, day).with_context(|| format!("in {shown}"))?;
    breakdowns.sort_by_key(|breakdown| breakdown.at);
    // the log that comes with Depannini has this column; of other files we know nothing
    let ours = bytes.split(|byte| *byte == b'\n').next().is_some_and(|head| head.ends_with(b"geo_flag"));
    let attribution = if ours { profile::ATTRIBUTION.to_owned() } else { shown.to_string() };
    Ok(Day { title: format!("{day}, {} breakdowns", breakdowns.len()), breakdowns, attribution })
}

fn parse(csv: &[u8], day: NaiveDate) -> anyhow::Result<Vec<Breakdown>> {
    let mut found = Vec::new();
    let mut span: Option<(NaiveDate, NaiveDate)> = None;
    for (number, row) in csv::Reader::from_reader(csv).deserialize().enumerate() {
        let line = number + 2;
        let row: Row = row.with_context(|| format!("row {line}: columns ts_local, lat and lng are needed"))?;
        let time = NaiveDateTime::parse_from_str(&row.ts_local, "%Y-%m-%d %H:%M:%S")
            .with_context(|| format!("row {line}: ts_local must be such as 2016-01-23 08:30:00"))?;
        let place = Point::new(row.lat, row.lng).with_context(|| format!("row {line}: no place on Earth"))?;
        let date = time.date();
        span = Some(span.map_or((date, date), |(first, last)| (first.min(date), last.max(date))));
        if date == day {
            found.push(Breakdown { at: Duration::from_secs(time.num_seconds_from_midnight().into()), place });
        }
    }
    match span {
        _ if !found.is_empty() => Ok(found),
        Some((first, last)) => bail!("no breakdown on {day}; the file covers {first} to {last}"),
        None => bail!("no rows"),
    }
}

/// A weekday in a city, the same one for the same seed.
///
/// # Errors
/// None; the city is on Earth.
pub(super) fn generated(seed: u64) -> anyhow::Result<Day> {
    let middle = Point::new(CITY.0, CITY.1).context("the generated day's city")?;
    let mut random = StdRng::seed_from_u64(seed);
    let mut breakdowns: Vec<Breakdown> = (0..GENERATED)
        .map(|n| {
            // one in each equal share of the day's breakdowns: the shape holds even for so few
            let share = (f64::from(n) + random.random::<f64>()) / f64::from(GENERATED);
            let at = Duration::from_secs_f64(profile::second_of_share(share));
            Breakdown { at: if at < BEGINS { at + DAY } else { at }, place: in_city(middle, &mut random) }
        })
        .collect();
    breakdowns.sort_by_key(|breakdown| breakdown.at);
    Ok(Day {
        title: format!("a generated weekday, {GENERATED} breakdowns"),
        breakdowns,
        attribution: format!("hourly profile: {}", profile::ATTRIBUTION),
    })
}

/// Denser in the middle than at the edge.
fn in_city(middle: Point, random: &mut StdRng) -> Point {
    let far = CITY_KM * random.random::<f64>();
    let (north, east) = random.random_range(0.0..std::f64::consts::TAU).sin_cos();
    middle.moved(Metres::from_km(far * north), Metres::from_km(far * east))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE_UP: &str = "src_line,ts_local,lat,lng,addr,geo_flag\n\
        1,2020-05-04 23:59:59,40.0,-75.0,\"A, B\",\n\
        3,2020-05-05 08:30:00,40.2,-75.2,C,\n\
        2,2020-05-05 00:00:01,40.1,-75.1,D,x\n";

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_the_day_is_read() {
        let found = parse(MADE_UP.as_bytes(), day("2020-05-05")).unwrap();
        let read: Vec<_> = found.iter().map(|found| (found.at.as_secs(), found.place.lat.degrees())).collect();
        assert_eq!(read, [(30_600, 40.2), (1, 40.1)]);
    }

    #[test]
    fn gzip_is_unpacked_and_rows_are_put_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("demand.csv.gz");
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut packed, MADE_UP.as_bytes()).unwrap();
        std::fs::write(&path, packed.finish().unwrap()).unwrap();
        let read = from_file(&path, day("2020-05-05")).unwrap();
        assert_eq!(read.breakdowns.iter().map(|found| found.at.as_secs()).collect::<Vec<_>>(), [1, 30_600]);
        assert_eq!(read.attribution, profile::ATTRIBUTION);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let said = |text: &str, on: &str| format!("{:#}", parse(text.as_bytes(), day(on)).unwrap_err());
        assert!(said(MADE_UP, "2020-05-06").contains("covers 2020-05-04 to 2020-05-05"));
        assert!(said("ts_local,lat,lng\n2020-05-05 08:30,1,2\n", "2020-05-05").contains("row 2: ts_local"));
        assert!(said("ts_local,lat,lng\n2020-05-05 08:30:00,91,2\n", "2020-05-05").contains("row 2: no place"));
        assert!(said("time,lat,lng\nx,1,2\n", "2020-05-05").contains("columns"));
        assert!(said("ts_local,lat,lng\n", "2020-05-05").contains("no rows"));
    }

    #[test]
    fn the_blizzard_has_476() {
        let Ok(data) = std::env::var("DEPANNINI_DATA") else {
            println!("skipped: DEPANNINI_DATA not set");
            return;
        };
        let path = Path::new(&data).join("montco-roadside-demand/disabled_vehicle.csv.gz");
        let read = from_file(&path, DEFAULT_DAY).unwrap();
        assert_eq!(read.breakdowns.len(), 476);
        assert!(read.breakdowns.is_sorted_by_key(|found| found.at));
    }

    #[test]
    fn the_generated_day_has_the_shape_of_the_profile_and_is_always_the_same() {
        let made = generated(7).unwrap();
        assert_eq!(made, generated(7).unwrap());
        assert_ne!(made.breakdowns, generated(8).unwrap().breakdowns);
        assert_eq!(made.breakdowns.len(), 440);
        assert!(made.breakdowns.is_sorted_by_key(|made| made.at));
        assert!(made.breakdowns.iter().all(|made| (BEGINS..BEGINS + DAY).contains(&made.at)));
        let scale = f64::from(GENERATED) / profile::WEEKDAY.iter().sum::<f64>();
        for (hour, mean) in profile::WEEKDAY.iter().enumerate() {
            let count = made.breakdowns.iter().filter(|made| made.at.as_secs() / 3600 % 24 == hour as u64).count();
            assert!(
                (count as f64 - mean * scale).abs() <= 2.0,
                "hour {hour}: {count} where {:.1} are usual",
                mean * scale
            );
        }
        let middle = Point::new(CITY.0, CITY.1).unwrap();
        assert!(made.breakdowns.iter().all(|made| made.place.distance_to(middle).km() <= CITY_KM + 0.1));
    }
}
