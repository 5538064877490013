import { articleId, identityKeys } from '@newsline/news';
import { openSqlite } from '@newsline/platform';
import { SqliteArticleLog } from '../adapters/sqlite-announced-articles.ts';
import type { ArticleLog } from './announced-articles.ts';
import { takeIn, type ArticleDraft } from './detect-changes.ts';

const now = new Date('2026-01-02T00:00:00Z');
const origin = { sourceId: 's1', sourceName: 'Báo Một', demonstration: false };

function draft({ guid = null, ...more }: Partial<ArticleDraft> & { guid?: string | null } = {}) {
  const title = more.title ?? 'Tin một';
  const url = more.url ?? 'https://bao.example/tin-mot.html';
  const keys = identityKeys({ sourceId: origin.sourceId, guid, url, title });
  const whole: ArticleDraft = {
    fingerprint: `${title}|${more.text ?? ''}`,
    keys,
    idIfNew: articleId(keys),
    url,
    urlIsShared: false,
    updatedAt: null,
    title,
    summary: '',
    text: '',
    html: '',
    authors: [],
    attribution: [],
    imageUrl: null,
    publishedAt: '2026-01-01T00:00:00.000Z',
    publishedFrom: 'feed',
    languageHint: 'vi',
    categories: [],
    ...more,
  };
  return whole;
}

describe('takeIn', () => {
  let log: ArticleLog;
  beforeEach(() => {
    log = new SqliteArticleLog(openSqlite(':memory:'));
  });

  /** Takes in and remembers, as a poll does. */
  async function poll(drafts: ArticleDraft[], from = origin) {
    const taking = await takeIn(drafts, from, log, now);
    await log.remember(taking.sightings, taking.fresh);
    return taking;
  }

  it('announces an article once', async () => {
    expect((await poll([draft()])).fresh).toMatchObject([{ version: 1, title: 'Tin một' }]);
    expect((await poll([draft()])).fresh).toEqual([]);
  });

  it.each([
    ['a changed title', { title: 'Tin một, sửa' }],
    ['a changed text', { text: 'Thêm một câu.' }],
    [
      'a tracking parameter and a changed title',
      { title: 'Tin một, sửa', url: 'https://bao.example/tin-mot.html?utm_source=rss' },
    ],
    [
      'the mobile host over http and a changed title',
      { title: 'Tin một, sửa', url: 'http://m.bao.example/tin-mot.html' },
    ],
  ])('%s is the next version of the same article', async (_, change) => {
    const [first] = (await poll([draft()])).fresh;
    const { fresh, outcomes } = await poll([draft(change)]);
    expect(fresh).toMatchObject([{ id: first?.id, version: 2 }]);
    expect(outcomes).toMatchObject([{ outcome: 'changed' }]);
    expect((await log.versions(first?.id ?? '')).map(({ version }) => version)).toEqual([1, 2]);
  });

  it('keeps the id when the link changes but the outlet’s own id stays', async () => {
    const guid = 'tag:bao.example,2026:tin-mot';
    const [first] = (await poll([draft({ guid })])).fresh;
    const { fresh, outcomes } = await poll([
      draft({ guid, url: 'https://bao.example/khac/tin-mot.html' }),
    ]);
    expect(fresh).toEqual([]);
    expect(outcomes).toMatchObject([{ articleId: first?.id, outcome: 'known' }]);
  });

  it('takes another source’s cut of an article for the same, both ways and for ever', async () => {
    const second = { ...origin, sourceId: 's2' };
    await poll([draft()]);
    for (let round = 0; round < 3; round += 1) {
      expect((await poll([draft({ text: 'Bản cắt khác' })], second)).fresh).toEqual([]);
      expect((await poll([draft()])).fresh).toEqual([]);
    }
    expect((await poll([draft({ text: 'Bản cắt đã sửa' })], second)).fresh).toMatchObject([
      { version: 2 },
    ]);
  });

  it('makes several states in one fetch versions in the order of their updates, once', async () => {
    const states = [
      draft({ text: 'sửa', updatedAt: new Date('2026-01-01T10:00:00Z') }),
      draft({ text: 'đầu', updatedAt: new Date('2026-01-01T08:00:00Z') }),
    ];
    const { fresh } = await poll(states);
    expect(fresh.map(({ version, text }) => [version, text])).toEqual([
      [1, 'đầu'],
      [2, 'sửa'],
    ]);
    expect((await poll(states)).fresh).toEqual([]);
  });

  it('sees that an edit was taken back', async () => {
    await poll([draft({ text: 'một' })]);
    await poll([draft({ text: 'hai' })]);
    expect((await poll([draft({ text: 'một' })])).fresh).toMatchObject([
      { version: 3, text: 'một' },
    ]);
  });

  it('keeps the date of the first sight where there is no other', async () => {
    const fetched = { publishedFrom: 'fetched' as const };
    await poll([draft({ ...fetched, publishedAt: '2026-01-01T00:00:00.000Z' })]);
    const { fresh } = await poll([
      draft({ ...fetched, publishedAt: '2026-01-09T00:00:00.000Z', text: 'sửa' }),
    ]);
    expect(fresh).toMatchObject([
      { publishedAt: '2026-01-01T00:00:00.000Z', publishedFrom: 'fetched' },
    ]);
  });

  it('announces what comes back after it was withdrawn as a higher version', async () => {
    const [first] = (await poll([draft()])).fresh;
    expect(await log.only('s1')).toEqual([{ articleId: first?.id, version: 1 }]);
    await log.forget('s1');
    expect(await log.only('s1')).toEqual([]);
    expect((await poll([draft()])).fresh).toMatchObject([{ id: first?.id, version: 2 }]);
  });

  it('does not withdraw what another source has shown too', async () => {
    await poll([draft()]);
    await poll([draft()], { ...origin, sourceId: 's2' });
    expect(await log.only('s1')).toEqual([]);
  });
});
