import type { GoldArticle } from '../labelled/gold.ts';
import { theThree } from './quality.ts';
import type { Labeller } from '../labelled/shipped.ts';

const shown = 10;
const given = 0.5;

/** Where the labeller was surest and wrong: what it said, of what. */
export function confidentErrors(
  gold: readonly GoldArticle[],
  { scores }: Labeller,
  topics: readonly string[] = theThree,
): string {
  const errors = gold.flatMap((article) => {
    const said = scores(article);
    return topics.flatMap((topic) => {
      const score = said.get(topic) ?? 0;
      const isRight = article.topics.includes(topic);
      if (article.maybe.includes(topic) || score >= given === isRight) return [];
      return [{ topic, score, off: Math.abs(score - (isRight ? 1 : 0)), title: article.title }];
    });
  });
  const worst = errors.sort((a, b) => b.off - a.off).slice(0, shown);
  const lines = worst.map(
    ({ topic, score, title }) =>
      `${score.toFixed(3)} ${topic.padEnd(14)} ${score >= given ? 'is not' : 'is    '} ${title}`,
  );
  return ['The ten most confident errors:', ...lines].join('\n');
}
