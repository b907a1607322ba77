-- Whoever opens talk after talk is stopped, and colleagues are called to look (RE10).
alter table staff_calls drop constraint staff_calls_kind_check;
alter table staff_calls add constraint staff_calls_kind_check check (kind in ('backup', 'strain', 'reading'));
create index audit_of_staff on audit (staff_id, at);

-- The rows of the audit, a part at a time, sealed one after the other under a key that is not in the database (RE11): whoever changes,
-- takes out or puts in a row that was sealed cannot make the seals hold again.
create table audit_seals (
  number int primary key check (number > 0),
  upto_id bigint not null,
  rows int not null,
  digest bytea not null,
  at timestamptz not null
);
create trigger seals_append_only before update or delete on audit_seals for each row execute function lists_are_append_only();
create trigger seals_no_truncate before truncate on audit_seals execute function refuse_truncate();
create table audit_breaks (
  number int primary key,
  at timestamptz not null
);
