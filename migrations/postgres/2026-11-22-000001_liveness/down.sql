drop table liveness;
