import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const pages = 'functions/_adapter/pages'
const viewer = 'node_modules/swagger-ui-dist'
/** Smaller files are not worth compressing. */
const minBytes = 4096

/** Builds the pages that the adapter serves, with a .gz file beside each large one. */
export async function buildPages(outdir: string): Promise<void> {
  mkdirSync(join(outdir, 'docs'), { recursive: true })
  await build({
    entryPoints: [join(pages, 'chat/chat.ts'), join(pages, 'chat/chat.css')],
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    logLevel: 'warning',
  })
  cpSync(join(pages, 'chat/index.html'), join(outdir, 'chat.html'))
  cpSync('shared/api-description/openapi.json', join(outdir, 'openapi.json'))
  cpSync(join(pages, 'docs/index.html'), join(outdir, 'docs.html'))
  for (const file of ['docs.css', 'docs.js']) cpSync(join(pages, 'docs', file), join(outdir, 'docs', file))
  for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js']) cpSync(join(viewer, file), join(outdir, 'docs', file))
  for (const name of readdirSync(outdir, { recursive: true, withFileTypes: true })) {
    if (name.isFile()) compress(join(name.parentPath, name.name))
  }
}

function compress(file: string): void {
  const bytes = readFileSync(file)
  if (bytes.length >= minBytes) writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
