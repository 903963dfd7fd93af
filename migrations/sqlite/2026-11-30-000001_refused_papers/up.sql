-- why papers were refused; null while they wait for a look, and once they are approved
alter table assistants add column documents_refused text;
