import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { OperatorKeys } from '../operator-keys/operator-keys.ts';
import { readCookies } from './cookies.ts';
import { Problem } from './problem.ts';

type HasHeaders = Pick<FastifyRequest, 'headers'>;

const operatorCookie = 'newsline-operator';

/** Whether the request carries the operator's key, in its `Authorization: Bearer` header or in the
 *  cookie that the pages' login form sets. */
export async function isOperator({ headers }: HasHeaders, keys: OperatorKeys): Promise<boolean> {
  const key = bearer(headers.authorization) ?? readCookies(headers.cookie).get(operatorCookie);
  return key ? keys.verify(key) : false;
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
 *  with requests that another site's page, or another port of this host, makes them send. */
export function isSameOrigin({ headers }: HasHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return [headers.host, headers['x-forwarded-host']].includes(new URL(origin).host);
}

@Injectable()
class OperatorGuard implements CanActivate {
  constructor(private readonly keys: OperatorKeys) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!(await isOperator(request, this.keys))) {
      const how = 'Send "Authorization: Bearer <key>". The key was shown at the first start.';
      const headers = { 'www-authenticate': 'Bearer realm="newsline"' };
      throw new Problem('operator-only', 401, how, { headers });
    }
    if (bearer(request.headers.authorization) === null && !isSameOrigin(request)) {
      throw new Problem(
        'cross-site',
        403,
        'The login cookie is accepted from Newsline’s own pages only.',
      );
    }
    return true;
  }
}

export const operatorOnlyMark = 'newsline:operator-only';

/** The route answers whoever holds the operator's key. */
export function OperatorOnly(): MethodDecorator {
  return applyDecorators(SetMetadata(operatorOnlyMark, true), UseGuards(OperatorGuard));
}

/** RFC 6750, section 2.1. */
function bearer(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null;
}
