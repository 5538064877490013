import type { StoryArticle } from './placement.ts';
import { StoryGrouper } from './story-grouper.ts';

const report = (id: string, day: number, title: string, summary: string): StoryArticle => ({
  id,
  language: 'vi',
  title,
  summary,
  publishedAt: new Date(Date.UTC(2026, 4, day, 8)),
  outlet: `${id}.example`,
});
const fire = report(
  'fire',
  4,
  'Cháy xưởng gỗ Minh Tân ở Bàu Sen, ba công nhân mắc kẹt',
  'Lửa bùng lên tại xưởng gỗ Minh Tân, phường Bàu Sen lúc rạng sáng; ba công nhân mắc kẹt trên tầng hai.',
);
const trial = report(
  'trial',
  9,
  'Chủ xưởng gỗ Minh Tân ở Bàu Sen bị khởi tố sau vụ cháy, ba công nhân mắc kẹt',
  'Công an khởi tố chủ xưởng gỗ Minh Tân, phường Bàu Sen, nơi lửa khiến ba công nhân mắc kẹt tuần trước.',
);
const market = report(
  'market',
  7,
  'Chợ đêm Bàu Sen đón khách trở lại',
  'Các gian hàng ở phường Bàu Sen mở cửa sau nửa năm sửa chữa.',
);
const flood = report(
  'flood',
  8,
  'Nước sông Kỳ Lộ vượt báo động ba, hàng trăm nhà ngập',
  'Mưa lớn làm nước sông Kỳ Lộ dâng nhanh, hàng trăm nhà ở Đồng Xuân ngập sâu đêm qua.',
);
/** As the trial, without a name. */
const nameless = report(
  'nameless',
  9,
  'chủ xưởng gỗ bị khởi tố sau vụ cháy, ba công nhân mắc kẹt',
  'công an khởi tố chủ xưởng gỗ, nơi lửa khiến ba công nhân mắc kẹt tuần trước.',
);

/** One in which every article opens a story. */
function apart(...articles: readonly StoryArticle[]) {
  const grouper = new StoryGrouper({ joinThreshold: 2 });
  return { grouper, placed: articles.map((one) => grouper.place(one)) };
}

describe('StoryGrouper.related', () => {
  it('finds what goes on, then what shares a place, and nothing else', () => {
    const { grouper, placed } = apart(fire, trial, market, flood);
    const [asking] = placed;
    const related = grouper.related([asking!.entry], 10);
    expect(related[0]).toMatchObject({
      storyId: placed[1]!.storyId,
      articleId: 'trial',
      sameMatter: true,
    });
    const others = related.slice(1);
    expect(others.every(({ articleId, sameMatter }) => articleId === 'market' && !sameMatter)).toBe(
      true,
    );
  });

  it('asks for a rare name that both have', () => {
    const { grouper, placed } = apart(fire, nameless);
    expect(grouper.related([placed[0]!.entry], 10)).toEqual([]);
  });

  it('finds the stories of an article that is forgotten, and no story that is', () => {
    const { grouper, placed } = apart(fire, trial);
    grouper.forget('fire');
    const [asked, found] = placed.map(({ entry }) => entry);
    expect(grouper.related([asked!], 10)).toMatchObject([{ articleId: 'trial' }]);
    expect(grouper.related([found!], 10)).toEqual([]);
  });

  it('finds a related story behind more articles of its own than placing looks at', () => {
    const grouper = new StoryGrouper({ joinThreshold: 2 });
    const { storyId } = grouper.place(trial);
    const first = grouper.place(fire);
    const to = { storyId: first.storyId, openedAt: null };
    for (let n = 0; n < 200; n++) {
      const { entry } = grouper.place({ ...fire, id: `fire-${n}`, outlet: `${n}.example` });
      grouper.move(entry, to);
    }
    expect(grouper.related([first.entry], 10)).toMatchObject([{ storyId }]);
  });

  it('gives no more than is asked for, the likeliest first', () => {
    const { grouper, placed } = apart(
      fire,
      trial,
      report('echo', 5, fire.title, fire.summary ?? ''),
    );
    const all = grouper.related([placed[0]!.entry], 10);
    expect(all.map(({ articleId }) => articleId)).toEqual(['echo', 'trial']);
    expect(grouper.related([placed[0]!.entry], 1)).toEqual(all.slice(0, 1));
  });

  it('answers nothing to nothing', () => {
    const { grouper } = apart(fire);
    expect(grouper.related([], 10)).toEqual([]);
  });
});

describe('StoryGrouper.follow', () => {
  it('knows afterwards what another one placed and moved', () => {
    const { grouper, placed } = apart(fire, market);
    const follower = new StoryGrouper({ joinThreshold: 2 });
    follower.restore(placed.map(({ entry }) => entry));
    const news = grouper.place(trial);
    const moved = grouper.move(placed[1]!.entry, { storyId: news.storyId, openedAt: null });
    follower.follow([moved, news.entry]);
    expect(follower.sequence).toBe(grouper.sequence);
    expect(follower.size).toBe(3);
    expect(follower.related([placed[0]!.entry], 10)).toEqual(
      grouper.related([placed[0]!.entry], 10),
    );
  });

  it('changes nothing by what it knows', () => {
    const { grouper, placed } = apart(fire, trial);
    const before = grouper.related([placed[0]!.entry], 10);
    grouper.forget('fire');
    grouper.follow(placed.map(({ entry }) => entry));
    expect(grouper.size).toBe(1);
    expect(grouper.related([placed[0]!.entry], 10)).toEqual(before);
  });
});
