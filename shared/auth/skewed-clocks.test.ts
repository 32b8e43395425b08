import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Store } from '../store/store.ts'
import { startStore, storeKinds } from '../testing/store/stores.ts'
import { LoginThrottle } from './login-throttle.ts'
import { RateLimiter } from './rate-limiter.ts'

const minute = 60_000

describe.each(storeKinds)('two replicas on one %s, whose clocks differ', kind => {
  let place: { store: Store; stop(): Promise<void> }
  beforeAll(async () => {
    place = await startStore(kind)
  })
  afterAll(() => place.stop())

  test('count requests in the same minutes', async () => {
    const limiter = (aheadMs: number) =>
      new RateLimiter(place.store, { name: 'chat', limit: 20, unreported: 1, now: () => Date.now() + aheadMs })
    const replicas = [limiter(0), limiter(minute)] as const
    let allowed = 0
    for (let n = 0; n < 50; n++) if ((await replicas[n % 2 === 0 ? 0 : 1].take('ivan')).allowed) allowed++
    // A minute that ends meanwhile makes room for few more.
    expect(allowed).toBeGreaterThanOrEqual(20)
    expect(allowed).toBeLessThan(25)
  })

  test('do not forget the failed logins of another one', async () => {
    const login = () => new LoginThrottle(place.store).begin('ivan', '192.0.2.1')
    for (let n = 0; n < 10; n++) await login()
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 16 * minute)
    await expect(login()).rejects.toMatchObject({ code: 'too_many_requests' })
    clock.mockRestore()
  })
})
