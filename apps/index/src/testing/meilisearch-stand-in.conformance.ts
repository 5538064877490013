import { randomUUID } from 'node:crypto';
import { Meilisearch } from 'meilisearch';
import { describeRefusals, type Send } from './meilisearch-stand-in-refusals.conformance.ts';

type Made = { readonly url: string; readonly key: string; readonly stop: () => Promise<void> };

const facetless = (equality: boolean, comparison: boolean) => ({
  facetSearch: false,
  filter: { equality, comparison },
});
const settings = {
  searchableAttributes: ['title', 'code'],
  filterableAttributes: [
    { attributePatterns: ['kind'], features: facetless(true, false) },
    { attributePatterns: ['at'], features: facetless(true, true) },
  ],
  sortableAttributes: ['at'],
  rankingRules: ['words', 'typo', 'sort'],
  typoTolerance: { disableOnAttributes: ['code'] },
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['vie'] }],
};
const titles = ['War in Ukraine', 'Ukraine war', 'Đơn vị mới', 'Marine life', 'Marina'];
const documents = [
  ...titles.map((title, at) => ({ id: at, title, at, kind: at < 3 ? 'a' : 'B' })),
  { id: 9, code: 'Beckham' },
];

/** What the stand-in has in common with the server: the same requests get the same answers. */
export function describeMeilisearch(name: string, make: () => Promise<Made>): void {
  describe(`${name} as a Meilisearch server`, () => {
    const uid = `test_${randomUUID().replaceAll('-', '')}`;
    let server: Made;
    let client: Meilisearch;

    beforeAll(async () => {
      server = await make();
      client = new Meilisearch({ host: server.url, apiKey: server.key });
      await client.createIndex(uid, { primaryKey: 'id' }).waitTask();
      await client.index(uid).updateSettings(settings).waitTask();
      await client.index(uid).addDocuments(documents).waitTask();
    });
    afterAll(async () => {
      await client.deleteIndex(uid).waitTask();
      await server.stop();
    });

    const send: Send = async (method, path, body, type = 'application/json') => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await fetch(server.url + path.replace('UID', uid), {
        method,
        headers: { authorization: `Bearer ${server.key}`, ...(type && { 'content-type': type }) },
        ...(body !== null && { body: Buffer.from(text.replaceAll('"UID"', `"${uid}"`)) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    describeRefusals(send);

    it('tells of several tasks at once, the last one first or the other way round', async () => {
      const tasks = await Promise.all([1, 2, 3].map(() => client.index(uid).updateSettings({})));
      const [a = 0, b = 0, c = 0] = tasks.map(({ taskUid }) => taskUid).toSorted((x, y) => x - y);
      await client.tasks.waitForTask(c);
      const told = async (query: string) => {
        const { body } = await send('GET', `/tasks?${query}`, null);
        return [body['total'], (body['results'] as { uid: number }[]).map((task) => task.uid)];
      };
      expect(await told(`uids=${a},${c}`)).toEqual([2, [c, a]]);
      expect(await told(`uids=${a},${b},${c}&reverse=true&limit=2`)).toEqual([3, [a, b]]);
      expect(await told(`uids=${a},987654321&statuses=succeeded,failed`)).toEqual([1, [a]]);
    });

    it('fails a task whole where one document is wrong', async () => {
      const task = await client
        .index(uid)
        .addDocuments([{ id: 77 }, { id: 'a b' }])
        .waitTask();
      expect(task).toMatchObject({ status: 'failed', error: { code: 'invalid_document_id' } });
      const { total } = await client.index(uid).getDocuments({ filter: 'kind != "none"' });
      expect(total).toBe(6);
    });

    it('does tasks in their order, and fails the one that is wrong alone', async () => {
      const index = client.index(uid);
      const of = (id: number | string, code: string) => index.addDocuments([{ id, code }]);
      const enqueued = [await of(9, 'first'), await of('a b', 'wrong'), await of(9, 'Beckham')];
      const tasks = await Promise.all(
        enqueued.map(({ taskUid }) => client.tasks.waitForTask(taskUid)),
      );
      expect(tasks.map(({ status }) => status)).toEqual(['succeeded', 'failed', 'succeeded']);
      const { body } = await send('POST', '/indexes/UID/documents/fetch', { limit: 100 });
      expect(body['results']).toContainEqual({ id: 9, code: 'Beckham' });
    });

    it.each<[string, string, string[], number[]]>([
      ['words side by side, in order', '"war in ukraine"', ['title'], [0]],
      ['the beginning of the last word', 'ukra', ['title'], [1, 0]],
      ['no beginning where something follows', 'ukra ', ['title'], []],
      ['no beginning between quotation marks', '"ukra"', ['title'], []],
      ['one typo in five letters', 'ukrane ', ['title'], [1, 0]],
      ['the word itself and one with a typo', 'marina ', ['title'], [4, 3]],
      ['no typo in the first letter', 'akraine ', ['title'], []],
      ['no typos between quotation marks', '"ukrane"', ['title'], []],
      ['no typos where they are turned off', 'bekcham ', ['code'], []],
      ['words without diacritics, but for đ', '"đon" "vi"', ['title'], [2]],
      ['ten terms and no more', `${'"ukraine" '.repeat(10)}"nothing"`, ['title'], [1, 0]],
    ])('finds %s', async (_, q, on, expected) => {
      const { body } = await send('POST', '/multi-search', {
        federation: { limit: 10 },
        queries: [{ indexUid: uid, q, attributesToSearchOn: on, matchingStrategy: 'all' }],
      });
      const ids = (body['hits'] as { id: number }[]).map(({ id }) => id);
      expect(ids.sort((a, b) => b - a)).toEqual(expected.toSorted((a, b) => b - a));
      expect(body['estimatedTotalHits']).toBe(expected.length);
    });

    it('puts what matches a query of more weight before what is sorted', async () => {
      const query = { indexUid: uid, attributesToSearchOn: ['title'], matchingStrategy: 'all' };
      const weighed = (q: string, weight: number) => ({
        ...{ ...query, q, sort: ['at:desc'], federationOptions: { weight } },
      });
      const { body } = await send('POST', '/multi-search', {
        federation: { limit: 10 },
        queries: [weighed('"war in"', 1), weighed('"ukraine" "war"', 0.5), weighed('"moi"', 0.25)],
      });
      const hits = body['hits'] as { id: number; _federation: { queriesPosition: number } }[];
      expect(hits.map(({ id, _federation }) => [id, _federation.queriesPosition])).toEqual([
        [0, 0],
        [1, 1],
        [2, 2],
      ]);
    });

    it('gives documents by their ids', async () => {
      const request = { ids: ['9', '1', '77'], filter: 'at < 3', fields: ['id'] };
      const { body } = await send('POST', '/indexes/UID/documents/fetch', request);
      expect(body).toMatchObject({ total: 1, results: [{ id: 1 }] });
    });

    it.each<[string, string, number[]]>([
      ['a value in any case', 'kind = b', [4, 3]],
      ['one of several values', 'kind IN ["a", "x"] AND at >= 1', [2, 1]],
      ['none of several values', 'kind NOT IN [a]', [9, 4, 3]],
      ['what has a field', 'kind EXISTS AND at < 2', [1, 0]],
      ['what has no such field', 'kind NOT EXISTS OR at = 4', [9, 4]],
      ['either or', 'at < 1 OR (at > 3 AND NOT kind = a)', [4, 0]],
    ])('keeps %s', async (_, filter, expected) => {
      const request = { filter, sort: ['at:desc'], fields: ['id'] };
      const { body } = await send('POST', '/indexes/UID/documents/fetch', request);
      const ids = (body['results'] as { id: number }[]).map(({ id }) => id);
      expect(ids.sort((a, b) => b - a)).toEqual(expected);
    });
  });
}
