import type { Article } from '@newsline/contracts';
import type { AnnouncedArticles, KnownArticle } from './announced-articles.ts';
import type { DetectedChanges } from './detect-changes.ts';
import type { ArticleDraft } from './draft-article.ts';
import type { KnownDrafts } from './fetch-pages.ts';

type PolledSource = {
  readonly id: string;
  /** When a poll before this one announced something last. */
  readonly lastChangedAt: string | null;
};

/** Clocks of publishers run a little ahead of ours. */
const aheadMs = 5 * 60_000;
/** Less is a matter of rounding. */
const leastMs = 60_000;

/**
 * Changes with the dates that a source has corrected: it gave none when the article was announced, or
 * another one. Where its text is as it was, its last version is told again with the new date; the texts
 * of pages are not fetched twice.
 *
 * Nothing is published after it was first seen: a later date is when it was touched, or when the feed
 * was made, and does not count; nor does one that says less than the known one. What was corrected once
 * is only corrected to earlier dates, so that no article goes to and fro.
 */
export async function withCorrectedDates(
  changes: DetectedChanges,
  { drafts, known }: KnownDrafts,
  source: PolledSource,
  now: Date,
  articles: AnnouncedArticles,
): Promise<DetectedChanges> {
  const candidates = new Map<string, ArticleDraft>();
  for (const [at, draft] of drafts.entries()) {
    const before = known[at];
    if (before && mayCorrect(draft, before, source)) candidates.set(before.articleId, draft);
  }
  if (candidates.size === 0) return changes;
  const edited = new Map(changes.newVersions.map((version) => [version.id, version]));
  const corrected = new Map<string, Article>();
  for (const [id, draft] of candidates) {
    const versions = await articles.versions(id);
    const version = correctedVersion(versions, draft, edited.get(id) ?? null, now);
    if (version) corrected.set(id, version);
  }
  const others = changes.newVersions.map((version) => {
    const replacing = corrected.get(version.id);
    return replacing?.version === version.version ? replacing : version;
  });
  const more = [...corrected.values()].filter(({ id }) => !edited.has(id));
  return { ...changes, newVersions: [...others, ...more] };
}

/** By what is at hand; most of a feed is what it was. */
function mayCorrect(
  { content, dateIsVague }: ArticleDraft,
  before: KnownArticle,
  { id, lastChangedAt }: PolledSource,
): boolean {
  const isOwn = before.speaker.sourceId === id && before.fingerprint !== null;
  if (!isOwn || before.withdrawn || content.publishedFrom === 'fetched') return false;
  const shown = Date.parse(content.publishedAt);
  const announced = Date.parse(before.publishedAt);
  if (before.publishedFrom === 'fetched') return shown <= announced + aheadMs;
  // What was known then was seen then, or before.
  const changed = Date.parse(lastChangedAt ?? before.publishedAt);
  const isElsewhere = Math.abs(shown - announced) >= leastMs;
  return !dateIsVague && isElsewhere && shown <= Math.max(announced, changed);
}

/** @param versions of the article, oldest first
 *  @param edited what the poll announces of it anyway */
function correctedVersion(
  versions: readonly Article[],
  { content: { publishedAt, publishedFrom, feedOrder } }: ArticleDraft,
  edited: Article | null,
  now: Date,
): Article | null {
  const [first] = versions;
  const last = versions.at(-1);
  if (!first || !last) return null;
  const latest = versions.findLast(({ dateCorrection }) => dateCorrection)?.publishedAt;
  const ahead = last.publishedFrom === 'fetched' ? aheadMs : 0;
  if (Date.parse(publishedAt) > Date.parse(latest ?? first.seenAt) + ahead) return null;
  const seenAt = now.toISOString();
  const editedAt = edited ? edited.seenAt : editedAtOf(last);
  const { feedOrder: _, ...words } = edited ?? { ...last, version: last.version + 1, seenAt };
  return {
    ...words,
    publishedAt,
    publishedFrom,
    ...(feedOrder !== undefined && { feedOrder }),
    dateCorrection: { was: last.publishedAt, editedAt },
  };
}

function editedAtOf({ version, seenAt, dateCorrection }: Article): string | null {
  return dateCorrection ? dateCorrection.editedAt : version > 1 ? seenAt : null;
}
