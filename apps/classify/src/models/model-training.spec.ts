import { correction } from '../corrections/correction-store.conformance.ts';
import { articleLabeller } from '../labels/article-labeller.ts';
import { articleTeacher } from '../labels/article-teacher.ts';
import { detectLanguage } from '../labels/eld-language.ts';
import { readEncoders, shippedEncoders } from '../labels/encoders.ts';
import { kinds } from '../labels/testing/kinds.ts';
import { readTopicFolders, shippedTopics } from '../topics/topic-folders.ts';
import { evaluationOf } from './evaluation.ts';
import { ModelTraining } from './model-training.ts';
import { archive, keywordTopic } from './testing/keyword-topic.ts';

const examples = {
  en: [
    'Honey harvest is late',
    'Hives stand empty',
    'Pollen for the hives',
    'Bees and honey',
    'Hive thieves',
  ],
};
const models = {
  topics: [...readTopicFolders([shippedTopics]), keywordTopic({ examples })],
  encoders: readEncoders(shippedEncoders),
  precision: 0.9,
  detectLanguage,
};
const isGiven = (label: ReturnType<typeof articleLabeller>, title: string, topic: string) =>
  label({ title, summary: '', text: '', languageHint: 'en', categories: [] }).topics.some(
    (one) => one.topic === topic,
  );

describe('a topic of keywords and five examples', () => {
  const about = { topic: 'bees', language: 'en' };
  const training = new ModelTraining(models, [], archive);
  const trained = training.train(about);

  it('is trained, and no topic that has nothing to learn', () => {
    expect(training.topics()).toEqual([about]);
    expect(training.lessonCounts()).toEqual({ corrections: 0, examples: 5 });
    expect(trained?.alone).toEqual(['beekeeper']);
    expect(training.train({ topic: 'sport', language: 'en' })).toBeNull();
  });

  it('is told by more than its keywords, and corrections still teach on top', () => {
    const adjustments = trained ? [trained] : [];
    const title = 'Honey and pollen: the hives of startups';
    expect(isGiven(articleLabeller(models), title, 'bees')).toBe(false);
    expect(isGiven(articleLabeller(models, adjustments), title, 'bees')).toBe(true);
    const lessons = Array.from({ length: 20 }, (_, n) => ({
      ...{ title: `Startups ${n} have hives and honey`, summary: '', text: '', belongs: false },
    }));
    const taught = articleTeacher(models, adjustments)({ ...about, lessons });
    const label = articleLabeller(models, taught ? [...adjustments, taught] : adjustments);
    expect(isGiven(label, title, 'bees')).toBe(false);
    expect(isGiven(label, 'Beekeeper harvests honey and pollen', 'bees')).toBe(true);
  });

  it('gains labels, whose articles are named', () => {
    const title = 'Pollen, honey and hives';
    const articles = [title, 'The mayor on tax law'].map((one) => ({
      ...{ id: one, title: one, summary: '', text: '', language: 'en' },
      ...{ languageHint: 'en', categories: [] },
    }));
    const adjustments = trained ? [trained] : [];
    const topics = [keywordTopic()];
    const corrected = correction(title, 'bees', 1, { language: 'vi' });
    expect(new ModelTraining({ ...models, topics }, [], articles).changes([], adjustments)).toEqual(
      [{ topic: 'bees', gained: 1, lost: 0, gainedTitles: [title], lostTitles: [] }],
    );
    const said = new ModelTraining({ ...models, topics }, [corrected], articles);
    expect(said.changes([], adjustments)).toEqual([]);
  });

  it('is judged by what was not learnt from', () => {
    const model = { trainedAt: '2026-01-01T00:00:00.000Z', topics: [about] };
    const outcomes = training.judge(about, [model, null]);
    expect(outcomes).toHaveLength(5);
    expect(evaluationOf(outcomes, 0).all.recall).toBeGreaterThan(
      evaluationOf(outcomes, 1).all.recall,
    );
  });

  it('is the same each time', () => {
    expect(new ModelTraining(models, [], archive).train(about)).toEqual(trained);
  });
});

describe('a topic that ships, corrected twenty times', () => {
  const kind = kinds.find(({ name, language }) => name === 'sister cities' && language === 'en');
  if (!kind) throw new Error('No such kind');
  const about = { topic: kind.topic, language: 'en' };
  const said = kind.lessons.map((title, n) =>
    correction(title, kind.topic, n, {
      ...{ title, summary: '', text: '', language: 'en', belongs: true },
    }),
  );
  const training = new ModelTraining(models, said, archive);
  const trained = training.train(about);
  const label = articleLabeller(models, trained ? [trained] : []);

  it('knows the next of the kind', () => {
    const right = kind.next.filter((title) => isGiven(label, title, kind.topic));
    expect(right.length).toBeGreaterThanOrEqual(kind.next.length - 1);
    expect(training.changes([], trained ? [trained] : [])).toEqual([]);
  });

  it.each(kind.others)('says of others what it said: %s', (title) =>
    expect(isGiven(label, title, kind.topic)).toBe(
      isGiven(articleLabeller(models), title, kind.topic),
    ),
  );

  it('goes on learning from corrections', () => {
    const other = kinds.find(
      ({ name, language }) => name.includes('ambassador') && language === 'en',
    );
    if (!other || !trained) throw new Error('No such kind');
    const lessons = other.lessons.map((title) => ({
      ...{ title, summary: '', text: '', belongs: other.belongs },
    }));
    const taught = articleTeacher(models, [trained])({ ...about, lessons });
    const both = articleLabeller(models, taught ? [trained, taught] : []);
    const right = other.next.filter((title) => isGiven(both, title, kind.topic) === other.belongs);
    expect(right.length).toBeGreaterThanOrEqual(other.next.length - 1);
    const kept = kind.next.filter((title) => isGiven(both, title, kind.topic));
    expect(kept.length).toBeGreaterThanOrEqual(kind.next.length - 1);
  });

  it('judges a model by corrections as of then, and what corrections teach since', () => {
    const early = { trainedAt: said[9]?.at ?? '', topics: [about] };
    const outcomes = training.judge(about, [early, null]);
    expect(outcomes).toHaveLength(20);
    for (const model of [0, 1])
      expect(evaluationOf(outcomes, model).all.recall).toBeGreaterThan(0.5);
  });
});
