-- A reviewer keeps the filters of the queue that they use every day, under names of their own. Nobody else reads them.
CREATE TABLE saved_filters (
  id         uuid PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id),
  name       text NOT NULL CHECK (length(btrim(name)) BETWEEN 1 AND 20),
  query      text NOT NULL CHECK (length(query) <= 1000),
  created_at timestamptz NOT NULL,
  UNIQUE (user_id, name)
);
CALL guard_table('saved_filters');
GRANT SELECT, INSERT, DELETE ON saved_filters TO zc_reviewer;
CREATE POLICY own ON saved_filters TO zc_reviewer
  USING (user_id = (SELECT app_actor())) WITH CHECK (user_id = (SELECT app_actor()));
