import { ArticleWithdrawn } from '@newsline/contracts';
import { Unprocessable } from '@newsline/messaging';
import { eventually } from '@newsline/platform/testing';
import { portionSize } from '../../dead-letters/settle-portion.ts';
import { openSite, textOf, type Site } from '../testing/site.ts';

const now = new Date();
const groups = { 'test.first': 'the disk is full', 'test.second': 'no such <article>' };
let site: Site;

beforeEach(async () => {
  site = await openSite(now);
  for (const [group, reason] of Object.entries(groups)) {
    await site.bus.subscribe({
      group,
      contract: ArticleWithdrawn,
      batchSize: 500,
      handle: async (events) =>
        events.map(({ id }) => ({ eventId: id, error: new Unprocessable(reason) })),
    });
  }
});
afterEach(() => site.close());

/** Every id makes a dead letter in each group. */
async function giveUp(...ids: string[]): Promise<void> {
  const before = await site.bus.deadLetters.count();
  const context = { service: 'test', now };
  await site.bus.publish(
    ids.map((articleId) =>
      ArticleWithdrawn.create({ articleId, version: 1, reason: 'operator' }, context),
    ),
  );
  const expected = before + 2 * ids.length;
  await eventually(async () => expect(await site.bus.deadLetters.count()).toBe(expected));
}

const ask = (url: string, form?: Record<string, string>, headers = {}) =>
  site.ask(url, { headers: { ...site.operatorCookie, ...headers }, ...(form && { form }) });

/** Fills in a form of the page as a browser does that runs no script. */
function fieldsOf(form: Element | null | undefined): Record<string, string> {
  const fields = [...(form?.querySelectorAll('input') ?? [])];
  return Object.fromEntries(
    fields.map((field) => [field.getAttribute('name'), field.getAttribute('value')]),
  );
}

async function submit(page: { document: Document }, action: string) {
  const url = `/operator/dead-letters/${action}`;
  const answer = await ask(url, fieldsOf(page.document.querySelector(`form[action="${url}"]`)));
  expect(answer.status).toBe(303);
  return ask(String(answer.headers.location));
}

const noticeOf = ({ document }: { document: Document }) =>
  textOf(document.querySelector('[role=status]'));

describe('the page of dead letters', () => {
  it('is the operator’s alone: others get the login, which leads there', async () => {
    const { status, document, html } = await site.ask('/dead-letters');
    expect(status).toBe(403);
    expect(html).not.toContain('/operator/dead-letters');
    const form = { ...fieldsOf(document.querySelector('form[action="/operator/login"]')) };
    const wrong = await site.ask('/operator/login', { form: { ...form, key: 'guess' } });
    expect(wrong.status).toBe(403);
    expect(textOf(wrong.document.querySelector('[role=alert]'))).toContain('không đúng');
    expect(fieldsOf(wrong.document.querySelector('form[action="/operator/login"]'))).toEqual(form);
    const right = await site.ask('/operator/login', { form: { ...form, key: site.operatorKey } });
    expect([right.status, right.headers.location]).toEqual([303, '/dead-letters']);
  });

  it('shows the reason first, then what failed where, and the event', async () => {
    await giveUp('a1');
    const { document } = await ask('/dead-letters?group=test.second');
    const [letter] = document.querySelectorAll('.letters > li');
    expect(textOf(letter!.querySelector('h3'))).toBe('no such <article>');
    expect(textOf(letter!.querySelector('.facts'))).toContain(
      'news.article.withdrawn.v1 · a1 · test.second · đã thử 1 lần · vừa xong',
    );
    expect(JSON.parse(textOf(letter!.querySelector('pre')))).toMatchObject({
      subject: 'a1',
      data: { articleId: 'a1' },
    });
    expect(document.querySelectorAll('.letters > li')).toHaveLength(1);
    expect(textOf(document.querySelector('#found'))).toBe('1 sự kiện chưa xử lý được');
  });

  it('shows twenty at a time', async () => {
    await giveUp(...Array.from({ length: 11 }, (_, n) => `a${n}`));
    const first = await ask('/dead-letters?reason=e');
    const next = first.document.querySelector('a[rel=next]')?.getAttribute('href');
    expect(next).toContain('reason=e&cursor=');
    const second = await ask(next ?? '');
    const shown = [first, second].map(
      ({ document }) => document.querySelectorAll('.letters > li').length,
    );
    expect(shown).toEqual([20, 2]);
    // All are meant, not only what stands on this page.
    expect(noticeOf(await submit(second, 'discard-all'))).toBe('Đã bỏ 22 sự kiện.');
  });

  it('takes no filter that it does not understand for none', async () => {
    await giveUp('a1');
    const { status, document } = await ask('/dead-letters?olderThan=7+days');
    expect(status).toBe(400);
    expect(textOf(document.querySelector('[role=alert]'))).toContain('90m, 12h');
    expect(document.querySelector('[name=olderThan]')?.getAttribute('value')).toBe('7 days');
    expect(document.querySelectorAll('form[method=post]')).toHaveLength(0);
    const upTo = '9';
    const answer = await ask('/operator/dead-letters/discard-all', { olderThan: '7 days', upTo });
    expect(answer.headers.location).toBe('/dead-letters?olderThan=7+days');
    expect((await ask('/operator/dead-letters/discard-all', {})).status).toBe(400);
    expect(await site.bus.deadLetters.count()).toBe(2);
  });

  it('retries one and discards one, and stays in the list', async () => {
    await giveUp('a1', 'a2');
    const page = await ask('/dead-letters?group=test.first');
    const discarded = await submit(page, 'discard-one');
    expect(noticeOf(discarded)).toBe('Đã bỏ 1 sự kiện.');
    expect(discarded.document.querySelectorAll('.letters > li')).toHaveLength(1);
    expect(noticeOf(await submit(discarded, 'retry-one'))).toBe('Đã cho thử lại 1 sự kiện.');
    expect(noticeOf(await submit(page, 'discard-one'))).toContain('Không còn sự kiện này');
  });

  it('leaves alone what is given up after it was shown', async () => {
    await giveUp('a1');
    const page = await ask('/dead-letters');
    await giveUp('a2');
    expect(noticeOf(await submit(page, 'discard-all'))).toBe('Đã bỏ 2 sự kiện.');
    expect(await site.bus.deadLetters.count()).toBe(2);
  });

  it('works through many in portions, and shows how many are left', async () => {
    await giveUp(...Array.from({ length: portionSize / 2 + 1 }, (_, n) => `a${n}`));
    const english = { 'accept-language': 'en' };
    const page = await ask('/dead-letters?channel=news.article.withdrawn.v1');
    const url = '/operator/dead-letters/discard-all';
    const fields = fieldsOf(page.document.querySelector(`form[action="${url}"]`));
    const { headers } = await ask(url, fields);
    const half = await ask(String(headers.location), undefined, english);
    expect(noticeOf(half)).toBe('1,000 discarded, 2 left.');
    expect(textOf(half.document.querySelector('#found'))).toBe('2 dead letters');
    const whole = await submit(half, 'discard-all');
    expect(noticeOf(whole)).toBe('Đã bỏ 1.002 sự kiện.');
    expect(textOf(whole.document.querySelector('.empty'))).toBe('Không có sự kiện nào.');
  });

  it.each(['retry-one', 'discard-one', 'retry-all', 'discard-all'])(
    'refuses to %s for readers and other sites',
    async (action) => {
      await giveUp('a1');
      const [letter] = await site.bus.deadLetters.list({ limit: 1 });
      const form = { id: letter!.id, upTo: letter!.id };
      const url = `/operator/dead-letters/${action}`;
      const asReader = await site.ask(url, { form });
      const fromElsewhere = await ask(url, form, { 'sec-fetch-site': 'same-site' });
      expect([asReader.status, fromElsewhere.status]).toEqual([403, 403]);
      expect(await site.bus.deadLetters.count()).toBe(2);
    },
  );
});

it('is linked for the operator, with the number there are', async () => {
  await giveUp('a1');
  const own = await ask('/sources');
  const links = [...own.document.querySelectorAll('a[href="/dead-letters"]')].map(textOf);
  expect(links).toEqual(['2 sự kiện chưa xử lý được', 'Sự kiện chưa xử lý được']);
  const anybodys = await site.ask('/sources');
  expect(anybodys.html).not.toContain('/dead-letters');
});
