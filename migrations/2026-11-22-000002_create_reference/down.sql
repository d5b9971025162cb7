DROP TABLE demo_clock, messages, outbox, policies, calendar_years, list_items, list_versions;
