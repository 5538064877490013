import type { Article } from '@newsline/contracts';
import { words, type CandidateKey } from '@newsline/news';

type Compared = Pick<Article, 'title' | 'summary' | 'publishedAt' | 'publishedFrom'>;

/** Jaccard indices of the words from which titles or summaries are alike, and where an equal date is a
 *  whole hour, as a day without a time is. Of 240 numbers that three outlets gave several addresses in
 *  two months all but eleven kept their date to the second; of the eleven six are alike and one
 *  article each, two are others. */
const alike = { title: 0.5, summary: 0.6 };
const related = { title: 0.1, summary: 0.3 };
/** Fewer words say nothing. */
const fewestWords = { title: 4, summary: 8 };

/** Whether what a source shows is an article that is known under another address.
 *  @param evidence what has to speak for it; see `CandidateKey` */
export function isSameArticle(
  shown: Compared,
  known: Compared,
  evidence: CandidateKey['evidence'],
): boolean {
  const isDated = haveSameDate(shown, known);
  if (evidence === 'dated') return isDated;
  if (evidence === 'same') {
    const areUndated = shown.publishedFrom === 'fetched' && known.publishedFrom === 'fetched';
    return (isDated || areUndated) && titleOf(shown) === titleOf(known);
  }
  if (isDated && hasTime(shown)) return true;
  const { title, summary } = isDated ? related : alike;
  return overlap('title', shown, known) >= title || overlap('summary', shown, known) >= summary;
}

function haveSameDate(shown: Compared, known: Compared): boolean {
  const areGiven = shown.publishedFrom !== 'fetched' && known.publishedFrom !== 'fetched';
  return areGiven && Date.parse(shown.publishedAt) === Date.parse(known.publishedAt);
}

function hasTime({ publishedAt }: Compared): boolean {
  return Date.parse(publishedAt) % 3_600_000 !== 0;
}

function titleOf({ title }: Compared): string {
  return title.toLowerCase();
}

function overlap(field: 'title' | 'summary', shown: Compared, known: Compared): number {
  const [one, other] = [new Set(words(shown[field])), new Set(words(known[field]))];
  if (Math.min(one.size, other.size) < fewestWords[field]) return 0;
  const common = [...one].filter((word) => other.has(word)).length;
  return common / (one.size + other.size - common);
}
