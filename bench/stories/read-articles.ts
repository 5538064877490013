import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { normalise, readDate } from '@newsline/news';
import { type StoryArticle } from '@newsline/news/grouping';

export type GoldArticle = StoryArticle & {
  story: string;
  /** False: people differ. */
  isSure: boolean;
};

type Row = {
  id?: string;
  title: string;
  summary?: string;
  text?: string;
  published?: string;
  time?: string;
  link?: string;
  cluster?: string;
  story?: string;
  source?: string;
  sure?: boolean;
};

/** Articles from a file of JSON lines, gzipped or not, in file order. `links` keeps the link of
 *  each. Dates without a zone are Vietnam time; a year alone is no date. */
export function readArticles(
  path: string,
  { language, links = false }: { language: string; links?: boolean },
): GoldArticle[] {
  const raw = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(raw) : raw).toString('utf8').trim().split('\n');
  return lines.map((line, at) => {
    const row = JSON.parse(line) as Row;
    const when = row.published ?? row.time;
    return {
      id: row.id ?? String(at),
      language,
      title: normalise(row.title),
      summary: normalise(row.summary ?? ''),
      text: normalise(row.text ?? ''),
      publishedAt: readDate(when ?? '', { now: new Date(0), zone: '+07:00' })?.at ?? null,
      url: links ? (row.link ?? null) : null,
      ...(row.source && { outlet: outletOf(row.source) }),
      story: row.story ?? row.cluster ?? '',
      isSure: row.sure !== false,
    };
  });
}

/** Sections are no outlets: "VnExpress - Thể Thao". */
function outletOf(source: string): string {
  return source.split(' - ')[0] ?? source;
}
