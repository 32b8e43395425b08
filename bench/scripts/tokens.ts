import { setImmediate as turn } from 'node:timers/promises'
import { jwtVerify } from 'jose'
import { Passwords } from '../../shared/auth/passwords.ts'
import { createTokens } from '../../shared/auth/tokens.ts'
import { percentile } from '../harness/statistics.ts'

// Row 9: WHAT is ours or naive. LOGINS is the number of passwords being checked at any time.

const secret = 'bench-bench-bench-bench-bench-bench-bench'
const tokens = createTokens({ secret, ttlSeconds: 3600 })
const issued = await Promise.all(
  Array.from({ length: 1000 }, (_, index) => tokens.issue({ id: BigInt(index), username: `player${index}` })),
)
const naive = (token: string) => jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] })
const verify: (token: string) => Promise<unknown> = process.env.WHAT === 'ours' ? tokens.verify : naive
for (const token of issued) await verify(token)

let running = true
const passwords = new Passwords()
const player = { id: 1n, passwordHash: await passwords.hash('correct horse') }
const logIn = async () => {
  while (running) await passwords.verify('correct horse', player)
}
const logins = Array.from({ length: Number(process.env.LOGINS ?? 0) }, logIn)

const latencies: number[] = []
const end = performance.now() + Number(process.env.SECONDS) * 1000
let spent = 0
while (performance.now() < end) {
  for (let index = 0; index < 20; index++) {
    const token = issued[latencies.length % issued.length] as string
    const start = performance.now()
    await verify(token)
    const took = performance.now() - start
    latencies.push(took)
    spent += took
  }
  await turn()
}
running = false
await Promise.all(logins)
const sorted = Float64Array.from(latencies).sort()
const microseconds = (share: number) => percentile(sorted, share) * 1000
console.log(
  JSON.stringify({
    'verifications/s': latencies.length / (spent / 1000),
    'p50 µs': microseconds(0.5),
    'p99 µs': microseconds(0.99),
  }),
)
