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
  let partial: PartialHeadline = {};
  let before: State = outside;
  const close = (): void => {
    if (partial.title) headlines.push({ section, ...finished(partial) });
    partial = {};
  };
  lines.forEach((line, at) => {
    const state = path[at] ?? outside;
    if (state.kind !== 'slot' || state.startsHeadline(before)) close();
    if (state.kind === 'slot') fill(partial, state, line);
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

type PartialHeadline = { title?: string; category?: string; at?: Date | null; summary?: string[] };

function fill(partial: PartialHeadline, { slot }: State, { text, date }: PortalLine): void {
  if (slot === 'title') partial.title = text;
  if (slot === 'category') partial.category = text;
  if (slot === 'summary') (partial.summary ??= []).push(text);
  if (slot === 'date' || slot === 'dated-title') partial.at = date?.at ?? null;
  if (slot === 'date' && date?.rest) partial.category = date.rest;
  if (slot === 'dated-title') partial.title = date?.rest ?? text;
}

function finished(partial: PartialHeadline): Omit<PageHeadline, 'section'> {
  return {
    category: partial.category ?? null,
    title: partial.title ?? '',
    publishedAt: partial.at ?? null,
    summary: partial.summary?.join(' ') ?? '',
  };
}

function cheapestPath(lines: readonly PortalLine[]): State[] {
  let costs = states.map((state) => (state === outside ? 0 : state.startCost));
  const steps: Uint8Array[] = [];
  lines.forEach((line, at) => {
    const back = new Uint8Array(states.length);
    const next = states.map((state, index) => {
      const emit = state.cost(line);
      if (emit === none) return none;
      if (at === 0) return (costs[index] ?? none) + emit;
      let best = none;
      for (const { from, cost } of state.transitions) {
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
  const ends = costs.map((cost, index) => cost + (states[index]?.endCost ?? none));
  let state = ends.indexOf(Math.min(...ends));
  const path: State[] = [];
  for (let at = lines.length - 1; at >= 0; at--) {
    path.push(states[state] ?? outside);
    state = steps[at]?.[state] ?? 0;
  }
  return path.reverse();
}
