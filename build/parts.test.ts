import { expect, test } from '@jest/globals'
import { build } from 'esbuild'
import { options } from './options.ts'
import { partsOf } from './parts.ts'

test('the parts of the files that a function loads add up to their sizes', async () => {
  const { metafile } = await build({ ...options, write: false })
  const files = Object.keys(metafile.outputs).filter(file => !file.endsWith('.map'))
  const parts = partsOf(files, metafile)
  const bytes = files.reduce((sum, file) => sum + (metafile.outputs[file]?.bytes ?? 0), 0)
  expect([...parts.values()].reduce((sum, part) => sum + part)).toBe(bytes)
  expect([...parts.keys()]).toEqual(expect.arrayContaining(['zod', '@middy/core', 'shared/dialogue/texts']))
  expect([...parts.keys()].filter(part => part.includes('node_modules'))).toEqual([])
})
