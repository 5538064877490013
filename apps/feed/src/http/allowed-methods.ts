import type { FastifyInstance } from 'fastify';

/** Tracks every route that is registered from now on. Fastify answers 404 where the path is known and
 *  the method isn't; RFC 9110, section 15.5.6, demands 405 with the allowed methods.
 *  @returns the allowed methods of a path; none for an unknown path. */
export function trackMethods(server: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly matches: Matcher; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    // A wildcard at the root matches every unknown path.
    if (url !== '*' && url !== '/*')
      routes.push({ matches: matcherOf(url), methods: [method].flat() });
  });
  return (path) => {
    const parts = path.split('/');
    const methods = routes.filter(({ matches }) => matches(parts)).flatMap((r) => r.methods);
    return [...new Set(methods)].sort();
  };
}

type Matcher = (parts: readonly string[]) => boolean;

/** Of a route in Fastify's notation: `/v1/stories/:id`, `/feeds/latest.:format`, `/docs/*`. Part by part:
 *  one expression for a whole path takes time that grows with the square of its length. */
function matcherOf(url: string): Matcher {
  const patterns = url.split('/').map(patternOf);
  const isOpen = url.endsWith('/*');
  return (parts) =>
    (isOpen ? parts.length >= patterns.length : parts.length === patterns.length) &&
    patterns.every((pattern, index) => pattern.test(parts[index] ?? ''));
}

function patternOf(part: string): RegExp {
  const literal = part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replace(/:\w+/g, '.+')}$`, 's');
}
