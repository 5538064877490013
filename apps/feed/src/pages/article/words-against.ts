import type { TopicLabel } from '@newsline/contracts';
import type { FullArticle } from '../../read-model/news-read-model.ts';
import { shorten } from '../../read-model/shorten.ts';

const most = 5;
const longest = 60;

type Texts = Pick<FullArticle, 'title' | 'summary' | 'text'>;

/** The words of an article that spoke against a topic, as they stand in it, heaviest first. Without those
 *  that stand behind where a long text was cut; none of an article from before they were kept. */
export function wordsAgainst(texts: Texts, { evidence }: TopicLabel): readonly string[] {
  const found = evidence
    .filter(({ weight, field, end }) => weight < 0 && end <= texts[field].length)
    .map(({ field, start, end }) => texts[field].slice(start, end).replace(/\s+/gu, ' ').trim())
    .filter((word) => word !== '');
  return [...new Set(found)].slice(0, most).map((word) => shorten(word, longest));
}
