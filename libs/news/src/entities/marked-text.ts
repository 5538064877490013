import { joinHash } from '../tokenize.ts';
import type { EntityKind } from './entity.ts';
import { type Lexicon, longestPhrase, writings } from './lexicon.ts';
import { roles } from './roles.ts';
import { emptyScan, gaps, scan, shapes, type Scan } from './scan.ts';

/** Of longer texts the beginning is read: names come there, and time is bounded. */
const mostWords = 4000;

/** Headlines "In the English Manner" capitalise their long words, some texts all: capitals say nothing. */
const capitalisedShare = 0.8;
const longWord = 4;
/** Fewer may all be names. */
const fewestWords = 3;

/** A text with what the lexicon says of its words; one is reused for all texts of a thread. */
export class MarkedText {
  readonly #scan: Scan = emptyScan(mostWords);
  readonly shapes = this.#scan.shapes;
  readonly gaps = this.#scan.gaps;
  readonly hashes = this.#scan.hashes;
  readonly starts = this.#scan.starts;
  readonly ends = this.#scan.ends;
  /** The word's place in the lexicon, or -1. */
  readonly slots = new Int32Array(mostWords);
  /** Of the word alone. */
  readonly roles = new Int32Array(mostWords);
  /** Of the longest phrase that begins here and has roles, and the word behind it. */
  readonly phraseRoles = new Int32Array(mostWords);
  readonly phraseEnds = new Int32Array(mostWords);
  /** The longest known name that begins here, as it is written: an index into the lexicon's, or -1. */
  readonly names = new Int32Array(mostWords);
  readonly nameWriting = new Uint8Array(mostWords);
  readonly nameEnds = new Int32Array(mostWords);
  text = '';
  count = 0;
  /** Whether a capital letter tells a name here. */
  capitalsTell = true;
  /** Whether nearly all of it is in capitals. */
  isAllCapitals = false;
  lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
  }

  /** The words of `quoted`, where the text has it, count as written small. */
  read(text: string, lexicon: Lexicon, quoted = ''): void {
    this.lexicon = lexicon;
    this.text = text;
    this.count = scan(text, this.#scan).count;
    if (quoted !== '') this.#quiet(text.indexOf(quoted), quoted.length);
    this.#weighCapitals();
    for (let at = 0; at < this.count; at++) {
      const slot = lexicon.find(this.hashes[at] as number);
      this.slots[at] = slot;
      this.roles[at] = slot < 0 ? 0 : (lexicon.roles[slot] as number);
      if (this.gaps[at] === gaps.stop) {
        const isAbbreviated = at > 0 && ((this.roles[at - 1] as number) & roles.abbreviation) !== 0;
        this.gaps[at] = isAbbreviated ? gaps.space : gaps.sentence;
      }
    }
    for (let at = 0; at < this.count; at++) this.#markPhrases(at);
  }

  isCapital(at: number): boolean {
    const shape = this.shapes[at];
    return at < this.count && shape !== shapes.small && shape !== shapes.digits;
  }

  /** Whether the word belongs to the same phrase as the one before. */
  joins(at: number): boolean {
    const gap = this.gaps[at] as number;
    return (
      at > 0 && at < this.count && (gap === gaps.space || gap === gaps.hyphen || gap === gaps.dot)
    );
  }

  /** Whether a capital is due to where the word stands. */
  opens(at: number): boolean {
    const gap = this.gaps[at];
    return (
      gap === gaps.sentence || gap === gaps.colon || gap === gaps.quote || gap === gaps.bracket
    );
  }

  has(at: number, role: number): boolean {
    return at < this.count && ((this.roles[at] as number) & role) !== 0;
  }

  phraseHas(at: number, role: number): boolean {
    return at < this.count && ((this.phraseRoles[at] as number) & role) !== 0;
  }

  /** In 1/255 how often the word has a capital inside sentences; 0 where nobody knows. */
  capitalShare(at: number): number {
    const slot = this.slots[at] as number;
    return slot < 0 ? 0 : (this.lexicon.capitalShare[slot] as number);
  }

  /** What the known name that begins at this word is the name of. */
  knownKind(at: number): EntityKind | undefined {
    return at < this.count ? this.lexicon.names[this.names[at] as number]?.entity.kind : undefined;
  }

  slice(from: number, to: number): string {
    return this.text.slice(this.starts[from], this.ends[to - 1]);
  }

  phraseHash(from: number, to: number): number {
    let hash = this.hashes[from] as number;
    for (let at = from + 1; at < to; at++) hash = joinHash(hash, this.hashes[at] as number);
    return hash;
  }

  #markPhrases(at: number): void {
    this.names[at] = -1;
    this.phraseRoles[at] = 0;
    this.phraseEnds[at] = at + 1;
    const slot = this.slots[at] as number;
    if (slot < 0) return;
    const { longest } = this.lexicon;
    this.#take(slot, at, at + 1);
    const last = Math.min(this.count, at + Math.min(longest[slot] as number, longestPhrase));
    let hash = this.hashes[at] as number;
    for (let end = at + 1; end < last; end++) {
      const gap = this.gaps[end];
      if (!this.joins(end) && gap !== gaps.dash && gap !== gaps.possessive) return;
      hash = joinHash(hash, this.hashes[end] as number);
      const found = this.lexicon.find(hash);
      if (found >= 0) this.#take(found, at, end + 1);
    }
  }

  #take(slot: number, from: number, to: number): void {
    const { lexicon } = this;
    const phraseRoles = lexicon.roles[slot] as number;
    if (phraseRoles !== 0) {
      this.phraseRoles[from] = phraseRoles;
      this.phraseEnds[from] = to;
    }
    const name = lexicon.name[slot] as number;
    if (name < 0 || !this.#isWrittenSo(slot, from, to)) return;
    this.names[from] = name;
    this.nameWriting[from] = lexicon.writing[slot] as number;
    this.nameEnds[from] = to;
  }

  #isWrittenSo(slot: number, from: number, to: number): boolean {
    const writing = this.lexicon.writing[slot] as number;
    if ((writing & writings.stop) !== 0 && this.text[this.ends[to - 1] as number] !== '.')
      return false;
    if ((writing & writings.capitals) !== 0) {
      return this.shapes[from] === shapes.capitals;
    }
    let capitals = this.lexicon.capitals[slot] as number;
    for (let at = from; at < to; at++, capitals >>= 1) {
      if ((capitals & 1) !== 0 && !this.isCapital(at)) return false;
    }
    return true;
  }

  #quiet(from: number, length: number): void {
    if (from < 0) return;
    for (let at = 0; at < this.count; at++) {
      const start = this.starts[at] as number;
      if (start >= from && start < from + length) this.shapes[at] = shapes.small;
    }
  }

  #weighCapitals(): void {
    let words = 0;
    let allCapitals = 0;
    let long = 0;
    let capitalised = 0;
    for (let at = 0; at < this.count; at++) {
      if (this.shapes[at] === shapes.digits) continue;
      words++;
      if (this.shapes[at] === shapes.capitals) allCapitals++;
      if ((this.ends[at] as number) - (this.starts[at] as number) < longWord) continue;
      long++;
      if (this.isCapital(at)) capitalised++;
    }
    this.isAllCapitals = words >= fewestWords && allCapitals >= capitalisedShare * words;
    const isTitleCase = long >= fewestWords && capitalised >= capitalisedShare * long;
    this.capitalsTell = !this.isAllCapitals && !isTitleCase;
  }
}
