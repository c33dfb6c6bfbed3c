-- The work phone of an office, which anybody may call. Never somebody's own: those are sealed, with the person.
alter table org.unit add column phone text check (phone ~ '^[0-9][0-9-]{2,19}$');
