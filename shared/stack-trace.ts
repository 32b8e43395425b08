import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { fileURLToPath } from 'node:url'

/** A place in a built file, as V8 writes it into a stack trace. */
const builtPlace = /(file:\/\/\S+?\.mjs):(\d+):(\d+)/g

const maps = new Map<string, SourceMap | undefined>()

/**
 * A stack trace in terms of the sources, where the built files' maps are beside them. They are read when the first trace is
 * wanted: `node --enable-source-maps` reads them all at the start, a fifth of the time until the service listens.
 */
export function sourceTrace(stack: string): string {
  return stack.replace(builtPlace, (place, file: string, line: string, column: string) => {
    const origin = mapOf(file)?.findOrigin(Number(line), Number(column))
    if (!origin || !('fileName' in origin)) return place
    return `${origin.fileName.replace(/^(\.\.\/)+/, '')}:${origin.lineNumber}:${origin.columnNumber}`
  })
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file))
  return maps.get(file)
}

function readMap(file: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${fileURLToPath(file)}.map`, 'utf8')))
  } catch {
    return undefined // not built by us, or built without a map
  }
}
