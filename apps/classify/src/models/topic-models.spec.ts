import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { CorrectedLabeller } from '../corrections/corrected-labeller.ts';
import { correction } from '../corrections/correction-store.conformance.ts';
import { Labeller } from '../labels/labeller.ts';
import { SqliteCorrectionStore } from '../sqlite/sqlite-correction-store.ts';
import { SqliteTopicStore } from '../sqlite/sqlite-topic-store.ts';
import { TopicCatalogue } from '../topics/topic-catalogue.ts';
import { shippedTopics } from '../topics/topic-folders.ts';
import { archive, bees } from './testing/keyword-topic.ts';
import { TopicModels } from './topic-models.ts';

/** Each trains or judges several models. */
const patienceMs = 60_000;
const now = new Date('2026-02-01T00:00:00Z');
const next = 'Pollen and honey: the hives are full';
const article = (title: string) => ({
  ...{ id: title, title, summary: '', text: '', languageHint: 'en', categories: [] },
});

describe('TopicModels', () => {
  const database = openSqlite(':memory:');
  const corrections = new SqliteCorrectionStore(database);
  const topics = new SqliteTopicStore(database);
  const stores = { corrections, topics };
  const models = new TopicModels({
    ...stores,
    labelling: { folders: [], precision: 0.9 },
    readArchive: async () => archive,
  });
  const reported: string[] = [];
  const labeller = new Labeller({
    ...{ folders: [shippedTopics], threads: 1, precision: 0.9 },
    report: (problem) => void reported.push(problem),
  });
  const running = new CorrectedLabeller(labeller, stores, new TopicCatalogue([], topics));
  const isGiven = async (title: string) => {
    const [labels] = await running.label([article(title)]);
    return labels?.topics.some(({ topic }) => topic === 'bees');
  };
  const define = async () => {
    await topics.save(bees);
    for (const [n, belongs] of [true, true, true, false, false].entries()) {
      const title = belongs ? `Honey and hives, part ${n}` : `Startups, part ${n}`;
      const more = { title, summary: '', text: '', language: 'en', belongs };
      await corrections.save(correction(`c${n}`, 'bees', n, more));
    }
  };
  afterAll(async () => {
    await labeller.close();
    database.close();
  });

  it('says that there is none, and nothing to learn', async () => {
    expect(await models.train(now, () => {})).toBeNull();
    expect(await models.compare(undefined, () => {})).toBeNull();
    expect(await models.evaluate(1, () => {})).toBeNull();
    expect(await models.activate(1, true)).toEqual({ kind: 'unknown-model' });
  });

  it(
    'trains a model, and holds it against what is active',
    async () => {
      await define();
      const progress: number[] = [];
      const entry = await models.train(now, (done, total) => progress.push(done / total));
      if (!entry) throw new Error('Nothing was learnt');
      const { number, report } = entry;
      expect(progress.at(-1)).toBe(1);
      expect(report).toMatchObject({ corrections: 5, examples: 0, articles: 540 });
      const { comparison } = report;
      expect(comparison.against).toBeNull();
      expect(comparison.candidate.topics['bees']).toMatchObject({ judged: 5, belonging: 3 });
      expect(comparison.candidate.all.recall).toBeGreaterThan(0.6);
      expect(await topics.model(number)).toMatchObject({ trainedAt: now.toISOString(), report });
      expect(await topics.active()).toBeNull();
    },
    patienceMs,
  );

  it(
    'takes one while it runs, and goes back',
    async () => {
      for (const title of [1, 2, 3].map((n) => `c${n - 1}`))
        await corrections.takeBack(title, 'bees');
      await eventually(async () => expect(await isGiven(next)).toBe(false));
      expect(await models.activate(1, false)).toEqual({ kind: 'activated' });
      expect(await models.activate(1, false)).toEqual({ kind: 'is-active' });
      await eventually(async () => expect(await isGiven(next)).toBe(true));
      await topics.rollBack();
      await eventually(async () => expect(await isGiven(next)).toBe(false));
    },
    patienceMs,
  );

  it(
    'takes none that was not held against what is active',
    async () => {
      const second = (await models.train(now, () => {}))?.number ?? 0;
      await models.activate(1, false);
      expect(await models.activate(second, false)).toEqual({ kind: 'not-compared' });
      expect((await models.compare(undefined, () => {}))?.report.comparison.against).toBe(1);
      expect(await models.activate(second, false)).toEqual({ kind: 'activated' });
      expect((await models.evaluate(undefined, () => {}))?.number).toBe(second);
    },
    patienceMs,
  );

  it('uses none of another encoder, and says so', async () => {
    const model = await topics.model(1);
    if (!model) throw new Error('No model');
    await topics.activate(await topics.addModel({ ...model, encoders: { en: 'e0' } }));
    await running.learn();
    expect(labeller.warnings()).toHaveLength(1);
    expect(labeller.warnings()[0]).toMatch(/another encoder for "en".*train again/);
    expect(reported).toEqual(labeller.warnings());
    expect(await isGiven('Beekeeper opens shop')).toBe(true);
    await models.activate(1, true);
    await running.learn();
    expect(labeller.warnings()).toEqual([]);
  });
});
