-- The word lists as versions, what screening found for people to look at, and what the house has shown to whom.

-- Each row is the whole set, sealed under the house's own key. Append-only: going back is a new version with an old one's words.
-- `seed` is the mark of the lists the house came with when this version was made; a newer one is offered, never put in by itself.
create table list_versions (
  number int primary key check (number > 0),
  kind text not null check (kind in ('seed', 'edit', 'rollback')),
  from_number int references list_versions,
  seed text not null,
  sealed bytea not null,
  sealed_reason bytea,
  by_staff uuid references staff,
  at timestamptz not null
);

create function lists_are_append_only() returns trigger language plpgsql as $$
begin raise exception 'versions of the lists are append-only'; end $$;
create trigger lists_append_only before update or delete on list_versions for each row execute function lists_are_append_only();
create trigger lists_no_truncate before truncate on list_versions execute function refuse_truncate();

-- One row for each line and kind of thing found in it; what exactly is sealed with the line's own conversation and forgotten with it.
-- danger: the writer may be in danger. target: somebody else may. staff_line: a line of staff was held. quiet: the rest.
create table findings (
  id uuid primary key,
  area_id uuid not null references areas,
  place_id uuid not null references places,
  conversation_id uuid not null references conversations,
  entry_id uuid not null,
  seq bigint not null,
  visit_id uuid references visits,
  staff_id uuid references staff,
  kind text not null check (kind in ('danger', 'target', 'staff_line', 'quiet')),
  severity text not null check (severity in ('watch', 'urgent', 'imminent')),
  is_held boolean not null,
  sealed bytea not null,
  at timestamptz not null,
  seen_by uuid references staff,
  seen_at timestamptz,
  unique (entry_id, kind)
);
create index findings_open on findings (area_id, at) where seen_at is null;
create index findings_of_conversation on findings (conversation_id);

-- The first held line of a visit explains itself to its writer; later ones do not.
alter table visits add column hold_explained_at timestamptz;
-- The card with help, once in a while for a person, and once in a while for a whole place.
alter table seats add column help_offered_at timestamptz;
alter table conversations add column help_offered_at timestamptz;
