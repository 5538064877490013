import { agreement, tally, type Agreement } from './agreement.ts';

/** The same by stories: each true story is matched with one found story at most, so that as many items
 *  as can be agree as the true ones (the constrained entity-alignment F-measure with similarity φ4: Luo,
 *  "On Coreference Resolution Performance Metrics", HLT 2005). Small stories count as much as large. */
export function ceaf(truth: readonly string[], groups: readonly string[]): Agreement {
  const stories = tally(truth);
  const found = tally(groups);
  const both = tally(truth.map((story, at) => `${story}\n${groups[at]}`));
  const [rows, columns] = [[...stories.keys()], [...found.keys()]];
  const rowOf = new Map(rows.map((story, at) => [story, at]));
  const columnOf = new Map(columns.map((group, at) => [group, at]));
  const size = Math.max(rows.length, columns.length);
  const costs = Array.from({ length: size }, () => new Float64Array(size));
  for (const [pair, count] of both) {
    const [story = '', group = ''] = pair.split('\n');
    const total = (stories.get(story) ?? 0) + (found.get(group) ?? 0);
    const row = costs[rowOf.get(story) ?? 0];
    if (row) row[columnOf.get(group) ?? 0] = (-2 * count) / total;
  }
  const similarity = -leastCost(costs);
  return agreement(similarity / columns.length, similarity / rows.length);
}

/** The least sum of one cost in each row and column of a square of them, by the Hungarian method with
 *  potentials (Kuhn 1955; Jonker and Volgenant 1987). Cubic. */
function leastCost(costs: readonly Float64Array[]): number {
  const size = costs.length;
  const rowPotential = new Float64Array(size + 1);
  const columnPotential = new Float64Array(size + 1);
  /** Of each column the row that it is matched with, from 1; column 0 holds the row that is matched now. */
  const rowOf = new Int32Array(size + 1);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    const cameFrom = new Int32Array(size + 1);
    const slack = new Float64Array(size + 1).fill(Infinity);
    const seen = new Uint8Array(size + 1);
    let column = 0;
    do {
      seen[column] = 1;
      const from = at(rowOf, column);
      let least = Infinity;
      let next = 0;
      for (let to = 1; to <= size; to++) {
        if (seen[to]) continue;
        const cost =
          at(costs[from - 1] ?? [], to - 1) - at(rowPotential, from) - at(columnPotential, to);
        if (cost < at(slack, to)) {
          slack[to] = cost;
          cameFrom[to] = column;
        }
        if (at(slack, to) < least) {
          least = at(slack, to);
          next = to;
        }
      }
      for (let to = 0; to <= size; to++) {
        if (seen[to]) {
          rowPotential[at(rowOf, to)] = at(rowPotential, at(rowOf, to)) + least;
          columnPotential[to] = at(columnPotential, to) - least;
        } else slack[to] = at(slack, to) - least;
      }
      column = next;
    } while (at(rowOf, column) !== 0);
    while (column !== 0) {
      const before = at(cameFrom, column);
      rowOf[column] = at(rowOf, before);
      column = before;
    }
  }
  return at(columnPotential, 0) * -1;
}

function at(values: ArrayLike<number>, place: number): number {
  return values[place] as number;
}
