-- NOT_CONNECTED, of a charger that goes just when it is to be told something, has 13 letters.
alter table slot_programme modify outcome varchar(20) null;
