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
});
