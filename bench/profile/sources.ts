import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CallFrame } from './attribution.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const isPath = (source: string) => !/^[\w-]+:/.test(source) // the build's plugins name theirs `<namespace>:<name>`

/** Returns a function that finds the source of a frame, from the root, through the source map beside its file. */
export function sourceFinder(root = repository): (frame: CallFrame) => string {
  const maps = new Map<string, SourceMap | undefined>()
  return ({ url, lineNumber, columnNumber }) => {
    if (!url.startsWith('file:')) return url
    const file = fileURLToPath(url)
    if (!maps.has(file)) maps.set(file, readMap(`${file}.map`))
    const entry = maps.get(file)?.findEntry(lineNumber, columnNumber)
    if (!entry || !('originalSource' in entry)) return relative(root, file)
    const { originalSource } = entry
    return isPath(originalSource) ? relative(root, join(dirname(file), originalSource)) : originalSource
  }
}

function readMap(path: string): SourceMap | undefined {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload) : undefined
}
