/** A week of a changing outlet: what its feeds show at each step, and which article each item is. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fold } from '@newsline/news';

/** `token` stands in every text of the article, so that it is known again wherever it is shown. */
type Told = {
  readonly token: string;
  title: string;
  slug: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly inWorld: boolean;
};
type Notice = { readonly token: string; readonly publishedAt: Date };

/** Feeds by path, as `sources` are to be added. */
export const feeds = [
  { name: 'Bao latest', path: '/rss/latest.xml', language: 'vi' },
  { name: 'Bao world', path: '/rss/world.xml', language: 'vi' },
  { name: 'Bao advisories', path: '/rss/advisories.xml', language: 'en' },
  { name: 'Bao status', path: '/rss/status.xml', language: 'en' },
  { name: 'Alerts', path: '/rss/alerts.xml', language: 'vi' },
] as const;

const words =
  'cầu đường chợ bão lũ trường học xe buýt giá gạo đội tuyển ca sĩ ngân hàng bệnh viện cảng biển rừng sông máy bay hội nghị'.split(
    ' ',
  );
const latestItems = 30;
const noticeItems = 6;

export class ChangingOutlet {
  readonly #server: Server;
  readonly #articles: Told[] = [];
  readonly #advisories: Notice[] = [];
  readonly #incidents: Notice[] = [];
  readonly #startedAt: number;
  #step = 0;
  #count = 0;

  private constructor(startedAt: number) {
    this.#startedAt = startedAt;
    this.#server = createServer(({ url = '' }, response) => {
      const feed = this.#feed(url.split('?')[0] ?? '');
      response.statusCode = feed === null ? 404 : 200;
      response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
      response.end(feed ?? '');
    });
  }

  static async start(startedAt: number): Promise<ChangingOutlet> {
    const outlet = new ChangingOutlet(startedAt);
    await new Promise<void>((resolve) => outlet.#server.listen(0, '127.0.0.1', resolve));
    return outlet;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  /** The tokens of every article so far. */
  get tokens(): readonly string[] {
    return [...this.#articles, ...this.#advisories, ...this.#incidents].map(({ token }) => token);
  }

  /** The tokens that the feed at `path` has shown so far. */
  tokensOf(path: string): readonly string[] {
    if (path.includes('advisories')) return this.#advisories.map(({ token }) => token);
    if (path.includes('status')) return this.#incidents.map(({ token }) => token);
    const shown = path.includes('world')
      ? this.#articles.filter((one) => one.inWorld)
      : this.#articles;
    return shown.map(({ token }) => token);
  }

  /** Three hours pass. */
  advance(): void {
    this.#step += 1;
    for (let n = 0; n < 4; n += 1) {
      const id = (this.#count += 1);
      const title = this.#title(id);
      const publishedAt = new Date(this.#now - (4 - n) * 2_460_000);
      const number = 5_053_000 + id * 7;
      const inWorld = id % 3 === 0;
      this.#articles.push({
        token: `[a${id}]`,
        title,
        slug: slug(title),
        number,
        publishedAt,
        inWorld,
      });
    }
    // A title that changes takes the address along; the number stays.
    for (const article of this.#articles.slice(-latestItems)) {
      if ((article.number + this.#step) % 5 !== 0) continue;
      article.title = this.#title(article.number + this.#step);
      article.slug = slug(article.title);
    }
    const publishedAt = new Date(this.#now - 60_000);
    this.#advisories.push({ token: `[v${this.#step}]`, publishedAt });
    if (this.#step % 2 === 0) this.#incidents.push({ token: `[s${this.#step}]`, publishedAt });
  }

  get #now(): number {
    return this.#startedAt + this.#step * 3 * 3_600_000;
  }

  #title(seed: number): string {
    const word = (n: number) => words[(seed * (n + 3) + n * 5) % words.length] ?? '';
    return `${word(1)} ${word(2)} ${word(4)} ${word(7)} ${seed}`;
  }

  #feed(path: string): string | null {
    const latest = this.#articles.slice(-latestItems).reverse();
    if (path === '/rss/latest.xml') return rss(latest.map((one) => this.#item(one, 'latest')));
    if (path === '/rss/world.xml')
      return rss(latest.filter((one) => one.inWorld).map((one) => this.#item(one, 'world')));
    if (path === '/rss/alerts.xml')
      return rss(latest.map((one) => item({ ...one, link: this.#alert(one), guid: null })));
    if (path === '/rss/advisories.xml')
      return rss(
        newest(this.#advisories).map((one) =>
          item({
            ...one,
            title: `Advisory ${one.token}`,
            link: `${this.#origin}/v.html#${one.token.slice(1, -1)}`,
            guid: null,
          }),
        ),
      );
    if (path === '/rss/status.xml')
      return rss(
        newest(this.#incidents).map((one) =>
          item({
            ...one,
            title: 'Degraded performance',
            link: `${this.#origin}/status`,
            guid: null,
          }),
        ),
      );
    return null;
  }

  get #origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  #item(one: Told, feed: string): string {
    const link = `${this.#origin}/${one.slug}-${one.number}.html?utm_source=${feed}${this.#step}`;
    return item({ ...one, link, guid: null });
  }

  /** A search feed's redirector, which counts clicks. */
  #alert({ slug: words, number }: Told): string {
    const goal = encodeURIComponent(`${this.#origin}/${words}-${number}.html`);
    return `http://search.example/click?tid=${this.#step}&url=${goal}&c=9`;
  }
}

function newest(notices: readonly Notice[]): readonly Notice[] {
  return notices.slice(-noticeItems).reverse();
}

function slug(title: string): string {
  return fold(title).replaceAll(' ', '-');
}

type Item = {
  readonly title: string;
  readonly link: string;
  readonly guid: string | null;
  readonly publishedAt: Date;
  readonly token: string;
};

function item({ title, link, guid, publishedAt, token }: Item): string {
  const id = guid === null ? '' : `<guid isPermaLink="false">${guid}</guid>`;
  return `<item><title>${title}</title><link>${link.replaceAll('&', '&amp;')}</link>${id}<pubDate>${publishedAt.toUTCString()}</pubDate><description>${token} ${title}</description></item>`;
}

function rss(items: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Bao</title>${items.join('')}</channel></rss>`;
}
