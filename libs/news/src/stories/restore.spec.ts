import type { StoryEntry } from './story-entry.ts';
import type { Placement, StoryArticle } from './placement.ts';
import { StoryGrouper } from './story-grouper.ts';

/** Numerical Recipes' linear congruential generator: the same sequence in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

type Step = { kind: 'place'; article: StoryArticle } | { kind: 'forget'; id: string };

/** Three hundred steps: articles about a few events in three languages, some of them new versions,
 *  some late; withdrawals in between. */
function steps(seed: number): Step[] {
  const next = random(seed);
  const pick = (count: number) => Math.floor(next() * count);
  return Array.from({ length: 300 }, (_, at): Step => {
    const now = Date.UTC(2026, 0, 1) + at * 3_600_000;
    if (next() < 0.03) return { kind: 'forget', id: `a${pick(at + 1)}` };
    const event = pick(12);
    const word = () => `event${event}word${pick(9)}`;
    return {
      kind: 'place',
      article: {
        id: next() < 0.1 ? `a${pick(at + 1)}` : `a${at}`,
        language: ['vi', 'en', 'fr'][event % 3] ?? 'vi',
        title: Array.from({ length: 6 }, word).join(' '),
        summary: Array.from({ length: 20 }, () => (next() < 0.5 ? word() : `w${pick(400)}`)).join(
          ' ',
        ),
        publishedAt: next() < 0.1 ? null : new Date(now - pick(48) * 3_600_000),
        url: `https://news.example/${pick(200)}`,
      },
    };
  });
}

const settings = { maxArticles: 120 };

/** Runs the steps; after each one of `restarts` the grouper gives way to one restored from what a
 *  service would have stored. */
function run(all: readonly Step[], restarts: ReadonlySet<number>): Placement[] {
  let grouper = new StoryGrouper(settings);
  const stored = new Map<string, string>();
  const drop = (ids: readonly string[]) => ids.forEach((id) => stored.delete(id));
  return all.flatMap((step, at) => {
    if (restarts.has(at)) {
      grouper = new StoryGrouper(settings);
      grouper.restore([...stored.values()].map((line) => JSON.parse(line) as StoryEntry).reverse());
    }
    if (step.kind === 'forget') {
      grouper.forget(step.id);
      drop([step.id]);
    }
    if (step.kind !== 'place') return [];
    const placement = grouper.place(step.article);
    stored.set(step.article.id, JSON.stringify(placement.entry));
    drop(placement.forgotten);
    return [placement];
  });
}

describe('StoryGrouper restored from its entries', () => {
  test.each([1, 2, 3, 4])('decides as if it had never stopped (seed %i)', (seed) => {
    const all = steps(seed);
    const unbroken = run(all, new Set());
    expect(unbroken.filter(({ opened }) => !opened).length).toBeGreaterThan(100);
    expect(unbroken.filter(({ opened }) => opened).length).toBeGreaterThan(20);
    expect(run(all, new Set())).toEqual(unbroken);
    expect(run(all, new Set([1, 40, 41, 150, 290]))).toEqual(unbroken);
  });

  it('is refused once articles were placed: two histories cannot be joined', () => {
    const grouper = new StoryGrouper();
    const { entry } = grouper.place({ id: 'a', language: 'en', title: 'One', publishedAt: null });
    expect(() => grouper.restore([entry])).toThrow('placed nothing');
  });
});
