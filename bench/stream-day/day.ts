/** One real day of feeds, poll by poll, on loopback. A feed that gave an item several titles or
 *  addresses shows them in turn; the data say when it was published, and not when it was rewritten. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outletOf } from '@newsline/news';
import type { Feed } from '../embedded/newsline.ts';

export type Item = {
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly category: string;
  /** ISO 8601, with the outlet's own zone. */
  readonly published: string;
  readonly link: string;
};

export class StreamDay {
  readonly items: readonly Item[];
  readonly feeds: readonly Feed[];
  /** After which all has been shown. */
  readonly polls: number;
  readonly #server: Server;
  readonly #unshown: Set<Item>;
  #poll = 0;

  private constructor(items: readonly Item[], polls: number) {
    this.items = items;
    this.#unshown = new Set(items);
    const byFeed = [...Map.groupBy(items, ({ source, category }) => `${source} · ${category}`)];
    this.feeds = byFeed.map(([name, [first]], n) => ({
      name: escaped(name),
      path: `/${n}.xml`,
      language: 'vi',
      outlet: outletOf(first?.link ?? ''),
    }));
    const firstPolls = byFeed.map(([, ofFeed]) => inPolls(ofFeed, polls));
    this.polls = Math.max(...firstPolls.flat().map(({ poll }) => poll));
    this.#server = createServer((request, response) => {
      const n = Number(/\d+/.exec(request.url ?? '')?.[0]);
      const shown = firstPolls[n]?.filter(({ poll }) => poll === this.#poll) ?? [];
      for (const { item } of shown) this.#unshown.delete(item);
      response.writeHead(200, { 'content-type': 'application/rss+xml; charset=utf-8' });
      response.end(
        rss(
          byFeed[n]?.[0] ?? '',
          shown.map(({ item }) => item),
        ),
      );
    });
  }

  /** @param polls in which the day comes: 24 are one an hour, 1 is all of it at once
   *  @throws where there is nothing of that day */
  static async start(data: string, day: string, polls: number): Promise<StreamDay> {
    const items = itemsOf(data, day);
    const played = new StreamDay(items, polls);
    await new Promise<void>((resolve) => played.#server.listen(0, '127.0.0.1', resolve));
    return played;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** The feeds show what came until the next poll; before the first they are empty. */
  advance(): void {
    this.#poll += 1;
  }

  /** Items that no poll has seen, for want of a poll in their time. */
  get unshown(): number {
    return this.#unshown.size;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** In which poll a feed shows each of its items, counted from 1. */
function inPolls(items: readonly Item[], polls: number): { item: Item; poll: number }[] {
  const states = new Map<string, Set<string>>();
  return items.map((item) => {
    const hour = Number(/T(\d\d)/.exec(item.published)?.[1]);
    const number = numberOf(item.link) ?? item.link;
    const state = `${item.link} ${item.title}`;
    const before = (states.get(number) ?? new Set()).add(state);
    states.set(number, before);
    const turn = polls === 1 ? 0 : [...before].indexOf(state);
    return { item, poll: Math.floor((hour * polls) / 24) + 1 + turn };
  });
}

/** The last number in an address, of six digits or more. */
export function numberOf(url: string): string | undefined {
  return /(\d{6,})\D*$/.exec(url)?.[1];
}

function itemsOf(data: string, day: string): Item[] {
  const file = join(data, 'streams', `vi-rss-${day.slice(0, 7)}.jsonl.gz`);
  const items = gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Item)
    .filter(({ published }) => published.startsWith(day));
  if (items.length === 0) throw new Error(`${file} has nothing of ${day}: choose another --day.`);
  return items;
}

function rss(name: string, items: readonly Item[]): string {
  const entries = items.map(
    ({ title, summary, link, published, category }) =>
      `<item><title>${escaped(title)}</title><link>${escaped(link)}</link><pubDate>${new Date(published).toUTCString()}</pubDate><category>${escaped(category)}</category><description>${escaped(summary)}</description></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>${escaped(name)}</title><link>https://news.example/</link><description>one day</description>${entries.join('')}</channel></rss>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
