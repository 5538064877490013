import type { Readable } from 'node:stream';
import { parseJson } from '@newsline/ingest';
import { oneLine, paragraphs, readDate } from '@newsline/news';
import { z } from 'zod';

const Line = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string(),
  summary: z.string().nullish(),
  text: z.string().nullish(),
  source: z.string().nullish(),
  published: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((value) => (value == null ? null : String(value))),
  link: z.string().nullish(),
  url: z.string().nullish(),
});

/** An article as one line of JSON: `{id,title,summary?,text?,source?,published?,url?}`. */
export type ArticleLine = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly text: string;
  readonly source: string | null;
  readonly publishedAt: Date | null;
  readonly url: string | null;
};

/** Reads articles, one JSON object a line, as they come; empty lines are passed over. A line that
 *  is no article goes to `onBad` with its number (from 1), and the next one is read. */
export async function* readArticleLines(
  input: Readable,
  onBad: (line: number, problem: string) => void,
): AsyncGenerator<ArticleLine> {
  let number = 0;
  for await (const line of linesOf(input)) {
    number += 1;
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() === '') continue;
    const article = parseLine(text);
    if (typeof article === 'string') onBad(number, article);
    else yield article;
  }
}

/** Lines end at line feeds alone (jsonlines.org); `node:readline` ends them at U+2028 and U+2029 as well,
 *  which may stand in the strings of JSON. */
async function* linesOf(input: Readable): AsyncGenerator<string> {
  let begun: string[] = [];
  for await (const chunk of input.setEncoding('utf8')) {
    const [first = '', ...others] = String(chunk).split('\n');
    begun.push(first);
    for (const next of others) {
      yield begun.join('');
      begun = [next];
    }
  }
  yield begun.join('');
}

function parseLine(text: string): ArticleLine | string {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return 'not JSON; each line must be one object such as {"id":"1","title":"…"}';
  }
  const { data, error } = Line.safeParse(json);
  if (!data)
    return error.issues
      .map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`)
      .join('; ');
  return {
    id: data.id,
    title: oneLine(data.title),
    summary: oneLine(data.summary ?? ''),
    text: paragraphs(data.text ?? ''),
    source: data.source ?? null,
    publishedAt:
      data.published === null ? null : (readDate(data.published, { now: new Date() })?.at ?? null),
    url: data.url ?? data.link ?? null,
  };
}
