import {
  ArticleClassified,
  ArticleWithdrawn,
  StoryChanged,
  TopicsDefined,
  type Article,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { DatabaseSync } from 'node:sqlite';
import { article, ClassifyUnderTest, speaker } from './testing/classify-under-test.ts';

const hack = article(
  'hack',
  'Tin tặc tấn công hệ thống của Ngân hàng Sông Hồng, 2 triệu tài khoản rò rỉ',
  'Nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống của Ngân hàng Sông Hồng, làm rò rỉ dữ liệu 2 triệu tài khoản khách hàng.',
);
const sameHack = article(
  'same-hack',
  'Ngân hàng Sông Hồng bị tin tặc tấn công, rò rỉ dữ liệu 2 triệu tài khoản',
  'Dữ liệu 2 triệu tài khoản của Ngân hàng Sông Hồng bị rò rỉ sau khi nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống.',
  { publishedAt: '2026-02-01T03:00:00.000Z' },
);
const film = article(
  'film',
  'Film festival opens with premiere of new drama by award-winning director',
  'Actors and singers walked the red carpet as the film festival opened with a new drama.',
);

describe('classify, from the bus to the bus', () => {
  let classify: ClassifyUnderTest;
  let database: DatabaseSync;
  let classified: DataOf<typeof ArticleClassified>[];
  let stories: readonly NewsEvent<DataOf<typeof StoryChanged>>[];
  let defined: readonly NewsEvent<DataOf<typeof TopicsDefined>>[];

  const collectClassified = () =>
    classify.bus.subscribe({
      group: 't.classified',
      contract: ArticleClassified,
      batchSize: 50,
      handle: async (events) => void classified.push(...events.map(({ data }) => data)),
    });

  beforeEach(async () => {
    database = openSqlite(':memory:');
    classified = [];
    classify = await ClassifyUnderTest.start(database);
    await collectClassified();
    stories = await classify.collect(StoryChanged);
    defined = await classify.collect(TopicsDefined);
  });
  afterEach(async () => {
    await classify.stop();
    database.close();
  });

  const ingest = (...articles: Article[]) => classify.ingest(...articles);
  const lastOf = (storyId: string | undefined) =>
    stories
      .map(({ data }) => data)
      .filter((story) => story.storyId === storyId)
      .sort((a, b) => a.revision - b.revision)
      .at(-1);

  it('takes an article out of a story that only a stranger’s words brought it into', async () => {
    await ingest(hack, film);
    await eventually(() => expect(classified).toHaveLength(2));
    await ingest({ ...sameHack, id: 'forged', sourceId: 'evil' });
    await eventually(() => expect(classified).toHaveLength(3));
    const [forgedInto] = stories.filter(({ data }) => data.joined.includes('forged'));
    expect(lastOf(forgedInto?.data.storyId)).toMatchObject({ articleCount: 2 });
    const { title, summary } = article('', 'Bão số 3 đổ bộ Quảng Ninh, gió giật cấp 14', 'Sơ tán.');
    const own = { ...sameHack, id: 'forged', sourceId: 'own', outlet: 'own.example' };
    await ingest({ ...own, version: 2, title, summary });
    await eventually(() => expect(classified).toHaveLength(4));
    expect(classified.at(-1)?.storyId).not.toBe(forgedInto?.data.storyId);
    await eventually(() =>
      expect(lastOf(forgedInto?.data.storyId)).toMatchObject({
        articleCount: 1,
        sourceIds: ['source-hack'],
      }),
    );
    expect(lastOf(classified.at(-1)?.storyId)).toMatchObject({ articleCount: 1, headline: title });
  });

  it('labels, groups, and publishes which story changed and how', async () => {
    await ingest(hack, film);
    await eventually(() => expect(classified).toHaveLength(2));
    await ingest(sameHack);
    await eventually(() => expect(classified).toHaveLength(3));
    const by = new Map(classified.map((one) => [one.article.id, one]));
    expect(by.get('hack')?.labels).toMatchObject({
      language: 'vi',
      topics: expect.arrayContaining([expect.objectContaining({ topic: 'cybersecurity' })]),
    });
    expect(by.get('hack')?.labels.topics[0]?.words.join(' ').toLowerCase()).toContain('tin tặc');
    expect(by.get('film')?.labels).toMatchObject({
      language: 'en',
      topics: expect.arrayContaining([expect.objectContaining({ topic: 'entertainment' })]),
    });
    expect(by.get('same-hack')?.storyId).toBe(by.get('hack')?.storyId);
    expect(by.get('film')?.storyId).not.toBe(by.get('hack')?.storyId);
    await eventually(() =>
      expect(lastOf(by.get('hack')?.storyId)).toMatchObject({
        revision: 2,
        language: 'vi',
        topics: expect.arrayContaining(['cybersecurity']),
        articleCount: 2,
        firstAt: '2026-02-01T00:00:00.000Z',
        lastAt: '2026-02-01T03:00:00.000Z',
        sourceIds: ['source-hack', 'source-same-hack'],
        joined: ['same-hack'],
      }),
    );
    const topics = defined.flatMap(({ data }) => data.topics.map(({ id }) => id));
    expect(topics).toEqual(
      expect.arrayContaining(['cybersecurity', 'diplomacy', 'entertainment', 'sport']),
    );
  });

  it('says who had a text first, and counts it as one report', async () => {
    const outlets = { first: 'song.example', second: 'bien.example', own: 'nui.example' };
    await ingest(
      { ...hack, id: 'second', outlet: outlets.second, publishedAt: '2026-02-01T02:00:00.000Z' },
      {
        ...sameHack,
        id: 'own',
        outlet: outlets.own,
        summary:
          'Ngân hàng Sông Hồng xác nhận tin tặc đã vào hệ thống và lấy đi dữ liệu tài khoản, khuyên khách hàng đổi mật khẩu.',
      },
    );
    await eventually(() => expect(classified).toHaveLength(2));
    await ingest({ ...hack, id: 'first', outlet: outlets.first });
    await eventually(() =>
      expect(lastOf(classified[0]?.storyId)).toMatchObject({
        articleCount: 3,
        reports: 2,
        copies: [{ articleId: 'second', of: 'first', sourceId: 'source-hack', likeness: 1 }],
      }),
    );
  });

  it('says how hot a story is, and lets what is advertised wait', async () => {
    const paid = { outlet: 'song.example', categories: ['Kinh doanh', 'Sponsored content'] };
    await ingest({ ...hack, outlet: 'song.example' }, { ...film, ...paid });
    await eventually(() => expect(classified).toHaveLength(2));
    const heatOf = (id: string) =>
      lastOf(classified.find(({ article: one }) => one.id === id)?.storyId);
    await eventually(() =>
      expect(heatOf('hack')).toMatchObject({
        heat: Date.parse(hack.publishedAt),
        reportedAt: [hack.publishedAt],
      }),
    );
    await eventually(() => expect(heatOf('film')).toMatchObject({ reportedAt: [] }));
    expect(heatOf('film')?.heat).toBeLessThan(Date.parse(film.publishedAt) - 7 * 86_400_000);
  });

  it('keeps a new version in its story, and publishes no more for a repeat', async () => {
    await ingest(hack);
    await eventually(() => expect(classified).toHaveLength(1));
    await ingest({
      ...hack,
      version: 2,
      title: 'Một tựa đề hoàn toàn khác về chuyện thời tiết miền Trung',
    });
    await eventually(() => expect(classified).toHaveLength(2));
    expect(classified[1]?.storyId).toBe(classified[0]?.storyId);
    await eventually(() =>
      expect(lastOf(classified[0]?.storyId)).toMatchObject({
        revision: 2,
        updated: ['hack'],
        articleCount: 1,
      }),
    );
  });

  it('goes on with its stories after a restart', async () => {
    await ingest(hack);
    await eventually(() => expect(classified).toHaveLength(1));
    await classify.stop();
    classify = await ClassifyUnderTest.start(database);
    await collectClassified();
    await ingest(sameHack);
    await eventually(() => expect(classified).toHaveLength(2));
    expect(classified[1]?.storyId).toBe(classified[0]?.storyId);
  });

  it('takes withdrawn articles out of their story, also where they arrive later', async () => {
    const withdraw = (id: string) =>
      classify.bus.publish([
        ArticleWithdrawn.create({ articleId: id, version: 1, reason: 'operator' }, speaker),
      ]);
    await withdraw('film');
    await ingest(hack, sameHack);
    await eventually(() => expect(classified).toHaveLength(2));
    const story = classified[0]?.storyId;
    await withdraw('hack');
    await eventually(() =>
      expect(lastOf(story)).toMatchObject({
        left: ['hack'],
        articleCount: 1,
        headline: sameHack.title,
      }),
    );
    await withdraw('same-hack');
    await eventually(() =>
      expect(lastOf(story)).toMatchObject({
        left: ['same-hack'],
        articleCount: 0,
        headline: '',
        headlineArticleId: null,
      }),
    );
    await ingest(film);
    await ingest(article('last', 'Gold prices rise again in the market this week', 'Prices rose.'));
    await eventually(() => expect(classified.map(({ article: { id } }) => id)).toContain('last'));
    expect(classified.map(({ article: { id } }) => id)).not.toContain('film');
  });
});
