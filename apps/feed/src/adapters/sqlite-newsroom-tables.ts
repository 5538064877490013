/** The tables of the newsroom in SQLite, all named `feed_…`. */

/** Each entry takes the schema one version further; entries that have shipped never change. */
export const newsroomTables: readonly string[] = [
  `
  CREATE TABLE feed_article (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER NOT NULL,      -- ms: the date of publication when first applied, for good
    source_id TEXT NOT NULL,
    language TEXT NOT NULL,
    story_id TEXT NOT NULL,
    topics TEXT NOT NULL,        -- JSON array of ids
    card TEXT NOT NULL,          -- JSON of the ArticleCard
    text TEXT NOT NULL,          -- last: lists never read the pages that these spill over to
    html TEXT NOT NULL
  );
  CREATE INDEX feed_article_by_place ON feed_article (place, id);
  CREATE INDEX feed_article_by_source ON feed_article (source_id, place, id, language);
  CREATE INDEX feed_article_by_language ON feed_article (language, place, id);
  CREATE INDEX feed_article_by_story ON feed_article (story_id, place, id);

  CREATE TABLE feed_article_topic (
    topic TEXT NOT NULL,
    place INTEGER NOT NULL,
    id TEXT NOT NULL,
    source_id TEXT NOT NULL,
    language TEXT NOT NULL,
    PRIMARY KEY (topic, place, id)
  ) WITHOUT ROWID;
  CREATE INDEX feed_article_topic_by_source
    ON feed_article_topic (topic, source_id, place, id, language);

  CREATE TABLE feed_withdrawn (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER                -- of an article that may come back in a later version
  ) WITHOUT ROWID;

  CREATE TABLE feed_story (
    id TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    card TEXT                    -- null: over, kept so that a late revision cannot revive it
  ) WITHOUT ROWID;

  -- Where a story stood in the order of stories, since when and until when, in revisions of the
  -- newsroom: once for all stories (topic '') and once for each of its topics.
  CREATE TABLE feed_story_place (
    story_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    since INTEGER NOT NULL,
    until INTEGER,               -- null: still
    until_at INTEGER,            -- ms
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    heat INTEGER NOT NULL,
    language TEXT NOT NULL,
    source_count INTEGER NOT NULL,
    source_ids TEXT NOT NULL,
    PRIMARY KEY (story_id, topic, since)
  ) WITHOUT ROWID;
  CREATE INDEX feed_story_place_latest ON feed_story_place (topic, last_at, story_id);
  CREATE INDEX feed_story_place_hot ON feed_story_place (topic, heat, story_id);
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
  `,
  `
  CREATE TABLE feed_operator_keys (
    hash TEXT PRIMARY KEY,       -- SHA-256, hex
    made_at TEXT NOT NULL
  ) WITHOUT ROWID;
  `,
  // Everything by number. Ids have no order, so a commit wrote a page of the file for nearly every
  // row of every index; and numbers take a quarter of the room. Old rows get theirs by their ids,
  // so that cursors which went out before hold.
  `
  ALTER TABLE feed_article RENAME TO old_article;
  ALTER TABLE feed_article_topic RENAME TO old_article_topic;
  ALTER TABLE feed_withdrawn RENAME TO old_withdrawn;
  ALTER TABLE feed_story RENAME TO old_story;
  ALTER TABLE feed_story_place RENAME TO old_story_place;

  -- Sources, topics and languages. The empty name stands for all topics.
  CREATE TABLE feed_name (n INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  INSERT INTO feed_name (name)
    SELECT '' UNION SELECT source_id FROM old_article UNION SELECT language FROM old_article
    UNION SELECT topic FROM old_article_topic
    UNION SELECT topic FROM old_story_place UNION SELECT language FROM old_story_place;

  CREATE TABLE feed_story (
    n INTEGER PRIMARY KEY,
    id_hash INTEGER NOT NULL,    -- text_hash(id)
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,   -- 0: nothing was heard but that an article belongs to it
    card TEXT                    -- null: over, or not heard of yet
  );
  INSERT INTO feed_story (id_hash, id, revision, card)
    SELECT text_hash(id), id, revision, card FROM (
      SELECT id, revision, card FROM old_story
      UNION ALL SELECT DISTINCT story_id, 0, NULL FROM old_article
        WHERE story_id NOT IN (SELECT id FROM old_story)
    ) ORDER BY id;
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
    card TEXT NOT NULL,          -- JSON of the ArticleCard
    text TEXT NOT NULL,          -- last: lists never read the pages that these spill over to
    html TEXT NOT NULL
  );
  INSERT INTO feed_article
    SELECT row_number() OVER (ORDER BY o.id), text_hash(o.id), o.id, o.version, o.place, s.n, l.n,
      t.n, o.topics, o.card, o.text, o.html
    FROM old_article o JOIN feed_name s ON s.name = o.source_id
      JOIN feed_name l ON l.name = o.language
      JOIN feed_story t ON t.id_hash = text_hash(o.story_id) AND t.id = o.story_id;
  CREATE INDEX feed_article_by_id ON feed_article (id_hash);

  CREATE TABLE feed_article_topic (
    topic INTEGER NOT NULL,
    place INTEGER NOT NULL,
    n INTEGER NOT NULL,
    source INTEGER NOT NULL,
    language INTEGER NOT NULL,
    PRIMARY KEY (topic, place, n)
  ) WITHOUT ROWID;
  INSERT INTO feed_article_topic
    SELECT t.n, o.place, a.n, a.source, a.language
    FROM old_article_topic o JOIN feed_name t ON t.name = o.topic
      JOIN feed_article a ON a.id_hash = text_hash(o.id) AND a.id = o.id;

  CREATE TABLE feed_withdrawn (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    place INTEGER,               -- of an article that may come back in a later version
    n INTEGER                    -- its number
  ) WITHOUT ROWID;
  INSERT INTO feed_withdrawn
    SELECT id, version, place, iif(place IS NULL, NULL,
      (SELECT coalesce(max(n), 0) FROM feed_article) + row_number() OVER (ORDER BY id))
    FROM old_withdrawn;

  -- Where a story stood in the order of stories, since when and until when, in revisions of the
  -- newsroom: once for all stories and once for each of its topics.
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
  INSERT INTO feed_story_place
    SELECT s.n, t.n, o.since, o.until, o.until_at, o.first_at, o.last_at, o.heat, l.n,
      o.source_count, o.source_ids
    FROM old_story_place o JOIN feed_name t ON t.name = o.topic
      JOIN feed_name l ON l.name = o.language
      JOIN feed_story s ON s.id_hash = text_hash(o.story_id) AND s.id = o.story_id;

  DROP TABLE old_article;
  DROP TABLE old_article_topic;
  DROP TABLE old_withdrawn;
  DROP TABLE old_story;
  DROP TABLE old_story_place;

  CREATE INDEX feed_article_by_place ON feed_article (place);
  CREATE INDEX feed_article_by_source ON feed_article (source, place);
  CREATE INDEX feed_article_by_language ON feed_article (language, place);
  CREATE INDEX feed_article_by_story ON feed_article (story, place);
  CREATE INDEX feed_article_topic_by_source
    ON feed_article_topic (topic, source, place, n, language);
  CREATE INDEX feed_story_place_latest ON feed_story_place (topic, last_at, story);
  CREATE INDEX feed_story_place_hot ON feed_story_place (topic, heat, story);
  CREATE INDEX feed_story_place_past ON feed_story_place (until_at) WHERE until IS NOT NULL;
  `,
];
