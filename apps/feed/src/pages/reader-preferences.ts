import type { FastifyRequest } from 'fastify';
import { readCookies } from '../http/cookies.ts';
import { isUiLanguage, preferredLanguage, type UiLanguage } from './i18n/i18n.ts';

const languageCookie = 'newsline-language';

/** What is known about the reader from the request. */
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
  // Proxies may send the whole address (RFC 9112, section 3.2.2).
  const address = `/${request.url.replace(/^[a-z]+:\/\/[^/?]*/i, '').replace(/^[/\\]+/, '')}`;
  const searchParams = new URLSearchParams(address.split('?', 2)[1]);
  const cookies = readCookies(request.headers.cookie);
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

export function languageCookieHeader(language: UiLanguage): string {
  return `${languageCookie}=${language}; Path=/; SameSite=Lax; Max-Age=${365 * 24 * 3600}`;
}
