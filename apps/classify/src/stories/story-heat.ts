import { isRoutine, reportsOf, type Origin } from '@newsline/news/grouping';
import { voiceOf, type Member } from './story-store.ts';

/** What is this much older is half as hot. */
const halfLifeMs = 18 * 60 * 60 * 1000;
/** Of an outlet that has nothing but what others had before: an agency's text, a copy. */
const echo = 0.5;
/** Of what comes round whatever happens: prices, weather, lotteries, digests. */
const routine = 0.25;
/** Of a story that is advertising and nothing else: as hot as one a week older. */
const promotionOnly = 2 ** -14;
/** Outlets whose last report is dated, the latest. */
const mostReported = 50;

/** An article with what it is by its outlet's own word and by its text. */
export type Told = {
  readonly member: Member;
  readonly origin: Origin;
};

/** As `StoryState` has it. */
export type StoryHeat = { readonly heat: number; readonly reportedAt: string[] };

/** What an outlet adds to a story; instants in ms. */
type OutletReports = { readonly first: number; readonly last: number; readonly weight: number };

/**
 * How hot a story is: Σ weight · 2^(−age / 18 h), a term for each outlet. A term weighs 1 where the outlet
 * reports for itself or is the first with what others repeat, less where it only repeats (`echo`) or has
 * nothing but what comes round anyway (`routine`). Advertising counts nothing, nor do copies of it.
 *
 * The age is that of the outlet's first report, or of a later one as long as another outlet has reported as
 * late: what several go on telling stays hot, what one repeats adds nothing, but that a story is as hot as
 * its newest report by itself. By first reports alone, the wars
 * and elections of a month of three outlets lost their places to whatever was an hour old; with a half-life
 * of twelve hours three to five of the first twenty-five had one outlet (`npm run bench -- hot`).
 *
 * Written as the instant, in ms, at which a story of one outlet would be equally hot (the logarithm of the
 * formula, without the clock), so that the order of stories stays while time goes by. After Reddit's
 * "hot" order: https://github.com/reddit-archive/reddit/blob/master/r2/r2/lib/db/_sorts.pyx
 *
 * @param told at least one article
 * @param now dates after it count as it: feeds lie
 */
export function storyHeat(told: readonly Told[], now: Date): StoryHeat {
  const paid = paidArticles(told);
  const news = told.filter(({ origin }) => !paid.has(origin.articleId));
  const counted = news.length > 0 ? news : told;
  const reports = reportsByOutlet(counted, now);
  const together = Math.max(addedUp(reports), hottestAlone(reports));
  const heat = together + (news.length > 0 ? 0 : halfLifeMs * Math.log2(promotionOnly));
  const instants = news.length > 0 ? reports.map(({ last }) => last).sort((a, b) => a - b) : [];
  return {
    heat: Math.round(heat),
    reportedAt: instants.slice(-mostReported).map((at) => new Date(at).toISOString()),
  };
}

/** Marked as advertising, or one text with what is: who marks none prints it all the same. */
function paidArticles(told: readonly Told[]): ReadonlySet<string> {
  const paid = new Set(
    told.filter(({ member }) => member.isPromotion).map(({ origin }) => origin.articleId),
  );
  if (paid.size === 0) return paid;
  const texts = told.map(({ origin }) => ({
    ...origin,
    outlet: origin.articleId,
    attribution: [],
  }));
  const textOf = reportsOf(texts);
  const paidTexts = new Set(textOf.filter((_, n) => paid.has(texts[n]?.articleId ?? '')));
  return new Set(
    texts.flatMap(({ articleId }, n) => (paidTexts.has(textOf[n] ?? '') ? articleId : [])),
  );
}

function reportsByOutlet(told: readonly Told[], now: Date): readonly OutletReports[] {
  const reportOf = reportsOf(told.map(({ origin }) => origin));
  const firstWith = new Map<string, string>();
  const outlets = new Map<string, OutletReports>();
  const dated = told
    .map(({ member }, n) => ({ member, at: reportedAt(member, now), report: reportOf[n] ?? '' }))
    .sort((a, b) => a.at - b.at);
  for (const { member, at, report } of dated) {
    const outlet = voiceOf(member);
    const isEcho = (firstWith.get(report) ?? outlet) !== outlet;
    if (!isEcho) firstWith.set(report, outlet);
    const isEvent = !isRoutine(member.title, member.entry.series);
    const weight = (isEvent ? 1 : routine) * (isEcho ? echo : 1);
    const before = outlets.get(outlet);
    outlets.set(outlet, {
      first: before?.first ?? at,
      last: at,
      weight: Math.max(before?.weight ?? 0, weight),
    });
  }
  return [...outlets.values()];
}

/** An outlet's own repeats renew nothing; while others go on reporting, so does it. */
function renewedAt({ first, last }: OutletReports, [latest, second]: readonly number[]): number {
  const others = last === latest ? second : latest;
  return Math.max(first, Math.min(last, others ?? first));
}

function reportedAt({ publishedAt }: Member, now: Date): number {
  return Math.min(Date.parse(publishedAt), now.getTime());
}

/** A report makes its story no cooler than a story of it alone would be. */
function hottestAlone(reports: readonly OutletReports[]): number {
  return reports.reduce(
    (most, { last, weight }) => Math.max(most, last + halfLifeMs * Math.log2(weight)),
    -Infinity,
  );
}

/** halfLife · log₂ Σ weight · 2^(at / halfLife), with the latest instant before the sum: the powers alone
 *  are beyond any number. */
function addedUp(reports: readonly OutletReports[]): number {
  const lasts = reports.map(({ last }) => last).sort((a, b) => b - a);
  const terms = reports.map((report) => ({ at: renewedAt(report, lasts), weight: report.weight }));
  const latest = terms.reduce((last, { at }) => Math.max(last, at), -Infinity);
  const sum = terms.reduce(
    (total, { at, weight }) => total + weight * 2 ** ((at - latest) / halfLifeMs),
    0,
  );
  return latest + halfLifeMs * Math.log2(sum);
}
