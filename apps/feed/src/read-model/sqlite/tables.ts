/** The tables of the read model in SQLite, all named `feed_…`. Everything goes by number: ids have no order,
 *  so a commit would write a page of the file for nearly every row of every index over them; and
 *  numbers take a quarter of the room. Each entry takes the schema one version further; entries that
 *  have shipped never change. */
export const readModelTables: readonly string[] = [
  `
  CREATE TABLE feed_meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL);

  -- Sources, topics and languages. The empty name stands for all topics.
  CREATE TABLE feed_name (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  INSERT INTO feed_name (name) VALUES ('');

  CREATE TABLE feed_story (
    n INTEGER PRIMARY KEY,
    id_hash INTEGER NOT NULL,    -- text_hash(id)
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,   -- 0: nothing is known but that an article belongs to it
    card TEXT                    -- null: over, or not known yet
  );
  CREATE INDEX feed_story_by_id ON feed_story (id_hash);

  CREATE TABLE feed_article (
    n INTEGER PRIMARY KEY,       -- never given twice, see feed_withdrawn
    id_hash INTEGER NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- ms: the date of publication when first applied, for good
    source INTEGER NOT NULL,
    language INTEGER NOT NULL,
    story INTEGER NOT NULL,
    topics TEXT NOT NULL,        -- JSON array of ids
    card TEXT NOT NULL,          -- JSON of the ArticlePreview
    text TEXT NOT NULL,          -- last: lists never read the pages that these spill over to
    html TEXT NOT NULL
  );
  CREATE INDEX feed_article_by_id ON feed_article (id_hash);
  CREATE INDEX feed_article_by_place ON feed_article (place);
  CREATE INDEX feed_article_by_source ON feed_article (source, place);
  CREATE INDEX feed_article_by_language ON feed_article (language, place);
  CREATE INDEX feed_article_by_story ON feed_article (story, place);

  CREATE TABLE feed_article_topic (
    topic INTEGER NOT NULL,
    place INTEGER NOT NULL,
    n INTEGER NOT NULL,
    source INTEGER NOT NULL,
    language INTEGER NOT NULL,
    PRIMARY KEY (topic, place, n)
  ) WITHOUT ROWID;
  CREATE INDEX feed_article_topic_by_source
    ON feed_article_topic (topic, source, place, n, language);

  CREATE TABLE feed_withdrawn (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER,               -- of an article that may come back in a later version
    n INTEGER                    -- its number
  ) WITHOUT ROWID;

  -- Where a story stood in the order of stories, since when and until when, in revisions of the
  -- read model: once for all stories and once for each of its topics.
  CREATE TABLE feed_story_place (
    story INTEGER NOT NULL,
    topic INTEGER NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,               -- null: still
    until_at INTEGER,            -- ms
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    heat INTEGER NOT NULL,
    language INTEGER NOT NULL,
    source_count INTEGER NOT NULL,
    source_ids TEXT NOT NULL,
    PRIMARY KEY (story, topic, since)
  ) WITHOUT ROWID;
  CREATE INDEX feed_story_place_latest ON feed_story_place (topic, last_at, story);
  CREATE INDEX feed_story_place_hot ON feed_story_place (topic, heat, story);
  CREATE INDEX feed_story_place_past ON feed_story_place (until_at) WHERE until IS NOT NULL;

  CREATE TABLE feed_source (
    id TEXT PRIMARY KEY,
    as_of INTEGER NOT NULL,
    state TEXT                   -- null: removed
  ) WITHOUT ROWID;

  CREATE TABLE feed_topic_list (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    as_of INTEGER NOT NULL,
    topics TEXT NOT NULL
  );

  CREATE TABLE feed_count (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (kind, value)
  ) WITHOUT ROWID;

  CREATE TABLE feed_operator_keys (
    hash TEXT PRIMARY KEY,       -- SHA-256, hex
    made_at TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  `
  -- Sources that show an article beside the one whose words it is in.
  CREATE TABLE feed_observed (
    id_hash INTEGER NOT NULL,    -- of the article, which may not be here yet
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    as_of INTEGER NOT NULL,      -- ms
    PRIMARY KEY (id_hash, id, source)
  ) WITHOUT ROWID;
  -- Whose words it was in, see isSameVoice.
  ALTER TABLE feed_withdrawn ADD COLUMN source TEXT;
  ALTER TABLE feed_withdrawn ADD COLUMN outlet TEXT;
  CREATE INDEX feed_observed_by_source ON feed_observed (source);
  `,
  `
  -- Where the article stands in the timelines of the sources that show it; null: it is not here.
  ALTER TABLE feed_observed ADD COLUMN n INTEGER;
  ALTER TABLE feed_observed ADD COLUMN place INTEGER;
  UPDATE feed_observed AS o SET (n, place) = (SELECT a.n, a.place FROM feed_article a
    WHERE a.id_hash = o.id_hash AND a.id = o.id);
  CREATE INDEX feed_observed_by_article ON feed_observed (n) WHERE n IS NOT NULL;
  CREATE INDEX feed_observed_by_place ON feed_observed (source, place, n) WHERE n IS NOT NULL;
  DROP INDEX feed_observed_by_source;
  INSERT INTO feed_count (kind, value, n)
    SELECT 'source', o.source, count(*) FROM feed_observed o JOIN feed_article a USING (n)
      WHERE o.source <> a.card ->> '$.sourceId' GROUP BY o.source
    ON CONFLICT (kind, value) DO UPDATE SET n = n + excluded.n;
  `,
  `
  -- How each source has fared.
  CREATE TABLE feed_source_history (
    id TEXT PRIMARY KEY,
    last_outage_at INTEGER,      -- ms; null: there was none
    history TEXT NOT NULL        -- JSON of the SourceHistory
  );
  CREATE INDEX feed_source_history_outages ON feed_source_history (last_outage_at)
    WHERE last_outage_at IS NOT NULL;
  `,
  `
  -- Of which revision its topics are; 0: those that came with its version.
  ALTER TABLE feed_article ADD COLUMN topics_revision INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Which move took it to its story; 0: it came with its version.
  ALTER TABLE feed_article ADD COLUMN move INTEGER NOT NULL DEFAULT 0;
  -- The story that its articles went to, by number; only where it is over.
  ALTER TABLE feed_story ADD COLUMN merged_into INTEGER;
  `,
  `
  CREATE INDEX feed_story_by_merger ON feed_story (merged_into) WHERE merged_into IS NOT NULL;

  -- What readers said of stories; who they are is nowhere (docs/decisions/0038).
  CREATE TABLE feed_vote (
    voter TEXT PRIMARY KEY,      -- a reader's of this one story
    story TEXT NOT NULL,         -- its id
    network TEXT NOT NULL,       -- a network's of this one story and a day
    useful INTEGER NOT NULL,
    at INTEGER NOT NULL          -- ms, to the hour
  ) WITHOUT ROWID;
  CREATE INDEX feed_vote_by_network ON feed_vote (network);
  CREATE INDEX feed_vote_by_age ON feed_vote (at);

  -- The same by story: counting all votes would hold everybody up.
  CREATE TABLE feed_vote_tally (
    story TEXT PRIMARY KEY,
    useful INTEGER NOT NULL,
    votes INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX feed_vote_tally_by_useful ON feed_vote_tally (useful DESC, story);
  CREATE TRIGGER feed_vote_added AFTER INSERT ON feed_vote BEGIN
    INSERT INTO feed_vote_tally (story, useful, votes) VALUES (new.story, new.useful, 1)
      ON CONFLICT (story) DO UPDATE SET useful = useful + new.useful, votes = votes + 1;
  END;
  CREATE TRIGGER feed_vote_changed AFTER UPDATE OF useful ON feed_vote BEGIN
    UPDATE feed_vote_tally SET useful = useful + new.useful - old.useful WHERE story = new.story;
  END;
  CREATE TRIGGER feed_vote_gone AFTER DELETE ON feed_vote BEGIN
    UPDATE feed_vote_tally SET useful = useful - old.useful, votes = votes - 1
      WHERE story = old.story;
    DELETE FROM feed_vote_tally WHERE story = old.story AND votes = 0;
  END;

  CREATE TABLE feed_vote_keys (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    lasting BLOB NOT NULL,
    day TEXT NOT NULL,           -- in UTC
    daily BLOB NOT NULL          -- of as many bytes each day: written over the last one's
  );
  `,
  `
  -- Of a story that is told in two languages, the one that is not its headline's.
  ALTER TABLE feed_story_place ADD COLUMN other_language INTEGER;
  `,
];
