/** What is wrong with Kubernetes documents by the published schemas, of Kubernetes and of KEDA. */
import ts from 'typescript';
import type { Resource } from './kustomize.ts';

type Model = new (document: object) => { validate(): void };

export async function schemaProblems(resources: readonly Resource[]): Promise<string[]> {
  const values = await Promise.all(resources.map(valueProblems));
  return values.some((problems) => problems.length > 0) ? values.flat() : unknownFields(resources);
}

async function valueProblems(resource: Resource): Promise<string[]> {
  try {
    const loaded = (await import(moduleOf(resource))) as Readonly<Record<string, Model>>;
    const Model = loaded[resource.kind];
    if (!Model) return [`${nameOf(resource)}: there is no such kind`];
    new Model(resource).validate();
    return [];
  } catch (error) {
    return [`${nameOf(resource)}: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** The schemas let through fields that they don't know, and a cluster drops them without a word. The
 *  types that are made of the same schemas do not, where TypeScript reads a document as a literal. */
function unknownFields(resources: readonly Resource[]): string[] {
  const file = 'tools/deployment/documents.mts';
  const text = resources
    .map(
      (resource, n) =>
        `import type { I${resource.kind} as T${n} } from '${moduleOf(resource)}';` +
        `export const d${n}: T${n} = ${JSON.stringify(resource)};`,
    )
    .join('\n');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
  };
  const host = ts.createCompilerHost(options);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  const { fileExists, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) => (name === file ? source : getSourceFile(name, ...rest));
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
    const { line } = source.getLineAndCharacterOfPosition(start);
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    return `${nameOf(resources[line] as Resource)}: ${message}`;
  });
}

function moduleOf({ apiVersion, kind }: Resource): string {
  const library = apiVersion.startsWith('keda.sh/')
    ? '@kubernetes-models/keda'
    : 'kubernetes-models';
  return `${library}/${apiVersion}/${kind}`;
}

export function nameOf({ kind, metadata }: Resource): string {
  return `${kind} ${metadata.name}`;
}
