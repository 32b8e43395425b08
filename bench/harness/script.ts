import { fileURLToPath } from 'node:url'
import { runJsonProcess } from '../../shared/testing/json-process.ts'
import type { Sample } from './rounds.ts'

/** Runs a measurement that needs no server in a process of its own, with no environment but the given; it prints a Sample. */
export const runScript = (path: string, env: Record<string, string> = {}): Promise<Sample> =>
  runJsonProcess(fileURLToPath(new URL(`../${path}`, import.meta.url)), {}, { PATH: process.env.PATH, ...env })
