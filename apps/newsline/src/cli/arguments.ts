import { InvalidArgumentError } from 'commander';

/** A count on the command line.
 *  @throws {InvalidArgumentError} for anything but a number from 1 to 10000 */
export function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 10_000)
    throw new InvalidArgumentError('Expected a number from 1 to 10000.');
  return count;
}
