-- A pause is its host's to end (RO1): what the house's own rule made a room rest from is what it wakes to.
alter table conversations add column was_paused boolean not null default false;
