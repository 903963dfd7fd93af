//! How addresses look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::revcare::ids;
use crate::kernel::id::AreaId;
use crate::workshop::people::Address;

/// An address.
#[derive(Debug, Serialize, ToSchema)]
pub struct AddressJson {
    /// Its id.
    pub id: i64,
    /// Whose.
    #[schema(example = "CST000210")]
    pub customer_id: String,
    /// The customer's word for it.
    pub label: String,
    /// Street and number.
    pub line1: String,
    /// What else helps to find it.
    pub line2: Option<String>,
    /// The part of town.
    pub area_id: Option<i64>,
}

impl From<Address> for AddressJson {
    fn from(address: Address) -> Self {
        Self {
            id: address.id.get(),
            customer_id: ids::of_customer(address.account.as_customer()),
            label: address.label,
            line1: address.line1,
            line2: address.line2,
            area_id: address.area.map(AreaId::get),
        }
    }
}
