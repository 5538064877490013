import {
  CorrectTopic,
  ListCorrections,
  TakeBackCorrection,
  type AnswerOf,
  type RequestOf,
  type TopicCorrection,
} from '@newsline/contracts';
import { NoAnswer, type EventBus } from '@newsline/messaging';
import type { FullArticle, NewsReadModel } from '../read-model/news-read-model.ts';

/** The article is labelled anew, and the model learns. */
const timeoutMs = 30_000;
const soonMs = 2_000;
/** Of the corrections that are read one after the other. */
const pageSize = 1000;
/** There is one key, and it has no name. */
const by = 'operator';

type About = { readonly articleId: string; readonly topic: string };
type UnknownArticle = { readonly kind: 'unknown-article' };

/** Says of an article that it belongs to a topic, or that it doesn't.
 *  @throws {NoAnswer} when classify does not answer */
export async function correctTopic(
  readModel: NewsReadModel,
  bus: EventBus,
  { articleId, topic, belongs }: About & { readonly belongs: boolean },
): Promise<AnswerOf<typeof CorrectTopic> | UnknownArticle> {
  const article = await readModel.article(articleId);
  if (!article) return { kind: 'unknown-article' };
  const said = { article: judged(article), topic, belongs, by };
  return bus.ask(CorrectTopic, said, { timeoutMs });
}

/** @throws {NoAnswer} when classify does not answer */
export async function takeBackCorrection(
  readModel: NewsReadModel,
  bus: EventBus,
  { articleId, topic }: About,
): Promise<AnswerOf<typeof TakeBackCorrection> | UnknownArticle> {
  const article = await readModel.article(articleId);
  if (!article) return { kind: 'unknown-article' };
  return bus.ask(TakeBackCorrection, { article: judged(article), topic }, { timeoutMs });
}

/** Portions of all corrections, newest first.
 *  @throws {NoAnswer} when classify does not answer */
export async function* allCorrections(bus: EventBus): AsyncGenerator<readonly TopicCorrection[]> {
  let after: string | null = null;
  do {
    const page: AnswerOf<typeof ListCorrections> = await bus.ask(
      ListCorrections,
      { limit: pageSize, after },
      { timeoutMs },
    );
    yield page.corrections;
    after = page.next;
  } while (after !== null);
}

/** Those of one article, for a page that is complete without them: null when classify does not answer
 *  soon. */
export async function correctionsOf(
  bus: EventBus,
  articleId: string,
): Promise<readonly TopicCorrection[] | null> {
  const asked = { limit: pageSize, after: null, articleId };
  try {
    return (await bus.ask(ListCorrections, asked, { timeoutMs: soonMs })).corrections;
  } catch (error) {
    if (error instanceof NoAnswer) return null;
    throw error;
  }
}

/** What the operator meant by it. */
export function verdictOf({
  belongs,
  wasGiven,
}: Pick<TopicCorrection, 'belongs' | 'wasGiven'>): 'right' | 'wrong' | 'missing' {
  if (!belongs) return 'wrong';
  return wasGiven ? 'right' : 'missing';
}

/** The long text as far as it is kept here. */
function judged(article: FullArticle): RequestOf<typeof CorrectTopic>['article'] {
  const { id, version, title, summary, text, labels } = article;
  return { id, version, title, summary, text, language: labels.language, topics: labels.topics };
}
