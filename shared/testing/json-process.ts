import { spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a TypeScript file in a separate process.
 * @param input sent to its standard input as JSON
 * @returns the last line that it prints, parsed as JSON
 * @throws Error when it fails; its standard error is passed through
 */
export async function runJsonProcess<T>(
  file: string,
  input: unknown,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.end(JSON.stringify(input))
  let printed = ''
  child.stdout.on('data', data => {
    printed += data
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${file} failed`)
  return JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '') as T
}
