import { identityUrl, oneLine, outletOf } from '@newsline/news';
import { webUrl } from '../feeds/web-url.ts';
import { isNoise } from '../pages/boilerplate.ts';
import { textStart } from '../pages/element-text.ts';
import { headlineWeight } from './headline-weight.ts';
import { isAroundContent } from './page-regions.ts';
import { TagPaths } from './tag-paths.ts';

/** A link of a page's content to another page of the same outlet. */
export type PageLink = {
  readonly element: Element;
  /** The part of it that says what the article is called; it as a whole where no part does. */
  readonly headline: Element;
  readonly url: string;
  /** The same for addresses of one page: see `identityUrl`. */
  readonly key: string;
  /** What it calls that page; empty where it is a picture. */
  readonly text: string;
  /** Its text is a heading. */
  readonly isHeading: boolean;
  /** See `TagPaths`. */
  readonly path: string;
  /** The last short heading above it that names a year; empty where there is none. */
  readonly under: string;
};

export type Place = {
  /** Where the page is. */
  readonly url: string;
  /** The outlets that it is of. */
  readonly outlets: readonly string[];
};

/** More are no page that anybody reads. */
const mostLinks = 5_000;
const longestText = 400;
const longestTitle = 250;
const longestHeading = 40;
const mostHeadingWords = 5;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
/** In letters; see `headlineWeight`. */
const leastTitle = 12;
const headings = 'h1, h2, h3, h4, h5, h6';
const titled = /(?:^|[\s_-])(?:title|headline|heading|tieu-?de|tit)(?:$|[\s_-])/iu;
const file = /\.(?:jpe?g|png|gif|webp|avif|svg|mp[34]|zip|css|js|rss|xml)$/iu;

/** The links of a page's content, in its order. Takes time in proportion to the page. */
export function pageLinks(document: Document, place: Place): PageLink[] {
  const { body } = document;
  const base = baseOf(document, place.url);
  const paths = new TagPaths(body);
  const counts = countLinks(body);
  const whole = counts.get(body) ?? 0;
  const own = identityUrl(place.url);
  const links: PageLink[] = [];
  let under = '';
  const add = (element: Element, path: string, inHeading: boolean): void => {
    const url = addressOf(element, base);
    const key = url && identityUrl(url);
    if (!url || !key || key === own || !isOfPage(url, place) || links.length >= mostLinks) return;
    const { headline, text, isHeading: isTitled } = headlineOf(element);
    const isHeading = isTitled || inHeading;
    links.push({ element, headline, url, key, text, isHeading, path, under });
  };
  const walk = (element: Element, path: string, inContent: boolean, inHeading: boolean): void => {
    for (const child of element.children) {
      const tag = child.nodeName;
      const holdsMost = (counts.get(child) ?? 0) * 2 > whole;
      if (isAroundContent(child, { inContent, holdsMost })) continue;
      const isHeading = /^H[1-6]$/u.test(tag);
      if (isHeading || /^(?:DT|CAPTION|SUMMARY|TH|STRONG)$/u.test(tag))
        under = yearIn(child) ?? under;
      const inner = paths.within(path, child);
      if (tag === 'A') add(child, inner, inHeading);
      else
        walk(
          child,
          inner,
          inContent || tag === 'MAIN' || tag === 'ARTICLE',
          inHeading || isHeading,
        );
    }
  };
  walk(body, '', false, false);
  return links;
}

/** From where a page's relative addresses start. */
export function baseOf(document: Document, url: string): string {
  return webUrl(document.querySelector('base[href]')?.getAttribute('href') ?? '', url) ?? url;
}

function countLinks(root: Element): ReadonlyMap<Element, number> {
  const counts = new Map<Element, number>();
  const count = (element: Element): number => {
    let links = element.nodeName === 'A' ? 1 : 0;
    for (const child of element.children) links += count(child);
    counts.set(element, links);
    return links;
  };
  count(root);
  return counts;
}

/** "April 2031", "Năm 2030": a heading of a part of an archive. A headline with a year in it is none. */
function yearIn(element: Element): string | null {
  const text = oneLine(textStart(element, longestHeading + 1));
  if (text.length > longestHeading || text.split(' ').length > mostHeadingWords) return null;
  return year.test(text) && element.querySelector('a') === null ? text : null;
}

function addressOf(element: Element, base: string): string | null {
  const href = element.getAttribute('href')?.trim() ?? '';
  if (href === '' || href.startsWith('#')) return null;
  if (
    /(?:^|\s)(?:tag|author|next|prev|category|search)(?:\s|$)/iu.test(
      element.getAttribute('rel') ?? '',
    )
  )
    return null;
  return webUrl(href, base);
}

/** A front page, pictures and what leads to another outlet are no articles of this one. */
function isOfPage(url: string, { outlets }: Place): boolean {
  const { pathname, search } = new URL(url);
  if (file.test(pathname) || (pathname === '/' && search === '')) return false;
  return outlets.includes(outletOf(url));
}

/** A link may be a whole card: then a part of it is what the article is called. Titles that a page has
 *  cut are whole in an attribute. */
function headlineOf(link: Element): Pick<PageLink, 'headline' | 'text' | 'isHeading'> {
  const heading = link.querySelector(headings);
  const headline = heading ?? titledPart(link) ?? firstTitle(link) ?? link;
  const shown = oneLine(textStart(headline, longestText));
  const said = oneLine((link.getAttribute('title') ?? '').slice(0, longestText));
  const start = shown.replace(/\s*(?:…|\.{3})$/u, '');
  const text = start !== shown && start !== '' && said.startsWith(start) ? said : shown;
  return { headline, text: isNoise(text) ? '' : text, isHeading: heading !== null };
}

function titledPart(link: Element): Element | null {
  if (link.children.length === 0) return null;
  for (const element of [...link.querySelectorAll('*')].slice(0, 50))
    if (
      titled.test(`${element.className}`.slice(0, 200)) &&
      headlineWeight(textStart(element, longestTitle)) >= leastTitle
    )
      return element;
  return null;
}

/** Of a card without a heading, the first of its blocks that says enough. */
function firstTitle(link: Element): Element | null {
  for (const element of [...link.querySelectorAll('p, div, strong, b')].slice(0, 50)) {
    if (element.querySelector('p, div') !== null) continue;
    if (headlineWeight(textStart(element, longestTitle)) >= leastTitle) return element;
  }
  return null;
}
