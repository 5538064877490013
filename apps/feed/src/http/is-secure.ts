import type { FastifyRequest } from 'fastify';

/** Whether a request came by HTTPS, so that a cookie may be kept to it. Whoever forges this header gets a
 *  cookie that their own browser keeps to HTTPS. */
export function isSecure({
  protocol,
  headers,
}: Pick<FastifyRequest, 'protocol' | 'headers'>): boolean {
  return protocol === 'https' || headers['x-forwarded-proto'] === 'https';
}
