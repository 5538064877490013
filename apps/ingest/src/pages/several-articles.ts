import { oneLine } from '@newsline/news';
import { webUrl } from '../feeds/web-url.ts';
import { textBlocks } from './block-text.ts';
import { metaOf } from './page-queries.ts';
import { headingOf } from './page-title.ts';

/** One of several articles that a page shows whole, as a page of its own. */
export type PagePart = { readonly html: string; readonly url: string | undefined };

/** Characters of running text: with less of it an article is a teaser. */
const leastProse = 200;
const mostArticles = 100;

/** The articles of a page that is not about one of them, such as the front page of a blog; empty
 *  where it has less than two, or one is the page's own. */
export function articlesOf(document: Document, url: string | undefined): PagePart[] {
  if (metaOf(document)('og:type') === 'article' || document.querySelector('article h1')) return [];
  const whole = outermost(document).filter(isWhole).slice(0, mostArticles);
  if (whole.length < 2) return [];
  const language = document.documentElement.getAttribute('lang') ?? '';
  return whole.flatMap((article) => {
    const heading = article.querySelector('h2, h3');
    const link = heading?.querySelector('a[href]') ?? heading?.closest('a[href]');
    const address = webUrl(link?.getAttribute('href') ?? '', url) ?? undefined;
    const title = oneLine(heading?.textContent ?? '');
    if (!heading || title === '') return [];
    return [{ html: asPage(article, heading, { title, language, address }), url: address ?? url }];
  });
}

function asPage(
  article: Element,
  heading: Element,
  { title, language, address }: { title: string; language: string; address: string | undefined },
): string {
  const h1 = article.ownerDocument.createElement('h1');
  h1.textContent = title;
  heading.replaceWith(h1);
  const canonical = address ? `<link rel="canonical" href="${escaped(address)}">` : '';
  return `<html lang="${escaped(language)}"><head><title>${escaped(title)}</title>${canonical}</head><body><article>${article.innerHTML}</article></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Of each group the outer ones, without what stands in a sidebar or below an article as a comment. */
function outermost(document: Document): Element[] {
  const found: Element[] = [];
  for (const article of document.querySelectorAll('article')) {
    if (found.at(-1)?.contains(article) || article.closest('aside, nav, footer')) continue;
    if (!/comment|live/iu.test(`${article.className} ${article.id}`)) found.push(article);
  }
  return found;
}

function isWhole(article: Element): boolean {
  const prose = textBlocks(article).filter(
    ({ text, kind, linkShare }) => kind === 'text' && linkShare < 0.3 && text.length > 60,
  );
  return prose.length > 1 && prose.reduce((sum, { text }) => sum + text.length, 0) >= leastProse;
}

/** A page without the articles that follow its own, for those who read on. */
export function withoutOtherArticles(document: Document, title: string): Document {
  const all = outermost(document);
  const heading = all.length > 1 ? headingOf(document, title) : null;
  const own = all.find((article) => heading !== null && article.contains(heading));
  if (!own || !isWhole(own)) return document;
  for (const article of all)
    if (article !== own && article.querySelector('h1, h2, h3')) article.remove();
  return document;
}
