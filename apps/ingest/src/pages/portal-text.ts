import { oneLine, readAttribution, readDate } from '@newsline/news';
import { beginning } from './beginning.ts';
import type { PageArticle, PageHeadline } from './page-article.ts';
import { splitArticles, type ArticleLines, type StrayLine } from './portal-articles.ts';
import { parseLists } from './portal-lists.ts';
import { portalLines, type PortalLine } from './portal-lines.ts';

export type PortalContext = {
  /** For "2 giờ trước". */
  readonly now: Date;
  /** The zone of dates that name none, IANA; Vietnam's by default. */
  readonly zone?: string;
};

/** What a pasted page says. Both lists are in the order of the page. */
export type PortalText = { readonly articles: PageArticle[]; readonly headlines: PageHeadline[] };

const maxTitle = 250;
const maxSummary = 400;
/** Below the first article, less running text than this is a footer or a teaser. */
const minLaterProse = 150;

/** Reads plain text as people paste it: one article, its first line being the title, or a whole
 *  page of a portal with articles and lists of headlines. Numeric dates are day/month/year. Never
 *  throws; an empty text has neither articles nor headlines. */
export function readPortalText(
  text: string,
  { now, zone = 'Asia/Ho_Chi_Minh' }: PortalContext,
): PortalText {
  const context = { now, zone };
  const lines = portalLines(text, context).filter(({ isNoise }) => !isNoise);
  const { headlines, others } = parseLists(lines);
  const parts = others.map(splitArticles);
  const raw = parts.flatMap(({ articles }) => articles);
  const whole = raw.filter(({ proseLength }, at) => proseLength >= (at === 0 ? 1 : minLaterProse));
  if (whole.length + headlines.length === 0) whole.push(...loneArticle(lines));
  const undated = parts.flatMap(({ strays }) => strays).filter(isHeadline);
  return {
    articles: whole.map((article) => readArticle(article, context)),
    headlines: [...headlines, ...undated.map(undatedHeadline)].map((headline) => ({
      ...headline,
      title: oneLine(headline.title),
    })),
  };
}

/** A text in which nothing reads as an article is one all the same: its first line is the title. */
function loneArticle(lines: readonly PortalLine[]): ArticleLines[] {
  const [title, ...rest] = lines.map(({ text }) => text);
  return title ? [{ title, lines: rest, captions: [], proseLength: 0, publishedAt: null }] : [];
}

function isHeadline({ title }: StrayLine): boolean {
  const count = title.split(' ').length;
  return count >= 5 && count <= 40;
}

function undatedHeadline({ section, title }: StrayLine): PageHeadline {
  return { section, category: null, title, publishedAt: null, summary: '' };
}

function readArticle(raw: ArticleLines, context: { now: Date; zone: string }): PageArticle {
  const body = raw.lines.join('\n\n');
  const { authors, attribution, text } = readAttribution(body);
  const inText = raw.publishedAt ? null : dayInText(text, context);
  const first = oneLine(text.split('\n')[0] ?? '');
  return {
    title: cut(oneLine(raw.title), maxTitle),
    summary: cut(first, maxSummary),
    text: raw.title.length <= maxTitle ? text : `${raw.title}\n\n${text}`.trim(),
    html: '',
    authors,
    attribution,
    publishedAt: raw.publishedAt ?? inText,
    publishedFrom: raw.publishedAt ? 'page' : inText ? 'text' : null,
    imageUrl: null,
    language: null,
    canonicalUrl: null,
    siteName: null,
    captions: raw.captions,
    via: 'plain-text',
  };
}

const today =
  /(?:hôm nay|sáng nay|trưa nay|chiều nay|tối nay|today)[^\d.]{0,20}(\d{1,2}[/-]\d{1,2}[/-]\d{4})/iu;

/** "hôm nay 20/7/2017" dates the article; "hôm nay 20/7" does not, for the year of anything else on
 *  the page may be another: portals show today's headlines beside old articles. */
function dayInText(text: string, context: { now: Date; zone: string }): Date | null {
  const [, day] = today.exec(text.slice(0, 1000)) ?? [];
  return day ? (readDate(day, context)?.at ?? null) : null;
}

/** Cuts at a word. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : `${beginning(text, length - 1).replace(/\s+\S*$/u, '')}…`;
}
