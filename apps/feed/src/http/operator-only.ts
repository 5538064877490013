import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  SetMetadata,
  UseGuards,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import { type Access, OperatorAccess } from './operator-access.ts';

type RouteAccess = FastifyContextConfig & { readonly access?: Access };

/** What the route asks for, as its decorator put it into the route itself: whatever spelling of a path
 *  leads to the route leads to its check. */
export function accessOf(config: FastifyContextConfig | undefined): Access | undefined {
  return (config as RouteAccess | undefined)?.access;
}

@Injectable()
class AccessGuard implements CanActivate {
  constructor(private readonly operator: OperatorAccess) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    // A route that lost its configuration must not open.
    const access = accessOf(request.routeOptions.config) ?? 'key';
    const refusal = await this.operator.refusal(request, access);
    if (refusal) throw refusal;
    return true;
  }
}

const asks = (access: Access): MethodDecorator =>
  applyDecorators(RouteConfig({ access }), UseGuards(AccessGuard));

export const operatorOnlyMark = 'newsline:operator-only';

/** The route answers whoever holds the operator's key. */
export function OperatorOnly(): MethodDecorator {
  return applyDecorators(SetMetadata(operatorOnlyMark, true), asks('key'));
}

/** The route takes a form that the operator sends from a page of this site. */
export const OperatorForm = (): MethodDecorator => asks('form');

/** The route takes what a hub sends to an address that nobody else was told. */
export const HubOnly = (): MethodDecorator => asks('hub');

/** The route takes a form from a page of this site, whoever sends it. */
export const OwnPagesOnly = (): MethodDecorator => asks('own-page');
