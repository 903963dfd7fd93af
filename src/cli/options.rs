//! Options that several commands share, and how the settings come about.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;

use clap::Args;

use crate::config::{self, Overrides, Settings};

/// Where the settings come from.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct SettingsOptions {
    /// A configuration file that overrides the defaults.
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// development or production.
    #[arg(long)]
    mode: Option<String>,
    /// sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
}

impl SettingsOptions {
    pub(super) fn load(&self, bind: Option<&String>) -> anyhow::Result<Settings> {
        let overrides = Overrides {
            file: self.config.clone(),
            mode: self.mode.clone(),
            bind: bind.cloned(),
            database_url: self.database_url.clone(),
        };
        // a variable that is no Unicode is none of ours
        let environment = std::env::vars_os().filter_map(|(n, v)| Some((n.into_string().ok()?, v.into_string().ok()?)));
        Ok(config::load(&overrides, environment)?)
    }
}

/// A database's URL without its password.
pub(super) fn shown(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, place))) => format!("{scheme}://…@{place}"),
        _ => url.to_owned(),
    }
}

/// Where a client on this machine finds a server that listens there.
pub(super) fn reachable(address: SocketAddr) -> SocketAddr {
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => (Ipv4Addr::LOCALHOST, address.port()).into(),
        IpAddr::V6(ip) if ip.is_unspecified() => (Ipv6Addr::LOCALHOST, address.port()).into(),
        IpAddr::V4(_) | IpAddr::V6(_) => address,
    }
}
