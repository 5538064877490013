import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';

/** An item of a feed, as feeds gave it. */
const Item = z.object({
  feed: z.string(),
  language: z.string(),
  title: z.string(),
  summary: z.string(),
  text: z.string(),
  link: z.string(),
  published: z.string(),
  category: z.string().nullish(),
});
export type Item = z.output<typeof Item>;

/** A query with what was found good by reading. */
const JudgedQuery = z.object({
  q: z.string(),
  kind: z.string(),
  /** Every good article is listed, so that nDCG may be taken. */
  graded: z.boolean(),
  need: z.string().optional(),
  /** By link: 3 is what was meant, 2 a good answer, 1 related. */
  grades: z.record(z.string(), z.number()),
});
export type JudgedQuery = z.output<typeof JudgedQuery>;

export function readCorpus(file: string): Item[] {
  return linesOf(file).map((line) => Item.parse(JSON.parse(line)));
}

export function readQueries(file: string): JudgedQuery[] {
  return linesOf(file).map((line) => JudgedQuery.parse(JSON.parse(line)));
}

function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  return text.split('\n').filter((line) => line.trim() !== '');
}
