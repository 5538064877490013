import { learn, type Adjustment, type BaseModel, type Lesson } from './adjustment.ts';
import { ArticleEncoder } from './article-encoder.ts';
import type { TopicModels } from './label-topics.ts';
import { PhraseTable } from './phrase-table.ts';
import { dot, scoreAdjustment } from './score-adjustment.ts';
import { keywordsBeside } from './sum-adjustments.ts';

export type TopicAndLanguage = { readonly topic: string; readonly language: string };

/** What lessons change about a topic in one language; null where nothing tells it there. */
export type Teach = (about: TopicAndLanguage, lessons: readonly Lesson[]) => Adjustment | null;

/** Makes what learns on top of these models. Costs some milliseconds: once per change of the topics.
 *  @param trained what was learnt of topics before, one a topic and language at most */
export function topicTeacher(models: TopicModels, trained: readonly Adjustment[] = []): Teach {
  const encoders = encodersOf(models);
  return (about, lessons) => {
    const encoder = encoders.get(about.language);
    const before = trained.find((one) => isOf(one, about));
    const base = baseModel(models, about, encoder, before);
    return base && learn(encoder, about, lessons, base);
  };
}

/** By language. */
export function encodersOf({ encoders }: TopicModels): ReadonlyMap<string, ArticleEncoder> {
  return new Map(encoders.map((weights) => [weights.language, new ArticleEncoder(weights)]));
}

/** What is learnt on top of; null where nothing tells the topic in that language. */
export function baseModel(
  { heads, keywords }: TopicModels,
  about: TopicAndLanguage,
  encoder: ArticleEncoder | undefined,
  before?: Adjustment,
): BaseModel | null {
  const added = before ? scoreAdjustment(before) : () => 0;
  const head = heads.find((one) => isOf(one, about));
  if (head) {
    const { weights, bias } = head;
    return {
      score: (hidden, words) => dot(hidden, weights) + bias + added(hidden, words),
      head: before ? weights.map((one, at) => one + (before.head[at] as number)) : weights,
    };
  }
  const model = keywords.find((one) => isOf(one, about));
  if (!model) return null;
  const table = new PhraseTable([keywordsBeside(model, before)]);
  return {
    // An anchor is a bag of words: whether a phrase is in it is not known, and not likely.
    score: (hidden, words, article) =>
      ((article && table.score(article, encoder?.pairs)[0]) ?? model.bias) + added(hidden, words),
    ...(before && encoder && { head: before.head }),
  };
}

export function isOf(model: TopicAndLanguage, { topic, language }: TopicAndLanguage): boolean {
  return model.topic === topic && model.language === language;
}
