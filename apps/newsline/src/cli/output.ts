import cliProgress from 'cli-progress';

/** Writes to standard output; ends quietly when whoever reads it has seen enough (`| head`). */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes to standard error: what a program that reads the output should not read. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** A table for people: columns as wide as their widest cell. */
export function printTable(rows: readonly (readonly string[])[]): void {
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
