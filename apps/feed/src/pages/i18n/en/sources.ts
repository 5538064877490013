import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const many = (count: number, one: string, several: string): string =>
  `${number.format(count)} ${count === 1 ? one : several}`;

export const sources: Dictionary['sources'] = {
  problem: (problem) => problem,
  title: 'Sources',
  intro: 'Where Newsline reads its news, and how each source is doing.',
  name: 'Source',
  status: 'Status',
  statuses: { ok: 'Good', failing: 'Failing', new: 'Not read yet' },
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
  warnings: (count) => many(count, 'warning from the last read', 'warnings from the last read'),
  actions: 'Actions',
  none: 'No sources yet.',
  list: 'All sources as a list that other readers import (OPML)',
  noneHelp: 'Log in with the operator’s key below to add one.',
  health: 'How the source is doing',
  site: 'Website',
  from: (source) => `News from ${source}`,
};
