import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import { isPromotion, normalise, readDate } from '@newsline/news';

/** An article of a stream as its feed gave it. */
export type StreamArticle = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly outlet: string;
  readonly url: string | null;
  readonly publishedAt: Date;
  readonly isPromotion: boolean;
};

type Row = {
  readonly title: string;
  readonly summary?: string;
  readonly source?: string;
  readonly category?: string;
  readonly published?: string;
  readonly link?: string;
};

/** Articles with a date, earliest first, each once: several feeds of one outlet have the same. */
export function readStream(path: string): readonly StreamArticle[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n');
  const articles = new Map<string, StreamArticle>();
  for (const [at, line] of lines.entries()) {
    const row = JSON.parse(line) as Row;
    const publishedAt = readDate(row.published ?? '', { now: new Date(0), zone: '+07:00' })?.at;
    const id = row.link ?? String(at);
    if (!publishedAt || articles.has(id)) continue;
    const [title, url] = [normalise(row.title), row.link ?? null];
    const categories = row.category === undefined ? [] : [row.category];
    articles.set(id, {
      id,
      title,
      summary: normalise(row.summary ?? ''),
      // Sections are no outlets: "VnExpress - Thể Thao".
      outlet: row.source?.split(' - ')[0] ?? '',
      url,
      publishedAt,
      isPromotion: isPromotion({ title, url, authors: [], categories }),
    });
  }
  return [...articles.values()].sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
}
