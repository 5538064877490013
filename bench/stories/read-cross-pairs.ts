import { readFileSync } from 'node:fs';
import type { StoryArticle } from '@newsline/news/grouping';

/** A Vietnamese and an English article, and whether they tell one event. */
export type CrossPair = {
  readonly isSame: boolean;
  /** Whether people are sure of it. */
  readonly isSure: boolean;
  readonly domain: string;
  readonly vi: StoryArticle;
  readonly en: StoryArticle;
};

type Row = {
  readonly same: boolean;
  readonly sure?: boolean;
  readonly domain: string;
  /** How long after the Vietnamese article the English one came, where they have no dates. */
  readonly hours?: number;
  readonly vi: Text;
  readonly en: Text;
};
type Text = {
  readonly title: string;
  readonly summary: string;
  readonly source?: string;
  readonly published?: string;
  readonly link?: string;
};

const hourMs = 3_600_000;
/** In the morning, in Vietnam. */
const anyTime = '2026-05-04T01:00:00Z';

/** From a file of JSON lines. */
export function readCrossPairs(path: string): CrossPair[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const { same, sure = true, domain, hours = 0, vi, en } = JSON.parse(line) as Row;
    return {
      isSame: same,
      isSure: sure,
      domain,
      vi: article(vi, 'vi', 0),
      en: article(en, 'en', hours),
    };
  });
}

function article(
  { title, summary, source, published, link }: Text,
  language: string,
  hours: number,
): StoryArticle {
  const at = published === undefined ? Date.parse(anyTime) + hours * hourMs : Date.parse(published);
  return {
    id: language,
    language,
    title,
    summary,
    outlet: source ?? language,
    publishedAt: new Date(at),
    ...(link !== undefined && { url: link }),
  };
}
