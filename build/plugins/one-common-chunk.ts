import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/** What every function but health loads. */
const common = ['endpoint/authenticated', 'endpoint/contract', 'endpoint/schemas', 'auth/credentials']
const imports = common.map(name => `import '${resolve(`shared/${name}.ts`)}';`).join('')

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
      contents: `${imports} export * from '${path}'`,
      resolveDir: '.',
    }))
  },
}
