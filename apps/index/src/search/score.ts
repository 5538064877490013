import { nextWord, occurrencesOf, type Occurrence } from './occurrences.ts';
import type { SearchableText } from './searchable-text.ts';
import type { WordForms } from './query-plan.ts';

export type ScoredArticle = {
  readonly title: SearchableText;
  readonly summary: SearchableText;
  /** Read only where it is scored. */
  readonly text: () => SearchableText;
  /** In milliseconds since 1970, as is `now`. */
  readonly publishedAt: number;
};

/** Title, summary and text: what a word is worth there, how much a long field weakens it, and how many
 *  words such a field usually has. */
const fields = [
  { weight: 3, lengthShare: 0.5, usualWords: 13 },
  { weight: 1.5, lengthShare: 0.6, usualWords: 38 },
  { weight: 1, lengthShare: 0.75, usualWords: 60 },
] as const;
/** A field that is shorter than half the usual is no better for that. */
const shortest = 0.5;
/** How soon further occurrences count little more. */
const saturation = 1.2;
/** What an occurrence counts that is not the word as it was typed. */
const worth = { typed: 1, prefix: 0.35, corrected: 0.6, otherDiacritics: 0.04 } as const;
/** Two neighbours of the query that are neighbours in the article, beside what they count each. */
const neighboursShare = 0.35;
/** An article that lacks half of what was asked, by weight, keeps so much of its score: the square root. */
const coverageExponent = 0.5;
/** What is new counts as much as this share of a perfect answer, and half of it after a week. */
const recentShare = 0.03;
const recencyHalfLifeMs = 7 * 24 * 3600 * 1000;

/** How well an article answers, as a whole number that depends on nothing but the article and the question,
 *  so it stays the same from page to page, whatever arrives. BM25F (Zaragoza et al., "Microsoft Cambridge at
 *  TREC-13", 2004; Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) over title,
 *  summary and text, no word a must, with neighbours, coverage and freshness. */
export function score(article: ScoredArticle, words: readonly WordForms[], now: number): number {
  const texts = [article.title, article.summary, article.text()];
  const places = texts.map((text) => occurrencesOf(text, words));
  const norms = texts.map(({ folded }, field) => normOf(folded, field));
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  let points = 0;
  let covered = 0;
  words.forEach(({ weight }, word) => {
    const frequency = sumOf(norms, (norm, field) => {
      const found = places[field]?.[word] ?? [];
      return norm * found.reduce((sum, place) => sum + worthOf(place), 0);
    });
    if (frequency === 0) return;
    points += weight * saturated(frequency);
    covered += weight * Math.min(1, bestOf(places, word));
  });
  for (let word = 0; word + 1 < words.length; word++) {
    const weight = ((words[word]?.weight ?? 0) + (words[word + 1]?.weight ?? 0)) / 2;
    const frequency = sumOf(norms, (norm, field) => {
      const text = texts[field]?.folded ?? '';
      return norm * meetings(text, places[field]?.[word] ?? [], places[field]?.[word + 1] ?? []);
    });
    points += 2 * neighboursShare * weight * saturated(frequency);
  }
  const age = Math.max(0, now - article.publishedAt);
  const recent = recentShare * 2 ** (-age / recencyHalfLifeMs);
  const coverage = total === 0 ? 1 : (covered / total) ** coverageExponent;
  return Math.round((points * coverage + total * recent) * 1e6);
}

function saturated(frequency: number): number {
  return (frequency * (saturation + 1)) / (frequency + saturation);
}

/** What one occurrence counts in a field of this length. */
function normOf(folded: string, field: number): number {
  const { weight, lengthShare, usualWords } = fields[field] ?? fields[2];
  const length = Math.max(shortest, wordCount(folded) / usualWords);
  return weight / (1 - lengthShare + lengthShare * length);
}

function wordCount(folded: string): number {
  let count = 0;
  for (let at = 0; at < folded.length; at++)
    if (folded.charCodeAt(at) === 32 && folded.charCodeAt(at + 1) !== 32) count++;
  return count + 1;
}

function worthOf({ how, sameDiacritics }: Occurrence): number {
  return sameDiacritics ? worth[how] : worth.otherDiacritics;
}

/** Of a word, how good its best occurrence is. */
function bestOf(places: readonly (readonly (readonly Occurrence[])[])[], word: number): number {
  let best = 0;
  for (const field of places)
    for (const place of field[word] ?? []) best = Math.max(best, worthOf(place));
  return best;
}

/** How often the second follows the first. */
function meetings(
  folded: string,
  first: readonly Occurrence[],
  second: readonly Occurrence[],
): number {
  if (first.length === 0 || second.length === 0) return 0;
  const starts = new Map(second.map((place) => [place.from, place]));
  return sumOf(first, (place) => {
    const next = starts.get(nextWord(folded, place.to));
    return next ? Math.min(worthOf(place), worthOf(next)) : 0;
  });
}

function sumOf<Value>(values: readonly Value[], of: (value: Value, at: number) => number): number {
  return values.reduce((sum, value, at) => sum + of(value, at), 0);
}
