import { en } from './en.ts';
import { vi, type Dictionary } from './vi.ts';

export type { Dictionary } from './vi.ts';

/** The languages of the pages; the news itself may be in any. */
export const uiLanguages = ['vi', 'en'] as const;
export type UiLanguage = (typeof uiLanguages)[number];

export const dictionaries: Readonly<Record<UiLanguage, Dictionary>> = { vi, en };

export function isUiLanguage(value: unknown): value is UiLanguage {
  return uiLanguages.some((language) => language === value);
}

/** The language a browser prefers among ours: RFC 9110, section 12.5.4, by primary tag only.
 *  Null where it names none of ours. */
export function preferredLanguage(acceptLanguage: string | undefined): UiLanguage | null {
  const ranges = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((element) => {
      const [range = '', ...parameters] = element.split(';').map((part) => part.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { tag: range.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranges.map(({ tag }) => tag).find(isUiLanguage) ?? null;
}

/** The attributes that tell screen readers, hyphenation and bidirectional layout the language of a
 *  text; none where it is that of the page. An unknown language is `lang=""` (HTML, section 3.2.6.2). */
export function langAttributes(
  language: string,
  page: UiLanguage,
): { readonly lang?: string; readonly dir?: 'auto' } {
  if (language === page) return {};
  if (isUiLanguage(language)) return { lang: language };
  return { lang: language === 'und' ? '' : language, dir: 'auto' };
}

/** A language's name for readers; its code where we have no name for it. */
export function languageName(language: string, text: Dictionary): string {
  return text.lists.languages[language] ?? language;
}
