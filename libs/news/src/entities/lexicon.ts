import { fibonacciHash } from '../fibonacci-hash.ts';
import { joinHash } from '../tokenize.ts';
import { knownNames, type KnownName, type NameLanguage } from './gazetteer.ts';
import { roleLists, roles } from './roles.ts';
import { emptyScan, gaps, phraseHashOf, scan, shapes } from './scan.ts';
import { evidenceColumns, type WordStatistics } from './statistics.ts';

/** How a known name has to be written; bits. */
export const writings = { capitals: 1, doubtful: 2, syllable: 4, paired: 8, stop: 16 } as const;

/** The longest phrase that is looked up, in words. */
export const longestPhrase = 8;

const phrase = emptyScan(64);

/**
 * What is known of words and phrases of one language, in one open-addressing hash table: a word is
 * looked up once for all that can be asked of it. Phrases are known by a 32-bit hash, as everywhere
 * in labelling; one unknown word in 100,000 is taken for a known one.
 */
export class Lexicon {
  readonly names: readonly KnownName[];
  readonly #bits: number;
  readonly #mask: number;
  readonly #hashes: Int32Array;
  /** Bits of `roles`. */
  readonly roles: Int32Array;
  /** An index of `names`, or -1. */
  readonly name: Int32Array;
  readonly writing: Uint8Array;
  /** Bit n: the word n of the name has a capital. */
  readonly capitals: Uint8Array;
  /** How many words the longest phrase has that begins with this word. */
  readonly longest: Uint8Array;
  /** In 1/255 how often the word has a capital inside sentences; 0 where it was never counted. */
  readonly capitalShare: Uint8Array;
  /** `evidenceColumns` a slot, in 1/16 nats. */
  readonly evidence: Int8Array;

  constructor(language: NameLanguage, statistics: WordStatistics) {
    this.names = knownNames(language);
    const lists = roleLists(language);
    const size =
      this.names.length +
      statistics.words.length +
      lists.reduce((sum, [, list]) => sum + list.length, 0);
    this.#bits = Math.ceil(Math.log2(1.8 * size + 16));
    const slots = 2 ** this.#bits;
    this.#mask = slots - 1;
    this.#hashes = new Int32Array(slots);
    this.roles = new Int32Array(slots);
    this.name = new Int32Array(slots).fill(-1);
    this.writing = new Uint8Array(slots);
    this.capitals = new Uint8Array(slots);
    this.longest = new Uint8Array(slots);
    this.capitalShare = new Uint8Array(slots);
    this.evidence = new Int8Array(slots * evidenceColumns);
    for (const [role, list] of lists) for (const text of list) this.#addRole(role, text);
    this.names.forEach((name, index) => this.#addName(name, index));
    statistics.words.forEach((hash, index) => {
      const slot = this.#insert(hash);
      this.capitalShare[slot] = statistics.capitalShares[index] ?? 0;
      const from = index * evidenceColumns;
      const to = slot * evidenceColumns;
      for (let column = 0; column < evidenceColumns; column++) {
        this.evidence[to + column] = statistics.evidence[from + column] as number;
      }
    });
  }

  /** Where the word or phrase is, or -1. */
  find(hash: number): number {
    const slot = this.#slotOf(hash);
    return this.#hashes[slot] === 0 ? -1 : slot;
  }

  #addRole(role: number, text: string): void {
    const slot = this.#insertPhrase(text);
    if (slot >= 0) this.roles[slot] = (this.roles[slot] as number) | role;
  }

  #addName({ text, certainty, entity, isBare }: KnownName, index: number): void {
    const slot = this.#insertPhrase(text);
    if (slot < 0) return;
    const before = this.names[this.name[slot] as number];
    if (isBare && before !== undefined) return;
    this.name[slot] = index;
    if (isCutOff(text)) this.roles[slot] = (this.roles[slot] as number) | roles.abbreviation;
    const isAcronym = phrase.count === 1 && phrase.shapes[0] === shapes.capitals;
    this.writing[slot] =
      (isAcronym ? writings.capitals : 0) |
      (isCutOff(text) ? writings.stop : 0) |
      (certainty === 'sure' ? 0 : writings[certainty]);
    let capitals = 0;
    for (let at = 0; at < phrase.count; at++) {
      const shape = phrase.shapes[at];
      if (shape !== shapes.small && shape !== shapes.digits) capitals |= 1 << at;
    }
    // "eo biển Hormuz", "Eo biển Hormuz": what one of its spellings has small may be small.
    this.capitals[slot] =
      before?.entity === entity ? (this.capitals[slot] as number) & capitals : capitals;
  }

  /** Leaves its words in `phrase`. */
  #insertPhrase(text: string): number {
    scan(text, phrase);
    if (phrase.count === 0 || phrase.count > longestPhrase) return -1;
    const first = this.#insert(phrase.hashes[0] as number);
    if ((this.longest[first] as number) < phrase.count) this.longest[first] = phrase.count;
    return phrase.count === 1 ? first : this.#insert(phraseHashOf(phrase));
  }

  #insert(hash: number): number {
    const slot = this.#slotOf(hash);
    this.#hashes[slot] = hash;
    return slot;
  }

  #slotOf(hash: number): number {
    let slot = fibonacciHash(this.#bits, hash);
    for (;;) {
      const key = this.#hashes[slot];
      if (key === hash || key === 0) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** "Calif.", not "U.S.": the full stop is asked for, because without it many are words ("Miss."). */
function isCutOff(text: string): boolean {
  return text.endsWith('.') && /\p{Ll}\.$/u.test(text);
}

/** What stands beside a name tells what it is. After a space or a hyphen it is the word there, after a
 *  comma the word behind that, else the gap itself. */
export function contextHash(gap: number, word: number): number {
  if (gap === gaps.space || gap === gaps.hyphen) return word;
  return gap === gaps.comma ? joinHash(gaps.comma + 1, word) : gap + 1;
}
