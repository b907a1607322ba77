-- When nobody says anything in a talk (LI17): how far it has been told, and when, so that a word since begins it anew.
alter table listenings add column silence_step smallint not null default 0;
alter table listenings add column silence_told_at timestamptz;
