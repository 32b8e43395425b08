import { dirname } from 'node:path'
import type { Metafile } from 'esbuild'

/** What esbuild adds to the sources: imports and exports between the files, and calls of its own helpers. */
const glue = 'imports and exports'

/** Bytes by what they come from: an npm package, or a folder of ours. */
export function partsOf(files: Iterable<string>, { outputs }: Pick<Metafile, 'outputs'>): Map<string, number> {
  const parts = new Map<string, number>()
  const add = (part: string, bytes: number) => parts.set(part, (parts.get(part) ?? 0) + bytes)
  for (const file of files) {
    const output = outputs[file]
    if (!output) throw new Error(`${file} is not of this build`)
    let rest = output.bytes
    for (const [source, { bytesInOutput }] of Object.entries(output.inputs)) {
      add(partOf(source), bytesInOutput)
      rest -= bytesInOutput
    }
    add(glue, rest)
  }
  return parts
}

/** The npm package or folder of a source. Those of the build's plugins are named `<namespace>:<name>`. */
export function partOf(source: string): string {
  const [, name] = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source) ?? []
  if (name !== undefined) return name
  return /^[\w-]+:/.test(source) ? 'build/plugins' : dirname(source)
}
