-- whom and what an invoice names, as it was when it was issued; null: issued before this was kept
alter table invoices add column billed_to text;
