-- 相談窓口: agencies by municipality and situation, as anyone may read them; and the codes on leaflets, counted in aggregate only.
create table agencies (
  id uuid primary key,
  number int generated always as identity unique,
  area_id uuid not null references areas,
  municipality text not null check (char_length(municipality) between 1 and 60),
  name text not null check (char_length(name) between 1 and 80),
  situations text[] not null,
  about text not null,
  reception text not null,
  phone text,
  url text check (url is null or url like 'https://%'),
  place text,
  hours_text text not null,
  verified_on date not null,
  is_example boolean not null default false
);
create index agencies_by_municipality on agencies (area_id, municipality, name);

-- A code stands on a leaflet or an advertisement. What is counted is a day and a code: nobody, no address, no moment.
create table entry_codes (
  code text primary key check (code ~ '^[a-z0-9]{3,12}$'),
  area_id uuid not null references areas,
  label text not null check (char_length(label) between 1 and 80),
  made_at timestamptz not null,
  ended_at timestamptz
);
create table entry_counts (
  code text not null references entry_codes on delete cascade,
  day date not null,
  count int not null check (count > 0),
  primary key (code, day)
);
