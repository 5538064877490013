import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { ArticleWithdrawn, defineQuestion, type DataOf, type NewsEvent } from '@newsline/contracts';
import { openSqlite } from '@newsline/platform';
import { eventually } from '@newsline/platform/testing';
import { z } from 'zod';
import { Answers, OnElected, Consumes, ConsumesBatch } from './consumes.ts';
import { Unprocessable } from './errors.ts';
import type { Failure } from './event-bus.ts';
import { tick, Ticked } from './testing/ticks.ts';
import { EventBusTransport } from './event-bus-transport.ts';
import { SqliteEventBus } from './sqlite/sqlite-event-bus.ts';

type Tick = DataOf<typeof Ticked>;
const Sum = defineQuestion(
  'test.sum',
  1,
  z.object({ of: z.array(z.int()) }),
  z.object({ sum: z.int() }),
);
const heard = {
  single: [] as number[],
  batches: [] as number[][],
  elected: 0,
  exclusive: [] as number[],
};

@Controller()
class TicksController {
  @Consumes(Ticked, { group: 'test.single' })
  async single({ data }: NewsEvent<Tick>): Promise<void> {
    if (data.n === 13) throw new Unprocessable('thirteen');
    heard.single.push(data.n);
  }

  @ConsumesBatch(Ticked, { group: 'test.batch', batchSize: 50 })
  async batch(events: readonly NewsEvent<Tick>[]): Promise<readonly Failure[]> {
    heard.batches.push(events.map(({ data }) => data.n));
    return events
      .filter(({ data }) => data.n === 13)
      .map(({ id }) => ({ eventId: id, error: new Unprocessable('thirteen again') }));
  }

  @OnElected('test.exclusive')
  async begin(): Promise<void> {
    heard.elected += 1;
  }

  @ConsumesBatch(Ticked, { group: 'test.exclusive', batchSize: 50, exclusive: 'test.exclusive' })
  async exclusive(events: readonly NewsEvent<Tick>[]): Promise<void> {
    heard.exclusive.push(...events.map(({ data }) => heard.elected * 100 + data.n));
  }

  @Answers(Sum)
  async sum({ of }: { of: number[] }): Promise<{ sum: number }> {
    return { sum: of.reduce((a, b) => a + b, 0) };
  }
}

// What must not compile does not: each line below would lose its error if the types did.
class DoesNotCompile {
  // @ts-expect-error the method takes another event
  @Consumes(ArticleWithdrawn, { group: 'test.wrong' })
  async wrongEvent(_: NewsEvent<Tick>): Promise<void> {}
  // @ts-expect-error the method takes one event, not a batch
  @ConsumesBatch(Ticked, { group: 'test.wrong', batchSize: 2 })
  async wrongShape(_: NewsEvent<Tick>): Promise<void> {}
  // @ts-expect-error the method answers something else
  @Answers(Sum)
  async wrongAnswer(_: { of: number[] }): Promise<{ total: number }> {
    return { total: 0 };
  }
}
void DoesNotCompile;

@Module({ controllers: [TicksController] })
class TicksModule {}

describe('EventBusTransport', () => {
  const database = openSqlite(':memory:');
  const bus = new SqliteEventBus(database, { pollMs: 20 });

  it('connects a controller’s methods, errors keeping their type', async () => {
    const app = await NestFactory.createMicroservice<MicroserviceOptions>(TicksModule, {
      strategy: new EventBusTransport(bus),
      logger: false,
    });
    await app.listen();
    await bus.publish([tick(1), tick(13), tick(2)]);
    await eventually(() => expect([...heard.single].sort()).toEqual([1, 2]));
    await eventually(() => expect(heard.batches).toEqual([[1, 13, 2]]));
    await eventually(() => expect(heard.exclusive).toEqual([101, 113, 102]));
    await eventually(async () => {
      const letters = await bus.deadLetters.list({ limit: 10 });
      expect(letters.map(({ group, reason }) => [group, reason]).sort()).toEqual([
        ['test.batch', 'thirteen again'],
        ['test.single', 'thirteen'],
      ]);
    });
    expect(await bus.ask(Sum, { of: [1, 2, 3] }, { timeoutMs: 1_000 })).toEqual({ sum: 6 });
    await app.close();
    database.close();
  });
});
