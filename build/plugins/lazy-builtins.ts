import { isBuiltin } from 'node:module'
import type { Plugin } from 'esbuild'

/** Modules required by CommonJS packages that are slow to load, and nothing but a set of functions. */
const slow = /^(node:)?(https|http2|tls|zlib|dns)$/

/**
 * Loads Node's own modules when something of theirs is first used. An import would load them with the file, and read
 * everything they export: node:crypto takes long, node:http has undici's WebSocket among its exports.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(node:)?[a-z_0-9]+(\/promises)?$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined
      const lazy = kind === 'import-statement' || slow.test(path)
      return { path: path.replace(/^(node:)?/, 'node:'), namespace: lazy ? 'lazy-builtin' : 'builtin' }
    })
    // esbuild's own code asks for __esModule at once.
    onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => ({
      contents: `let loaded; module.exports = Object.create(new Proxy({}, {
        get: (_, name) => name === '__esModule' ? false : (loaded ??= process.getBuiltinModule('${path}'))[name],
      }))`,
    }))
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('${path}')`,
    }))
  },
}
