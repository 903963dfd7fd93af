//! What administrators send.

use serde::Deserialize;
use utoipa::ToSchema;

use crate::api::http::{Complaint, Field, Reading};
use crate::backup::BackupName;
use crate::kernel::error::Invalid;

/// A backup to be made.
#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct BackupBody {
    /// What to call it: 1 to 100 letters, digits, dots, dashes and underscores; by the time when it is left out.
    #[schema(value_type = Option<String>, max_length = 100, pattern = "^([A-Za-z0-9]([A-Za-z0-9_-]|[.][A-Za-z0-9_-]){0,49})?$")]
    #[serde(default)]
    pub name: Field<String>,
}

impl BackupBody {
    pub(in crate::api::depannini) fn into_name(self) -> Result<Option<BackupName>, Invalid> {
        let mut read = Reading::new();
        let name = read.optional("name", self.name, |text| BackupName::parse(&text).ok_or(BackupName::EXPECTED));
        read.finish(|| Some(name))
    }
}

/// The name in a path, exactly as it stands there.
pub(super) fn name(text: &str) -> Result<BackupName, Invalid> {
    let mut read = Reading::new();
    let name = BackupName::parse(text);
    if name.is_none() {
        read.complain("name", Complaint::from(BackupName::EXPECTED));
    }
    read.finish(|| name)
}
