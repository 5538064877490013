import { eventually } from '@newsline/platform/testing';
import { HostPace } from './host-pace.ts';

const pauseMs = 100;

describe('HostPace', () => {
  let pace: HostPace;
  const { signal } = new AbortController();
  beforeEach(() => (pace = new HostPace(pauseMs)));

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
});
