import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

/** The end of axios's lib/utils.js, which exports one object with all helpers. */
const listOfHelpers = /^export default \{[^}]*\};/m

/**
 * Exports axios's helpers one by one, so that esbuild leaves out those that its errors do not use. One of them asks whether a body
 * is a form; none is, and to ask would load Node's FormData (see without-fetch.ts).
 */
export const axiosPartsInUse: Plugin = {
  name: 'axios-parts-in-use',
  setup({ onLoad }) {
    onLoad({ filter: /axios\/lib\/.*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8').replace(/^import utils from /m, 'import * as utils from ')
      if (!path.endsWith('/lib/utils.js')) return { contents: source }
      if (!listOfHelpers.test(source))
        return { errors: [{ text: 'utils.js has another form: mend axios-parts-in-use.ts' }] }
      return {
        contents: source
          .replaceAll('G.FormData', 'undefined')
          .replace(listOfHelpers, list => list.replace('default ', '').replace(/(\w+): (\w+)/g, '$2 as $1')),
      }
    })
  },
}
