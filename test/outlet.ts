import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Item = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutesAgo?: number;
};

/** A small outlet on loopback: `/NAME.xml` is the RSS of what was put there. */
export class Outlet {
  readonly #feeds = new Map<string, { title: string; items: Item[] }>();
  readonly #server: Server;
  readonly #openedAt = Date.now();

  private constructor(delayMs: number) {
    this.#server = createServer(async (request, response) => {
      await sleep(delayMs);
      const feed = this.#feeds.get(/^\/(.+)\.xml$/.exec(request.url ?? '')?.[1] ?? '');
      if (!feed) return response.writeHead(404).end();
      response
        .setHeader('content-type', 'application/rss+xml; charset=utf-8')
        .end(this.#render(feed));
    });
  }

  /** `delayMs`: how long it thinks before each answer. */
  static async open({ delayMs = 0 } = {}): Promise<Outlet> {
    const outlet = new Outlet(delayMs);
    await new Promise<void>((resolve) => outlet.#server.listen(0, '127.0.0.1', resolve));
    return outlet;
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  put(feed: string, title: string, items: Item[]): string {
    this.#feeds.set(feed, { title, items });
    return `http://${this.host}/${feed}.xml`;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #render({ title, items }: { title: string; items: Item[] }): string {
    const entries = items.map(
      ({ slug, title: headline, summary, minutesAgo = 60 }) =>
        `<item><title>${headline}</title><link>http://${this.host}/${slug}.html</link><description>${summary}</description><pubDate>${new Date(this.#openedAt - minutesAgo * 60_000).toUTCString()}</pubDate></item>`,
    );
    return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${title}</title><link>http://${this.host}/</link><description>spec</description>${entries.join('')}</channel></rss>`;
  }
}

export function opml(urls: readonly string[]): string {
  return `<opml version="2.0"><body>${urls.map((url) => `<outline type="rss" text="${url.split('/').at(-1)}" xmlUrl="${url}"/>`).join('')}</body></opml>`;
}
