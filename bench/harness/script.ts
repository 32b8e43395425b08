import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../../shared/testing/json-process.ts'
import type { Sample } from './rounds.ts'

/**
 * Runs a measurement without a server in a separate process, with only the given environment. The script prints a Sample.
 */
export const runScript = (path: string, env: Record<string, string> = {}): Promise<Sample> =>
  runJsonProcess(fileURLToPath(new URL(`../${path}`, import.meta.url)), {}, { PATH: process.env.PATH, ...env })
