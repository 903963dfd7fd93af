//! Places on the WGS84 globe and distances between them.

use geo::Distance as _;

/// Degrees north, −90 to 90.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latitude(f64);

/// Degrees east, −180 to 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Longitude(f64);

impl Latitude {
    /// Refuses NaN, infinities and anything outside ±90.
    #[must_use]
    pub fn new(degrees: f64) -> Option<Self> {
        (-90.0..=90.0).contains(&degrees).then_some(Self(degrees))
    }

    /// Degrees north.
    #[must_use]
    pub const fn degrees(self) -> f64 {
        self.0
    }
}

impl Longitude {
    /// Refuses NaN, infinities and anything outside ±180.
    #[must_use]
    pub fn new(degrees: f64) -> Option<Self> {
        (-180.0..=180.0).contains(&degrees).then_some(Self(degrees))
    }

    /// Degrees east.
    #[must_use]
    pub const fn degrees(self) -> f64 {
        self.0
    }
}

/// A place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Degrees north.
    pub lat: Latitude,
    /// Degrees east.
    pub lng: Longitude,
}

impl Point {
    /// A place from degrees; `None` when either is out of range.
    #[must_use]
    pub fn new(lat: f64, lng: f64) -> Option<Self> {
        Some(Self { lat: Latitude::new(lat)?, lng: Longitude::new(lng)? })
    }

    /// Great-circle distance by the haversine formula on a sphere of mean Earth radius (IUGG, 6 371 008.8 m); within
    /// 0.5 % of the ellipsoid.
    #[must_use]
    pub fn distance_to(self, other: Self) -> Metres {
        let a = geo::Point::new(self.lng.0, self.lat.0);
        let b = geo::Point::new(other.lng.0, other.lat.0);
        Metres(geo::Haversine.distance(a, b))
    }

    /// The place so far to the north and to the east (negative: south, west), for steps of a few hundred kilometres at
    /// the most; stops at the poles, goes on across the antimeridian.
    #[must_use]
    pub fn moved(self, north: Metres, east: Metres) -> Self {
        let lat = (self.lat.0 + (north.0 / EARTH_RADIUS_M).to_degrees()).clamp(-90.0, 90.0);
        // at a pole every direction is north or south: a floor keeps the step finite
        let circle = EARTH_RADIUS_M * self.lat.0.to_radians().cos().max(1e-6);
        let lng = wrapped(self.lng.0 + (east.0 / circle).to_degrees());
        Self { lat: Latitude(lat), lng: Longitude(lng) }
    }

    /// The place at a fraction (0 to 1) of the straight line to another, the short way round.
    #[must_use]
    pub fn toward(self, other: Self, fraction: f64) -> Self {
        let fraction = fraction.clamp(0.0, 1.0);
        let lat = self.lat.0 + (other.lat.0 - self.lat.0) * fraction;
        let lng = wrapped(self.lng.0 + wrapped(other.lng.0 - self.lng.0) * fraction);
        Self { lat: Latitude(lat), lng: Longitude(lng) }
    }

    /// The place as a point of the unit sphere. The squared chord between two such points ranks exactly as the great
    /// circle does, with no special case at a pole or at the antimeridian.
    #[must_use]
    pub fn on_unit_sphere(self) -> [f64; 3] {
        let (sin_lat, cos_lat) = self.lat.0.to_radians().sin_cos();
        let (sin_lng, cos_lng) = self.lng.0.to_radians().sin_cos();
        [cos_lat * cos_lng, cos_lat * sin_lng, sin_lat]
    }
}

/// Degrees of longitude brought back to −180 to 180.
fn wrapped(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}

/// Mean radius of the Earth in metres (IUGG 1980: 6 371 008.8 m), the one that `geo` uses.
pub const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A length in metres.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Metres(pub f64);

impl Metres {
    /// From kilometres.
    #[must_use]
    pub fn from_km(km: f64) -> Self {
        Self(km * 1000.0)
    }

    /// In kilometres.
    #[must_use]
    pub fn km(self) -> f64 {
        self.0 / 1000.0
    }

    /// Rounded to whole metres, as stored.
    #[must_use]
    pub fn whole(self) -> i64 {
        // a float cast saturates, so no length overflows here
        self.0.round() as i64
    }

    /// From whole metres, as stored.
    #[must_use]
    pub fn from_whole(metres: i64) -> Self {
        Self(metres as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_place() {
        for (lat, lng) in [(f64::NAN, 0.0), (0.0, f64::INFINITY), (90.000_1, 0.0), (0.0, -180.5)] {
            assert_eq!(Point::new(lat, lng), None, "{lat}, {lng}");
        }
        for (lat, lng) in [(0.0, 0.0), (90.0, 180.0), (-90.0, -180.0)] {
            assert!(Point::new(lat, lng).is_some(), "{lat}, {lng}");
        }
    }

    #[test]
    fn the_antimeridian_is_no_wall() {
        let west = Point::new(0.0, 179.999).unwrap();
        let east = Point::new(0.0, -179.999).unwrap();
        let metres = west.distance_to(east).0;
        assert!((metres - 222.4).abs() < 0.5, "{metres}");
    }

    #[test]
    fn one_degree_of_latitude_is_about_111_km() {
        let km = Point::new(36.0, 3.0).unwrap().distance_to(Point::new(37.0, 3.0).unwrap()).km();
        assert!((km - 111.195).abs() < 0.01, "{km}");
    }

    #[test]
    fn a_step_is_as_long_as_it_was_told() {
        let algiers = Point::new(36.75, 3.06).unwrap();
        let there = algiers.moved(Metres::from_km(3.0), Metres::from_km(-4.0));
        assert!((algiers.distance_to(there).km() - 5.0).abs() < 0.01);
        assert!(there.lat.degrees() > 36.75 && there.lng.degrees() < 3.06);
    }

    #[test]
    fn steps_cross_the_antimeridian_the_short_way() {
        let (east, west) = (Point::new(0.0, 179.9).unwrap(), Point::new(0.0, -179.9).unwrap());
        assert!(east.distance_to(east.toward(west, 0.5)).km() < 12.0);
        assert!(east.moved(Metres(0.0), Metres::from_km(50.0)).lng.degrees() < -179.0);
        assert!(east.toward(west, 0.0).distance_to(east).km() < 0.001);
    }
}
