import { fold, oneLine } from '@newsline/news';
import { beginning } from './beginning.ts';
import { textStart } from './element-text.ts';
import type { LinkedArticle } from './json-ld.ts';
import { texts, type Meta } from './page-queries.ts';
import { withoutMarkup } from './without-markup.ts';

/** The title of a page's article without its site's name; empty where there is none. */
export function titleOf(
  document: Document,
  meta: Meta,
  linked: LinkedArticle | null,
  siteName: string | null,
): string {
  const headings = texts(document, 'h1').map(oneLine).filter(Boolean);
  const candidates = [
    linked?.headline,
    withoutMarkup(beginning(meta('og:title', 'twitter:title') ?? '', 1000)),
    ...headings,
    document.title,
  ];
  const named = candidates.find((name) => name?.trim()) ?? '';
  const title = oneLine(beginning(named, 1000));
  const bare = withoutSite(title, siteName);
  // Feeds for machines cut long titles and add the outlet's name; what readers see is whole.
  const start = fold(bare.replace(/\s*(?:…|\.\.\.)$/u, ''));
  return headings.find((heading) => start && fold(heading).startsWith(start)) ?? bare;
}

/** "Title | Outlet" and "Outlet: Title" without the outlet. */
function withoutSite(title: string, siteName: string | null): string {
  const parts = title.split(/\s+[-–—|»·:]\s+|\s*\|\s*/u);
  const site = bareName(siteName ?? '');
  const names = (part: string | undefined): boolean =>
    site !== '' && part !== undefined && bareName(part) === site;
  const last = parts.at(-1);
  if (parts.length > 1 && last && names(last))
    return title.slice(0, title.lastIndexOf(last)).replace(/[\s|»·:–—-]+$/u, '');
  if (parts.length > 1 && parts[0] && names(parts[0]))
    return title.slice(parts[0].length).replace(/^[\s|»·:–—-]+/u, '');
  return title;
}

/** A name as it is compared with another: letters and digits, folded. */
export function bareName(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The heading that shows the title; else the page's first. */
export function headingOf(document: Document, title: string): Element | null {
  const start = fold(title).slice(0, 40);
  const all = [...document.querySelectorAll('h1, h2')].slice(0, 40);
  const shows = (element: Element): boolean =>
    start !== '' && fold(oneLine(textStart(element, 300))).startsWith(start);
  return all.find(shows) ?? document.querySelector('h1');
}
