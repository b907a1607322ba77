-- The first ground: areas, staff, visits, places and their logs, listening, escalation, records.
-- Text is sealed (bytea) under its conversation's key; times come from the service's clock as parameters.

create table areas (
  id uuid primary key,
  name text not null
);

create table settings (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now()
);

-- One row: what this database is. A database that ever held demo people says so for good.
create table deployment (
  is_only boolean primary key default true check (is_only),
  has_held_demo boolean not null default false,
  key_check bytea
);
insert into deployment default values;

-- Who may do a thing at which only one node works at a time, and until when; a node that stopped loses it by itself.
create table leases (
  name text primary key,
  holder uuid not null,
  until timestamptz not null
);

create table staff (
  id uuid primary key,
  area_id uuid not null references areas,
  login text not null,
  shown_name text not null,
  roles text[] not null,
  password_hash text not null,
  sealed_totp bytea,
  totp_last_step bigint not null default 0,
  is_demo boolean not null default false,
  session_limit smallint not null default 1 check (session_limit between 1 and 2),
  created_at timestamptz not null,
  disabled_at timestamptz
);
create unique index staff_login on staff (lower(login));

create table staff_sessions (
  id_hash bytea primary key,
  staff_id uuid not null references staff,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);

create table shifts (
  id uuid primary key,
  staff_id uuid not null references staff,
  area_id uuid not null references areas,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  break_until timestamptz
);
create unique index one_open_shift on shifts (staff_id) where ended_at is null;

create table visits (
  id uuid primary key,
  area_id uuid not null references areas,
  secret_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  end_reason text
);

-- A place has a log: a room (over all its openings) or one listening session.
create table places (
  id uuid primary key,
  area_id uuid not null references areas,
  kind text not null check (kind in ('room', 'session')),
  last_seq bigint not null default 0
);

create table rooms (
  id uuid primary key references places,
  name text not null,
  kind text not null,
  audience text not null,
  capacity smallint not null default 20,
  sort smallint not null default 0
);

-- Weekly openings as minutes of the week in Asia/Tokyo (Monday 0:00 = 0); an opening may cross midnight and the week's end.
create table room_hours (
  room_id uuid not null references rooms,
  opens_minute int not null check (opens_minute between 0 and 10079),
  minutes int not null check (minutes between 10 and 720),
  primary key (room_id, opens_minute)
);

-- One opening of a room or one session: its own key, retention clock and attendance.
create table conversations (
  id uuid primary key,
  place_id uuid not null references places,
  state text not null check (state in ('open', 'paused', 'resting', 'closed')),
  sealed_key bytea,
  first_seq bigint not null,
  opened_at timestamptz not null,
  closes_at timestamptz,
  closing_told_at timestamptz,
  closed_at timestamptz,
  erase_at timestamptz,
  hold_until timestamptz,
  erased_at timestamptz
);
create unique index one_open_conversation on conversations (place_id) where closed_at is null;
create index conversations_of_place on conversations (place_id);
create index conversations_to_erase on conversations (erase_at) where erased_at is null;

create table seats (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  visit_id uuid not null references visits,
  sealed_name bytea,
  mark text not null,
  is_watching boolean not null,
  entered_at timestamptz not null,
  -- when a line of its visit was last up: a seat nobody sits in keeps nobody else out
  seen_at timestamptz not null,
  left_at timestamptz,
  rest_until timestamptz,
  rest_reason text,
  unique (conversation_id, visit_id)
);
create index seats_of_visit on seats (visit_id) where left_at is null;

create table hostings (
  conversation_id uuid not null references conversations,
  staff_id uuid not null references staff,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_hosting on hostings (conversation_id, staff_id) where ended_at is null;

-- Who of the staff is looking into a place, and why; hosts and listeners have a row too. Ends the right to hear it.
create table looks (
  id uuid primary key,
  place_id uuid not null references places,
  staff_id uuid not null references staff,
  part text not null,
  started_at timestamptz not null,
  ended_at timestamptz
);
create unique index one_look on looks (place_id, staff_id) where ended_at is null;

create table entries (
  place_id uuid not null references places,
  seq bigint not null,
  id uuid not null,
  conversation_id uuid not null references conversations,
  kind text not null,
  audience text not null check (audience in ('everyone', 'staff')),
  author_visit uuid,
  author_staff uuid,
  author_key uuid not null,
  client_id uuid not null,
  target_seq bigint,
  is_held boolean not null default false,
  hidden_reason text,
  sealed bytea,
  at timestamptz not null,
  primary key (place_id, seq)
);
create unique index one_per_client_id on entries (place_id, author_key, client_id);
create index entries_of_conversation on entries (conversation_id);

create table listenings (
  id uuid primary key references places,
  area_id uuid not null references areas,
  visit_id uuid not null references visits,
  from_place uuid references places,
  client_id uuid not null,
  state text not null check (state in ('waiting', 'called', 'talking', 'interrupted', 'ended')),
  age_band text not null,
  wish text not null,
  is_first_time boolean not null,
  times_today smallint not null default 0,
  severity text,
  head_of_queue boolean not null default false,
  asked_at timestamptz not null,
  waiting_since timestamptz not null,
  passed_until timestamptz,
  listener_id uuid references staff,
  listener_slot smallint,
  earlier_listener_id uuid references staff,
  avoid_staff uuid[] not null default '{}',
  called_at timestamptz,
  answer_by timestamptz,
  started_at timestamptz,
  notice_at timestamptz,
  notice_told_at timestamptz,
  ends_at timestamptz,
  -- the last lengthening's own id: asked again it lengthens nothing
  extended_by uuid,
  lost_at timestamptz,
  return_by timestamptz,
  ended_at timestamptz,
  end_reason text,
  unique (visit_id, client_id)
);
create unique index one_listening_per_visit on listenings (visit_id) where state <> 'ended';
create unique index one_session_per_slot on listenings (listener_id, listener_slot) where state in ('called', 'talking', 'interrupted');
create index listenings_waiting on listenings (area_id, asked_at) where state = 'waiting';
create index listenings_open on listenings (state) where state <> 'ended';
create index listenings_talked on listenings (area_id, ended_at desc) where state = 'ended' and started_at is not null;

create table transfers (
  id uuid primary key,
  listening_id uuid not null references listenings,
  from_staff uuid not null references staff,
  to_staff uuid not null references staff,
  sealed_note bytea,
  conversation_id uuid not null references conversations,
  state text not null check (state in ('asked', 'accepted', 'declined', 'lapsed')),
  asked_at timestamptz not null,
  answered_at timestamptz
);
create unique index one_open_transfer on transfers (listening_id) where state = 'asked';

create table notes (
  id uuid primary key,
  place_id uuid not null references places,
  conversation_id uuid not null references conversations,
  staff_id uuid not null references staff,
  client_id uuid not null,
  sealed bytea,
  at timestamptz not null,
  unique (staff_id, client_id)
);
create index notes_of_conversation on notes (conversation_id);

-- Owed by everyone who held a talk from the moment they stop; written when `at` is set.
create table after_notes (
  listening_id uuid not null references listenings,
  staff_id uuid not null references staff,
  due_at timestamptz not null,
  topics text[],
  outcome text,
  strain smallint check (strain between 1 and 5),
  at timestamptz,
  primary key (listening_id, staff_id)
);
create index after_notes_due on after_notes (staff_id) where at is null;

-- A colleague is asked to come: help with a session, or いま、つらい.
create table staff_calls (
  id uuid primary key,
  area_id uuid not null references areas,
  from_staff uuid not null references staff,
  place_id uuid references places,
  kind text not null check (kind in ('backup', 'strain')),
  at timestamptz not null,
  answered_by uuid references staff,
  answered_at timestamptz
);
create index open_staff_calls on staff_calls (area_id) where answered_at is null;
create index staff_calls_of_place on staff_calls (place_id);

create table reports (
  id uuid primary key,
  place_id uuid not null references places,
  conversation_id uuid not null references conversations,
  visit_id uuid not null references visits,
  client_id uuid not null,
  seq bigint not null,
  reason text not null,
  at timestamptz not null,
  closed_by uuid references staff,
  closed_at timestamptz,
  unique (visit_id, client_id),
  -- one person's word about one line counts once
  unique (visit_id, place_id, seq)
);

create table escalations (
  id uuid primary key,
  area_id uuid not null references areas,
  place_id uuid not null references places,
  conversation_id uuid references conversations,
  visit_id uuid not null references visits,
  session_id uuid references listenings,
  severity text not null check (severity in ('watch', 'urgent', 'imminent')),
  state text not null check (state in ('raised', 'acknowledged', 'joined', 'taken_over', 'closed')),
  raised_at timestamptz not null,
  rung smallint not null default 0,
  climbs_at timestamptz,
  owner_id uuid references staff,
  -- when the owner last had a line open: gone for too long, it goes back to everyone on call
  owner_seen_at timestamptz,
  acknowledged_at timestamptz,
  outcome text,
  legal_basis text,
  sealed_disclosure bytea,
  -- the key of its notes; forgotten on its own clock, when the events long stay
  sealed_key bytea,
  closed_at timestamptz,
  earlier_id uuid references escalations,
  -- an open escalation always has a live timer or an owner
  check (state = 'closed' or (state = 'raised') = (climbs_at is not null)),
  check ((state in ('acknowledged', 'joined', 'taken_over')) = (owner_id is not null) or state = 'closed')
);
create unique index one_open_escalation on escalations (visit_id) where state <> 'closed';
create index escalations_to_climb on escalations (climbs_at) where state = 'raised';

-- Each press of the button, each finding: the same raise id never counts twice.
create table raises (
  raise_id uuid not null,
  by_key uuid not null,
  escalation_id uuid not null references escalations,
  primary key (by_key, raise_id)
);

-- Append-only: what was done, by whom, when.
create table escalation_moves (
  id uuid primary key,
  escalation_id uuid not null references escalations,
  move text not null,
  cause text,
  severity text,
  by_staff uuid references staff,
  sealed_note bytea,
  at timestamptz not null
);
create index moves_of_escalation on escalation_moves (escalation_id, at);

create table on_call (
  area_id uuid not null references areas,
  rung smallint not null check (rung >= 1),
  label text not null,
  staff_id uuid references staff,
  role text,
  email text,
  check (staff_id is not null or role is not null or email is not null)
);

create table hooks (
  id uuid primary key,
  area_id uuid not null references areas,
  kind text not null check (kind in ('webhook', 'email')),
  address text not null,
  sealed_secret bytea,
  is_active boolean not null default true
);

-- The outbox of escalation: one row for each telling, tried until delivered or the escalation is closed.
create table notices (
  id uuid primary key,
  escalation_id uuid not null references escalations,
  move_id uuid not null references escalation_moves,
  channel text not null check (channel in ('screen', 'email', 'webhook')),
  who text not null,
  staff_id uuid references staff,
  hook_id uuid references hooks,
  -- an e-mail address of the list on call; a hook has its own
  address text,
  rung smallint not null,
  payload jsonb not null,
  created_at timestamptz not null,
  next_try_at timestamptz,
  attempts int not null default 0,
  last_problem text,
  delivered_at timestamptz
);
create index notices_due on notices (next_try_at) where delivered_at is null and next_try_at is not null;
create index notices_of_escalation on notices (escalation_id);

create table help_lines (
  id text primary key,
  area_id uuid references areas,
  sort smallint not null default 0,
  name text not null,
  kind text not null check (kind in ('emergency', 'voice', 'text')),
  number text,
  url text,
  hours_text text not null,
  is_always boolean not null,
  hours jsonb not null default '[]',
  cost text not null,
  area text not null,
  verified_on date not null,
  note text
);

-- Append-only: who looked at, did or opened what, and why. Written before the thing is shown.
create table audit (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id uuid references staff,
  action text not null,
  object_kind text,
  object_id uuid,
  reason_code text,
  sealed_reason bytea
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '1 year' then return old; end if;
  raise exception 'audit rows are append-only';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function audit_is_append_only();
create trigger moves_append_only before update or delete on escalation_moves for each row execute function audit_is_append_only();

create function refuse_truncate() returns trigger language plpgsql as $$
begin raise exception 'not to be truncated'; end $$;
create trigger audit_no_truncate before truncate on audit execute function refuse_truncate();
create trigger moves_no_truncate before truncate on escalation_moves execute function refuse_truncate();

-- Writes a batch of entries in one trip: locks the places first, then judges every row under today's rights in a fresh
-- snapshot, numbers what may be written and inserts it. One statement of one transaction: nothing is half done.
-- Outcomes: posted, repeat (the same client id again: its first seq), or why not.
create function post_entries(
  p_id uuid[], p_place uuid[], p_conversation uuid[], p_visit uuid[], p_staff uuid[], p_client uuid[],
  p_kind text[], p_audience text[], p_held boolean[], p_target bigint[], p_sealed bytea[], p_now timestamptz
) returns table (ord bigint, outcome text, seq bigint, at timestamptz)
language plpgsql as $$
begin
  perform 1 from places where id = any(p_place) order by id for update;
  return query
  with asked as (
    select t.* from unnest(p_id, p_place, p_conversation, p_visit, p_staff, p_client, p_kind, p_audience, p_held, p_target, p_sealed)
      with ordinality as t(id, place, conversation, visit, staff, client, kind, audience, held, target, sealed, ord)
  ),
  judged as (
    select a.*, e.seq as known_seq, e.at as known_at,
      case
        when e.seq is not null then 'repeat'
        when c.id is null or c.closed_at is not null or c.sealed_key is null then 'closed'
        when a.visit is null and a.staff is null then 'posted'
        when a.staff is not null and (st.disabled_at is not null or l.id is null) then 'not_seated'
        when a.staff is not null then case when c.state = 'paused' and pl.kind = 'session' then 'paused' else 'posted' end
        when v.id is null or v.ended_at is not null or v.expires_at <= p_now then 'signed_out'
        when s.id is null or s.left_at is not null then 'not_seated'
        when s.rest_until > p_now then 'asked_to_rest'
        when c.state = 'open' or (a.kind = 'whisper' and c.state = 'paused') then 'posted'
        else c.state
      end as outcome
    from asked a
    left join entries e on e.place_id = a.place and e.author_key = coalesce(a.visit, a.staff, a.conversation) and e.client_id = a.client
    left join conversations c on c.id = a.conversation and c.place_id = a.place
    left join places pl on pl.id = a.place
    left join visits v on v.id = a.visit
    left join seats s on s.conversation_id = a.conversation and s.visit_id = a.visit
    left join staff st on st.id = a.staff
    left join looks l on l.place_id = a.place and l.staff_id = a.staff and l.ended_at is null
  ),
  numbered as (
    select j.*, p.last_seq + row_number() over (partition by j.place order by j.ord) as new_seq
    from judged j join places p on p.id = j.place where j.outcome = 'posted'
  ),
  written as (
    insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_staff, author_key, client_id, target_seq, is_held, sealed, at)
    select n.place, n.new_seq, n.id, n.conversation, n.kind, n.audience, n.visit, n.staff, coalesce(n.visit, n.staff, n.conversation), n.client, n.target, n.held, n.sealed, p_now
    from numbered n
  ),
  counted as (
    update places p set last_seq = m.top from (select place, max(new_seq) as top from numbered group by place) m where p.id = m.place
  )
  select j.ord, j.outcome, coalesce(j.known_seq, n.new_seq), coalesce(j.known_at, p_now)
  from judged j left join numbered n on n.ord = j.ord order by j.ord;
end $$;
