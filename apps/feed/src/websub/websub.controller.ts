import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ReceivePush, VerifySubscription } from '@newsline/contracts';
import { EventBus } from '@newsline/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Callback, nobodyCalls } from '../http/hub-callback.ts';
import { HubOnly } from '../http/operator-only.ts';
import { Problem } from '../http/problem.ts';
import { ZodPipe } from '../http/zod-pipe.ts';

/** Publishing what a long feed brings takes a while. */
const timeoutMs = 30_000;

/** W3C WebSub, section 5.3.1; hubs may send more. */
const Intent = z.object({
  'hub.mode': z.enum(['subscribe', 'unsubscribe', 'denied']),
  'hub.topic': z.string().max(2000),
  'hub.challenge': z.string().max(2000).default(''),
  'hub.lease_seconds': z.coerce.number().int().min(1).max(1e12).nullable().catch(null),
});

/** Where hubs call back about what ingest has subscribed to. */
@Controller('websub')
export class WebSubController {
  constructor(private readonly bus: EventBus) {}

  @Get(':sourceId/:token')
  async verify(
    @Param(new ZodPipe(Callback)) callback: z.output<typeof Callback>,
    @Query(new ZodPipe(Intent)) intent: z.output<typeof Intent>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const question = {
      ...callback,
      mode: intent['hub.mode'],
      topic: intent['hub.topic'],
      leaseSeconds: intent['hub.lease_seconds'],
    };
    const { isWanted } = await this.bus.ask(VerifySubscription, question, { timeoutMs });
    if (!isWanted) throw new Problem('not-found', 404, 'Nobody asked for this.');
    await reply.type('text/plain; charset=utf-8').send(intent['hub.challenge']);
  }

  @Post(':sourceId/:token')
  @HttpCode(202)
  @HubOnly()
  async push(
    @Param(new ZodPipe(Callback)) callback: z.output<typeof Callback>,
    @Req() { headers }: FastifyRequest,
    @Body() body: unknown,
  ): Promise<void> {
    const signature = headers['x-hub-signature'];
    const { kind } = await this.bus.ask(
      ReceivePush,
      {
        ...callback,
        contentType: headers['content-type'] ?? '',
        signature: typeof signature === 'string' ? signature.slice(0, 500) : null,
        body: Buffer.from(body instanceof Uint8Array ? body : []).toString('base64'),
      },
      { timeoutMs },
    );
    if (kind === 'unknown') throw nobodyCalls();
  }
}
