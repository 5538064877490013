import {
  ArticleClassified,
  ArticleRelabelled,
  CorrectTopic,
  DefineTopic,
  ListTopics,
  RelabelArticles,
  RelabellingProgress,
  RemoveTopic,
  TopicsDefined,
  type Article,
  type DataOf,
  type NewsEvent,
  type Relabelling,
  type TopicDefinition,
  type TopicLabel,
} from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { DatabaseSync } from 'node:sqlite';
import { article, ClassifyUnderTest } from './testing/classify-under-test.ts';
import { definition } from './topics/topic-store.conformance.ts';

const timeoutMs = 5_000;
const startedAt = '2026-02-01T00:00:00.000Z';
const begun: Relabelling = {
  startedAt,
  updatedAt: startedAt,
  done: 0,
  total: 9,
  changed: 0,
  isFinished: false,
};
const beekeeping: TopicDefinition = {
  id: 'beekeeping',
  names: { vi: 'Nuôi ong', en: 'Beekeeping' },
  description: { vi: 'Nghề nuôi ong.', en: 'Keeping bees.' },
  keywords: { vi: { 'nuôi ong': 3 }, en: { beekeeper: 3 } },
};
const bees = article('bees', 'Nghề nuôi ong mùa hoa nhãn ở Hưng Yên', 'Cả xã nuôi ong lấy mật.');

describe('topics of operators, from the bus to the bus', () => {
  let database: DatabaseSync;
  let classify: ClassifyUnderTest;
  let classified: readonly NewsEvent<DataOf<typeof ArticleClassified>>[];
  let relabelled: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[];
  let defined: readonly NewsEvent<DataOf<typeof TopicsDefined>>[];

  beforeEach(async () => {
    database = openSqlite(':memory:');
    classify = await ClassifyUnderTest.start(database);
    classified = await classify.collect(ArticleClassified);
    relabelled = await classify.collect(ArticleRelabelled);
    defined = await classify.collect(TopicsDefined);
  });
  afterEach(async () => {
    await classify.stop();
    database.close();
  });

  const define = (topic: TopicDefinition) =>
    classify.bus.ask(DefineTopic, { definition: topic }, { timeoutMs });
  const remove = (id: string) => classify.bus.ask(RemoveTopic, { id }, { timeoutMs });
  async function topicsOf(one: Article): Promise<TopicLabel[]> {
    await classify.ingest(one);
    const found = () => classified.find(({ data }) => data.article.id === one.id);
    await eventually(() => expect(found()).toBeDefined());
    return found()?.data.labels.topics ?? [];
  }
  const ids = (topics: readonly TopicLabel[] | undefined) => topics?.map(({ topic }) => topic);
  function relabel(
    articles: readonly Article[],
    topics: TopicLabel[],
    { run = begun, isLast = true } = {},
  ) {
    const portion = articles.map(
      ({ id, version, title, summary, text, languageHint, categories }) => ({
        ...{ id, version, title, summary, text, languageHint, categories, topics },
      }),
    );
    const request = { run, isLast, articles: portion };
    return classify.bus.ask(RelabelArticles, request, { timeoutMs });
  }

  it('label what comes, without a restart', async () => {
    expect(ids(await topicsOf(article('before', bees.title, bees.summary)))).not.toContain(
      'beekeeping',
    );
    expect(await define(beekeeping)).toEqual({ kind: 'defined', isNew: true });
    await eventually(async () => {
      const [found] = await topicsOf(article(`bees ${Math.random()}`, bees.title, bees.summary));
      expect(found).toMatchObject({ topic: 'beekeeping', words: ['nuôi ong'] });
    });
  });

  it('are said to all, and listed with the others', async () => {
    await define(beekeeping);
    const last = () => defined.at(-1)?.data.topics.map(({ id }) => id);
    await eventually(() => expect(last()).toContain('beekeeping'));
    expect(last()).toContain('sport');
    const { topics } = await classify.bus.ask(ListTopics, {}, { timeoutMs });
    const of = (id: string) => topics.find(({ topic }) => topic.id === id);
    expect(of('beekeeping')).toMatchObject({ origin: 'own', trained: [], definition: beekeeping });
    expect(of('sport')).toMatchObject({ origin: 'shipped', trained: ['en', 'vi'] });
    expect(await remove('beekeeping')).toEqual({ kind: 'removed' });
    await eventually(() => expect(last()).not.toContain('beekeeping'));
  });

  it('are told by examples alone', async () => {
    const { keywords: _, ...untold } = beekeeping;
    const examples = {
      vi: [
        'Người nuôi ong Gia Lai được mùa mật cà phê',
        'Đàn ong mật chết hàng loạt vì thuốc trừ sâu',
        'Mật ong hoa nhãn Hưng Yên có chỉ dẫn địa lý',
        'Đưa đàn ong lên rừng lấy mật bạc hà',
        'Hợp tác xã mật ong xuất khẩu lô đầu tiên sang Nhật',
        'Kỹ thuật chia đàn ong mật mùa xuân',
      ],
    };
    const counterExamples = {
      vi: ['Thị trường chứng khoán vỡ tổ ong', 'Phố cổ có quán cà phê Ong'],
    };
    expect(await define(untold)).toEqual({ kind: 'untold' });
    await define({ ...untold, examples, counterExamples });
    await eventually(async () => {
      const like = `Được mùa mật, người nuôi ong Đắk Lắk phấn khởi ${Math.random()}`;
      expect(ids(await topicsOf(article(like, like, '')))).toContain('beekeeping');
    });
    const other = await topicsOf(article('rain', 'Miền Bắc mưa lớn, nhiều nơi ngập', ''));
    expect(ids(other)).not.toContain('beekeeping');
  });

  it.each([
    ['one that ships', { id: 'sport' }, { kind: 'not-own' }],
    ['one below a topic that there is not', { parent: 'bees' }, { kind: 'unknown-parent' }],
    ['one below itself', { parent: 'beekeeping' }, { kind: 'unknown-parent' }],
    ['one that nothing tells', { keywords: { vi: {} } }, { kind: 'untold' }],
  ])('do not take the place of %s', async (_, change, answer) => {
    expect(await define({ ...beekeeping, ...change })).toMatchObject(answer);
    expect(await remove('sport')).toEqual({ kind: 'not-own' });
    expect(await remove('beekeeping')).toMatchObject({ kind: 'unknown-topic' });
  });

  it('are no part of their own parts', async () => {
    await define(beekeeping);
    await define({ ...beekeeping, id: 'queens', parent: 'beekeeping' });
    const answer = await define({ ...beekeeping, parent: 'queens' });
    if (answer.kind !== 'unknown-parent') throw new Error(answer.kind);
    expect(answer.topics).toContain('economy');
    expect(answer.topics).not.toEqual(expect.arrayContaining(['queens']));
  });

  it('are there after a restart', async () => {
    await define(beekeeping);
    await classify.stop();
    classify = await ClassifyUnderTest.start(database);
    classified = await classify.collect(ArticleClassified);
    expect(ids(await topicsOf(bees))).toEqual(['beekeeping']);
  });

  it('are given to the archive by labelling it anew, where that changes anything', async () => {
    const rain = article('rain', 'Miền Bắc mưa lớn, nhiều nơi ngập', 'Mưa lớn gây ngập.');
    const given = await topicsOf(rain);
    const before = (await topicsOf(bees)).filter(({ topic }) => topic !== 'beekeeping');
    await define(beekeeping);
    const first = await relabel([rain], given, { isLast: false });
    expect(first.progress).toMatchObject({ done: 1, changed: 0, isFinished: false });
    const last = await relabel([bees], before, { run: first.progress });
    expect(last.progress).toMatchObject({ done: 2, total: 9, changed: 1, isFinished: true });
    await eventually(() => expect(relabelled).toHaveLength(1));
    expect(relabelled[0]?.data).toMatchObject({ articleId: 'bees', version: 1 });
    expect(ids(relabelled[0]?.data.topics)).toContain('beekeeping');
    expect(await classify.bus.ask(RelabellingProgress, {}, { timeoutMs })).toEqual({
      progress: last.progress,
    });
  });

  it('end a run of labelling the archive where a later one begins', async () => {
    const later = { ...begun, startedAt: '2026-02-01T00:00:00.001Z' };
    const { progress } = await relabel([], [], { run: later, isLast: false });
    expect(await relabel([bees], [])).toEqual({ kind: 'replaced', progress });
    expect(relabelled).toHaveLength(0);
  });

  it('leave what was corrected as it was', async () => {
    await define(beekeeping);
    const { id, version, title, summary, text } = bees;
    const judged = { id, version, title, summary, text, language: 'vi', topics: [] };
    const said = { article: judged, topic: 'beekeeping', belongs: false, by: 'An' };
    await classify.bus.ask(CorrectTopic, said, { timeoutMs });
    await relabel([bees], [{ topic: 'beekeeping', score: 0.9, words: [], evidence: [] }]);
    await eventually(() => expect(relabelled.length).toBeGreaterThan(1));
    const revisions = relabelled.map(({ data }) => data.revision);
    expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
    expect(ids(relabelled.at(-1)?.data.topics)).not.toContain('beekeeping');
  });

  it('keep words that look like names of fields', async () => {
    expect(await define(definition('climate'))).toEqual({ kind: 'defined', isNew: true });
  });
});
