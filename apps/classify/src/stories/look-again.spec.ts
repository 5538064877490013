import { jest } from '@jest/globals';
import { LookAgain } from './look-again.ts';

describe('LookAgain', () => {
  const said: unknown[] = [];
  const report = (error: unknown) => said.push(error);
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('looks once for all articles of five seconds', async () => {
    let looks = 0;
    const again = new LookAgain(async () => void looks++, report);
    for (const articles of [1, 200, 30]) again.after(articles);
    await jest.advanceTimersByTimeAsync(4_999);
    expect(looks).toBe(0);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(1);
    again.after(1);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looks).toBe(2);
  });

  it('looks at once where they are many, and starts counting anew', async () => {
    let looks = 0;
    const again = new LookAgain(async () => void looks++, report);
    for (const articles of [200, 200, 200, 200, 200]) again.after(articles);
    await jest.advanceTimersByTimeAsync(0);
    expect(looks).toBe(1);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looks).toBe(2);
  });

  it('goes on after one that failed, which it says', async () => {
    let looks = 0;
    const again = new LookAgain(async () => {
      if (looks++ === 0) throw new Error('No disk');
    }, report);
    again.after(500);
    again.after(500);
    await jest.advanceTimersByTimeAsync(0);
    expect([looks, said]).toEqual([2, [new Error('No disk')]]);
  });

  it('waits for the one under way when it is stopped, and starts no other', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let looks = 0;
    const again = new LookAgain(async () => {
      looks++;
      await promise;
    }, report);
    again.after(500);
    again.after(1);
    let isStopped = false;
    const stopped = again.stop().then(() => (isStopped = true));
    again.after(500);
    await jest.advanceTimersByTimeAsync(60_000);
    expect([looks, isStopped]).toEqual([1, false]);
    resolve();
    await stopped;
    expect(looks).toBe(1);
  });
});
