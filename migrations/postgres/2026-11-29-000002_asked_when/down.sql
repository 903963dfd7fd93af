drop index assistances_asked;
