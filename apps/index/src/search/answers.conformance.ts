import {
  plain,
  highlighted,
  type ArticleParts,
  type SearchTest,
} from './search-test.conformance.ts';
import type { SearchRequest } from '../search-index.ts';

/** Which article comes first, and what an answer tells of it. */
export function describeAnswers({ put, find, ids }: SearchTest): void {
  describe('order', () => {
    it.each<[string, string, ArticleParts, ArticleParts]>([
      [
        'side by side before scattered',
        'an ninh mang',
        { title: 'Tin', summary: 'về an ninh mạng' },
        { title: 'Công an Ninh Bình bắt nhóm trên mạng' },
      ],
      [
        'a phrase in the text before scattered words in the title',
        'an ninh mạng',
        { title: 'Tin mới', text: 'Hội thảo về an ninh mạng hôm nay' },
        { title: 'Mạng xã hội và an toàn, ninh kiều an' },
      ],
      ['title before summary', 'flood', { title: 'Flood' }, { title: 'News', summary: 'A flood' }],
      [
        'summary before text',
        'flood',
        { title: 'News', summary: 'A flood' },
        { title: 'News', summary: 'Today', text: 'A flood' },
      ],
      [
        'a whole word before its beginning',
        'kim',
        { title: 'Kim speaks' },
        { title: 'Kimono day' },
      ],
    ])('%s', async (_, text, first, second) => {
      await put({ ...second, id: 'second' }, { ...first, id: 'first' });
      await put({ ...first, id: 'later', publishedAt: '2020-01-01T00:00:00Z' });
      expect((await ids(text)).at(0)).toBe('first');
      expect((await ids(text)).at(-1)).toBe('second');
    });

    it('newer before older among equals', async () => {
      await put(
        { id: 'new', title: 'flood', publishedAt: '2026-02-20T00:00:00Z' },
        { id: 'old', title: 'flood', publishedAt: '2026-01-20T00:00:00Z' },
      );
      expect(await ids('flood')).toEqual(['new', 'old']);
    });

    it('near matches behind what has all that was asked', async () => {
      await put(
        { id: 'near', title: 'Storm warning in the harbour of Paris' },
        { id: 'all', title: 'News', text: 'A storm warning in the harbour of Hanoi' },
        { id: 'none', title: 'Flood in Lyon' },
      );
      expect(await ids('storm warning harbour hanoi ')).toEqual(['all', 'near']);
    });

    it('rare words before common ones', async () => {
      const council = (n: number) => ({ id: `c${n}`, title: `City council meets again ${n}` });
      await put(...Array.from({ length: 12 }, (_, n) => council(n)));
      await put({ id: 'rare', title: 'Meteorite', publishedAt: '2020-01-01T00:00:00Z' });
      expect((await ids('city council meteorite ')).at(0)).toBe('rare');
    });

    it('near matches by all words but one that nobody has', async () => {
      await put({ id: 'a', title: 'Storm in Hanoi' }, { id: 'b', title: 'Flood in Lyon' });
      expect(await ids('qzxvwqzxvw storm hanoi ')).toEqual(['a']);
    });

    it('no near match by another word with the same letters', async () => {
      await put(
        { id: 'fraud', title: 'Cảnh báo lừa đảo', language: 'vi' },
        { id: 'rice', title: 'Mùa lúa đào sớm', language: 'vi' },
      );
      expect(await ids('lừa đảo qzxvwqzxvw ')).toEqual(['fraud']);
    });

    it('a short text before a long one that mentions as much', async () => {
      const filler = Array.from({ length: 400 }, (_, n) => `word${n}`).join(' ');
      await put(
        { id: 'long', title: 'Report', text: `${filler} meteorite ${filler} harbour` },
        { id: 'short', title: 'Report', text: 'A meteorite fell into the harbour today' },
      );
      expect(await ids('meteorite harbour ')).toEqual(['short', 'long']);
    });

    it('by time where that is asked for', async () => {
      await put(
        { id: 'old', title: 'flood', publishedAt: '2026-01-20T00:00:00Z' },
        { id: 'new', title: 'news', text: 'flood', publishedAt: '2026-02-20T00:00:00Z' },
      );
      expect(await ids({ text: 'flood', sort: 'newest' })).toEqual(['new', 'old']);
    });
  });

  describe('filters and facets', () => {
    beforeEach(() =>
      put(
        { id: 'a', title: 'flood', topics: ['diplomacy', 'cybersecurity'], sourceId: 's1' },
        { id: 'b', title: 'flood', topics: ['diplomacy'], sourceId: 's2', language: 'en' },
        {
          id: 'c',
          title: 'flood',
          topics: ['entertainment'],
          sourceId: 's2',
          storyId: 'flood-story',
        },
        { id: 'd', title: 'other', topics: ['entertainment'], sourceId: 's3' },
      ),
    );

    it.each<[string, Partial<SearchRequest>, string[]]>([
      ['a topic', { topics: ['diplomacy'] }, ['a', 'b']],
      ['several topics widen', { topics: ['cybersecurity', 'entertainment'] }, ['a', 'c']],
      ['a source', { sourceIds: ['s2'] }, ['b', 'c']],
      ['a language', { languages: ['en'] }, ['b']],
      ['a story', { storyId: 'flood-story' }, ['c']],
      ['filters of two kinds narrow', { topics: ['diplomacy'], sourceIds: ['s2'] }, ['b']],
      ['an unknown value', { sourceIds: ['nobody'] }, []],
    ])('by %s', async (_, filters, expected) => {
      const answer = await find({ text: 'flood', ...filters });
      expect(answer.hits.map(({ articleId }) => articleId).sort()).toEqual(expected);
      expect(answer.total).toBe(expected.length);
    });

    it('takes articles from a time on and before another', async () => {
      await put(
        { id: 'x', title: 'quake', publishedAt: '2026-03-01T00:00:00Z' },
        { id: 'y', title: 'quake', publishedAt: '2026-03-02T00:00:00Z' },
      );
      const from = '2026-03-01T00:00:00Z';
      const to = '2026-03-02T00:00:00Z';
      expect(await ids({ text: 'quake', from, to })).toEqual(['x']);
      expect(await ids({ text: 'quake', from: to })).toEqual(['y']);
    });

    it('counts what a facet would offer if its own filter were not set', async () => {
      const { facets } = await find({ text: 'flood', sourceIds: ['s2'], topics: ['diplomacy'] });
      expect(facets).toEqual({
        topics: [
          { value: 'diplomacy', count: 1 },
          { value: 'entertainment', count: 1 },
        ],
        sources: [
          { value: 's1', count: 1 },
          { value: 's2', count: 1 },
        ],
        outlets: [{ value: 'news.example', count: 1 }],
        languages: [{ value: 'en', count: 1 }],
        entities: [],
      });
    });

    it('tells ids apart that differ in case alone', async () => {
      await put(
        { id: 'Ab', title: 'quake', sourceId: 'News', topics: ['Động đất'], storyId: 'aB' },
        { id: 'aB', title: 'quake', sourceId: 'news', topics: ['động đất'], storyId: 'Ab' },
      );
      expect(await ids({ text: 'quake', sourceIds: ['News'] })).toEqual(['Ab']);
      expect(await ids({ text: 'quake', topics: ['động đất'] })).toEqual(['aB']);
      expect(await ids({ text: 'quake', storyId: 'Ab' })).toEqual(['aB']);
      expect((await find('quake')).facets.sources).toEqual([
        { value: 'News', count: 1 },
        { value: 'news', count: 1 },
      ]);
    });

    it('shows what an article is and where it came from', async () => {
      const [hit] = (await find({ text: 'flood', storyId: 'flood-story' })).hits;
      expect(hit).toMatchObject({
        articleId: 'c',
        storyId: 'flood-story',
        sourceId: 's2',
        sourceName: 'Source s2',
        language: 'vi',
        topics: ['entertainment'],
        url: 'https://news.example/c',
        imageUrl: null,
      });
    });
  });

  describe('highlights', () => {
    it('highlights hits in the title as it was written', async () => {
      await put({ id: 'a', title: 'Đơn vị “an ninh mạng” & t.rẻ e.m' });
      const [hit] = (await find('don vi tre em')).hits;
      expect(plain(hit?.title)).toBe('Đơn vị “an ninh mạng” & t.rẻ e.m');
      expect(highlighted(hit?.title)).toEqual(['Đơn', 'vị', 't.rẻ', 'e.m']);
    });

    it('shows a passage with the words, no longer than 300 characters', async () => {
      const filler = 'Trời hôm nay nắng đẹp và gió nhẹ ở khắp nơi. '.repeat(40);
      await put({
        id: 'a',
        title: 'Tin',
        text: `${filler}Họ lập đơn vị an ninh mạng. ${filler}`,
      });
      const [hit] = (await find('an ninh mang')).hits;
      expect(plain(hit?.snippet).length).toBeLessThanOrEqual(300);
      expect(plain(hit?.snippet)).toContain('đơn vị an ninh mạng');
      expect(highlighted(hit?.snippet)).toEqual(expect.arrayContaining(['an', 'ninh', 'mạng']));
    });

    it('begins with the summary where nothing is to be highlighted', async () => {
      await put({ id: 'a', title: 'Tin', summary: 'Tóm tắt.', text: 'Toàn văn.' });
      expect(plain((await find('')).hits[0]?.snippet)).toBe('Tóm tắt.');
    });
  });
}
