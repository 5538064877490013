import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, startNewsline, type RunningNewsline } from './newsline-process.ts';

const rows = [
  ['02/04/2026', 'Bộ tiếp đoàn chuyên gia về an toàn hàng hải'],
  ['27/03/2026', 'Công bố kết quả kiểm tra tàu du lịch quý một'],
  ['20/03/2026', 'Lấy ý kiến dự thảo nghị định về bến thủy nội địa'],
] as const;
const table = (all: readonly (readonly [day: string, title: string])[]) =>
  page(
    `<table>${all.map(([day, title]) => `<tr><td>${day}</td><td><a href="/tin/${encodeURI(title.replaceAll(' ', '-'))}">${title}</a></td></tr>`).join('')}</table>`,
  );
const page = (body: string) =>
  `<!doctype html><html lang="vi"><head><title>Thông cáo</title></head><body><nav><a href="/gioi-thieu">Giới thiệu về bộ và các đơn vị trực thuộc</a></nav>${body}</body></html>`;

type Sources = {
  readonly sources: {
    readonly id: string;
    readonly readAs: string;
    readonly health: { readonly status: string; readonly problem: string | null };
  }[];
};

describe('a press page without a feed', () => {
  let shown: string;
  let server: Server;
  let folder: string;
  let newsline: RunningNewsline;

  beforeAll(async () => {
    shown = table(rows);
    server = createServer(({ url }, response) => {
      if (url !== '/thong-cao') return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(shown);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    folder = mkdtempSync(join(tmpdir(), 'newsline-list-'));
    newsline = await startNewsline(folder, { ALLOWED_PRIVATE_HOSTS: host(), HOST_PAUSE: '0s' });
  }, 120_000);
  afterAll(async () => {
    await newsline.end('SIGTERM');
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const host = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function post<Answer>(path: string, body: object = {}): Promise<Answer> {
    const response = await fetch(newsline.origin + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${newsline.key()}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer;
  }
  const timeline = async () => {
    const { articles } = await getJson<{ articles: { title: string; publishedAt: string }[] }>(
      `${newsline.origin}/v1/timeline`,
    );
    return articles.map(({ title, publishedAt }) => [publishedAt.slice(0, 16), title]);
  };
  const source = async () =>
    (await getJson<Sources>(`${newsline.origin}/v1/sources`)).sources[0] ?? null;
  const inTimeline = (all: readonly (readonly [day: string, title: string])[]) =>
    all.map(([, title]) => title);

  it('is tried, added and read; what is new on it comes; that it has changed is told', async () => {
    const url = `http://${host()}/thong-cao`;
    expect(await post('/v1/sources/try', { url })).toMatchObject({
      kind: 'feed',
      feed: { readAs: 'list', articleCount: 3, title: 'Thông cáo' },
    });
    expect(await post('/v1/sources', { url })).toMatchObject({ source: { readAs: 'list' } });
    const midnight = ['2026-04-01T17:00', '2026-03-26T17:00', '2026-03-19T17:00'];
    await eventually(async () => {
      expect(await timeline()).toEqual(inTimeline(rows).map((title, n) => [midnight[n], title]));
    }, patienceMs);
    await eventually(async () => {
      expect(await source()).toMatchObject({ readAs: 'list', health: { status: 'ok' } });
    }, patienceMs);
    const id = (await source())?.id;

    const added = [['03/04/2026', 'Khởi công bến phà mới thay cầu treo cũ'], ...rows] as const;
    shown = table(added);
    await post(`/v1/sources/${id}/poll`);
    await eventually(async () => {
      expect((await timeline()).map(([, title]) => title)).toEqual(inTimeline(added));
    }, patienceMs);

    shown = page('<p>Trang đang được bảo trì.</p>');
    await post(`/v1/sources/${id}/poll`);
    await eventually(async () => {
      expect((await source())?.health).toMatchObject({
        status: 'failing',
        problem: expect.stringContaining('No list of articles is found on the page any more'),
      });
    }, patienceMs);
    const html = await fetch(`${newsline.origin}/sources/${id}`, {
      headers: { 'accept-language': 'vi' },
    });
    const text = await html.text();
    expect(text).toContain('Không còn thấy danh sách bài trên trang');
    expect(text).toContain('trang danh sách, không phải nguồn cấp');
    expect(await timeline()).toHaveLength(4);
    const opml = await (await fetch(`${newsline.origin}/v1/sources.opml`)).text();
    expect(opml).toMatch(/type="link"[^>]*xmlUrl="[^"]*\/thong-cao"[^>]*readAs="list"/);
  }, 180_000);
});
