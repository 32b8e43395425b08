import { partOf as packageOrFolder } from '../../build/parts.ts'

const packages = (...names: string[]) => new RegExp(`node_modules/(${names.join('|')})/`)

/**
 * Parts that both sides have, each with what it consists of: patterns of sources, or of `native NAME of SOURCE OF ITS CALLER`. The
 * first that matches counts. Everything else is named by its package or folder.
 */
const parts: [part: string, ...patterns: RegExp[]][] = [
  ['garbage collector', /^native \(garbage collector\) /],
  ['outside JavaScript: event loop, reading', /^native .* of $/],
  ['writing to sockets, system call', /^native write\w* of node:internal\/stream_base_commons/],
  ['SQLite', packages('libsql', 'better-sqlite3'), /^native .* of bench\/peers\/(database|db-chat)\.mjs/],
  [
    'log line',
    packages('pino', 'sonic-boom', 'quick-format-unescaped', '@aws-lambda-powertools/logger'),
    /shared\/(observability\/log|endpoint\/access-log)|^native write\w* of node:fs/,
  ],
  ['token', packages('jose', 'fast-jwt', 'mnemonist'), /shared\/(auth\/(tokens|bearer)|endpoint\/authentication)/],
  ['metrics', packages('prom-client'), /functions\/_adapter\/monitoring|shared\/observability/],
  [
    'Fastify',
    packages('fastify', '@fastify', 'find-my-way', 'fast-json-stringify', 'secure-json-parse', 'toad-cache', 'ajv'),
  ],
  ['middy', packages('@middy')],
  ['HTTP client', packages('undici', 'axios'), /node:_http_(client|agent)|^wasm:/],
  ['node:http', /node:(_http|internal\/http)/],
  ['node:net and streams', /node:(net|stream|internal\/(streams|stream_base_commons|net))/],
  ['promises and events', /node:(internal\/(process|async|promise|event)|async_hooks|events)/],
  ['timers', /node:(internal\/)?(timers|util\/priority)/],
  ['node:crypto', /node:(internal\/)?crypto/],
  ['parsing modules, V8', /node:internal\/modules\/esm\/utils/],
  ['finding and reading modules', /node:(internal\/(modules|url|source_map)|path)/],
  ['other modules of Node', /node:/],
  ["the bundles' imports and exports", /^dist\//],
  ["the peer's own code", /bench\/peers\/[\w-]+\.mjs/],
  ['the measurement itself', /bench\/harness/],
]

/**
 * The part of the program that a function belongs to.
 * @param source its file, from the root of the repository, or `node:…`; that of its caller when it is native
 * @param native the name of a native function
 */
export function partOf(source: string, native?: string): string {
  const described = native === undefined ? source : `native ${native} of ${source}`
  const found = parts.find(([, ...patterns]) => patterns.some(pattern => pattern.test(described)))
  if (found) return found[0]
  const [ours] = /^shared\/(?:intents|backends)\/\w+(?=\/)|^(?:shared|functions)\/[\w.-]+/.exec(source) ?? []
  return ours ?? packageOrFolder(source.slice(Math.max(0, source.lastIndexOf('node_modules/'))))
}
