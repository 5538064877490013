import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { Labeller } from '../labels/labeller.ts';
import { kinds } from '../labels/testing/kinds.ts';
import { shippedTopics } from '../topics/topic-folders.ts';
import { SqliteCorrectionStore } from '../sqlite/sqlite-correction-store.ts';
import { SqliteTopicStore } from '../sqlite/sqlite-topic-store.ts';
import { TopicCatalogue } from '../topics/topic-catalogue.ts';
import { CorrectedLabeller } from './corrected-labeller.ts';
import { correction } from './correction-store.conformance.ts';

const kind = kinds.find(({ language, name }) => language === 'en' && name === 'sister cities');
if (!kind) throw new Error('No such kind');
const { lessons, next, topic } = kind;
const article = (title: string) => ({
  id: title,
  title,
  summary: '',
  text: '',
  languageHint: 'en',
  categories: [],
});

describe('CorrectedLabeller', () => {
  const database = openSqlite(':memory:');
  const store = new SqliteCorrectionStore(database);
  const topics = new SqliteTopicStore(database);
  const stores = { corrections: store, topics };
  const catalogue = new TopicCatalogue([], topics);
  const labeller = new Labeller({ folders: [shippedTopics], threads: 2, precision: 0.9 });
  afterAll(async () => {
    await labeller.close();
    database.close();
  });

  const given = async (corrected: CorrectedLabeller, titles: readonly string[]) => {
    const labels = await corrected.label(titles.map(article));
    return labels.map(({ topics }) => topics.some((one) => one.topic === topic));
  };
  const all = (is: boolean) => next.map(() => is);
  const correct = async () => {
    for (const [n, title] of lessons.entries()) {
      const more = { title, summary: '', text: '', language: 'en', belongs: true };
      await store.save(correction(title, topic, n, more));
    }
  };

  it('learns what was corrected elsewhere, and unlearns what was taken back', async () => {
    const corrected = new CorrectedLabeller(labeller, stores, catalogue);
    expect(await given(corrected, next)).toEqual(all(false));
    await correct();
    await eventually(async () => expect(await given(corrected, next)).toEqual(all(true)));
    for (const title of lessons) await store.takeBack(title, topic);
    await corrected.learn();
    expect(await given(corrected, next)).toEqual(all(false));
  });

  it('begins with what was corrected before, in every thread', async () => {
    await correct();
    const restarted = new CorrectedLabeller(labeller, stores, catalogue);
    const batches = await Promise.all([1, 2, 3, 4].map(() => given(restarted, next)));
    expect(batches).toEqual(batches.map(() => all(true)));
  });

  it('gives the same article the same labels', async () => {
    const [here, there] = [1, 2].map(() => new CorrectedLabeller(labeller, stores, catalogue));
    expect(await here?.label(next.map(article))).toEqual(await there?.label(next.map(article)));
  });
});
