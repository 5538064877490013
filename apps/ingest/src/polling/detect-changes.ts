import type { Article } from '@newsline/contracts';
import type { KnownArticle, Observation } from './announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';

export type DetectedChanges = {
  /** Article versions nobody has announced yet, in the order in which they came to be. */
  readonly newVersions: readonly Article[];
  /** To be remembered once `newVersions` are published. */
  readonly observations: readonly Observation[];
  /** One for each draft, in order. */
  readonly outcomes: readonly {
    articleId: string;
    version: number;
    outcome: 'new' | 'changed' | 'known';
  }[];
};

type Origin = Pick<Article, 'sourceId' | 'sourceName' | 'demonstration'>;

/**
 * Which of a source's articles are new, and which have changed, by what is known of each of them
 * (`AnnouncedArticles.find` with its keys).
 *
 * A source is compared with what it showed itself the last time: two feeds of an outlet may cut one
 * article's summary differently for ever. Where one fetch has several states of an article (Atom
 * allows it, RFC 4287 section 4.1.1), they become versions in the order of their updates, and later
 * fetches are compared with the last of them.
 */
export function detectChanges(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
  origin: Origin,
  now: Date,
): DetectedChanges {
  const groups = groupByArticle(drafts, known);
  const newVersions: Article[] = [];
  const observations: Observation[] = [];
  const outcomes: DetectedChanges['outcomes'][number][] = [];
  for (const group of groups) {
    let state = group.known;
    const states = state && !state.withdrawn ? group.drafts.slice(-1) : distinct(group.drafts);
    for (const { draft } of states) {
      const { fingerprint } = draft;
      if (
        state &&
        !state.withdrawn &&
        (state.fingerprint === null || state.fingerprint === fingerprint)
      )
        continue;
      const article = toArticle(draft, group.articleId, state, origin, now);
      newVersions.push(article);
      state = {
        ...article,
        articleId: article.id,
        fingerprint,
        withdrawn: false,
        underFirstKey: true,
      };
    }
    const last = group.drafts.at(-1);
    if (!state || !last) continue;
    // Most of a feed is what it was: nothing is written for that.
    if (!group.known?.underFirstKey || group.known.fingerprint !== last.draft.fingerprint) {
      observations.push({
        articleId: group.articleId,
        sourceId: origin.sourceId,
        fingerprint: last.draft.fingerprint,
        keys: [...new Set(group.drafts.flatMap(({ draft }) => draft.keys))],
      });
    }
    const outcome =
      group.known === null ? 'new' : state.version > group.known.version ? 'changed' : 'known';
    for (const { at } of group.drafts) {
      outcomes[at] = { articleId: group.articleId, version: state.version, outcome };
    }
  }
  return { newVersions, observations, outcomes };
}

type PositionedDraft = { readonly draft: ArticleDraft; readonly at: number };
type DraftGroup = {
  readonly articleId: string;
  readonly known: KnownArticle | null;
  readonly drafts: PositionedDraft[];
};

/** Drafts that share a key are one article, its states in the order of their updates. */
function groupByArticle(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
): DraftGroup[] {
  const byId = new Map<string, DraftGroup>();
  const byKey = new Map<string, DraftGroup>();
  for (const [at, draft] of drafts.entries()) {
    const { keys, idIfNew } = draft;
    const before = known[at] ?? null;
    const id = before?.articleId ?? idIfNew;
    const shared = keys.map((key) => byKey.get(key)).find((group) => group !== undefined);
    const group = byId.get(id) ?? shared ?? { articleId: id, known: before, drafts: [] };
    byId.set(group.articleId, group);
    for (const key of keys) byKey.set(key, group);
    group.drafts.push({ draft, at });
  }
  for (const { drafts } of byId.values()) {
    drafts.sort(
      (a, b) => (a.draft.updatedAt?.getTime() ?? 0) - (b.draft.updatedAt?.getTime() ?? 0),
    );
  }
  return [...byId.values()];
}

/** Without states that only repeat the one before; of equally old ones the feed's first counts. */
function distinct(drafts: readonly PositionedDraft[]): PositionedDraft[] {
  const dated = drafts.filter(({ draft }) => draft.updatedAt !== null);
  return dated.length === drafts.length
    ? drafts.filter((positioned, at) => {
        const next = drafts[at + 1];
        return !next || next.draft.updatedAt?.getTime() !== positioned.draft.updatedAt?.getTime();
      })
    : drafts.slice(-1);
}

function toArticle(
  { content }: ArticleDraft,
  id: string,
  before: KnownArticle | null,
  origin: Origin,
  now: Date,
): Article {
  // A date that was only the time of the first sight must not move with every edit.
  const { publishedAt, publishedFrom } =
    before !== null && content.publishedFrom === 'fetched' ? before : content;
  return {
    id,
    version: (before?.version ?? 0) + 1,
    ...origin,
    ...content,
    publishedAt,
    publishedFrom,
    seenAt: now.toISOString(),
  };
}
