//! Reads the settings: the embedded defaults, then a file, then the environment, then the command line.

use std::path::PathBuf;

use ::config::{Config, Environment, File, FileFormat};

use super::{Settings, validate};

/// The embedded reference, `config/default.toml`.
pub const DEFAULTS: &str = include_str!("../../config/default.toml");

/// What the command line says; it wins over everything.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--config`
    pub file: Option<PathBuf>,
    /// `--mode`
    pub mode: Option<String>,
    /// `--bind`
    pub bind: Option<String>,
    /// `--database-url`
    pub database_url: Option<String>,
}

/// Why there are no settings.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file or variable could not be read or has an unknown key.
    #[error("configuration: {0}")]
    Unreadable(#[from] ::config::ConfigError),
    /// A value is out of bounds or unsafe.
    #[error("configuration: {}", .0.join("; "))]
    Refused(Vec<String>),
}

/// Environment variables with names of their own.
const NAMED: &[(&str, &str)] = &[
    ("DATABASE_URL", "database.url"),
    ("DEPANNINI_MODE", "mode"),
    ("ADMIN_PHONE", "admin.phone"),
    ("ADMIN_EMAIL", "admin.email"),
    ("ADMIN_PASSWORD", "admin.password"),
    ("RAZORPAY_KEY_SECRET", "workshop.payment_secret"),
    ("RUST_LOG", "telemetry.log"),
];

/// Reads and checks the settings. `environment` is a parameter so that tests need not change the process's own.
///
/// # Errors
/// An unreadable source, an unknown key, or a value that `validate` refuses: all such values are named at once.
pub fn load(overrides: &Overrides, environment: impl Iterator<Item = (String, String)>) -> Result<Settings, LoadError> {
    let environment: std::collections::HashMap<String, String> = environment.collect();
    let mut builder = Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
    if let Some(path) = &overrides.file {
        builder = builder.add_source(File::from(path.clone()).format(FileFormat::Toml).required(true));
    }
    for (variable, key) in NAMED {
        if let Some(value) = environment.get(*variable).filter(|value| !value.is_empty()) {
            builder = builder.set_override(*key, value.clone())?;
        }
    }
    // the double underscore keeps DEPANNINI_DATA and the like out
    let ours = environment.into_iter().filter(|(name, _)| name.starts_with("DEPANNINI__")).collect();
    builder = builder.add_source(
        Environment::with_prefix("DEPANNINI")
            .prefix_separator("__")
            .separator("__")
            .try_parsing(true)
            .list_separator(",")
            .with_list_parse_key("server.cors_origins")
            .with_list_parse_key("accounts.google_client_ids")
            .with_list_parse_key("outbound.internal_hosts")
            .with_list_parse_key("editions.serve")
            .source(Some(ours)),
    );
    for (key, value) in
        [("mode", &overrides.mode), ("server.bind", &overrides.bind), ("database.url", &overrides.database_url)]
    {
        builder = builder.set_override_option(key, value.clone())?;
    }
    let settings: Settings = builder.build()?.try_deserialize()?;
    let problems = validate::problems(&settings);
    if problems.is_empty() { Ok(settings) } else { Err(LoadError::Refused(problems)) }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;
    use crate::config::Mode;

    fn with(variables: &[(&str, &str)]) -> Result<Settings, LoadError> {
        let environment = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        load(&Overrides::default(), environment)
    }

    #[test]
    fn the_defaults_are_complete() {
        let settings = with(&[]).unwrap();
        assert_eq!(settings.server.bind, "127.0.0.1:8000");
        assert_eq!(settings.pricing.tariffs.len(), 2);
    }

    #[test]
    fn the_environment_overrides() {
        let settings = with(&[
            ("DEPANNINI__SERVER__BIND", "0.0.0.0:9"),
            ("DATABASE_URL", "sqlite://x.db"),
            ("DEPANNINI__ACCOUNTS__GOOGLE_CLIENT_IDS", "a,b"),
            ("DEPANNINI_DATA", "/elsewhere"),
            ("ADMIN_PHONE", "+213555000000"),
            ("RAZORPAY_KEY_SECRET", "rzp_live_1"),
        ])
        .unwrap();
        assert_eq!(settings.server.bind, "0.0.0.0:9");
        assert_eq!(settings.database.url, "sqlite://x.db");
        assert_eq!(settings.accounts.google_client_ids, ["a", "b"]);
        assert_eq!(settings.admin.phone, "+213555000000");
        assert_eq!(settings.workshop.payment_secret.expose_secret(), "rzp_live_1");
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let error = with(&[("DEPANNINI__SERVER__BINDD", "x")]).unwrap_err().to_string();
        assert!(error.contains("bindd"), "{error}");
    }

    #[test]
    fn production_names_every_default_secret() {
        let error = with(&[("DEPANNINI_MODE", "production")]).unwrap_err().to_string();
        assert!(error.contains("accounts.token_secret") && error.contains("workshop.payment_secret"), "{error}");
        let own = [
            ("DEPANNINI_MODE", "production"),
            ("DEPANNINI__ACCOUNTS__TOKEN_SECRET", "0123456789abcdef0123456789abcdef"),
        ];
        for known in ["rzp_test_secret", ""] {
            let error = with(&[&own[..], &[("DEPANNINI__WORKSHOP__PAYMENT_SECRET", known)]].concat()).unwrap_err();
            assert!(error.to_string().contains("RAZORPAY_KEY_SECRET"), "{error}");
        }
        let fine = with(&[&own[..], &[("RAZORPAY_KEY_SECRET", "rzp_live_1")]].concat());
        assert_eq!(fine.unwrap().mode, Mode::Production);
    }

    #[test]
    fn production_calls_by_https_or_to_hosts_of_the_operators() {
        let sms = |url: &str, internal: &str| {
            with(&[
                ("DEPANNINI_MODE", "production"),
                ("DEPANNINI__ACCOUNTS__TOKEN_SECRET", "0123456789abcdef0123456789abcdef"),
                ("RAZORPAY_KEY_SECRET", "rzp_live_1"),
                ("DEPANNINI__NOTIFICATIONS__SMS", "twilio"),
                ("DEPANNINI__NOTIFICATIONS__SMS_URL", url),
                ("DEPANNINI__OUTBOUND__INTERNAL_HOSTS", internal),
            ])
        };
        assert!(sms("https://api.twilio.com/2010-04-01", "").is_ok());
        for url in ["http://sms.internal", "http://user:pw@SMS.internal:8080/x", "http://[fd00::1]:80/"] {
            let error = sms(url, "other.internal").unwrap_err().to_string();
            assert!(error.contains("notifications.sms_url") && error.contains("outbound.internal_hosts"), "{error}");
            assert!(sms(url, "sms.internal,[fd00::1]").is_ok(), "{url}");
        }
    }

    #[test]
    fn every_key_is_explained() {
        let mut explained = false;
        for line in DEFAULTS.lines() {
            let line = line.trim_end();
            if line.starts_with('#') {
                explained = true;
            } else if let Some((key, _)) = line.split_once(" = ").filter(|_| line.starts_with(char::is_lowercase)) {
                assert!(explained, "no comment above {key}");
                explained = false;
            } else if line.starts_with('[') {
                explained = false;
            }
        }
    }

    #[test]
    fn printing_hides_secrets() {
        let settings = with(&[("ADMIN_PASSWORD", "s3cret-admin")]).unwrap();
        let printed = serde_json::to_string(&settings).unwrap();
        assert!(
            !printed.contains("s3cret-admin") && !printed.contains("development-only") && !printed.contains("rzp_"),
            "{printed}"
        );
    }
}
