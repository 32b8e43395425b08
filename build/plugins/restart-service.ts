import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Plugin } from 'esbuild'

/** Restarts the service after every build that succeeds. */
export const restartService: Plugin = {
  name: 'restart-service',
  setup({ onEnd }) {
    let service: ChildProcess | undefined
    onEnd(async ({ errors }) => {
      if (errors.length > 0) return
      if (service?.exitCode === null && service.kill('SIGINT')) await once(service, 'exit')
      service = spawn(process.execPath, ['--enable-source-maps', 'dist/_adapter.mjs'], { stdio: 'inherit' })
    })
  },
}
