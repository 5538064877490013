import { entityKinds } from '../../http/query-vocabulary.ts';
import { shorten } from '../../read-model/shorten.ts';
import type { NamedEntity } from '@newsline/contracts';
import type { UiLanguage } from '../i18n/i18n.ts';

export type EntityKind = NamedEntity['kind'];

/** As values of filters have it, `person:donald-trump`, in its parts; null where it is none. */
export function entityOf(value: string): Pick<NamedEntity, 'kind' | 'key'> | null {
  const colon = value.indexOf(':');
  const [kind, key] = [value.slice(0, colon), value.slice(colon + 1)];
  return isEntityKind(kind) && key !== '' ? { kind, key } : null;
}

export function isEntityKind(kind: string): kind is EntityKind {
  return entityKinds.some((one) => one === kind);
}

const regions = {
  vi: new Intl.DisplayNames('vi', { type: 'region', fallback: 'none' }),
  en: new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }),
};

const longestName = 100;

/** What readers call it: a country as their language has it, all else as articles do.
 *  @param known what articles call it, where that is known; else its key has to do */
export function entityName(
  { kind, key }: Pick<NamedEntity, 'kind' | 'key'>,
  known: string | undefined,
  language: UiLanguage,
): string {
  const isCode = kind === 'country' && /^[A-Z]{2}$/u.test(key);
  return (isCode && regions[language].of(key)) || shorten(known ?? key, longestName);
}
