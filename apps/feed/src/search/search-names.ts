import type { SourceState, Topic } from '@newsline/contracts';
import { outletOf } from '@newsline/news';
import { type Named, namedValues, type NamedValues } from './named-values.ts';

/** What operators may be given by name. */
export type SearchNames = {
  readonly topics: NamedValues;
  readonly sources: NamedValues;
  /** Registrable domains. */
  readonly outlets: NamedValues;
  /** ISO 639-1. */
  readonly languages: NamedValues;
  readonly states: NamedValues;
};

export type NamingTopic = Pick<Topic, 'id' | 'names'>;
export type NamingSource = Pick<SourceState, 'id' | 'name' | 'url' | 'siteUrl' | 'outlet'>;

/** @param unpolled the names of sources that articles are of and nobody polls (what was handed in, and
 *    what was removed), by id */
export function searchNames(
  topics: readonly NamingTopic[],
  sources: readonly NamingSource[],
  unpolled: ReadonlyMap<string, string> = new Map(),
): SearchNames {
  return {
    topics: namedValues(topics.map(topicNamed)),
    sources: namedValues([
      ...sources.map(({ id, name }): Named => ({ value: id, names: [name] })),
      ...[...unpolled].map(([id, name]): Named => ({ value: id, names: [name] })),
    ]),
    outlets: outletNames(sources),
    languages: languageNames(),
    states,
  };
}

export function topicNamed({ id, names }: NamingTopic): Named {
  return { value: id, names: [names.en, names.vi] };
}

const states = namedValues([{ value: 'edited', names: ['edited', 'đã sửa'] }]);

/** Behind a name that an outlet's sources have in common: "VnExpress - Thế giới". */
const section = /\s[-–—|·:]\s.*$/u;

/** An outlet is called by its domain, by the first label of that, and as its sources are. */
function outletNames(sources: readonly NamingSource[]): NamedValues {
  const byOutlet = Map.groupBy(sources, outletOfSource);
  byOutlet.delete('');
  const called = new Map(
    [...byOutlet].map(([outlet, its]) => [
      outlet,
      [...new Set(its.flatMap(({ name }) => [name, name.replace(section, '')]))],
    ]),
  );
  const all = [...byOutlet].map(([outlet, its]): Named => {
    const names = new Set(its.map(({ name }) => name.replace(section, '')));
    const [shared = ''] = names;
    return { value: outlet, names: [names.size === 1 && shared !== '' ? shared : outlet] };
  });
  return namedValues(all, ({ value }) => [
    value.split('.', 1)[0] ?? '',
    ...(called.get(value) ?? []),
  ]);
}

/** As the operator says, else by its site, else by its own address. */
function outletOfSource({ outlet, siteUrl, url }: NamingSource): string {
  if (outlet !== null) return outletOf(`https://${outlet}`) || outlet;
  return outletOf(siteUrl ?? url) || outletOf(url);
}

let named: NamedValues | undefined;

/** Every language that has two letters, by its name in English, Vietnamese and itself; those of most
 *  of the news first. Made once: asking for the names takes some 40 ms. */
function languageNames(): NamedValues {
  return (named ??= namedValues(
    ['vi', 'en', 'und', ...twoLetterCodes().filter((code) => !/^(?:vi|en)$/u.test(code))].map(
      languageNamed,
    ),
    ({ value, names }) => [
      ...names.map((name) => name.replace(/^tiếng /iu, '')),
      nameIn(value, value) ?? '',
    ],
  ));
}

/** Without those that another one has replaced. */
function twoLetterCodes(): string[] {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
  return alphabet
    .flatMap((one) => alphabet.map((two) => one + two))
    .filter((code) => nameIn('en', code) && Intl.getCanonicalLocales(code)[0] === code);
}

function languageNamed(code: string): Named {
  if (code === 'und') return { value: code, names: ['Unknown', 'Không rõ'] };
  return { value: code, names: [nameIn('en', code) ?? code, nameIn('vi', code) ?? code] };
}

function nameIn(language: string, code: string): string | undefined {
  if (Intl.DisplayNames.supportedLocalesOf(language).length === 0) return undefined;
  return new Intl.DisplayNames(language, { type: 'language', fallback: 'none' }).of(code);
}
