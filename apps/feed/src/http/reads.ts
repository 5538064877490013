import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

export const readsMark = 'newsline:reads';

/** The kinds of body that a route takes. Others, forms of web pages among them, are refused. */
export function Reads(...types: readonly string[]): MethodDecorator {
  return applyDecorators(SetMetadata(readsMark, types), UseGuards(new BodyGuard(types)));
}

class BodyGuard implements CanActivate {
  readonly #types: readonly string[];

  constructor(types: readonly string[]) {
    this.#types = types;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.#types.includes(mediaType(headers['content-type']))) return true;
    const detail = `Say in Content-Type what the body is; read here: ${this.#types.join(', ')}.`;
    throw new Problem('unsupported-type', 415, detail);
  }
}

/** "text/HTML; charset=utf-8" is text/html. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
