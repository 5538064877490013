import { endsSentence, type PortalLine } from './portal-lines.ts';

type Slot = 'title' | 'category' | 'date' | 'summary' | 'dated-title';

/** What a line of the page may be. The costs have no unit: 0 is expected, 2 is odd, `none` is
 *  impossible. */
export type State = {
  readonly kind: 'outside' | 'heading' | 'slot';
  readonly slot: Slot | null;
  /** What it costs to read this line so. */
  cost(line: PortalLine): number;
  /** Which states the line above may have, by their index, and the cost of coming from there. */
  readonly transitions: readonly { from: number; cost: number }[];
  /** The cost of a page that begins, or ends, here. */
  readonly startCost: number;
  readonly endCost: number;
  /** Whether a new headline begins when this follows the other. */
  startsHeadline(before: State): boolean;
};

export const none = Number.POSITIVE_INFINITY;

/** The ways in which portals show one headline; "?" marks what a headline may lack. */
const layouts: readonly (readonly string[])[] = [
  ['title', 'date'],
  ['title', 'date', 'summary?'],
  ['title', 'category', 'date'],
  ['title', 'category', 'date', 'summary?'],
  ['category', 'title', 'date'],
  ['category', 'title', 'date', 'summary?'],
  ['title', 'summary', 'date'],
  ['title', 'summary', 'category', 'date'],
  ['category', 'title', 'summary', 'date'],
  ['date', 'title'],
  ['date', 'title', 'summary?'],
  ['date', 'category', 'title'],
  ['date', 'category', 'title', 'summary?'],
  ['category', 'date', 'title'],
  ['category', 'date', 'title', 'summary?'],
  ['dated-title'],
  ['dated-title', 'summary?'],
  ['category', 'dated-title'],
];

const lacking = 1;
/** Most lists show the title first; a date that stands directly under a line belongs to it. */
const dateFirst = 0.1;
const dateUnderLine = 0.5;
const anotherLayout = 2.5;
const fromOutside = { slot: 3, heading: 1 };
const toOutside = 2;
const secondParagraph = 1.5;
const strayDate = 2.5;

const costs: Readonly<Record<Slot, (line: PortalLine) => number>> = {
  title: (line) =>
    line.date && !line.date.rest
      ? none
      : (line.wordCount < 3 ? 2 : line.wordCount === 3 ? 0.5 : 0) +
        (line.text.length > 200 ? 3 : 0) +
        (/[^.]\.$/u.test(line.text) ? 2 : 0) +
        (line.isHeading ? 4 : 0) +
        (line.isCaption ? 2 : 0) +
        (line.date ? 2 : 0),
  category: (line) =>
    line.date || endsSentence(line.text) || line.text.length > 32
      ? none
      : (line.wordCount <= 4 ? 0.2 : 2.5) + (line.isHeading ? 1.5 : 0),
  summary: (line) =>
    line.date && !line.date.rest
      ? none
      : (endsSentence(line.text) ? 0 : line.wordCount < 20 ? 0.8 : 0.3) +
        (line.opens ? 0.2 : 0) +
        (line.text.length < 25 ? 3 : line.text.length < 50 ? 1.2 : 0) +
        (line.wordCount > 120 ? 3 : 0) +
        (line.isHeading ? 4 : 0) +
        (line.date ? 1 : 0),
  date: ({ date }) => {
    if (!date) return none;
    if (!date.rest) return 0;
    return date.rest.split(' ').length <= 4 && date.rest.length <= 32 ? 0.3 : none;
  },
  'dated-title': ({ date }) =>
    !date || date.rest.split(' ').length < 4 || date.rest.length > 200 ? none : 0.2,
};

function firstDateCost(line: PortalLine): number {
  return costs.date(line) + dateFirst + (line.opens ? 0 : dateUnderLine);
}

function headingCost(line: PortalLine): number {
  if (line.isHeading) return 0;
  if (line.date || endsSentence(line.text)) return none;
  if (line.wordCount > 6 || line.text.length > 40) return 8;
  return line.wordCount <= 5 && line.text.length <= 30 ? 1.5 : 2.5;
}

function outsideCost(line: PortalLine): number {
  if (line.date) return line.date.rest ? 1 : strayDate;
  return line.isHeading ? 0.3 : 0;
}

type SlotPosition = {
  readonly layout: number;
  readonly at: number;
  readonly slot: Slot;
  start: number;
  end: number;
};

/** What it costs to skip the slots of a layout from one to another: only optional ones can be. */
function skip(slots: readonly string[], from: number, to: number): number {
  const skipped = slots.slice(from, to);
  return skipped.every((slot) => slot.endsWith('?')) ? skipped.length * lacking : none;
}

const positions: readonly SlotPosition[] = layouts.flatMap((slots, layout) =>
  slots.map((slot, at) => ({
    layout,
    at,
    slot: slot.replace('?', '') as Slot,
    start: skip(slots, 0, at),
    end: skip(slots, at + 1, slots.length),
  })),
);

const outsideAt = 0;
const headingAt = 1;
const firstPosition = 2;

function step(from: SlotPosition, to: SlotPosition): number {
  const slots = layouts[to.layout] ?? [];
  const inside =
    from.layout === to.layout && from.at < to.at ? skip(slots, from.at + 1, to.at) : none;
  const again = from === to && to.slot === 'summary' ? secondParagraph : none;
  const next = from.end + to.start + (from.layout === to.layout ? 0 : anotherLayout);
  return Math.min(inside, again, next);
}

function slotState(to: SlotPosition): State {
  const arrivals = [
    { from: outsideAt, cost: to.start + fromOutside.slot },
    { from: headingAt, cost: to.start },
    ...positions.map((from, at) => ({ from: at + firstPosition, cost: step(from, to) })),
  ];
  return {
    kind: 'slot',
    slot: to.slot,
    cost: to.at === 0 && to.slot === 'date' ? firstDateCost : costs[to.slot],
    transitions: arrivals.filter(({ cost }) => cost < none),
    startCost: to.start + fromOutside.slot,
    endCost: to.end,
    startsHeadline: (before) => {
      const from = positionOf.get(before);
      return (
        !from ||
        from.layout !== to.layout ||
        from.at > to.at ||
        (from === to && to.slot !== 'summary')
      );
    },
  };
}

export const outside: State = {
  kind: 'outside',
  slot: null,
  cost: outsideCost,
  transitions: [
    { from: outsideAt, cost: 0 },
    { from: headingAt, cost: toOutside },
    ...positions.map(({ end }, at) => ({ from: at + firstPosition, cost: end + toOutside })),
  ].filter(({ cost }) => cost < none),
  startCost: 0,
  endCost: 0,
  startsHeadline: () => true,
};

const heading: State = {
  kind: 'heading',
  slot: null,
  cost: headingCost,
  transitions: [
    { from: outsideAt, cost: fromOutside.heading },
    { from: headingAt, cost: 0.3 },
    ...positions.map(({ end }, at) => ({ from: at + firstPosition, cost: end })),
  ].filter(({ cost }) => cost < none),
  startCost: fromOutside.heading,
  endCost: 0.5,
  startsHeadline: () => true,
};

export const states: readonly State[] = [outside, heading, ...positions.map(slotState)];

const positionOf = new Map(positions.map((position, at) => [states[at + firstPosition], position]));
