import { openSqlite } from '@newsline/platform';
import { SqliteAnnouncedArticles } from '../sqlite/sqlite-announced-articles.ts';
import type { ArticleDraft } from './draft-article.ts';
import { inTurn } from './in-turn.ts';

const articles = new SqliteAnnouncedArticles(openSqlite(':memory:'));
const none = { keys: [], candidates: [], recorded: [] };
const shown = (more: Partial<ArticleDraft>) => [{ ...none, ...more }] as unknown as ArticleDraft[];
const link = shown({ keys: ['link:a'] });
const rewritten = shown({ keys: ['link:b'], candidates: [{ key: 'number:1', evidence: 'alike' }] });

describe('inTurn', () => {
  /** In which order two works begin and end that take a while. */
  async function orderOf(
    first: readonly ArticleDraft[],
    second: readonly ArticleDraft[],
    store = articles,
  ): Promise<string> {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      order.push(`${name} ends`);
    };
    await Promise.all([inTurn(first, articles, work('one')), inTurn(second, store, work('two'))]);
    return order.join(', ');
  }

  const oneByOne = 'one begins, one ends, two begins, two ends';
  const atOnce = 'one begins, two begins, one ends, two ends';
  const elsewhere = new SqliteAnnouncedArticles(openSqlite(':memory:'));
  it.each([
    ['a link in common', link, link, articles, oneByOne],
    ['a recorded number', shown({ recorded: ['number:1'] }), rewritten, articles, oneByOne],
    ['nothing in common', link, rewritten, articles, atOnce],
    ['a link in common, in another store', link, link, elsewhere, atOnce],
  ])('takes works with %s as they may be taken', async (_, first, second, store, expected) => {
    expect(await orderOf(first, second, store)).toBe(expected);
  });

  it('lets the next one begin when one gives way, or fails', async () => {
    const order: string[] = [];
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = inTurn(link, articles, async (giveWay) => {
      giveWay();
      await promise;
      order.push('first');
    });
    const failing = inTurn(link, articles, async () => {
      order.push('failing');
      throw new Error('broke off');
    });
    await expect(failing).rejects.toThrow('broke off');
    await inTurn(link, articles, async () => void order.push('last'));
    resolve();
    await first;
    expect(order).toEqual(['failing', 'last', 'first']);
  });
});
