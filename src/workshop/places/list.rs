//! Reading places.

use super::model::{Listed, Place};
use super::{WORD, store};
use crate::kernel::geo::Point;
use crate::kernel::id::PlaceId;
use crate::kernel::page::{Page, PageRequest};
use crate::workshop::{Error, Workshop};

/// The places: in the order of their ids, or the nearest to a point first. All of a garage's places are few enough to be
/// measured and sorted for each such list; the cursor then counts the entries told before.
///
/// # Errors
/// A fault.
pub async fn list(
    workshop: &Workshop,
    near: Option<Point>,
    open_only: bool,
    page: PageRequest,
) -> Result<Page<Listed>, Error> {
    let Some(point) = near else {
        let rows = workshop.work.read(move |conn| store::page(conn, open_only, page)).await?;
        let rows = rows.into_iter().map(|place| Listed { place, distance: None }).collect();
        return Ok(Page::from_rows(rows, page.limit, |listed: &Listed| listed.place.id.get()));
    };
    let rows = workshop.work.read(move |conn| store::all(conn, open_only)).await?;
    Ok(nearest(rows, point, page))
}

fn nearest(places: Vec<Place>, point: Point, page: PageRequest) -> Page<Listed> {
    let mut sorted: Vec<(f64, Place)> =
        places.into_iter().map(|place| (place.at.distance_to(point).0, place)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.id.cmp(&b.1.id)));
    let told = page.cursor.unwrap_or(0);
    let skipped = usize::try_from(told).unwrap_or(usize::MAX);
    let size = usize::try_from(page.limit.rows()).unwrap_or(usize::MAX);
    let mut rest = sorted.into_iter().skip(skipped);
    let items: Vec<Listed> = rest
        .by_ref()
        .take(size)
        .map(|(metres, place)| Listed { place, distance: Some(crate::kernel::geo::Metres(metres)) })
        .collect();
    let next = rest.next().map(|_| told.saturating_add(page.limit.rows()));
    Page { items, next, total: None }
}

/// One place.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn find(workshop: &Workshop, id: PlaceId) -> Result<Place, Error> {
    workshop.work.read(move |conn| store::find(conn, id)).await?.ok_or(Error::NotFound(WORD))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::kernel::page::Limit;
    use crate::kernel::time::Timestamp;

    fn place(id: i64, lat: f64, lng: f64) -> Place {
        Place {
            id: PlaceId::new(id),
            name: format!("place {id}"),
            at: Point::new(lat, lng).unwrap(),
            address: None,
            phone: None,
            opening_hours: None,
            is_open: true,
            version: 1,
            created_at: Timestamp::from_micros(0),
            updated_at: Timestamp::from_micros(0),
        }
    }

    proptest! {
        #[test]
        fn pages_tell_every_place_once_nearest_first(
            places in proptest::collection::vec((-80.0..80.0_f64, -180.0..180.0_f64), 0..40),
            limit in 1..9_i64,
        ) {
            let all: Vec<Place> = (1..).zip(&places).map(|(id, (lat, lng))| place(id, *lat, *lng)).collect();
            let point = Point::new(36.75, 3.06).unwrap();
            let limit = Limit::new(limit).unwrap();
            let (mut told, mut cursor) = (Vec::new(), None);
            loop {
                let page = nearest(all.clone(), point, PageRequest::after(limit, cursor));
                told.extend(page.items);
                cursor = page.next;
                if cursor.is_none() {
                    break;
                }
            }
            prop_assert_eq!(told.len(), all.len());
            for pair in told.windows(2) {
                prop_assert!(pair[0].distance.unwrap() <= pair[1].distance.unwrap());
            }
            let mut ids: Vec<i64> = told.iter().map(|listed| listed.place.id.get()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), all.len());
        }
    }
}
