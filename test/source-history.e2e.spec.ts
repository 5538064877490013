import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@newsline/platform/testing';
import { getJson, patienceMs, type RunningNewsline, startNewsline } from './newsline-process.ts';

type Poll = { readonly outcome: string; readonly status: number | null };
type Source = { readonly id: string; readonly name: string; readonly polls: readonly Poll[] };
type Feed = { readonly items: readonly { readonly id: string; readonly title: string }[] };

const item = '<item><title>Tin một</title><guid>mot</guid></item>';
const rss = `<rss version="2.0"><channel><title>Báo Mới</title>${item}<item/></channel></rss>`;

describe('what operators see of a source that fails for a while', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let status: number;
  let newsline: RunningNewsline;
  let id: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-history-'));
    status = 200;
    server = createServer((_, response) => response.writeHead(status).end(rss));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}/rss`;
    newsline = await startNewsline(folder, { ALLOWED_PRIVATE_HOSTS: host, HOST_PAUSE: '0s' });
  }, 120_000);
  afterAll(async () => {
    await newsline?.end('SIGTERM');
    server?.closeAllConnections();
    server?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const post = (path: string, body?: object) =>
    fetch(newsline.origin + path, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${newsline.key()}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  const source = () => getJson<Source>(`${newsline.origin}/v1/sources/${id}`);
  const failures = async (lang: string) =>
    (await getJson<Feed>(`${newsline.origin}/feeds/source-failures.json?lang=${lang}`)).items;

  async function pollAnswering(answer: number, polls: number): Promise<void> {
    status = answer;
    await post(`/v1/sources/${id}/poll`);
    await eventually(async () => expect((await source()).polls).toHaveLength(polls), patienceMs);
  }

  it('the API lists its polls, and the feed has the outage once', async () => {
    ({ id } = ((await (await post('/v1/sources', { url })).json()) as { source: Source }).source);
    await eventually(async () => expect((await source()).polls).toHaveLength(1), patienceMs);
    expect(await failures('vi')).toEqual([]);
    await pollAnswering(503, 2);
    await pollAnswering(503, 3);
    const [began, ...others] = await failures('vi');
    expect([began?.title, others]).toEqual(['Báo Mới: không đọc được', []]);
    await pollAnswering(200, 4);
    expect(await failures('vi')).toEqual([
      expect.objectContaining({ title: 'Báo Mới: đã đọc lại được' }),
      began,
    ]);
    const told = { newArticles: 1, refusedArticles: 1, warningDetails: [{ count: 1 }] };
    expect((await source()).polls).toMatchObject([
      { outcome: 'not-modified', status: 200 },
      { outcome: 'failed', status: 503, problemDetails: { kind: 'server-failed' } },
      { outcome: 'failed', status: 503 },
      { outcome: 'changed', status: 200, bytes: Buffer.byteLength(rss), ...told },
    ]);
  }, 120_000);

  it('its page says the same in the reader’s language, the command line in a table', async () => {
    for (const [language, texts] of [
      ['vi', ['Vẫn như lần trước', 'Máy chủ trả lời 503', 'Đã bỏ 1 bài không có']],
      ['en', ['As it was before', 'It answers 503', 'were left out']],
    ] as const) {
      const page = await fetch(`${newsline.origin}/sources/${id}?lang=${language}`);
      const html = await page.text();
      for (const text of texts) expect(html).toContain(text);
    }
    const main = fileURLToPath(new URL('../apps/newsline/dist/main.js', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [main, 'sources', 'show', id], {
      encoding: 'utf8',
      env: { ...process.env, DATA_DIR: folder, MONGODB_URL: '', NATS_URL: '' },
    });
    const outcomes = [...stdout.matchAll(/^\d{4}-\d\d-\d\d \d\d:\d\d +(\S+) +(\d+)/gmu)];
    expect(outcomes.map(([, outcome, answer]) => [outcome, answer])).toEqual([
      ['not-modified', '200'],
      ['failed', '503'],
      ['failed', '503'],
      ['changed', '200'],
    ]);
  }, 60_000);

  it('all of it is there after a restart', async () => {
    const before = [await source(), await failures('en')];
    await newsline.end('SIGTERM');
    newsline = await startNewsline(folder);
    expect([await source(), await failures('en')]).toMatchObject([
      { id, polls: (before[0] as Source).polls },
      (before[1] as Feed['items']).map(({ id: entry, title }) => ({ id: entry, title })),
    ]);
  }, 120_000);
});
