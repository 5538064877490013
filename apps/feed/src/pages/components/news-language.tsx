import type { VNode } from 'preact';
import { usePageContext } from '../page-context.ts';
import { withQuery } from '../href.ts';
import { languageName, uiLanguages } from '../i18n/i18n.ts';
import { Choices } from './choices.tsx';

/** Which language the news shall be in; the language of the page itself is chosen in its head. */
export function NewsLanguage({ chosen }: { readonly chosen: string | undefined }): VNode {
  const { text, address } = usePageContext();
  const to = (language: string | null): string => withQuery(address, { language, cursor: null });
  return (
    <Choices
      label={text.lists.newsLanguage}
      choices={[
        { name: text.lists.allLanguages, href: to(null), chosen: chosen === undefined },
        ...uiLanguages.map((language) => ({
          name: languageName(language, text),
          href: to(language),
          chosen: chosen === language,
        })),
      ]}
    />
  );
}
