import type { ArchiveArticle } from '@newsline/classify';
import type { NewsReadModel } from '@newsline/feed';

const pageSize = 200;
/** Labels depend on the beginning of a text. */
const mostTextBytes = 8_000;
const mostTextUnits = 2_000;

/** The newest articles, `most` of them at most, newest first, as far as their labels depend on them. */
export async function sampleArchive(
  readModel: Pick<NewsReadModel, 'timeline' | 'articles'>,
  most: number,
): Promise<ArchiveArticle[]> {
  const sample: ArchiveArticle[] = [];
  let cursor: string | null = null;
  do {
    const limit = Math.min(pageSize, most - sample.length);
    const page = await readModel.timeline({}, { limit, ...(cursor !== null && { cursor }) });
    const ids = page.rows.map(({ id }) => id);
    const articles = await readModel.articles(ids, mostTextBytes);
    sample.push(
      ...articles.map(({ id, title, summary, text, languageHint, categories, labels }) => ({
        ...{ id, title, summary, languageHint, categories },
        text: text.slice(0, mostTextUnits),
        language: labels.language,
      })),
    );
    cursor = page.next;
  } while (cursor !== null && sample.length < most);
  return sample;
}
