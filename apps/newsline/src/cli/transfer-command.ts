import { resolve } from 'node:path';
import { readTargets, type Targets } from '../transfer/targets.ts';
import { isWhole, transfer, type Count } from '../transfer/transfer.ts';
import { UserError } from '../user-error.ts';
import { print, printTable, progress } from './output.ts';

export type TransferOptions = { readonly from?: string; readonly to?: readonly string[] };

/** `newsline transfer --from FOLDER --to ADDRESS…`.
 *  @param dataDir where `--from` is left out */
export async function transferInstallation(
  { from, to = [] }: TransferOptions,
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Promise<void> {
  const base = resolve(environment['INIT_CWD'] ?? '.');
  const targets = readTargets(to, environment, base);
  const folder = from === undefined ? resolve(dataDir) : resolve(base, from);
  const bar = progress('Transferring');
  const outcome = await transfer(folder, targets, bar.advance).finally(bar.stop);
  if (outcome.kind === 'transferred-before')
    return print(
      `${folder} was transferred already, at ${outcome.at.toISOString()}. There is nothing to do.`,
    );
  report(outcome.parts);
  const broken = outcome.parts.filter((count) => !isWhole(count));
  if (broken.length > 0)
    throw new UserError(
      `Not everything has arrived: ${broken.map(({ name }) => name).join(', ')}. Is something else writing to the target? Empty it and run this again.`,
    );
  nextSteps(folder, targets);
  if (outcome.demonstration > 0)
    print(
      `${outcome.demonstration} demonstration feeds were transferred too, which the services do not serve. With MONGODB_URL and NATS_URL set: newsline demonstration remove`,
    );
}

function report(parts: readonly Count[]): void {
  printTable([
    ['WHAT', 'HERE', 'THERE'],
    ...parts.map(({ name, here, there }) => [
      name,
      String(here),
      there === null ? 'not counted' : String(there),
    ]),
  ]);
}

function nextSteps(folder: string, { index }: Targets): void {
  const search =
    index.MEILI_URL === undefined
      ? `DATA_DIR=${index.DATA_DIR} for index, of which there may be one`
      : 'MEILI_URL and MEILI_KEY for index';
  print(`
Everything is transferred. Start ingest, classify, index and feed with the same MONGODB_URL and NATS_URL, and ${search}.
Do not start the one process on ${folder} again: both would poll and publish. The folder is unchanged and can serve as a backup.`);
}
