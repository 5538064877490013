import {
  NamedEntity,
  SearchArticles,
  type ArticleClassified,
  type DataOf,
} from '@newsline/contracts';
import type {
  FoundArticles,
  Highlighted,
  SearchAnswer,
  SearchIndex,
  SearchRequest,
} from '../search-index.ts';

export type MakeSearchIndex = () => Promise<{
  readonly index: SearchIndex;
  /** Opens the same one once more, as another process does. */
  readonly another: () => Promise<SearchIndex>;
  readonly close: () => Promise<void>;
}>;

/** An empty index before each test, and short ways to use it. */
export type SearchTest = {
  readonly index: () => SearchIndex;
  readonly another: () => Promise<SearchIndex>;
  readonly put: (...parts: ArticleParts[]) => Promise<void>;
  readonly ask: (request: Partial<SearchRequest>) => Promise<SearchAnswer>;
  /** As `ask`, for an answer that keeps to the contract and is no refusal. */
  readonly find: (request: Partial<SearchRequest> | string) => Promise<FoundArticles>;
  readonly ids: (request: Partial<SearchRequest> | string) => Promise<string[]>;
};

export function searchTest(make: MakeSearchIndex): SearchTest {
  let made: Awaited<ReturnType<MakeSearchIndex>>;
  beforeEach(async () => {
    made = await make();
  });
  afterEach(() => made.close());

  const ask: SearchTest['ask'] = (request) =>
    made.index.search(SearchArticles.request.parse({ text: '', ...request }));
  const find: SearchTest['find'] = async (request) => {
    const answer = await ask(typeof request === 'string' ? { text: request } : request);
    expect(SearchArticles.answer.parse(answer)).toEqual(answer);
    if (answer.kind !== 'found') throw new Error(answer.reason);
    return answer;
  };
  return {
    index: () => made.index,
    another: () => made.another(),
    put: (...parts) => made.index.put(parts.map(article)),
    ask,
    find,
    ids: async (request) => (await find(request)).hits.map(({ articleId }) => articleId),
  };
}

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
  /** `kind:key=name`. */
  readonly entities?: readonly string[];
  readonly publishedAt?: string;
  readonly url?: string;
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
  entities = [],
  publishedAt = '2026-02-01T08:00:00Z',
  url = `https://news.example/${id}`,
}: ArticleParts): DataOf<typeof ArticleClassified> {
  return {
    article: {
      id,
      version,
      sourceId,
      sourceName: `Source ${sourceId}`,
      url,
      title,
      summary,
      text,
      html: '',
      authors: [],
      attribution: [],
      enclosures: [],
      imageUrl: null,
      publishedAt,
      publishedFrom: 'feed',
      seenAt: publishedAt,
      languageHint: null,
      categories: [],
      outlet: null,
      demonstration: false,
    },
    labels: {
      language,
      topics: topics.map((topic) => ({ topic, score: 0.9, words: [], evidence: [] })),
      keywords: [],
      entities: entities.map(entity),
    },
    storyId,
  };
}

function entity(told: string): NamedEntity {
  const [, kind = '', key = '', name = ''] = /^([^:]+):([^=]+)=(.*)$/su.exec(told) ?? [];
  return NamedEntity.parse({ kind, key, name });
}

export const plain = (pieces: Highlighted = []): string => pieces.map(({ text }) => text).join('');

/** Word by word: an engine may highlight neighbours in one piece. */
export const highlighted = (pieces: Highlighted = []): string[] =>
  pieces.filter(({ hit }) => hit).flatMap(({ text }) => text.split(' '));
