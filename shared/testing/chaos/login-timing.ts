import { Api } from '../service/api.ts'
import { startService } from '../service/service.ts'
import { tempFolder } from '../temp-folder.ts'
import { quantile, round } from './statistics.ts'

export interface LoginTimingReport {
  samples: number
  medianMs: { known: number; unknown: number }
  /** Difference of the medians, as a share of the smaller one. */
  differencePercent: number
  problems: string[]
}

const allowedPercent = 5

/** Measures refused logins of an existing and an unknown user, alternating. */
export async function measureLoginTiming(samples: number): Promise<LoginTimingReport> {
  const folder = tempFolder()
  const service = await startService({ DATABASE_PATH: `${folder.path}/chat.db`, TRUSTED_PROXIES: '127.0.0.1' })
  const times = { known: [] as number[], unknown: [] as number[] }
  try {
    const api = new Api(service.url)
    await api.enter('known')
    for (let i = 0; i < samples * 2; i++) {
      const kind = i % 2 === 0 ? 'known' : 'unknown'
      // A different address each time: after ten failures from one, logins are refused without checking the password.
      const headers = { 'x-forwarded-for': `10.${i >> 16}.${(i >> 8) & 255}.${i & 255}` }
      const start = performance.now()
      const { status } = await api.post('/api/login', { username: kind, password: 'wrong password' }, headers)
      times[kind].push(performance.now() - start)
      if (status !== 401) throw new Error(`login: ${status}`)
    }
  } finally {
    await service.stop()
    folder.remove()
  }
  const [known, unknown] = [quantile(times.known, 0.5), quantile(times.unknown, 0.5)]
  const differencePercent = round((Math.abs(known - unknown) / Math.min(known, unknown)) * 100)
  return {
    samples,
    medianMs: { known: round(known), unknown: round(unknown) },
    differencePercent,
    problems: differencePercent > allowedPercent ? [`the medians are ${differencePercent} % apart`] : [],
  }
}
