//! What every use case of the workshop needs, as one handle.

use std::sync::Arc;

use crate::config::{LocaleSettings, ServerSettings, WorkshopSettings};
use crate::kernel::error::Fault;
use crate::kernel::language::Language;
use crate::kernel::money::{Currency, Money};
use crate::kernel::origin::Origin;
use crate::kernel::pool::Pool;
use crate::tx::Work;
use crate::workshop::payments::{LocalRazorpay, OnlinePayments};
use crate::workshop::receipts::Garage;

/// The garage of a deployment; cloning is cheap.
#[derive(Clone, Debug)]
pub struct Workshop {
    /// Database, clock and journal; the clock is the time of day.
    pub work: Work,
    /// The settings in force.
    pub settings: Arc<WorkshopSettings>,
    /// The one currency of this deployment.
    pub currency: Currency,
    /// Decides which day it is.
    pub zone: chrono_tz::Tz,
    /// Renders what is to be printed.
    pub renderers: Arc<Pool>,
    /// What invoices are written in.
    pub language: Language,
    /// Takes money online.
    pub online: Arc<dyn OnlinePayments>,
    /// Where people reach this server, without a slash at the end; for links.
    pub public_url: Arc<str>,
}

impl Workshop {
    /// Puts the parts together; settings that were validated cannot fail here.
    #[must_use]
    pub fn new(work: Work, settings: &WorkshopSettings, locale: &LocaleSettings, server: &ServerSettings) -> Self {
        let zone = locale.time_zone.parse().unwrap_or(chrono_tz::UTC);
        let currency = Currency::parse(&locale.currency).unwrap_or(Currency::DZD);
        let language = Language::from_tag(&locale.language).unwrap_or_default();
        let online = Arc::new(LocalRazorpay::new(settings.payment_secret.clone()));
        let renderers = Arc::new(Pool::new("rendering", 0));
        let public_url = server.reached_at().into();
        let settings = Arc::new(settings.clone());
        Self { work, settings, currency, zone, language, renderers, online, public_url }
    }

    /// Who issues invoices and receipts.
    #[must_use]
    pub fn garage(&self) -> Garage {
        let lines = self.settings.address.lines().map(str::trim).filter(|line| !line.is_empty());
        Garage {
            name: self.settings.name.clone(),
            address: lines.map(str::to_owned).collect(),
            phone: self.settings.phone.clone(),
            email: self.settings.email.clone(),
            tax_number: self.settings.tax_number.clone(),
        }
    }

    /// What calling off costs once the thing is in the garage, before tax.
    pub(in crate::workshop) fn cancellation_fee(&self) -> Result<Money, Fault> {
        let fee = self.settings.cancellation_fee.parse().ok().and_then(|major| Money::from_major(major, self.currency));
        fee.ok_or_else(|| Fault::internal("workshop.cancellation_fee is no amount"))
    }

    /// The same for one who asks: what is put into the audit log is put there in their name.
    #[must_use]
    pub fn asked_by(&self, origin: Origin) -> Self {
        Self { work: self.work.asked_by(origin), ..self.clone() }
    }
}
