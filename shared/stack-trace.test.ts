import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { sourceTrace } from './stack-trace.ts'
import { tempFolder } from './testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

test('names the place in the source instead of the built file', async () => {
  const source = 'interface Nothing {}\n\nexport function fail(what: string): Nothing {\n  throw new Error(what)\n}\n'
  writeFileSync(join(folder.path, 'source.ts'), source)
  const outfile = join(folder.path, 'built.mjs')
  await build({ entryPoints: [join(folder.path, 'source.ts')], outfile, minify: true, sourcemap: true, format: 'esm' })
  const code = readFileSync(outfile, 'utf8')
  const column = code.indexOf('new Error') + 1
  const stack = `Error: no\n    at e (${pathToFileURL(outfile)}:1:${column})\n    at node:internal/timers:1:2`
  expect(sourceTrace(stack)).toBe('Error: no\n    at e (source.ts:4:9)\n    at node:internal/timers:1:2')
})

test('leaves what it has no map for as it is', () => {
  const stack = `Error: no\n    at file://${folder.path}/other.mjs:1:2\n    at file:///src/x.ts:3:4`
  expect(sourceTrace(stack)).toBe(stack)
})
