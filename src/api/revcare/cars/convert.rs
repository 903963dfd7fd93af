//! From what clients send about cars to commands.

use super::body::CarBody;
use crate::accounts::Identity;
use crate::api::http::Reading;
use crate::api::http::fields::{LABEL, optional_id, required_id};
use crate::api::revcare::ids;
use crate::kernel::error::Invalid;
use crate::workshop::assets::{AssetChange, NewAsset};

impl CarBody {
    pub(super) fn into_new(self, caller: Identity) -> Result<NewAsset, Invalid> {
        let mut read = Reading::new();
        let registration = read.required_text("reg_number", self.reg_number, LABEL);
        let model = required_id(&mut read, "car_model_id", self.car_model_id);
        let owner = ids::whose(&mut read, self.customer_id, caller);
        read.finish(|| Some(NewAsset { registration: Some(registration?), model: Some(model?), ..NewAsset::of(owner) }))
    }

    pub(super) fn into_change(self) -> Result<AssetChange, Invalid> {
        let mut read = Reading::new();
        let change = AssetChange {
            registration: read.text("reg_number", self.reg_number, LABEL),
            model: optional_id(&mut read, "car_model_id", self.car_model_id),
            ..AssetChange::default()
        };
        read.finish(|| Some(change))
    }
}
