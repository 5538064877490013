import { pairWeight, type Profile } from './profile.ts';
import { isName, TermKind } from './term-kind.ts';
import { rarityScale, SharedTerms, weightScale } from './term-vector.ts';

const hourMs = 3_600_000;

/** What speaks for two articles being of one story, and against it. Rarities are inverse document
 *  frequencies; places in `Evidence` are those in this list. */
export const evidenceNames = [
  /** The cosine of their terms, raised for long articles, which share little by chance. */
  'cosine',
  /** The share of a title's words that are anywhere in the other article: the lesser and the greater. */
  'leastTitleFound',
  'mostTitleFound',
  /** 1: both titles have names, and neither has one that the other article has. */
  'otherNames',
  /** The rarity of a title's names that are nowhere in the other article, the lesser of both sides: each
   *  names what the other does not. */
  'namesApart',
  /** The same times the cosine of the titles: two events in the words of one template. */
  'namesInFrame',
  /** The logarithm of how many numbers both have. */
  'numbersShared',
  /** The logarithm of the hours between them. */
  'hoursApart',
  /** 1: one has no date. */
  'undated',
  /** 1: one outlet published both. */
  'oneOutlet',
  /** The logarithm of the terms of the shorter one. */
  'length',
  /** How much longer the other one is, as a logarithm. */
  'lengthRatio',
  /** The rarities of the three rarest words that both have. */
  'rarestThree',
  'rarestOfTitles',
  'rarestName',
] as const;

/** Of these, more never speaks against one story: two copies of a text are one. */
export const likenesses: readonly EvidenceName[] = [
  'cosine',
  'leastTitleFound',
  'mostTitleFound',
  'numbersShared',
  'rarestThree',
  'rarestOfTitles',
  'rarestName',
];

export type EvidenceName = (typeof evidenceNames)[number];

/** One number for each of `evidenceNames`. */
export type Evidence = Float64Array;

const place = Object.fromEntries(evidenceNames.map((name, at) => [name, at])) as Record<
  EvidenceName,
  number
>;

/** Terms at which `cosine` is the cosine: a title with its summary keeps about so many. */
const usualTerms = 64;

/** One word in common says nothing, where nothing is known yet of how common words are least of all. */
const fewestWords = 2;

/** The evidence that an article gives with others, one after the other; each takes the place of the last.
 *  Null: they have no two words in common. */
export function evidenceWith(own: Profile): (other: Profile) => Evidence | null {
  const shared = new SharedTerms(own.vector);
  const evidence = new Float64Array(evidenceNames.length);
  return (other) => {
    const { weights, rarities, kinds } = own.vector;
    const { weights: itsWeights, rarities: itsRarities, kinds: itsKinds } = other.vector;
    let dot = 0;
    let titleDot = 0;
    let ownFound = 0;
    let otherFound = 0;
    let rarestName = 0;
    let ownNamesFound = 0;
    let itsNamesFound = 0;
    let numbers = 0;
    let words = 0;
    let rarestOfTitles = 0;
    let first = 0;
    let second = 0;
    let third = 0;
    const count = shared.find(other.vector);
    for (let n = 0; n < count; n++) {
      const at = shared.own[n] as number;
      const its = shared.its[n] as number;
      const kind = kinds[at] as number;
      const itsKind = itsKinds[its] as number;
      const rarity = (rarities[at] as number) / rarityScale;
      const itsRarity = (itsRarities[its] as number) / rarityScale;
      const product = ((weights[at] as number) * (itsWeights[its] as number)) / weightScale ** 2;
      const inTitle = (kind & TermKind.title) !== 0;
      const inItsTitle = (itsKind & TermKind.title) !== 0;
      dot += product;
      if ((kind & TermKind.pair) !== 0) {
        if (inTitle && inItsTitle) titleDot += pairWeight ** 2 * rarity * itsRarity;
        continue;
      }
      words++;
      const named = isName(kind, own.language);
      const itsNamed = isName(itsKind, other.language);
      if (inTitle) {
        ownFound += rarity;
        if (named) ownNamesFound += rarity;
      }
      if (inItsTitle) {
        otherFound += itsRarity;
        if (itsNamed) itsNamesFound += itsRarity;
      }
      if (inTitle && inItsTitle) {
        titleDot += rarity * itsRarity;
        rarestOfTitles = Math.max(rarestOfTitles, rarity);
      }
      if (named && itsNamed) rarestName = Math.max(rarestName, rarity);
      if ((kind & itsKind & TermKind.number) !== 0) numbers++;
      if (rarity > first) {
        third = second;
        second = first;
        first = rarity;
      } else if (rarity > second) {
        third = second;
        second = rarity;
      } else if (rarity > third) third = rarity;
    }
    if (words < fewestWords) return null;
    const found = [share(ownFound, own.titleRarity), share(otherFound, other.titleRarity)];
    const lengths = [own.vector.terms.length, other.vector.terms.length].map((n) => Math.max(2, n));
    const least = Math.min(...lengths);
    const dated = own.publishedAt !== null && other.publishedAt !== null;
    const titleCosine = share(titleDot, own.titleLength * other.titleLength);
    const namesApart =
      Math.min(own.titleNameRarity - ownNamesFound, other.titleNameRarity - itsNamesFound) / 10;
    evidence[place.cosine] = dot * (least / usualTerms) ** 0.4;
    evidence[place.leastTitleFound] = Math.min(...found);
    evidence[place.mostTitleFound] = Math.max(...found);
    evidence[place.otherNames] =
      own.titleNameRarity * other.titleNameRarity > 0 && ownNamesFound + itsNamesFound === 0
        ? 1
        : 0;
    evidence[place.namesApart] = namesApart;
    evidence[place.namesInFrame] = namesApart * titleCosine;
    evidence[place.numbersShared] = Math.log1p(numbers);
    evidence[place.hoursApart] = dated
      ? Math.log1p(Math.abs(own.publishedAt - other.publishedAt) / hourMs)
      : 0;
    evidence[place.undated] = dated ? 0 : 1;
    evidence[place.oneOutlet] = own.outlet !== null && own.outlet === other.outlet ? 1 : 0;
    evidence[place.length] = Math.log(least);
    evidence[place.lengthRatio] = Math.log(Math.max(...lengths) / least);
    evidence[place.rarestThree] = (first + second + third) / 10;
    evidence[place.rarestOfTitles] = rarestOfTitles / 10;
    evidence[place.rarestName] = rarestName / 10;
    return evidence;
  };
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
