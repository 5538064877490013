import type { VNode } from 'preact';
import type { FullArticle } from '../../read-model/news-read-model.ts';
import { usePageContext } from '../page-context.ts';
import { externalHref } from '../href.ts';

/** What is attached to an article, as links: players would ask the publisher's host for the file, which
 *  the page's content security policy keeps to pictures. */
export function Enclosures({ article }: { readonly article: FullArticle }): VNode | null {
  const { text, language } = usePageContext();
  const shown = article.enclosures.flatMap(({ url, ...rest }) => {
    const href = externalHref(url);
    return href === undefined ? [] : [{ href, ...rest }];
  });
  if (shown.length === 0) return null;
  const { attached, open } = text.article;
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const about = ({ type, lengthBytes }: (typeof shown)[number]): string =>
    [type, lengthBytes && `${megabytes.format(lengthBytes / 1e6)} MB`].filter(Boolean).join(', ');
  return (
    <section class="block" aria-labelledby="attached">
      <h2 id="attached">{attached}</h2>
      <ul>
        {shown.map((one) => (
          <li key={one.href}>
            <a href={one.href} rel="noopener external">
              {open[kindOf(one.type)]}
            </a>{' '}
            <small>{about(one)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function kindOf(type: string | null): 'audio' | 'video' | 'image' | 'file' {
  const kind = type?.split('/', 1)[0]?.toLowerCase();
  return kind === 'audio' || kind === 'video' || kind === 'image' ? kind : 'file';
}
