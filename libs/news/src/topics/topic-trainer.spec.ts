import type { Adjustment, Lesson } from './adjustment.ts';
import { topicLabeller, type TopicModels } from './label-topics.ts';
import { keywordModel } from './topic-model.ts';
import { topicTeacher } from './topic-teacher.ts';
import { topicTrainer } from './topic-trainer.ts';

const about = { topic: 'bees', language: 'en' };
const keywords = (words: Record<string, number>): TopicModels => ({
  encoders: [],
  heads: [],
  keywords: [keywordModel('bees', 'en', words)],
});
const models = keywords({ beekeeper: 3 });

/** Every ninth article is about bees: most say "beekeeper", all have words of the field. */
const archive = Array.from({ length: 900 }, (_, n) => {
  const filler = `report ${['market', 'election', 'weather', 'concert', 'harbour'][n % 5]} number${n % 50}`;
  if (n % 9 !== 0) return { title: `Town ${filler}`, summary: `Mayor speaks about ${filler}.` };
  const who = n % 27 === 0 ? '' : 'Beekeeper: ';
  return { title: `${who}honey is harvested`, summary: `Hives and pollen, a ${filler}.` };
});

function train(lessons: readonly Lesson[] = [], from = models): Adjustment | null {
  const trainer = topicTrainer(from);
  return trainer.train(about, lessons, trainer.read(archive, 'en'));
}

function given(title: string, adjustments: readonly (Adjustment | null)[], from = models): boolean {
  const label = topicLabeller(
    from,
    adjustments.filter((one) => one !== null),
  );
  return label({ title }, 'en', () => 0.5).length > 0;
}

describe('a topic that nobody has trained, trained on an archive', () => {
  const trained = train();
  const next = 'Pollen and honey: hives are full';

  it('is told by words that its keywords never were', () => {
    expect(given(next, [])).toBe(false);
    expect(given(next, [trained])).toBe(true);
    expect(given('Beekeeper harvests honey', [trained])).toBe(true);
    expect(given('Mayor speaks about election report', [trained])).toBe(false);
  });

  it('says which words decided', () => {
    const label = topicLabeller(models, trained ? [trained] : []);
    const [found] = label({ title: next }, 'en', () => 0.5);
    const words = found?.evidence.map(({ start, end }) => next.slice(start, end));
    expect(words).toEqual(expect.arrayContaining(['Pollen', 'honey', 'hives']));
  });

  it('is told by keywords that came later as well', () => {
    const more = keywords({ beekeeper: 3, apiary: 3 });
    expect(given('Apiary opens', [trained])).toBe(false);
    expect(given('Apiary opens', [trained], more)).toBe(true);
  });

  it('learns from corrections on top', () => {
    const wrong = ['Hives of startups', 'Startups and their honey', 'Honey, a word of startups'];
    const lessons = wrong.map((title) => ({ article: { title }, belongs: false }));
    const taught = topicTeacher(models, trained ? [trained] : [])(about, lessons);
    expect(given('Honey and hives of startups', [trained])).toBe(true);
    expect(given('Honey and hives of startups', [trained, taught])).toBe(false);
  });

  it('learns from lessons with it', () => {
    const lessons = ['Smoker and veil', 'The veil and the smoker', 'Buying a veil'].map(
      (title) => ({ article: { title }, belongs: true }),
    );
    expect(given('The smoker and the veil', [trained])).toBe(false);
    expect(given('The smoker and the veil', [train([...lessons, ...lessons])])).toBe(true);
  });

  it('is the same each time, and small', () => {
    expect(train()).toEqual(trained);
    expect(trained?.hashes.length).toBeLessThanOrEqual(2_000);
    expect(trained?.alone).toEqual(['beekeeper']);
  });

  it('keeps its keywords where they find too little', () => {
    expect(train([], keywords({ unicorn: 3 }))).toBeNull();
    const lessons = ['Unicorns', 'Unicorns come', 'Unicorns go'].map((title) => ({
      article: { title },
      belongs: true,
    }));
    expect(train(lessons, keywords({ unicorn: 3 }))?.alone).toBeUndefined();
  });

  it('is nothing where there is no such topic or language', () => {
    const trainer = topicTrainer(models);
    expect(trainer.train({ topic: 'sea', language: 'en' }, [], [])).toBeNull();
    expect(trainer.train({ topic: 'bees', language: 'vi' }, [], [])).toBeNull();
  });
});
