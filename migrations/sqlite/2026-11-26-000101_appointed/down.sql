alter table mechanics drop column appointed;
