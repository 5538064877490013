import { SearchArticles } from '@newsline/contracts';
import type { FoundArticles, Marked, SearchIndex, SearchRequest } from './search-index.ts';
import { article, type ArticleParts } from './test-articles.ts';

type Made = { readonly index: SearchIndex; readonly close: () => Promise<void> };

/** What every search index has to do, whatever engine it stands on. `make` gives an empty one. */
export function describeSearchIndex(name: string, make: () => Promise<Made>): void {
  describe(`${name} as a search index`, () => {
    let made: Made;
    beforeEach(async () => {
      made = await make();
    });
    afterEach(() => made.close());

    const put = (...parts: ArticleParts[]) => made.index.put(parts.map(article));
    const ask = (request: Partial<SearchRequest>) =>
      made.index.search(SearchArticles.request.parse({ text: '', ...request }));
    const find = async (request: Partial<SearchRequest> | string): Promise<FoundArticles> => {
      const answer = await ask(typeof request === 'string' ? { text: request } : request);
      expect(SearchArticles.answer.parse(answer)).toEqual(answer);
      if (answer.kind !== 'found') throw new Error(answer.reason);
      return answer;
    };
    const ids = async (request: Partial<SearchRequest> | string) =>
      (await find(request)).hits.map(({ articleId }) => articleId);

    describe('writing', () => {
      it('finds what was put, and counts it', async () => {
        await put({ id: 'a', title: 'An ninh mạng' }, { id: 'b', title: 'Bóng đá' });
        expect(await ids('bóng đá')).toEqual(['b']);
        expect(await made.index.count()).toBe(2);
      });

      it('takes an empty batch', async () => {
        await made.index.put([]);
        await made.index.withdraw([]);
        expect(await made.index.count()).toBe(0);
      });

      it.each([
        ['a repeat changes nothing', [1, 1], 'one'],
        ['a higher version replaces', [1, 2], 'two'],
        ['a lower version comes too late', [2, 1], 'one'],
      ])('%s', async (_, versions, expected) => {
        const titles = ['one', 'two'];
        for (const [i, version] of versions.entries()) {
          await put({ id: 'a', version, title: `${titles[i]} words` });
        }
        expect(await made.index.count()).toBe(1);
        expect((await find('words')).hits.map(({ title }) => plain(title))).toEqual([
          `${expected} words`,
        ]);
      });

      it('takes several versions of an article in one batch', async () => {
        await put(
          { id: 'a', version: 2, title: 'second' },
          { id: 'a', version: 1, title: 'first' },
        );
        expect(await ids('second')).toEqual(['a']);
        expect(await ids('first')).toEqual([]);
      });

      it('forgets what it no longer says', async () => {
        await put({ id: 'a', title: 'flood', topics: ['weather'] });
        await put({ id: 'a', version: 2, title: 'drought', topics: ['climate'] });
        expect(await ids('flood')).toEqual([]);
        expect((await find('')).facets.topics).toEqual([{ value: 'climate', count: 1 }]);
      });

      it.each([
        ['takes an article away', [1], 1, false],
        ['comes before the article it is about', [], 1, false],
        ['outranks older versions', [1, 2], 3, false],
        ['does not outrank a later version', [1, 3], 2, true],
      ])('a withdrawal %s', async (_, before, version, stays) => {
        for (const v of before) await put({ id: 'a', version: v, title: 'flood' });
        await made.index.withdraw([{ articleId: 'a', version }]);
        await put({ id: 'a', version: 1, title: 'flood' });
        expect(await ids('flood')).toEqual(stays ? ['a'] : []);
        expect(await made.index.count()).toBe(stays ? 1 : 0);
      });

      it('brings an article back with a higher version than was withdrawn', async () => {
        await made.index.withdraw([{ articleId: 'a', version: 1 }]);
        await put({ id: 'a', version: 2, title: 'flood' });
        expect(await ids('flood')).toEqual(['a']);
      });
    });

    describe('matching', () => {
      it.each([
        ['no diacritics', 'an ninh mang', 'Đơn vị an ninh mạng'],
        ['đ, which is a letter of its own', 'don vi', 'Đơn vị an ninh mạng'],
        ['other case', 'ĐƠN VỊ', 'Đơn vị an ninh mạng'],
        ['diacritics', 'đơn vị', 'Đơn vị an ninh mạng'],
        ['diacritics typed apart from their letters', 'đơn vị'.normalize('NFD'), 'Đơn vị mới'],
        ['a word hidden by dots', 'trẻ em', 'Cấm nhận t.rẻ e.m Nga'],
        ['a word hidden by dots, no diacritics', 'tre em', 'Cấm nhận t.rẻ e.m Nga'],
        ['a word hidden by dots, typed so', 't.rẻ e.m', 'Cấm nhận trẻ em Nga'],
        ['the beginning of the last word', 'an ninh man', 'Đơn vị an ninh mạng'],
        ['one slip in five letters', 'chnih phu', 'Chính phủ họp'],
        ['a letter missing', 'ukrane', 'War in Ukraine'],
        ['two slips in nine letters', 'cybersceurty', 'New cybersecurity law'],
        ['a phrase', '"an ninh mang"', 'Đơn vị an ninh mạng'],
        ['a phrase in typographic quotes', '“an ninh mạng”', 'Đơn vị an ninh mạng'],
        ['a quotation mark without a partner', '"an ninh', 'Đơn vị an ninh mạng'],
        ['digits', '2026 5g', 'Mạng 5G năm 2026'],
        ['Cyrillic', 'москва', 'Переговоры в Москва'],
        ['Chinese, which has no spaces', '北京', '中国首都北京今天'],
        ['Korean', '서울', '서울 날씨'],
        [
          'most words, where nothing has all',
          'cyber attack on Qzxvw ministry',
          'Cyber attack on a ministry',
        ],
      ])('finds by %s', async (_, text, title) => {
        await put({ id: 'wanted', title }, { id: 'other', title: 'Giá vàng hôm nay' });
        expect(await ids(text)).toEqual(['wanted']);
      });

      it.each([
        ['a phrase out of order', '"ninh an mạng"'],
        ['a phrase with a gap', '"đơn an"'],
        ['two slips in five letters', 'mnagx'],
        ['a slip in a short word', 'ann '],
        ['signs without a word', '… !? 🙂'],
      ])('does not find by %s', async (_, text) => {
        await put({ id: 'a', title: 'Đơn vị an ninh mạng', language: 'vi' });
        expect(await ids(text)).toEqual([]);
      });

      it('finds words across title, summary and text', async () => {
        await put({ id: 'a', title: 'Nga', summary: 'Moscow hội đàm', text: 'với Washington' });
        expect(await ids('nga moscow washington')).toEqual(['a']);
      });

      it('wants every word where an article has them all', async () => {
        await put({ id: 'both', title: 'storm in Hanoi' }, { id: 'one', title: 'storm in Paris' });
        expect(await ids('storm hanoi ')).toEqual(['both']);
      });

      it('says how a slip was mended, and nothing where none was', async () => {
        await put({ id: 'a', title: 'Chiến sự Ukraine' });
        expect((await find('ukrane')).correctedTo).toBe('ukraine');
        expect((await find('ukraine')).correctedTo).toBeNull();
      });

      it('mends with marks for who types with marks', async () => {
        await put({ id: 'a', title: 'Chính phủ họp' });
        expect((await find('chnih phủ')).correctedTo).toBe('chính phủ');
      });

      it('does not mend a word that is there', async () => {
        await put({ id: 'a', title: 'Marina opens' }, { id: 'b', title: 'Marine life' });
        const answer = await find('marina ');
        expect(answer.hits.map(({ articleId }) => articleId)).toEqual(['a']);
        expect(answer.correctedTo).toBeNull();
      });

      it.each([
        ['full-text syntax', 'title : a* NEAR(b c) AND OR NOT ^x {y} -z + "q" "'],
        ['500 quotation marks', '"'.repeat(500)],
        ['brackets and backslashes', "(((\\\\%_;--''`"],
        ['NUL', 'an\u0000ninh \u0000'],
        ['a lone surrogate', '\ud83d mạng'],
        ['500 letters', 'x'.repeat(500)],
        ['250 words', 'a '.repeat(250)],
        ['250 different words', Array.from({ length: 120 }, (_, i) => `w${i}`).join(' ')],
        ['combining marks alone', '\u0301\u0323\u0302'.repeat(100)],
        ['right-to-left marks', '\u202eabc\u202c'],
      ])('answers to %s', async (_, text) => {
        await put({ id: 'a', title: 'An ninh mạng' });
        expect((await ask({ text: text.slice(0, 500) })).kind).toBe('found');
      });

      it('gives all to an empty query, newest first', async () => {
        await put(
          { id: 'old', publishedAt: '2026-02-01T00:00:00Z' },
          { id: 'new', publishedAt: '2026-02-03T00:00:00Z' },
          { id: 'mid', publishedAt: '2026-02-02T00:00:00Z' },
        );
        expect(await ids('')).toEqual(['new', 'mid', 'old']);
        expect(await ids('   ')).toEqual(['new', 'mid', 'old']);
      });
    });

    describe('order', () => {
      it.each<[string, string, ArticleParts, ArticleParts]>([
        [
          'the very marks before other marks',
          'bạn',
          { title: 'Gặp lại', text: 'một người bạn' },
          { title: 'Bán hàng, bán nhà' },
        ],
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
        [
          'title before summary',
          'flood',
          { title: 'Flood' },
          { title: 'News', summary: 'A flood' },
        ],
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
          { id: 'c', title: 'flood', sourceId: 's2', storyId: 'flood-story' },
          { id: 'd', title: 'other', topics: ['entertainment'], sourceId: 's3' },
        ),
      );

      it.each<[string, Partial<SearchRequest>, string[]]>([
        ['a topic', { topics: ['diplomacy'] }, ['a', 'b']],
        ['several topics widen', { topics: ['cybersecurity', 'entertainment'] }, ['a']],
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
          topics: [{ value: 'diplomacy', count: 1 }],
          sources: [
            { value: 's1', count: 1 },
            { value: 's2', count: 1 },
          ],
          languages: [{ value: 'en', count: 1 }],
        });
      });

      it('shows what an article is and where it came from', async () => {
        const [hit] = (await find({ text: 'flood', storyId: 'flood-story' })).hits;
        expect(hit).toMatchObject({
          articleId: 'c',
          storyId: 'flood-story',
          sourceId: 's2',
          sourceName: 'Source s2',
          language: 'vi',
          topics: [],
          url: 'https://news.example/c',
          imageUrl: null,
        });
      });
    });

    describe('highlights', () => {
      it('marks hits in the title as it was written', async () => {
        await put({ id: 'a', title: 'Đơn vị “an ninh mạng” & t.rẻ e.m' });
        const [hit] = (await find('don vi tre em')).hits;
        expect(plain(hit?.title)).toBe('Đơn vị “an ninh mạng” & t.rẻ e.m');
        expect(marked(hit?.title)).toEqual(['Đơn', 'vị', 't.rẻ', 'e.m']);
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
        expect(marked(hit?.snippet)).toEqual(expect.arrayContaining(['an', 'ninh', 'mạng']));
      });

      it('begins with the summary where nothing is to be marked', async () => {
        await put({ id: 'a', title: 'Tin', summary: 'Tóm tắt.', text: 'Toàn văn.' });
        expect(plain((await find('')).hits[0]?.snippet)).toBe('Tóm tắt.');
      });
    });

    describe('paging', () => {
      const many = (from: number, count: number, parts: ArticleParts = {}) =>
        Array.from({ length: count }, (_, i) => ({
          title: ['bão lũ miền Trung', 'tin bão', 'bao nhiêu lũ', 'tin tức'][i % 4] ?? '',
          summary: i % 3 === 0 ? 'bão lũ' : '',
          text: `bão số ${i} gây lũ`,
          publishedAt: new Date(Date.UTC(2026, 0, 1) + ((i * 7919) % 5000) * 60_000).toISOString(),
          ...parts,
          id: `n${from + i}`,
        }));

      it.each<[string, Partial<SearchRequest>, number]>([
        ['a few matches', { text: 'bão lũ' }, 30],
        ['many matches', { text: 'bão lũ' }, 230],
        ['many matches without marks', { text: 'bao lu' }, 230],
        ['many matches of one word', { text: 'bão ' }, 230],
        ['many matches of a beginning', { text: 'bao nhie' }, 230],
        ['most words only', { text: 'bão lũ qzxv ' }, 230],
        ['by time', { text: 'bão lũ', sort: 'newest' }, 120],
        ['everything', {}, 120],
        ['a filter', { text: 'bão', sourceIds: ['s9'] }, 120],
      ])('neither skips nor repeats while news arrives: %s', async (_, request, count) => {
        await made.index.put(many(0, count, { sourceId: 's9' }).map(article));
        const first = await find({ ...request, limit: 7 });
        const seen = first.hits.map(({ articleId }) => articleId);
        let expected = first.total;
        let arrived = 10_000;
        let cursor = first.next;
        while (cursor !== null) {
          await made.index.put(many(arrived, 9, { sourceId: 's9' }).map(article));
          arrived += 9;
          const page = await find({ ...request, limit: 7, cursor });
          expect(page.total).toBe(first.total);
          seen.push(...page.hits.map(({ articleId }) => articleId));
          cursor = page.next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBe(expected);
        expect(seen.every((id) => Number(id.slice(1)) < 10_000)).toBe(true);
      });

      it('shows what was changed or withdrawn meanwhile at most once, and all the rest', async () => {
        const articles = many(0, 150);
        await made.index.put(articles.map(article));
        const seen: string[] = [];
        const touched = new Set<string>();
        let cursor: string | null | undefined;
        for (let round = 0; cursor !== null; round++) {
          const page: FoundArticles = await find({
            text: 'bão lũ',
            limit: 11,
            ...(cursor && { cursor }),
          });
          seen.push(...page.hits.map(({ articleId }) => articleId));
          cursor = page.next;
          const changed = articles[(round * 37) % 150];
          const gone = articles[(round * 53 + 5) % 150];
          if (!changed?.id || !gone?.id) continue;
          touched.add(changed.id).add(gone.id);
          await put({ ...changed, version: 2 + round, title: 'bão lũ mới' });
          await made.index.withdraw([{ articleId: gone.id, version: 1000 }]);
        }
        expect(new Set(seen).size).toBe(seen.length);
        const missed = articles.filter(({ id }) => !seen.includes(id) && !touched.has(id));
        expect(missed.filter(({ id }) => Number(id.slice(1)) % 4 !== 3)).toEqual([]);
      });

      it.each<[string, Partial<SearchRequest>]>([
        ['another text', { text: 'bão' }],
        ['another order', { sort: 'newest' }],
        ['another filter', { sourceIds: ['s1'] }],
      ])('refuses a cursor of a search with %s', async (_, other) => {
        await made.index.put(many(0, 30).map(article));
        const { next } = await find({ text: 'bão lũ', limit: 5 });
        const answer = await ask({ text: 'bão lũ', limit: 5, ...other, cursor: next ?? '' });
        expect(answer).toEqual({ kind: 'bad-cursor', reason: expect.any(String) });
      });

      it.each(['', 'x', 'bm90IGpzb24', '\u0000', 'W10', 'eyJhIjoxfQ'])(
        'refuses what is no cursor: %j',
        async (cursor) => {
          expect(await ask({ cursor })).toMatchObject({ kind: 'bad-cursor' });
        },
      );
    });
  });
}

const plain = (pieces: Marked = []): string => pieces.map(({ text }) => text).join('');

/** Word by word: an engine may mark words that stand together at once. */
const marked = (pieces: Marked = []): string[] =>
  pieces.filter(({ hit }) => hit).flatMap(({ text }) => text.split(' '));
