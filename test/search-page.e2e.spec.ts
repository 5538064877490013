import { SearchArticles } from '@newsline/contracts';
import { eventually } from '@newsline/platform/testing';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { someTopics, sourceState } from '../apps/feed/src/read-model/testing/sample-news.ts';
import { searchFound, searchHit } from '../apps/feed/src/read-model/testing/sample-search.ts';
import { type RunningFeed, startFeed } from '../apps/feed/src/testing/start-feed.ts';

const asOf = '2026-02-01T09:00:00.000Z';
const headline = 'Đà Nẵng mở cảng mới';

/** The search page in a real browser, on the feed service; index answers as this test says. */
describe('searching in a browser', () => {
  let feed: RunningFeed;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** What was asked for suggestions. */
  let suggested: string[];
  /** What the browser complains of: errors of scripts, and what the pages' policy stops. */
  let complaints: string[];

  beforeAll(async () => {
    feed = await startFeed();
    const source = sourceState({ id: 'tt', name: 'Tuổi Trẻ', url: 'https://tuoitre.vn/rss' });
    await feed.readModel.apply([
      { kind: 'topics', topics: someTopics, asOf },
      { kind: 'source', source, asOf },
    ]);
    const days = [10, 11, 12, 14, 15].map((day) => ({ day: `2026-01-${day}`, count: day }));
    await feed.bus.answer(SearchArticles, async () =>
      searchFound([searchHit({ articleId: 'a1', title: [{ text: headline, hit: true }] })], {
        days,
      }),
    );
    await feed.app.listen(0, '127.0.0.1');
    origin = await feed.app.getUrl();
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
    });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await feed?.stop();
  }, 60_000);

  async function open(path: string, script = true): Promise<void> {
    context = await browser.newContext({ locale: 'en-GB', javaScriptEnabled: script });
    page = await context.newPage();
    suggested = [];
    complaints = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (said) => {
      if (said.type() === 'error') complaints.push(said.text());
    });
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/v1/suggest') suggested.push(url.searchParams.get('q') ?? '');
    });
    await page.goto(origin + path);
  }
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  const box = () => page.locator('input[name=q]');
  const options = () => page.getByRole('option').allTextContents();
  const active = () =>
    box().evaluate(
      (input) =>
        document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent,
    );
  const shown = (count: number) =>
    eventually(async () => expect(await options()).toHaveLength(count));
  async function stopClock(): Promise<void> {
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1_000);
  }
  async function setOffline(isOffline: boolean): Promise<void> {
    await context.setOffline(isOffline);
    await eventually(async () =>
      expect(await page.evaluate(() => navigator.onLine)).toBe(!isOffline),
    );
  }
  const query = () => Object.fromEntries(new URL(page.url()).searchParams);

  describe.each([
    ['the header’s box', '/latest'],
    ['the search page’s', '/search?q=x'],
  ])('%s', (_name, path) => {
    it('is reached by a key, and suggests once for what is typed at once', async () => {
      await open(path);
      await page.keyboard.press('/');
      expect(await box().evaluate((input) => input === document.activeElement)).toBe(true);
      expect(await box().getAttribute('aria-expanded')).toBe('false');
      await stopClock();
      await page.keyboard.type('cyber');
      await page.clock.runFor(79);
      expect(suggested).toEqual([]);
      await page.clock.runFor(1);
      await eventually(async () => expect(await box().getAttribute('aria-expanded')).toBe('true'));
      expect((await options())[0]).toBe('Cybersecurity topic');
      expect(suggested).toEqual(['cyber']);
    }, 30_000);
  });

  it('the arrows go round the suggestions and the words, and Enter searches for one', async () => {
    await open('/search');
    await box().pressSequentially('cyb');
    await shown(2);
    expect(await active()).toBeUndefined();
    await page.keyboard.press('ArrowUp');
    expect(await active()).toBe(`${headline} article`);
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBeUndefined();
    await page.keyboard.press('ArrowDown');
    expect(await active()).toBe('Cybersecurity topic');
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=/);
    expect(query()['q']).toMatch(/^topic:cybersecurity *$/);
  }, 30_000);

  it('Enter without a choice searches for the words as typed', async () => {
    await open('/search');
    await box().pressSequentially('cyb');
    await shown(2);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=/);
    expect(query()['q']).toBe('cyb');
  }, 30_000);

  it('a headline leads to its article, by the mouse as well', async () => {
    await open('/search');
    await box().pressSequentially('cyb');
    await page.getByRole('option', { name: headline }).click();
    await page.waitForURL(/\/articles\/a1$/);
    // There is no such article in the read model.
    complaints = complaints.filter((complaint) => !complaint.includes('404'));
  }, 30_000);

  it('an operator stays in the box, and its values are offered', async () => {
    await open('/search');
    await box().pressSequentially('topi');
    await eventually(async () => expect(await options()).toContain('topic: narrows the search'));
    await page.getByRole('option', { name: 'topic:' }).click();
    await eventually(async () => expect(await options()).toContain('Diplomacy topic'));
    expect(await box().inputValue()).toBe('topic:');
  }, 30_000);

  it('Escape and Tab close the list and leave the words', async () => {
    await open('/search');
    await box().pressSequentially('cyb');
    await shown(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    await shown(0);
    expect(await box().inputValue()).toBe('cyb');
    await page.keyboard.press('ArrowDown');
    await shown(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await shown(0);
    expect(await box().inputValue()).toBe('cyb');
    expect(await box().evaluate((input) => input === document.activeElement)).toBe(false);
  }, 30_000);

  it('a slash is a letter where one types, and offline nothing is asked', async () => {
    await open('/search');
    await stopClock();
    await setOffline(true);
    await box().pressSequentially('a/cyb');
    expect(await box().inputValue()).toBe('a/cyb');
    await page.clock.runFor(80);
    await setOffline(false);
    await page.keyboard.type('e');
    await page.clock.runFor(80);
    await shown(1);
    expect(suggested).toEqual(['a/cybe']);
  }, 30_000);

  it('bars are dragged over to choose a period', async () => {
    await open('/search?q=x');
    const bars = page.locator('.bars li');
    await bars.nth(1).hover();
    await page.mouse.down();
    await bars.nth(3).hover();
    expect(await page.locator('.ends').textContent()).toBe('11 Jan 2026 13 Jan 2026');
    await page.mouse.up();
    await page.waitForURL(/from=/);
    expect(query()).toEqual({ q: 'x', from: '2026-01-11', to: '2026-01-13' });
  }, 30_000);

  it('and walked over by the keyboard, from one stop of the tab key', async () => {
    await open('/search?q=x');
    expect(await page.locator('.bars a[tabindex="0"]').count()).toBe(1);
    await page.locator('.bars a[tabindex="0"]').focus();
    await page.keyboard.press('ArrowLeft');
    for (const _ of [1, 2]) await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Enter');
    await page.waitForURL(/from=/);
    expect(query()).toEqual({ q: 'x', from: '2026-01-12', to: '2026-01-14' });
  }, 30_000);

  it('without scripts it is a search box, and every bar is a link', async () => {
    await open('/search?q=x', false);
    expect(await page.getByRole('searchbox').count()).toBe(1);
    await page.getByRole('link', { name: '12 Jan 2026: 12 articles' }).click();
    await page.waitForURL(/from=/);
    expect(query()).toEqual({ q: 'x', from: '2026-01-12', to: '2026-01-12' });
    await page.getByRole('searchbox').fill('y');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=y/);
  }, 30_000);
});
