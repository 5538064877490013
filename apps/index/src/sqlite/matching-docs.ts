import type { Lookup, Phrase, Wanted } from '../search/engine.ts';
import { occurrencesOf } from '../search/occurrences.ts';
import { nearShare } from '../search/query-plan.ts';
import { diacriticsFilterOf, type DiacriticsFilter } from './diacritics-filter.ts';
import type { DocValues } from './doc-values.ts';
import { everyExpression, phraseExpression, type Where } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import type { StoredFields } from './stored-fields.ts';

/** Near matches are told apart by so many steps of how much of the query they have. */
const nearTiers = 20;
/** Of the query, by weight, what near matches are looked up by. */
const enoughShare = 0.85;
/** Of what is quoted or not wanted, so many texts are read to see how they are spelt; beyond, the filter of
 *  spellings is trusted, which one time in six is wrong. */
const mostRead = 2_000;

type Tables = {
  readonly searcher: FtsSearcher;
  readonly docValues: DocValues;
  readonly stored: StoredFields;
};

/** The documents of a tier, looked up when they are asked for. */
export type TierDocs = () => Uint32Array;

/** Finds the documents that hold words, spelt as they have to be. */
export class MatchingDocs {
  readonly #tables: Tables;
  readonly #filters = new Map<string, DiacriticsFilter>();

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
    const expression = everyExpression(wanted, where);
    if (expression === null) return new Uint32Array(0);
    let docs = this.#docs(expression);
    for (const one of wanted) docs = this.#spelt(docs, one, where);
    return docs;
  }

  /** Of documents that hold one of its phrases, those that have it spelt as it has to be. */
  #spelt(docs: Uint32Array, { anyOf, required }: Wanted, where: Where): Uint32Array {
    if (!anyOf.some(isSpelt)) return docs;
    const [only] = anyOf;
    if (anyOf.length === 1 && only) return this.#spelling(docs, only, required);
    const holding = anyOf.map((phrase) => {
      const found = new Set(this.#docs(phraseExpression(phrase, where)));
      return isSpelt(phrase)
        ? new Set(
            this.#spelling(
              docs.filter((doc) => found.has(doc)),
              phrase,
              required,
            ),
          )
        : found;
    });
    return docs.filter((doc) => holding.some((found) => found.has(doc)));
  }

  /** Of documents that hold a phrase, those that may have it spelt as it has to be. */
  spelt(docs: Uint32Array, phrase: Phrase): Uint32Array {
    return this.#spelling(docs, phrase, false);
  }

  #spelling(docs: Uint32Array, phrase: Phrase, exactly: boolean): Uint32Array {
    const filter = this.#filterOf(phrase);
    const { docValues } = this.#tables;
    const likely = docs.filter((doc) =>
      phrase.inTitle ? docValues.titleMayContain(doc, filter) : docValues.mayContain(doc, filter),
    );
    if (!exactly || likely.length > mostRead) return likely;
    return likely.filter((doc) => this.#holds(doc, phrase));
  }

  #holds(doc: number, phrase: Phrase): boolean {
    const texts = this.#tables.stored.texts(doc);
    if (!texts) return false;
    const form = { ...phrase, preferred: phrase.signs, from: 0, to: 1, worth: 1 };
    const fields = phrase.inTitle ? [texts.title] : [texts.title, texts.summary, texts.text()];
    return fields.some((field) => occurrencesOf(field, form).some(({ worth }) => worth === 1));
  }

  #without({ without }: Lookup, docs: Uint32Array): Uint32Array {
    let rest = docs;
    for (const phrase of without) {
      const holding = new Set(this.#docs(phraseExpression(phrase, 'anywhere')));
      const candidates = rest.filter((doc) => holding.has(doc));
      const spelt = isSpelt(phrase) ? this.#spelling(candidates, phrase, true) : candidates;
      const unwanted = new Set(spelt);
      rest = rest.filter((doc) => !unwanted.has(doc));
    }
    return rest;
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
      if ((covered[doc] ?? 0) / total >= nearShare) some.push(doc);
    let all = this.#without(lookup, Uint32Array.from(some));
    const required = lookup.wanted.filter((one) => one.required);
    if (required.length > 0) {
      const holding = new Set(this.holdingAll(required, 'anywhere'));
      all = all.filter((doc) => holding.has(doc));
    }
    const tiers: number[][] = Array.from({ length: nearTiers }, () => []);
    for (const doc of all) {
      const lacking = 1 - Math.min(1, (covered[doc] ?? 0) / total);
      tiers[Math.min(nearTiers - 1, Math.floor(lacking * nearTiers))]?.push(doc);
    }
    return { all, tiers: tiers.map((docs) => () => Uint32Array.from(docs)) };
  }

  #docs(expression: string): Uint32Array {
    const { searcher, docValues } = this.#tables;
    return searcher.docs(expression, docValues.lastDoc);
  }

  #filterOf(phrase: Phrase): DiacriticsFilter {
    // The beginning of a word is spelt otherwise than the word.
    const spellings = phrase.tokens.flatMap((_, i) =>
      phrase.prefix && i === phrase.tokens.length - 1
        ? []
        : [phrase.spellings[i], phrase.signs[i]].filter((one) => typeof one === 'string'),
    );
    const key = spellings.join(' ');
    const filter = this.#filters.get(key) ?? diacriticsFilterOf(spellings);
    this.#filters.set(key, filter);
    return filter;
  }
}

export function isSpelt({ spellings, signs }: Phrase): boolean {
  return [...spellings, ...signs].some((one) => one !== null);
}

/** Parts that make up most of what is wanted, by weight: the others are in every second article. */
function mostTelling(wanted: readonly Wanted[]): Wanted[] {
  const weighed = wanted.toSorted((a, b) => b.weight - a.weight);
  let left = enoughShare * weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.filter(({ weight }) => {
    const isNeeded = left > 0;
    left -= weight;
    return isNeeded;
  });
}

function numbersTo(last: number): Uint32Array {
  return Uint32Array.from({ length: last }, (_, i) => i + 1);
}
