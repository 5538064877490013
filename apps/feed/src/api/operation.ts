import { SetMetadata } from '@nestjs/common';
import type { z } from 'zod';

/** What the document of the API says of a route besides what its code says by itself: path, method,
 *  parameters, body and the operator's key are read from the decorators that act. */
export type Operation = {
  readonly summary: string;
  readonly description?: string;
  /** By status. A schema answers JSON; text names other media types. */
  readonly answers: Readonly<Record<number, Answered>>;
  /** Problems besides 400, 401, 403 and 415, which follow from the rest. */
  readonly problems?: readonly number[];
  readonly body?: Readonly<Record<string, z.ZodType>>;
};

export type Answered = {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly mediaTypes?: readonly string[];
};

export const operationMark = 'newsline:operation';

export const Documented = (operation: Operation): MethodDecorator =>
  SetMetadata(operationMark, operation);
