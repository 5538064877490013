/** Feeds that cost time in proportion to the square of their length, or more, where a reader is not
 *  careful: in expressions, in normalising, in building trees. */
import type { HostileKind, Visit } from './kind.ts';
import { rss, rssType } from './rss.ts';

const send =
  (more: () => string) =>
  ({ response, origin }: Visit): void => {
    const item = `<item><guid>1</guid><link>${origin}/slow</link>${more()}</item>`;
    response.writeHead(200, { 'content-type': rssType }).end(rss(origin, item));
  };

const text = (element: string, content: string) => `<${element}>${content}</${element}>`;

/** It can be read, at least in part. */
const readable = { named: ['ok'], articles: [1, 1] } as const;

export const slowKinds: readonly HostileKind[] = [
  {
    ...readable,
    name: 'combining marks without a letter',
    feed: send(() => text('title', `z${'\u0301\u0316'.repeat(1_000_000)}`)),
  },
  {
    ...readable,
    name: 'marks of several classes in the text',
    feed: send(
      () => text('title', 'Marks') + text('description', 'e\u0323\u0302\u0345'.repeat(400_000)),
    ),
  },
  {
    ...readable,
    name: 'an author who is nearly an address',
    feed: send(() => text('title', 'Author') + text('author', 'a'.repeat(400_000))),
  },
  {
    ...readable,
    name: 'a title that is nearly HTML',
    feed: send(() => text('title', '&lt;a '.repeat(400_000))),
  },
  {
    ...readable,
    name: 'paragraphs that are never closed',
    feed: send(
      () => text('title', 'Unclosed') + text('description', '&lt;p&gt;&lt;li&gt;'.repeat(300_000)),
    ),
  },
  {
    ...readable,
    name: 'white space without end',
    feed: send(
      () =>
        text('title', `Space${' \n'.repeat(200_000)}x`) +
        text('description', `${'&amp;nbsp; \t'.repeat(200_000)}x`),
    ),
  },
  {
    name: 'CDATA that is opened for ever',
    named: ['ok', 'not-a-feed'],
    articles: [0, 1],
    feed: ({ response }) => {
      const body = `<rss version="2.0"><channel><item><description>${'<![CDATA[x'.repeat(200_000)}</title></item></channel></rss>`;
      response.writeHead(200, { 'content-type': rssType }).end(body);
    },
  },
];
