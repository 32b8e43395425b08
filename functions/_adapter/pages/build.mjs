// Builds the adapter's pages into dist/pages, with a .gz file next to each one that gets smaller.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const viewer = join(root, 'node_modules/swagger-ui-dist')
const worthBytes = 4096

export async function buildPages(outdir) {
  mkdirSync(join(outdir, 'docs'), { recursive: true })
  await build({
    entryPoints: [join(here, 'chat/chat.ts'), join(here, 'chat/chat.css')],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    logLevel: 'warning',
  })
  cpSync(join(here, 'chat/index.html'), join(outdir, 'chat.html'))
  cpSync(join(root, 'shared/api-description/openapi.json'), join(outdir, 'openapi.json'))
  cpSync(join(here, 'docs/index.html'), join(outdir, 'docs.html'))
  for (const file of ['docs.css', 'docs.js']) cpSync(join(here, 'docs', file), join(outdir, 'docs', file))
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) cpSync(join(viewer, file), join(outdir, 'docs', file))
  for (const name of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
    if (name.isFile()) compress(join(name.parentPath, name.name))
  }
}

function compress(file) {
  const bytes = readFileSync(file)
  if (bytes.length >= worthBytes) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
