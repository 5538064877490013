import type { ArticleText } from './article-words.ts';
import { keywords } from './keywords.ts';

describe('keywords', () => {
  it.each<[reason: string, article: ArticleText, expected: string[]]>([
    ['names inside a sentence', { title: 'Hôm qua Thụy Sĩ tiếp Kim Lan' }, ['Thụy Sĩ', 'Kim Lan']],
    ['ranks are not names', { title: 'hôm qua Ông Lê Nam gặp Thủ tướng' }, ['Lê Nam']],
    ['a lone word that begins a sentence is none', { title: 'Trời mưa. Đường ngập' }, []],
    [
      'the title outweighs the body',
      { title: 'Talks in Oslo end', summary: 'People in Rome and Oslo hoped so.' },
      ['Oslo', 'Rome'],
    ],
    [
      'in a headline of capitals, what the body has too',
      { title: 'Big Fire Near Old Paris Bridge', summary: 'a fire in Lyon and in Paris' },
      ['Paris', 'Lyon'],
    ],
    ['a possessive is cut off', { title: 'all of Norway’s fish' }, ['Norway']],
    ['nothing', { title: '' }, []],
  ])('%s', (_, article, expected) => expect(keywords(article)).toEqual(expected));

  it('gives six at most', () => {
    const names = ['Oslo', 'Rome', 'Lyon', 'Bonn', 'Kyiv', 'Bern', 'Riga'].map(
      (name) => `in ${name},`,
    );
    expect(keywords({ title: `they were seen again last year ${names.join(' ')}` })).toHaveLength(
      6,
    );
  });
});
