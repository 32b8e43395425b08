import { setTimeout as wait } from 'node:timers/promises'
import { readMetric } from '../service/resources.ts'
import { type Service, startService } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'
import { round } from './statistics.ts'

export interface PressureReport {
  [figure: string]: unknown
  problems: string[]
}

/** What a service needs that breaks while players use it. */
export const serviceEnvironment = {
  JWT_SECRET: 'a secret of at least 32 bytes, for tests',
  AUTO_ESCALATION_THRESHOLD: '0',
  CHAT_RATE_LIMIT_PER_MINUTE: '0',
}

/** A service with a store of its own for as long as something is done to it. */
export async function onService<T>(env: Record<string, string>, act: (service: Service) => Promise<T>): Promise<T> {
  const folder = tempFolder()
  const service = await startService({
    DATABASE_PATH: `${folder.path}/chat.db`,
    CHAT_RATE_LIMIT_PER_MINUTE: '0',
    ...env,
  })
  try {
    return await act(service)
  } finally {
    await service.stop()
    folder.remove()
  }
}

/** Times of `work` until `until` is over or `times` are done, one after the other with pauses in between, ms. */
export async function timesOf(
  work: () => Promise<unknown>,
  { until = Number.POSITIVE_INFINITY, times = 1e9, pauseMs = 0 } = {},
) {
  const taken: number[] = []
  while (performance.now() < until && taken.length < times) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
    if (pauseMs > 0) await wait(pauseMs)
  }
  return taken
}

/** Resident memory, and the part of the heap where what is kept ends up, MiB. */
export async function memoryOf({ url }: Service) {
  const mib = async (series: string) => round((await readMetric(url, series)) / 2 ** 20)
  return {
    resident: await mib('process_resident_memory_bytes'),
    oldSpace: await mib('nodejs_heap_space_size_used_bytes{space="old"}'),
  }
}
