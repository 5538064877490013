import { resolve } from 'node:path';
import { readTargets, type Targets } from '../transfer/targets.ts';
import { isWhole, migrate, type Count } from '../transfer/transfer.ts';
import { print, printTable, progress, UserError } from './output.ts';

export type MigrateOptions = { readonly from?: string; readonly to?: readonly string[] };

/** `newsline migrate --from FOLDER --to ADDRESS…`.
 *  @param dataDir where `--from` is left out */
export async function migrateInstallation(
  { from, to = [] }: MigrateOptions,
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): Promise<void> {
  const base = resolve(environment['INIT_CWD'] ?? '.');
  const targets = readTargets(to, environment, base);
  const folder = from === undefined ? resolve(dataDir) : resolve(base, from);
  const bar = progress('Moving');
  const outcome = await migrate(folder, targets, bar.advance).finally(bar.stop);
  if (outcome.kind === 'moved-before')
    return print(
      `${folder} was moved already, at ${outcome.at.toISOString()}. Nothing is to be done.`,
    );
  report(outcome.parts);
  const broken = outcome.parts.filter((count) => !isWhole(count));
  if (broken.length > 0)
    throw new UserError(
      `Not all has arrived: ${broken.map(({ name }) => name).join(', ')}. Is something else at work on the target? Empty it and run this again.`,
    );
  nextSteps(folder, targets);
  if (outcome.demonstration > 0)
    print(
      `${outcome.demonstration} demonstration feeds were moved too, which the services do not serve. With MONGODB_URL and NATS_URL set: newsline demonstration remove`,
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
All is moved. Start ingest, classify, index and feed with the same MONGODB_URL and NATS_URL, and ${search}.
Do not start the one process on ${folder} again: both would poll and announce. It is left as it was: a backup.`);
}
