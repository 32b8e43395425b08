import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, jest, test } from '@jest/globals'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

jest.setTimeout(30_000)
const folder = tempFolder()
afterAll(() => folder.remove())

/** The requests come from 127.0.0.1. X-Forwarded-For, and the client address that it must result in. */
const cases: Record<string, [forwardedFor: string, address: string][]> = {
  '': [
    ['203.0.113.9', '127.0.0.1'],
    ['203.0.113.9, 127.0.0.1', '127.0.0.1'],
  ],
  '192.0.2.7': [['203.0.113.9', '127.0.0.1']],
  '127.0.0.1': [
    ['203.0.113.9', '203.0.113.9'],
    ['1.2.3.4, 203.0.113.9', '203.0.113.9'], // the client's own entry is to the left of the one that the proxy added
    ['2001:db8::7', '2001:db8::7'],
  ],
  '127.0.0.0/8,10.0.0.0/8': [
    ['203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['1.2.3.4, 203.0.113.9, 10.1.2.3', '203.0.113.9'],
    ['10.9.9.9, 10.1.2.3', '10.9.9.9'],
  ],
}

describe.each(Object.keys(cases))('TRUSTED_PROXIES=%s', trusted => {
  test("the logged address is the last one that is not a trusted proxy's", async () => {
    const service = await startService({ DATABASE_PATH: `${folder.path}/chat.db`, TRUSTED_PROXIES: trusted })
    try {
      for (const [i, [forwardedFor, address]] of (cases[trusted] ?? []).entries()) {
        const headers = { 'x-forwarded-for': forwardedFor, 'x-request-id': `case-${i}` }
        await fetch(`${service.url}/health`, { headers })
        expect({ forwardedFor, address: await loggedAddress(service, `case-${i}`) }).toEqual({ forwardedFor, address })
      }
    } finally {
      await service.stop()
    }
  })
})

async function loggedAddress(service: Service, requestId: string): Promise<unknown> {
  for (;;) {
    const line = service.logs.find(({ request_id }) => request_id === requestId)
    if (line) return line.address
    await wait(5)
  }
}
