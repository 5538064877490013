import { eventually } from '@newsline/platform/testing';
import { serve, startIngest, type Host, type ServedIngest } from '../testing/served-ingest.ts';

type Listed = { readonly slug: string; readonly title: string; readonly summary?: string };

const menu = ['Giới thiệu về cơ quan và các đơn vị', 'Văn bản mới ban hành', 'Liên hệ công tác']
  .map((title, n) => `<li><a href="/muc/${n}">${title}</a></li>`)
  .join('');
const page = (list: string) =>
  `<!doctype html><html lang="vi"><head><title>Tin cảng</title></head><body><nav><ul>${menu}</ul></nav><main>${list}</main></body></html>`;
const asList = (articles: readonly Listed[]) =>
  page(
    `<ul class="tin">${articles.map(({ slug, title, summary = '' }) => `<li><h3><a href="/tin/${slug}">${title}</a></h3><p>${summary}</p></li>`).join('')}</ul>`,
  );
const asCards = (articles: readonly Listed[]) =>
  page(
    articles
      .map(({ slug, title }) => `<div class="o"><h2><a href="/tin/${slug}">${title}</a></h2></div>`)
      .join(''),
  );
const articles: readonly Listed[] = [
  'Cảng cá phía bắc mở cửa lại sau đợt nạo vét',
  'Mười hai tàu cá cập cảng sau chín ngày tránh bão',
  'Tuyến phà chạy điện đầu tiên được hạ thủy',
  'Đê biển mới qua được mùa bão đầu tiên',
  'Ngư dân kể chuyện chín ngày neo đậu ở đảo ngoài',
].map((title, n) => ({ slug: `tin-cang-bien-so-${n}`, title }));
const newest = {
  slug: 'den-bien-duoc-thay-bong-moi',
  title: 'Đèn biển trên mũi đá được thay bóng mới',
};

describe('a page that lists articles and has no feed', () => {
  let host: Host;
  let served: ServedIngest;
  let site: Record<string, string>;
  let etag: string | null;

  beforeEach(async () => {
    [site, etag] = [{ '/tin': asList(articles) }, null];
    host = await serve(({ url = '', headers }, response) => {
      const there = site[url];
      if (there === undefined) return response.writeHead(404).end();
      if (there.startsWith('/')) return response.writeHead(302, { location: there }).end();
      if (etag !== null && headers['if-none-match'] === etag) return response.writeHead(304).end();
      response.writeHead(200, { 'content-type': 'text/html', ...(etag && { etag }) }).end(there);
    });
    served = await startIngest([host], undefined, { hosts: { pauseMs: 1 } });
  });
  afterEach(async () => {
    await served.close();
    host.close();
  });

  /** Adds the page and waits for its first poll. */
  async function add() {
    const answer = await served.ingest.addChecked({ url: `${host.url}/tin` });
    if (answer.kind === 'refused') throw new Error(answer.reason);
    await polls(1);
    return answer.source;
  }
  /** The source's state after so many polls, once all is there that they brought. One that is asked for
   *  while another ends has that one's state told again. */
  const polls = (count: number) =>
    eventually(() => {
      const states = new Map(served.polled.map((state) => [state.health.lastPolledAt, state]));
      const state = [...states.values()][count - 1];
      expect(states.size).toBe(count);
      expect(served.ingested).toHaveLength(state?.health.articlesSeen ?? -1);
      return state;
    });
  const titles = () => served.ingested.map(({ title }) => title);
  /** Polls again, and says what it brought. */
  async function poll() {
    const before = served.ingested.length;
    const count = new Set(served.polled.map(({ health }) => health.lastPolledAt)).size;
    await served.ingest.pollSoon(served.polled[0]?.id ?? '');
    const state = await polls(count + 1);
    return { state, brought: served.ingested.slice(before) };
  }

  it('becomes a source whose articles stand in its order, without its menu', async () => {
    expect(await add()).toMatchObject({ readAs: 'list', url: `${host.url}/tin` });
    await eventually(() => expect(served.ingested).toHaveLength(5));
    const newestFirst = served.ingested.toSorted((a, b) =>
      b.publishedAt.localeCompare(a.publishedAt),
    );
    expect(newestFirst.map(({ title, url }) => [title, url])).toEqual(
      articles.map(({ title, slug }) => [title, `${host.url}/tin/${slug}`]),
    );
    expect(served.ingested[0]).toMatchObject({ publishedFrom: 'fetched', languageHint: 'vi' });
    expect(served.polled[0]).toMatchObject({ name: 'Tin cảng', health: { status: 'ok' } });
  });

  it('says what would come before it is added', async () => {
    expect(await served.ingest.try({ url: `${host.url}/tin` })).toMatchObject({
      kind: 'feed',
      sourceId: null,
      feed: {
        readAs: 'list',
        title: 'Tin cảng',
        articleCount: 5,
        articles: articles.map(({ title }) => ({ title, publishedAt: null })),
      },
    });
  });

  it('is read as one where it leads to a feed too, if that is asked for', async () => {
    const link = '<link rel="alternate" type="application/rss+xml" href="/rss">';
    site['/tin'] = asList(articles).replace('</head>', `${link}</head>`);
    site['/rss'] = '<rss version="2.0"><channel><title>Báo</title></channel></rss>';
    const url = `${host.url}/tin`;
    expect(await served.ingest.try({ url })).toMatchObject({ feed: { readAs: 'feed' } });
    const answer = await served.ingest.addChecked({ url, readAs: 'list' });
    expect(answer).toMatchObject({ kind: 'added', source: { url, readAs: 'list' } });
    expect((await polls(1))?.health.articlesSeen).toBe(5);
  });

  it('is none where a feed is asked for', async () => {
    const url = `${host.url}/tin`;
    const refused = { kind: 'refused', problem: { kind: 'not-a-feed' } };
    expect(await served.ingest.addChecked({ url, readAs: 'feed' })).toMatchObject(refused);
    expect(await served.ingest.try({ url, readAs: 'feed' })).toMatchObject(refused);
  });

  it('becomes one where its feed is given up for it', async () => {
    site['/tin'] = '<rss version="2.0"><channel><title>Báo</title></channel></rss>';
    const { id: sourceId } = await add();
    site['/tin'] = asList(articles);
    await served.ingest.change({ sourceId, readAs: 'list' });
    expect(await polls(2)).toMatchObject({ readAs: 'list', health: { articlesSeen: 5 } });
  });

  it('brings what is new; what is no longer on it stays', async () => {
    await add();
    site['/tin'] = asList([newest, ...articles.slice(0, 4)]);
    const { state, brought } = await poll();
    expect(brought).toMatchObject([{ title: newest.title, version: 1 }]);
    expect(state?.health).toMatchObject({ status: 'ok', warnings: [], articlesSeen: 6 });
  });

  it('brings a version of an article whose headline was edited, and none for its summary', async () => {
    await add();
    const [first, second, ...rest] = articles.map((one) => ({ ...one, summary: 'Tóm tắt. ' }));
    if (!first || !second) throw new Error('There are no articles');
    const edited = { ...second, title: `${second.title} số ba` };
    const longer = { ...first, summary: 'Một đoạn tóm tắt dài hơn nhiều so với lần trước đó. ' };
    site['/tin'] = asList([longer, edited, ...rest]);
    const { brought } = await poll();
    expect(brought).toMatchObject([{ title: edited.title, version: 2 }]);
  });

  it('is asked for only what has changed', async () => {
    etag = '"1"';
    await add();
    const { state } = await poll();
    expect(state?.health).toMatchObject({ status: 'ok', articlesSeen: 5 });
    expect(host.requests.filter(({ path }) => path === '/tin')).toHaveLength(2);
  });

  it('is learnt anew where its layout has changed, and says so once', async () => {
    await add();
    site['/tin'] = asCards([newest, ...articles]);
    const { state, brought } = await poll();
    expect(brought.map(({ title }) => title)).toEqual([newest.title]);
    expect(state?.health.warnings).toEqual([expect.stringContaining('layout has changed')]);
    site['/tin'] = asCards([...articles]);
    expect((await poll()).state?.health.warnings).toEqual([]);
  });

  it('keeps its list where little is left of it', async () => {
    await add();
    site['/tin'] = asList(articles.slice(0, 1));
    expect((await poll()).state?.health).toMatchObject({ status: 'ok', warnings: [] });
  });

  it.each<[string, () => Record<string, string>]>([
    ['shows only its menu', () => ({ '/tin': page('') })],
    ['asks for a login', () => ({ '/tin': page('<form><input type="password"></form>') })],
    ['leads to the front page', () => ({ '/tin': '/', '/': asList([newest, ...articles]) })],
  ])('fails in plain words, and brings nothing, where it %s', async (_, there) => {
    await add();
    site = there();
    const { state, brought } = await poll();
    expect(brought).toEqual([]);
    expect(state?.health).toMatchObject({
      status: 'failing',
      problem: expect.stringContaining('No list of articles is found on the page any more'),
      problemDetails: { kind: 'lost-list' },
    });
    site = { '/tin': asList([newest, ...articles]) };
    expect((await poll()).state?.health).toMatchObject({ status: 'ok', articlesSeen: 6 });
    expect(titles()).toHaveLength(6);
  });
});
