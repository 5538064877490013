import type { Adjustment } from './adjustment.ts';
import { addContributions, AdjustmentTable } from './adjustment-table.ts';
import { ArticleEncoder, type WordContribution } from './article-encoder.ts';
import type { ArticleText } from './article-words.ts';
import type { EncoderWeights } from './encoder-file.ts';
import { logistic } from './fit-logistic.ts';
import { keywordContributions } from './phrases.ts';
import { PhraseTable } from './phrase-table.ts';
import { keywordsBeside, sumAdjustments } from './sum-adjustments.ts';
import type { TopicHead } from './topic-head.ts';
import type { TopicModel } from './topic-model.ts';

export type TopicLabel = {
  /** The topic's id. */
  readonly topic: string;
  /** 0 to 1: how likely the article belongs to the topic, where it was learnt; else only how strongly
   *  its keywords speak for it. */
  readonly score: number;
  /** The words that decided, heaviest first, those that spoke against it with a weight below 0. */
  readonly evidence: readonly WordContribution[];
};

/** What topics are told by. */
export type TopicModels = {
  /** One a language at most. */
  readonly encoders: readonly EncoderWeights[];
  /** Of topics that were learnt: each with the encoder that it was learnt with. */
  readonly heads: readonly TopicHead[];
  /** Of topics that nobody has trained in that language. */
  readonly keywords: readonly TopicModel[];
};

/** The topics of an article: every one whose score reaches its threshold, best first; none is a common
 *  answer. `language` is an ISO 639-1 code; a language without a model has none. Text is NFC. Depends
 *  on nothing but its arguments. */
export type LabelTopics = (
  article: ArticleText,
  language: string,
  threshold: (topic: string) => number,
) => TopicLabel[];

const mostFor = 5;
const mostAgainst = 3;
/** What adds or takes less than this share of the most telling word did not decide anything. */
const leastShare = 0.2;

/** How one language's topics are scored. */
type Scorer = (article: ArticleText, threshold: (topic: string) => number) => TopicLabel[];

/** What the scorers of one language tell topics by. */
type OfLanguage = {
  readonly encoder: ArticleEncoder | undefined;
  /** Has read the article. */
  readonly adjusted: AdjustmentTable;
};

/** Makes the labeller for these models and what was learnt on top of them. Costs some milliseconds: once
 *  per change of either.
 *  @throws {Error} if a head was trained with another encoder. */
export function topicLabeller(
  { encoders, heads, keywords }: TopicModels,
  adjustments: readonly Adjustment[] = [],
): LabelTopics {
  const languages = new Set([...heads, ...keywords].map(({ language }) => language));
  const summed = sumAdjustments(adjustments);
  const scorers = new Map<string, Scorer>();
  for (const language of languages) {
    const weights = encoders.find((encoder) => encoder.language === language);
    const encoder = weights && new ArticleEncoder(weights);
    const ofLanguage = <T extends { readonly language: string }>(models: readonly T[]) =>
      models.filter((model) => model.language === language);
    const learnt = ofLanguage(summed);
    const adjusted = new AdjustmentTable(learnt, encoder);
    const byHead = headScorer(ofLanguage(heads), { encoder, adjusted });
    const counting = ofLanguage(keywords).map((model) =>
      keywordsBeside(
        model,
        learnt.find(({ topic }) => topic === model.topic),
      ),
    );
    const byKeywords = keywordScorer(counting, { encoder, adjusted });
    scorers.set(language, (article, threshold) => {
      adjusted.read(article);
      return [...byHead(article, threshold), ...byKeywords(article, threshold)];
    });
  }
  return (article, language, threshold) =>
    (scorers.get(language)?.(article, threshold) ?? []).sort((a, b) => b.score - a.score);
}

function headScorer(heads: readonly TopicHead[], { encoder, adjusted }: OfLanguage): Scorer {
  const stray = heads.find((head) => head.encoder !== encoder?.id);
  if (stray) {
    throw new Error(
      `The weights of the topic "${stray.topic}" for ${stray.language} belong to the encoder ` +
        `${stray.encoder}, and there is ${encoder?.id ?? 'none'}: train the topic again.`,
    );
  }
  if (!encoder || heads.length === 0) return () => [];
  return (article, threshold) => {
    const hidden = encoder.encode(article);
    return heads.flatMap(({ topic, weights, bias }) => {
      let logit = bias + adjusted.logit(topic, hidden);
      for (let at = 0; at < hidden.length; at++) {
        logit += (hidden[at] as number) * (weights[at] as number);
      }
      const score = logistic(logit);
      if (score < threshold(topic)) return [];
      const found = encoder.contributions(adjusted.headOf(topic, weights));
      return { topic, score, evidence: evidenceOf(found, topic, adjusted) };
    });
  };
}

function keywordScorer(models: readonly TopicModel[], { encoder, adjusted }: OfLanguage): Scorer {
  if (models.length === 0) return () => [];
  const table = new PhraseTable(models);
  const reading = { pairs: encoder?.pairs, longest: table.longest };
  const adjusting = table.topics.some((topic) => adjusted.has(topic)) ? encoder : undefined;
  const none = new Float32Array(encoder?.dimensions ?? 0);
  return (article, threshold) => {
    const hidden = adjusting?.encode(article) ?? [];
    return table.score(article, encoder?.pairs).flatMap((logit, column) => {
      const topic = table.topics[column] as string;
      const score = logistic(logit + adjusted.logit(topic, hidden));
      if (score < threshold(topic)) return [];
      const found = keywordContributions(article, reading, (hash) => table.weight(hash, column));
      const encoded = adjusting?.contributions(adjusted.headOf(topic, none)) ?? [];
      const evidence = evidenceOf(addContributions(found, encoded), topic, adjusted);
      return { topic, score, evidence };
    });
  };
}

function evidenceOf(
  found: readonly WordContribution[],
  topic: string,
  adjusted: AdjustmentTable,
): WordContribution[] {
  return strongest(addContributions(found, adjusted.contributions(topic)));
}

function strongest(contributions: readonly WordContribution[]): WordContribution[] {
  const sorted = contributions.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const least = leastShare * Math.abs(sorted[0]?.weight ?? 0);
  const telling = sorted.filter(({ weight }) => weight !== 0 && Math.abs(weight) >= least);
  const spokeFor = telling.filter(({ weight }) => weight > 0).slice(0, mostFor);
  const against = telling.filter(({ weight }) => weight < 0).slice(0, mostAgainst);
  return [...spokeFor, ...against].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
