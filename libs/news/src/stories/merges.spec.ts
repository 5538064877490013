import type { StoryArticle } from './placement.ts';
import { StoryGrouper } from './story-grouper.ts';

const report = (id: string, hour: number, title: string, summary: string): StoryArticle => ({
  id,
  language: 'vi',
  title,
  summary,
  publishedAt: new Date(Date.UTC(2026, 4, 4, hour)),
  outlet: `${id}.example`,
});
const fire = report(
  'fire',
  8,
  'Cháy xưởng gỗ ở Bàu Sen, ba công nhân mắc kẹt',
  'Lửa bùng lên tại xưởng gỗ Minh Tân, phường Bàu Sen lúc rạng sáng; ba công nhân mắc kẹt trên tầng hai.',
);
const fireElsewhere = report(
  'elsewhere',
  9,
  'Ba công nhân mắc kẹt trong vụ cháy xưởng gỗ Minh Tân',
  'Cảnh sát cứu hỏa phá cửa xưởng gỗ ở phường Bàu Sen, đưa ba công nhân ra ngoài an toàn.',
);
const fireLater = report(
  'later',
  10,
  'Cháy xưởng gỗ Minh Tân ở Bàu Sen: ba công nhân được cứu',
  'Ba công nhân mắc kẹt trên tầng hai xưởng gỗ Minh Tân, phường Bàu Sen đã được cảnh sát cứu hỏa đưa ra ngoài.',
);
const flood = report(
  'flood',
  9,
  'Nước sông Kỳ Lộ vượt báo động ba, hàng trăm nhà ngập',
  'Mưa lớn làm nước sông Kỳ Lộ dâng nhanh, hàng trăm nhà ở Đồng Xuân ngập sâu đêm qua.',
);

/** One in which every article opens a story. */
function apart(...articles: readonly StoryArticle[]) {
  const grouper = new StoryGrouper({ joinThreshold: 2 });
  const placed = articles.map((one) => grouper.place(one));
  return { grouper, placed, ids: placed.map(({ storyId }) => storyId) };
}

describe('StoryGrouper.merges', () => {
  it('finds stories that are one, of which the older lives on', () => {
    const { grouper, ids } = apart(fireElsewhere, fire, flood);
    const [elsewhere, first] = ids;
    const [merge, ...others] = grouper.merges();
    expect(others).toEqual([]);
    expect(merge).toMatchObject({ from: elsewhere, into: first });
    expect(merge?.score).toBeGreaterThan(0.5);
    expect(merge?.score).toBeLessThanOrEqual(1);
  });

  it('puts a story into one merge at a time, and the rest the next time', () => {
    const { grouper, placed } = apart(fire, fireElsewhere, fireLater);
    const entries = new Map(placed.map(({ entry }) => [entry.storyId, [entry]]));
    const counts: number[] = [];
    for (let merges = grouper.merges(); merges.length > 0; merges = grouper.merges()) {
      counts.push(merges.length);
      for (const { from, into } of merges)
        for (const entry of entries.get(from) ?? [])
          entries.get(into)?.push(grouper.move(entry, { storyId: into, openedAt: null }));
    }
    expect(counts).toEqual([1, 1]);
    expect([...entries.values()].map(({ length }) => length).toSorted()).toEqual([1, 1, 3]);
  });

  it('looks at what has changed, once', () => {
    const { grouper } = apart(fire, fireElsewhere);
    expect(grouper.merges()).toHaveLength(1);
    expect(grouper.merges()).toEqual([]);
  });

  it.each<[string, StoryArticle, StoryArticle]>([
    ['other events', fire, flood],
    [
      'days of a series',
      { ...fire, title: 'Tin cháy nổ ngày 4/5: xưởng gỗ ở Bàu Sen' },
      { ...fireElsewhere, title: 'Tin cháy nổ ngày 5/5: xưởng gỗ ở Bàu Sen' },
    ],
    ['days apart', fire, { ...fireElsewhere, publishedAt: new Date('2026-05-12T08:00:00Z') }],
    ['other languages', fire, { ...fireElsewhere, language: 'id' }],
  ])('leaves %s apart', (_, one, other) => {
    expect(apart(one, other).grouper.merges()).toEqual([]);
  });

  it('forgets what it was to look at with the articles', () => {
    const { grouper } = apart(fire, fireElsewhere);
    grouper.forget('fire');
    expect(grouper.merges()).toEqual([]);
  });

  it('has nothing to look at when it is restored', () => {
    const { placed } = apart(fire, fireElsewhere);
    const restored = new StoryGrouper();
    restored.restore(placed.map(({ entry }) => entry));
    expect(restored.merges()).toEqual([]);
    restored.place({ ...fireLater, title: 'x', summary: 'y' });
    expect(restored.merges()).toEqual([]);
  });
});

describe('StoryGrouper.move', () => {
  it('takes an article to another story, where newcomers find it, also after a restart', () => {
    const { grouper, placed, ids } = apart(fire, flood);
    const [entry] = placed.map((one) => one.entry);
    if (!entry) throw new Error('Nothing was placed');
    const moved = grouper.move(entry, { storyId: ids[1] ?? '', openedAt: null });
    expect(moved).toMatchObject({ id: 'fire', storyId: ids[1], sequence: 2 });
    expect(moved.storyOpenedAt).toBe(placed[1]?.entry.storyOpenedAt);
    const restored = new StoryGrouper();
    restored.restore([moved, ...placed.slice(1).map((one) => one.entry)]);
    expect(restored.place({ ...fire, id: 'copy' }).storyId).toBe(ids[1]);
  });

  it('opens a story that has no articles, and knows one that is forgotten by its entry', () => {
    const { grouper, placed } = apart(fire, flood);
    const [entry] = placed.map((one) => one.entry);
    if (!entry) throw new Error('Nothing was placed');
    grouper.forget('fire');
    const moved = grouper.move(entry, { storyId: 'own', openedAt: 7 });
    expect(moved).toEqual({ ...entry, storyId: 'own', storyOpenedAt: 7, sequence: 2 });
    expect(grouper.size).toBe(1);
  });
});
