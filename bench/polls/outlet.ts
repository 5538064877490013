/** A week of a changing outlet: what its feeds show at each step, and which article each item is. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fold } from '@newsline/news';
import {
  addressAfter,
  addressesOf,
  answerAt,
  feeds,
  hasEnded,
  type PlayedFeed,
  type Section,
} from './addresses.ts';
import { item, rss } from './rss.ts';

/** `token` stands in every text of the article, so that it is known again wherever it is shown. */
type Told = {
  readonly token: string;
  title: string;
  slug: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly sections: readonly Section[];
};
type Notice = { readonly token: string; readonly publishedAt: Date };

const words =
  'cầu đường chợ bão lũ trường học xe buýt giá gạo đội tuyển ca sĩ ngân hàng bệnh viện cảng biển rừng sông máy bay hội nghị'.split(
    ' ',
  );
const shownAtOnce = 30;
const noticesAtOnce = 6;
const sections = ['politics', 'law', 'sport', 'travel'] as const;

export class ChangingOutlet {
  /** The outlet's own host, and another to which one of its feeds moves. */
  readonly #servers: readonly [Server, Server];
  readonly #articles: Told[] = [];
  readonly #advisories: Notice[] = [];
  readonly #incidents: Notice[] = [];
  readonly #startedAt: number;
  #step = 0;
  #count = 0;
  /** Requests for a feed that had been answered with 410 before. */
  #askedInVain = 0;
  #isToldGone = false;

  private constructor(startedAt: number) {
    this.#startedAt = startedAt;
    this.#servers = [
      createServer(({ url = '' }, response) => this.#answer(url.split('?')[0] ?? '', response)),
      createServer(({ url = '' }, response) => this.#answer(`//elsewhere${url}`, response)),
    ];
  }

  static async start(startedAt: number): Promise<ChangingOutlet> {
    const outlet = new ChangingOutlet(startedAt);
    for (const server of outlet.#servers)
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return outlet;
  }

  get port(): number {
    return portOf(this.#servers[0]);
  }

  /** Of both hosts, with their ports. */
  get hosts(): readonly string[] {
    return this.#servers.map((server) => `127.0.0.1:${portOf(server)}`);
  }

  get askedInVain(): number {
    return this.#askedInVain;
  }

  close(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** The tokens of every article so far. */
  get tokens(): readonly string[] {
    return [...this.#articles, ...this.#advisories, ...this.#incidents].map(({ token }) => token);
  }

  /** The tokens that a feed has shown so far. */
  tokensOf({ shows }: PlayedFeed): readonly string[] {
    const shown =
      shows === 'advisories'
        ? this.#advisories
        : shows === 'incidents'
          ? this.#incidents
          : this.#articlesOf(shows);
    return shown.map(({ token }) => token);
  }

  /** Where the source of a feed is to be by now. */
  addressOf(feed: PlayedFeed): string {
    return this.#absolute(addressAfter(feed, this.#step));
  }

  /** Three hours pass. */
  advance(): void {
    this.#step += 1;
    for (let n = 0; n < 4; n += 1)
      this.#tell(n, (this.#count + 1) % 3 === 0 ? ['latest', 'world'] : ['latest']);
    for (const section of sections) {
      if (hasEnded(section, this.#step)) continue;
      this.#tell(4, this.#step % 2 === 0 ? [section, 'latest'] : [section]);
    }
    // A title that changes takes the address along; the number stays.
    for (const article of this.#articles.slice(-shownAtOnce)) {
      if ((article.number + this.#step) % 5 !== 0) continue;
      article.title = this.#title(article.number + this.#step);
      article.slug = slug(article.title);
    }
    const publishedAt = new Date(this.#now - 60_000);
    this.#advisories.push({ token: `[v${this.#step}]`, publishedAt });
    if (this.#step % 2 === 0) this.#incidents.push({ token: `[s${this.#step}]`, publishedAt });
  }

  #tell(n: number, of: readonly Section[]): void {
    const id = (this.#count += 1);
    const title = this.#title(id);
    this.#articles.push({
      token: `[a${id}]`,
      title,
      slug: slug(title),
      number: 5_053_000 + id * 7,
      publishedAt: new Date(this.#now - (5 - n) * 1_960_000),
      sections: of,
    });
  }

  get #now(): number {
    return this.#startedAt + this.#step * 3 * 3_600_000;
  }

  #title(seed: number): string {
    const word = (n: number) => words[(seed * (n + 3) + n * 5) % words.length] ?? '';
    return `${word(1)} ${word(2)} ${word(4)} ${word(7)} ${seed}`;
  }

  #articlesOf(shows: Section | 'alerts'): readonly Told[] {
    const section = shows === 'alerts' ? 'latest' : shows;
    return this.#articles.filter((one) => one.sections.includes(section));
  }

  #answer(asked: string, response: ServerResponse): void {
    const found = feeds.find((one) => addressesOf(one).includes(asked));
    if (!found) return void response.writeHead(404).end();
    const answer = answerAt(found, asked, this.#step);
    if (answer.kind === 'redirect') {
      const location = this.#absolute(answer.to);
      return void response.writeHead(answer.status, { location }).end();
    }
    if (answer.kind === 'gone') {
      if (answer.status === 410 && this.#isToldGone) this.#askedInVain += 1;
      this.#isToldGone ||= answer.status === 410;
      return void response.writeHead(answer.status).end();
    }
    response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
    response.end(this.#feed(found));
  }

  #feed({ shows }: PlayedFeed): string {
    if (shows === 'advisories')
      return rss(
        newest(this.#advisories, noticesAtOnce).map((one) =>
          item({
            ...one,
            title: `Advisory ${one.token}`,
            link: `${this.#origin}/v.html#${one.token.slice(1, -1)}`,
          }),
        ),
      );
    if (shows === 'incidents')
      return rss(
        newest(this.#incidents, noticesAtOnce).map((one) =>
          item({ ...one, title: 'Degraded performance', link: `${this.#origin}/status` }),
        ),
      );
    const linkOf = (one: Told) =>
      shows === 'alerts' ? this.#alert(one) : `${this.#link(one)}?utm_source=${shows}${this.#step}`;
    const shown = newest(this.#articlesOf(shows), shownAtOnce);
    return rss(shown.map((one) => item({ ...one, link: linkOf(one) })));
  }

  get #origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  #absolute(path: string): string {
    const [, there] = this.#servers;
    const elsewhere = `http://127.0.0.1:${portOf(there)}`;
    return path.startsWith('//elsewhere')
      ? path.replace('//elsewhere', elsewhere)
      : this.#origin + path;
  }

  #link({ slug: words, number }: Told): string {
    return `${this.#origin}/${words}-${number}.html`;
  }

  /** A search feed's redirector, which counts clicks. */
  #alert(article: Told): string {
    const goal = encodeURIComponent(this.#link(article));
    return `http://search.example/click?tid=${this.#step}&url=${goal}&c=9`;
  }
}

function newest<Shown>(all: readonly Shown[], most: number): readonly Shown[] {
  return all.slice(-most).reverse();
}

function slug(title: string): string {
  return fold(title).replaceAll(' ', '-');
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
