import type { FastifyRequest } from 'fastify';
import { readCookies } from './cookies.ts';

type HasHeaders = Pick<FastifyRequest, 'headers'>;

const operatorCookie = 'newsline-operator';

/** The key that the request carries, right or wrong, in its `Authorization: Bearer` header or in the
 *  cookie that the pages' login form sets; null where it carries none. */
export function givenKey({ headers }: HasHeaders): string | null {
  return (bearer(headers.authorization) ?? readCookies(headers.cookie).get(operatorCookie)) || null;
}

/** Browsers send cookies along by themselves, so one alone does not say who wants the request. */
export function isByCookie({ headers }: HasHeaders): boolean {
  return bearer(headers.authorization) === null;
}

/** `key`: null ends the login. `isSecure`: the request came by HTTPS, so the cookie must never be sent
 *  without it. */
export function operatorCookieHeader(key: string | null, isSecure: boolean): string {
  const maxAgeSeconds = key === null ? 0 : 30 * 24 * 3600;
  const secure = isSecure ? '; Secure' : '';
  const value = encodeURIComponent(key ?? '');
  return `${operatorCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
}

/** Whether a page of this very origin sent the request, or no page at all. Browsers send cookies along
 *  with requests that another site's page, or another port of this host, makes them send. What a proxy
 *  forwards may be believed here without trusting it: no page can make a browser send that header. */
export function isSameOrigin({ headers }: HasHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return [headers.host, headers['x-forwarded-host']].includes(new URL(origin).host);
}

/** RFC 6750, section 2.1. */
function bearer(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null;
}
