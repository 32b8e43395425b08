import { percentile } from './statistics.ts'

/** Keeps a number of calls in flight for SECONDS, after a warm-up of a quarter of that time, and prints a Sample. */
export async function measureInFlight(call: () => Promise<unknown>, inFlight = 64): Promise<void> {
  const seconds = Number(process.env.SECONDS)
  await keepBusy(call, inFlight, seconds / 4)
  const before = process.cpuUsage()
  const latencies = await keepBusy(call, inFlight, seconds)
  const { user, system } = process.cpuUsage(before)
  const sorted = Float64Array.from(latencies).sort()
  const sample = {
    'calls/s': latencies.length / seconds,
    'p50 ms': percentile(sorted, 0.5),
    'p99 ms': percentile(sorted, 0.99),
    'client µs CPU/call': (user + system) / latencies.length,
  }
  console.log(JSON.stringify(sample))
}

async function keepBusy(call: () => Promise<unknown>, inFlight: number, seconds: number): Promise<number[]> {
  const end = performance.now() + seconds * 1000
  const latencies: number[] = []
  const loop = async () => {
    for (let start = performance.now(); start < end; start = performance.now()) {
      await call()
      latencies.push(performance.now() - start)
    }
  }
  await Promise.all(Array.from({ length: inFlight }, loop))
  return latencies
}
