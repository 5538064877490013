import {
  ArticleRelabelled,
  type AnswerOf,
  type CorrectTopic,
  type ListCorrections,
  type RequestOf,
  type TakeBackCorrection,
  type TopicLabel,
} from '@newsline/contracts';
import type { EventBus } from '@newsline/messaging';
import { countCorrection } from '../classify-metrics.ts';
import type { TopicCatalogue } from '../topics/topic-catalogue.ts';
import type { CorrectedLabeller } from './corrected-labeller.ts';
import { longestLesson, type CorrectionStore, type Verdict } from './correction-store.ts';

type JudgedArticle = RequestOf<typeof CorrectTopic>['article'];

/** What people say of an article's topics: kept first, then learnt, then published with what follows. A
 *  repeat keeps it again and publishes a higher revision of the same. */
export class CorrectTopics {
  readonly #labeller: CorrectedLabeller;
  readonly #catalogue: TopicCatalogue;
  readonly #store: CorrectionStore;
  readonly #bus: EventBus;

  constructor(
    labeller: CorrectedLabeller,
    catalogue: TopicCatalogue,
    store: CorrectionStore,
    bus: EventBus,
  ) {
    this.#labeller = labeller;
    this.#catalogue = catalogue;
    this.#store = store;
    this.#bus = bus;
  }

  async correct(
    { article, topic, belongs, by }: RequestOf<typeof CorrectTopic>,
    now: Date,
  ): Promise<AnswerOf<typeof CorrectTopic>> {
    const topics = await this.#catalogue.ids();
    if (!topics.includes(topic)) return { kind: 'unknown-topic', topics };
    const before = await this.#verdictOn(article, topic);
    // What the model gave, not what was made of it by a correction.
    const wasGiven = before?.wasGiven ?? hasTopic(article, topic);
    const revision = await this.#store.save({
      articleId: article.id,
      topic,
      belongs,
      wasGiven,
      title: article.title,
      language: article.language,
      by,
      at: now.toISOString(),
      summary: article.summary,
      text: article.text.slice(0, longestLesson),
    });
    countCorrection(belongs === wasGiven ? 'right' : belongs ? 'missing' : 'wrong');
    const verdict = { topic, belongs, wasGiven };
    return { kind: 'corrected', topics: await this.#relabel(article, verdict, revision, now) };
  }

  async takeBack(
    { article, topic }: RequestOf<typeof TakeBackCorrection>,
    now: Date,
  ): Promise<AnswerOf<typeof TakeBackCorrection>> {
    const verdict = await this.#verdictOn(article, topic);
    const revision = verdict && (await this.#store.takeBack(article.id, topic));
    if (!verdict || revision === null) return { kind: 'no-correction' };
    countCorrection('taken-back');
    return { kind: 'taken-back', topics: await this.#relabel(article, verdict, revision, now) };
  }

  async list({
    limit,
    after,
    articleId,
    topic,
  }: RequestOf<typeof ListCorrections>): Promise<AnswerOf<typeof ListCorrections>> {
    const { corrections, next } = await this.#store.list({
      limit,
      after,
      ...(articleId !== undefined && { articleId }),
      ...(topic !== undefined && { topic }),
    });
    return { corrections: [...corrections], next };
  }

  async #verdictOn({ id }: JudgedArticle, topic: string): Promise<Verdict | null> {
    const verdicts = (await this.#store.verdicts([id])).get(id) ?? [];
    return verdicts.find((verdict) => verdict.topic === topic) ?? null;
  }

  async #relabel(
    article: JudgedArticle,
    { topic, wasGiven }: Verdict,
    revision: number,
    now: Date,
  ): Promise<TopicLabel[]> {
    await this.#labeller.learn();
    const { id, version, title, summary, text, language } = article;
    const given = article.topics.map((label) => label.topic).filter((one) => one !== topic);
    // Its publisher's sections are not known here. What they hinted at is among the topics it had.
    const categories = wasGiven ? [...given, topic] : given;
    const languageHint = language === 'und' ? null : language;
    const [labels] = await this.#labeller.label([
      { id, title, summary, text, languageHint, categories },
    ]);
    if (!labels) throw new Error(`The labeller left out ${id}`);
    const { topics } = labels;
    await this.#bus.publish([
      ArticleRelabelled.create(
        { articleId: id, version, revision, topics },
        { service: 'classify', now },
      ),
    ]);
    return topics;
  }
}

function hasTopic({ topics }: JudgedArticle, topic: string): boolean {
  return topics.some((label) => label.topic === topic);
}
