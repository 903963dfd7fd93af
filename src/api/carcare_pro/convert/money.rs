//! Invoices and costs.

use super::iso;
use crate::api::carcare_pro::dto::{CostBody, CostJson, InvoiceBody, InvoiceJson};
use crate::api::http::Reading;
use crate::api::http::fields::{TEXT, instant, money, optional_id, required_id};
use crate::kernel::error::Invalid;
use crate::kernel::money::{Currency, Money};
use crate::workshop::estimates::{CostChange, NewCost, OrderLine};
use crate::workshop::invoices::{ClaimChange, Invoice, NewClaim};

fn is_paid(word: &str) -> Result<bool, &'static str> {
    match word.to_lowercase().as_str() {
        "paid" => Ok(true),
        "unpaid" => Ok(false),
        _ => Err("paid or unpaid"),
    }
}

impl InvoiceBody {
    pub(in crate::api::carcare_pro) fn into_new(self, currency: Currency) -> Result<NewClaim, Invalid> {
        let mut read = Reading::new();
        let customer = required_id(&mut read, "customer_id", self.customer_id);
        let order = required_id(&mut read, "service_request_id", self.service_request_id);
        let amount = read.required("amount", self.amount, |number| money(&number, currency));
        let dated_at = read.optional("invoice_date", self.invoice_date, |text| instant(&text));
        let is_paid = read.optional("status", self.status, |word| is_paid(&word)).unwrap_or(false);
        read.finish(|| Some(NewClaim { customer: customer?, order: order?, amount: amount?, dated_at, is_paid }))
    }

    pub(in crate::api::carcare_pro) fn into_change(self, currency: Currency) -> Result<ClaimChange, Invalid> {
        let mut read = Reading::new();
        let change = ClaimChange {
            customer: optional_id(&mut read, "customer_id", self.customer_id),
            order: optional_id(&mut read, "service_request_id", self.service_request_id),
            amount: read.optional("amount", self.amount, |number| money(&number, currency)),
            dated_at: read.optional("invoice_date", self.invoice_date, |text| instant(&text)),
            is_paid: read.optional("status", self.status, |word| is_paid(&word)),
        };
        read.finish(|| Some(change))
    }
}

impl From<Invoice> for InvoiceJson {
    fn from(invoice: Invoice) -> Self {
        Self {
            id: invoice.id.get(),
            customer_id: invoice.customer.get(),
            service_request_id: invoice.order.get(),
            amount: Money::new(invoice.totals.gross_minor, invoice.currency).to_json_number(),
            invoice_date: iso(invoice.dated()),
            status: if invoice.paid_at.is_some() { "paid" } else { "unpaid" },
        }
    }
}

impl CostBody {
    pub(in crate::api::carcare_pro) fn into_new(self, currency: Currency) -> Result<NewCost, Invalid> {
        let mut read = Reading::new();
        let order = required_id(&mut read, "service_request_id", self.service_request_id);
        let description = read.required_text("service_description", self.service_description, TEXT);
        let cost = read.required("cost", self.cost, |number| money(&number, currency));
        read.finish(|| Some(NewCost { order: order?, description: description?, cost: cost? }))
    }

    pub(in crate::api::carcare_pro) fn into_change(self, currency: Currency) -> Result<CostChange, Invalid> {
        let mut read = Reading::new();
        let change = CostChange {
            order: optional_id(&mut read, "service_request_id", self.service_request_id),
            description: read.text("service_description", self.service_description, TEXT),
            cost: read.optional("cost", self.cost, |number| money(&number, currency)),
        };
        read.finish(|| Some(change))
    }
}

impl CostJson {
    /// Amounts of lines are in the deployment's currency.
    pub(in crate::api::carcare_pro) fn of(line: OrderLine, currency: Currency) -> Self {
        let minor = line.billed().amount_minor().unwrap_or_default();
        Self {
            id: line.id.get(),
            service_request_id: line.order.get(),
            service_description: line.description,
            cost: Money::new(minor, currency).to_json_number(),
            created_at: iso(line.created_at),
        }
    }
}
