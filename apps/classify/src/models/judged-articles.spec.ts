import { correction } from '../corrections/correction-store.conformance.ts';
import { keywordTopic } from './testing/keyword-topic.ts';
import { judgedArticles, partsOf } from './judged-articles.ts';

describe('judgedArticles', () => {
  const bees = keywordTopic({
    examples: { en: ['Hives are full\nBeekeepers say so.'] },
    counterExamples: { en: ['Startups and their hives'] },
  });

  it('are what a topic’s examples and its corrections say, in languages where it is told', () => {
    const more = { language: 'en', title: 'Honey', summary: '', text: 'Of hives.', belongs: true };
    const said = [
      correction('1', 'bees', 1, more),
      correction('2', 'sea', 2, more),
      correction('3', 'bees', 3, { ...more, language: 'vi' }),
    ];
    const [found, ...others] = judgedArticles([bees], said);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ topic: 'bees', language: 'en' });
    expect(found?.articles).toEqual([
      { at: null, belongs: true, title: 'Hives are full', summary: 'Beekeepers say so.', text: '' },
      { at: null, belongs: false, title: 'Startups and their hives', summary: '', text: '' },
      { at: said[0]?.at, belongs: true, title: 'Honey', summary: '', text: 'Of hives.' },
    ]);
  });

  it('are dealt evenly, those with one headline together, whatever their order', () => {
    const articles = Array.from({ length: 20 }, (_, n) => ({
      ...{ title: `Tít ${n}`, summary: '', text: '', at: null, belongs: n % 2 === 0 },
    }));
    const again = { ...articles[3], title: 'TIT 3 ' } as (typeof articles)[number];
    const parts = partsOf([...articles, again], 5);
    expect(parts.at(-1)).toBe(parts[3]);
    for (const part of [0, 1, 2, 3, 4]) {
      const own = articles.filter((_one, n) => parts[n] === part);
      expect(own.map(({ belongs }) => belongs).sort()).toEqual([false, false, true, true]);
    }
    expect(partsOf(articles.toReversed(), 5)).toEqual(parts.slice(0, 20).toReversed());
  });
});
