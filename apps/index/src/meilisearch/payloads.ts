import type { IndexDocument } from './index-document.ts';
import type { SequenceNumber } from './sequence.ts';

export type TaskSize = { readonly maxDocuments: number; readonly maxBytes: number };

/** Documents that belong into one task, in newline-delimited JSON. */
export type Lines = { readonly bytes: number; readonly with: (number: SequenceNumber) => string };
/** One that needs no number. */
export type Line = Lines & { readonly json: string };

/** A document that has a number keeps it. */
export function documentLines(documents: readonly IndexDocument[]): Lines {
  const texts = documents.map(({ id, key, rank, kind, fields, arrived, writer }) => ({
    json: JSON.stringify({ id, key, rank, kind, arrived, writer, ...fields }),
    isNumbered: arrived !== undefined,
  }));
  return {
    bytes: texts.reduce((sum, { json }) => sum + Buffer.byteLength(json) + 50, 0),
    with: (number) =>
      texts
        .map(({ json, isNumbered }) => (isNumbered ? json : withNumber(json, number)))
        .join('\n'),
  };
}

/** Large documents are not made into JSON twice. */
function withNumber(json: string, { arrived, writer }: SequenceNumber): string {
  return `{"arrived":${arrived},"writer":${writer},${json.slice(1)}`;
}

export function termId(term: string): string {
  return `term-${Buffer.from(term).toString('hex')}`;
}

/** A word of articles, see `termFields`. */
export function termLine(term: string): Line {
  const id = termId(term);
  const reversed = [...term].reverse().join('');
  return unnumbered({ id, kind: 'term', term, reversed });
}

/** Fields of a document that is there. */
export function updateLine(update: { readonly id: string }): Line {
  return unnumbered(update);
}

function unnumbered(document: object): Line {
  const json = JSON.stringify(document);
  return { json, bytes: Buffer.byteLength(json) + 1, with: () => json };
}

/** What goes into one task each, no larger than it should be. */
export function payloadsOf<Some extends Lines>(
  lines: readonly Some[],
  { maxDocuments, maxBytes }: TaskSize,
): readonly (readonly Some[])[] {
  const payloads: Some[][] = [];
  let bytes = Infinity;
  for (const one of lines) {
    const last = payloads.at(-1);
    if (last && last.length < maxDocuments && bytes + one.bytes <= maxBytes) {
      last.push(one);
      bytes += one.bytes;
    } else {
      payloads.push([one]);
      bytes = one.bytes;
    }
  }
  return payloads;
}
