import type { SourceState } from '@newsline/contracts';

type Sorted = { readonly language: string; readonly rows: readonly SourceState[] };

const worstFirst = { failing: 0, new: 1, ok: 2 } as const;
/** Sorting ten thousand takes some time, and every reader of the page needs the same. */
const known = new WeakMap<ReadonlyMap<string, SourceState>, readonly Sorted[]>();

/** Those that fail first, then by name. */
export function sortSources(
  sources: ReadonlyMap<string, SourceState>,
  language: string,
): readonly SourceState[] {
  const sorted = known.get(sources) ?? [];
  const found = sorted.find((one) => one.language === language);
  if (found) return found.rows;
  const { compare } = new Intl.Collator(language);
  const rows = [...sources.values()].sort(
    (a, b) => worstFirst[a.health.status] - worstFirst[b.health.status] || compare(a.name, b.name),
  );
  known.set(sources, [...sorted, { language, rows }]);
  return rows;
}
