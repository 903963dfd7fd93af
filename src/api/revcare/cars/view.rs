//! How cars look to clients.

use serde::Serialize;
use utoipa::ToSchema;

use crate::api::revcare::ids;
use crate::kernel::id::ModelId;
use crate::workshop::assets::Asset;

/// A car, or a device that came through another API.
#[derive(Debug, Serialize, ToSchema)]
pub struct CarJson {
    /// Its id.
    pub id: i64,
    /// Whose.
    #[schema(example = "CST000210")]
    pub customer_id: String,
    /// Number plate.
    pub reg_number: Option<String>,
    /// Its model.
    pub car_model_id: Option<i64>,
}

impl From<Asset> for CarJson {
    fn from(asset: Asset) -> Self {
        Self {
            id: asset.id.get(),
            customer_id: ids::of_customer(asset.owner.as_customer()),
            reg_number: asset.registration,
            car_model_id: asset.model.map(ModelId::get),
        }
    }
}
