import { createHash } from 'node:crypto';
import { dangerousTokens } from '../mutations/dangerous-tokens.ts';
import type { Random } from '../random.ts';

/** A list whose pages have cursors: the question that they belong to, as its checksum covers it (null:
 *  none covers the position). */
export type CursorList = {
  readonly path: string;
  readonly question: object | null;
  /** One that the server gave out. */
  readonly cursor: string;
};

export const cursorLists: readonly Omit<CursorList, 'cursor'>[] = [
  { path: '/v1/timeline?limit=1', question: {} },
  { path: '/v1/stories?limit=1', question: { order: 'latest' } },
  { path: '/v1/search?limit=1', question: null },
];

/** A cursor with other values in it, and with the right checksum: no secret goes into that, so anyone
 *  can write it. */
export function forgeCursor({ question, cursor }: CursorList, random: Random): string {
  const [payload = ''] = cursor.split('.');
  const json = Buffer.from(payload, 'base64url').toString();
  const forged = Buffer.from(random.happens(0.8) ? otherValue(json, random) : broken(json, random));
  const encoded = forged.toString('base64url');
  if (question === null) return encoded;
  const hash = createHash('sha256').update(JSON.stringify(question)).update('\n').update(encoded);
  return `${encoded}.${hash.digest('base64url').slice(0, 12)}`;
}

/** One of its numbers, texts and nulls is another. */
function otherValue(json: string, random: Random): string {
  const found = [...json.matchAll(/"[^"]*"(?!:)|-?\d+(?:\.\d+)?|null|true|false/g)];
  const { index, 0: value } = random.pick(found);
  const other = random.pick([
    ...dangerousTokens.json,
    ...['1', '-1', '0.5', '1e21', '9007199254740993', '8640000000000001', '""', '"x"', 'true'],
    JSON.stringify(random.pick(dangerousTokens.values)),
  ]);
  return json.slice(0, index) + other + json.slice(index + value.length);
}

function broken(json: string, random: Random): string {
  return random.happens(0.5)
    ? json.slice(0, random.below(json.length))
    : random.pick(dangerousTokens.values);
}
