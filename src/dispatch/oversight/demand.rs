//! Where help is asked for: a span's pickups, counted by cells of the map.

use std::collections::HashMap;

use super::span::Span;
use super::store;
use crate::dispatch::{Dispatch, Error};
use crate::kernel::geo::{EARTH_RADIUS_M, Metres, Point};

/// The most cells that are told, those with the most pickups.
pub const MOST_CELLS: usize = 2000;

/// A cell with its pickups.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    /// Its middle.
    pub middle: Point,
    /// How many pickups.
    pub count: usize,
}

/// The demand of a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Demand {
    /// The edge of a cell.
    pub edge: Metres,
    /// Those with pickups, the most first.
    pub cells: Vec<Cell>,
}

/// Counts the pickups of a span by cells of this edge.
///
/// # Errors
/// The database's fault.
pub async fn demand(dispatch: &Dispatch, span: Span, edge: Metres) -> Result<Demand, Error> {
    let pickups = dispatch.work.read(move |conn| store::pickups(conn, span)).await?;
    Ok(Demand { edge, cells: cells(&pickups, edge) })
}

/// Rows of equal height from the equator, cut into columns of equal width in the middle of the row.
fn cells(pickups: &[Point], edge: Metres) -> Vec<Cell> {
    let height = (edge.0 / EARTH_RADIUS_M).to_degrees();
    let middle_of = |row: i64| (row as f64 + 0.5) * height;
    // near a pole a row is short: a floor keeps its columns finite
    let width_in = |row: i64| height / middle_of(row).to_radians().cos().max(1e-3);
    let mut counts: HashMap<(i64, i64), usize> = HashMap::new();
    for pickup in pickups {
        let row = (pickup.lat.degrees() / height).floor() as i64;
        let column = (pickup.lng.degrees() / width_in(row)).floor() as i64;
        *counts.entry((row, column)).or_insert(0) += 1;
    }
    let mut counted: Vec<((i64, i64), usize)> = counts.into_iter().collect();
    counted.sort_unstable_by_key(|(cell, count)| (std::cmp::Reverse(*count), *cell));
    counted.truncate(MOST_CELLS);
    let cell = |((row, column), count): ((i64, i64), usize)| {
        let lat = middle_of(row).clamp(-90.0, 90.0);
        let lng = ((column as f64 + 0.5) * width_in(row)).clamp(-180.0, 180.0);
        Some(Cell { middle: Point::new(lat, lng)?, count })
    };
    counted.into_iter().filter_map(cell).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(lat: f64, lng: f64) -> Point {
        Point::new(lat, lng).unwrap()
    }

    #[test]
    fn neighbours_share_a_cell_and_strangers_do_not() {
        let here = place(36.7525, 3.042);
        let found = cells(&[here, here, place(36.9, 3.042)], Metres(1000.0));
        assert_eq!(found.iter().map(|cell| cell.count).collect::<Vec<_>>(), [2, 1]);
        assert!(found[0].middle.distance_to(here).0 < 710.0, "{:?}", found[0]);
    }

    proptest! {
        #[test]
        fn every_pickup_is_in_one_cell_that_is_near(lat in -80.0..80.0_f64, lng in -180.0..180.0_f64, edge in 100.0..100_000.0_f64) {
            let found = cells(&[place(lat, lng)], Metres(edge));
            prop_assert_eq!(found.len(), 1);
            // half a diagonal, and a little for a row that is wider at its edge than in its middle
            prop_assert!(found[0].middle.distance_to(place(lat, lng)).0 <= edge * 1.5, "{:?}", found);
        }
    }
}
