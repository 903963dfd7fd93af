alter table assistants drop column documents_refused;
