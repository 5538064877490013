import type { SourceState, Topic } from '@newsline/contracts';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { dictionaries, type Dictionary, type UiLanguage } from './i18n/i18n.ts';

/** What every part of a page may need: whom it is for, when it is made, and the names of things. */
export type PageContext = {
  readonly language: UiLanguage;
  readonly text: Dictionary;
  /** IANA name of the zone that dates are shown in. */
  readonly zone: string;
  readonly now: Date;
  /** The request carried the operator's key. */
  readonly operator: boolean;
  /** Path and query as requested; always begins with exactly one slash. */
  readonly address: string;
  readonly topics: readonly Topic[];
  readonly sources: ReadonlyMap<string, SourceState>;
};

const emptyContext: PageContext = {
  language: 'vi',
  text: dictionaries.vi,
  zone: 'UTC',
  now: new Date(0),
  operator: false,
  address: '/',
  topics: [],
  sources: new Map(),
};

export const CurrentPageContext = createContext<PageContext>(emptyContext);

export const usePageContext = (): PageContext => useContext(CurrentPageContext);

export function topicName(id: string, { topics, language }: PageContext): string {
  return topics.find((topic) => topic.id === id)?.names[language] ?? id;
}

/** Whether there is such a topic. One that was removed stays with its articles until they are labelled anew,
 *  and leads nowhere. */
export function isTopic(id: string, { topics }: PageContext): boolean {
  return topics.some((topic) => topic.id === id);
}

export function showsDemonstration({ sources }: PageContext): boolean {
  return sources.values().some(({ demonstration }) => demonstration);
}
