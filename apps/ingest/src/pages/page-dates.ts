import { readDate } from '@newsline/news';
import { textBlocks, type TextBlock } from './block-text.ts';
import { dateLabel, labelledDates, type LabelledDate } from './dated-line.ts';
import { dateInAddress } from './address-date.ts';
import { dateReading } from './date-places.ts';
import { attributes, texts, type Meta } from './page-queries.ts';
import { headingOf } from './page-title.ts';

export type DatedPage = {
  readonly document: Document;
  readonly meta: Meta;
  /** `datePublished` of the page's article in JSON-LD. */
  readonly linked: string | null;
  readonly title: string;
  /** The first that names a day is believed. */
  readonly addresses: readonly (string | null | undefined)[];
};

type Context = { readonly now: Date; readonly zone: string };

/** Of publication, never of a change. The last ones are Dublin Core's (DCMI Metadata Terms) and those
 *  that Google Scholar reads. */
const metas = [
  'article:published_time',
  'og:published_time',
  'og:article:published_time',
  'article:published',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_time',
  'publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'bt:pubdate',
  'dc.date.issued',
  'dcterms.issued',
  'dc.date.created',
  'dcterms.created',
  'dc.date',
  'dcterms.date',
  'citation_publication_date',
  'citation_online_date',
  'date',
];

/** When the page's article was published; null where the page does not say, or says only when it was
 *  changed. Believed are, in this order: JSON-LD, `<meta>`, microdata, what stands near the title, what
 *  is called a date of publication further down, the address. */
export function publishedOn(page: DatedPage, context: Context): Date | null {
  for (const text of machineDates(page)) {
    const at = text ? readDate(text, context)?.at : null;
    if (at && isPlausible(at, context)) return at;
  }
  return shownDate(page, context) ?? dateInAddress(page.addresses, context);
}

/** One after the other: to look for elements takes longer than to read the head. */
function* machineDates({ document, meta, linked }: DatedPage): Iterable<string | null> {
  yield linked;
  yield* metas.map((name) => meta(name));
  const published = '[itemprop="datePublished"]';
  yield* attributes(document, published, 'datetime', 'content');
  yield* texts(document, published, 100);
  yield* attributes(document, 'time[pubdate]', 'datetime');
}

const dayMs = 86_400_000;
/** Before the first web page nothing was published on the web: such dates are default values. */
const earliest = Date.UTC(1990, 0, 1);

function isPlausible(at: Date, { now }: Context): boolean {
  return at.getTime() >= earliest && at.getTime() <= now.getTime() + dayMs;
}

/** Paragraphs below the title: a lead may stand between it and the date. */
const headProse = 3;
const headBlocks = 25;
const longestLabel = 30;
/** Blocks, and characters, between a date and the title below it. */
const nearAbove = { blocks: 4, length: 150 };

function shownDate({ document, title }: DatedPage, context: Context): Date | null {
  const heading = headingOf(document, title);
  const blocks = textBlocks(document.body, dateReading(heading, context));
  const titleAt = blocks.findIndex(({ element }) => heading?.contains(element));
  const dates = blocks.flatMap((block, at) =>
    at === titleAt || isOfCard(blocks, at, heading)
      ? []
      : datesOf(block, blocks[at - 1], context).map((date) => ({
          at: date.at,
          rank: rankOf(date, placeOf(blocks, at, titleAt)),
        })),
  );
  const [best] = dates.filter(({ rank }) => rank < never).sort((one, two) => one.rank - two.rank);
  return best?.at ?? null;
}

/** With the label that has a block of its own, as in a definition list. */
function datesOf(
  { text }: TextBlock,
  above: TextBlock | undefined,
  context: Context,
): LabelledDate[] {
  const isLabel = above && above.text.length <= longestLabel && !/\d/u.test(above.text);
  const label = isLabel ? dateLabel(above.text) : null;
  return text
    .split('\n', 20)
    .flatMap((line) => labelledDates(line, context))
    .filter(({ at }) => isPlausible(at, context))
    .map((date, order) => (order === 0 && date.of === null ? { ...date, of: label } : date));
}

type Place = 'head' | 'above' | 'below' | 'elsewhere';

const never = Infinity;

/** The lower, the more a date is believed. */
function rankOf({ of }: LabelledDate, place: Place): number {
  if (of === 'updated' || of === 'other') return never;
  if (place === 'head') return of === 'published' ? 0 : 1;
  if (place === 'above') return 2;
  return place === 'below' && of === 'published' ? 3 : never;
}

function placeOf(blocks: readonly TextBlock[], at: number, title: number): Place {
  if (at > title) {
    const between = blocks.slice(title + 1, Math.min(at, title + 1 + headBlocks));
    const prose = between.filter(({ text }) => text.length > 80).length;
    return prose < headProse && at - title <= headBlocks ? 'head' : 'below';
  }
  if (title - at > nearAbove.blocks) return 'elsewhere';
  const between = blocks.slice(at + 1, title);
  const length = between.reduce((sum, { text }) => sum + text.length, 0);
  return length <= nearAbove.length ? 'above' : 'elsewhere';
}

/** The date of a teaser: its headline, a link, stands beside it in an element without the title. */
function isOfCard(blocks: readonly TextBlock[], at: number, heading: Element | null): boolean {
  const holder = blocks[at]?.element.parentElement;
  if (!holder || holder === heading?.ownerDocument.body || holder.contains(heading)) return false;
  return [blocks[at - 1], blocks[at + 1]].some(
    (beside) =>
      beside !== undefined &&
      beside.linkShare >= 0.8 &&
      (beside.text.length >= 20 || beside.kind === 'heading') &&
      holder.contains(beside.element),
  );
}
