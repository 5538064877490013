import type { Lookup, Phrase } from '../search/engine.ts';
import { addDoc, hasDoc, noDocs } from './doc-bits.ts';
import type { MatchingDocs } from './matching-docs.ts';

/** Matches are told apart by so many steps of how likely they are. */
const tierCount = 100;
/** What weighs less is in every third article or more, see `weightOf`. */
const weightOfCommon = 1.4;
/** What a word counts in the title, and anywhere; in another form than the typed one, and as a beginning. */
const points = { title: 1, anywhere: 0.35, otherForm: 0.7, beginning: 0.4 } as const;

/** How likely matches are to be good answers, told from what the index knows without reading them: the
 *  words that they hold, by weight, in the title or elsewhere. What has the preferred signs and capitals
 *  comes before all else.
 *  @param docs some of what matches
 *  @returns the tier of each, the likeliest in tier 0 */
export function tiersOf(docs: Uint32Array, lookup: Lookup, matching: MatchingDocs): Uint8Array {
  const { wanted, preferred } = lookup;
  const these = noDocs(docs.at(-1) ?? 0);
  for (const doc of docs) addDoc(these, doc);
  const size = (docs.at(-1) ?? 0) + 1;
  const sums = new Float32Array(size);
  const countedIn = new Uint8Array(size);
  let [most, number] = [0, 0];
  for (const { anyOf, weight } of wanted) {
    most += weight;
    number = (number % 255) + 1;
    // In the title or not matters little for what is in every third article, and takes long to look up.
    const ways = waysToHold(anyOf).filter(([, inTitle]) => !inTitle || weight >= weightOfCommon);
    for (const [phrase, inTitle, share] of ways) {
      const gained = weight * share;
      matching.holding(phrase, inTitle).eachOf(these, (doc) => {
        if (countedIn[doc] === number) return;
        countedIn[doc] = number;
        sums[doc] = (sums[doc] ?? 0) + gained;
      });
    }
  }
  const isPreferred = preferred.length > 0 ? matching.holdingSpellings(preferred) : null;
  return Uint8Array.from(docs, (doc) => {
    const share = most === 0 ? 1 : Math.min(1, (sums[doc] ?? 0) / most);
    const tier = Math.floor((1 - share) * (tierCount - 1));
    return isPreferred && !hasDoc(isPreferred, doc) ? tier + tierCount : tier;
  });
}

type WayToHold = readonly [phrase: Phrase, inTitle: boolean, share: number];

/** The ways in which an article may hold one of these phrases, the best first: each counts once. */
function waysToHold(anyOf: readonly Phrase[]): WayToHold[] {
  return anyOf
    .flatMap((phrase, i): WayToHold[] => {
      const share = i === 0 ? 1 : points.otherForm;
      const ways: WayToHold[] = phrase.prefix
        ? [
            [{ ...phrase, prefix: false }, true, share],
            [{ ...phrase, prefix: false }, false, share * points.anywhere],
          ]
        : [];
      const begun = phrase.prefix ? share * points.beginning : share;
      return [...ways, [phrase, true, begun], [phrase, false, begun * points.anywhere]];
    })
    .sort(([, , a], [, , b]) => b - a);
}
