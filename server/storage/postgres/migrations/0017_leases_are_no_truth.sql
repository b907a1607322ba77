-- Which node looks for what is overdue may be lost: it stands where who is where and the counters stand, with a life of seconds (WI9).
-- A node of before that still asks here is told no, and what is overdue is looked for by the others.
drop table leases;
