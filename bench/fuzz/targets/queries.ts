import { operationOf, type ApiDocument } from '../http/api-document.ts';
import { checkAnswer } from '../http/check-answer.ts';
import { exchange } from '../http/exchange.ts';
import { cursorLists, type CursorList } from '../http/forge-cursor.ts';
import { get, keyMark, requestMaker } from '../http/make-request.ts';
import { openSite, type Route } from '../http/site.ts';
import type { OpenTarget } from '../target.ts';

const first =
  /^([A-Z]{1,20}) (\/[\x21-\x7e]*) HTTP\/1\.1\r\n(?:[\w-]+: [\t\x20-\x7e\x80-\xff]*\r\n)+\r\n/;

/** HTTP requests to all routes of the service that serves pages, API and feeds, over a real connection. */
export const open: OpenTarget = async () => {
  const site = await openSite();
  const ask = async (url: string): Promise<unknown> =>
    JSON.parse((await exchange(site.port, get(url)))?.body.toString() ?? '');
  const api = (await ask('/openapi.json')) as ApiDocument;
  const lists: CursorList[] = [];
  for (const list of cursorLists) {
    const { next: cursor } = (await ask(list.path)) as { readonly next: string | null };
    if (cursor === null) throw new Error(`${list.path} has no second page.`);
    lists.push({ ...list, cursor });
  }
  const makeRequest = requestMaker(site, api, lists);
  const routes = site.routes.map((route) => ({ ...route, pattern: patternOf(route) }));
  return {
    make: (random) => ({ contentType: '', bytes: makeRequest(random) }),
    run: async ({ bytes }) => {
      const request = Buffer.from(bytes).toString('latin1');
      const [, method = '', url = ''] = first.exec(request) ?? [];
      const sent = Buffer.from(request.replaceAll(keyMark, site.key), 'latin1');
      const answer = await exchange(site.port, sent);
      // Who closes its half before there is an answer gets none.
      if (answer === null) return 'refused';
      const path = url.split(/[?#]/)[0] ?? '';
      const route = routes.find((one) => one.method === method && one.pattern.test(path));
      checkAnswer(answer, {
        isWhole: method !== '',
        mayRun: /^\/+docs\b/i.test(path),
        operation: route && operationOf(api, route),
      });
      return answer.status < 400 ? 'read' : 'refused';
    },
  };
};

function patternOf({ url }: Route): RegExp {
  const literal = url.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replace(/:\w+/g, '[^/]+').replace('\\*', '.*')}$`);
}
