import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import { interleave } from '../harness/rounds.ts'
import { dist, timeProcess } from '../rows/start.ts'
import type { Profile } from './attribution.ts'
import { type Profiles, split } from './profiles.ts'

/** The first samples contain the start of the profiler. */
const firstSamples = 2

/** ms of a process that imports the health function, of `node -e 0`, and of one that imports nothing. */
export async function profileImport(rounds: number): Promise<Profiles> {
  const folder = tempFolder()
  const empty = join(folder.path, 'empty.mjs')
  writeFileSync(empty, '')
  const profileOf = (args: string[]) => async () => {
    const { 'process ms': all = Number.NaN } = await timeProcess(args)
    const { samples, timeDeltas, nodes } = await profileProcess(args)
    const ms = timeDeltas.slice(firstSamples).reduce((sum, delta) => sum + delta, 0) / 1000
    return {
      ...split({ nodes, timeDeltas, samples: samples.slice(firstSamples) }, ms),
      'start and end of Node, not profiled': all - ms,
    }
  }
  try {
    return await interleave(rounds, {
      ours: profileOf([`${dist}health.mjs`]),
      'node -e 0': profileOf(['-e', '0']),
      'an empty module': profileOf([empty]),
    })
  } finally {
    folder.remove()
  }
}

async function profileProcess(args: string[]): Promise<Profile> {
  const folder = tempFolder()
  await timeProcess(['--cpu-prof', '--cpu-prof-interval=100', `--cpu-prof-dir=${folder.path}`, ...args])
  const [file = ''] = readdirSync(folder.path)
  const profile = JSON.parse(readFileSync(join(folder.path, file), 'utf8')) as Profile
  folder.remove()
  return profile
}
