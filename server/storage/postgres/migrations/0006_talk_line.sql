-- Lines of talk, one at a time: most rooms are quiet, and a line that comes alone must not pay for the planning of many.

-- A line is written only through the two functions below, which look both of these rows up under the place's lock. Checking them
-- a second time cost more than writing the line.
alter table entries drop constraint entries_place_id_fkey;
alter table entries drop constraint entries_conversation_id_fkey;
-- Its counter moves with every line: room for the next version on the same page.
alter table places set (fillfactor = 50);
-- Planned once, by index: arrays of unknown length made the planner weigh eight joins anew for every line.
alter function post_entries set plan_cache_mode = force_generic_plan;
alter function post_entries set enable_seqscan = off;
alter function post_entries set enable_hashjoin = off;
alter function post_entries set enable_mergejoin = off;

-- One line of a visitor, where everything is as it should be: takes the place's row by counting on, then judges the visit, the
-- seat, the rest and the room in a statement of its own, whose snapshot is later than the lock. Null, and nothing written, where
-- anything stands against it, where it stands already, and where the room is slow: then post_entries is asked, and says why.
create function post_entry(
  p_id uuid, p_place uuid, p_conversation uuid, p_visit uuid, p_client uuid, p_kind text, p_audience text, p_held boolean, p_target bigint, p_sealed bytea, p_paced boolean, p_now timestamptz
) returns bigint
language plpgsql as $$
declare
  number bigint;
  is_quiet boolean;
begin
  update places set last_seq = last_seq + 1 where id = p_place returning last_seq, quiet_since is not null into number, is_quiet;
  insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, target_seq, is_held, sealed, at)
  select p_place, number, p_id, p_conversation, p_kind, p_audience, p_visit, p_visit, p_client, p_target, p_held, p_sealed, p_now
  from conversations c, visits v, seats s
  where not (is_quiet and p_kind = 'message')
    and c.id = p_conversation and c.place_id = p_place and c.state = 'open' and c.closed_at is null and c.sealed_key is not null
    and not (p_paced and greatest(c.slow_ms, c.rule_slow_ms) > 0)
    and v.id = p_visit and v.ended_at is null and v.expires_at > p_now
    and s.conversation_id = p_conversation and s.visit_id = p_visit and s.left_at is null and (s.rest_until is null or s.rest_until <= p_now)
  on conflict (place_id, author_key, client_id) do nothing;
  if found then return number; end if;
  update places set last_seq = number - 1 where id = p_place;
  return null;
end $$;
