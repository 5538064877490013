import type { Random } from '../random.ts';
import { dangerousTokens } from '../mutations/dangerous-tokens.ts';

/** As OpenAPI has it: of JSON Schema what the document uses. */
export type Schema = {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $ref?: string;
};

/** A value for a schema: half of them what it asks for, the rest something near it or far off. */
export function valueFor(schema: Schema, known: readonly unknown[], random: Random): unknown {
  if (random.happens(0.15)) return oddValue(random);
  const { anyOf, properties, items } = schema;
  if (anyOf) return valueFor(random.pick(anyOf), known, random);
  if (schema.enum) return random.pick(schema.enum);
  if (schema.const !== undefined) return schema.const;
  if (properties) {
    const chosen = Object.entries(properties).filter(() => random.happens(0.6));
    return Object.fromEntries(
      chosen.map(([name, inner]) => [name, valueFor(inner, known, random)]),
    );
  }
  const type = [schema.type ?? 'string'].flat()[0];
  if (type === 'array')
    return Array.from({ length: random.below(4) }, () => valueFor(items ?? {}, known, random));
  if (type === 'integer' || type === 'number') return random.pick([1, 2, 20, 100, 0, -1, 1e9, 0.5]);
  if (type === 'boolean') return random.happens(0.5);
  return random.happens(0.5) ? random.pick(known) : random.pick(dangerousTokens.values);
}

function oddValue(random: Random): unknown {
  const texts = [...dangerousTokens.values, ...dangerousTokens.markup];
  return random.pick<() => unknown>([
    () => random.pick(texts),
    () => random.pick(texts).repeat(random.magnitude(1, 3000)),
    () => null,
    () => [],
    () => ({}),
    () => random.pick([-1, 0, 1e21, 2 ** 53, 0.1]),
    () => true,
    () => [['x']],
    () => JSON.parse('{"__proto__":{"polluted":1},"constructor":1}'),
  ])();
}
