//! `[editions]`: which documented workshop APIs are served beside our own.

use serde::{Deserialize, Serialize};

/// The names that `editions.serve` may hold.
pub const EDITIONS: [&str; 4] = ["mechanic-factory", "laptop-repair", "carcarepro", "revcare"];

/// Which documented workshop APIs are served.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionSettings {
    /// Their names; the others answer 404.
    pub serve: Vec<String>,
}
