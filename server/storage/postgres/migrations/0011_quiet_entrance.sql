-- 静かな入口 (HA17): while it is on, whoever comes anew is let in by a host. Who waits stands here until the room lets them in or closes;
-- the nickname is sealed with the conversation, and the row goes with the waiting.
alter table conversations add column admit_since timestamptz;
create table knocks (
  id uuid primary key,
  conversation_id uuid not null references conversations on delete cascade,
  visit_id uuid not null references visits on delete cascade,
  sealed_name bytea not null,
  mark text not null,
  at timestamptz not null,
  -- the page of who waits asks again and again: who has gone is seen by it
  seen_at timestamptz not null,
  admitted_at timestamptz,
  unique (conversation_id, visit_id)
);
create index knocks_of_visit on knocks (visit_id);
