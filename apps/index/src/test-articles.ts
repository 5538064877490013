import type { SearchDocument } from './search-index.ts';

export type ArticleParts = {
  readonly id?: string;
  readonly version?: number;
  readonly title?: string;
  readonly summary?: string;
  readonly text?: string;
  readonly sourceId?: string;
  readonly storyId?: string;
  readonly language?: string;
  readonly topics?: readonly string[];
  readonly publishedAt?: string;
};

/** An article for tests; what matters is said, the rest is something. */
export function article({
  id = 'a',
  version = 1,
  title = 'Title',
  summary = '',
  text = '',
  sourceId = 's1',
  storyId = `story of ${id}`,
  language = 'vi',
  topics = [],
  publishedAt = '2026-02-01T08:00:00Z',
}: ArticleParts): SearchDocument {
  return {
    article: {
      id,
      version,
      sourceId,
      sourceName: `Source ${sourceId}`,
      url: `https://news.example/${id}`,
      title,
      summary,
      text,
      html: '',
      authors: [],
      attribution: [],
      imageUrl: null,
      publishedAt,
      publishedFrom: 'feed',
      seenAt: publishedAt,
      languageHint: null,
      categories: [],
      demonstration: false,
    },
    labels: {
      language,
      topics: topics.map((topic) => ({ topic, score: 0.9, words: [] })),
      keywords: [],
    },
    storyId,
  };
}
