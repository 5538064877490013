import { escapeControls, visibleControls } from '@newsline/platform';
import cliProgress from 'cli-progress';

// What sources and strangers wrote comes through here, so nothing here is obeyed by a terminal.

/** Writes to standard output; ends quietly when whoever reads it has seen enough (`| head`). */
export function print(line: string): void {
  process.stdout.write(`${visibleControls(line)}\n`);
}

/** Writes a value as JSON, the same for a program as for a terminal.
 *  @param indent spaces; in one line without them */
export function printJson(value: unknown, indent?: number): void {
  process.stdout.write(`${escapeControls(JSON.stringify(value, null, indent))}\n`);
}

/** Writes to standard error: what a program that reads the output should not read. */
export function warn(line: string): void {
  process.stderr.write(`${visibleControls(line)}\n`);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** A table for people: columns as wide as their widest cell. */
export function printTable(table: readonly (readonly string[])[]): void {
  // A line break would begin a row that nobody wrote.
  const rows = table.map((row) => row.map((cell) => visibleControls(cell).replace(/\n/g, '␊')));
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  for (const row of rows)
    print(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export type Progress = {
  readonly advance: (done: number, total: number) => void;
  readonly stop: () => void;
};

/** A progress bar on standard error, on a terminal only. */
export function progress(what: string): Progress {
  if (!process.stderr.isTTY) return { advance: () => {}, stop: () => {} };
  const bar = new cliProgress.SingleBar({
    format: `${what} {bar} {value}/{total}`,
    stream: process.stderr,
    clearOnComplete: true,
  });
  let begun = false;
  return {
    advance: (done, total) => {
      if (begun) bar.setTotal(total);
      else bar.start(total, 0);
      begun = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
