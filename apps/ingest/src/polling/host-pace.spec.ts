import { eventually } from '@newsline/platform/testing';
import { HostLeases } from './host-leases.ts';
import { HostPace } from './host-pace.ts';

const pauseMs = 100;

describe('HostPace', () => {
  let pace: HostPace;
  const { signal } = new AbortController();
  beforeEach(() => (pace = new HostPace({ pauseMs })));

  it('lets one in at a time, in order, with a pause between, and forgets a host', async () => {
    const enteredAt: number[] = [];
    let inside = 0;
    const visit = async () => {
      const leave = await pace.enter('a', signal);
      enteredAt.push(performance.now());
      expect((inside += 1)).toBe(1);
      await new Promise(setImmediate);
      inside -= 1;
      leave();
      leave();
    };
    await Promise.all([visit(), visit(), visit()]);
    const pauses = enteredAt.slice(1).map((at, n) => at - (enteredAt[n] ?? 0));
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(pauseMs - 2);
    await eventually(() => expect(pace.size).toBe(0));
  });

  it('lets visitors of other hosts in at once', async () => {
    await pace.enter('a', signal);
    await pace.enter('b', signal);
  });

  it('goes on where one gives up waiting', async () => {
    const leave = await pace.enter('a', signal);
    const givingUp = new AbortController();
    const second = pace.enter('a', givingUp.signal);
    const third = pace.enter('a', signal);
    givingUp.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    leave();
    (await third)();
    await eventually(() => expect(pace.size).toBe(0));
  });

  it('lets nobody in who has given up before', async () => {
    await expect(pace.enter('a', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    (await pace.enter('a', signal))();
  });

  it('says whether one would have to wait', async () => {
    expect(pace.isFree('a')).toBe(true);
    const leave = await pace.enter('a', signal);
    expect(pace.isFree('a')).toBe(false);
    leave();
    expect(pace.isFree('a')).toBe(false);
    await eventually(() => expect(pace.isFree('a')).toBe(true));
  });

  it('lets a person in at once, and others wait for that visit too', async () => {
    const first = await pace.enter('a', signal);
    const asked = pace.enterNow('a');
    let isIn = false;
    const waiting = pace.enter('a', signal).then((leave) => ((isIn = true), leave));
    first(0);
    await new Promise(setImmediate);
    expect(isIn).toBe(false);
    asked(0);
    (await waiting)(0);
    expect(pace.size).toBe(0);
  });

  it('rests as long as the visitor says', async () => {
    (await pace.enter('a', signal))(3 * pauseMs);
    const began = performance.now();
    (await pace.enter('a', signal))(0);
    expect(performance.now() - began).toBeGreaterThanOrEqual(3 * pauseMs - 2);
  });

  it('lets in as many as it may, and is not patient with the own host', async () => {
    pace = new HostPace({ pauseMs, atOnce: 2, own: 'own' });
    await pace.enter('a', signal);
    await pace.enter('a', signal);
    expect(pace.isFree('a')).toBe(false);
    for (let n = 0; n < 5; n += 1) await pace.enter('own', signal);
    expect(pace.isFree('own')).toBe(true);
  });

  describe('among replicas', () => {
    /** Of one host. */
    class Leases extends HostLeases {
      taken = false;
      releasedUntil: Date | null = null;
      override async lease(): Promise<boolean> {
        if (this.taken) return false;
        return (this.taken = true);
      }
      override async release(_: string, until: Date): Promise<void> {
        this.taken = false;
        this.releasedUntil = until;
      }
    }

    it('waits for the replica that has the host, and lets it rest', async () => {
      const leases = new Leases();
      leases.taken = true;
      pace = new HostPace({ pauseMs, leases });
      let isIn = false;
      const entering = pace.enter('a', signal).then((leave) => ((isIn = true), leave));
      await new Promise(setImmediate);
      expect(isIn).toBe(false);
      leases.taken = false;
      const leave = await entering;
      expect(leases.taken).toBe(true);
      leave();
      await eventually(() => expect(leases.taken).toBe(false));
      expect(leases.releasedUntil?.getTime()).toBeGreaterThan(Date.now());
    });

    it('gives up waiting, and lets the next one try', async () => {
      const leases = new Leases();
      leases.taken = true;
      pace = new HostPace({ pauseMs, leases });
      const givingUp = new AbortController();
      const entering = pace.enter('a', givingUp.signal);
      givingUp.abort(new Error('enough'));
      await expect(entering).rejects.toThrow();
      leases.taken = false;
      (await pace.enter('a', signal))(0);
    });
  });
});
