import type { Adjustment } from '@newsline/news/labels';
import { closeThreadPool, openThreadPool } from '@newsline/platform/threads';
import type { CorrectionStore } from '../corrections/correction-store.ts';
import { shippedTopics } from '../topics/topic-folders.ts';
import type { ModelEntry, StoredModel } from '../topics/stored-model.ts';
import type { TopicStore } from '../topics/topic-store.ts';
import { evaluationOf, rightAlone, type Outcome } from './evaluation.ts';
import type { Comparison, Evaluation, LabelChange } from './model-report.ts';
import type { ArchiveArticle, JudgedModel } from './model-training.ts';
import type { Loaded, TrainingData } from './train-worker.ts';

/** Learnt from, of each language, the newest. */
const mostCorrections = 20_000;

export type TopicModelsParts = {
  readonly corrections: CorrectionStore;
  readonly topics: TopicStore;
  /** Folders of operators, beside the one that ships, and the share of labels that is to be right. */
  readonly labelling: { readonly folders: readonly string[]; readonly precision: number };
  /** A sample of the articles that there are, newest first. */
  readonly readArchive: () => Promise<readonly ArchiveArticle[]>;
};

/** Told how much of the work is done. */
export type OnProgress = (done: number, total: number) => void;

type Work = {
  readonly loaded: Loaded;
  readonly articles: number;
  readonly run: (name: string, task: unknown) => Promise<unknown>;
};

/** The models of an installation: trained, judged and compared in a thread of their own, and taken. */
export class TopicModels {
  readonly #parts: TopicModelsParts;
  readonly #store: TopicStore;

  constructor(parts: TopicModelsParts) {
    this.#parts = parts;
    this.#store = parts.topics;
  }

  /** Trains a model and holds it against the active one; it is kept, and not taken. Null where there is
   *  nothing to learn. */
  train(now: Date, onProgress: OnProgress): Promise<ModelEntry | null> {
    return this.#work(async (work) => {
      const trainedAt = now.toISOString();
      const { topics, encoders, corrections, examples } = work.loaded;
      const adjustments: Adjustment[] = [];
      const total = 2 * topics.length;
      for (const [n, about] of topics.entries()) {
        const found = (await work.run('train', about)) as Adjustment | null;
        if (found) adjustments.push(found);
        onProgress(n + 1, total);
      }
      if (adjustments.length === 0) return null;
      const model = { number: 0, trainedAt, encoders, adjustments };
      const comparison = await this.#compare(work, model, (n) =>
        onProgress(topics.length + n, total),
      );
      const report = { corrections, examples, articles: work.articles, comparison };
      const number = await this.#store.addModel({ trainedAt, encoders, adjustments, report });
      return { number, trainedAt, encoders, report };
    });
  }

  /** How good a model is; null: what ships; undefined: the active one, whichever it is. Null for an answer: there
   *  is none of that number. */
  async evaluate(
    number: number | null | undefined,
    onProgress: OnProgress,
  ): Promise<{ readonly number: number | null; readonly evaluation: Evaluation } | null> {
    const wanted = number === undefined ? await this.#store.active() : number;
    const model = wanted === null ? null : await this.#store.model(wanted);
    if (wanted !== null && !model) return null;
    return this.#work(async (work) => {
      const outcomes = await judgeAll(work, [model], onProgress);
      return { number: wanted, evaluation: evaluationOf(outcomes, 0) };
    });
  }

  /** Holds a model, the newest where none is named, against the active one, and keeps what comes out. Null: there
   *  is none of that number. */
  async compare(number: number | undefined, onProgress: OnProgress): Promise<ModelEntry | null> {
    const wanted = number ?? (await this.#store.models()).at(-1)?.number;
    const model = wanted === undefined ? null : await this.#store.model(wanted);
    if (!model) return null;
    return this.#work(async (work) => {
      const { adjustments: _, ...entry } = model;
      const comparison = await this.#compare(work, model, onProgress);
      const report = { ...entry.report, comparison };
      await this.#store.saveReport(entry.number, report);
      return { ...entry, report };
    });
  }

  /** Takes a model: every process labels with it within two seconds.
   *  @param force also one that was not held against the one that is active now */
  async activate(
    number: number,
    force: boolean,
  ): Promise<{ readonly kind: 'activated' | 'unknown-model' | 'is-active' | 'not-compared' }> {
    const entry = (await this.#store.models()).find((one) => one.number === number);
    if (!entry) return { kind: 'unknown-model' };
    const active = await this.#store.active();
    if (active === number) return { kind: 'is-active' };
    if (!force && entry.report.comparison.against !== active) return { kind: 'not-compared' };
    await this.#store.activate(number);
    return { kind: 'activated' };
  }

  async #compare(
    work: Work,
    candidate: Omit<StoredModel, 'report'>,
    onProgress: OnProgress,
  ): Promise<Comparison> {
    const against = await this.#store.active();
    const active = against === null ? null : await this.#store.model(against);
    const outcomes = await judgeAll(work, [candidate, active], onProgress);
    const [righted, wronged] = rightAlone(outcomes);
    const changes = (await work.run('changes', { from: active, to: candidate })) as LabelChange[];
    return {
      against,
      candidate: evaluationOf(outcomes, 0),
      active: evaluationOf(outcomes, 1),
      righted,
      wronged,
      articles: work.articles,
      changes,
    };
  }

  /** Reads all that is learnt from, and starts a thread for what is done with it. */
  async #work<Result>(act: (work: Work) => Promise<Result>): Promise<Result> {
    const { corrections, topics, labelling, readArchive } = this.#parts;
    const data: TrainingData = {
      definitions: await topics.definitions(),
      corrections: await corrections.lessons(mostCorrections),
      archive: await readArchive(),
    };
    const { folders, precision } = labelling;
    const pool = openThreadPool(import.meta.url, './train-worker', {
      workerData: { folders: [shippedTopics, ...folders], precision },
      minThreads: 1,
      maxThreads: 1,
    });
    const run = (name: string, task: unknown): Promise<unknown> => pool.run(task, { name });
    try {
      const loaded = (await run('load', data)) as Loaded;
      return await act({ loaded, articles: data.archive.length, run });
    } finally {
      await closeThreadPool(pool);
    }
  }
}

async function judgeAll(
  { loaded, run }: Work,
  models: readonly (Omit<StoredModel, 'report'> | null)[],
  onProgress: OnProgress,
): Promise<Outcome[]> {
  const judged = models.map(
    (model): JudgedModel =>
      model && {
        trainedAt: model.trainedAt,
        topics: model.adjustments.map(({ topic, language }) => ({ topic, language })),
      },
  );
  const outcomes: Outcome[] = [];
  for (const [n, about] of loaded.topics.entries()) {
    outcomes.push(...((await run('judge', { about, models: judged })) as Outcome[]));
    onProgress(n + 1, loaded.topics.length);
  }
  return outcomes;
}
