import type {
  Article,
  DataOf,
  Labels,
  SourcePoll,
  SourceState,
  StoryChanged,
  Topic,
} from '@newsline/contracts';
import type { ProjectionUpdate } from '../news-read-model.ts';

/** Sample news for specs: what a test does not specify is plausible. */
type ArticleUpdate = Extract<ProjectionUpdate, { kind: 'article' }>;

export function articleUpdate(
  article: Partial<Article> & { readonly id: string },
  about: {
    readonly topics?: readonly string[];
    readonly language?: string;
    readonly storyId?: string;
    readonly entities?: Labels['entities'];
  } = {},
): ArticleUpdate {
  return {
    kind: 'article',
    article: {
      version: 1,
      sourceId: 'bao-moi-viet',
      sourceName: 'Báo Mới Việt',
      url: `https://bao-moi-viet.example/${article.id}`,
      title: `Bài ${article.id}`,
      summary: 'Tóm tắt ngắn.',
      text: 'Đoạn một.\n\nĐoạn hai.',
      html: '',
      authors: ['Nguyễn An'],
      attribution: [],
      imageUrl: null,
      enclosures: [],
      publishedAt: '2026-02-01T08:00:00.000Z',
      publishedFrom: 'feed',
      seenAt: '2026-02-01T08:05:00.000Z',
      languageHint: null,
      categories: [],
      outlet: null,
      demonstration: false,
      ...article,
    },
    labels: {
      ...labels(about.topics ?? [], about.language ?? 'vi'),
      entities: about.entities ?? [],
    },
    storyId: about.storyId ?? `story-of-${article.id}`,
  };
}

function labels(topics: readonly string[], language: string): Labels {
  return {
    language,
    topics: topics.map((topic) => ({ topic, score: 0.9, words: ['từ'], evidence: [] })),
    keywords: ['tin tức'],
    entities: [],
  };
}

export function storyUpdate(
  story: Partial<DataOf<typeof StoryChanged>> & { readonly storyId: string },
): Extract<ProjectionUpdate, { kind: 'story' }> {
  return {
    kind: 'story',
    story: {
      revision: 1,
      headline: `Chuyện ${story.storyId}`,
      headlineArticleId: null,
      language: 'vi',
      topics: [],
      firstAt: '2026-02-01T08:00:00.000Z',
      lastAt: '2026-02-01T08:00:00.000Z',
      articleCount: 1,
      sourceIds: ['bao-moi-viet'],
      outlets: [],
      reports: 0,
      copies: [],
      pinned: false,
      muted: false,
      mergedInto: null,
      joined: [],
      updated: [],
      left: [],
      ...story,
    },
  };
}

export function sourceState(source: Partial<SourceState> & { readonly id: string }): SourceState {
  return {
    name: `Source ${source.id}`,
    url: `https://${source.id}.example/rss`,
    siteUrl: `https://${source.id}.example/`,
    language: 'vi',
    folders: [],
    fullText: false,
    readAs: 'feed',
    outlet: null,
    demonstration: false,
    addedAt: '2026-01-01T00:00:00.000Z',
    moved: null,
    health: {
      status: 'ok',
      lastPolledAt: '2026-02-01T08:00:00.000Z',
      lastChangedAt: '2026-02-01T08:00:00.000Z',
      nextPollAt: '2026-02-01T08:15:00.000Z',
      endedAt: null,
      nextPollReason: null,
      articlesPerDay: null,
      failures: 0,
      problem: null,
      problemDetails: null,
      warnings: [],
      warningDetails: [],
      outage: null,
      articlesSeen: 10,
    },
    ...source,
  };
}

export function pollOf(at: string, poll: Partial<SourcePoll> = {}): SourcePoll {
  return {
    at,
    outcome: 'changed',
    by: 'poll',
    status: 200,
    bytes: 12_345,
    durationMs: 250,
    newArticles: 3,
    changedArticles: 1,
    refusedArticles: 0,
    problem: null,
    problemDetails: null,
    warnings: [],
    warningDetails: [],
    ...poll,
  };
}

export const someTopics: readonly Topic[] = [
  ['diplomacy', 'Ngoại giao', 'Diplomacy'],
  ['cybersecurity', 'An ninh mạng', 'Cybersecurity'],
  ['entertainment', 'Giải trí', 'Entertainment'],
].map(([id = '', vi = '', en = '']) => ({
  id,
  names: { vi, en },
  description: { vi: `Tin ${vi}`, en: `${en} news` },
}));
