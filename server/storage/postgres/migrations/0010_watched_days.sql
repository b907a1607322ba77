-- On which days something worth watching was found in what a person wrote who comes back by words (MO15): the day and of which kind,
-- nothing of what was said. Three of them raise, and are forgotten with it; each is forgotten after thirty days, and with the words.
create table watched_days (
  return_id uuid not null references return_words on delete cascade,
  kind text not null check (kind in ('danger', 'target')),
  day date not null,
  primary key (return_id, kind, day)
);
create index watched_days_by_day on watched_days (day);
