/** SQLite's result code for data that can't be what was written. */
const SQLITE_CORRUPT = 11;

/** Whether SQLite says that the file is damaged, in this or in one of the extended codes. */
export function isCorrupt(error: unknown): boolean {
  const { errcode } = error as { readonly errcode?: number };
  return errcode !== undefined && (errcode & 0xff) === SQLITE_CORRUPT;
}
