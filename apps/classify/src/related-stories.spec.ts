import {
  ArticleClassified,
  ArticleWithdrawn,
  RelatedStories,
  type Article,
  type DataOf,
  type NewsEvent,
} from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import type { DatabaseSync } from 'node:sqlite';
import { article, ClassifyUnderTest, speaker } from './testing/classify-under-test.ts';

const onDay = (day: string) => ({ publishedAt: `2026-02-${day}T00:00:00.000Z` });
const fire = article(
  'fire',
  'Cháy xưởng gỗ Minh Tân ở Bàu Sen, ba công nhân mắc kẹt',
  'Lửa bùng lên tại xưởng gỗ Minh Tân, phường Bàu Sen lúc rạng sáng; ba công nhân mắc kẹt trên tầng hai.',
  onDay('01'),
);
/** Beyond what one story spans. */
const trial = article(
  'trial',
  'Chủ xưởng gỗ Minh Tân ở Bàu Sen bị khởi tố sau vụ cháy, ba công nhân mắc kẹt',
  'Công an khởi tố chủ xưởng gỗ Minh Tân, phường Bàu Sen, nơi lửa khiến ba công nhân mắc kẹt tuần trước.',
  onDay('14'),
);
const flood = article(
  'flood',
  'Nước sông Kỳ Lộ vượt báo động ba, hàng trăm nhà ngập',
  'Mưa lớn làm nước sông Kỳ Lộ dâng nhanh, hàng trăm nhà ở Đồng Xuân ngập sâu đêm qua.',
  onDay('02'),
);
const prices = (id: string, day: string) =>
  article(
    id,
    `Giá vàng hôm nay ${Number(day)}/2: vàng Kim Thành Phát tăng mạnh`,
    'Giá vàng miếng của Kim Thành Phát tăng mạnh, giới đầu tư ở phố Trần Nhân Tông mua vào.',
    onDay(day),
  );

describe('stories of the same subject', () => {
  let database: DatabaseSync;
  let classify: ClassifyUnderTest;
  let classified: readonly NewsEvent<DataOf<typeof ArticleClassified>>[];

  beforeEach(async () => {
    database = openSqlite(':memory:');
    classify = await ClassifyUnderTest.start(database);
    classified = await classify.collect(ArticleClassified);
  });
  afterEach(async () => {
    await classify.stop();
    database.close();
  });

  const storyOf = (id: string) =>
    classified.find(({ subject }) => subject === id)?.data.storyId ?? '';
  const ingest = async (...articles: readonly Article[]) => {
    const before = classified.length;
    await classify.ingest(...articles);
    await eventually(() => expect(classified).toHaveLength(before + articles.length));
  };
  const relatedTo = async (storyId: string) => {
    const answer = await classify.bus.ask(RelatedStories, { storyId }, { timeoutMs: 5_000 });
    return answer.kind === 'related' ? answer.stories : answer.kind;
  };

  it('are found from either side, with how likely they are one', async () => {
    await ingest(fire, flood);
    await ingest(trial);
    const [earlier, later] = [storyOf('fire'), storyOf('trial')];
    expect(later).not.toBe(earlier);
    const score = expect.any(Number);
    expect(await relatedTo(later)).toEqual([{ storyId: earlier, score, sameMatter: true }]);
    expect(await relatedTo(earlier)).toEqual([{ storyId: later, score, sameMatter: true }]);
    expect(await relatedTo(storyOf('flood'))).toEqual([]);
  });

  it('are not what comes round whatever happens', async () => {
    await ingest(prices('one', '02'), fire);
    await ingest(prices('two', '03'));
    expect(storyOf('two')).not.toBe(storyOf('one'));
    expect(await relatedTo(storyOf('two'))).toEqual([]);
  });

  it('are not those that are over', async () => {
    await ingest(fire);
    await ingest(trial);
    const [earlier, later] = [storyOf('fire'), storyOf('trial')];
    const withdrawn = { articleId: 'trial', version: 1 };
    await classify.bus.publish([
      ArticleWithdrawn.create({ ...withdrawn, reason: 'operator' }, speaker),
    ]);
    await eventually(async () => expect(await relatedTo(earlier)).toEqual([]));
    expect(await relatedTo(later)).toBe('unknown-story');
  });

  it('are asked of a story that there is', async () => {
    expect(await relatedTo('no such story')).toBe('unknown-story');
  });
});
