import type { Lookup, Phrase, Wanted } from '../search/engine.ts';
import { nearAnchors } from '../search/near-order.ts';
import { occurrencesOf } from '../search/occurrences.ts';
import {
  addAll,
  countDocs,
  docsIn,
  docsUpTo,
  keepOnly,
  noDocs,
  removeAll,
  removeDoc,
  type DocBits,
} from './doc-bits.ts';
import { DocSet } from './doc-set.ts';
import type { DocValues } from './doc-values.ts';
import { phraseExpression } from './fts-expressions.ts';
import type { FtsSearcher } from './fts-searcher.ts';
import { spellingTerm } from './spelling-terms.ts';
import type { StoredFields } from './stored-fields.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Of what has to be spelt so, side by side, so many texts are read to see that it is. */
const mostRead = 2_000;
const nothing = new DocSet(new Uint32Array(0));

type Tables = {
  /** Looks up words. */
  readonly words: FtsSearcher;
  /** Looks up how words are spelt. */
  readonly spellings: FtsSearcher;
  readonly docValues: DocValues;
  readonly stored: StoredFields;
  readonly vocabulary: Vocabulary;
  /** The spellings are not there, or those of an earlier version: words match however they are spelt. */
  readonly isOutdated: () => boolean;
};

/** Finds the documents that hold words, spelt as they have to be. */
export class MatchingDocs {
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** What matches of the documents that are there, and what of it holds all that is wanted. */
  find(lookup: Lookup): { all: DocBits; complete: DocBits } {
    const { wanted, near, without, snapshot } = lookup;
    const { live, lastDoc } = this.#tables.docValues;
    const last = Math.min(snapshot.asOf, lastDoc);
    const all = docsUpTo(last);
    keepOnly(all, live);
    if (near) this.#keepNear(all, wanted);
    else this.#keepHolding(all, wanted);
    for (const phrase of without) this.#removeHolding(all, phrase);
    if (!near) return { all, complete: all };
    const complete = all.slice();
    this.#keepHolding(complete, wanted);
    return { all, complete };
  }

  /** How many documents hold all that is wanted. */
  countAll(wanted: readonly Wanted[]): number {
    const { live, lastDoc } = this.#tables.docValues;
    const all = docsUpTo(lastDoc);
    keepOnly(all, live);
    this.#keepHolding(all, wanted);
    return countDocs(all);
  }

  /** Those with a phrase. Each of several words is spelt so, if not all in one place.
   *  @param inTitle there alone */
  holding(phrase: Phrase, inTitle = phrase.inTitle): DocSet {
    const { words, docValues } = this.#tables;
    const { lastDoc } = docValues;
    if (!this.mayHold(phrase)) return nothing;
    const terms = this.#spellingTerms(phrase);
    const isImplied = terms.length > 0 && phrase.tokens.length === 1 && !inTitle && !phrase.prefix;
    const inWords = () => words.docs(phraseExpression({ ...phrase, inTitle }), lastDoc);
    if (terms.length === 0) return inWords();
    const [first, ...rest] = [
      ...terms.map((term) => this.#spelt(term)),
      ...(isImplied ? [] : [inWords()]),
    ];
    return rest.reduce((both, one) => both.intersection(one), first ?? nothing);
  }

  /** Whether any document may hold the words of a phrase: looking up a word that none has takes as long as one
   *  that some have. */
  mayHold({ tokens, prefix }: Phrase): boolean {
    return tokens.every(
      (token, i) => (prefix && i === tokens.length - 1) || this.#tables.vocabulary.mayHold(token),
    );
  }

  /** Those that hold each of these spellings. */
  holdingSpellings(spellings: readonly string[]): DocBits {
    const bits = docsUpTo(this.#tables.docValues.lastDoc);
    for (const spelling of spellings) {
      const holding = noDocs(this.#tables.docValues.lastDoc);
      this.#spelt(spellingTerm(spelling)).addTo(holding);
      keepOnly(bits, holding);
    }
    return bits;
  }

  #spelt(term: string): DocSet {
    const { spellings, docValues } = this.#tables;
    return spellings.docs(`"${term}"`, docValues.lastDoc);
  }

  #keepHolding(bits: DocBits, wanted: readonly Wanted[]): void {
    for (const { anyOf } of wanted) keepOnly(bits, this.#holdingAny(anyOf));
    this.#keepRequired(bits, wanted);
  }

  #keepNear(bits: DocBits, wanted: readonly Wanted[]): void {
    const { alone, paired } = nearAnchors(wanted);
    const [near, once] = [0, 1].map(() => noDocs(this.#tables.docValues.lastDoc)) as [
      DocBits,
      DocBits,
    ];
    for (const { anyOf } of alone) addAll(near, this.#holdingAny(anyOf));
    for (const { anyOf } of paired) {
      const holding = this.#holdingAny(anyOf);
      const again = holding.slice();
      keepOnly(again, once);
      addAll(near, again);
      addAll(once, holding);
    }
    keepOnly(bits, near);
    const required = wanted.filter((one) => one.required);
    for (const { anyOf } of required) keepOnly(bits, this.#holdingAny(anyOf));
    this.#keepRequired(bits, required);
  }

  #holdingAny(anyOf: readonly Phrase[]): DocBits {
    const bits = noDocs(this.#tables.docValues.lastDoc);
    for (const phrase of anyOf) this.holding(phrase).addTo(bits);
    return bits;
  }

  /** What is required is read, to see that its words are spelt so where they stand side by side. */
  #keepRequired(bits: DocBits, wanted: readonly Wanted[]): void {
    for (const { anyOf, required } of wanted) {
      if (!required || !anyOf.some((phrase) => this.#hasToBeRead(phrase))) continue;
      const docs = docsIn(bits);
      if (docs.length > mostRead) continue;
      const isHeld = (doc: number) =>
        anyOf.some((phrase) =>
          this.#hasToBeRead(phrase) ? this.#holds(doc, phrase) : this.holding(phrase).has(doc),
        );
      for (const doc of docs) if (!isHeld(doc)) removeDoc(bits, doc);
    }
  }

  #removeHolding(bits: DocBits, phrase: Phrase): void {
    const holding = noDocs(this.#tables.docValues.lastDoc);
    this.holding(phrase).addTo(holding);
    keepOnly(holding, bits);
    if (this.#hasToBeRead(phrase)) {
      const docs = docsIn(holding);
      if (docs.length <= mostRead)
        for (const doc of docs) if (!this.#holds(doc, phrase)) removeDoc(holding, doc);
    }
    removeAll(bits, holding);
  }

  /** The tables tell of a word alone how it is spelt, and of several only that all are somewhere. */
  #hasToBeRead(phrase: Phrase): boolean {
    const isOneWord = phrase.tokens.length === 1 && !phrase.inTitle && !phrase.prefix;
    return !isOneWord && this.#spellingTerms(phrase).length > 0;
  }

  #spellingTerms(phrase: Phrase): string[] {
    return this.#tables.isOutdated() ? [] : spellingTerms(phrase);
  }

  #holds(doc: number, phrase: Phrase): boolean {
    const texts = this.#tables.stored.read(doc)?.article;
    if (!texts) return false;
    const form = { ...phrase, preferred: phrase.signs, from: 0, to: 1, worth: 1 };
    const fields = phrase.inTitle ? [texts.title] : [texts.title, texts.summary, texts.text()];
    return fields.some((field) => occurrencesOf(field, form).some(({ worth }) => worth === 1));
  }
}

/** How the words of a phrase have to be spelt, as terms of the table of spellings. The beginning of a word is
 *  spelt otherwise than the word. */
export function spellingTerms({ tokens, spellings, signs, prefix }: Phrase): string[] {
  return tokens.flatMap((_, i) => {
    if (prefix && i === tokens.length - 1) return [];
    return [spellings[i], signs[i]].filter((one) => typeof one === 'string').map(spellingTerm);
  });
}
