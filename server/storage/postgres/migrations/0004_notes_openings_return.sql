-- Notes left alone, openings that repeat and skip, the quiet room after, kinds of an opening, words to come back by.

-- An opening carries its own kind and theme, so that they cannot change while people sit in it. 'after': the quiet minutes when the
-- words are gone already and the light is still on.
alter table conversations drop constraint conversations_state_check;
alter table conversations add constraint conversations_state_check check (state in ('open', 'paused', 'resting', 'after', 'closed'));
alter table conversations add column room_kind text;
alter table conversations add column theme text;

alter table rooms add column theme text;
alter table rooms add column closing_words text;
-- A second room beside a full one: open only together with it, and never in the list of rooms while closed.
alter table rooms add column sister_of uuid references rooms;

-- When a room is to open: once, or again and again from its first day on. Days and minutes are Asia/Tokyo; it may cross midnight.
create table openings (
  id uuid primary key,
  room_id uuid not null references rooms,
  first_day date not null,
  start_minute smallint not null check (start_minute between 0 and 1439),
  minutes smallint not null check (minutes between 10 and 720),
  repeats text not null check (repeats in ('once', 'weekly', 'every_2_weeks', 'monthly_weekday')),
  last_day date,
  on_holidays text not null check (on_holidays in ('open', 'skip')),
  theme text,
  skipped date[] not null default '{}'
);
create index openings_of_room on openings (room_id);

insert into openings (id, room_id, first_day, start_minute, minutes, repeats, on_holidays)
select gen_random_uuid(), room_id, date '2024-01-01' + opens_minute / 1440, opens_minute % 1440, minutes, 'weekly', 'open' from room_hours;
drop table room_hours;

-- Days the operator has decided about: the whole house is closed, or it opens although the day is a holiday.
create table house_days (
  area_id uuid not null references areas,
  day date not null,
  effect text not null check (effect in ('closed', 'open')),
  name text not null,
  primary key (area_id, day)
);

-- Four words to come back by. The words are kept nowhere: `bucket` (a few keyed bits) finds a handful of rows, the hash decides.
create table return_words (
  id uuid primary key,
  area_id uuid not null references areas,
  bucket int not null,
  words_hash text not null,
  sealed_key bytea not null,
  sealed_name bytea,
  mark text,
  last_listener_id uuid references staff,
  made_by_visit uuid not null,
  client_id uuid not null,
  made_at timestamptz not null,
  used_at timestamptz not null
);
create index return_words_by_bucket on return_words (bucket);
create index return_words_used on return_words (used_at);
alter table visits add column return_id uuid references return_words on delete set null;
create index visits_returned on visits (return_id) where return_id is not null;

-- A note somebody left alone, for staff to read by a stated time. Its words are a line of a conversation of its own; this is its fate.
create table solo_notes (
  id uuid primary key references places,
  area_id uuid not null references areas,
  conversation_id uuid not null references conversations,
  visit_id uuid references visits,
  return_id uuid references return_words on delete set null,
  client_id uuid not null,
  severity text,
  written_at timestamptz not null,
  read_by timestamptz not null,
  overdue_told_at timestamptz,
  read_at timestamptz,
  reader_id uuid references staff,
  answered_at timestamptz,
  answerer_id uuid references staff,
  sealed_answer bytea,
  unique (visit_id, client_id)
);
create index solo_notes_unread on solo_notes (read_by) where read_at is null;
create index solo_notes_of_return on solo_notes (return_id) where return_id is not null;
create index solo_notes_of_conversation on solo_notes (conversation_id);

-- Whom a person who came back by words would like to talk with again, if they are here: a wish, shown to staff.
alter table listenings add column wished_staff uuid references staff;
