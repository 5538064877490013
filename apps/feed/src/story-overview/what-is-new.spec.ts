import type { NamedEntity } from '@newsline/contracts';
import { readArticles } from './read-articles.ts';
import { newestFirst, told } from './testing/sample-article.ts';
import { whatIsNew } from './what-is-new.ts';

const an: NamedEntity = { kind: 'person', key: 'nguyen-van-an', name: 'Nguyễn Văn An' };
const first = told({
  id: 'first',
  by: 'a',
  minute: 0,
  title: 'Cháy chung cư ở Hải Phòng, cư dân mắc kẹt trên tầng thượng',
});
const later = (article: Parameters<typeof told>[0]) => told({ by: 'b', minute: 30, ...article });

const show = (article: ReturnType<typeof told>, copies = new Map()) => {
  const found = whatIsNew(readArticles(newestFirst([first, article])), copies).get(article.id);
  if (found?.kind !== 'new')
    return found?.kind === 'repeat' ? `repeat of ${found.of}` : found?.kind;
  return `new: ${[...found.names.map(({ name }) => name), ...found.numbers].join(', ')}`;
};

describe('what an article adds', () => {
  it.each<[reason: string, article: ReturnType<typeof told>, expected: string]>([
    ['the same', later({ id: 'x', title: first.title }), 'repeat of first'],
    [
      'the same turned round',
      later({ id: 'x', title: 'Cư dân mắc kẹt trên tầng thượng chung cư cháy ở Hải Phòng' }),
      'repeat of first',
    ],
    [
      'other words',
      later({ id: 'x', title: 'Nguyên nhân hỏa hoạn là xe máy điện sạc qua đêm' }),
      'new: ',
    ],
    [
      'a number',
      later({ id: 'x', title: 'Cháy chung cư Hải Phòng: 12 người chết, công an điều tra' }),
      'new: 12 người chết',
    ],
    [
      'a name',
      later({
        id: 'x',
        title: 'Chủ tịch Nguyễn Văn An tới hiện trường cháy chung cư',
        entities: [an],
      }),
      'new: Nguyễn Văn An',
    ],
    ['a name alone', later({ id: 'x', title: first.title, entities: [an] }), 'repeat of first'],
    ['no words', later({ id: 'x', title: '!!!' }), 'repeat of first'],
  ])('%s', (_, article, expected) => {
    expect(show(article)).toBe(expected);
  });

  it('is nothing of what repeats another outlet’s text', () => {
    const copy = { articleId: 'x', of: 'first', sourceId: 'a', likeness: 0.9 };
    const article = later({ id: 'x', title: 'Nguyên nhân hỏa hoạn là xe máy điện sạc qua đêm' });
    expect(show(article, new Map([['x', copy]]))).toBe('repeat of first');
  });

  it('is nothing of a copy of what is not looked at, either', () => {
    const copy = { articleId: 'x', of: 'unknown', sourceId: 'a', likeness: 0.9 };
    const article = later({ id: 'x', title: 'Nguyên nhân hỏa hoạn là xe máy điện sạc qua đêm' });
    expect(show(article, new Map([['x', copy]]))).toBe('repeat of first');
  });

  it('begins with the earliest, wherever it stands', () => {
    const found = whatIsNew(readArticles([first, later({ id: 'x' })]), new Map());
    expect(found.get('first')).toEqual({ kind: 'first' });
  });

  it('knows which article is repeated, also by what repeats the repeat', () => {
    const other = later({
      id: 'other',
      minute: 10,
      title: 'Nguyên nhân là xe máy điện sạc qua đêm',
    });
    const third = later({ id: 'x', by: 'c', minute: 40, title: first.title });
    const fourth = later({ id: 'y', by: 'd', minute: 50, title: `${other.title}, theo cảnh sát` });
    const copies = new Map([['y2', { articleId: 'y2', of: 'y', sourceId: 'd', likeness: 0.9 }]]);
    const copy = later({ id: 'y2', by: 'e', minute: 60, title: 'Tin vắn' });
    const articles = readArticles(newestFirst([first, other, third, fourth, copy]));
    const found = whatIsNew(articles, copies);
    expect(['x', 'y', 'y2'].map((id) => found.get(id))).toEqual(
      ['first', 'other', 'other'].map((of) => ({ kind: 'repeat', of })),
    );
  });

  it('believes an outlet that has reported before sooner than one that has not', () => {
    const title = 'Cháy chung cư Hải Phòng, cư dân mắc kẹt than thở chờ cứu hộ';
    expect(show(later({ id: 'x', title }))).toBe('repeat of first');
    expect(show(later({ id: 'x', by: 'a', title }))).toBe('new: ');
  });

  it.each([
    ['more dead', '13 người chết', 'new: 13 người chết'],
    ['as many', '12 người chết', 'repeat of known'],
    ['fewer', '11 người chết', 'repeat of known'],
  ])('%s than before', (_, toll, expected) => {
    const title = (count: string) => `Cháy chung cư ở Hải Phòng, ${count}`;
    const known = later({ id: 'known', minute: 5, title: title('12 người chết') });
    const article = later({ id: 'x', by: 'c', title: title(toll) });
    const told = whatIsNew(readArticles(newestFirst([first, known, article])), new Map()).get('x');
    expect(told?.kind === 'new' ? `new: ${told.numbers.join()}` : told).toEqual(
      expected.startsWith('new') ? expected : { kind: 'repeat', of: 'known' },
    );
  });
});
