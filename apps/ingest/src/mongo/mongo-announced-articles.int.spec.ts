import { describeOn, emptyMongo } from '@newsline/platform/testing';
import {
  article,
  describeAnnouncedArticles,
  observation,
} from '../polling/announced-articles.conformance.ts';
import { describeSpeakers } from '../polling/announced-speakers.conformance.ts';
import { describeArticleIdentity } from '../polling/article-identity.conformance.ts';
import { describeSimultaneousPolls } from '../polling/simultaneous-polls.conformance.ts';
import { plansOf, twoReplicas, type TwoReplicas } from '../testing/replicas.ts';
import { migrateMongo } from '@newsline/platform/mongo';
import { source } from '../polling/source-store.conformance.ts';
import { announcedArticlesCollections } from './announced-articles-collections.ts';
import { hashOf } from './mongo-article-records.ts';
import { MongoSourceStore } from './mongo-source-store.ts';
import { MongoAnnouncedArticles } from './mongo-announced-articles.ts';

describeOn('MONGODB_URL', 'MongoAnnouncedArticles', (url) => {
  const empty = async () => {
    const { connection, stop } = await emptyMongo(url);
    return { announced: await MongoAnnouncedArticles.open(connection), stop };
  };
  describeAnnouncedArticles('MongoAnnouncedArticles', empty);
  describeArticleIdentity('MongoAnnouncedArticles', empty);
  describeSpeakers('MongoAnnouncedArticles', empty);

  it.each([
    [
      'its own outlet where the source has its address',
      'https://rss.mot.example/feed',
      'mot.example',
    ],
    ['nobody of its outlet where it has not', 'https://hai.example/feed', null],
  ])('finds in data of before that an article is told by %s', async (_, address, outlet) => {
    const { connection, stop } = await emptyMongo(url);
    try {
      await (await MongoSourceStore.open(connection)).put(source('one', 0, { url: address }));
      await migrateMongo(connection, 'ingest.articles', announcedArticlesCollections.slice(0, 1));
      const { outlet: _none, ...before } = article('a', 2);
      await connection
        .collection<object>('ingest_versions')
        .insertMany([{ ...before, version: 1, sourceId: 'two' }, before]);
      const shown = { version: 2, publishedAt: '', publishedFrom: 'feed', withdrawn: false };
      const articles = connection.collection<{ _id: string }>('ingest_articles');
      const stored = { ...shown, shownBy: ['one'], fingerprints: { one: 'f' } };
      await articles.insertOne({ _id: 'a', ...stored });
      await connection
        .collection<{ _id: string }>('ingest_keys')
        .insertOne({ _id: hashOf('link:a'), ...{ articleId: 'a' } });
      const announced = await MongoAnnouncedArticles.open(connection);
      const [known] = await announced.find('one', [['link:a']]);
      expect(known).toMatchObject({ version: 2, speaker: { sourceId: 'one', outlet } });
    } finally {
      await stop();
    }
  });

  describeSimultaneousPolls('MongoAnnouncedArticles', async () => {
    const { connections, stop } = await twoReplicas(url);
    const [one, other] = connections;
    const stores = [
      await MongoAnnouncedArticles.open(one),
      await MongoAnnouncedArticles.open(other),
    ];
    return { stores, stop };
  });

  describe('in two replicas', () => {
    let replicas: TwoReplicas;
    let one: MongoAnnouncedArticles;
    let other: MongoAnnouncedArticles;
    beforeEach(async () => {
      replicas = await twoReplicas(url);
      const [first, second] = replicas.connections;
      [one, other] = await Promise.all([
        MongoAnnouncedArticles.open(first),
        MongoAnnouncedArticles.open(second),
      ]);
    });
    afterEach(() => replicas.stop());

    const numbers = Array.from({ length: 100 }, (_, n) => n);

    it('remembers the same articles in both at the same time', async () => {
      const ids = numbers.map((n) => `a${n}`);
      const remember = (announced: MongoAnnouncedArticles, sourceId: string, version: number) =>
        announced.remember(
          ids.map((id) => observation(id, { sourceId, fingerprint: `${id} in ${sourceId}` })),
          ids.map((id) => article(id, version)),
        );
      for (const version of [1, 3, 2])
        await Promise.all([
          remember(one, 'one', version),
          remember(other, 'two', version),
          remember(one, 'three', version),
        ]);
      for (const sourceId of ['one', 'two', 'three']) {
        const found = await other.find(
          sourceId,
          ids.map((id) => [`link:${id}`]),
        );
        expect(found).toMatchObject(
          ids.map((id) => ({ articleId: id, version: 3, fingerprint: `${id} in ${sourceId}` })),
        );
      }
      expect((await one.versions('a7')).map(({ version }) => version)).toEqual([1, 2, 3]);
    });

    it('gives a key that both claim to one article', async () => {
      const claim = (announced: MongoAnnouncedArticles, prefix: string) =>
        announced.remember(
          numbers.map((n) =>
            observation(`${prefix}${n}`, { keys: [`link:${n}`, `guid:${prefix}`] }),
          ),
          numbers.map((n) => article(`${prefix}${n}`)),
        );
      await Promise.all([claim(one, 'a'), claim(other, 'b')]);
      const owners = async (announced: MongoAnnouncedArticles) =>
        (
          await announced.find(
            'one',
            numbers.map((n) => [`link:${n}`]),
          )
        ).map((known) => known?.articleId);
      const before = await owners(one);
      expect(before.map((id) => id?.slice(1))).toEqual(numbers.map(String));
      await Promise.all([claim(one, 'b'), claim(other, 'a')]);
      expect(await owners(other)).toEqual(before);
    });

    it('withdraws nothing that another replica’s source shows meanwhile', async () => {
      const shown = (sourceId: string) => numbers.map((n) => observation(`a${n}`, { sourceId }));
      await one.remember(
        shown('one'),
        numbers.map((n) => article(`a${n}`)),
      );
      await Promise.all([one.forget('one'), other.remember(shown('two'), [])]);
      const found = await one.find(
        'two',
        numbers.map((n) => [`link:a${n}`]),
      );
      // Either came first; what was withdrawn is known to be, so that its next poll brings it back.
      for (const [n, known] of found.entries())
        expect(await one.versions(`a${n}`)).toHaveLength(known?.withdrawn ? 0 : 1);
      expect(await one.exclusiveTo('one')).toEqual([]);
      expect(await one.exclusiveTo('two')).toHaveLength(100);
    });

    /** From now on no document can be inserted in which `field` is what it is in `inTheWay`. */
    async function block(collection: string, field: string, inTheWay: object | null) {
      const blocked = replicas.connections[0].collection(collection);
      if (inTheWay) await blocked.insertOne(inTheWay);
      const index = await blocked.createIndex({ [field]: 1 }, { unique: true });
      return () => blocked.dropIndex(index);
    }

    it.each([
      ['its versions', 'ingest_versions', 'none', {}],
      ['its document', 'ingest_articles', 'none', {}],
      ['its keys', 'ingest_keys', 'none', {}],
      ['all but one of its keys', 'ingest_keys', 'articleId', null],
      ['its end', 'ingest_articles', 'unfinished', {}],
    ])(
      'finds an article unfinished that broke off at %s',
      async (_, collection, field, inTheWay) => {
        const keys = numbers.map((n) => `link:${n}`);
        const remember = () =>
          one.remember([observation('a', { sourceId: 's', keys })], [article('a')]);
        const unblock = await block(collection, field, inTheWay);
        await expect(remember()).rejects.toThrow(/duplicate key/);
        for (const known of await other.find('s', [keys, ...keys.map((key) => [key])]))
          // Remembered again, and not taken for changed.
          expect(known ?? { underFirstKey: false, fingerprint: 'of a' }).toMatchObject({
            underFirstKey: false,
            fingerprint: 'of a',
          });
        await unblock();
        await remember();
        for (const known of await other.find('s', [keys, ...keys.map((key) => [key])]))
          expect(known).toMatchObject({
            articleId: 'a',
            version: 1,
            fingerprint: 'of a',
            underFirstKey: true,
          });
        expect(await other.versions('a')).toEqual([article('a')]);
      },
    );

    it('stays unfinished for its source, whoever else shows it', async () => {
      const keys = numbers.map((n) => `link:${n}`);
      const remember = () =>
        one.remember([observation('a', { sourceId: 's', keys })], [article('a')]);
      const unblock = await block('ingest_keys', 'articleId', null);
      await expect(remember()).rejects.toThrow(/duplicate key/);
      await unblock();
      await other.remember([observation('a', { sourceId: 't', keys: ['link:x'] })], []);
      const knownBy = async (sourceId: string) => (await other.find(sourceId, [['link:x']]))[0];
      expect(await knownBy('t')).toMatchObject({ underFirstKey: true });
      expect(await knownBy('s')).toMatchObject({ underFirstKey: false });
      await remember();
      expect(await knownBy('s')).toMatchObject({ underFirstKey: true });
    });

    it('leaves no key to an article that never came to be', async () => {
      const remember = (id: string) =>
        one.remember([observation(id, { keys: ['k'] })], [article(id)]);
      const unblock = await block('ingest_articles', 'none', {});
      await expect(remember('a')).rejects.toThrow(/duplicate key/);
      await unblock();
      await remember('b');
      expect(await other.find('one', [['k']])).toMatchObject([{ articleId: 'b' }]);
    });

    it('finds an article changed whose change broke off', async () => {
      await one.remember([observation('a')], [article('a')]);
      const unblock = await block('ingest_keys', 'none', null);
      const change = { fingerprint: 'changed', keys: ['link:a', 'guid:a'] };
      const remember = () => one.remember([observation('a', change)], [article('a', 2, 'Sửa')]);
      await expect(remember()).rejects.toThrow(/duplicate key/);
      const find = async (key: string) => (await other.find('one', [[key]]))[0];
      expect(await find('link:a')).toMatchObject({ version: 1, fingerprint: 'of a' });
      await unblock();
      await remember();
      expect(await find('guid:a')).toMatchObject({ version: 2, fingerprint: 'changed' });
      expect(await other.versions('a')).toHaveLength(2);
    });

    it('forgets the rest of a source whose forgetting broke off', async () => {
      await one.remember([observation('a'), observation('b')], [article('a'), article('b')]);
      const unblock = await block('ingest_articles', 'fingerprints.one', {});
      await expect(one.forget('one')).rejects.toThrow(/duplicate key/);
      expect(await other.exclusiveTo('one')).toHaveLength(2);
      await unblock();
      await other.forget('one');
      expect(await one.exclusiveTo('one')).toEqual([]);
      const found = await one.find('one', [['link:a'], ['link:b']]);
      for (const known of found)
        expect(known).toMatchObject({ withdrawn: true, fingerprint: null });
    });

    it('walks through no collection', async () => {
      const pointing = observation('a', { sourceId: 'two', keys: [], statement: article('a') });
      await one.remember([observation('a')], [article('a')]);
      const plans = await plansOf(replicas, async () => {
        await other.find('one', [['link:a', 'guid:a'], ['link:b']]);
        await other.remember([observation('a')], [article('a'), article('b', 2)]);
        await other.remember([observation('b')], []);
        await other.remember([pointing], []);
        await other.versions('a');
        await other.exclusiveTo('one');
        await other.successions('one', 10);
        await other.forget('one');
      });
      expect(plans).toHaveLength(22);
      for (const { asked, stages } of plans) {
        expect({ asked, stages: stages.join() }).toEqual({
          asked,
          stages: expect.stringMatching(/IXSCAN|IDHACK|EXPRESS/),
        });
        expect(stages).not.toContain('COLLSCAN');
        expect(stages).not.toContain('SORT');
      }
    });
  });
});
