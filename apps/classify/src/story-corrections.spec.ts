import {
  ArticleClassified,
  ArticleMoved,
  CorrectStory,
  ExplainStory,
  ListStoryCorrections,
  StoryChanged,
  TakeBackStoryCorrection,
  type AnswerOf,
  type DataOf,
  type NewsEvent,
  type StoryEdit,
} from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { DatabaseSync } from 'node:sqlite';
import { SqliteStoryStore } from './sqlite/sqlite-story-store.ts';
import { article, ClassifyUnderTest } from './testing/classify-under-test.ts';

const timeoutMs = 5_000;

const bank = article(
  'bank',
  'Tin tặc tấn công hệ thống của Ngân hàng Sông Hồng, 2 triệu tài khoản rò rỉ',
  'Nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống của Ngân hàng Sông Hồng, làm rò rỉ dữ liệu 2 triệu tài khoản khách hàng.',
);
const sameBank = article(
  'same-bank',
  'Ngân hàng Sông Hồng bị tin tặc tấn công, rò rỉ dữ liệu 2 triệu tài khoản',
  'Dữ liệu 2 triệu tài khoản của Ngân hàng Sông Hồng bị rò rỉ sau khi nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống.',
  { publishedAt: '2026-02-01T03:00:00.000Z' },
);
const film = article(
  'film',
  'Liên hoan phim Hồ Tây khai mạc với phim mới của đạo diễn Trần Lam',
  'Các diễn viên bước trên thảm đỏ khi Liên hoan phim Hồ Tây khai mạc tối qua với phim mới của đạo diễn Trần Lam.',
  { publishedAt: '2026-02-01T01:00:00.000Z' },
);
const sameFilm = article(
  'same-film',
  'Khai mạc Liên hoan phim Hồ Tây: phim mới của Trần Lam mở màn',
  'Phim mới của đạo diễn Trần Lam mở màn Liên hoan phim Hồ Tây khai mạc tối qua, các diễn viên bước trên thảm đỏ.',
  { publishedAt: '2026-02-01T04:00:00.000Z' },
);

describe('corrections of stories', () => {
  let database: DatabaseSync;
  let classify: ClassifyUnderTest;
  let moved: readonly NewsEvent<DataOf<typeof ArticleMoved>>[];
  let changed: readonly NewsEvent<DataOf<typeof StoryChanged>>[];
  let classified: readonly NewsEvent<DataOf<typeof ArticleClassified>>[];

  const start = async () => {
    classify = await ClassifyUnderTest.start(database);
    moved = await classify.collect(ArticleMoved);
    changed = await classify.collect(StoryChanged);
    classified = await classify.collect(ArticleClassified);
  };
  beforeEach(async () => {
    database = openSqlite(':memory:');
    await start();
    await classify.ingest(bank, film);
    await eventually(() => expect(classified).toHaveLength(2));
  });
  afterEach(async () => {
    await classify.stop();
    database.close();
  });

  /** Where it came, as `article.classified` says. */
  const storyOf = (id: string) =>
    classified.filter(({ subject }) => subject === id).at(-1)?.data.storyId ?? '';
  const lastOf = (storyId: string) =>
    changed
      .map(({ data }) => data)
      .filter((story) => story.storyId === storyId)
      .sort((a, b) => a.revision - b.revision)
      .at(-1);
  const correct = async (edit: StoryEdit): Promise<AnswerOf<typeof CorrectStory>> =>
    classify.bus.ask(CorrectStory, { edit, by: 'An' }, { timeoutMs });
  const corrected = async (edit: StoryEdit) => {
    const answer = await correct(edit);
    if (answer.kind !== 'corrected') throw new Error(answer.kind);
    return answer.correction;
  };
  const takeBack = (id: string) => classify.bus.ask(TakeBackStoryCorrection, { id }, { timeoutMs });
  const listed = async (storyId?: string) => {
    const asked = { limit: 9, after: null, ...(storyId !== undefined && { storyId }) };
    const { corrections } = await classify.bus.ask(ListStoryCorrections, asked, { timeoutMs });
    return corrections.map(({ id }) => id);
  };
  const explained = async (storyId: string) => {
    const answer = await classify.bus.ask(ExplainStory, { storyId }, { timeoutMs });
    return answer.kind === 'explained' ? answer.members : [];
  };

  it('merges a story into another, and takes it back', async () => {
    const [from, into] = [storyOf('film'), storyOf('bank')];
    const merge = await corrected({ kind: 'merge', storyId: from, into });
    await eventually(() => {
      expect(lastOf(from)).toMatchObject({ articleCount: 0, mergedInto: into, left: ['film'] });
      expect(lastOf(into)).toMatchObject({ articleCount: 2, joined: ['film'], mergedInto: null });
      expect(moved.map(({ data }) => data)).toEqual([
        { articleId: 'film', version: 1, move: 1, storyId: into },
      ]);
    });
    await classify.ingest(sameFilm);
    await eventually(() => expect(storyOf('same-film')).toBe(into));
    await classify.ingest({ ...film, version: 2, title: `${film.title} (cập nhật)` });
    await eventually(() => expect(storyOf('film')).toBe(into));
    expect(await listed(from)).toEqual([merge.id]);

    await takeBack(merge.id);
    await eventually(() => {
      expect(lastOf(from)).toMatchObject({ articleCount: 1, mergedInto: null, joined: ['film'] });
      expect(lastOf(into)).toMatchObject({ articleCount: 2, left: ['film'] });
      expect(moved.at(-1)?.data).toMatchObject({ articleId: 'film', version: 2, storyId: from });
    });
    expect(await listed()).toEqual([]);
    expect(await takeBack(merge.id)).toEqual({ kind: 'no-correction' });
  });

  it('splits a story, after a restart too, and newcomers go where they belong', async () => {
    const [from, into] = [storyOf('film'), storyOf('bank')];
    await corrected({ kind: 'merge', storyId: from, into });
    await eventually(() => expect(lastOf(into)).toMatchObject({ articleCount: 2 }));
    await classify.stop();
    await start();
    const split = await corrected({ kind: 'split', storyId: into, articleIds: ['film'] });
    expect(split.storyId).not.toBe(from);
    await eventually(() => {
      expect(lastOf(split.storyId)).toMatchObject({ articleCount: 1, headline: film.title });
      expect(lastOf(into)).toMatchObject({ articleCount: 1, headline: bank.title });
    });
    await classify.ingest(sameFilm, sameBank);
    await eventually(() => {
      expect(storyOf('same-film')).toBe(split.storyId);
      expect(storyOf('same-bank')).toBe(into);
    });
    await takeBack(split.id);
    await eventually(() =>
      expect(lastOf(into)).toMatchObject({ articleCount: 3, joined: ['film'] }),
    );
    expect(lastOf(split.storyId)).toMatchObject({ articleCount: 1, headline: sameFilm.title });
  });

  it('moves an article to another story or one of its own, where a stranger’s words leave it', async () => {
    await classify.ingest(sameBank);
    await eventually(() => expect(storyOf('same-bank')).toBe(storyOf('bank')));
    const [films, banks] = [storyOf('film'), storyOf('bank')];
    await corrected({ kind: 'move', articleId: 'same-bank', storyId: films });
    await eventually(() => {
      expect(lastOf(films)).toMatchObject({ articleCount: 2 });
      expect(lastOf(banks)).toMatchObject({ articleCount: 1, mergedInto: null });
    });
    await classify.ingest({ ...sameBank, version: 2, sourceId: 'other' });
    await eventually(() => expect(classified.at(-1)?.data.article.version).toBe(2));
    expect(storyOf('same-bank')).toBe(films);
    const alone = await corrected({ kind: 'move', articleId: 'same-bank', storyId: null });
    await eventually(() => expect(lastOf(alone.storyId)).toMatchObject({ articleCount: 1 }));
    expect(await listed()).toEqual([alone.id]);
    expect(moved.map(({ data: { version, move } }) => [version, move])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('renames, pins and mutes a story for good, and takes it back', async () => {
    const storyId = storyOf('bank');
    const name = await corrected({ kind: 'rename', storyId, headline: 'Vụ Sông Hồng' });
    await corrected({ kind: 'pin', storyId });
    const mute = await corrected({ kind: 'mute', storyId });
    await classify.ingest(sameBank);
    await eventually(() =>
      expect(lastOf(storyId)).toMatchObject({
        ...{ articleCount: 2, headline: 'Vụ Sông Hồng', pinned: true, muted: true },
      }),
    );
    expect((await listed(storyId)).length).toBe(3);
    await takeBack(name.id);
    await takeBack(mute.id);
    await eventually(() => {
      expect(lastOf(storyId)).toMatchObject({ pinned: true, muted: false });
      expect(lastOf(storyId)?.headline).toContain('Sông Hồng,');
    });
  });

  // In one start of the service: it takes seconds.
  const refusals: [string, (story: (id: string) => string) => StoryEdit, string][] = [
    [
      'a story that is not there',
      (story) => ({ kind: 'merge', storyId: 'x', into: story('bank') }),
      'unknown-story',
    ],
    [
      'one to go to that is not there',
      () => ({ kind: 'move', articleId: 'bank', storyId: 'x' }),
      'unknown-story',
    ],
    [
      'an article that is not there',
      () => ({ kind: 'move', articleId: 'x', storyId: null }),
      'unknown-article',
    ],
    [
      'an article of another story',
      (story) => ({ kind: 'split', storyId: story('bank'), articleIds: ['film'] }),
      'unknown-article',
    ],
    [
      'a story without the rest of it',
      (story) => ({ kind: 'split', storyId: story('bank'), articleIds: ['bank', 'bank'] }),
      'nothing-to-do',
    ],
    [
      'a story into itself',
      (story) => ({ kind: 'merge', storyId: story('bank'), into: story('bank') }),
      'nothing-to-do',
    ],
    [
      'an article that is alone',
      () => ({ kind: 'move', articleId: 'bank', storyId: null }),
      'nothing-to-do',
    ],
    ['a name of nothing', () => ({ kind: 'rename', storyId: 'x', headline: 'y' }), 'unknown-story'],
  ];
  it('refuses what can’t be done, and says why', async () => {
    for (const [what, edit, kind] of refusals)
      expect({ what, ...(await correct(edit(storyOf))) }).toMatchObject({ what, kind });
    expect(await listed()).toEqual([]);
  });

  it('says nothing to do where it is so already', async () => {
    const storyId = storyOf('bank');
    for (const edit of [
      { kind: 'pin', storyId },
      { kind: 'mute', storyId },
      { kind: 'rename', storyId, headline: 'Tên' },
    ] as const) {
      await corrected(edit);
      expect(await correct(edit)).toEqual({ kind: 'nothing-to-do' });
    }
  });

  it('explains why an article is in its story', async () => {
    await classify.ingest(sameBank);
    await eventually(() => expect(storyOf('same-bank')).toBe(storyOf('bank')));
    const [first, second] = await explained(storyOf('bank'));
    expect(first).toMatchObject({ articleId: 'bank', decidedBy: 'opened', score: null });
    expect(second).toMatchObject({ articleId: 'same-bank', decidedBy: 'likeness' });
    expect(second?.score).toBeGreaterThan(0.45);
    expect(second?.like).toMatchObject({ articleId: 'bank', title: bank.title });
    const words = second?.like?.for.flatMap((fact) => fact.words);
    expect(words).toEqual(expect.arrayContaining(['Sông', 'Hồng']));
    expect(await explained(storyOf('film'))).toMatchObject([{ articleId: 'film', like: null }]);
    const unknown = await classify.bus.ask(ExplainStory, { storyId: 'x' }, { timeoutMs });
    expect(unknown).toEqual({ kind: 'unknown-story' });
  });

  it('merges stories that turn out to be one, and lists it', async () => {
    const store = new SqliteStoryStore(database);
    const films = storyOf('film');
    await classify.ingest(sameFilm);
    await eventually(() => expect(storyOf('same-film')).toBe(films));
    const split = await corrected({ kind: 'move', articleId: 'same-film', storyId: null });
    await eventually(() => expect(lastOf(split.storyId)?.articleCount).toBe(1));
    await classify.stop();
    // As if they had opened two stories: nobody wants them apart.
    database.exec('DELETE FROM classify_story_corrections');
    const member = (await store.members(['same-film'])).get('same-film');
    if (!member) throw new Error('It is gone');
    const { decided: _, ...undecided } = { ...member, moves: 2 };
    const revisions = new Map([[split.storyId, 9]]);
    await store.save({ members: [undecided], withdrawn: [], revisions });
    await start();
    await classify.ingest({ ...sameFilm, version: 2, summary: `${sameFilm.summary} Cập nhật.` });
    await eventually(
      () => expect(lastOf(split.storyId)).toMatchObject({ articleCount: 0, mergedInto: films }),
      20_000,
    );
    const [own] = (
      await classify.bus.ask(ListStoryCorrections, { limit: 9, after: null }, { timeoutMs })
    ).corrections;
    expect(own).toMatchObject({ by: 'newsline', storyId: films, edit: { storyId: split.storyId } });
    expect(own?.score).toBeGreaterThan(0.5);
  });

  it('merges a report in another language, whose headline stands beside the first one', async () => {
    const inEnglish = article(
      'bank-in-english',
      'Hackers attack Song Hong Bank, leaking data of 2 million accounts',
      'The ransomware group attacked the systems of Song Hong Bank and leaked data of 2 million customer accounts.',
      { publishedAt: '2026-02-01T05:00:00.000Z' },
    );
    const story = storyOf('bank');
    await classify.ingest(inEnglish);
    await eventually(
      () =>
        expect(lastOf(story)).toMatchObject({
          language: 'vi',
          headline: bank.title,
          otherHeadlines: [
            { language: 'en', headline: inEnglish.title, articleId: 'bank-in-english' },
          ],
        }),
      15_000,
    );
  });
});
