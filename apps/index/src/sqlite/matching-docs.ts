import type { Lookup, Phrase, Wanted } from '../search/engine.ts';
import { occurrencesOf } from '../search/occurrences.ts';
import { mostTelling, nearTier, nearTiers } from '../search/near-order.ts';
import type { DocValues } from './doc-values.ts';
import { everyExpression, phraseExpression, type Where } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import { difference, intersection, union } from './sorted-docs.ts';
import { spellingTerm } from './spelling-terms.ts';
import type { StoredFields } from './stored-fields.ts';

/** Of what has to be spelt so, side by side, so many texts are read to see that it is. */
const mostRead = 2_000;

type Tables = {
  /** Looks up words. */
  readonly words: FtsSearcher;
  /** Looks up how words are spelt. */
  readonly spellings: FtsSearcher;
  readonly docValues: DocValues;
  readonly stored: StoredFields;
  /** The spellings are not there, or those of an earlier version: words match however they are spelt. */
  readonly isOutdated: () => boolean;
};

/** The documents of a tier, looked up when they are asked for. */
export type TierDocs = () => Uint32Array;

/** Finds the documents that hold words, spelt as they have to be. */
export class MatchingDocs {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** What matches, in ascending order, and the same in tiers, the likeliest first; the last one holds all. */
  find(lookup: Lookup): { all: Uint32Array; tiers: TierDocs[] } {
    const { wanted, near, promising } = lookup;
    if (wanted.length === 0) {
      const all = this.#without(lookup, numbersTo(this.#tables.docValues.lastDoc));
      return { all, tiers: [() => all] };
    }
    if (near) return this.#nearMatches(lookup);
    const all = this.#without(lookup, this.holdingAll(wanted, 'anywhere'));
    const tiers = promising.map((one) => () => this.holdingAll(one.all, one.where));
    return { all, tiers: [...tiers, () => all] };
  }

  /** In ascending order. */
  holdingAll(wanted: readonly Wanted[], where: Where): Uint32Array {
    if (wanted.length === 0) return new Uint32Array(0);
    const isPlain = ({ anyOf }: Wanted) => !anyOf.some((phrase) => this.#isSpelt(phrase));
    const expression = everyExpression(wanted.filter(isPlain), where);
    let docs = expression === null ? null : this.#wordDocs(expression);
    for (const { anyOf, required } of wanted.filter((one) => !isPlain(one))) {
      const holding = union(anyOf.map((phrase) => this.holding(phrase, where, required)));
      docs = docs ? intersection(docs, holding) : holding;
    }
    return docs ?? new Uint32Array(0);
  }

  /** Those with a phrase, in ascending order.
   *  @param exactly each word spelt so in that place, not anywhere in the article */
  holding(phrase: Phrase, where: Where, exactly: boolean): Uint32Array {
    const terms = this.#spellingTerms(phrase);
    if (terms.length === 0) return this.#wordDocs(phraseExpression(phrase, where));
    const spelt = this.holdingSpellings(terms);
    const isOneWord = phrase.tokens.length === 1 && !phrase.inTitle;
    if (isOneWord && where === 'anywhere' && !phrase.prefix) return spelt;
    const docs = intersection(this.#wordDocs(phraseExpression(phrase, where)), spelt);
    if (!(exactly || phrase.inTitle) || docs.length > mostRead) return docs;
    return docs.filter((doc) => this.#holds(doc, phrase));
  }

  /** @param terms see `spellingTerm` */
  holdingSpellings(terms: readonly string[]): Uint32Array {
    const { spellings, docValues } = this.#tables;
    return spellings.docs(terms.map((term) => `"${term}"`).join(' AND '), docValues.lastDoc);
  }

  #isSpelt(phrase: Phrase): boolean {
    return this.#spellingTerms(phrase).length > 0;
  }

  /** The beginning of a word is spelt otherwise than the word. */
  #spellingTerms({ tokens, spellings, signs, prefix }: Phrase): string[] {
    if (this.#tables.isOutdated()) return [];
    return tokens.flatMap((_, i) => {
      if (prefix && i === tokens.length - 1) return [];
      return [spellings[i], signs[i]].filter((one) => typeof one === 'string').map(spellingTerm);
    });
  }

  #holds(doc: number, phrase: Phrase): boolean {
    const texts = this.#tables.stored.texts(doc);
    if (!texts) return false;
    const form = { ...phrase, preferred: phrase.signs, from: 0, to: 1, worth: 1 };
    const fields = phrase.inTitle ? [texts.title] : [texts.title, texts.summary, texts.text()];
    return fields.some((field) => occurrencesOf(field, form).some(({ worth }) => worth === 1));
  }

  #without({ without }: Lookup, docs: Uint32Array): Uint32Array {
    return without.reduce(
      (rest, phrase) => difference(rest, this.holding(phrase, 'anywhere', true)),
      docs,
    );
  }

  /** Articles with some of what is wanted, by weight, those with more of it first. */
  #nearMatches(lookup: Lookup): { all: Uint32Array; tiers: TierDocs[] } {
    const parts = mostTelling(lookup.wanted).map((one) => ({
      docs: this.holdingAll([one], 'anywhere'),
      weight: one.weight,
    }));
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    const last = parts.reduce((most, { docs }) => Math.max(most, docs.at(-1) ?? 0), 0);
    const covered = new Float32Array(last + 1);
    for (const { docs, weight } of parts)
      for (const doc of docs) covered[doc] = (covered[doc] ?? 0) + weight;
    const some: number[] = [];
    for (let doc = 1; doc <= last; doc++)
      if (nearTier(covered[doc] ?? 0, total) !== null) some.push(doc);
    let all = this.#without(lookup, Uint32Array.from(some));
    const required = lookup.wanted.filter((one) => one.required);
    if (required.length > 0) all = intersection(all, this.holdingAll(required, 'anywhere'));
    const tiers: number[][] = Array.from({ length: nearTiers }, () => []);
    for (const doc of all) tiers[nearTier(covered[doc] ?? 0, total) ?? 0]?.push(doc);
    return { all, tiers: tiers.map((docs) => () => Uint32Array.from(docs)) };
  }

  #wordDocs(expression: string): Uint32Array {
    const { words, docValues } = this.#tables;
    return words.docs(expression, docValues.lastDoc);
  }
}

function numbersTo(last: number): Uint32Array {
  return Uint32Array.from({ length: last }, (_, i) => i + 1);
}
