import { fileURLToPath } from 'node:url'
import { load } from '../harness/load.ts'
import { interleave, type Sample } from '../harness/rounds.ts'
import type { Effort } from '../harness/row.ts'
import { runScript } from '../harness/script.ts'
import { type Loaded, measure } from '../harness/servers.ts'
import { type Profile, sharesByPart } from './attribution.ts'
import { Profiler, profileScript } from './profiler.ts'
import { sourceFinder } from './sources.ts'

/** Of each contender, ours first: what each part takes in each round, in µs. */
export type Profiles = Record<string, Sample[]>

const sourceOf = sourceFinder()

/** Splits a time among the parts of a profile. */
export const split = (profile: Profile, micros: number): Sample =>
  Object.fromEntries(
    sharesByPart(profile, sourceOf)
      .entries()
      .map(([part, share]) => [part, share * micros]),
  )

/** µs of CPU for each request, measured without the profiler, and split by a profile of the same load. */
export async function profileServers(servers: Record<string, Loaded>, effort: Effort): Promise<Profiles> {
  const profilers = new Map<Loaded, Profiler>()
  const recordLoad = async (one: Loaded) => {
    const profiler = profilers.get(one) as Profiler
    await profiler.start()
    await load({ ...one, url: one.server.url, seconds: effort.seconds, warmUpSeconds: 0 })
    return profiler.stop()
  }
  for (const one of Object.values(servers)) {
    profilers.set(one, await Profiler.connect(await one.server.openInspector()))
    await recordLoad(one)
  }
  const profileOf = (one: Loaded) => async () => {
    const { 'server µs CPU/request': all = 0, 'main thread µs CPU/request': main = 0 } = await measure(one, effort)
    return { ...split(await recordLoad(one), main), 'other threads': all - main }
  }
  const contenders = Object.fromEntries(Object.entries(servers).map(([name, one]) => [name, profileOf(one)]))
  try {
    return await interleave(effort.rounds, contenders)
  } finally {
    for (const profiler of profilers.values()) profiler.close()
  }
}

/** µs for each message, measured without the profiler, and split by the profile of another run. */
export function profileScripts(scripts: Record<string, string>, effort: Effort): Promise<Profiles> {
  const env = { SECONDS: String(effort.seconds) }
  const profileOf = (script: string) => async () => {
    const { 'messages/s': perSecond = Number.NaN } = await runScript(script, env)
    return split(await profileScript(fileURLToPath(new URL(`../${script}`, import.meta.url)), env), 1e6 / perSecond)
  }
  const contenders = Object.entries(scripts).map(([name, script]) => [name, profileOf(script)])
  return interleave(effort.rounds, Object.fromEntries(contenders))
}
