import type { Labels, TopicDefinition } from '@newsline/contracts';
import type { Adjustment } from '@newsline/news/labels';
import type { Report } from '@newsline/platform';
import { closeThreadPool, openThreadPool, type ThreadPool } from '@newsline/platform/threads';
import type { Correction } from '../corrections/correction-store.ts';
import type { ActiveModel } from '../models/fitting-model.ts';
import type { LabelledText } from './article-labeller.ts';
import { lessonsByTopic, type TopicLessons } from './topic-lessons.ts';

export type LabellerSettings = {
  /** Where the topics are; see `readTopicFolders`. If one can't be used, every method rejects. */
  readonly folders: readonly string[];
  readonly threads: number;
  /** The share of labels that is to be right, 0 to 1. */
  readonly precision: number;
  /** Told what `warnings` would say, when it begins. */
  readonly report?: Report;
};

/** What a thread has to be told beside its settings. */
export type Taught = {
  /** Topics beside those of the folders, which they replace. */
  readonly definitions: readonly TopicDefinition[];
  /** What was trained here, before these adjustments. */
  readonly model: ActiveModel | null;
  readonly adjustments: readonly Adjustment[];
};

/** Labels articles, each by itself, in worker threads that read the topics of folders for themselves. */
export class Labeller {
  readonly #pool: ThreadPool;
  readonly #report: Report | undefined;
  #definitions: readonly TopicDefinition[] = [];
  #model: ActiveModel | null = null;
  #warnings: readonly string[] = [];
  /** What examples teach of the topics; asked for when it is needed. */
  #examples: Promise<readonly TopicLessons[]> | undefined;
  /** By the key of the lessons that each came from; null where they change nothing. */
  #learnt: ReadonlyMap<string, Adjustment | null> = new Map();
  /** Rises with what was taught: a thread that has this one need not be told again. */
  #version = 0;

  constructor({ folders, threads, precision, report }: LabellerSettings) {
    this.#report = report;
    this.#pool = openThreadPool(import.meta.url, './label-worker', {
      workerData: { folders, precision },
      minThreads: threads,
      maxThreads: threads,
    });
  }

  /** One answer for each article, in order. The same article always gets the same labels, until something
   *  else was taught. */
  async label(articles: readonly LabelledText[]): Promise<readonly Labels[]> {
    const texts = articles.map(
      ({ title, summary, text, languageHint, categories }): LabelledText => ({
        title,
        summary,
        text,
        languageHint,
        categories,
      }),
    );
    return (await this.#run('label', { texts })) as readonly Labels[];
  }

  /** From now on these topics beside those of the folders, and what was trained here, as nobody has taught
   *  them yet: call `learn` next. Resolves when it is known whether the model can be used. */
  async define(
    definitions: readonly TopicDefinition[],
    model: ActiveModel | null = null,
  ): Promise<void> {
    this.#definitions = definitions;
    this.#model = model;
    this.#examples = undefined;
    this.#learnt = new Map();
    this.#version++;
    const strays = model ? ((await this.#run('strayLanguages', {})) as readonly string[]) : [];
    this.#warnings = strays.map(
      (language) =>
        `Model ${model?.number} was trained with another encoder for "${language}" and is not used there: train again, with "newsline topics train".`,
    );
    for (const warning of this.#warnings) this.#report?.(warning, undefined);
  }

  /** What an operator should know though articles are labelled. */
  warnings(): readonly string[] {
    return this.#warnings;
  }

  /** Learns from the topics' examples, from these corrections and from no others, however often it has
   *  learnt before. Of topics and languages whose lessons are the same as the last time nothing is learnt
   *  again. One call at a time. */
  async learn(corrections: readonly Correction[]): Promise<void> {
    this.#examples ??= this.#run('examples', {}) as Promise<readonly TopicLessons[]>;
    const lessons = lessonsByTopic(corrections, await this.#readExamples(this.#examples));
    const unknown = [...lessons].filter(([key]) => !this.#learnt.has(key));
    if (unknown.length === 0 && lessons.size === this.#learnt.size) return;
    const task = unknown.map(([, ofTopic]) => ofTopic);
    const found = (await this.#run('learn', { lessons: task })) as readonly (Adjustment | null)[];
    const news = new Map(unknown.map(([key], n) => [key, found[n] ?? null]));
    this.#learnt = new Map(
      [...lessons.keys()].map((key) => [key, news.get(key) ?? this.#learnt.get(key) ?? null]),
    );
    this.#version++;
  }

  async #readExamples(
    examples: Promise<readonly TopicLessons[]>,
  ): Promise<readonly TopicLessons[]> {
    try {
      return await examples;
    } catch (error) {
      this.#examples = undefined;
      throw error;
    }
  }

  /** A thread answers null where it has not been told what was taught, and is told then. */
  async #run(name: string, task: object): Promise<unknown> {
    const version = this.#version;
    const taught: Taught = {
      definitions: this.#definitions,
      model: this.#model,
      adjustments: [...this.#learnt.values()].filter((one) => one !== null),
    };
    return (
      (await this.#pool.run({ ...task, version }, { name })) ??
      (await this.#pool.run({ ...task, version, taught }, { name }))
    );
  }

  /** Resolves when the first article need not wait for anything to be loaded. */
  async ready(): Promise<void> {
    // A thread takes the next task only when it has done one: with so many at once, each takes one.
    await Promise.all(Array.from({ length: this.#pool.maxThreads }, () => this.label([])));
  }

  async close(): Promise<void> {
    await closeThreadPool(this.#pool);
  }
}
