import { readFileSync } from 'node:fs'
import type { Plugin } from 'esbuild'

const address = /new URL\('(\.\/weights\.br)', import\.meta\.url\)/

/**
 * Copies the intent model's data file into dist/, where the bundle reads it, as the source reads it from beside itself. esbuild
 * would only inline it as base64, a third larger, for V8 to parse.
 */
export const dataFiles: Plugin = {
  name: 'data-files',
  setup({ onLoad }) {
    onLoad({ filter: /intents\/model\/weights\.ts$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const [, file] = address.exec(source) ?? []
      if (file === undefined) return { errors: [{ text: 'no data file is read: mend data-files.ts' }] }
      return {
        contents: `import copied from '${file}'; ${source.replace(address, 'new URL(copied, import.meta.url)')}`,
        loader: 'ts',
      }
    })
  },
}
