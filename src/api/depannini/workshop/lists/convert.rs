//! From what clients send to entries of lists: each body makes an entry or changes one.

use super::body::{AreaBody, AssignmentKindBody, ModelBody, NamedBody, TimeSlotBody};
use crate::api::http::fields::{LABEL, LINK, NAME, TEXT, minute, optional_id, required_id, whole};
use crate::api::http::{Complaint, Field, Reading};
use crate::kernel::error::Invalid;
use crate::workshop::assets::{MODEL_YEARS, ModelChange, NewModel};
use crate::workshop::assignments::{KindChange, NewKind, Purpose};
use crate::workshop::people::{AreaChange, NewArea};
use crate::workshop::reference::{NamedChange, NewNamed};
use crate::workshop::scheduling::{Hours, NewTimeSlot, TimeSlotChange};

impl NamedBody {
    pub(in crate::api::depannini) fn into_new(self) -> Result<NewNamed, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let description = read.text("description", self.description, TEXT);
        let image = read.text("image", self.image, LINK);
        read.finish(|| Some(NewNamed { name: name?, description, image }))
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<NamedChange, Invalid> {
        let mut read = Reading::new();
        let change = NamedChange {
            name: read.text("name", self.name, NAME),
            description: read.text("description", self.description, TEXT),
            image: read.text("image", self.image, LINK),
        };
        read.finish(|| Some(change))
    }
}

impl AssignmentKindBody {
    pub(in crate::api::depannini) fn into_new(self) -> Result<NewKind, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let description = read.text("description", self.description, TEXT);
        let image = read.text("image", self.image, LINK);
        let purpose = read.optional("purpose", self.purpose, |word| {
            Purpose::from_word(&word.to_lowercase()).ok_or("pickup, analysis, service or drop")
        });
        read.finish(|| Some(NewKind { name: name?, description, image, purpose }))
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<KindChange, Invalid> {
        let mut read = Reading::new();
        let change = KindChange {
            name: read.text("name", self.name, NAME),
            description: read.text("description", self.description, TEXT),
            image: read.text("image", self.image, LINK),
        };
        read.finish(|| Some(change))
    }
}

impl AreaBody {
    pub(in crate::api::depannini) fn into_new(self) -> Result<NewArea, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let pincode = read.required_text("pincode", self.pincode, LABEL);
        read.finish(|| Some(NewArea { name: name?, pincode: pincode? }))
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<AreaChange, Invalid> {
        let mut read = Reading::new();
        let change =
            AreaChange { name: read.text("name", self.name, NAME), pincode: read.text("pincode", self.pincode, LABEL) };
        read.finish(|| Some(change))
    }
}

impl TimeSlotBody {
    pub(in crate::api::depannini) fn into_new(self) -> Result<NewTimeSlot, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let hours = hours(&mut read, self.starts, self.ends);
        read.finish(|| Some(NewTimeSlot { name: name?, hours: hours? }))
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<TimeSlotChange, Invalid> {
        let mut read = Reading::new();
        let name = read.text("name", self.name, NAME);
        let absent = |field: &Field<String>| matches!(field, Field::Missing | Field::Null);
        let stays = absent(&self.starts) && absent(&self.ends);
        let hours = if stays { None } else { hours(&mut read, self.starts, self.ends) };
        read.finish(|| Some(TimeSlotChange { name, hours }))
    }
}

fn hours(read: &mut Reading, starts: Field<String>, ends: Field<String>) -> Option<Hours> {
    let starts = read.required("starts", starts, |text| minute(&text));
    let ends = read.required("ends", ends, |text| minute(&text));
    let (starts, ends) = (starts?, ends?);
    let hours = Hours::new(starts, ends);
    if hours.is_none() {
        read.complain("ends", Complaint::range("a time later than starts"));
    }
    hours
}

impl ModelBody {
    pub(in crate::api::depannini) fn into_new(self) -> Result<NewModel, Invalid> {
        let mut read = Reading::new();
        let manufacturer = required_id(&mut read, "manufacturer_id", self.manufacturer_id);
        let device_type = optional_id(&mut read, "device_type_id", self.device_type_id);
        let vehicle_class = optional_id(&mut read, "vehicle_class_id", self.vehicle_class_id);
        let fuel = optional_id(&mut read, "fuel_id", self.fuel_id);
        let name = read.required_text("name", self.name, NAME);
        let year = read.optional("year", self.year, year);
        let image = read.text("image", self.image, LINK);
        read.finish(|| {
            let (manufacturer, name) = (manufacturer?, name?);
            Some(NewModel { manufacturer, device_type, vehicle_class, fuel, name, year, image })
        })
    }

    pub(in crate::api::depannini) fn into_change(self) -> Result<ModelChange, Invalid> {
        let mut read = Reading::new();
        let change = ModelChange {
            manufacturer: optional_id(&mut read, "manufacturer_id", self.manufacturer_id),
            device_type: optional_id(&mut read, "device_type_id", self.device_type_id),
            vehicle_class: optional_id(&mut read, "vehicle_class_id", self.vehicle_class_id),
            fuel: optional_id(&mut read, "fuel_id", self.fuel_id),
            name: read.text("name", self.name, NAME),
            year: read.optional("year", self.year, year),
            image: read.text("image", self.image, LINK),
        };
        read.finish(|| Some(change))
    }
}

fn year(year: i64) -> Result<i32, Complaint> {
    whole(year, MODEL_YEARS.0, MODEL_YEARS.1)
}
