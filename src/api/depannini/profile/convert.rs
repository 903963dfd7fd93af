//! From what clients send to commands.

use super::body::{ListQuery, LocationBody, ProfileBody, StatusBody};
use crate::accounts::{AssistantFilter, ProfileChange};
use crate::api::depannini::person::{self, MAX_ADDRESS, MAX_LABEL, MAX_NAME};
use crate::api::http::{Complaint, Field, LenientNumber, Reading};
use crate::kernel::error::Invalid;
use crate::kernel::geo::{Metres, Point};

/// Half the way around the globe in kilometres, rounded up: a larger circle holds no more.
const MAX_RADIUS_KM: f64 = 20_038.0;

impl ProfileBody {
    /// The change, and the position if one was sent.
    pub(in crate::api::depannini) fn into_change(
        self,
        phone_prefix: &str,
    ) -> Result<(ProfileChange, Option<Point>), Invalid> {
        let mut read = Reading::new();
        let change = ProfileChange {
            name: read.text("name", self.name, MAX_NAME),
            address: read.text("address", self.address, MAX_ADDRESS),
            email: read.optional("email", self.email, |text| person::email(&text)),
            phone: read.optional("phone_number", self.phone_number, |text| person::phone(&text, phone_prefix)),
            service: read.optional("service_type", self.service_type, |word| person::service(&word)),
            vehicle_type: read.text("vehicle_type", self.vehicle_type, MAX_LABEL),
            license: read.optional("driving_license_cat", self.driving_license_cat, |word| person::license(&word)),
            license_number: read.text("driving_license_num", self.driving_license_num, MAX_LABEL),
            license_expiry: read
                .optional("driving_license_expiry", self.driving_license_expiry, |text| person::day(&text)),
            registration_number: read.optional("vehicle_registration_num", self.vehicle_registration_num, |digits| {
                person::registration(&digits)
            }),
        };
        let position = read.optional_point(("current_lat", self.current_lat), ("current_lng", self.current_lng));
        read.finish(|| Some((change, position)))
    }
}

impl LocationBody {
    pub(in crate::api::depannini) fn into_point(self) -> Result<Point, Invalid> {
        let mut read = Reading::new();
        let given = |field: &Field<f64>| !matches!(field, Field::Missing | Field::Null);
        // named as the client named them
        let short = (given(&self.lat) || given(&self.lng)) && !given(&self.latitude) && !given(&self.longitude);
        let (lat, lng) = if short { ("lat", "lng") } else { ("latitude", "longitude") };
        let point = read.point((lat, self.latitude.or(self.lat)), (lng, self.longitude.or(self.lng)));
        read.finish(|| point)
    }
}

impl StatusBody {
    pub(in crate::api::depannini) fn into_active(self) -> Result<bool, Invalid> {
        let mut read = Reading::new();
        let active = read.required_value("is_active", self.is_active.or(self.is_active_assistant));
        read.finish(|| active)
    }
}

impl ListQuery {
    pub(in crate::api::depannini) fn into_filter(self, default_radius_km: f64) -> Result<AssistantFilter, Invalid> {
        let mut read = Reading::new();
        let service = read.optional("service_type", self.service_type, |word| person::service(&word));
        let place = read.optional("near", self.near, |text| place(&text));
        let radius_km = read.optional("radius_km", self.radius_km, |LenientNumber(km)| {
            let fine = (0.0..=MAX_RADIUS_KM).contains(&km);
            fine.then_some(km).ok_or_else(|| Complaint::range(format!("a number from 0 to {MAX_RADIUS_KM}")))
        });
        let radius = Metres::from_km(radius_km.unwrap_or(default_radius_km));
        read.finish(|| Some(AssistantFilter { service, near: place.map(|place| (place, radius)) }))
    }
}

/// `LAT,LNG` in plain decimals.
pub(in crate::api::depannini) fn place(text: &str) -> Result<Point, &'static str> {
    let number = |text: &str| {
        let text = text.trim();
        // the standard parser would also take `inf`, `nan` and `1e5`
        let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
        if plain { text.parse::<f64>().ok() } else { None }
    };
    let point = text.split_once(',').and_then(|(lat, lng)| Point::new(number(lat)?, number(lng)?));
    point.ok_or("a place as LAT,LNG in degrees")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_query() {
        assert!(place("36.75, 3.05").is_ok() && place("0,0").is_ok() && place("-90,180").is_ok());
        for text in ["", "36.75", "36.75;3.05", "91,0", "nan,0", "1,2,3", "1e1,2"] {
            assert!(place(text).is_err(), "{text}");
        }
    }
}
