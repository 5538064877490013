import { setImmediate } from 'node:timers/promises';
import { article, type ArticleParts, type SearchTest } from './search-test.conformance.ts';
import type { FoundArticles, SearchIndex, SearchRequest } from '../search-index.ts';

/** That pages neither skip nor repeat. */
export function describePaging({ index, another, put, ask, find }: SearchTest): void {
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
      ['many matches without diacritics', { text: 'bao lu' }, 230],
      ['many matches of one word', { text: 'bão ' }, 230],
      ['many matches of a beginning', { text: 'bao nhie' }, 230],
      ['most words only', { text: 'bão lũ qzxv ' }, 230],
      ['by time', { text: 'bão lũ', sort: 'newest' }, 120],
      ['everything', {}, 120],
      ['a filter', { text: 'bão', sourceIds: ['s9'] }, 120],
    ])('neither skips nor repeats while news arrives: %s', async (_, request, count) => {
      await index().put(many(0, count, { sourceId: 's9' }).map(article));
      const first = await find({ ...request, limit: 7 });
      const seen = first.hits.map(({ articleId }) => articleId);
      let arrived = 10_000;
      let cursor = first.next;
      while (cursor !== null) {
        await index().put(many(arrived, 9, { sourceId: 's9' }).map(article));
        arrived += 9;
        const page = await find({ ...request, limit: 7, cursor });
        expect(page.total).toBe(first.total);
        expect(seen.length).toBeLessThan(first.total);
        seen.push(...page.hits.map(({ articleId }) => articleId));
        cursor = page.next;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBe(first.total);
      expect(seen.every((id) => Number(id.slice(1)) < 10_000)).toBe(true);
    });

    it('shows what was there, all of it and nothing else, while two write', async () => {
      await index().put(many(0, 40).map(article));
      let isRead = false;
      const writeOn = async (writer: SearchIndex, first: number) => {
        for (let round = 0; round < 60 && !isRead; round++) {
          await writer.put(many(first + 3 * round, 3).map(article));
          await setImmediate();
        }
      };
      const writing = [writeOn(index(), 10_000), writeOn(await another(), 20_000)];
      for (let reader = 0; reader < 5; reader++) {
        const first = await find({ limit: 17 });
        const seen = first.hits.map(({ articleId }) => articleId);
        for (let cursor = first.next; cursor !== null;) {
          const page = await find({ limit: 17, cursor });
          expect(page.total).toBe(first.total);
          seen.push(...page.hits.map(({ articleId }) => articleId));
          cursor = page.next;
        }
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.length).toBe(first.total);
      }
      isRead = true;
      await Promise.all(writing);
    });

    it('shows what was changed or withdrawn meanwhile at most once, and all the rest', async () => {
      const articles = many(0, 150);
      await index().put(articles.map(article));
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
        expect(new Set(seen).size).toBe(seen.length);
        cursor = page.next;
        const changed = articles[(round * 37) % 150];
        const gone = articles[(round * 53 + 5) % 150];
        if (!changed?.id || !gone?.id) continue;
        touched.add(changed.id).add(gone.id);
        await put({ ...changed, version: 2 + round, title: 'bão lũ mới' });
        await index().withdraw([{ articleId: gone.id, version: 1000 }]);
      }
      const missed = articles.filter(({ id }) => !seen.includes(id) && !touched.has(id));
      expect(missed).toEqual([]);
    });

    it('does not show what arrives after the last one to arrive was withdrawn', async () => {
      await put({ id: 'a' }, { id: 'b' });
      await put({ id: 'last' });
      const first = await find({ limit: 1 });
      await index().withdraw([{ articleId: 'last', version: 1 }]);
      await put({ id: 'new', publishedAt: '2020-01-01T00:00:00Z' });
      const { hits } = await find({ limit: 10, cursor: first.next ?? '' });
      expect(hits.map(({ articleId }) => articleId)).not.toContain('new');
    });

    it.each<[string, Partial<SearchRequest>]>([
      ['another text', { text: 'bão' }],
      ['another order', { sort: 'newest' }],
      ['another filter', { sourceIds: ['s1'] }],
    ])('refuses a cursor of a search with %s', async (_, other) => {
      await index().put(many(0, 30).map(article));
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
}
