import type { KnownArticle } from './announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';

/**
 * Drafts in the feed's order, in which its first article is the newest, where they have no date or the
 * same one: an article without a date is a millisecond older than the one before it; of articles with
 * one date, each has a higher `feedOrder` than the one behind it. What was announced before keeps its
 * own, so that the order is the same at every poll. A feed that mostly goes from old to new is read
 * from its other end.
 * @param known what is known of each draft
 */
export function inFeedOrder(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
): readonly ArticleDraft[] {
  const newestFirst = goesFromOldToNew(drafts) ? drafts.toReversed() : drafts;
  const knownToo = newestFirst === drafts ? known : known.toReversed();
  const latest = new Map<number, number>();
  const inOrder = newestFirst
    .map((draft, place) => ({ draft, place, before: knownToo[place] ?? null }))
    .toReversed()
    .map(({ draft, place, before }) => {
      const date = Date.parse(draft.content.publishedAt);
      if (draft.content.publishedFrom === 'fetched') return firstSeen(draft, date - place);
      const announced = announcedFor(date, before);
      const behind = latest.get(date);
      const next = behind === undefined ? date : Math.min(behind + 1, lastOf(date));
      latest.set(date, Math.max(announced ?? next, behind ?? 0));
      return ordered(draft, (announced ?? next) - date);
    });
  return newestFirst === drafts ? inOrder.toReversed() : inOrder;
}

/** The moment at which a draft was announced to stand, where its date was this one. */
function announcedFor(date: number, before: KnownArticle | null): number | null {
  if (!before || before.publishedFrom === 'fetched') return null;
  const announced = Date.parse(before.publishedAt);
  return announced >= date && announced <= lastOf(date) ? announced : null;
}

/** In timelines, orders are milliseconds: none goes beyond the minute, where the date names no second,
 *  else beyond the second. */
function lastOf(date: number): number {
  return date % 60_000 === 0 ? date + 59_999 : date - (date % 1_000) + 999;
}

function goesFromOldToNew(drafts: readonly ArticleDraft[]): boolean {
  const dates = drafts
    .filter(({ content }) => content.publishedFrom !== 'fetched')
    .map(({ content }) => Date.parse(content.publishedAt));
  const steps = dates.slice(1).map((date, at) => Math.sign(date - (dates[at] ?? date)));
  return steps.reduce((sum, step) => sum + step, 0) > 0;
}

function firstSeen(draft: ArticleDraft, date: number): ArticleDraft {
  const publishedAt = new Date(date).toISOString();
  return { ...draft, content: { ...draft.content, publishedAt } };
}

function ordered(draft: ArticleDraft, feedOrder: number): ArticleDraft {
  return feedOrder === 0 ? draft : { ...draft, content: { ...draft.content, feedOrder } };
}
