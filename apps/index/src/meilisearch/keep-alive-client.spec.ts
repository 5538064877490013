import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keepAliveClient, UnsuccessfulAnswer } from './keep-alive-client.ts';

describe('keepAliveClient', () => {
  let server: Server;
  let connections: number;
  let answer: RequestListener;
  let address: string;
  const client = keepAliveClient();

  beforeEach(async () => {
    connections = 0;
    server = createServer((request, response) => answer(request, response));
    server.on('connection', () => (connections += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('sends method, headers and body, and gives what is answered', async () => {
    answer = async (request, response) => {
      const sent = [];
      for await (const chunk of request) sent.push(chunk);
      const { method, headers } = request;
      const body = Buffer.concat(sent).toString();
      response.end(JSON.stringify({ method, key: headers['authorization'], body }));
    };
    const headers = new Headers({ authorization: 'Bearer key' });
    expect(await client(new URL(address), { method: 'POST', headers, body: 'tiếng Việt' })).toEqual(
      {
        method: 'POST',
        key: 'Bearer key',
        body: 'tiếng Việt',
      },
    );
  });

  it('keeps its connection', async () => {
    answer = (_, response) => response.end('{}');
    for (let n = 0; n < 3; n += 1) await client(address);
    expect(connections).toBe(1);
  });

  it('asks anew where the server closed an idle connection', async () => {
    answer = (_, response) => response.end('{}');
    await client(address);
    let isFirst = true;
    answer = (request, response) => {
      if (isFirst) request.socket.resetAndDestroy();
      else response.end('{"asked":"anew"}');
      isFirst = false;
    };
    expect(await client(address)).toEqual({ asked: 'anew' });
  });

  it.each([
    ['with a problem', 403, '{"code":"invalid_api_key"}', { code: 'invalid_api_key' }],
    ['with a page of a proxy', 502, '<html>', '<html>'],
    ['with nothing', 500, '', undefined],
  ])('throws an answer without success %s', async (_, status, body, parsed) => {
    answer = (_request, response) => response.writeHead(status).end(body);
    const failure = await client(address).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnsuccessfulAnswer);
    expect(failure).toMatchObject({ status, body: parsed });
  });

  it('gives nothing for an answer without a body', async () => {
    answer = (_, response) => response.writeHead(204).end();
    expect(await client(address)).toBeUndefined();
  });

  it('ends with its signal', async () => {
    answer = () => undefined;
    const signal = AbortSignal.timeout(50);
    await expect(client(address, { signal })).rejects.toThrow(/aborted/u);
  });

  it('throws where nobody answers', async () => {
    server.close();
    await once(server, 'close');
    await expect(client(address)).rejects.toThrow(/ECONNREFUSED/u);
  });
});
