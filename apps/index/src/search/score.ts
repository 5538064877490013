import { nextWord, occurrencesOf, type Occurrence } from './occurrences.ts';
import type { SearchableText } from './searchable-text.ts';
import type { WordForms } from './query-plan.ts';

export type ScoredArticle = {
  readonly title: SearchableText;
  readonly summary: SearchableText;
  /** Read only where title and summary leave something open. */
  readonly text: () => SearchableText;
  /** In milliseconds since 1970, as is `now`. */
  readonly publishedAt: number;
};

/** Each outweighs the following, but for the last five, which only break ties. A phrase in the text
 *  has to beat scattered words in the title: in Vietnamese a word is several syllables. */
const weights = {
  found: 8000,
  asTyped: 4000,
  diacritics: 2000,
  sideBySide: 300,
  place: 100,
  exact: 20,
  recent: 12,
  often: 10,
  wholeTitle: 5,
} as const;
/** What a word is worth in title, summary and text, and what two neighbours are worth there. */
const placeWorth = [1, 0.45, 0.15] as const;
const neighboursWorth = [1, 0.9, 0.75] as const;
const prefixWorth = 0.4;
const recencyHalfLifeMs = 7 * 24 * 3600 * 1000;

/** The occurrences of every word in title, summary and, if it was read, text. */
type Field = { readonly folded: string; readonly words: readonly (readonly Occurrence[])[] };

/** How well an article answers, as a whole number that depends on nothing but the article and the
 *  question: so it stays the same from page to page, whatever arrives. */
export function score(article: ScoredArticle, words: readonly WordForms[], now: number): number {
  const lead = [article.title, article.summary].map((text) => fieldOf(text, words));
  const fromLead = factors(lead, words.length);
  const text = isComplete(fromLead) ? null : fieldOf(article.text(), words);
  const all = text ? factors([...lead, text], words.length) : fromLead;
  const age = Math.max(0, now - article.publishedAt);
  const points =
    weights.found * all.found +
    weights.asTyped * all.asTyped +
    weights.diacritics * all.diacritics +
    weights.sideBySide * all.sideBySide +
    weights.place * all.place +
    weights.exact * all.exact +
    weights.recent * 2 ** (-age / recencyHalfLifeMs) +
    weights.often * all.often +
    weights.wholeTitle * titleShare(lead[0]);
  return Math.round(points * 100);
}

type Factors = ReturnType<typeof factors>;

/** Whether the text could change no more than a nuance. */
function isComplete({ found, asTyped, diacritics, sideBySide }: Factors): boolean {
  return found === 1 && asTyped === 1 && diacritics === 1 && sideBySide >= neighboursWorth[1];
}

function fieldOf(text: SearchableText, words: readonly WordForms[]): Field {
  return { folded: text.folded, words: occurrencesOf(text, words) };
}

/** Each from 0 to 1. */
function factors(fields: readonly Field[], words: number) {
  const everywhere = Array.from({ length: words }, (_, word) =>
    fields.flatMap((field) => field.words[word] ?? []),
  );
  const share = (holds: (place: Occurrence) => boolean) =>
    everywhere.filter((places) => places.some(holds)).length / words;
  const diacritics = share((place) => place.sameDiacritics);
  const hits = everywhere.reduce((sum, places) => sum + places.length, 0) / words;
  return {
    found: share(() => true),
    asTyped: share(({ how }) => how !== 'corrected'),
    diacritics,
    sideBySide: words > 1 ? neighbours(fields, words, diacritics === 1) : 1,
    place: everywhere.reduce((sum, places, i) => sum + bestPlace(fields, i, places), 0) / words,
    exact: share(({ exact }) => exact),
    often: Math.min(1, Math.log2(1 + hits) / 4),
  };
}

/** Where a word is found with its diacritics anywhere, it counts only there: "bán" in the title is
 *  nothing to who asks for "bạn". */
function bestPlace(
  fields: readonly Field[],
  word: number,
  everywhere: readonly Occurrence[],
): number {
  const onlySameDiacritics = everywhere.some(({ sameDiacritics }) => sameDiacritics);
  const worth = fields.map((field, f) => {
    const places = (field.words[word] ?? []).filter(
      ({ sameDiacritics }) => sameDiacritics || !onlySameDiacritics,
    );
    if (places.length === 0) return 0;
    return (placeWorth[f] ?? 0) * (places.some(({ how }) => how !== 'prefix') ? 1 : prefixWorth);
  });
  return Math.max(...worth);
}

/** The share of the query's neighbours that are neighbours in the article as well. */
function neighbours(fields: readonly Field[], words: number, onlySameDiacritics: boolean): number {
  let sum = 0;
  for (let word = 0; word + 1 < words; word++) {
    const met = fields.map((field, f) =>
      meet(field, word, onlySameDiacritics) ? neighboursWorth[f] : 0,
    );
    sum += Math.max(...met.map((worth) => worth ?? 0));
  }
  return sum / (words - 1);
}

function meet({ folded, words }: Field, word: number, onlySameDiacritics: boolean): boolean {
  const counts = (place: Occurrence) => place.sameDiacritics || !onlySameDiacritics;
  const second = (words[word + 1] ?? []).filter(counts);
  if (second.length === 0) return false;
  return (words[word] ?? []).some((place) => {
    if (!counts(place)) return false;
    const next = nextWord(folded, place.to);
    return second.some(({ from }) => from === next);
  });
}

function titleShare(title: Field | undefined): number {
  const length = title?.folded.match(/[^ ]+/gu)?.length ?? 0;
  const met = title?.words.filter((places) => places.length > 0).length ?? 0;
  return length === 0 ? 0 : Math.min(1, met / length);
}
