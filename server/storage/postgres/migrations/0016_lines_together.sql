-- Lines of talk that come together, where nothing stands against any of them: nearly all that is said in a busy house.

-- Whom a line is for is written by the three functions alone, and by them as one of two words: looking at it once more, the database
-- read the constraint anew for every statement, which cost a line that came alone a twelfth of its time.
alter table entries drop constraint entries_audience_check;

do $$
declare
  written text := 'n.conversation, n.kind, n.audience, n.visit';
  definition text;
begin
  select pg_get_functiondef(oid) into strict definition from pg_proc where proname = 'post_entries';
  if strpos(definition, written) = 0 then raise exception 'post_entries writes otherwise than expected'; end if;
  -- Any other word becomes none, and a line for nobody is refused by its column.
  execute replace(definition, written, $new$n.conversation, n.kind, case when n.audience in ('everyone', 'staff') then n.audience end, n.visit$new$);

  select pg_get_functiondef(oid) into strict definition from pg_proc where proname = 'post_entry';
  written := 'p_kind, p_audience, p_visit';
  if strpos(definition, written) = 0 then raise exception 'post_entry writes otherwise than expected'; end if;
  execute replace(definition, written, $new$p_kind, case when p_audience in ('everyone', 'staff') then p_audience end, p_visit$new$);
end $$;

-- What is said at one time. Lines of visitors alone (`p_staff` is null) are written all or none of them, as post_entry writes one: their
-- places are locked in order, as post_entries locks them, and judged in a statement of its own, whose snapshot is later than the locks.
-- Then `outcomes` and `ats` are null: all are posted, now. Where anything stands against one of them, where one stands already, and
-- where a room is slow, nothing is written by it, and post_entries judges them all under the same locks, and says why.
create function post_lines(
  p_id uuid[], p_place uuid[], p_conversation uuid[], p_visit uuid[], p_staff uuid[], p_client uuid[],
  p_kind text[], p_audience text[], p_held boolean[], p_target bigint[], p_sealed bytea[], p_paced boolean[], p_now timestamptz,
  out seqs bigint[], out outcomes text[], out ats bigint[]
)
language plpgsql as $$
begin
  if p_staff is null then
    perform 1 from places where id = any(p_place) order by id for no key update;
    with judged as materialized (
      select a.*, p.last_seq + row_number() over (partition by a.place order by a.ord) as seq
      from unnest(p_id, p_place, p_conversation, p_visit, p_client, p_kind, p_audience, p_held, p_target, p_sealed, p_paced)
        with ordinality as a(id, place, conversation, visit, client, kind, audience, held, target, sealed, paced, ord)
      join places p on p.id = a.place
      join conversations c on c.id = a.conversation and c.place_id = a.place
      join visits v on v.id = a.visit
      join seats s on s.conversation_id = a.conversation and s.visit_id = a.visit
      where not (p.quiet_since is not null and a.kind = 'message')
        and c.state = 'open' and c.closed_at is null and c.sealed_key is not null
        and not (a.paced and greatest(c.slow_ms, c.rule_slow_ms) > 0)
        and v.ended_at is null and v.expires_at > p_now
        and s.left_at is null and (s.rest_until is null or s.rest_until <= p_now)
        and not exists (select from entries e where e.place_id = a.place and e.author_key = a.visit and e.client_id = a.client)
    ),
    written as (
      insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, target_seq, is_held, sealed, at)
      select place, seq, id, conversation, kind, case when audience in ('everyone', 'staff') then audience end, visit, visit, client, target, held, sealed, p_now
      from judged where (select count(*) from judged) = cardinality(p_id)
    ),
    counted as (
      update places p set last_seq = m.top from (select place, max(seq) as top from judged group by place) m
      where p.id = m.place and (select count(*) from judged) = cardinality(p_id)
    )
    select array_agg(seq order by ord) into seqs from judged having count(*) = cardinality(p_id);
    if seqs is not null then return; end if;
  end if;
  select array_agg(coalesce(e.seq, 0) order by e.ord), array_agg(e.outcome order by e.ord), array_agg((extract(epoch from e.at) * 1000)::bigint order by e.ord)
  into seqs, outcomes, ats
  from post_entries(p_id, p_place, p_conversation, p_visit, coalesce(p_staff, array_fill(null::uuid, array[cardinality(p_id)])), p_client, p_kind, p_audience, p_held, p_target, p_sealed, p_paced, p_now) e;
end $$;
