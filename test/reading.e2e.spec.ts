import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { eventually } from '@newsline/platform/testing';
import {
  patienceMs,
  freePort,
  getJson,
  type RunningNewsline,
  startNewsline,
} from './newsline-process.ts';
import { Outlet } from './outlet.ts';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe('from a served feed to the page in a browser', () => {
  let folder: string;
  let outlet: Outlet;
  let newsline: RunningNewsline;
  let browser: Browser;
  let page: Page;
  let port: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'newsline-e2e-'));
    outlet = await Outlet.open();
    port = String(await freePort());
    newsline = await startNewsline(folder, { PORT: port, ALLOWED_PRIVATE_HOSTS: outlet.host });
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: quiet,
    });
    page = await browser.newPage({ locale: 'vi-VN' });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await newsline?.end('SIGTERM');
    outlet?.close();
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const asOperator = (path: string, init: RequestInit = {}) =>
    fetch(newsline.origin + path, {
      ...init,
      headers: {
        authorization: `Bearer ${newsline.key()}`,
        ...(init.body ? { 'content-type': 'application/json' } : {}),
      },
    });

  it('an operator adds two sources, and what they tell of one event is one story', async () => {
    const first = outlet.put('mot', 'Báo Một', [
      {
        slug: 'a',
        title: 'Tin tặc tấn công Ngân hàng Sông Hồng, rò rỉ dữ liệu 2 triệu tài khoản',
        summary:
          'Nhóm tin tặc dùng mã độc tống tiền tấn công hệ thống của Ngân hàng Sông Hồng, làm rò rỉ dữ liệu 2 triệu tài khoản.',
      },
      {
        slug: 'b',
        title: 'Đơn vị an ninh mạng mới của Bộ Quốc phòng ra mắt',
        summary: 'Đơn vị an ninh mạng có nhiệm vụ bảo vệ hệ thống thông tin trước tin tặc.',
      },
    ]);
    const second = outlet.put('hai', 'Báo Hai', [
      {
        slug: 'c',
        title: 'Ngân hàng Sông Hồng bị tin tặc tấn công, dữ liệu 2 triệu tài khoản rò rỉ',
        summary:
          'Dữ liệu 2 triệu tài khoản của Ngân hàng Sông Hồng rò rỉ sau khi tin tặc dùng mã độc tống tiền tấn công hệ thống.',
      },
    ]);
    for (const url of [first, second]) {
      const answer = await asOperator('/v1/sources', {
        method: 'POST',
        body: JSON.stringify({ url }),
      });
      expect(answer.status).toBeLessThan(300);
    }
    await eventually(async () => {
      const { stories } = await getJson<{ stories: { articleCount: number }[] }>(
        `${newsline.origin}/v1/stories`,
      );
      expect(stories.map(({ articleCount }) => articleCount).sort()).toEqual([1, 2]);
    }, patienceMs);
  }, 60_000);

  it('the front page shows the story, and leads to its timeline and its articles', async () => {
    await page.goto(`${newsline.origin}/?lang=vi`);
    const headline = page.getByRole('link', { name: /Ngân hàng Sông Hồng/ }).first();
    expect(await headline.isVisible()).toBe(true);
    await headline.click();
    await page.getByRole('heading', { level: 1, name: /Ngân hàng Sông Hồng/ }).waitFor();
    expect(page.url()).toContain('/stories/');
    expect(await page.getByText('Báo Một').count()).toBeGreaterThan(0);
    expect(await page.getByText('Báo Hai').count()).toBeGreaterThan(0);
  }, 60_000);

  it.each([
    ['without diacritics', 'don vi an ninh mang', 'Đơn vị an ninh mạng mới'],
    ['with diacritics', 'đơn vị an ninh', 'Đơn vị an ninh mạng mới'],
    ['by the beginning of the last word', 'ngan hang song ho', 'Ngân hàng Sông Hồng'],
  ])(
    'search finds %s and marks what it found',
    async (_, query, title) => {
      await page.goto(newsline.origin);
      await page.getByRole('combobox').first().fill(query);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?/);
      const hit = page
        .locator('main')
        .getByRole('link', { name: new RegExp(title) })
        .first();
      await hit.waitFor();
      expect(await page.locator('main mark').count()).toBeGreaterThan(0);
    },
    60_000,
  );

  it('another program reads the same as RSS, Atom and JSON Feed', async () => {
    for (const kind of ['rss', 'atom', 'json']) {
      const response = await fetch(`${newsline.origin}/feeds/topics/cybersecurity.${kind}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('Ngân hàng Sông Hồng');
      const again = await fetch(response.url, {
        headers: { 'if-none-match': response.headers.get('etag') ?? '' },
      });
      expect(again.status).toBe(304);
    }
  });

  it('a changed article is shown in its new version, once', async () => {
    outlet.put('hai', 'Báo Hai', [
      {
        slug: 'c',
        title: 'Ngân hàng Sông Hồng: 3 triệu tài khoản bị rò rỉ sau vụ tấn công',
        summary: 'Đính chính: dữ liệu của 3 triệu tài khoản bị rò rỉ.',
      },
    ]);
    const { sources } = await getJson<{ sources: { id: string; name: string }[] }>(
      `${newsline.origin}/v1/sources`,
    );
    const id = sources.find(({ name }) => name === 'Báo Hai')?.id;
    expect((await asOperator(`/v1/sources/${id}/poll`, { method: 'POST' })).status).toBeLessThan(
      300,
    );
    await eventually(async () => {
      const { articles } = await getJson<{ articles: { title: string; version: number }[] }>(
        `${newsline.origin}/v1/timeline`,
      );
      expect(articles).toHaveLength(3);
      expect(articles).toContainEqual(
        expect.objectContaining({ title: expect.stringContaining('3 triệu'), version: 2 }),
      );
    }, patienceMs);
  }, 60_000);

  it('writing needs the operator’s key', async () => {
    for (const [method, path] of [
      ['POST', '/v1/sources'],
      ['POST', '/v1/articles'],
      ['PATCH', '/v1/sources/x'],
      ['DELETE', '/v1/sources/x'],
      ['POST', '/v1/dead-letters/1/retry'],
      ['GET', '/v1/dead-letters'],
    ]) {
      const answer = await fetch(newsline.origin + path, { method: method ?? 'GET' });
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
    }
  });

  it('ends cleanly on Ctrl-C, and goes on with its data when started again', async () => {
    const before = await getJson<{ articles: unknown[] }>(`${newsline.origin}/v1/timeline`);
    expect(await newsline.end('SIGINT')).toBe(0);
    newsline = await startNewsline(folder, { PORT: port, ALLOWED_PRIVATE_HOSTS: outlet.host });
    expect(newsline.key()).toBeUndefined();
    expect(await getJson(`${newsline.origin}/v1/timeline`)).toEqual(before);
  }, 60_000);

  it('says what to do where its port is taken', async () => {
    await expect(
      startNewsline(mkdtempSync(join(tmpdir(), 'newsline-port-')), { PORT: port }),
    ).rejects.toThrow(/Port \d+ is used by another program\. Choose another: PORT=/);
  }, 70_000);

  it('refuses a second Newsline on the same data', async () => {
    await expect(startNewsline(folder)).rejects.toThrow(/Another Newsline is running/);
  }, 70_000);
});
