import type { Random } from '../random.ts';

/** A change to a document. Documents are strings of bytes (Latin-1), so that broken encodings can be
 *  written as well; `others` are documents of the same kind to take parts from. */
export type Mutation = (document: string, random: Random, others: readonly string[]) => string;

/** Text as the bytes of its UTF-8; lone surrogates too, as no encoder writes them (WTF-8). */
export function bytesOf(text: string): string {
  let bytes = '';
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes +=
      code >= 0xd800 && code <= 0xdfff
        ? String.fromCharCode(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
        : Buffer.from(letter).toString('latin1');
  }
  return bytes;
}

/** `document` with what is between two positions replaced. */
export function replaced(document: string, from: number, to: number, by: string): string {
  return document.slice(0, from) + by + document.slice(to);
}

/** Where something may be cut out: usually a little, sometimes a lot. */
export function span(document: string, random: Random): readonly [from: number, to: number] {
  const from = random.below(document.length + 1);
  const most = Math.max(1, document.length - from);
  return [from, Math.min(document.length, from + random.magnitude(1, most))];
}
