import type { Explanation } from '@newsline/news/grouping';

type FactName = NonNullable<Explanation['like']>['facts'][number]['name'];

const mostWords = 6;
/** Shorter ones are mostly particles. */
const leastLetters = 2;

const sharedByTitles: ReadonlySet<FactName> = new Set([
  'cosine',
  'leastTitleFound',
  'mostTitleFound',
  'rarestThree',
  'rarestOfTitles',
]);
/** Those of the two languages are of all that is written alike in both, which are names. */
const sharedNames: ReadonlySet<FactName> = new Set([
  'rarestName',
  'nameCosine',
  'namesShared',
  'titleNamesShared',
  'othersShared',
  'lesserShared',
  'titleOthersShared',
]);
const apartInTitles: ReadonlySet<FactName> = new Set(['otherNames', 'namesApart', 'namesInFrame']);

/** The words of two titles that a fact rests on, as the first has them, then the other: those of both
 *  titles, the names or numbers of both, or the names that only one has. Empty for facts of other things. */
export function wordsBehind(fact: FactName, title: string, other: string): string[] {
  const [own, its] = [wordsOf(title), wordsOf(other)];
  const [ownFolded, itsFolded] = [folded(own), folded(its)];
  const shared = own.filter((word) => itsFolded.has(word.toLowerCase()));
  const apart = [
    ...own.filter((word) => !itsFolded.has(word.toLowerCase())),
    ...its.filter((word) => !ownFolded.has(word.toLowerCase())),
  ];
  return [...new Set(choose(fact, shared, apart))].slice(0, mostWords);
}

function choose(fact: FactName, shared: readonly string[], apart: readonly string[]): string[] {
  if (sharedByTitles.has(fact)) return shared.filter((word) => word.length >= leastLetters);
  if (apartInTitles.has(fact)) return apart.filter(isName);
  if (sharedNames.has(fact)) return shared.filter(isName);
  return fact === 'numbersShared' ? shared.filter((word) => /\d/u.test(word)) : [];
}

function wordsOf(title: string): string[] {
  return title.match(/[\p{L}\p{M}\p{N}]+(?:[-.,’'][\p{L}\p{M}\p{N}]+)*/gu) ?? [];
}

function folded(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map((word) => word.toLowerCase()));
}

function isName(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
