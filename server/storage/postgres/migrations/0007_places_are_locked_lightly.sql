-- Whoever writes to a place keeps others from writing to it, not from referring to it: a lock that also holds back references
-- (a listening asked from the room, a look into it) lets two transactions wait for each other, and one of them is thrown away.
do $$
declare definition text;
begin
  select pg_get_functiondef(oid) into strict definition from pg_proc where proname = 'post_entries';
  if strpos(definition, 'order by id for update') = 0 then raise exception 'post_entries locks otherwise than expected'; end if;
  execute replace(definition, 'order by id for update', 'order by id for no key update');
end $$;
