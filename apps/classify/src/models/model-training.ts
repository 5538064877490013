import {
  topicTrainer,
  type Adjustment,
  type ReadArticle,
  type TopicAndLanguage,
  type TopicTrainer,
} from '@newsline/news/labels';
import type { Correction } from '../corrections/correction-store.ts';
import {
  articleLabeller,
  plainArticle,
  topicModels,
  type LabelledText,
  type LabellingModels,
} from '../labels/article-labeller.ts';
import { articleTeacher, plainLesson } from '../labels/article-teacher.ts';
import type { Outcome } from './evaluation.ts';
import {
  headlineKey,
  judgedArticles,
  partsOf,
  type JudgedArticle,
  type JudgedArticles,
} from './judged-articles.ts';
import { labelChanges } from './label-changes.ts';
import type { LabelChange } from './model-report.ts';

/** An article of the archive, with the language that it was found to be in. */
export type ArchiveArticle = LabelledText & { readonly id: string; readonly language: string };

/** A model to be judged: when it was trained, and of what; null for what ships. */
export type JudgedModel = {
  readonly trainedAt: string;
  readonly topics: readonly TopicAndLanguage[];
} | null;

const parts = 5;

/** Trains topics from corrections, examples and an archive, and judges what training makes of them. The same
 *  corrections, topics and articles always give the same. Ask for one language after the other: the
 *  archive is read once a language. */
export class ModelTraining {
  readonly #models: LabellingModels;
  readonly #corrections: readonly Correction[];
  readonly #archive: readonly ArchiveArticle[];
  readonly #trainer: TopicTrainer;
  readonly #judged: readonly JudgedArticles[];
  #read: { readonly language: string; readonly articles: readonly ReadArticle[] } | null = null;

  constructor(
    models: LabellingModels,
    corrections: readonly Correction[],
    archive: readonly ArchiveArticle[],
  ) {
    this.#models = models;
    this.#corrections = corrections;
    this.#archive = archive;
    this.#trainer = topicTrainer(topicModels(models));
    this.#judged = judgedArticles(models.topics, corrections);
  }

  /** What there is to train, by language. */
  topics(): TopicAndLanguage[] {
    const hasHead = ({ topic, language }: TopicAndLanguage) =>
      this.#models.topics.some(
        ({ id, heads }) => id === topic && heads.some((head) => head.language === language),
      );
    return this.#judged
      .filter((one) => one.articles.length > 0 || !hasHead(one))
      .map(({ topic, language }) => ({ topic, language }))
      .sort((a, b) => (a.language < b.language ? -1 : a.language > b.language ? 1 : 0));
  }

  /** How many corrections and how many examples are learnt from. */
  lessonCounts(): { readonly corrections: number; readonly examples: number } {
    const all = this.#judged.flatMap(({ articles }) => articles);
    const examples = all.filter(({ at }) => at === null).length;
    return { corrections: all.length - examples, examples };
  }

  /** Null where there is nothing to learn. */
  train(about: TopicAndLanguage): Adjustment | null {
    return this.#trainFrom(about, this.#judgedOf(about));
  }

  /** What each model says of each judged article after it has learnt from the other four fifths: both what
   *  training learns and, on top of it, what corrections teach. */
  judge(about: TopicAndLanguage, models: readonly JudgedModel[]): Outcome[] {
    const articles = this.#judgedOf(about);
    const part = partsOf(articles, parts);
    return Array.from({ length: parts }, (_, n) => {
      const held = articles.filter((_one, at) => part[at] === n);
      if (held.length === 0) return [];
      const rest = articles.filter((_one, at) => part[at] !== n);
      const trained = new Map<number, Adjustment | null>();
      const labellers = models.map((model) => {
        const known = rest.filter(({ at }) => at === null || (model && at <= model.trainedAt));
        const isTrained = model?.topics.some((one) => isSame(one, about)) ?? false;
        if (isTrained && !trained.has(known.length))
          trained.set(known.length, this.#trainFrom(about, known));
        const adjustment = (isTrained && trained.get(known.length)) || null;
        return this.#given(about, adjustment ? [adjustment] : [], rest);
      });
      return held.map((article) => ({
        topic: about.topic,
        belongs: article.belongs,
        given: labellers.map((isGiven) => isGiven(article)),
      }));
    }).flat();
  }

  /** How the archive's labels change from one model to another, each with what corrections teach on top. */
  changes(from: readonly Adjustment[], to: readonly Adjustment[]): LabelChange[] {
    const [before, after] = [from, to].map((trained) => {
      const teach = articleTeacher(this.#models, trained);
      const taught = this.#judged
        .filter(({ articles }) => articles.length > 0)
        .flatMap(({ articles, ...about }) => teach({ ...about, lessons: articles }) ?? []);
      const label = articleLabeller(this.#models, [...trained, ...taught]);
      return (article: LabelledText) => label(article).topics.map(({ topic }) => topic);
    });
    if (!before || !after) return [];
    return labelChanges(this.#archive, this.#corrections, before, after);
  }

  /** Whether an article gets the topic. */
  #given(
    about: TopicAndLanguage,
    trained: readonly Adjustment[],
    lessons: readonly JudgedArticle[],
  ): (article: JudgedArticle) => boolean {
    const topics = this.#models.topics.filter(({ id }) => id === about.topic);
    const models = { ...this.#models, topics };
    const taught =
      lessons.length > 0 ? articleTeacher(models, trained)({ ...about, lessons }) : null;
    const label = articleLabeller(models, taught ? [...trained, taught] : trained);
    return ({ title, summary, text }) =>
      label({ title, summary, text, languageHint: about.language, categories: [] }).topics.length >
      0;
  }

  #trainFrom(about: TopicAndLanguage, lessons: readonly JudgedArticle[]): Adjustment | null {
    // What is said of them is known, whether it is learnt from now or not.
    const judged = new Set(this.#judgedOf(about).map(headlineKey));
    const archive = this.#readArchive(about.language).filter(
      ({ article }) => !judged.has(headlineKey(article)),
    );
    return this.#trainer.train(
      about,
      lessons.map(({ title, summary, text, belongs }) =>
        plainLesson({ title, summary, text, belongs }, about.language),
      ),
      archive,
    );
  }

  #readArchive(language: string): readonly ReadArticle[] {
    if (this.#read?.language === language) return this.#read.articles;
    const articles = this.#archive
      .filter((article) => article.language === language)
      .map((article) => plainArticle(article, language));
    this.#read = { language, articles: this.#trainer.read(articles, language) };
    return this.#read.articles;
  }

  #judgedOf(about: TopicAndLanguage): readonly JudgedArticle[] {
    return this.#judged.find((one) => isSame(one, about))?.articles ?? [];
  }
}

function isSame(one: TopicAndLanguage, other: TopicAndLanguage): boolean {
  return one.topic === other.topic && one.language === other.language;
}
