import type { FastifyRequest } from 'fastify';
import { isUiLanguage, preferredLanguage, type UiLanguage } from './i18n/i18n.ts';

/** `isOperator` reads the same name. */
const operatorCookie = 'newsline-operator';
const languageCookie = 'newsline-language';

/** What a request tells about its reader. */
export type ReaderPreferences = {
  readonly language: UiLanguage;
  /** This request chose the language, which is then remembered in a cookie. */
  readonly choseLanguage: boolean;
  /** Path and query; always begins with exactly one slash, so that a link made from it can't lead
   *  to another host. */
  readonly address: string;
};

export function readPreferences(
  request: Pick<FastifyRequest, 'url' | 'headers'>,
): ReaderPreferences {
  const address = request.url.replace(/^[/\\]+/, '/');
  const { searchParams } = new URL(address, 'http://newsline.invalid');
  const cookies = parseCookies(request.headers.cookie);
  const wanted = searchParams.get('lang');
  const remembered = cookies.get(languageCookie);
  const choseLanguage = isUiLanguage(wanted);
  const language = choseLanguage
    ? wanted
    : isUiLanguage(remembered)
      ? remembered
      : (preferredLanguage(request.headers['accept-language']) ?? 'vi');
  return { language, choseLanguage, address };
}

/** RFC 6265, section 4.2. The first of several with one name counts. */
function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, decode(pair.slice(at + 1).trim()));
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** `isSecure`: the request came by HTTPS, so the cookie must never be sent without it. */
export function operatorCookieHeader(key: string | null, isSecure: boolean): string {
  const maxAgeSeconds = key === null ? 0 : 30 * 24 * 3600;
  const secure = isSecure ? '; Secure' : '';
  const value = encodeURIComponent(key ?? '');
  return `${operatorCookie}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}${secure}`;
}

export function languageCookieHeader(language: UiLanguage): string {
  return `${languageCookie}=${language}; Path=/; SameSite=Lax; Max-Age=${365 * 24 * 3600}`;
}
