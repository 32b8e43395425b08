import type { Metafile } from 'esbuild'

type Outputs = Metafile['outputs']

/** Imports, and the data files that a bundle reads. */
const atImport = ['import-statement', 'file-loader']

/** By function, KiB of what it loads at import (its static imports), and of what it may load later, in all modes together. */
export function sizes(builds: Metafile[]): Record<string, Record<string, number>> {
  const outputs: Outputs = Object.assign({}, ...builds.map(build => build.outputs))
  const entries = Object.keys(outputs).flatMap(file => /^dist\/([\w-]+)\.mjs$/.exec(file)?.slice(1) ?? [])
  return Object.fromEntries(
    entries.sort().map(name => {
      const file = `dist/${name}.mjs`
      return [
        name,
        {
          'at import, KiB': kib(outputs, reach(outputs, file, atImport)),
          'with all modes, KiB': kib(outputs, reach(outputs, file, [...atImport, 'dynamic-import'])),
        },
      ]
    }),
  )
}

/** The files that a file imports, directly or not, and the file itself. */
function reach(outputs: Outputs, file: string, kinds: string[], seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind, external } of outputs[file]?.imports ?? []) {
    if (!external && kinds.includes(kind)) reach(outputs, path, kinds, seen)
  }
  return seen
}

function kib(outputs: Outputs, files: Set<string>): number {
  const bytes = [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0)
  return Number((bytes / 1024).toFixed(1))
}
