import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Sample } from './rounds.ts'

/** Runs a measurement that needs no server in a process of its own; its last line of output is a Sample. */
export async function runScript(path: string, env: Record<string, string> = {}): Promise<Sample> {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url))
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.on('data', data => {
    printed += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${path} failed`)
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '') as Sample
}
