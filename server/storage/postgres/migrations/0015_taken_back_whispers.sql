-- Whispers too may be kept by something that ends (RE9), and go then: all that was taken back is found without reading every line.
create index entries_taken_back on entries (conversation_id) where hidden_reason = 'withdrawn';
drop index entries_withdrawn;
