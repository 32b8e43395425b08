import { beforeAll, expect, test } from '@jest/globals'
import { logger } from '../../logger.ts'
import { fuzz } from './fuzz.ts'
import { targets } from './targets.ts'

const seed = Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 2 ** 31))
beforeAll(() => logger.setLogLevel('SILENT'))

test.each(targets)(`no input breaks $name (seed ${seed}; npm run chaos -- fuzz tries a million)`, async target => {
  await expect(fuzz(target, 2_000, seed)).resolves.toBeUndefined()
})
