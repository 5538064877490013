import type { FastifyInstance } from 'fastify';

/** Tracks every route that is registered from now on. Fastify answers 404 where the path is known and
 *  the method isn't; RFC 9110, section 15.5.6, demands 405 with the allowed methods.
 *  @returns the allowed methods of a path; none for an unknown path. */
export function trackMethods(server: FastifyInstance): (path: string) => readonly string[] {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    // A wildcard at the root matches every unknown path.
    if (url !== '*' && url !== '/*')
      routes.push({ pattern: patternOf(url), methods: [method].flat() });
  });
  return (path) => {
    const methods = routes.filter(({ pattern }) => pattern.test(path)).flatMap((r) => r.methods);
    return [...new Set(methods)].sort();
  };
}

/** Of a route in Fastify's notation: `/v1/stories/:id`, `/feeds/latest.:format`, `/docs/*`. */
function patternOf(url: string): RegExp {
  const literal = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll('*', '.*').replace(/:\w+/g, '[^/]+')}$`);
}
