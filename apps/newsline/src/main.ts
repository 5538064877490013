import { BadSettings, endProcess, visibleControls } from '@newsline/platform';
import { program } from './cli/program.ts';
import { UserError } from './user-error.ts';

try {
  await program(process.env).parseAsync();
} catch (error) {
  const known = error instanceof BadSettings || error instanceof UserError;
  process.stderr.write(`${visibleControls(describe(error, known))}\n`);
  // What was begun before it went wrong, threads for one, would keep the process.
  endProcess(1);
}

/** What went wrong, and for what nobody foresaw also where. */
function describe(error: unknown, known: boolean): string {
  if (!(error instanceof Error)) return String(error);
  if (known) return error.message;
  const cause = error.cause instanceof Error ? `\n${error.cause.message}` : '';
  return process.env['LOG_LEVEL'] === 'debug' ? String(error.stack) : `${error.message}${cause}`;
}
