import type { StoryEntry } from '@newsline/news/grouping';
import { setTimeout as sleep } from 'node:timers/promises';
import { Grouper } from './grouper.ts';

const article = (id: string) => ({
  id,
  language: 'vi',
  title: 'Bão Kalmaegi đổ bộ Quy Nhơn trong đêm',
  summary: 'Bão Kalmaegi đổ bộ Quy Nhơn trong đêm, hàng trăm nhà tốc mái.',
  publishedAt: new Date('2026-11-01T00:00:00Z'),
});

describe('Grouper', () => {
  it('is restored once, however many find it new', async () => {
    let asked = 0;
    // Each time slower: a second restoring would come after the first placing.
    const grouper = new Grouper({ maxArticles: 100, saved: () => sleep(100 * asked++, []) });
    const [, [first] = [], [second] = []] = await Promise.all([
      grouper.ready(),
      grouper.place([article('a')]),
      grouper.place([article('b')]),
    ]);
    expect(second?.storyId).toBe(first?.storyId);
    expect(new Set([first?.entry.sequence, second?.entry.sequence])).toEqual(new Set([0, 1]));
    await grouper.close();
  });

  it('knows what another replica placed since, when it is asked for related stories', async () => {
    const saved: StoryEntry[] = [];
    const latest = (limit: number) =>
      Promise.resolve(saved.toSorted((a, b) => b.sequence - a.sequence).slice(0, limit));
    const placing = new Grouper({ maxArticles: 100, saved: latest });
    const asked = new Grouper({ maxArticles: 100, saved: latest });
    await asked.ready();
    const weeksLater = { ...article('b'), publishedAt: new Date('2026-11-20T00:00:00Z') };
    for (const { entry } of await placing.place([article('a'), weeksLater])) saved.push(entry);
    const [first, second] = saved;
    expect(second?.storyId).not.toBe(first?.storyId);
    const related = await asked.related(first ? [first] : [], 5);
    expect(related).toMatchObject([{ storyId: second?.storyId, articleId: 'b' }]);
    expect(await placing.related(first ? [first] : [], 5)).toEqual(related);
    await Promise.all([placing.close(), asked.close()]);
  });
});
