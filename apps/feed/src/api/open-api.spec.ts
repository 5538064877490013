import { type RunningFeed, startFeed } from '../testing/start-feed.ts';

type Schema = { readonly [key: string]: unknown } & {
  readonly properties?: Record<string, Schema>;
};
type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: { name: string; in: string; description?: string }[];
  readonly responses: Record<string, { description: string }>;
  readonly security?: unknown[];
};

let feed: RunningFeed;
let document: {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
beforeAll(async () => {
  feed = await startFeed();
  document = (await feed.get('/openapi.json')).json();
});
afterAll(() => feed.stop());

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

it('describes every route that programs use, and no other', () => {
  const tree = feed.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const served = flatten(tree)
    .filter((route) => / \/(v1|feeds|openapi)/.test(route))
    .filter((route) => !/^(HEAD|OPTIONS) /.test(route));
  const described = operations().map(
    ({ path, method }) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
  );
  expect(described.length).toBeGreaterThan(15);
  expect(described.sort()).toEqual(served.sort());
});

it('is OpenAPI 3.1 whose references all lead somewhere', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
    ([, to]) => to,
  );
  const known = Object.keys(document.components.schemas).map(
    (name) => `#/components/schemas/${name}`,
  );
  expect(references.length).toBeGreaterThan(20);
  expect(references.filter((to) => !known.includes(to ?? ''))).toEqual([]);
});

it('gives every operation an id of its own, a summary and its parameters in the path', () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations()) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name);
    expect([path, given]).toEqual([path, wanted]);
    expect(operation.summary).toBeTruthy();
    expect(operation.responses['400']).toBeDefined();
  }
});

it('describes every parameter and every field', () => {
  const silent: string[] = [];
  for (const { path, operation } of operations()) {
    for (const { name, description } of operation.parameters) {
      if (!description) silent.push(`${path}?${name}`);
    }
  }
  const visit = (name: string, schema: Schema): void => {
    for (const [field, inner] of Object.entries(schema.properties ?? {})) {
      // The two languages of a name speak for themselves.
      const obvious = ['vi', 'en'].includes(field);
      if (!inner['description'] && !obvious) silent.push(`${name}.${field}`);
      visit(`${name}.${field}`, inner);
      if (inner['items']) visit(`${name}.${field}[]`, inner['items'] as Schema);
    }
  };
  for (const [name, schema] of Object.entries(document.components.schemas)) visit(name, schema);
  expect(silent).toEqual([]);
});

it('marks the operations that need the key, as the server does', async () => {
  for (const { path, method, operation } of operations()) {
    const answer = await feed.app.inject({
      method: method.toUpperCase() as 'GET',
      url: path.replace(/\{\w+\}/g, 'x'),
      ...(method === 'post' && { payload: {} }),
    });
    const needsKey = answer.statusCode === 401;
    expect([method, path, needsKey]).toEqual([method, path, operation.security !== undefined]);
    expect(Object.keys(operation.responses)).toContain(String(answer.statusCode));
  }
});

/** Fastify's tree of routes as lines of method and path. */
function flatten(tree: string): string[] {
  const parents: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent = '', path = '', methods] = /^([│├└─\s]*)(\S+)(?: \((.+)\))?$/.exec(line) ?? [];
    if (!path) return [];
    parents.length = indent.length / 4;
    parents.push(path);
    return (methods ?? '')
      .split(', ')
      .filter(Boolean)
      .map((method) => `${method} ${parents.join('').replace(/\/{2,}/g, '/')}`);
  });
}
