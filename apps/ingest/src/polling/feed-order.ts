import type { KnownArticle } from './announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';

/**
 * Drafts with dates that put them in the feed's order, in which its first article is the newest, where
 * they have no date or the same one: an article without a date is a millisecond older than the one
 * before it, and of articles of one minute or second, each is a millisecond younger than the one behind
 * it; minute and second stay. What was announced before keeps its millisecond, so that the order is the
 * same at every poll. A feed that mostly goes from old to new is read from its other end.
 * @param known what is known of each draft
 */
export function inFeedOrder(
  drafts: readonly ArticleDraft[],
  known: readonly (KnownArticle | null)[],
): readonly ArticleDraft[] {
  const newestFirst = goesFromOldToNew(drafts) ? drafts.toReversed() : drafts;
  const knownToo = newestFirst === drafts ? known : known.toReversed();
  const latest = new Map<number, number>();
  const ordered = newestFirst
    .map((draft, place) => ({ draft, place, before: knownToo[place] ?? null }))
    .toReversed()
    .map(({ draft, place, before }) => {
      const date = Date.parse(draft.content.publishedAt);
      if (draft.content.publishedFrom === 'fetched') return withDate(draft, date - place);
      const announced = announcedFor(date, before);
      const behind = latest.get(date);
      const next = behind === undefined ? date : Math.min(behind + 1, lastOf(date));
      latest.set(date, Math.max(announced ?? next, behind ?? 0));
      return withDate(draft, announced ?? next);
    });
  return newestFirst === drafts ? ordered.toReversed() : ordered;
}

/** The date with which a draft was announced, where it is this one but for milliseconds. */
function announcedFor(date: number, before: KnownArticle | null): number | null {
  if (!before || before.publishedFrom === 'fetched') return null;
  const announced = Date.parse(before.publishedAt);
  return announced >= date && announced <= lastOf(date) ? announced : null;
}

/** The end of the minute, where the date names no second, else of the second. */
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

function withDate(draft: ArticleDraft, date: number): ArticleDraft {
  const publishedAt = new Date(date).toISOString();
  return { ...draft, content: { ...draft.content, publishedAt } };
}
