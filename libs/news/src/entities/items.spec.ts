import { entities } from './entities.ts';
import type { EntityKind } from './entity.ts';
import { items, type Item } from './testing/items.ts';

/** As readers need them: a wrong name on a page is worse than a missing one. */
const floors: readonly [kind: EntityKind, precision: number, recall: number][] = [
  ['person', 0.9, 0.7],
  ['organisation', 0.9, 0.7],
  ['place', 0.9, 0.7],
  ['country', 0.98, 0.9],
  ['vulnerability', 0.98, 0.98],
  ['malware', 0.9, 0.7],
  ['threat-group', 0.9, 0.7],
];

function surfaces(item: Item, kind?: EntityKind): Set<string> {
  const found = entities(item, item.language).filter(
    (entity) => kind === undefined || entity.kind === kind,
  );
  return new Set(
    found.flatMap(({ mentions }) =>
      mentions.map(({ field, start, end }) =>
        (field === 'summary' ? item.summary : item.title).slice(start, end).toLowerCase(),
      ),
    ),
  );
}

describe('names of made-up news', () => {
  it.each(floors)(
    'finds those of kind %s with precision %d and recall %d',
    (kind, precision, recall) => {
      const wrong: string[] = [];
      const missed: string[] = [];
      let right = 0;
      for (const item of items) {
        const marked = new Set((item.names[kind] ?? []).map((name) => name.toLowerCase()));
        const found = surfaces(item, kind);
        const unmarked = [...found].filter((name) => !marked.has(name));
        right += found.size - unmarked.length;
        wrong.push(...unmarked);
        missed.push(...[...marked].filter((name) => !found.has(name)));
      }
      const figures = [right / (right + wrong.length), right / (right + missed.length)];
      const failed = (figures[0] ?? 0) < precision || (figures[1] ?? 0) < recall;
      expect(failed ? { figures, wrong, missed } : {}).toEqual({});
    },
  );

  it('takes no trap', () => {
    const taken = items.flatMap((item) => {
      const found = surfaces(item);
      return item.traps.filter((trap) => found.has(trap.toLowerCase()));
    });
    expect(taken).toEqual([]);
  });
});
