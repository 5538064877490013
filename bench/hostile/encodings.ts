/** Texts that contradict themselves: encodings, characters, entities, depth. */
import type { HostileKind, Visit } from './kind.ts';
import { items, rss, rssType } from './rss.ts';

const send =
  (body: (visit: Visit) => string | Buffer, type = rssType) =>
  (visit: Visit): void => {
    visit.response.writeHead(200, { 'content-type': type }).end(body(visit));
  };

/** Unpacks to 10^9 words: CWE-776. */
const billion = Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
).join('');

const withDoctype = (declarations: string, text: string) =>
  `<?xml version="1.0"?><!DOCTYPE rss [${declarations}]><rss version="2.0"><channel><title>x</title><item><title>${text}</title><guid>1</guid></item></channel></rss>`;

export const encodingKinds: readonly HostileKind[] = [
  {
    name: 'XML bomb',
    named: ['not-a-feed'],
    feed: send(() => withDoctype(`<!ENTITY l0 "lol">${billion}`, '&l9;')),
  },
  {
    name: 'XML bomb of one large entity',
    named: ['not-a-feed', 'too-long', 'heavy-document', 'ok'],
    articles: [0, 1],
    feed: send(() => withDoctype(`<!ENTITY a "${'a'.repeat(1000)}">`, '&a;'.repeat(1_000_000))),
  },
  {
    name: 'asks for a file of this machine',
    named: ['not-a-feed', 'ok'],
    articles: [0, 1],
    feed: send(() => withDoctype('<!ENTITY f SYSTEM "file:///etc/passwd">', 'Secret: &f;')),
  },
  {
    name: 'NULs and control characters everywhere',
    named: ['ok'],
    articles: [20, 20],
    feed: send(({ origin }) =>
      rss(
        origin,
        items(20, origin, () => '<description>a\0b\u0001c\u001b[31md\u009be\ufffef</description>'),
      ),
    ),
  },
  {
    name: 'a megabyte of NULs',
    named: ['not-a-feed'],
    feed: send(() => Buffer.alloc(1_000_000)),
  },
  {
    name: 'three encodings at once',
    named: ['ok'],
    articles: [20, 20],
    feed: send(({ origin }) => {
      const text = rss(origin, items(20, origin)).replace(
        'encoding="UTF-8"',
        'encoding="Shift_JIS"',
      );
      const at = text.indexOf('harbour council');
      const wrong = Buffer.from([0xe9, 0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0x81, 0x40]);
      return Buffer.concat([Buffer.from(text.slice(0, at)), wrong, Buffer.from(text.slice(at))]);
    }, 'text/xml; charset=iso-8859-15'),
  },
  {
    name: 'half an UTF-16',
    named: ['not-a-feed'],
    feed: send(() => {
      const bytes = Buffer.from(`\ufeff${'<rss>'.repeat(100_000)}`, 'utf16le');
      return bytes.subarray(0, bytes.length - 1);
    }),
  },
  {
    name: 'XML in XML, 300,000 deep',
    named: ['heavy-document', 'not-a-feed', 'ok'],
    articles: [0, 1],
    feed: send(({ origin }) =>
      rss(origin, `<item><title>deep</title><guid>1</guid>${'<a>'.repeat(300_000)}</item>`),
    ),
  },
  {
    name: 'HTML in HTML, 300,000 deep',
    named: ['ok', 'heavy-document'],
    articles: [0, 1],
    feed: send(({ origin }) =>
      rss(
        origin,
        `<item><title>deep</title><guid>1</guid><description><![CDATA[${'<div><b>'.repeat(300_000)}word]]></description></item>`,
      ),
    ),
  },
  {
    name: 'JSON in JSON, a million deep',
    named: ['heavy-document', 'not-a-feed', 'ok'],
    articles: [0, 1],
    feed: send(
      () =>
        `{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","content_text":"x","deep":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}]}`,
      'application/feed+json',
    ),
  },
];
