/** What an ordinary day brings, to compare with: as many articles as all hostile servers together, one feed
 *  as long as a document may be, and one in a language that the detector needs statistics for. */
import type { HostileKind, Visit } from './kind.ts';
import { items, rss, rssType } from './rss.ts';

const paragraph =
  '<p>The harbour council met and spoke <a href="/bridge">at length</a> about the <b>bridge</b> that is to lead to the island.</p>';
const french = [
  'Le président français rencontre son homologue allemand à Berlin',
  'Les ministres se réunissent à Bruxelles pour parler du budget',
  'La grève des cheminots se poursuit dans le sud du pays',
  'Une nouvelle exposition ouvre ses portes au musée du Louvre',
  'Le gouvernement annonce des mesures contre la sécheresse',
];

const send =
  (itemsOf: (origin: string) => string) =>
  ({ response, origin }: Visit): void => {
    response.writeHead(200, { 'content-type': rssType }).end(rss(origin, itemsOf(origin)));
  };

export const ordinaryKinds: readonly HostileKind[] = [
  {
    name: 'ordinary: a thousand articles with their texts, nine megabytes',
    named: ['ok'],
    articles: [1_000, 1_000],
    feed: send((origin) =>
      items(
        1_000,
        origin,
        (n) =>
          `<description>The harbour council met, number ${n}.</description><content:encoded><![CDATA[${paragraph.repeat(70)}]]></content:encoded>`,
      ),
    ),
  },
  {
    name: 'ordinary: a thousand articles',
    named: ['ok'],
    articles: [1_000, 1_000],
    feed: send((origin) => items(1_000, origin)),
  },
  {
    name: 'ordinary: in French',
    named: ['ok'],
    articles: [200, 200],
    feed: send((origin) =>
      Array.from(
        { length: 200 },
        (_, n) =>
          `<item><title>${french[n % french.length]} (${n})</title><link>${origin}/${n}</link><description>${french[(n + 2) % french.length]}.</description></item>`,
      ).join(''),
    ),
  },
];
