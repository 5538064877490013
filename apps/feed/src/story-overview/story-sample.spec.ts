import { openSqlite } from '@newsline/platform';
import { SqliteReadModel } from '../read-model/sqlite/sqlite-read-model.ts';
import { articleUpdate } from '../read-model/testing/sample-news.ts';
import { sampleOf } from './story-sample.ts';
import { minutesLater } from './testing/sample-article.ts';

/** Articles of a story at these minutes, and what is looked at of them. */
async function looked(minutes: readonly number[], articleCount = minutes.length) {
  const db = openSqlite(':memory:');
  const readModel = new SqliteReadModel(db);
  await readModel.apply(
    minutes.map((minute, n) =>
      articleUpdate({ id: `${n}`, publishedAt: minutesLater(minute) }, { storyId: 's' }),
    ),
  );
  let asked = 0;
  const counting = {
    timeline: (...question: Parameters<SqliteReadModel['timeline']>) => {
      asked += 1;
      return readModel.timeline(...question);
    },
  };
  const period = {
    firstAt: minutesLater(Math.min(...minutes, 0)),
    lastAt: minutesLater(Math.max(...minutes, 0)),
  };
  const sample = await sampleOf(counting, { storyId: 's', articleCount, ...period });
  db.close();
  const ids = sample.articles.map(({ id }) => Number(id));
  return { ids, gap: sample.gap, asked, firstPage: sample.firstPage };
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('what is looked at of a story', () => {
  it.each([
    ['nothing of none', [], 0, 1],
    ['all of a small one', upTo(5), 5, 1],
    ['all of three hundred', upTo(300), 300, 2],
  ])('%s', async (_, minutes, count, questions) => {
    const { ids, gap, asked } = await looked(minutes);
    expect([ids.length, gap, asked]).toEqual([count, null, questions]);
  });

  it('of a large one the newest and the earliest, each once', async () => {
    const { ids, gap } = await looked(upTo(700));
    expect(ids.slice(0, 200)).toEqual(upTo(700).toReversed().slice(0, 200));
    expect(ids).toContain(0);
    expect(ids.length).toBeGreaterThan(210);
    expect(ids.length).toBeLessThanOrEqual(300);
    expect(new Set(ids).size).toBe(ids.length);
    expect(gap).toEqual({ from: minutesLater(ids[200] ?? 0), to: minutesLater(500) });
  });

  it.each([
    ['that came all at once', upTo(700).map(() => 3)],
    [
      'that began with very many',
      [...upTo(500).map((n) => n / 1000), ...upTo(300).map((n) => n * 500)],
    ],
  ])('of one %s in few questions', async (_, minutes) => {
    const { ids, asked } = await looked(minutes);
    expect(ids.length).toBeLessThanOrEqual(300);
    expect(ids.length).toBeGreaterThanOrEqual(200);
    expect(asked).toBeLessThanOrEqual(7);
  });

  it('begins with the first page of its timeline', async () => {
    const { firstPage } = await looked(upTo(150));
    expect(firstPage.rows.map(({ id }) => Number(id))).toEqual(
      upTo(150).toReversed().slice(0, 100),
    );
    expect(firstPage.next).not.toBeNull();
    expect((await looked(upTo(100))).firstPage.next).toBeNull();
  });

  it('of one that counts its articles wrongly', async () => {
    const { ids, gap } = await looked(upTo(400), 2);
    expect([ids.length <= 300, ids.includes(0), gap !== null]).toEqual([true, true, true]);
    expect((await looked(upTo(4), 1000)).ids).toHaveLength(4);
  });
});
