//! From what clients send about addresses to commands.

use super::body::AddressBody;
use crate::accounts::Identity;
use crate::api::http::Reading;
use crate::api::http::fields::{NAME, optional_id};
use crate::api::revcare::ids;
use crate::kernel::error::Invalid;
use crate::workshop::people::{AddressChange, NewAddress};

impl AddressBody {
    pub(super) fn into_new(self, caller: Identity) -> Result<NewAddress, Invalid> {
        let mut read = Reading::new();
        let label = read.required_text("label", self.label, NAME);
        let line1 = read.required_text("line1", self.line1, NAME);
        let line2 = read.text("line2", self.line2, NAME);
        let area = optional_id(&mut read, "area_id", self.area_id);
        let account = ids::whose(&mut read, self.customer_id, caller);
        read.finish(|| Some(NewAddress { account, label: label?, line1: line1?, line2, area }))
    }

    pub(super) fn into_change(self) -> Result<AddressChange, Invalid> {
        let mut read = Reading::new();
        let change = AddressChange {
            label: read.text("label", self.label, NAME),
            line1: read.text("line1", self.line1, NAME),
            line2: read.text("line2", self.line2, NAME),
            area: optional_id(&mut read, "area_id", self.area_id),
        };
        read.finish(|| Some(change))
    }
}
