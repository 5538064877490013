export { failCommitOf } from './fail-commit.ts';
import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import { openMongo } from '../mongo.ts';

export { eventually } from './eventually.ts';
export { transferAll } from './transfer-all.ts';

/** `NATS_SERVER` is a program to start, the others are addresses. */
type Engine = 'NATS_URL' | 'NATS_SERVER' | 'MONGODB_URL' | 'MEILI_URL';

/** A suite that needs a real server: `npm test` brings one and says where it is. Skipped where that
 *  is not said, as when Jest is run by itself. */
export function describeOn(engine: Engine, name: string, suite: (url: string) => void): void {
  const url = process.env[engine];
  if (url) describe(name, () => suite(url));
  else describe.skip(`${name} (without ${engine})`, () => it('is left out', () => {}));
}

/** An empty database of its own on the server at `url`, and how to be rid of it. */
export async function emptyMongo(
  url: string,
): Promise<{ readonly connection: Connection; readonly stop: () => Promise<void> }> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  const connection = await openMongo(url, { database });
  const stop = async () => {
    await connection.dropDatabase();
    await connection.close();
  };
  return { connection, stop };
}

type Plan = { readonly stage?: string } & Readonly<Record<string, unknown>>;

/** The stages of a query's winning plan, outermost first, from what `explain('queryPlanner')` says:
 *  a query that uses an index has `IXSCAN` and no `COLLSCAN`. */
export function stagesOf(explained: unknown): string[] {
  const { queryPlanner } = explained as { queryPlanner: { winningPlan: Plan } };
  const walk = (plan: unknown): string[] => {
    if (typeof plan !== 'object' || plan === null) return [];
    const { stage, ...rest } = plan as Plan;
    return [...(stage ? [stage] : []), ...Object.values(rest).flatMap(walk)];
  };
  return walk(queryPlanner.winningPlan);
}
