-- what is decided once may have been refused: the stable code of the refusal
alter table request_keys add column refusal text;
