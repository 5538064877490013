import { randomBytes } from 'node:crypto';
import { readCookies } from '../http/cookies.ts';
import { voteLifeMs } from './story-votes.ts';

/** Where forms with votes go, and the only address that the cookie is sent to: no page that is read gets
 *  it. */
export const votePath = '/votes';

const name = 'newsline-voter';

/** The token that a browser was given when it voted; null where it has none, or none of ours. */
export function voterToken(cookies: string | undefined): string | null {
  const token = readCookies(cookies).get(name);
  return token !== undefined && /^[\w-]{22}$/.test(token) ? token : null;
}

export function newVoterToken(): string {
  return randomBytes(16).toString('base64url');
}

/** It lasts as long as the vote that it was given with, and a later vote renews it. */
export function voterCookieHeader(token: string, isSecure: boolean): string {
  const maxAge = voteLifeMs / 1000;
  const secure = isSecure ? '; Secure' : '';
  return `${name}=${token}; Path=${votePath}; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
}
