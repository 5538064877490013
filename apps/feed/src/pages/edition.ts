import type { SourceState, Topic } from '@newsline/contracts';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { dictionaries, type Dictionary, type UiLanguage } from './i18n.ts';

/** What every part of a page may need to know: for whom it is made, when, and the names of things. */
export type Edition = {
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

const emptyEdition: Edition = {
  language: 'vi',
  text: dictionaries.vi,
  zone: 'UTC',
  now: new Date(0),
  operator: false,
  address: '/',
  topics: [],
  sources: new Map(),
};

export const EditionContext = createContext<Edition>(emptyEdition);

export const useEdition = (): Edition => useContext(EditionContext);

export function topicName(id: string, { topics, language }: Edition): string {
  return topics.find((topic) => topic.id === id)?.names[language] ?? id;
}

export function sourceName(id: string, { sources }: Edition): string {
  return sources.get(id)?.name ?? id;
}

export function showsDemonstration({ sources }: Edition): boolean {
  return sources.values().some(({ demonstration }) => demonstration);
}
