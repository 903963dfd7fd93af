//! From what clients send to entries of lists.

use super::body::{AreaBody, CategoryBody, ClassBody, FuelBody, ModelBody, NameBody, TimeslotBody};
use crate::api::http::fields::{LINK, NAME, TEXT, minute, optional_id, required_id, whole};
use crate::api::http::{Complaint, Digits, Field, Reading};
use crate::kernel::error::Invalid;
use crate::workshop::assets::{MODEL_YEARS, ModelChange, NewModel};
use crate::workshop::assignments::{KindChange, NewKind};
use crate::workshop::people::{AreaChange, NewArea};
use crate::workshop::reference::{NamedChange, NewNamed, Reference};
use crate::workshop::scheduling::{Hours, NewTimeSlot, TimeSlotChange};
use crate::workshop::statuses::{NewStatus, StatusChange};

/// A body that makes an entry of a list or changes one.
pub(super) trait Entry<New, Change> {
    fn into_new(self) -> Result<New, Invalid>;
    fn into_change(self) -> Result<Change, Invalid>;
}

/// The entry of a list that a body makes.
pub(super) fn new<R: Reference, B: Entry<R::New, R::Change>>(body: B) -> Result<R::New, Invalid> {
    body.into_new()
}

/// The change of an entry that a body says.
pub(super) fn change<R: Reference, B: Entry<R::New, R::Change>>(body: B) -> Result<R::Change, Invalid> {
    body.into_change()
}

/// The name of an entry, under whatever name the body has it.
fn required_name(name: &str, field: Field<String>) -> Result<String, Invalid> {
    let mut read = Reading::new();
    let text = read.required_text(name, field, NAME);
    read.finish(|| text)
}

fn optional_name(name: &str, field: Field<String>) -> Result<Option<String>, Invalid> {
    let mut read = Reading::new();
    let text = read.text(name, field, NAME);
    read.finish(|| Some(text))
}

fn renamed(name: Option<String>) -> NamedChange {
    NamedChange { name, ..NamedChange::default() }
}

impl Entry<NewNamed, NamedChange> for NameBody {
    fn into_new(self) -> Result<NewNamed, Invalid> {
        required_name("name", self.name).map(NewNamed::new)
    }

    fn into_change(self) -> Result<NamedChange, Invalid> {
        optional_name("name", self.name).map(renamed)
    }
}

/// Its purpose stays open: the four kinds that move a booking are there from the start.
impl Entry<NewKind, KindChange> for NameBody {
    fn into_new(self) -> Result<NewKind, Invalid> {
        required_name("name", self.name).map(|name| NewKind { name, ..NewKind::default() })
    }

    fn into_change(self) -> Result<KindChange, Invalid> {
        optional_name("name", self.name).map(|name| KindChange { name, ..KindChange::default() })
    }
}

impl Entry<NewStatus, StatusChange> for NameBody {
    fn into_new(self) -> Result<NewStatus, Invalid> {
        required_name("name", self.name).map(|name| NewStatus { name })
    }

    fn into_change(self) -> Result<StatusChange, Invalid> {
        optional_name("name", self.name).map(|name| StatusChange { name })
    }
}

impl Entry<NewNamed, NamedChange> for ClassBody {
    fn into_new(self) -> Result<NewNamed, Invalid> {
        required_name("class", self.class).map(NewNamed::new)
    }

    fn into_change(self) -> Result<NamedChange, Invalid> {
        optional_name("class", self.class).map(renamed)
    }
}

impl Entry<NewNamed, NamedChange> for FuelBody {
    fn into_new(self) -> Result<NewNamed, Invalid> {
        required_name("fuel_name", self.fuel_name).map(NewNamed::new)
    }

    fn into_change(self) -> Result<NamedChange, Invalid> {
        optional_name("fuel_name", self.fuel_name).map(renamed)
    }
}

impl Entry<NewNamed, NamedChange> for CategoryBody {
    fn into_new(self) -> Result<NewNamed, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let description = read.text("description", self.description, TEXT);
        let image = read.text("image", self.image, LINK);
        read.finish(|| Some(NewNamed { name: name?, description, image }))
    }

    fn into_change(self) -> Result<NamedChange, Invalid> {
        let mut read = Reading::new();
        let change = NamedChange {
            name: read.text("name", self.name, NAME),
            description: read.text("description", self.description, TEXT),
            image: read.text("image", self.image, LINK),
        };
        read.finish(|| Some(change))
    }
}

impl Entry<NewArea, AreaChange> for AreaBody {
    fn into_new(self) -> Result<NewArea, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let pincode = read.required("pincode", self.pincode, six_digits);
        read.finish(|| Some(NewArea { name: name?, pincode: pincode? }))
    }

    fn into_change(self) -> Result<AreaChange, Invalid> {
        let mut read = Reading::new();
        let name = read.text("name", self.name, NAME);
        let pincode = read.optional("pincode", self.pincode, six_digits);
        read.finish(|| Some(AreaChange { name, pincode }))
    }
}

fn six_digits(Digits(text): Digits) -> Result<String, &'static str> {
    if text.len() == 6 { Ok(text) } else { Err("six digits") }
}

impl Entry<NewModel, ModelChange> for ModelBody {
    fn into_new(self) -> Result<NewModel, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("model", self.model, NAME);
        let manufacturer = required_id(&mut read, "manufacturer_id", self.manufacturer_id);
        let fuel = optional_id(&mut read, "fuel_type_id", self.fuel_type_id);
        let vehicle_class = optional_id(&mut read, "car_class_id", self.car_class_id);
        let year = read.optional("year", self.year, year);
        let image = read.text("img", self.img, LINK);
        read.finish(|| {
            let (manufacturer, name) = (manufacturer?, name?);
            Some(NewModel { manufacturer, device_type: None, vehicle_class, fuel, name, year, image })
        })
    }

    fn into_change(self) -> Result<ModelChange, Invalid> {
        let mut read = Reading::new();
        let change = ModelChange {
            name: read.text("model", self.model, NAME),
            manufacturer: optional_id(&mut read, "manufacturer_id", self.manufacturer_id),
            device_type: None,
            fuel: optional_id(&mut read, "fuel_type_id", self.fuel_type_id),
            vehicle_class: optional_id(&mut read, "car_class_id", self.car_class_id),
            year: read.optional("year", self.year, year),
            image: read.text("img", self.img, LINK),
        };
        read.finish(|| Some(change))
    }
}

fn year(year: i64) -> Result<i32, Complaint> {
    whole(year, MODEL_YEARS.0, MODEL_YEARS.1)
}

impl Entry<NewTimeSlot, TimeSlotChange> for TimeslotBody {
    fn into_new(self) -> Result<NewTimeSlot, Invalid> {
        let mut read = Reading::new();
        let name = read.required_text("name", self.name, NAME);
        let starts = read.required("start_time", self.start_time, |text| time(&text));
        let ends = read.required("end_time", self.end_time, |text| time(&text));
        let hours = starts.zip(ends).map(|(starts, ends)| Hours::new(starts, ends));
        if hours == Some(None) {
            read.complain("end_time", Complaint::range("a time later than start_time"));
        }
        read.finish(|| Some(NewTimeSlot { name: name?, hours: hours?? }))
    }

    fn into_change(self) -> Result<TimeSlotChange, Invalid> {
        optional_name("name", self.name).map(|name| TimeSlotChange { name, hours: None })
    }
}

/// `HH:MM`, also with no seconds behind.
fn time(text: &str) -> Result<i32, &'static str> {
    minute(if text.len() == 8 { text.strip_suffix(":00").unwrap_or(text) } else { text })
}
