import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventBus } from '@newsline/messaging';
import { OperatorKeys } from '../operator-keys/operator-keys.ts';
import { givenKey, isByCookie, isSameOrigin } from './operator-key-in-request.ts';
import { Problem } from './problem.ts';
import { isCallback, nobodyCalls } from './hub-callback.ts';
import { WrongKeys } from './wrong-keys.ts';

/** What a route asks of whoever sends a request to it. `key`: programs with the operator's key. `form`:
 *  the operator's own pages, with the key in the login cookie. `own-page`: a page of this site. `hub`: an address that
 *  only a hub was told. */
export type Access = 'key' | 'form' | 'own-page' | 'hub';

type Asking = Pick<FastifyRequest, 'headers' | 'ip' | 'params'>;

/** Decides who may do what only the operator may. */
@Injectable()
export class OperatorAccess {
  readonly #wrongKeys = new WrongKeys();
  readonly #decided = new WeakMap<Asking, Promise<Problem | null>>();

  constructor(
    private readonly keys: OperatorKeys,
    private readonly bus: EventBus,
  ) {}

  /** Why the request may not have its way; null where it may. Decided once for each request: before its
   *  body is read, and again by the guard, which holds wherever the first was not asked. */
  refusal(request: Asking, access: Access): Promise<Problem | null> {
    const decided = this.#decided.get(request) ?? this.#decide(request, access);
    this.#decided.set(request, decided);
    return decided;
  }

  async #decide(request: Asking, access: Access): Promise<Problem | null> {
    if (access === 'hub')
      return (await isCallback(this.bus, request.params)) ? null : nobodyCalls();
    const isOwn = isSameOrigin(request);
    if (access === 'own-page') return isOwn ? null : crossSite();
    const key = givenKey(request);
    if (key === null) return keyNeeded(access);
    if (!(await this.keys.verify(key))) return this.wrongKey(request) ?? keyNeeded(access);
    return isByCookie(request) && !isOwn ? crossSite() : null;
  }

  /** Counts a wrong key. A right one is never refused: it has 256 random bits, so this does not keep
   *  guessers out but what they cost low, and nobody behind the operator's proxy can lock them out.
   *  @returns what to answer where its address has sent too many; else null */
  wrongKey({ ip }: Asking): Problem | null {
    const seconds = this.#wrongKeys.count(ip);
    if (seconds === null) return null;
    const detail = `Too many wrong keys came from this address. Try again in ${seconds} s.`;
    return new Problem('too-many-keys', 429, detail, { headers: { 'retry-after': `${seconds}` } });
  }
}

function keyNeeded(access: Access): Problem {
  if (access === 'form') {
    const how = 'Log in on the page of sources. The key was shown at the first start.';
    return new Problem('operator-only', 403, how);
  }
  const how = 'Send "Authorization: Bearer <key>". The key was shown at the first start.';
  const headers = { 'www-authenticate': 'Bearer realm="newsline"' };
  return new Problem('operator-only', 401, how, { headers });
}

function crossSite(): Problem {
  const detail =
    'Logging in and out, the login cookie and voting work from Newsline’s own pages only.';
  return new Problem('cross-site', 403, detail);
}
