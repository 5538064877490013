import type { Dictionary } from '../vi.ts';

const number = new Intl.NumberFormat('en');
const many = (count: number, one: string, several: string): string =>
  `${number.format(count)} ${count === 1 ? one : several}`;

export const operator: Dictionary['operator'] = {
  title: 'Operator',
  key: 'Operator’s key',
  keyHelp: 'It was printed once, when Newsline first started.',
  login: 'Log in',
  logout: 'Log out',
  loggedIn: 'You are logged in as the operator.',
  why: 'Reading needs no login. Adding and removing sources does.',
  wrongKey: 'That key is not right. Check it and try again.',
  tooManyKeys: 'Too many wrong keys came from your network. Wait a minute and try again.',
  needed: 'Only the operator may do this. Log in first.',
  add: 'Add a source',
  addThis: 'Add',
  addAnyway: 'Add it all the same',
  try: 'Try it first',
  tried: 'What would come',
  triedList:
    'A list page, not a feed: the headlines are read from the page itself, as it shows them.',
  isSource: 'It is a source already.',
  several: (count) => `This page leads to ${count} feeds. Choose which to add:`,
  url: 'Address of the feed (RSS, Atom, JSON Feed), of any page of its site, or of a page that lists articles',
  name: 'Name to show (empty: the feed’s own)',
  language: 'Language',
  languageUnknown: 'Let Newsline find out',
  folders: 'Folders, separated by commas',
  outlet: 'Outlet (its domain, where the address does not say it)',
  fullText: 'Fetch the full text from the page where the feed has only a summary',
  poll: 'Read now',
  edit: 'Edit…',
  editName: 'Name to show',
  save: 'Save',
  editRefused: ({ reason }) => `The settings could not be changed: ${reason}`,
  remove: 'Remove…',
  removeSure: 'Remove this source and withdraw all its articles?',
  removeYes: 'Remove for good',
  demonstration: 'Demonstration',
  demonstrationHelp:
    'The demonstration sources and all their articles will go. Real sources are not touched.',
  removeDemonstration: 'Remove the demonstration',
  loginToRemove: 'Log in to remove it.',
  notices: {
    added: 'Source added. Its news will show after the first read.',
    changed: 'This source was there already; its settings have been changed.',
    edited: 'The settings of the source have been changed.',
    removed: 'The source was removed and its articles were withdrawn.',
    'removed-demonstration': 'The demonstration was removed.',
    scheduled: 'The source will be read right away.',
    'unknown-source': 'That source no longer exists.',
    in: 'You are logged in.',
    out: 'You are logged out.',
  },
  noAnswer: 'The part that reads sources did not answer; it may or may not be done. Try again.',
  refused: ({ reason, feeds }) =>
    feeds
      ? `This page leads to ${feeds.length} feeds. Choose which to add:`
      : `The source could not be added: ${reason}`,
};

export const deadLetters: Dictionary['deadLetters'] = {
  title: 'Dead letters',
  intro:
    'Events that a part of Newsline tried and gave up on. Retry them when the reason is gone, or discard them.',
  operatorsOnly: 'Only the operator sees this page.',
  count: (count) => many(count, 'dead letter', 'dead letters'),
  none: 'There are none.',
  filter: 'Filter the list',
  reason: 'Reason contains',
  group: 'Consumer group',
  channel: 'Event type',
  olderThan: 'Older than (90m, 12h, 7d)',
  olderThanWrong: 'That is no length of time. Write a number and its unit: 90m, 12h or 7d.',
  show: 'Filter',
  tries: (count) => `tried ${many(count, 'time', 'times')}`,
  event: 'The event',
  retry: 'Retry',
  discard: 'Discard…',
  discardSure: 'Discard this dead letter? It cannot be brought back.',
  discardYes: 'Discard for good',
  retryAll: 'Retry all that match…',
  retryAllSure: (count) => `Retry ${many(count, 'dead letter', 'dead letters')}?`,
  retryAllYes: 'Retry all',
  discardAll: 'Discard all that match…',
  discardAllSure: (count) =>
    `Discard ${many(count, 'dead letter', 'dead letters')}? They cannot be brought back.`,
  discardAllYes: 'Discard all for good',
  done: {
    retried: (count) => `${number.format(count)} retried.`,
    discarded: (count) => `${number.format(count)} discarded.`,
  },
  portionDone: {
    retried: (count, left) => `${number.format(count)} retried, ${number.format(left)} left.`,
    discarded: (count, left) => `${number.format(count)} discarded, ${number.format(left)} left.`,
  },
  goOn: { retried: 'Go on retrying', discarded: 'Go on discarding' },
  gone: 'It is no longer there; somebody may have retried or discarded it.',
};
