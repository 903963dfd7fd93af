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

    /// The place as a point of the unit sphere. The squared chord between two such points ranks exactly as the great
    /// circle does, with no special case at a pole or at the antimeridian.
    #[must_use]
    pub fn on_unit_sphere(self) -> [f64; 3] {
        let (sin_lat, cos_lat) = self.lat.0.to_radians().sin_cos();
        let (sin_lng, cos_lng) = self.lng.0.to_radians().sin_cos();
        [cos_lat * cos_lng, cos_lat * sin_lng, sin_lat]
    }
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
}
