import { logger } from '../../observability/logger.ts'
import { Random } from '../random.ts'
import { readCorpus, writeCorpus } from './corpus.ts'
import { explore } from './explore.ts'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

/** Runs random inputs, divided among all targets. */
export async function fuzzAll(cases: number, seed: number) {
  logger.setLogLevel('SILENT')
  const each = Math.ceil(cases / targets.length)
  const problems: string[] = []
  for (const target of targets) {
    await fuzz(target, each, seed | 0).catch(error => problems.push(`${target.name}: ${error}`))
  }
  return { targets: targets.map(({ name }) => name), casesEach: each, problems }
}

/** Runs coverage-guided fuzzing for a number of seconds per target; inputs with new coverage are added to the corpus. */
export async function exploreAll(seconds: number, seed: number) {
  logger.setLogLevel('SILENT')
  const found: Record<string, { tried: number; blocks: number; kept: number }> = {}
  const problems: string[] = []
  for (const target of targets) {
    const until = performance.now() + seconds * 1000
    try {
      const { kept, tried, blocks } = await explore(target, readCorpus(target.name), new Random(seed), until)
      writeCorpus(target.name, kept)
      found[target.name] = { tried, blocks, kept: kept.length }
    } catch (error) {
      problems.push(String(error))
    }
  }
  return { found, problems }
}
