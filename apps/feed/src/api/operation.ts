import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What the OpenAPI document contains about a route besides what follows from its decorators: path,
 *  method, parameters, media types and the operator's key. */
export type Operation = {
  readonly summary: string;
  readonly description?: string;
  /** By status. With a schema it is JSON; other media types are named; of none, it has no body. */
  readonly responses: Readonly<Record<number, ResponseDescription>>;
  /** Problems besides 400, 401, 403, 415 and 429, which follow from the rest. */
  readonly problems?: readonly number[];
  readonly body?: Readonly<Record<string, z.ZodType>>;
};

export type ResponseDescription = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly mediaTypes?: readonly string[];
};

/** What was asked about a story that an operator, or the pass that looks at stories again, merged. */
export const movedStory: ResponseDescription = {
  description: 'The story was merged: the same of the one that answers for it now.',
  mediaTypes: [],
};

export const operationMark = 'newsline:operation';

export const Documented = (operation: Operation): MethodDecorator =>
  SetMetadata(operationMark, operation);
