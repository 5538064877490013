import { SourcePolled, type SourceSettingsChange, type SourceState } from '@newsline/contracts';
import { SqliteEventBus } from '@newsline/messaging';
import { openSqlite } from '@newsline/platform';
import { HttpFetcher } from '../adapters/http-fetcher.ts';
import { Ingest } from '../ingest.ts';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import { SqliteSourceStore } from '../sqlite/sqlite-source-store.ts';
import { eventually } from '@newsline/platform/testing';
import { Reader } from './reader.ts';

const url = 'https://bao.example/rss';
const settings = { name: 'Báo', language: 'vi', folders: ['Thế giới', 'Lớn'], fullText: true };

describe('the settings of a source', () => {
  let bus: SqliteEventBus;
  let ingest: Ingest;
  let published: SourceState[];

  beforeEach(async () => {
    const database = openSqlite(':memory:');
    const limits = { timeoutMs: 1_000, maxBytes: 1_000, userAgent: 'spec' };
    bus = new SqliteEventBus(database, { pollMs: 10 });
    published = [];
    await bus.subscribe({
      group: 'spec.sources',
      contract: SourcePolled,
      batchSize: 9,
      handle: async (events) => void published.push(...events.map(({ data }) => data.source)),
    });
    ingest = new Ingest({
      bus,
      sources: new SqliteSourceStore(database),
      articles: new SqliteAnnouncedArticles(database),
      fetcher: new HttpFetcher({ ...limits, allowedPrivateHosts: [] }),
      reader: new Reader({ processes: 1, timeoutMs: 1_000, warm: false }),
      checkUrl: () => {},
      limits: { intervalMs: 1_000, minMs: 1_000, maxMs: 1_000 },
      concurrency: 1,
      hosts: { pauseMs: 0, atOnce: 2 },
      onProblem: () => {},
    });
  });
  afterEach(async () => {
    await ingest.close();
    await bus.close();
  });

  async function add(given: SourceSettingsChange & { siteUrl?: string | null } = {}) {
    const answer = await ingest.add({ url, ...given });
    if (answer.kind === 'refused') throw new Error(answer.reason);
    return answer;
  }

  it('are the address as a name and nothing else where none is named', async () => {
    const { kind, source } = await add();
    expect(kind).toBe('added');
    expect(source).toMatchObject({ name: url, language: null, folders: [], fullText: false });
  });

  it.each<[string, SourceSettingsChange]>([
    ['none', {}],
    ['a name', { name: 'Báo mới' }],
    ['a blank name, which is none', { name: ' ' }],
    ['no folders', { folders: [] }],
    ['no full text', { fullText: false }],
    ['no language', { language: null }],
    ['all', { name: 'Khác', language: 'en', folders: ['Nhỏ'], fullText: false }],
  ])('change where its address is added again with %s', async (_, change) => {
    const before = await add({ ...settings, siteUrl: 'https://bao.example/' });
    const { kind, source } = await add({ ...change, siteUrl: null });
    expect(kind).toBe('changed');
    const { name } = change;
    expect(source).toEqual({ ...before.source, ...change, name: name?.trim() || settings.name });
    expect(await ingest.sources()).toMatchObject([source]);
  });

  it.each<[string, SourceSettingsChange]>([
    ['a name', { name: 'Báo mới' }],
    ['no language', { language: null }],
    ['folders', { folders: ['Nhỏ'] }],
    ['no full text', { fullText: false }],
  ])('change one by one: %s', async (_, change) => {
    const { source: before } = await add(settings);
    await eventually(() => expect(published).toEqual([before]));
    const source = { ...before, ...change };
    const answer = await ingest.change({ sourceId: before.id, ...change });
    expect(answer).toEqual({ kind: 'changed', source });
    expect(await ingest.sources()).toMatchObject([source]);
    await eventually(() => expect(published).toEqual([before, source]));
  });

  it.each([
    ['a domain', 'vnexpress.net', 'vnexpress.net'],
    ['a host of it', 'e.VnExpress.net', 'vnexpress.net'],
    ['an address of it', 'https://e.vnexpress.net/rss', 'vnexpress.net'],
    ['none', '', ''],
    ['no domain', 'VnExpress', null],
    ['a word with spaces', 'báo mới', null],
    ['an address without a host', 'https://', null],
  ])('name an outlet by %s, and then what was read is read again', async (_, given, outlet) => {
    const { source } = await add(settings);
    const answer = await ingest.change({ sourceId: source.id, outlet: given });
    if (outlet === null) return expect(answer).toMatchObject({ kind: 'refused', field: 'outlet' });
    expect(answer).toMatchObject({ source: { outlet: outlet || null } });
    const [stored] = await ingest.sources();
    expect(stored?.validators.etag).toBeNull();
  });

  it('cannot be changed of a source that is not there, nor to a blank name', async () => {
    const { source } = await add(settings);
    expect(await ingest.change({ sourceId: 'none', name: 'X' })).toEqual({
      kind: 'unknown-source',
    });
    const answer = await ingest.change({ sourceId: source.id, name: ' ' });
    expect(answer).toMatchObject({ kind: 'refused', field: 'name' });
    expect(await ingest.sources()).toMatchObject([settings]);
  });
});
