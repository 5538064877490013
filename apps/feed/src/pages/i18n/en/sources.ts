import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const many = (count: number, one: string, several: string): string =>
  `${number.format(count)} ${count === 1 ? one : several}`;

export const sources: Dictionary['sources'] = {
  problem: (problem) => problem,
  warning: (warning) => warning,
  title: 'Sources',
  intro: 'Where Newsline reads its news, and how each source is doing.',
  name: 'Source',
  status: 'Status',
  statuses: { ok: 'Good', failing: 'Failing', new: 'Not read yet', ended: 'Read no more' },
  lastPolled: 'Last read',
  lastChanged: 'Had news',
  nextPoll: 'Next read',
  articles: 'Articles',
  never: 'never',
  due: 'now',
  whenAsked: 'when an operator asks',
  movedFrom: (address) => `Its publisher has moved it here from ${address}`,
  movedToOther: (address) =>
    `Its publisher has moved it to ${address}, which another source reads already, so that one of the two can be removed:`,
  failures: (count) => `failed ${many(count, 'time', 'times')} in a row`,
  first: 'first',
  warnings: (count) => many(count, 'warning from the last read', 'warnings from the last read'),
  polls: {
    title: 'The last reads',
    at: 'When',
    outcome: 'Outcome',
    status: 'HTTP status',
    bytes: 'Size',
    duration: 'Took',
    new: 'New articles',
    changed: 'Changed',
    refused: 'Left out',
    none: 'No read is on record yet.',
    warnings: (count) => many(count, 'warning', 'warnings'),
    pushed: 'pushed by a hub',
    outcomes: {
      changed: 'Had news',
      unchanged: 'Nothing new',
      'not-modified': 'As it was before',
      failed: 'Could not be read',
      paused: 'Put off, as its server asked for a pause',
    },
  },
  actions: 'Actions',
  none: 'No sources yet.',
  list: 'All sources as a list that other readers import (OPML)',
  noneHelp: 'Log in with the operator’s key below to add one.',
  health: 'How the source is doing',
  site: 'Website',
  listPage: 'list page, not a feed',
  from: (source) => `News from ${source}`,
};
