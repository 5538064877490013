import type { Article } from '@newsline/contracts';
import type { KnownArticle, Observation } from './announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';

export type DetectedChanges = {
  /** Article versions nobody has announced yet, in the order in which they came to be. */
  readonly newVersions: readonly Article[];
  /** Sources that show an article which another speaks for, and that nobody has been told of yet. */
  readonly newPointers: readonly { readonly articleId: string; readonly sourceId: string }[];
  /** To be remembered once the above is published. */
  readonly observations: readonly Observation[];
  /** One for each draft, in order. */
  readonly outcomes: readonly {
    articleId: string;
    version: number;
    outcome: 'new' | 'changed' | 'known';
  }[];
};

export const noChanges: DetectedChanges = {
  newVersions: [],
  newPointers: [],
  observations: [],
  outcomes: [],
};

type Origin = Pick<Article, 'sourceId' | 'sourceName' | 'demonstration'>;

/**
 * Which of a source's articles are new, and which have changed, by what is known of each of them
 * (`AnnouncedArticles.find` with its keys).
 *
 * An article is told in the words of its own outlet, or of the source that showed it first as long as
 * nobody of the outlet has. Any other source points to it: what that one says is kept for the case
 * that it is needed, and never published (docs/decisions/0018).
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
  const changes = groupByArticle(drafts, known).map((group) => changesOf(group, origin, now));
  const outcomes: DetectedChanges['outcomes'][number][] = [];
  for (const { group, version, newVersions } of changes) {
    const { articleId } = group;
    const seen = newVersions.length === 0 ? 'known' : group.known ? 'changed' : 'new';
    for (const { at } of group.drafts) outcomes[at] = { articleId, version, outcome: seen };
  }
  return {
    newVersions: changes.flatMap(({ newVersions }) => newVersions),
    newPointers: changes.flatMap(({ newPointers }) => newPointers),
    observations: changes.flatMap(({ observation }) => observation ?? []),
    outcomes,
  };
}

type ArticleChanges = Pick<DetectedChanges, 'newVersions' | 'newPointers'> & {
  readonly group: DraftGroup;
  readonly version: number;
  readonly observation: Observation | null;
};

function changesOf(group: DraftGroup, origin: Origin, now: Date): ArticleChanges {
  const { articleId, known, last } = group;
  const { sourceId } = origin;
  const role = roleOf(group, sourceId);
  const newVersions = role === 'pointer' ? [] : versionsOf(group, role, origin, now);
  const version = newVersions.at(-1)?.version ?? known?.version ?? 1;
  const speaks = newVersions.length > 0 || known?.speaker.sourceId === sourceId;
  const pointers = [];
  if (!speaks && (known?.fingerprint === null || known?.stated === false))
    pointers.push({ articleId, sourceId });
  if (known && !known.withdrawn && known.speaker.sourceId !== sourceId) {
    const cameSecond = !speaks && known.fingerprint !== null && !known.stated;
    if (newVersions.length > 0 || cameSecond)
      pointers.push({ articleId, sourceId: known.speaker.sourceId });
  }

  const { fingerprint, outlet } = last;
  const isRemembered =
    known !== null &&
    known.fingerprint === fingerprint &&
    known.stated &&
    (role === 'pointer' || known.underFirstKey) &&
    (!speaks || newVersions.length === 0) &&
    (!speaks || known.speaker.outlet === outlet);
  // Most of a feed is what it was: nothing is written for that.
  const observation: Observation | null = isRemembered
    ? null
    : {
        articleId,
        sourceId,
        fingerprint,
        // Only who speaks for an article says under which keys it is known.
        keys: role === 'pointer' ? [] : keysOf(group),
        outlet,
        statement: speaks ? null : toArticle(last, articleId, known, origin, now),
      };
  return { group, newVersions, newPointers: pointers, version, observation };
}

/** `speaker`: its changes are the article's. `successor`: it takes over from a source of another
 *  outlet. `pointer`: its words are not the article's. */
type Role = 'speaker' | 'successor' | 'pointer';

function roleOf({ known, last: { outlet } }: DraftGroup, sourceId: string): Role {
  if (!known || known.withdrawn || known.speaker.sourceId === sourceId) return 'speaker';
  if (outlet === null) return 'pointer';
  if (known.speaker.outlet === null) return 'successor';
  return known.speaker.outlet === outlet ? 'speaker' : 'pointer';
}

function versionsOf(
  { articleId, known, drafts }: DraftGroup,
  role: Role,
  origin: Origin,
  now: Date,
): Article[] {
  const versions: Article[] = [];
  let state: Pick<KnownArticle, 'version' | 'publishedAt' | 'publishedFrom'> | null = known;
  let shown = known?.withdrawn ? undefined : known?.fingerprint;
  const states = known && !known.withdrawn ? drafts.slice(-1) : distinct(drafts);
  for (const { draft } of states) {
    const isShown = shown === null || shown === draft.fingerprint;
    if (isShown && role !== 'successor') continue;
    const article = toArticle(draft, articleId, state, origin, now);
    // What another outlet said of the date is not to stay.
    const own = role === 'successor' ? dateOf(draft) : {};
    versions.push({ ...article, ...own });
    state = article;
    shown = draft.fingerprint;
  }
  return versions;
}

type PositionedDraft = { readonly draft: ArticleDraft; readonly at: number };
type DraftGroup = {
  readonly articleId: string;
  readonly known: KnownArticle | null;
  readonly drafts: readonly PositionedDraft[];
  /** The newest state that the source shows. */
  readonly last: ArticleDraft;
};

/** Drafts that share a key are one article, its states in the order of their updates. */
function groupByArticle(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
): DraftGroup[] {
  type Group = { articleId: string; known: KnownArticle | null; drafts: PositionedDraft[] };
  const byId = new Map<string, Group>();
  const byKey = new Map<string, Group>();
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
  return [...byId.values()].flatMap((group) => {
    group.drafts.sort(
      (a, b) => (a.draft.updatedAt?.getTime() ?? 0) - (b.draft.updatedAt?.getTime() ?? 0),
    );
    const last = group.drafts.at(-1)?.draft;
    return last ? { ...group, last } : [];
  });
}

function keysOf({ drafts }: DraftGroup): string[] {
  return [...new Set(drafts.flatMap(({ draft: { keys, recorded } }) => [...keys, ...recorded]))];
}

/** Without states that only repeat the one before; of equally old ones the feed's first counts. */
function distinct(drafts: readonly PositionedDraft[]): readonly PositionedDraft[] {
  const dated = drafts.filter(({ draft }) => draft.updatedAt !== null);
  return dated.length === drafts.length
    ? drafts.filter((positioned, at) => {
        const next = drafts[at + 1];
        return !next || next.draft.updatedAt?.getTime() !== positioned.draft.updatedAt?.getTime();
      })
    : drafts.slice(-1);
}

function dateOf({ content: { publishedAt, publishedFrom } }: ArticleDraft) {
  return { publishedAt, publishedFrom };
}

function toArticle(
  { content, outlet }: ArticleDraft,
  id: string,
  before: Pick<KnownArticle, 'version' | 'publishedAt' | 'publishedFrom'> | null,
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
    outlet,
    ...content,
    publishedAt,
    publishedFrom,
    seenAt: now.toISOString(),
  };
}
