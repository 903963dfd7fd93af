alter table invoices drop column billed_to;
