import type { Article, Labels } from '@newsline/contracts';
import { fold, uncensor } from '@newsline/news';
import {
  entities,
  type Adjustment,
  keywords,
  thresholdFor,
  topicLabeller,
  type ArticleText,
  type DetectLanguage,
  type EncoderWeights,
  type TopicLabel,
  type TopicModels,
} from '@newsline/news/labels';
import { placesInOriginal } from './places-in-original.ts';
import type { ModelledTopic } from '../topics/modelled-topic.ts';

/** The fields that labels depend on. */
export type LabelledText = Pick<
  Article,
  'title' | 'summary' | 'text' | 'languageHint' | 'categories'
>;

export type LabellingModels = {
  readonly topics: readonly ModelledTopic[];
  readonly encoders: readonly EncoderWeights[];
  /** The share of labels that is to be right, 0 to 1: each topic's threshold follows from it. */
  readonly precision: number;
  readonly detectLanguage: DetectLanguage;
};

/** No topic is given that is more likely wrong than right, save by a hair: F1 is best where half of what
 *  is best is reached (Lipton and others, "Optimal Thresholding of Classifiers to Maximize F1", 2014). */
const leastScore = 0.45;
/** A label at the threshold may be wrong so many times as often as labels on the whole: of a topic that
 *  hardly comes, the wish would leave out what readers agree on with what they don't. */
const mostOdds = 4;
/** Where nobody has trained a topic, its keywords decide. */
const keywordThreshold = 0.5;
/** What a category that hints at a topic adds to the odds of each, as log-odds. */
const hint = 0.85;

/** Makes the function that labels an article by looking at it alone. Words that a Vietnamese portal
 *  hides behind dots are read as what they are. A category with the name of a topic or of one of its
 *  sections is a hint: it lowers the threshold, it does not decide.
 *  @param adjustments what was learnt from corrections */
export function articleLabeller(
  models: LabellingModels,
  adjustments: readonly Adjustment[] = [],
): (article: LabelledText) => Labels {
  const { topics, detectLanguage } = models;
  const labelTopics = topicLabeller(topicModels(models), adjustments);
  const thresholds = thresholdsOf(models);
  const hinted = topicsByCategory(topics);
  return ({ title, summary, text, languageHint, categories }) => {
    const original = { title, summary, text };
    const language = detectLanguage(
      `${title}\n${summary || text.slice(0, 500)}`,
      languageHint ?? undefined,
    );
    const article = plainArticle(original, language);
    const hints = hinted(categories);
    const found = labelTopics(article, language, (topic) => {
      const threshold = thresholds.get(`${topic} ${language}`) ?? keywordThreshold;
      return hints.has(topic) ? lowered(threshold) : threshold;
    });
    return {
      language,
      topics: found.map((label) => asWritten(label, article, original)),
      keywords: [...keywords(article)],
      entities: entities(article, language).map(({ kind, key, name }) => ({ kind, key, name })),
    };
  };
}

export function topicModels({ topics, encoders }: LabellingModels): TopicModels {
  return {
    encoders,
    heads: topics.flatMap(({ heads }) => heads),
    keywords: topics.flatMap(({ keywords: words }) => words),
  };
}

/** As it is read. */
export function plainArticle(
  { title, summary, text }: Pick<Article, 'title' | 'summary' | 'text'>,
  language: string,
): Pick<Article, 'title' | 'summary' | 'text'> {
  if (language !== 'vi') return { title, summary, text };
  return { title: uncensor(title), summary: uncensor(summary), text: uncensor(text) };
}

/** By topic and language. */
function thresholdsOf({ topics, precision }: LabellingModels): Map<string, number> {
  const most = 1 - mostOdds * (1 - precision);
  return new Map(
    topics
      .flatMap(({ heads }) => heads)
      .map((head) => [
        `${head.topic} ${head.language}`,
        Math.max(leastScore, Math.min(most, thresholdFor(head, precision))),
      ]),
  );
}

function topicsByCategory(
  topics: readonly ModelledTopic[],
): (categories: readonly string[]) => ReadonlySet<string> {
  const byName = Map.groupBy(
    topics.flatMap(({ id, names, sections }) =>
      [id, ...Object.values(names), ...sections].map((name) => ({ name: fold(name), id })),
    ),
    ({ name }) => name,
  );
  return (categories) =>
    new Set(
      categories.flatMap((category) => (byName.get(fold(category)) ?? []).map(({ id }) => id)),
    );
}

function lowered(threshold: number): number {
  return 1 / (1 + Math.exp(hint + Math.log(1 / threshold - 1)));
}

/** The label with the places that its evidence has in the article as it is written. */
function asWritten(
  { topic, score, evidence }: TopicLabel,
  plain: ArticleText,
  original: ArticleText,
): Labels['topics'][number] {
  const placed = placesInOriginal(evidence, plain, original);
  const words = placed
    .filter(({ weight }) => weight > 0)
    .map(({ field, start, end }) => original[field]?.slice(start, end) ?? '');
  return {
    topic,
    score,
    words,
    evidence: placed.map((one) => ({ ...one, weight: Number(one.weight.toFixed(2)) })),
  };
}
