import type { Type } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import {
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
  RouteParamtypes,
} from '@nestjs/common/internal';
import { z } from 'zod';
import { operatorOnlyMark } from '../http/operator-only.ts';
import { ZodPipe } from '../http/zod-pipe.ts';
import { acceptsMark } from '../http/accepts.ts';
import { componentSchemas, schemaOf } from './open-api-schemas.ts';
import { type ResponseDescription, type Operation, operationMark } from './operation.ts';

type Json = Readonly<Record<string, unknown>>;
type Handler = (...arguments_: never[]) => unknown;

/** The OpenAPI 3.1 document. */
export abstract class ApiDocument {
  abstract readonly document: Json;
}

/** Describes the routes of these controllers from the decorators that make them routes and the
 *  schemas that parse their input.
 *  @throws for a route that is not `@Documented` */
export function describeApi(controllers: readonly Type[]): ApiDocument {
  const paths: Record<string, Record<string, Json>> = {};
  for (const controller of controllers) {
    for (const { path, method, name, handler } of routesOf(controller)) {
      (paths[path] ??= {})[method] = describeRoute(controller, { path, name, handler });
    }
  }
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Newsline',
      version: '1',
      description:
        'News by topic, story and source: timelines, search and feeds. Reading is open, and so ' +
        'is voting; what else writes needs the operator’s key. Errors are problem documents (RFC 9457).',
    },
    paths,
    components: {
      schemas: componentSchemas(),
      securitySchemes: {
        operatorKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'The operator’s key, shown once at the first start.',
        },
      },
    },
  };
  return { document };
}

type Route = { path: string; method: string; name: string; handler: Handler };

function routesOf(controller: Type): Route[] {
  const root = metadata<string>(PATH_METADATA, controller) ?? '';
  const prototype = controller.prototype as Readonly<Record<string, Handler>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (!handler || name === 'constructor') return [];
    const path = metadata<string>(PATH_METADATA, handler);
    if (path === undefined) return [];
    const method = RequestMethod[metadata<number>(METHOD_METADATA, handler) ?? 0] ?? '';
    const whole = `/${[root, path]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
    return [
      { path: whole.replace(/:(\w+)/g, '{$1}'), method: method.toLowerCase(), name, handler },
    ];
  });
}

function describeRoute(controller: Type, { path, name, handler }: Omit<Route, 'method'>): Json {
  const operation = metadata<Operation>(operationMark, handler);
  if (!operation) throw new Error(`${controller.name}.${name} is not documented`);
  const operatorOnly = metadata<boolean>(operatorOnlyMark, handler) === true;
  const accepted = metadata<readonly string[]>(acceptsMark, handler) ?? [];
  const area = controller.name.replace('Controller', '');
  return {
    operationId: `${area[0]?.toLowerCase()}${area.slice(1)}${name[0]?.toUpperCase()}${name.slice(1)}`,
    summary: operation.summary,
    ...(operation.description && { description: operation.description }),
    tags: [path.startsWith('/feeds') ? 'feeds' : operatorOnly ? 'operating' : 'reading'],
    parameters: parametersOf(controller, name),
    ...(accepted.length > 0 && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          accepted.map((type) => [type, { schema: schemaOf(operation.body?.[type], 'input') }]),
        ),
      },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [
          status,
          responseObject(response),
        ]),
      ),
      ...problems(operation.problems ?? [], operatorOnly, accepted.length > 0),
    },
    ...(operatorOnly && { security: [{ operatorKey: [] }] }),
  };
}

/** The schemas that Nest's pipes hold parse the query and the path. */
function parametersOf(controller: Type, name: string): Json[] {
  const found = Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) as
    Readonly<Record<string, { pipes?: readonly unknown[] }>> | undefined;
  return Object.entries(found ?? {}).flatMap(([key, { pipes = [] }]) => {
    const kind = Number(key.split(':')[0]);
    const place = kind === RouteParamtypes.QUERY ? 'query' : 'path';
    if (place === 'path' && kind !== RouteParamtypes.PARAM) return [];
    const pipe = pipes.find((one) => one instanceof ZodPipe);
    if (!(pipe?.schema instanceof z.ZodObject)) return [];
    return Object.entries(pipe.schema.shape as Readonly<Record<string, z.ZodType>>).map(
      ([parameter, schema]) => {
        const { description, ...rest } = schemaOf(schema, 'output');
        const required = place === 'path' || !schema.safeParse(undefined).success;
        return { name: parameter, in: place, description, required, schema: rest };
      },
    );
  });
}

function responseObject({ description, schema, mediaTypes }: ResponseDescription): Json {
  const types = mediaTypes ?? ['application/json'];
  if (types.length === 0) return { description };
  const content = { schema: schema ? schemaOf(schema, 'output') : { type: 'string' } };
  return { description, content: Object.fromEntries(types.map((type) => [type, content])) };
}

const meanings: Readonly<Record<number, string>> = {
  400: 'The request is not valid; `errors` names the fields and what is allowed.',
  401: 'This needs the operator’s key.',
  403: 'The request came from a page of another site.',
  404: 'Not found.',
  409: 'It does not go with how things are; `detail` says how.',
  413: 'The body is too large.',
  415: 'The media type is not accepted here.',
  429: 'Too many wrong keys, or enough votes, came from this address; `Retry-After` says when to try again.',
  422: 'The request was understood and refused; `errors` gives the reason.',
  503: 'The part that this needs is not answering: search, what reads sources, or what tells topics and groups stories.',
};

function problems(more: readonly number[], operatorOnly: boolean, hasBody: boolean): Json {
  const statuses = [
    400,
    ...(operatorOnly ? [401, 403, 429] : []),
    ...(hasBody ? [415] : []),
    ...more,
  ];
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: meanings[status], content }]),
  );
}

function metadata<Value>(key: string, target: object): Value | undefined {
  return Reflect.getMetadata(key, target) as Value | undefined;
}
