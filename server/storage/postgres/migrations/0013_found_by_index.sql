-- What grows for years is never read whole on the way of a person (OP25).
create index seats_by_visit on seats (visit_id);
drop index seats_of_visit;
create index listenings_of_visit on listenings (visit_id);
create index listenings_by_day on listenings (area_id, asked_at);
create index escalations_of_visit on escalations (visit_id);
create index escalations_open on escalations (area_id) where state <> 'closed';
create index escalations_closed on escalations (area_id, closed_at) where state = 'closed';
