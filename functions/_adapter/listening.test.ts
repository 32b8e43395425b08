import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { startService } from '../../shared/testing/service/service.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

test.each(['HOST', 'METRICS_HOST'])('a %s that cannot be listened on is reported at startup', async variable => {
  const env = { JWT_SECRET: 'k'.repeat(32), DATABASE_PATH: join(folder.path, 'chat.db') }
  const starting = startService({ ...env, [variable]: '300.1.1.1:8080' })
  await expect(starting).rejects.toThrow(`${variable}: cannot listen on 300.1.1.1, port 8080: `)
})
