-- The hands of host and supervisor: a slower room, a locked one, quiet everywhere, rests that outlive an opening, answers to a
-- held line, and proofs of work that were spent.

alter table conversations
  add column slow_ms int not null default 0 check (slow_ms between 0 and 600000),
  -- what the house's own rule asks beside the host: how slow, and why it slows or rests the room
  add column rule_slow_ms int not null default 0 check (rule_slow_ms between 0 and 600000),
  add column rule_why text check (rule_why in ('nobody', 'queue')),
  add column locked_at timestamptz;

-- 全室しずかに: set on every room of an area at once, under their locks.
alter table places add column quiet_since timestamptz;

-- Who was asked to rest, from one room or (place_id null) from all of them: it holds over openings, nodes, reloads and nicknames.
create table rests (
  id uuid primary key,
  area_id uuid not null references areas,
  place_id uuid references places,
  visit_id uuid not null references visits,
  seat_id uuid not null references seats,
  reason text not null,
  asked_by uuid not null references staff,
  asked_at timestamptz not null,
  until timestamptz not null,
  ended_by uuid references staff,
  ended_at timestamptz
);
create index rests_standing on rests (visit_id) where ended_at is null;
create index rests_of_area on rests (area_id, until) where ended_at is null;

-- A line that besides staff one visit may read: what staff ask its writer about a held line.
alter table entries add column for_visit uuid;
create index entries_held on entries (conversation_id, seq) where is_held and hidden_reason is null;

alter table reports add column outcome text;

-- A proof counts once, whichever node it is shown to. No address, no visit: a number, and when it may be forgotten.
create table spent_proofs (
  id uuid primary key,
  expires_at timestamptz not null
);
create index spent_proofs_expired on spent_proofs (expires_at);

-- As before, and: slow mode (one line per person and span, within a batch too) and quiet are judged where the line is written.
-- Only lines that are paced wait for a slow room: a cry for help, staff and stamps do not. A slow line's time is when it may come.
drop function post_entries(uuid[], uuid[], uuid[], uuid[], uuid[], uuid[], text[], text[], boolean[], bigint[], bytea[], timestamptz);
create function post_entries(
  p_id uuid[], p_place uuid[], p_conversation uuid[], p_visit uuid[], p_staff uuid[], p_client uuid[],
  p_kind text[], p_audience text[], p_held boolean[], p_target bigint[], p_sealed bytea[], p_paced boolean[], p_now timestamptz
) returns table (ord bigint, outcome text, seq bigint, at timestamptz)
language plpgsql as $$
begin
  perform 1 from places where id = any(p_place) order by id for update;
  return query
  with asked as (
    select t.* from unnest(p_id, p_place, p_conversation, p_visit, p_staff, p_client, p_kind, p_audience, p_held, p_target, p_sealed, p_paced)
      with ordinality as t(id, place, conversation, visit, staff, client, kind, audience, held, target, sealed, paced, ord)
  ),
  judged as (
    select a.*, e.seq as known_seq, e.at as known_at, w.free_at,
      case
        when e.seq is not null then 'repeat'
        when c.id is null or c.closed_at is not null or c.sealed_key is null then 'closed'
        when a.visit is null and a.staff is null then 'posted'
        when a.staff is not null and (st.disabled_at is not null or l.id is null) then 'not_seated'
        when a.staff is not null then case when c.state = 'paused' and pl.kind = 'session' then 'paused' else 'posted' end
        when v.id is null or v.ended_at is not null or v.expires_at <= p_now then 'signed_out'
        when s.id is null or s.left_at is not null then 'not_seated'
        when s.rest_until > p_now then 'asked_to_rest'
        when c.state <> 'open' and not (a.kind = 'whisper' and c.state = 'paused') then c.state
        when a.kind = 'message' and pl.quiet_since is not null then 'quiet'
        when w.free_at > p_now then 'slow'
        else 'posted'
      end as outcome
    from asked a
    left join entries e on e.place_id = a.place and e.author_key = coalesce(a.visit, a.staff, a.conversation) and e.client_id = a.client
    left join conversations c on c.id = a.conversation and c.place_id = a.place
    left join places pl on pl.id = a.place
    left join visits v on v.id = a.visit
    left join seats s on s.conversation_id = a.conversation and s.visit_id = a.visit
    left join staff st on st.id = a.staff
    left join looks l on l.place_id = a.place and l.staff_id = a.staff and l.ended_at is null
    left join lateral (
      select max(x.at) + greatest(c.slow_ms, c.rule_slow_ms) * interval '1 millisecond' as free_at
      from (
        select o.at from entries o where o.place_id = a.place and o.author_key = a.visit and o.conversation_id = c.id and o.kind = 'message'
        union all
        select p_now from asked b where b.place = a.place and b.visit = a.visit and b.paced and b.ord < a.ord
      ) x
      where a.paced and greatest(c.slow_ms, c.rule_slow_ms) > 0
    ) w on true
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
  select j.ord, j.outcome, coalesce(j.known_seq, n.new_seq), coalesce(j.known_at, case when j.outcome = 'slow' then j.free_at end, p_now)
  from judged j left join numbered n on n.ord = j.ord order by j.ord;
end $$;
