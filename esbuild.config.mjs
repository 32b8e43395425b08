// Bundles every folder of functions/ into dist/: one entry a function, shared code in chunks, so that the functions of one
// process share one set of connections, and what a mode does not need is never loaded.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { resolve } from 'node:path'
import { build, context } from 'esbuild'
import { buildPages } from './functions/_adapter/pages/build.mjs'
import { keepMethodsInUse, problemsOfCalls } from './shared/backends/remote/rpc/amqp-methods.ts'

const outdir = 'dist'
const entry = name => (name.startsWith('_') ? `functions/${name}/main.ts` : `functions/${name}/handler.ts`)
const functions = readdirSync('functions', { withFileTypes: true }).filter(item => item.isDirectory())

const never = what => `throw new Error('${what}: not built in')`
/**
 * Packages of which only a part is used, and what they are replaced by. Of axios the REST transport uses the errors, and brings
 * an adapter of its own; of amqplib the RPC transport does not use the reconnecting. The libSQL client brings ws, but is only
 * used over HTTP, and js-base64 for blobs, which the store has none of. Fastify brings compilers of schemas, a logger and a client
 * for tests, prom-client a gateway that metrics can be pushed to, and OpenTelemetry for exemplars.
 */
const reached = {
  axios: `export { default as AxiosError } from 'axios/unsafe/core/AxiosError.js'
          export { default as CanceledError } from 'axios/unsafe/cancel/CanceledError.js'`,
  ws: 'export const WebSocket = undefined',
  '@fastify/ajv-compiler': `module.exports = () => () => { ${never('schemas of Fastify')} }`,
  '@fastify/fast-json-stringify-compiler': `module.exports = () => () => { ${never('schemas of Fastify')} }`,
  'light-my-request': never('inject'),
  pino: never('the logger of Fastify'),
  './lib/pushgateway': 'module.exports = undefined',
  './lib/recovery': `module.exports = {
    splitConnectionOptions: connectionOptions => ({ connectionOptions }),
    recoveryEnabled: () => false,
  }`,
  '@opentelemetry/api': 'module.exports = {}',
  'js-base64': `export const Base64 = new Proxy({}, { get() { ${never('blobs')} } })`,
}
const reachedOnly = {
  name: 'reached-only',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(reached).join('|').replaceAll('.', '\\.')})$`)
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'reached' }))
    onLoad({ filter: /.*/, namespace: 'reached' }, ({ path }) => ({ contents: reached[path], resolveDir: '.' }))
  },
}

/**
 * The libSQL client speaks version 2 of its protocol over HTTP: JSON, without cursors. Version 3 is there for callers that ask for
 * it, and the client does not.
 */
const protocol3 = {
  'encoding/protobuf/encode': 'export const writeProtobufMessage = undefined',
  'encoding/protobuf/decode': 'export const readProtobufMessage = undefined',
  'http/protobuf_encode': 'export const [PipelineReqBody, CursorReqBody] = []',
  'http/protobuf_decode': 'export const [PipelineRespBody, CursorRespBody] = []',
  'http/cursor': 'export const HttpCursor = undefined',
}
const withoutProtocol3 = {
  name: 'without-protocol-3',
  setup({ onLoad }) {
    const hrana = /@libsql\/hrana-client\/lib-esm\/(.*)\.js$/
    onLoad({ filter: hrana }, ({ path }) => {
      const contents = protocol3[hrana.exec(path)[1]]
      return contents && { contents }
    })
  },
}

/**
 * Node's modules, loaded when something of theirs is first used. An import loads them with the file, and reads everything
 * they export: node:crypto takes long, node:http has undici's WebSocket among its exports.
 * Where CommonJS requires them, only those that are nothing but a set of functions, and slow to load.
 */
const dear = /^(node:)?(https|http2|tls|zlib|dns)$/
const builtins = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_0-9]+(\/promises)?$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined
      const atFirstUse = kind === 'import-statement' || dear.test(path)
      return { path: path.replace(/^(node:)?/, 'node:'), namespace: atFirstUse ? 'builtin-at-first-use' : 'builtin' }
    })
    onLoad({ filter: /.*/, namespace: 'builtin-at-first-use' }, ({ path }) => ({
      contents: `let loaded; module.exports = Object.create(new Proxy({}, {
        get: (_, name) => (loaded ??= process.getBuiltinModule('${path}'))[name],
      }))`,
    }))
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }))
  },
}

/**
 * Node's fetch, FormData and the like come with undici, whose loading takes longer than the start of Node. The libSQL client
 * makes its requests of classes of our own instead; axios only wants to know whether a body is a form, and none is.
 */
const withoutFetch = {
  name: 'without-fetch',
  setup({ onLoad }) {
    onLoad({ filter: /@libsql\/hrana-client\/lib-esm\/http\/(client|stream)\.js$/ }, ({ path }) => ({
      contents: `import { Headers, Request } from '${resolve('shared/store/http-messages.ts')}'; ${readFileSync(path, 'utf8')}`,
    }))
    onLoad({ filter: /axios\/lib\/utils\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('G.FormData', 'undefined'),
    }))
  },
}

/** Of amqplib only what the calls of a channel in these files need; of its package.json, which it tells the broker about, the version. */
const amqpCallers = ['shared/backends/remote/rpc', 'functions/_check-backend'].flatMap(folder =>
  readdirSync(folder)
    .filter(name => /^(?!.*\.test\.).*\.ts$/.test(name))
    .map(name => `${folder}/${name}`),
)
const amqpMethodsInUse = {
  name: 'amqp-methods-in-use',
  setup({ onStart, onLoad }) {
    onStart(() => {
      const model = readFileSync('node_modules/amqplib/lib/channel_model.js', 'utf8')
      const problems = file =>
        problemsOfCalls(model, readFileSync(file, 'utf8')).map(text => ({ text, location: { file } }))
      return { errors: amqpCallers.flatMap(problems) }
    })
    onLoad({ filter: /amqplib\/lib\/defs\.js$/ }, ({ path }) => ({
      contents: keepMethodsInUse(readFileSync(path, 'utf8')),
    }))
    onLoad({ filter: /amqplib\/package\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ version: JSON.parse(readFileSync(path, 'utf8')).version }),
      loader: 'json',
    }))
  },
}

/**
 * What every function but health loads. Whatever is imported later imports it, too, so that esbuild finds it needed
 * everywhere and makes one chunk of it, not one for each set of files that need the same part: each file costs a start time,
 * and one for the credentials of login and register more than they cost the others.
 */
const common = ['endpoint/authenticated', 'endpoint/contract', 'endpoint/schemas', 'auth/credentials'].map(
  name => `import '${resolve(`shared/${name}.ts`)}';`,
)
const oneCommonChunk = {
  name: 'one-common-chunk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      if (!['entry-point', 'dynamic-import'].includes(kind) || path === './functions/health/handler.ts')
        return undefined
      return { path: resolve(resolveDir, path), namespace: 'with-common' }
    })
    onLoad({ filter: /.*/, namespace: 'with-common' }, ({ path }) => ({
      contents: `${common.join('')} export * from '${path}'`,
      resolveDir: '.',
    }))
  },
}

/** `npm run dev`: the service starts anew with every build that succeeds. */
const restartService = {
  name: 'restart-service',
  setup({ onEnd }) {
    let service
    onEnd(async ({ errors }) => {
      if (errors.length > 0) return
      if (service?.exitCode === null && service.kill('SIGINT')) await once(service, 'exit')
      service = spawn(process.execPath, ['--enable-source-maps', `${outdir}/_adapter.mjs`], { stdio: 'inherit' })
    })
  },
}

/** @type {import('esbuild').BuildOptions} */
const options = {
  plugins: [reachedOnly, withoutProtocol3, builtins, withoutFetch, amqpMethodsInUse, oneCommonChunk],
  entryPoints: Object.fromEntries(functions.map(({ name }) => [name, entry(name)])),
  outdir,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunks/[name]-[hash]',
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
}

rmSync(outdir, { recursive: true, force: true })
await buildPages(`${outdir}/pages`)
if (process.argv.includes('--watch')) {
  const watching = await context({ ...options, plugins: [...options.plugins, restartService] })
  await watching.watch()
} else {
  const { metafile } = await build(options).catch(() => process.exit(1)) // esbuild has printed why
  printSizes(metafile)
}

/** What each function loads at import (its static imports), and what it may load later, by mode. */
function printSizes({ outputs }) {
  const rows = functions.map(({ name }) => {
    const file = `${outdir}/${name}.mjs`
    const atImport = reach(outputs, file, ['import-statement'])
    const all = reach(outputs, file, ['import-statement', 'dynamic-import'])
    const bytes = files => [...files].reduce((sum, path) => sum + outputs[path].bytes, 0)
    return { function: name, 'at import, KiB': kib(bytes(atImport)), 'with all modes, KiB': kib(bytes(all)) }
  })
  console.table(Object.fromEntries(rows.map(({ function: name, ...sizes }) => [name, sizes])))
}

function reach(outputs, file, kinds, seen = new Set()) {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const { path, kind, external } of outputs[file].imports) {
    if (!external && kinds.includes(kind)) reach(outputs, path, kinds, seen)
  }
  return seen
}

function kib(bytes) {
  return Number((bytes / 1024).toFixed(1))
}
