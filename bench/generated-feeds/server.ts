/** Serves generated feeds on loopback, in a process of its own. Tells its
 *  parent when it is asked for the first time. Told `extra`, it adds so many new articles to every
 *  feed. Ends with its parent. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateFeeds } from './feeds.ts';

const [feeds = 200, perFeed = 50, fullText = 0] = process.argv.slice(2).map(Number);
const generated = generateFeeds(feeds, perFeed, fullText, new Date());
let extra = 0;
let askedFirst = false;
const ready = new Map<string, { body: Buffer; etag: string }>();

const server = createServer((request, response) => {
  if (!askedFirst) process.send?.({ askedAt: Date.now() });
  askedFirst = true;
  const key = `${request.url} ${extra}`;
  const answer = ready.get(key);
  if (!answer) return response.writeHead(404).end();
  if (request.headers['if-none-match'] === answer.etag) return response.writeHead(304).end();
  response.writeHead(200, {
    'content-type': 'application/rss+xml; charset=utf-8',
    etag: answer.etag,
  });
  response.end(answer.body);
});
server.listen(0, '127.0.0.1', () => {
  prepare();
  process.send?.({ port: (server.address() as AddressInfo).port });
});
process.on('message', (message: { extra: number }) => {
  extra = message.extra;
  prepare();
  process.send?.({ extra });
});
process.on('disconnect', () => process.exit());

/** The bodies are made beforehand: the benchmark is of the reader, not of this. */
function prepare(): void {
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (let feed = 0; feed < generated.count; feed += 1) {
    const body = Buffer.from(generated.render(feed, base, extra));
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    ready.set(`/feeds/${feed}.xml ${extra}`, { body, etag });
  }
}
