/** Where a worker's module is, and how a thread is to run it: sources run as they are in development
 *  and specs, built in production.
 *  @param caller `import.meta.url` of the file that asks
 *  @param module relative to that file, without its extension */
export function workerModule(
  caller: string,
  module: string,
): { readonly file: URL; readonly execArgv: string[] } {
  const isSource = caller.endsWith('.ts');
  return {
    file: new URL(`${module}.${isSource ? 'ts' : 'js'}`, caller),
    execArgv: isSource ? ['--conditions=@newsline/source'] : [],
  };
}
