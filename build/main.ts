// npm run build: bundles the functions into dist/ and prints what each loads. With --watch (npm run dev), builds on every change.
import { rmSync } from 'node:fs'
import { build, context } from 'esbuild'
import { options, outdir, programs } from './options.ts'
import { buildPages } from './pages.ts'
import { restartService } from './plugins/restart-service.ts'
import { sizes } from './sizes.ts'

rmSync(outdir, { recursive: true, force: true })
await buildPages(`${outdir}/pages`)
if (process.argv.includes('--watch')) {
  const watching = await context({ ...options, plugins: [...options.plugins, restartService] })
  await watching.watch()
} else {
  const built = await Promise.all([options, programs].map(part => build(part))).catch(() => process.exit(1)) // esbuild has printed why
  console.table(sizes(built.map(({ metafile }) => metafile)))
}
