import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Keeps Node's fetch, FormData and the like out: they come with undici, which takes longer to load than Node to start. The libSQL
 * client makes its requests of our own classes instead.
 */
export const withoutFetch: Plugin = {
  name: 'without-fetch',
  setup({ onLoad }) {
    onLoad({ filter: /@libsql\/hrana-client\/lib-esm\/http\/(client|stream)\.js$/ }, ({ path }) => ({
      contents: `import { Headers, Request } from '${resolve('shared/store/http-messages.ts')}'; ${readFileSync(path, 'utf8')}`,
    }))
  },
}
