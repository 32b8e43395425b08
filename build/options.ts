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

const folders = readdirSync('functions', { withFileTypes: true })
  .filter(item => item.isDirectory())
  .map(({ name }) => name)
const isProgram = (name: string) => name.startsWith('_') && name !== '_adapter'
const entriesOf = (names: string[]) =>
  Object.fromEntries(names.map(name => [name, `functions/${name}/${name.startsWith('_') ? 'main' : 'handler'}.ts`]))

const common = {
  plugins: [partsInUse, lazyBuiltins, axiosPartsInUse, withoutFetch, amqpMethodsInUse, dataFiles],
  outdir,
  outExtension: { '.js': '.mjs' },
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

/**
 * Each function and the server that runs them become entries of dist/, with the shared code in chunks: the functions of one
 * process share one set of connections, and what a mode does not need is never loaded.
 */
export const options = {
  ...common,
  plugins: [...common.plugins, oneCommonChunk],
  entryPoints: entriesOf(folders.filter(name => !isProgram(name))),
  chunkNames: 'chunks/[name]-[hash]',
} satisfies BuildOptions

/** The other programs, built apart: what they import would cut the functions' chunks into more files, which take time to start. */
export const programs = {
  ...common,
  entryPoints: entriesOf(folders.filter(isProgram)),
  chunkNames: 'programs/[name]-[hash]',
} satisfies BuildOptions
