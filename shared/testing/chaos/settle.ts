import { setTimeout as wait } from 'node:timers/promises'

const settleTimeoutMs = 60_000

/** Repeats the check until it finds no problems or the time is up. */
export async function remaining(complaints: () => string[] | Promise<string[]>): Promise<string[]> {
  for (const end = Date.now() + settleTimeoutMs; Date.now() < end; await wait(250)) {
    if ((await complaints()).length === 0) return []
  }
  return (await complaints()).map(complaint => `still there: ${complaint}`)
}
