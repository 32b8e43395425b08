import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** Sources of shared/ that whatever is loaded as a file of its own needs anyway, by what that is. */
const common = {
  /** Every function but health. */
  functions: ['endpoint/endpoint', 'services', 'endpoint/contract', 'endpoint/schemas', 'auth/credentials'],
  /** The bot, which is loaded in parts. */
  bot: ['intents/detector', 'intents/intents-file/keywords', 'dialogue/flows/flow', 'dialogue/flows/remarks/question'],
}
const ofBot = /\/shared\/(dialogue\/|intents\/|conversation\/conversation\.ts$)/
const imports = (names: readonly string[]) => names.map(name => `import '${resolve(`shared/${name}.ts`)}';`).join('')

/**
 * Adds the common imports to every entry point and every file imported later, so that esbuild finds them needed everywhere and
 * makes one chunk of them. Otherwise it makes one for each set of files that need the same part, and each file costs startup time.
 * The credentials, which only login and register need, cost the others less than a file of their own would.
 */
export const oneCommonChunk: Plugin = {
  name: 'one-common-chunk',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
      const isRoot = kind === 'entry-point' || kind === 'dynamic-import'
      if (!isRoot || path === './functions/health/handler.ts') return undefined
      return { path: resolve(resolveDir, path), namespace: 'with-common' }
    })
    onLoad({ filter: /.*/, namespace: 'with-common' }, ({ path }) => ({
      contents: `${imports([...common.functions, ...(ofBot.test(path) ? common.bot : [])])} export * from '${path}'`,
      resolveDir: '.',
    }))
  },
}
