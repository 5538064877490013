import { emptyMongo, stagesOf } from '@newsline/platform/testing';
import { openMongo } from '@newsline/platform/mongo';
import type { Connection, mongo } from 'mongoose';

export type TwoReplicas = {
  /** Both to the one empty database. */
  readonly connections: readonly [Connection, Connection];
  readonly stop: () => Promise<void>;
};

/** Connections as two replicas have them. */
export async function twoReplicas(url: string): Promise<TwoReplicas> {
  const { connection, stop } = await emptyMongo(url);
  const other = await openMongo(url, { database: connection.name, monitorCommands: true });
  return {
    connections: [connection, other],
    stop: async () => {
      await other.close();
      await stop();
    },
  };
}

/** What a driver adds to a command and `explain` refuses. */
const added = /^(\$.*|lsid|txnNumber|writeConcern)$/u;

type Plan = { readonly asked: string; readonly stages: readonly string[] };

/** How MongoDB does what the second replica asks of it during `work`, command by command; of a bulk,
 *  the first write stands for all. Insertions search nothing and are left out. */
export async function plansOf(
  { connections: [first, second] }: TwoReplicas,
  work: () => Promise<unknown>,
): Promise<readonly Plan[]> {
  const commands: mongo.Document[] = [];
  const listen = ({ command, commandName }: mongo.CommandStartedEvent) => {
    if (commandName !== 'insert') commands.push(command);
  };
  second.getClient().on('commandStarted', listen);
  await work();
  second.getClient().off('commandStarted', listen);
  const plans: Plan[] = [];
  for (const sent of commands) {
    const command = Object.fromEntries(Object.entries(sent).filter(([name]) => !added.test(name)));
    for (const many of ['updates', 'deletes']) command[many] &&= command[many].slice(0, 1);
    const explained = await first.db?.command({ explain: command, verbosity: 'queryPlanner' });
    const asked = JSON.stringify(command);
    plans.push({ asked, stages: stagesOf(explained) });
  }
  return plans;
}
