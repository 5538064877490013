import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.ts';

export const acceptsMark = 'newsline:accepts';

/** The media types of bodies that a route accepts. Others, forms of web pages among them, get 415. */
export function Accepts(...types: readonly string[]): MethodDecorator {
  return applyDecorators(SetMetadata(acceptsMark, types), UseGuards(new BodyGuard(types)));
}

class BodyGuard implements CanActivate {
  readonly #types: readonly string[];

  constructor(types: readonly string[]) {
    this.#types = types;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.#types.includes(mediaType(headers['content-type']))) return true;
    const detail = `Set Content-Type to the media type of the body; accepted here: ${this.#types.join(', ')}.`;
    throw new Problem('unsupported-type', 415, detail);
  }
}

/** "text/HTML; charset=utf-8" is text/html. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
