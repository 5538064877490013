import type { Schema } from './schema-value.ts';

/** What the fuzzer reads of the OpenAPI document. */
export type Operation = {
  readonly parameters?: readonly { readonly name: string; readonly schema: Schema }[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
  };
  readonly responses: Readonly<Record<string, unknown>>;
};

export type ApiDocument = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** The operation of a route; undefined where it is none of the API. */
export function operationOf(
  { paths }: ApiDocument,
  { method, url }: { readonly method: string; readonly url: string },
): Operation | undefined {
  return paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
}

/** The schema that is meant, where another is referred to. */
export function resolved({ components }: ApiDocument, schema: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1) ?? '';
  return components.schemas[name] ?? schema;
}
