import { occurrencesOf } from './occurrences.ts';
import type { Highlighted } from '../search-index.ts';
import { rawOffset, type SearchableText } from './searchable-text.ts';
import type { Form } from './query-plan.ts';
import { signsAround } from './word-spelling.ts';

const longestSnippet = 300;
/** How far apart the hits of one passage may be, and how much is shown before the first. */
const passageLength = 230;
const leadIn = 60;
/** Passages are looked for among the first hits: a pasted text has hits everywhere. */
const maxHits = 200;

type Hit = { readonly word: number; readonly from: number; readonly to: number };

/** The whole text with the words of the query highlighted. */
export function highlight(text: SearchableText, forms: readonly Form[]): Highlighted {
  return pieces(text.raw, 0, text.raw.length, hitsIn(text, forms));
}

/** The passage of summary or text, at most 300 characters, that holds most of the query's words;
 *  the beginning where it holds none. */
export function snippet(
  summary: SearchableText,
  text: SearchableText,
  forms: readonly Form[],
): Highlighted {
  const first = passageOf(summary, forms);
  const second = passageOf(text, forms);
  const { raw, hits, from, to } = second.worth > first.worth || first.raw === '' ? second : first;
  const [start, end] = passageAround(raw, from, to);
  return pieces(raw, start, end, hits, true);
}

type Passage = { readonly worth: number; readonly from: number; readonly to: number };

function passageOf(field: SearchableText, forms: readonly Form[]) {
  const hits = hitsIn(field, forms);
  return { raw: field.raw, hits, ...bestPassage(hits.slice(0, maxHits)) };
}

/** In the text as written, in order. */
function hitsIn(text: SearchableText, forms: readonly Form[]): Hit[] {
  return forms
    .flatMap((form) =>
      occurrencesOf(text, form).map(({ from, to }) => ({
        word: form.from,
        ...withSigns(text.raw, rawOffset(text, from), rawOffset(text, to), form),
      })),
    )
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

/** Signs that are part of the name are highlighted with it. */
function withSigns(raw: string, from: number, to: number, { preferred }: Form) {
  const signs = preferred.some((one) => one !== null) ? signsAround(raw, from, to) : '';
  const isDotted = signs.endsWith('.');
  return { from: isDotted ? from - 1 : from, to: to + signs.length - (isDotted ? 1 : 0) };
}

/** Different words count most, then neighbours, then how many hits; of equals the first. */
function bestPassage(hits: readonly Hit[]): Passage {
  let best: Passage = { worth: 0, from: 0, to: 0 };
  hits.forEach((first, i) => {
    const inside = hits.slice(i).filter(({ to }) => to - first.from <= passageLength);
    const met = new Set(inside.map(({ word }) => word)).size;
    const close = inside.filter(({ from, word }, k) => {
      const before = inside[k - 1];
      return before !== undefined && before.word === word - 1 && from - before.to <= 2;
    }).length;
    const worth = met + Math.min(close, 8) * 0.5 + Math.min(inside.length, 10) * 0.01;
    const to = inside.at(-1)?.to ?? first.to;
    if (worth > best.worth) best = { worth, from: first.from, to };
  });
  return best;
}

/** Widens a passage to what may be shown: from the start of its sentence if that is near, else from
 *  a word. */
function passageAround(raw: string, from: number, to: number): [number, number] {
  if (raw.length <= longestSnippet) return [0, raw.length];
  const room = longestSnippet - 2;
  const earliest = Math.max(0, Math.min(from, to - room));
  const before = raw.slice(Math.max(earliest, from - leadIn * 2), from);
  const sentence = before.search(/(?<=[.!?…]\s+|\n)\S[^.!?…\n]*$/u);
  let start = from - before.length;
  if (sentence >= 0) start += sentence;
  else if (start > 0) start = wordStart(raw, Math.max(earliest, from - leadIn), from);
  const end = Math.min(raw.length, start + room);
  return [start, end === raw.length ? end : wordEnd(raw, end, to)];
}

/** The first beginning of a word from `at` on, but no later than `limit`. */
function wordStart(raw: string, at: number, limit: number): number {
  const space = raw.slice(at, limit).search(/\s/u);
  return space >= 0 ? at + space + 1 : limit;
}

function wordEnd(raw: string, at: number, limit: number): number {
  for (let end = at; end > limit; end--) if (/\s/u.test(raw[end] ?? '')) return end;
  const splits = /[\ud800-\udbff]/u.test(raw[at - 1] ?? '');
  return Math.max(limit, splits ? at - 1 : at);
}

function pieces(
  raw: string,
  start: number,
  end: number,
  hits: readonly Hit[],
  folded = false,
): Highlighted {
  const highlighted: { text: string; hit: boolean }[] = [];
  const add = (text: string, hit: boolean) => {
    if (text === '') return;
    highlighted.push({ text: folded ? text.replace(/\s+/gu, ' ') : text, hit });
  };
  if (start > 0) highlighted.push({ text: '…', hit: false });
  let done = start;
  for (const [from, to] of joined(raw, hits)) {
    if (from < done || to > end) continue;
    add(raw.slice(done, from), false);
    add(raw.slice(from, to), true);
    done = to;
  }
  add(raw.slice(done, end), false);
  if (end < raw.length) highlighted.push({ text: '…', hit: false });
  return highlighted;
}

/** Hits with nothing but a space between them are one: "an ninh mạng" is one word. */
function joined(raw: string, hits: readonly Hit[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const { from, to } of hits) {
    const last = spans.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (last && from === last[1] + 1 && raw[last[1]] === ' ') last[1] = to;
    else spans.push([from, to]);
  }
  return spans;
}
