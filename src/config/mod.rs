//! Settings, one file per section. `config/default.toml` is embedded and is the reference: each key is explained there.

mod accounts;
mod backup;
mod console;
mod database;
mod dispatch;
mod editions;
mod limits;
mod load;
mod locale;
mod notifications;
mod outbound;
mod pricing;
mod realtime;
mod server;
mod telemetry;
mod validate;
mod web;
mod workshop;

use serde::{Deserialize, Serialize};

pub use accounts::{AccountSettings, AdminSettings};
pub use backup::BackupSettings;
pub use console::ConsoleSettings;
pub use database::DatabaseSettings;
pub use dispatch::{DispatchSettings, PolicyName};
pub use editions::{EDITIONS, EditionSettings};
pub use limits::{LimitSettings, RetentionSettings};
pub use load::{DEFAULTS, LoadError, Overrides, load};
pub use locale::LocaleSettings;
pub use notifications::{EmailChannel, NotificationSettings, SmsChannel};
pub use outbound::OutboundSettings;
pub use pricing::{PricingSettings, TariffSetting};
pub use realtime::RealtimeSettings;
pub use server::ServerSettings;
pub use telemetry::{LogFormat, TelemetrySettings};
pub use validate::warnings;
pub use web::WebSettings;
pub use workshop::WorkshopSettings;

/// How strict the server is with its operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// Default secrets, the administrator from the environment and `/dev/outbox` are allowed.
    Development,
    /// None of these.
    Production,
}

/// All settings. The fields are documented in `config/default.toml`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Development or production.
    pub mode: Mode,
    /// `[server]`
    pub server: ServerSettings,
    /// `[database]`
    pub database: DatabaseSettings,
    /// `[accounts]`
    pub accounts: AccountSettings,
    /// `[admin]`
    pub admin: AdminSettings,
    /// `[dispatch]`
    pub dispatch: DispatchSettings,
    /// `[pricing]`
    pub pricing: PricingSettings,
    /// `[locale]`
    pub locale: LocaleSettings,
    /// `[realtime]`
    pub realtime: RealtimeSettings,
    /// `[limits]`
    pub limits: LimitSettings,
    /// `[retention]`
    pub retention: RetentionSettings,
    /// `[notifications]`
    pub notifications: NotificationSettings,
    /// `[outbound]`
    pub outbound: OutboundSettings,
    /// `[backup]`
    pub backup: BackupSettings,
    /// `[telemetry]`
    pub telemetry: TelemetrySettings,
    /// `[workshop]`
    pub workshop: WorkshopSettings,
    /// `[editions]`
    pub editions: EditionSettings,
    /// `[web]`
    pub web: WebSettings,
    /// `[console]`
    pub console: ConsoleSettings,
}
