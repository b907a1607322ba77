-- Lines their writers took back after everyone had read them. hidden_reason 'withdrawn': the words stand still, since something keeps
-- them; 'forgotten': the words are gone. The first are looked at again and again, so they are found without reading every line.
create index entries_withdrawn on entries (conversation_id) where hidden_reason = 'withdrawn' and audience = 'everyone';
create index reports_of_line on reports (place_id, seq);
