-- Looked for every second: must not read the whole fleet.
create index raising on device (wanted_profile_until);
