import { Controller, Get, NotFoundException } from '@nestjs/common';

/** Every path without a route of its own: Fastify prefers any other route to a wildcard. With a route,
 *  HEAD is answered without a body, and a part of a path may have any length. */
@Controller()
export class NotFoundController {
  @Get('*')
  nothing(): never {
    throw new NotFoundException();
  }
}
