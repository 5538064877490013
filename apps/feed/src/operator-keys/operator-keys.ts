/**
 * Who may write: whoever holds the operator's key. The agreement:
 *
 * - `ensure` makes the key if there is none yet and returns it, this one time, in clear; null when
 *   there is one already. Of several calls at once, from any number of replicas, one gets a key.
 * - `renew` makes a new key and returns it in clear; the one before is no key from then on.
 * - `verify` checks whether this is the key. It takes as long for a near miss as for nonsense.
 * - Only a hash is stored: a lost key cannot be recovered.
 */
export abstract class OperatorKeys {
  abstract ensure(): Promise<string | null>;
  abstract renew(): Promise<string>;
  abstract verify(key: string): Promise<boolean>;
}
