/** SQLite's result code for data that can't be what was written. */
const SQLITE_CORRUPT = 11;

/** Whether it is SQLite's error for a damaged file, or one of its extended codes. */
export function isCorrupt(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === SQLITE_CORRUPT;
}
