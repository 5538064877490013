import type { Profile } from '../profile.ts';
import { isName, TermKind } from '../term-kind.ts';
import { rarityScale, SharedTerms, weightScale } from '../term-vector.ts';

const hourMs = 3_600_000;

/** What speaks for two articles in different languages being of one story, and against it, by the terms that
 *  are the same in both (`BridgeTermCounter`). Rarities are inverse document frequencies, in tens. Places in
 *  what `bridgeEvidenceWith` gives are those in this list. */
export const bridgeEvidenceNames = [
  'cosine',
  /** The cosine of the names that the lexicon has, and of all else. */
  'nameCosine',
  'otherCosine',
  /** The rarities of those names that both have, added up; that of the rarest; of all else, among it names
   *  that few know; and the lesser of the two sums: near misses share who, the same event shares what happened
   *  as well. */
  'namesShared',
  'rarestName',
  'othersShared',
  'lesserShared',
  /** The same of what is in both titles. */
  'titleNamesShared',
  'titleOthersShared',
  /** The rarities of the numbers that both have, added up. */
  'numbersShared',
  /** The rarities of a title's well-known names that are nowhere in the other article, the lesser of both sides. */
  'namesApart',
  /** The share of a title's terms that are anywhere in the other article: the lesser and the greater. */
  'leastTitleFound',
  'mostTitleFound',
  /** The logarithm of the terms of the shorter one. */
  'length',
  /** The logarithm of the hours between them; 0 where one has no date. */
  'hoursApart',
] as const;

export type BridgeEvidenceName = (typeof bridgeEvidenceNames)[number];

/** Of these, more never speaks against one story: of all but three. */
export const bridgeLikenesses = bridgeEvidenceNames.filter(
  (name) => name !== 'namesApart' && name !== 'length' && name !== 'hoursApart',
);

const place = Object.fromEntries(bridgeEvidenceNames.map((name, at) => [name, at])) as Record<
  BridgeEvidenceName,
  number
>;

/** The rarities of what both have, added up: "United States", "accuse" and "attack" are in two articles every
 *  day that tell different things. */
const leastShared = 14;
const fewestShared = 3;
/** And one of it is in one article of a hundred and fifty at the most. */
const leastRarest = 5;

/** The evidence that an article gives with others, one after the other; each takes the place of the last.
 *  Null: they have fewer than `fewestShared` terms in common, or less than `leastShared`. */
export function bridgeEvidenceWith(own: Profile): (other: Profile) => Float64Array | null {
  const shared = new SharedTerms(own.vector);
  const evidence = new Float64Array(bridgeEvidenceNames.length);
  const ownLengths = lengthsOf(own);
  return (other) => {
    const count = shared.find(other.vector);
    if (count < fewestShared) return null;
    const itsLengths = lengthsOf(other);
    const names = { rarity: 0, dot: 0, inTitles: 0 };
    const others = { rarity: 0, dot: 0, inTitles: 0 };
    let [dot, rarest, rarestName, numbers] = [0, 0, 0, 0];
    let [ownFound, itsFound, ownNamesFound, itsNamesFound] = [0, 0, 0, 0];
    for (let n = 0; n < count; n++) {
      const [at, its] = [shared.own[n] as number, shared.its[n] as number];
      const [kind, itsKind] = [own.vector.kinds[at] as number, other.vector.kinds[its] as number];
      const rarity = (own.vector.rarities[at] as number) / rarityScale;
      const itsRarity = (other.vector.rarities[its] as number) / rarityScale;
      const lesser = Math.min(rarity, itsRarity);
      const [named, itsNamed] = [isName(kind, own.language), isName(itsKind, other.language)];
      const sum = named || itsNamed ? names : others;
      dot += (own.vector.weights[at] as number) * (other.vector.weights[its] as number);
      sum.rarity += lesser;
      sum.dot += rarity * itsRarity;
      if (kind & itsKind & TermKind.title) sum.inTitles += lesser;
      rarest = Math.max(rarest, lesser);
      if (named || itsNamed) rarestName = Math.max(rarestName, lesser);
      if (kind & TermKind.number) numbers += lesser;
      if (kind & TermKind.title) {
        ownFound += rarity;
        if (named) ownNamesFound += rarity;
      }
      if (itsKind & TermKind.title) {
        itsFound += itsRarity;
        if (itsNamed) itsNamesFound += itsRarity;
      }
    }
    if (names.rarity + others.rarity < leastShared || rarest < leastRarest) return null;
    const found = [share(ownFound, own.titleRarity), share(itsFound, other.titleRarity)];
    const dated = own.publishedAt !== null && other.publishedAt !== null;
    const least = Math.min(own.vector.terms.length, other.vector.terms.length);
    evidence[place.cosine] = dot / weightScale ** 2;
    evidence[place.nameCosine] = share(names.dot, ownLengths.names * itsLengths.names);
    evidence[place.otherCosine] = share(others.dot, ownLengths.others * itsLengths.others);
    evidence[place.namesShared] = names.rarity / 10;
    evidence[place.rarestName] = rarestName / 10;
    evidence[place.othersShared] = others.rarity / 10;
    evidence[place.lesserShared] = Math.min(names.rarity, others.rarity) / 10;
    evidence[place.titleNamesShared] = names.inTitles / 10;
    evidence[place.titleOthersShared] = others.inTitles / 10;
    evidence[place.numbersShared] = numbers / 10;
    evidence[place.namesApart] =
      Math.min(own.titleNameRarity - ownNamesFound, other.titleNameRarity - itsNamesFound) / 10;
    evidence[place.leastTitleFound] = Math.min(...found);
    evidence[place.mostTitleFound] = Math.max(...found);
    evidence[place.length] = Math.log(Math.max(2, least));
    evidence[place.hoursApart] = dated
      ? Math.log1p(Math.abs(own.publishedAt - other.publishedAt) / hourMs)
      : 0;
    return evidence;
  };
}

/** The lengths of the vectors of an article's names and of its other terms, by their rarities. */
function lengthsOf({ vector, language }: Profile): { names: number; others: number } {
  let [names, others] = [0, 0];
  vector.rarities.forEach((scaled, at) => {
    const square = (scaled / rarityScale) ** 2;
    if (isName(vector.kinds[at] as number, language)) names += square;
    else others += square;
  });
  return { names: Math.sqrt(names), others: Math.sqrt(others) };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
