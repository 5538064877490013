import {
  ArticleClassified,
  ArticleRelabelled,
  CorrectTopic,
  ListCorrections,
  StoryChanged,
  TakeBackCorrection,
  type Article,
  type DataOf,
  type NewsEvent,
  type TopicLabel,
} from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { DatabaseSync } from 'node:sqlite';
import { kinds } from './labels/testing/kinds.ts';
import { article, ClassifyUnderTest } from './testing/classify-under-test.ts';

const ambassador = article(
  'ambassador',
  'Ngoại trưởng hai nước hội đàm về hiệp định thương mại song phương',
  'Hai bên nhất trí nâng cấp quan hệ ngoại giao.',
);
const rain = article('rain', 'Miền Bắc mưa lớn, nhiều nơi ngập', 'Mưa lớn gây ngập ở nhiều nơi.');
const timeoutMs = 5_000;

describe('corrections, from the bus to the bus', () => {
  let database: DatabaseSync;
  let classify: ClassifyUnderTest;
  let classified: readonly NewsEvent<DataOf<typeof ArticleClassified>>[];
  let relabelled: readonly NewsEvent<DataOf<typeof ArticleRelabelled>>[];
  let stories: readonly NewsEvent<DataOf<typeof StoryChanged>>[];

  beforeEach(async () => {
    database = openSqlite(':memory:');
    classify = await ClassifyUnderTest.start(database);
    classified = await classify.collect(ArticleClassified);
    relabelled = await classify.collect(ArticleRelabelled);
    stories = await classify.collect(StoryChanged);
  });
  afterEach(async () => {
    await classify.stop();
    database.close();
  });

  /** The topics that an article gets when it comes. */
  async function topicsOf(one: Article): Promise<TopicLabel[]> {
    await classify.ingest(one);
    const found = () =>
      classified.find(
        ({ data }) => data.article.id === one.id && data.article.version === one.version,
      );
    await eventually(() => expect(found()).toBeDefined());
    return found()?.data.labels.topics ?? [];
  }
  const judged = ({ id, version, title, summary, text }: Article, topics: TopicLabel[]) => ({
    id,
    version,
    title,
    summary,
    text,
    language: 'vi',
    topics,
  });
  const ids = (topics: readonly TopicLabel[] | undefined) => topics?.map(({ topic }) => topic);
  async function correct(one: Article, given: TopicLabel[], topic: string, belongs: boolean) {
    const request = { article: judged(one, given), topic, belongs, by: 'An' };
    const answer = await classify.bus.ask(CorrectTopic, request, { timeoutMs });
    if (answer.kind !== 'corrected') throw new Error(answer.kind);
    return answer.topics;
  }
  async function takeBack(one: Article, given: TopicLabel[], topic: string) {
    const request = { article: judged(one, given), topic };
    return classify.bus.ask(TakeBackCorrection, request, { timeoutMs });
  }
  const list = () => classify.bus.ask(ListCorrections, { limit: 9, after: null }, { timeoutMs });

  it('takes a wrong topic away at once, and in every later version', async () => {
    const given = await topicsOf(ambassador);
    expect(ids(given)).toContain('diplomacy');
    const now = await correct(ambassador, given, 'diplomacy', false);
    expect(ids(now)).not.toContain('diplomacy');
    await eventually(() =>
      expect(relabelled.map(({ data }) => data)).toEqual([
        { articleId: 'ambassador', version: 1, revision: 1, topics: now },
      ]),
    );
    const title = `${ambassador.title} và ngoại giao`;
    const next = await topicsOf({ ...ambassador, version: 2, title });
    expect(ids(next)).not.toContain('diplomacy');
  });

  it('gives a missing topic at once, and in every later version', async () => {
    const given = await topicsOf(rain);
    expect(ids(given)).not.toContain('crime');
    const now = await correct(rain, given, 'crime', true);
    expect(now[0]).toMatchObject({ topic: 'crime', score: 1 });
    expect(ids(now)).toEqual(expect.arrayContaining(ids(given) ?? []));
    const [first] = await topicsOf({ ...rain, version: 2, title: `${rain.title} sâu` });
    expect(first).toMatchObject({ topic: 'crime', score: 1 });
  });

  it('keeps words and evidence of a topic that is right', async () => {
    const given = await topicsOf(ambassador);
    const before = given.find(({ topic }) => topic === 'diplomacy');
    const now = await correct(ambassador, given, 'diplomacy', true);
    expect(now[0]?.score).toBe(1);
    expect(now[0]?.words[0]).toBe(before?.words[0]);
  });

  it('publishes the story of an article with the topics that it has now', async () => {
    const given = await topicsOf(ambassador);
    const now = await correct(ambassador, given, 'diplomacy', false);
    const last = () => stories.map(({ data }) => data).at(-1);
    await eventually(() => expect(last()?.revision).toBe(2));
    expect(last()).toMatchObject({ updated: ['ambassador'], joined: [], left: [] });
    expect(last()?.topics).not.toContain('diplomacy');
    expect(last()?.topics.toSorted()).toEqual(ids(now)?.sort());
  });

  it('takes a correction back as if it had not been made', async () => {
    const given = await topicsOf(ambassador);
    const corrected = await correct(ambassador, given, 'diplomacy', false);
    const answer = await takeBack(ambassador, corrected, 'diplomacy');
    expect(answer).toEqual({ kind: 'taken-back', topics: given });
    await eventually(() =>
      expect(relabelled.map(({ data }) => data.revision).sort()).toEqual([1, 2]),
    );
    expect(await list()).toEqual({ corrections: [], next: null });
    expect(await takeBack(ambassador, given, 'diplomacy')).toEqual({ kind: 'no-correction' });
  });

  it('keeps a topic that a section tipped the scales for', async () => {
    const hinted = article('hinted', 'Chủ tịch tiếp khách ở phủ', '', {
      categories: ['Ngoại giao'],
    });
    const given = await topicsOf(hinted);
    const now = await correct(hinted, given, 'sport', false);
    expect(ids(now)).toEqual(ids(given));
  });

  it('says what the topics are where one is unknown', async () => {
    const request = { article: judged(rain, []), topic: 'gardening', belongs: true, by: 'An' };
    expect(await classify.bus.ask(CorrectTopic, request, { timeoutMs })).toEqual({
      kind: 'unknown-topic',
      topics: expect.arrayContaining(['diplomacy', 'sport']),
    });
    expect(relabelled).toEqual([]);
  });

  it('lists what was corrected, newest first, and what the model had given', async () => {
    const given = await topicsOf(ambassador);
    await correct(ambassador, given, 'crime', true);
    const without = await correct(ambassador, given, 'diplomacy', false);
    await correct(ambassador, without, 'diplomacy', true);
    const { corrections } = await list();
    const common = { articleId: 'ambassador', title: ambassador.title, language: 'vi', by: 'An' };
    expect(corrections).toMatchObject([
      { ...common, topic: 'diplomacy', belongs: true, wasGiven: true },
      { ...common, topic: 'crime', belongs: true, wasGiven: false },
    ]);
  });

  it('teaches: the next article of the kind is right at once', async () => {
    const kind = kinds.find(({ language, belongs }) => language === 'vi' && belongs);
    if (!kind) throw new Error('No such kind');
    for (const [n, title] of kind.lessons.entries())
      await correct(article(`lesson${n}`, title, ''), [], kind.topic, true);
    for (const [n, title] of kind.next.entries())
      expect(ids(await topicsOf(article(`next${n}`, title, '')))).toContain(kind.topic);
  });
});
