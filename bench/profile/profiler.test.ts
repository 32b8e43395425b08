import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import { sharesByPart } from './attribution.ts'
import { profileScript } from './profiler.ts'
import { sourceFinder } from './sources.ts'

const folder = tempFolder()
afterEach(folder.remove)

const busyFor = (name: string, ms: number) =>
  `export function ${name}() { for (const end = Date.now() + ${ms}; Date.now() < end; ); }\n`
const sources = {
  'shared/one.ts': busyFor('one', 300),
  'node_modules/two/index.js': busyFor('two', 100),
  'shared/main.ts': `import { two } from 'two'
import { one } from './one.ts'
one()
console.profile()
two()
one()
console.profileEnd()
two()
`,
}

test('the marked part of a bundle that runs is split among its sources and packages', async () => {
  for (const [name, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true })
    writeFileSync(join(folder.path, name), text)
  }
  const outfile = join(folder.path, 'dist/bundle.mjs')
  const options = { bundle: true, minify: true, sourcemap: true, format: 'esm', platform: 'node' } as const
  await build({ ...options, entryPoints: [join(folder.path, 'shared/main.ts')], outfile })
  const shares = sharesByPart(await profileScript(outfile), sourceFinder(folder.path))
  expect(shares.get('shared/one.ts')).toBeGreaterThan(0.6)
  expect(shares.get('two')).toBeGreaterThan(0.1)
  expect(shares.get('two')).toBeLessThan(0.4)
  expect(shares.values().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
}, 20_000)
