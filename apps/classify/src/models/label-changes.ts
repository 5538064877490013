import type { Correction } from '../corrections/correction-store.ts';
import type { LabelledText } from '../labels/article-labeller.ts';
import type { LabelChange } from './model-report.ts';

const mostTitles = 10;

type TopicsOf<Article> = (article: Article) => readonly string[];

/** What changes from one labeller to another, of topics where anything does, by id. What was corrected is left
 *  out: there it stays as it was corrected. */
export function labelChanges<Article extends LabelledText & { readonly id: string }>(
  articles: readonly Article[],
  corrections: readonly Correction[],
  before: TopicsOf<Article>,
  after: TopicsOf<Article>,
): LabelChange[] {
  const corrected = new Set(corrections.map(({ articleId, topic }) => `${topic} ${articleId}`));
  const titles = new Map<string, { readonly gained: string[]; readonly lost: string[] }>();
  for (const article of articles) {
    const [had, has] = [new Set(before(article)), new Set(after(article))];
    for (const topic of new Set([...had, ...has])) {
      if (had.has(topic) === has.has(topic)) continue;
      if (corrected.has(`${topic} ${article.id}`)) continue;
      const ofTopic = titles.get(topic) ?? { gained: [], lost: [] };
      titles.set(topic, ofTopic);
      ofTopic[has.has(topic) ? 'gained' : 'lost'].push(article.title);
    }
  }
  return [...titles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([topic, { gained, lost }]) => ({
      topic,
      gained: gained.length,
      lost: lost.length,
      gainedTitles: gained.slice(0, mostTitles),
      lostTitles: lost.slice(0, mostTitles),
    }));
}
