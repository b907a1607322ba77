-- Lines of talk that come together, where nothing stands against any of them: nearly all that is said in a busy house.

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
declare
  new_ones bigint;
begin
  if p_staff is null then
    perform 1 from places where id = any(p_place) order by id for no key update;
    -- Planned once, perhaps when the house was empty: a room has had many conversations, so it is not to be found by its place; and
    -- whether a line stands already is told by the index that keeps it single, not by looking for it.
    with judged as materialized (
      select a.*, p.last_seq + row_number() over (partition by a.place order by a.ord) as seq
      from unnest(p_id, p_place, p_conversation, p_visit, p_client, p_kind, p_audience, p_held, p_target, p_sealed, p_paced)
        with ordinality as a(id, place, conversation, visit, client, kind, audience, held, target, sealed, paced, ord)
      join places p on p.id = a.place
      join conversations c on c.id = a.conversation and c.place_id is not distinct from a.place
      join visits v on v.id = a.visit
      join seats s on s.conversation_id = a.conversation and s.visit_id = a.visit
      where not (p.quiet_since is not null and a.kind = 'message')
        and c.state = 'open' and c.closed_at is null and c.sealed_key is not null
        and not (a.paced and greatest(c.slow_ms, c.rule_slow_ms) > 0)
        and v.ended_at is null and v.expires_at > p_now
        and s.left_at is null and (s.rest_until is null or s.rest_until <= p_now)
    ),
    written as (
      insert into entries (place_id, seq, id, conversation_id, kind, audience, author_visit, author_key, client_id, target_seq, is_held, sealed, at)
      select place, seq, id, conversation, kind, audience, visit, visit, client, target, held, sealed, p_now
      from judged where (select count(*) from judged) = cardinality(p_id)
      on conflict (place_id, author_key, client_id) do nothing returning 1
    )
    select array_agg(seq order by ord), (select count(*) from written) into seqs, new_ones from judged;
    if new_ones = cardinality(p_id) then
      update places p set last_seq = p.last_seq + m.n from (select place, count(*) as n from unnest(p_place) as place group by place) m where p.id = m.place;
      return;
    end if;
    -- Some stood already: the others are taken out again, so that post_entries numbers all in their order.
    if new_ones > 0 then delete from entries e using places p where p.id = any(p_place) and e.place_id = p.id and e.seq > p.last_seq; end if;
  end if;
  select array_agg(coalesce(e.seq, 0) order by e.ord), array_agg(e.outcome order by e.ord), array_agg((extract(epoch from e.at) * 1000)::bigint order by e.ord)
  into seqs, outcomes, ats
  from post_entries(p_id, p_place, p_conversation, p_visit, coalesce(p_staff, array_fill(null::uuid, array[cardinality(p_id)])), p_client, p_kind, p_audience, p_held, p_target, p_sealed, p_paced, p_now) e;
end $$;
