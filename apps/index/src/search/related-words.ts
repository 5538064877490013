import { fillersIn } from './fillers.ts';
import { hundredths, weightOf, type Related } from './query-plan.ts';
import type { Ranked } from './next-page.ts';
import type { Asked } from './score.ts';
import type { TitleCounts } from './title-sample.ts';

/** So many of the best matches are taken for what is meant. */
const bestMatches = 8;
/** So many of what most of their titles have is kept. */
const mostKept = 8;
/** The largest share of a query, by weight, that a match may lack. */
const mostMissing = 0.65;
/** What stands in fewer titles is no way to say anything. */
const fewestHits = 2;

/** What the titles of the best matches have in common beside what was asked for: how reporters say it.
 *  Pseudo-relevance feedback in the manner of RM3 (Abdul-Jaleel et al., "UMass at TREC 2004"), over words and
 *  pairs of words, weighed by how well the matches answer and how rare the words are.
 *  @param ranked best first */
export function relatedWords(
  ranked: readonly Ranked[],
  asked: Asked,
  counts: TitleCounts,
): Related[] {
  const found = commonIn(telling(ranked.slice(0, bestMatches), asked.weights), asked);
  const related = found
    .filter(({ titles, phrase }) => titles >= fewestHits || counts.holding(phrase) >= fewestHits)
    .map(({ phrase, weight }) => ({
      tokens: phrase.split(' '),
      weight: weight * weightOf(counts.holding(phrase), counts.titles),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, mostKept);
  const total = related.reduce((sum, { weight }) => sum + weight, 0);
  return related.map(({ tokens, weight }) => ({ tokens, share: hundredths(weight / total) }));
}

/** Without those that lack most of what was asked: they are about something else. */
function telling(ranked: readonly Ranked[], weights: readonly number[]): Ranked[] {
  const weightOfWords = (words: Iterable<number>) =>
    [...words].reduce((sum, word) => sum + (weights[word] ?? 0), 0);
  const most = mostMissing * weightOfWords(weights.keys());
  return ranked.filter(({ missing }) => weightOfWords(missing) <= most);
}

type Weighed = { readonly phrase: string; readonly weight: number; readonly titles: number };

function commonIn(ranked: readonly Ranked[], { forms }: Asked): Weighed[] {
  const asked = new Set(forms.flatMap(({ tokens }) => tokens));
  const best = ranked[0]?.score ?? 0;
  if (best <= 0) return [];
  const common = new Map<string, { weight: number; titles: number }>();
  for (const { candidate, score } of ranked) {
    for (const phrase of phrasesIn(candidate.article.title.folded, asked)) {
      const { weight, titles } = common.get(phrase) ?? { weight: 0, titles: 0 };
      common.set(phrase, { weight: weight + score / best, titles: titles + 1 });
    }
  }
  return [...common].map(([phrase, one]) => ({ phrase, ...one }));
}

/** Words and pairs of words that say something that was not asked for. */
function phrasesIn(title: string, asked: ReadonlySet<string>): Set<string> {
  const tokens = title.match(/[^ ]+/gu) ?? [];
  const words = tokens.map((folded) => ({ folded, typed: folded, preferred: null }));
  const fillers = fillersIn(words, false);
  const phrases = new Set<string>();
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (!asked.has(token) && fillers[i] !== true && token.length > 1) phrases.add(token);
    if (next !== undefined && !(asked.has(token) && asked.has(next)))
      phrases.add(`${token} ${next}`);
  });
  return phrases;
}
