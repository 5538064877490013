import type { StoryArticle } from './placement.ts';
import { StoryGrouper } from './story-grouper.ts';

let made = 0;
const article = (fields: Partial<StoryArticle>): StoryArticle => ({
  id: `a${made++}`,
  language: 'vi',
  title: '',
  publishedAt: new Date('2026-05-04T08:00:00Z'),
  ...fields,
});
const on = (day: number, hour = 8) => new Date(Date.UTC(2026, 4, day, hour));

const fire = article({
  id: 'fire',
  title: 'Cháy xưởng gỗ ở Bàu Sen, ba công nhân mắc kẹt',
  summary:
    'Lửa bùng lên tại xưởng gỗ Minh Tân, phường Bàu Sen lúc rạng sáng; ba công nhân mắc kẹt trên tầng hai.',
});
const fireElsewhere = article({
  title: 'Ba công nhân mắc kẹt trong vụ cháy xưởng gỗ Minh Tân',
  summary: 'Cảnh sát cứu hỏa phá cửa xưởng gỗ ở phường Bàu Sen, đưa ba công nhân ra ngoài an toàn.',
});
const strike = article({
  id: 'strike',
  language: 'en',
  title: 'Ferry crews walk out in Port Callan over night shifts',
  summary:
    'Ferry crews in Port Callan began a three-day strike on Monday over unpaid night shifts.',
});
const strikeText = article({
  language: 'en',
  title: 'Port Callan ferries halted as crews strike',
  text: `Ferries stayed in harbour in Port Callan on Monday as crews walked out over unpaid night
    shifts. The union says the operator, Callan Line, has owed the crews extra pay since January.
    ${'Commuters queued for buses along the quay while the mayor called for talks. '.repeat(8)}`,
});

describe('StoryGrouper', () => {
  const together: [reason: string, first: StoryArticle, second: StoryArticle][] = [
    ['two outlets tell one event', fire, fireElsewhere],
    ['one has a summary, the other the whole text', strike, strikeText],
    ['the next day, it goes on', fire, { ...fireElsewhere, publishedAt: on(5) }],
    ['one has no date', fire, { ...fireElsewhere, publishedAt: null }],
    ['one has a broken date', fire, { ...fireElsewhere, publishedAt: new Date(Number.NaN) }],
    ['upper case and lower case', fire, { ...fireElsewhere, title: fire.title.toUpperCase() }],
    [
      'the same title over a text that shares little',
      { ...fire, summary: '' },
      article({
        title: fire.title,
        summary: 'Một nhân chứng kể lại đêm không ngủ của khu phố nhỏ.',
      }),
    ],
  ];
  test.each(together)('puts into one story: %s', (_, first, second) => {
    const grouper = new StoryGrouper();
    const opened = grouper.place(first);
    const joined = grouper.place({ ...second, id: 'second' });
    expect(opened.opened).toBe(true);
    expect(joined).toMatchObject({ storyId: opened.storyId, opened: false, nearest: first.id });
  });

  const apart: [reason: string, first: StoryArticle, second: StoryArticle][] = [
    [
      'another event of the same kind',
      fire,
      article({
        title: 'Cháy nhà kho ở Thạnh Lợi, không ai bị thương',
        summary: 'Nhà kho chứa vải ở xã Thạnh Lợi bốc cháy trưa nay, cảnh sát dập lửa sau một giờ.',
      }),
    ],
    ['another language', strike, { ...strikeText, language: 'de' }],
    ['much the same words nine days later', fire, { ...fireElsewhere, publishedAt: on(13) }],
    [
      'nothing but common words',
      article({ title: 'Tin trong ngày' }),
      article({ title: 'Và của' }),
    ],
    ['no words at all', article({ title: '' }), article({ title: '!!!' })],
    [
      'one link under everything that a feed carries',
      { ...fire, url: 'https://wire.example/live' },
      { ...strike, language: 'vi', url: 'https://wire.example/live' },
    ],
  ];
  test.each(apart)('keeps apart: %s', (_, first, second) => {
    const grouper = new StoryGrouper();
    const { storyId } = grouper.place(first);
    const other = grouper.place({ ...second, id: 'second' });
    expect(other).toMatchObject({ opened: true });
    expect(other.storyId).not.toBe(storyId);
  });

  it('ends what comes back daily, however alike', () => {
    const grouper = new StoryGrouper();
    const weather = Array.from({ length: 40 }, (_, day) =>
      grouper.place(
        article({
          title: 'Dự báo thời tiết: vịnh Lam Hải nắng nóng, chiều có dông',
          summary: `Ngày thứ ${day}, vịnh Lam Hải nắng nóng gay gắt, chiều tối có mưa dông vài nơi.`,
          publishedAt: on(1 + day),
        }),
      ),
    );
    const sizes = Map.groupBy(weather, ({ storyId }) => storyId)
      .values()
      .map(({ length }) => length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(11);
  });

  it('does not let a story wander: like one of its articles is not enough', () => {
    const titles = (from: number) =>
      Array.from({ length: 6 }, (_, at) => `tên${from + at}a vật${from + at}b`).join(' ');
    const grouper = new StoryGrouper();
    const stories = Array.from({ length: 30 }, (_, step) =>
      grouper.place(article({ title: titles(step) })),
    ).map(({ storyId }) => storyId);
    expect(stories[1]).toBe(stories[0]);
    expect(stories[29]).not.toBe(stories[0]);
  });

  it('lets a big story grow while newcomers resemble it', () => {
    const grouper = new StoryGrouper();
    const stories = Array.from({ length: 150 }, (_, at) =>
      grouper.place({ ...fire, id: `fire${at}`, title: `${fire.title} (cập nhật ${at})` }),
    );
    expect(new Set(stories.map(({ storyId }) => storyId)).size).toBe(1);
  });

  it('keeps a new version in its story and knows it by its new words', () => {
    const grouper = new StoryGrouper();
    const { storyId } = grouper.place({ ...fire, title: 'Tin nóng', summary: 'Đang cập nhật.' });
    expect(grouper.place(fire)).toMatchObject({ storyId, opened: false, score: 1 });
    expect(grouper.place(fireElsewhere).storyId).toBe(storyId);
    expect(grouper.size).toBe(2);
  });

  it('keeps a new version in the story that is named where it has forgotten the article', () => {
    const grouper = new StoryGrouper();
    const placed = grouper.place({ ...fire, storyId: 'story-of-old' });
    expect(placed).toMatchObject({ storyId: 'story-of-old', opened: false });
    expect(grouper.place(fireElsewhere).storyId).toBe('story-of-old');
  });

  it('names a story after its first article alone', () => {
    const busy = new StoryGrouper();
    busy.place(strike);
    expect(busy.place(fire).storyId).toBe(new StoryGrouper().place(fire).storyId);
  });

  it('compares nothing with what it has forgotten', () => {
    const grouper = new StoryGrouper();
    grouper.place(fire);
    grouper.forget(fire.id);
    grouper.forget('never seen');
    expect(grouper.place(fireElsewhere)).toMatchObject({ opened: true, score: 0 });
  });

  it('never holds more than it may, and returns what it forgets, first placed first', () => {
    const grouper = new StoryGrouper({ maxArticles: 2 });
    grouper.place({ ...fire, id: 'one' });
    grouper.place({ ...strike, id: 'two' });
    grouper.place({ ...fire, id: 'one' });
    expect(grouper.place({ ...fire, id: 'three' }).forgotten).toEqual(['two']);
    expect(grouper.place({ ...fire, id: 'four' }).forgotten).toEqual(['one']);
    expect(grouper.size).toBe(2);
  });
});
