import { readdirSync } from 'node:fs'
import type { BuildOptions } from 'esbuild'
import { amqpMethodsInUse } from './plugins/amqp-methods-in-use.ts'
import { axiosPartsInUse } from './plugins/axios-parts-in-use.ts'
import { dataFiles } from './plugins/data-files.ts'
import { lazyBuiltins } from './plugins/lazy-builtins.ts'
import { oneCommonChunk } from './plugins/one-common-chunk.ts'
import { partsInUse } from './plugins/parts-in-use.ts'
import { withoutFetch } from './plugins/without-fetch.ts'

export const outdir = 'dist'

const functions = readdirSync('functions', { withFileTypes: true })
  .filter(item => item.isDirectory())
  .map(({ name }) => name)
const entry = (name: string) => `functions/${name}/${name.startsWith('_') ? 'main' : 'handler'}.ts`

/**
 * Each folder of functions/ becomes one entry of dist/, with the shared code in chunks: the functions of one process share one
 * set of connections, and what a mode does not need is never loaded.
 */
export const options = {
  plugins: [partsInUse, lazyBuiltins, axiosPartsInUse, withoutFetch, amqpMethodsInUse, dataFiles, oneCommonChunk],
  entryPoints: Object.fromEntries(functions.map(name => [name, entry(name)])),
  outdir,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
  assetNames: 'chunks/[name]-[hash]',
  loader: { '.br': 'file' },
  bundle: true,
  splitting: true,
  minify: true,
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  platform: 'node',
  target: 'node24',
  charset: 'utf8', // a Cyrillic letter as an escape would take 6 bytes instead of 2
  format: 'esm',
  mainFields: ['module', 'main'],
  // Native modules cannot be bundled.
  external: ['libsql', '@node-rs/argon2', '@node-rs/bcrypt'],
  legalComments: 'none',
  logLevel: 'warning',
} satisfies BuildOptions
