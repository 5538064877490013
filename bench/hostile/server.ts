/** Serves every kind of hostile server in a process of its own, so that neither their work nor their
 *  memory is mistaken for Newsline's. Each has loopback addresses to itself: the nth kind is
 *  127.0.1.n, its second server 127.0.2.n. Tells its parent where they are, and on demand who was
 *  asked for what. */
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { HostileKind } from './kind.ts';
import { hostileKinds } from './kinds.ts';

/** Whatever becomes of the parent. */
const longestMs = 600_000;
const longestConnectionMs = 60_000;

/** Where the servers of a kind are; in the order of the kinds. */
export type Served = { readonly url: string; readonly hosts: string[] };
/** When the servers of a kind were asked, in milliseconds since the epoch; the first of many. */
export type Asked = { readonly feed: number[]; readonly pages: number[] };

const [, , good = '', part = ''] = process.argv;
const asked = new Map<string, Asked>();

// The readers and Newsline come first: what is measured is not who gets the processor.
setPriority(5);
setTimeout(() => process.exit(), longestMs).unref();
process.on('disconnect', () => process.exit());
process.on('message', () => process.send?.({ asked: Object.fromEntries(asked) }));
process.send?.({ served: await Promise.all(hostileKinds(part).map(serve)) });

async function serve(kind: HostileKind, at: number): Promise<Served> {
  const log: Asked = { feed: [], pages: [] };
  asked.set(kind.name, log);
  if ('connection' in kind) {
    const server = createServer((socket) => {
      note(log.feed);
      kind.connection(socket);
    });
    const host = await listen(server, `127.0.1.${at + 1}`);
    return {
      url: `http${kind.https ? 's' : ''}://${host}/feed.xml`,
      hosts: [host],
    };
  }
  const pages = createHttpServer(noting(log.pages, kind.page ?? notFound));
  const pagesHost = await listen(pages, `127.0.2.${at + 1}`);
  const feed = createHttpServer(
    noting(log.feed, (request, response) =>
      kind.feed({
        request,
        response,
        origin: `http://${host}`,
        pages: `http://${pagesHost}`,
        good,
        nth: log.feed.length - 1,
      }),
    ),
  );
  const host = await listen(feed, `127.0.1.${at + 1}`);
  return { url: `http://${host}/feed.xml`, hosts: [host, pagesHost] };
}

/** @returns address and port */
async function listen(server: Server | NetServer, address: string): Promise<string> {
  server.on('connection', (socket: Socket) => {
    socket.on('error', () => {}); // Whoever is asked by a client in a hurry sees resets.
    setTimeout(() => socket.destroy(), longestConnectionMs).unref();
  });
  server.listen(0, address);
  await once(server, 'listening');
  return `${address}:${(server.address() as AddressInfo).port}`;
}

function noting(log: number[], answer: RequestListener): RequestListener {
  return (request, response) => {
    note(log);
    answer(request, response);
  };
}

function note(log: number[]): void {
  if (log.length < 20_000) log.push(Date.now());
}

function notFound(...[, response]: Parameters<RequestListener>): void {
  response.writeHead(404).end();
}
