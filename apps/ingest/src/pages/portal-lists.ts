import { none, outside, states, type State } from './list-layouts.ts';
import type { PortalLine } from './portal-lines.ts';
import type { PageHeadline } from './page-article.ts';

/** A page in its parts: what belongs to lists of headlines, and everything else in its order. */
export type ListParse = { readonly headlines: PageHeadline[]; readonly others: PortalLine[][] };

/**
 * Finds the lists of headlines in the lines of a page. Portals lay them out in few ways (title,
 * date; title, category, date, summary; date, title …) and keep to one way within a section, so
 * the whole page is read at once as the cheapest sequence of such layouts, headings and other
 * text: the Viterbi algorithm (Forney, Proc. IEEE 61(3), 1973) over hand-set costs. Dates hold a
 * list together; a list without any is not found here.
 */
export function parseLists(lines: readonly PortalLine[]): ListParse {
  const path = cheapestPath(lines);
  const headlines: PageHeadline[] = [];
  const others: PortalLine[][] = [];
  let section: string | null = null;
  let entry: Entry = {};
  let before: State = outside;
  const close = (): void => {
    if (entry.title) headlines.push({ section, ...finished(entry) });
    entry = {};
  };
  lines.forEach((line, at) => {
    const state = path[at] ?? outside;
    if (state.kind !== 'slot' || state.opens(before)) close();
    if (state.kind === 'slot') fill(entry, state, line);
    if (state.kind === 'heading') section = line.text;
    if (state.kind === 'outside') {
      if (before.kind !== 'outside' || others.length === 0) others.push([]);
      others.at(-1)?.push(line);
      section = null;
    }
    before = state;
  });
  close();
  return { headlines, others };
}

type Entry = { title?: string; category?: string; at?: Date | null; summary?: string[] };

function fill(entry: Entry, { slot }: State, { text, date }: PortalLine): void {
  if (slot === 'title') entry.title = text;
  if (slot === 'category') entry.category = text;
  if (slot === 'summary') (entry.summary ??= []).push(text);
  if (slot === 'date' || slot === 'dated-title') entry.at = date?.at ?? null;
  if (slot === 'date' && date?.rest) entry.category = date.rest;
  if (slot === 'dated-title') entry.title = date?.rest ?? text;
}

function finished(entry: Entry): Omit<PageHeadline, 'section'> {
  return {
    category: entry.category ?? null,
    title: entry.title ?? '',
    publishedAt: entry.at ?? null,
    summary: entry.summary?.join(' ') ?? '',
  };
}

function cheapestPath(lines: readonly PortalLine[]): State[] {
  let costs = states.map((state) => (state === outside ? 0 : state.enter));
  const steps: Uint8Array[] = [];
  lines.forEach((line, at) => {
    const back = new Uint8Array(states.length);
    const next = states.map((state, index) => {
      const emit = state.cost(line);
      if (emit === none) return none;
      if (at === 0) return (costs[index] ?? none) + emit;
      let best = none;
      for (const { from, cost } of state.arrivals) {
        const total = (costs[from] ?? none) + cost;
        if (total < best) {
          best = total;
          back[index] = from;
        }
      }
      return best + emit;
    });
    costs = next;
    steps.push(back);
  });
  const ends = costs.map((cost, index) => cost + (states[index]?.leave ?? none));
  let state = ends.indexOf(Math.min(...ends));
  const path: State[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    path.push(states[state] ?? outside);
    state = steps[at]?.[state] ?? 0;
  }
  return path.reverse();
}
