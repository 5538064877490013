import { editDistance, fold } from '@newsline/news';

/** What operators filter by. */
export const operatorKinds = [
  'topic',
  'source',
  'outlet',
  'language',
  'after',
  'before',
  'story',
  'is',
] as const;
export type OperatorKind = (typeof operatorKinds)[number];

export type Operator = {
  /** `intitle` says where words stand and stays in the text: index reads it. */
  readonly kind: OperatorKind | 'intitle';
  /** As it may be written, with or without marks: the usual name first, in English and Vietnamese. */
  readonly en: readonly [string, ...string[]];
  readonly vi: readonly [string, ...string[]];
};

/** Some names are those of other search engines: `site:`, `since:`, `until:`. */
export const operators: readonly Operator[] = [
  { kind: 'topic', en: ['topic', 'topics'], vi: ['chủđề'] },
  { kind: 'source', en: ['source', 'sources'], vi: ['nguồn'] },
  { kind: 'outlet', en: ['outlet', 'outlets', 'site'], vi: ['báo'] },
  { kind: 'language', en: ['lang', 'language'], vi: ['tiếng', 'ngônngữ'] },
  { kind: 'after', en: ['after', 'since'], vi: ['sau'] },
  { kind: 'before', en: ['before', 'until'], vi: ['trước'] },
  { kind: 'story', en: ['story'], vi: ['tin'] },
  { kind: 'is', en: ['is'], vi: ['là'] },
  { kind: 'intitle', en: ['intitle'], vi: ['tiêuđề'] },
];

/** Longer words are no operator's name, nor near one. */
const longestName = 12;

const byName: ReadonlyMap<string, Operator> = new Map(
  operators.flatMap((operator) =>
    [...operator.en, ...operator.vi].map((name) => [fold(name), operator] as const),
  ),
);

const twoSyllables: ReadonlySet<string> = new Set(['chủđề', 'ngônngữ', 'tiêuđề'].map(fold));

/** @param name without marks or with them, in capitals or not */
export function operatorNamed(name: string): Operator | undefined {
  return name.length > 2 * longestName ? undefined : byName.get(fold(name));
}

/** Whether it is a name of two syllables, which are mostly written apart: "chủ đề". */
export function isTwoSyllables(name: string): boolean {
  return twoSyllables.has(fold(name.slice(0, 2 * longestName)));
}

/** The usual names of the operators that a word which is none may have been meant for, the nearest
 *  first. Short words are near to too many others. */
export function operatorsNear(name: string): readonly string[] {
  const folded = fold(name.slice(0, 2 * longestName));
  const most = folded.length >= 7 ? 2 : 1;
  if (folded.length < 4 || folded.length > longestName) return [];
  const near = [...byName].flatMap(([known, { en }]) => {
    const edits = known.length < 5 ? most + 1 : editDistance(folded, known, most);
    return edits <= most ? [{ usual: en[0], edits }] : [];
  });
  return [...new Set(near.sort((a, b) => a.edits - b.edits).map(({ usual }) => usual))];
}
