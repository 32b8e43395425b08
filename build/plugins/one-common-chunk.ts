import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'

interface Group {
  /** Which of the files that are loaded one by one. */
  of: RegExp
  /** Sources of shared/, and packages, that whichever of them is loaded needs anyway, or soon. */
  sources: readonly string[]
  packages?: readonly string[]
}

/** Every function but health. */
const everything: Group = {
  of: /./,
  sources: [
    'auth/credentials',
    'endpoint/contract',
    'endpoint/endpoint',
    'endpoint/schemas',
    'lru-cache',
    'services',
    'store/store-clock',
    'store/store-error',
  ],
  packages: ['big.js', 'node:buffer', 'node:fs', 'node:https', 'node:timers/promises', 'node:zlib'],
}

const bot: Group = {
  of: /\/shared\/(dialogue\/|intents\/|conversation\/(chat-parts|transactions)\.ts$)/,
  sources: [
    'conversation/operators',
    'conversation/transactions/transaction-id',
    'dialogue/flows/flow',
    'dialogue/flows/remarks/question',
    'intents/detector',
    'intents/intents-file/keywords',
  ],
}

/** The calls of the company's backend, whatever carries them. */
const calls: Group = {
  of: /\/shared\/backends\/remote\//,
  sources: [
    'backends/remote/abortable-delay',
    'backends/remote/call-operation',
    'backends/remote/error-text',
    'backends/remote/operations',
    'backends/remote/transport',
    'backends/remote/unknown-words',
    'keep-alive', // beside cut-off, which those over RabbitMQ need
  ],
}

/**
 * Adds the common imports to every entry point and every file imported later, so that esbuild finds them needed everywhere and
 * makes one chunk of them. Otherwise it makes one for each set of files that need the same part, and each file costs startup time.
 * What only some of the files need, such as the credentials, costs the others less than a file of its own would.
 *
 * For the same reason a file that is imported later, by `import()`, gathers in its exports what is needed together. It exports nothing
 * else: every export of such a file is kept in the bundle, and listed when it is loaded.
 */
export const oneCommonChunk: Plugin = {
  name: 'one-common-chunk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const isRoot = kind === 'entry-point' || kind === 'dynamic-import'
      if (!isRoot || path === './functions/health/handler.ts') return undefined
      return { path: resolve(resolveDir, path), namespace: 'with-common' }
    })
    onLoad({ filter: /.*/, namespace: 'with-common' }, ({ path }) => {
      const common = [everything, bot, calls].filter(({ of }) => of.test(path))
      const imported = common.flatMap(({ sources, packages = [] }) => [...sources.map(sourceFile), ...packages])
      const imports = imported.map(name => `import '${name}';`)
      return { contents: `${imports.join('')} export * from '${path}'`, resolveDir: '.' }
    })
  },
}

const sourceFile = (name: string) => resolve(`shared/${name}.ts`)
