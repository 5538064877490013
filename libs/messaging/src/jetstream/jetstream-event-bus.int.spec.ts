import { jetstreamManager } from '@nats-io/jetstream';
import type { NewsEvent } from '@newsline/contracts';
import { describeOn, eventually } from '@newsline/platform/testing';
import { describeEventBus } from '../event-bus.conformance.ts';
import { testStreams } from '../testing/jetstream.ts';
import { tick, Ticked, type Tick } from '../testing/ticks.ts';
import { JetStreamEventBus } from './jetstream-event-bus.ts';
import { openNats } from './nats.ts';

describeOn('NATS_URL', 'on a real server', (url) => {
  describeEventBus('JetStreamEventBus', async (more) => {
    const streams = testStreams(url);
    return {
      bus: await streams.open(more),
      another: () => streams.open(more),
      stop: () => streams.stop(),
    };
  });

  describe('JetStreamEventBus', () => {
    const streams = testStreams(url);
    afterAll(() => streams.stop());

    it('writes events as CloudEvents, and goes on with the trace', async () => {
      const bus = await streams.open();
      const event = {
        ...tick(1, 'Việt'),
        subject: 'tin tức "số 1" 100%',
        causedBy: 'a:1',
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      };
      await bus.publish([event]);
      const nats = await openNats({ url, name: 'spec' });
      const manager = await jetstreamManager(nats);
      const stored = await manager.streams.getMessage(`newsline-${streams.namespace}-events`, {
        last_by_subj: `${streams.namespace}.${Ticked.channel}`,
      });
      const { header: headers } = stored ?? {};
      expect(headers?.get('ce-specversion')).toBe('1.0');
      expect(headers?.get('ce-id')).toBe(event.id);
      expect(headers?.get('ce-subject')).toMatch(/^[\x21-\x7e]+$/);
      expect(headers?.get('ce-causedby')).toBe('a:1');
      expect(headers?.get('traceparent')).toBe(event.traceparent);
      expect(stored?.json()).toEqual(event.data);
      await nats.close();

      const heard: unknown[] = [];
      const handle = async (events: readonly unknown[]) => void heard.push(...events);
      await bus.subscribe({ group: 'whole', contract: Ticked, batchSize: 1, handle });
      await eventually(() => expect(heard).toEqual([event]));
    });

    it('knows its installation from another, also of the same name', async () => {
      const own = testStreams(url);
      const installation = await (await own.open()).installation();
      const withSettings = await own.open({ maxAgeMs: 3_600_000 });
      expect(await withSettings.installation()).toBe(installation);
      await own.stop();
      const { namespace } = own;
      const anew = testStreams(url);
      const bus = await anew.open({ namespace });
      expect(await bus.installation()).not.toBe(installation);
      await anew.stop();
      const nats = await openNats({ url, name: 'spec' });
      const manager = await jetstreamManager(nats);
      for await (const name of manager.streams.names())
        if (name.includes(namespace)) await manager.streams.delete(name);
      await nats.close();
    });

    it('writes several events of a type as one message, and tells them apart again', async () => {
      const bus = await streams.open();
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const events = Array.from({ length: 30 }, (_, n) => ({
        ...tick(1000 + n, 'tin tức'),
        subject: n === 0 ? '' : `số ${n}`,
        ...(n === 1 && { causedBy: 'a:1', traceparent }),
      }));
      const nats = await openNats({ url, name: 'spec' });
      const manager = await jetstreamManager(nats);
      const stream = `newsline-${streams.namespace}-events`;
      const before = (await manager.streams.info(stream)).state.last_seq;
      await bus.publish(events);
      expect((await manager.streams.info(stream)).state.last_seq).toBe(before + 2);
      const stored = await manager.streams.getMessage(stream, { seq: before + 1 });
      expect(stored?.header.get('content-type')).toBe('application/cloudevents-batch+json');
      expect(stored?.json<unknown[]>()).toHaveLength(20);
      expect(stored?.json<unknown[]>()[1]).toMatchObject({
        specversion: '1.0',
        id: events[1]?.id,
        subject: 'số 1',
        causedby: 'a:1',
        traceparent,
        data: events[1]?.data,
      });
      expect(stored?.json<unknown[]>()[0]).not.toHaveProperty('subject');
      await nats.close();

      const heard: NewsEvent[] = [];
      const sizes: number[] = [];
      await bus.subscribe({
        group: 'apart',
        contract: Ticked,
        batchSize: 7,
        handle: async (batch) => {
          sizes.push(batch.length);
          heard.push(...batch.filter(({ data }) => data.n >= 1000));
        },
      });
      await eventually(() => expect(heard).toHaveLength(30));
      expect(heard).toEqual(expect.arrayContaining(events));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(7);
    });

    it('is behind by events, however many messages hold them', async () => {
      const bus = await streams.open();
      const gate = Promise.withResolvers<void>();
      await bus.subscribe({
        group: 'slow',
        contract: Ticked,
        batchSize: 1,
        handle: () => gate.promise,
      });
      const slow = async () =>
        (await bus.lag()).find(({ group }) => group === 'slow')?.pending ?? 0;
      const before = await slow();
      await bus.publish(Array.from({ length: 45 }, (_, n) => tick(2000 + n)));
      expect(await slow()).toBe(before + 45);
      gate.resolve();
      await eventually(async () => expect(await slow()).toBe(0));
    });

    it('changes its streams at the start and keeps what they hold', async () => {
      const first = await streams.open();
      await first.publish([tick(71)]);
      const again = await streams.open({ maxAgeMs: 3_600_000, maxBytes: 50_000_000 });
      const heard: number[] = [];
      await again.subscribe<Tick>({
        group: 'later',
        contract: Ticked,
        batchSize: 10,
        handle: async (events) => void heard.push(...events.map(({ data }) => data.n)),
      });
      await eventually(() => expect(heard).toContain(71));
      const nats = await openNats({ url, name: 'spec' });
      const manager = await jetstreamManager(nats);
      const { config } = await manager.streams.info(`newsline-${streams.namespace}-events`);
      expect(config).toMatchObject({ max_age: 3_600_000 * 1e6, max_bytes: 50_000_000 });
      await nats.close();
    });

    it('keeps a message that is no event as a dead letter', async () => {
      const bus = await streams.open();
      await bus.subscribe({ group: 'odd', contract: Ticked, batchSize: 5, handle: async () => {} });
      const nats = await openNats({ url, name: 'spec' });
      nats.publish(`${streams.namespace}.${Ticked.channel}`, 'not an event');
      await nats.flush();
      await eventually(async () => {
        const letters = await bus.deadLetters.list({ limit: 10 });
        const letter = letters.find(({ group }) => group === 'odd');
        expect(letter).toMatchObject({ event: { data: 'not an event' } });
        expect(letter?.reason).toContain('no CloudEvent');
      });
      await nats.close();
    });

    it('elects another where the leader vanished', async () => {
      const namespace = `${streams.namespace}-leaders`;
      const lost = await openNats({ url, name: 'spec' });
      const vanishing = await JetStreamEventBus.open(lost, { namespace, leaderLeaseMs: 300 });
      const begun: string[] = [];
      const exclusive = (who: string) => ({
        name: 't',
        onElected: async () => void begun.push(who),
      });
      const handle = async () => {};
      const listen = { group: 'g', contract: Ticked, batchSize: 1, handle };
      await vanishing.subscribe({ ...listen, exclusive: exclusive('first') });
      await eventually(() => expect(begun).toEqual(['first']));
      const other = await streams.open({ namespace });
      await other.subscribe({ ...listen, exclusive: exclusive('second') });
      await lost.close();
      await eventually(() => expect(begun).toEqual(['first', 'second']));
      await vanishing.close();
    });

    it.each(['Two', 'two.three', 'a b'])('refuses %j as a namespace', async (namespace) => {
      await expect(streams.open({ namespace })).rejects.toThrow(/namespace is made of/);
    });
  });
});

describe('openNats', () => {
  it('says where nothing answers, without the password', async () => {
    const nowhere = openNats({ url: 'nats://me:secret@127.0.0.1:1', name: 'spec' });
    await expect(nowhere).rejects.toThrow(/^No NATS server answers at nats:\/\/me:…@127.0.0.1:1/);
  });
});
