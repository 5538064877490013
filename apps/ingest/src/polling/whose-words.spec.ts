import type { Article, NewsEvent } from '@newsline/contracts';
import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import type { IngestDependencies } from './dependencies.ts';
import { Fetcher, type FetchOutcome, type FetchRequest } from './fetcher.ts';
import { addSource, changeSource } from './manage-sources.ts';
import { HostPace } from './host-pace.ts';
import { RobotsFiles } from './robots-files.ts';
import { pollSource } from './poll-source.ts';
import { Reader } from './reader.ts';
import { removeSource } from './remove-source.ts';
import { submitDocument } from './submit-document.ts';

/** What is served where. */
class Web extends Fetcher {
  readonly pages = new Map<string, string>();

  async fetch({ url }: FetchRequest): Promise<FetchOutcome> {
    const body = this.pages.get(url);
    if (body === undefined) throw new Error(`Nothing is served at ${url}`);
    const empty = { etag: null, lastModified: null, freshForMs: null };
    const contentType = 'application/rss+xml';
    return {
      kind: 'fetched',
      status: 200,
      url,
      contentType,
      body: new TextEncoder().encode(body),
      ...empty,
    };
  }

  async close(): Promise<void> {}
}

type Entry = { readonly link: string; readonly guid?: string; readonly title: string };

const feedOf = (name: string, entries: readonly Entry[]) =>
  `<rss version="2.0"><channel><title>${name}</title>${entries
    .map(
      ({ link, guid, title }) =>
        `<item><title>${title}</title><link>${link}</link>${guid ? `<guid isPermaLink="false">${guid}</guid>` : ''}<description>${title}, as ${name} says.</description><enclosure type="image/png" url="https://${name}.example/a.png"/><pubDate>${name === 'evil' ? 'Fri, 02 Jan 1998' : 'Thu, 01 Jan 2026'} 08:00:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

const link = 'https://outlet.example/2026/a.html';
const story = { link, guid: 'outlet-000017', title: 'What happened' };
const forged = { link, title: 'What never happened' };

const never = new AbortController().signal;
const control = {
  stopping: never,
  outOfTime: never,
  redirectedTo: () => {},
  feedIsFetched: () => {},
  feedIsRead: () => {},
};

describe('An article is in the words of its own outlet', () => {
  const reader = new Reader({ processes: 1, timeoutMs: 10_000, warm: false });
  let web: Web;
  let events: NewsEvent[];
  let dependencies: IngestDependencies;
  let clock: number;

  beforeEach(() => {
    const database = openSqlite(':memory:');
    const bus = new SqliteEventBus(database);
    events = [];
    clock = Date.parse('2026-01-02T00:00:00Z');
    web = new Web();
    dependencies = {
      sources: new SqliteSourceStore(database),
      articles: new SqliteAnnouncedArticles(database),
      fetcher: web,
      reader,
      bus: Object.assign(Object.create(bus) as SqliteEventBus, {
        publish: async (published: readonly NewsEvent[]) => void events.push(...published),
      }),
      limits: { intervalMs: 1, minMs: 1, maxMs: 1 },
      checkUrl: () => {},
      now: () => new Date((clock += 1_000)),
      random: () => 0,
      pace: new HostPace({ pauseMs: 0 }),
      robots: new RobotsFiles({
        fetcher: web,
        pace: new HostPace({ pauseMs: 0 }),
        token: 'newsline',
        now: () => new Date(clock),
      }),
      callbackUrl: null,
      pagesPerPoll: 0,
      onProblem: () => {},
    };
  });
  afterAll(() => reader.close());

  async function poll(name: string, entries: readonly Entry[], host = `${name}.example`) {
    const url = `https://${host}/${name}.xml`;
    web.pages.set(url, feedOf(name, entries));
    await addSource({ id: name, name, url }, dependencies);
    const source = await dependencies.sources.get(name);
    if (source) await pollSource(source, dependencies, control);
  }

  const of = <Data>(type: string) =>
    events.flatMap((event) => (event.type === `news.${type}.v1` ? [event.data as Data] : []));
  const versions = () => of<{ article: Article }>('article.ingested').map(({ article }) => article);
  const pointing = () =>
    of<{ sourceId: string }>('article.observed').map(({ sourceId }) => sourceId);
  const shown = () => {
    const { version, title, sourceName, outlet, publishedAt, imageUrl } = versions().at(-1) ?? {};
    const year = publishedAt?.slice(0, 4);
    return { version, title, sourceName, outlet, year, picture: imageUrl };
  };
  const own = (version: number) => ({
    version,
    title: 'What happened',
    sourceName: 'outlet',
    outlet: 'outlet.example',
    year: '2026',
    picture: 'https://outlet.example/a.png',
  });

  it('whatever another source says of it later', async () => {
    await poll('outlet', [story]);
    await poll('evil', [forged]);
    await poll('evil', [{ ...forged, title: 'Nor did this' }]);
    expect(shown()).toEqual(own(1));
    expect(pointing()).toEqual(['evil']);
  });

  it('as soon as the outlet shows it, whoever showed it before', async () => {
    await poll('evil', [forged]);
    expect(shown()).toMatchObject({ title: forged.title, outlet: null });
    await poll('outlet', [story]);
    expect(shown()).toEqual(own(2));
    expect(pointing()).toEqual(['evil']);
    await poll('evil', [{ ...forged, title: 'Nor did this' }]);
    expect(shown()).toEqual(own(2));
    await poll('outlet', [{ ...story, title: 'What happened then' }]);
    expect(shown()).toMatchObject({ version: 3, title: 'What happened then' });
  });

  it('as soon as somebody hands in the page that is there', async () => {
    await poll('evil', [forged]);
    const page = `<html><head><title>What happened</title></head><body><article><h1>What happened</h1>
      <p>${'This is what happened, as everybody could see. '.repeat(8)}</p></article></body></html>`;
    const document = { contentType: 'text/html', body: page, url: link };
    await submitDocument(document, dependencies);
    expect(shown()).toMatchObject({ version: 2, outlet: 'outlet.example', title: 'What happened' });
  });

  it('and a page that names another outlet’s address is not taken for it', async () => {
    await poll('outlet', [story]);
    const page = `<html><head><title>What never happened</title><link rel="canonical" href="${link}"></head>
      <body><article><h1>What never happened</h1><p>${'None of this is true, though it is said. '.repeat(8)}</p></article></body></html>`;
    const document = { contentType: 'text/html', body: page };
    await submitDocument({ ...document, url: 'https://evil.example/a' }, dependencies);
    expect(shown()).toMatchObject({ version: 1, outlet: 'evil.example' });
    await submitDocument(document, dependencies);
    expect(versions().filter(({ url }) => url === link)).toHaveLength(1);
  });

  it('or of the first source that showed it, where none of the outlet has', async () => {
    await poll('digest', [story], 'digest.example');
    await poll('evil', [forged]);
    expect(shown()).toMatchObject({ version: 1, sourceName: 'digest', outlet: null });
    await poll('digest', [{ ...story, title: 'What happened then' }], 'digest.example');
    expect(shown()).toMatchObject({ version: 2, title: 'What happened then' });
  });

  it('which may be any of the outlet’s own feeds', async () => {
    await poll('outlet', [story]);
    await poll('world', [story], 'feeds.outlet.example');
    expect(versions()).toHaveLength(1);
    await poll('world', [{ ...story, title: 'What happened then' }], 'feeds.outlet.example');
    expect(shown()).toMatchObject({ version: 2, sourceName: 'world', outlet: 'outlet.example' });
    expect(pointing()).toEqual(['world', 'outlet']);
  });

  it('also through a feed of which the operator says that it is the outlet’s', async () => {
    await poll('proxy', [story], 'feeds.feedburner.com');
    await poll('evil', [forged]);
    await removeSource('proxy', dependencies);
    expect(shown()).toMatchObject({ title: forged.title });
    await poll('proxy', [story], 'feeds.feedburner.com');
    expect(shown()).toMatchObject({ title: forged.title });
    await changeSource({ sourceId: 'proxy', outlet: 'www.outlet.example' }, dependencies);
    await poll('proxy', [story], 'feeds.feedburner.com');
    expect(shown()).toMatchObject({ title: 'What happened', outlet: 'outlet.example' });
  });

  it('and nothing of what a source said of it stays when that source is removed', async () => {
    await poll('evil', [forged]);
    await poll('digest', [story], 'digest.example');
    await removeSource('evil', dependencies);
    expect(shown()).toMatchObject({ version: 2, title: 'What happened', sourceName: 'digest' });
    expect(of('article.withdrawn')).toEqual([]);
    const id = versions()[0]?.id ?? '';
    const kept = await dependencies.articles.versions(id);
    expect(kept.map(({ title }) => title)).toEqual(['What happened']);
    await removeSource('digest', dependencies);
    expect(of('article.withdrawn')).toMatchObject([{ articleId: id, version: 2 }]);
  });

  it.each([
    [
      'the outlet’s id in a feed of strangers',
      { link: 'https://evil.example/x', guid: story.guid },
    ],
    [
      'the outlet’s id under a link of the outlet that it never gave out',
      { link: 'https://outlet.example/soon', guid: story.guid },
    ],
    ['the outlet’s link as an id', { link: 'https://evil.example/x', guid: link }],
  ])('and %s is another article', async (_, forgery) => {
    const other = { link: 'https://outlet.example/soon', guid: 'outlet-000018', title: 'Other' };
    await poll('evil', [{ ...forgery, title: 'What never happened' }]);
    await poll('outlet', [story, other]);
    await poll('evil', [{ ...forgery, title: 'Nor did this' }]);
    const ofOutlet = versions().filter(({ outlet }) => outlet === 'outlet.example');
    expect(ofOutlet.map(({ title }) => title).sort()).toEqual(['Other', 'What happened']);
    expect(new Set(ofOutlet.map(({ id }) => id)).size).toBe(2);
  });
});
