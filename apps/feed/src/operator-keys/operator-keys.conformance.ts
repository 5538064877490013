import type { OperatorKeys } from './operator-keys.ts';

export type OperatorKeysUnderTest = {
  readonly keys: OperatorKeys;
  /** The same data through a new object, as after a restart. */
  readonly reopen: () => Promise<OperatorKeys>;
  /** Everything that is stored, as text. */
  readonly stored: () => Promise<string>;
  readonly close: () => Promise<void>;
};

/** What the port promises, for every adapter. `make` gives an empty store. */
export function describeOperatorKeys(
  name: string,
  make: () => Promise<OperatorKeysUnderTest>,
): void {
  describe(name, () => {
    let under: OperatorKeysUnderTest;
    beforeEach(async () => {
      under = await make();
    });
    afterEach(() => under.close());

    it('makes the key once and returns it once', async () => {
      const key = await under.keys.ensure();
      expect(key).toMatch(/^[\w-]{40,}$/);
      expect(await under.keys.ensure()).toBeNull();
      expect(await (await under.reopen()).ensure()).toBeNull();
    });

    it('gives one key to many who start at once', async () => {
      const others = await Promise.all([under.reopen(), under.reopen()]);
      const keys = await Promise.all([under.keys, ...others].map((keys) => keys.ensure()));
      expect(keys.filter((key) => key !== null)).toHaveLength(1);
    });

    it('knows the key, also after a restart, and no other', async () => {
      expect(await under.keys.verify('')).toBe(false);
      const key = (await under.keys.ensure()) ?? '';
      const again = await under.reopen();
      for (const keys of [under.keys, again]) {
        expect(await keys.verify(key)).toBe(true);
        for (const wrong of ['', key.slice(1), `${key}x`, key.toUpperCase(), '\u0000', 'ă']) {
          expect(await keys.verify(wrong)).toBe(false);
        }
      }
    });

    it('replaces a lost key', async () => {
      const lost = (await under.keys.ensure()) ?? '';
      const renewed = await under.keys.renew();
      expect(await under.keys.verify(renewed)).toBe(true);
      expect(await under.keys.verify(lost)).toBe(false);
      expect(await under.keys.ensure()).toBeNull();
    });

    it('does not keep the key in clear', async () => {
      const key = (await under.keys.ensure()) ?? 'none';
      const stored = await under.stored();
      expect(stored.length).toBeGreaterThan(0);
      expect(stored).not.toContain(key);
    });
  });
}
