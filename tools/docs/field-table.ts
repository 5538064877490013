import { z } from 'zod';

type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
};

/** A schema as tables in Markdown, a row a field, a table for each shape that it may have.
 *  @throws Error that names a field without a description */
export function fieldTables(schema: z.ZodType, io: 'input' | 'output', where: string): string[] {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;
  return shapesOf(json).flatMap((shape) => [
    '| field | type | meaning |',
    '| --- | --- | --- |',
    ...rowsOf(shape, '', where),
    '',
  ]);
}

function rowsOf(schema: JsonSchema, prefix: string, where: string): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = `${prefix}${name}`;
    const own = inner(field);
    const isConstant = own.const !== undefined;
    if (!field.description && !isConstant)
      throw new Error(`${where}: ${path} has no description. Add .describe() to it.`);
    const optional = schema.required?.includes(name) ? '' : ', optional';
    const fallback =
      field.default === undefined ? '' : `, by default \`${JSON.stringify(field.default)}\``;
    const type = `${typeOf(field)}${fallback === '' ? optional : fallback}`;
    const nested = own.items ? inner(own.items) : own;
    const below = `${path}${own.items ? '[]' : ''}.`;
    // Shapes that differ in some fields have the others in common.
    const rows = new Set(shapesOf(nested).flatMap((shape) => rowsOf(shape, below, where)));
    return [`| \`${path}\` | ${escape(type)} | ${escape(field.description ?? '')} |`, ...rows];
  });
}

/** The shapes that it may have. */
function shapesOf(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? schema.oneOf ?? [schema];
}

/** What a nullable schema is when it is not null. */
function inner(schema: JsonSchema): JsonSchema {
  const others = (schema.anyOf ?? []).filter(({ type }) => type !== 'null');
  return others.length === 1 && others[0] ? others[0] : schema;
}

function typeOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(' or ');
  const shapes = schema.anyOf ?? schema.oneOf;
  if (shapes) return [...new Set(shapes.map(typeOf))].join(' or ');
  if (schema.type === 'null') return 'null';
  if (schema.items) return `array of ${typeOf(schema.items)}`;
  const limits = [
    schema.format === 'date-time' ? 'instant' : null,
    schema.maxLength === undefined ? null : `at most ${schema.maxLength} characters`,
    schema.pattern === undefined || schema.format ? null : `matches \`${schema.pattern}\``,
    rangeOf(schema),
  ].filter((limit) => limit !== null);
  const types = [schema.type ?? 'anything'].flat().filter((type) => type !== 'null');
  const orNull = schema.type?.includes('null') ? ' or null' : '';
  return `${[types.join(' or '), ...limits].join(', ')}${orNull}`;
}

function rangeOf({ minimum, maximum }: JsonSchema): string | null {
  const least = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const most = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (least !== undefined && most !== undefined) return `${least} to ${most}`;
  if (least !== undefined) return `at least ${least}`;
  return most === undefined ? null : `at most ${most}`;
}

function escape(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
