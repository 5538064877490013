import type { EntityKind } from './entity.ts';
import { isCommon } from './english-organisation.ts';
import { isSyllable } from './person-name.ts';
import { roles } from './roles.ts';
import { shapes } from './scan.ts';
import type { MarkedText } from './marked-text.ts';
import { joinHash, nextHash, nonZero, offsetBasis, wordUnit } from '../tokenize.ts';

/** An entity of one article while its fields are read. */
export type Found = {
  readonly kind: EntityKind;
  readonly key: string;
  name: string;
  /** Whether the name is the gazetteer's, not the article's. */
  readonly isKnown: boolean;
  readonly mentions: { field: 'title' | 'summary' | 'text'; start: number; end: number }[];
};

const longestShortName = 4;
const fewestLetters = 3;

/** The names of an article, so that a short or capitalised one later is known again: "Kaepernick"
 *  behind "Colin Kaepernick". */
export class KnownInArticle {
  readonly #byPhrase = new Map<number, Found>();
  readonly #byAcronym = new Map<number, Found>();

  clear(): void {
    this.#byPhrase.clear();
    this.#byAcronym.clear();
  }

  /** Remembers the whole name and, of a person, the last words. */
  note(text: MarkedText, from: number, to: number, found: Found, language: string): void {
    this.#set(text.phraseHash(from, to), found);
    if (language === 'en' && found.kind === 'organisation' && to - from > 1)
      this.#noteShort(text, from, to, found);
    if (found.kind !== 'person' || to - from < 2) return;
    const isVietnamese = language === 'vi' && isSyllable(text, to - 1);
    // A Vietnamese is called by the given name, and one syllable of it is a common word.
    const shortest = isVietnamese ? 2 : 1;
    if (to - from > shortest) this.#set(text.phraseHash(to - shortest, to), found);
  }

  /** The longest remembered name that begins at this word. */
  find(text: MarkedText, at: number): { found: Found; to: number } | null {
    if (this.#byPhrase.size === 0) return null;
    let hash = 0;
    let best: { found: Found; to: number } | null = null;
    for (
      let to = at;
      to < at + longestShortName && (to === at || text.joins(to)) && to < text.count;
      to++
    ) {
      const word = text.hashes[to] as number;
      hash = to === at ? word : joinHash(hash, word);
      const isAcronym = to === at && text.shapes[at] === shapes.capitals && !text.isAllCapitals;
      const found = this.#byPhrase.get(hash) ?? (isAcronym ? this.#byAcronym.get(hash) : undefined);
      if (found !== undefined) best = { found, to: to + 1 };
    }
    return best;
  }

  /** "BNP" of "British National Party", "Vanderbilt" of "Vanderbilt University". */
  #noteShort(text: MarkedText, from: number, to: number, found: Found): void {
    let acronym: number = offsetBasis;
    let letters = 0;
    for (let at = from; at < to; at++) {
      if (!text.isCapital(at)) continue;
      acronym = nextHash(
        acronym,
        wordUnit[text.text.charCodeAt(text.starts[at] as number)] as number,
      );
      letters++;
    }
    if (letters >= fewestLetters) this.#byAcronym.set(nonZero(acronym), found);
    const isNamedFirst =
      to - from === 2 && text.has(to - 1, roles.organisationTail) && text.names[from] === -1;
    if (isNamedFirst && !found.isKnown && !isCommon(text, from))
      this.#set(text.hashes[from] as number, found);
  }

  /** The first who has a name keeps it. */
  #set(hash: number, found: Found): void {
    if (!this.#byPhrase.has(hash)) this.#byPhrase.set(hash, found);
  }
}
