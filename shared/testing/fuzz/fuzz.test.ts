import { beforeAll, describe, expect, test } from '@jest/globals'
import { logger } from '../../observability/logger.ts'
import { readCorpus } from './corpus.ts'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31))
const cases = 500
beforeAll(() => logger.setLogLevel('SILENT'))

describe.each(targets)('no input breaks $name', target => {
  test('of the corpus (npm run chaos -- explore extends it)', async () => {
    const corpus = readCorpus(target.name)
    expect(corpus.length).toBeGreaterThan(0)
    for (const input of corpus) await target.check(input)
  })

  test(`of ${cases} random ones (seed ${seed}; npm run chaos -- fuzz tries a million)`, async () => {
    await expect(fuzz(target, cases, seed)).resolves.toBeUndefined()
  })
})
