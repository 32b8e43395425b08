import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Api } from '../service/api.ts'
import { memoryOf, onService, type PressureReport, timesOf } from './on-service.ts'
import { quantile, round } from './statistics.ts'

/** Measures /health while many clients send one byte per second. */
export const slowClients = (clients: number): Promise<PressureReport> =>
  onService({}, async service => {
    const { port } = new URL(service.url)
    let cutOff = 0
    const sockets = Array.from({ length: clients }, () => connect(Number(port), '127.0.0.1'))
    const head = 'POST /api/chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n'
    for (const socket of sockets)
      socket
        .on('error', () => {})
        .on('close', () => cutOff++)
        .write(head)
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write(' ')
    }, 1000)
    const api = new Api(service.url)
    const times = await timesOf(() => api.get('/health'), { until: performance.now() + 15_000, pauseMs: 5 })
    while (cutOff < clients) await wait(100)
    clearInterval(drip)
    const p99 = round(quantile(times, 0.99))
    return { clients, healthP99Ms: p99, cutOff, problems: p99 < 50 ? [] : [`/health p99 ${p99} ms`] }
  })

/** Measures chat without and with a constant number of concurrent logins. */
export const loginStorm = (logins: number, seconds: number): Promise<PressureReport> =>
  onService({ TRUSTED_PROXIES: '127.0.0.1' }, async service => {
    const api = await new Api(service.url).enter('ivan')
    const chat = () => api.chat('привет')
    await timesOf(chat, { times: 500 })
    const idle = await timesOf(chat, { until: performance.now() + seconds * 1000 })
    let over = false
    let done = 0
    const storm = Array.from({ length: logins }, async (_, line) => {
      for (let i = 0; !over; i++, done++) {
        const headers = { 'x-forwarded-for': `10.${line}.${(i >> 8) & 255}.${i & 255}` }
        await new Api(service.url).post('/api/login', { username: 'ivan', password: 'correct horse' }, headers)
      }
    })
    const busy = await timesOf(chat, { until: performance.now() + seconds * 1000 })
    over = true
    await Promise.all(storm)
    const [before, during] = [round(quantile(idle, 0.99)), round(quantile(busy, 0.99))]
    const factor = round(during / before)
    const problems = factor <= 3 ? [] : [`chat p99 is ${factor} times that without logins`]
    return { loginsAtOnce: logins, logins: done, chatP99Ms: { idle: before, storm: during }, factor, problems }
  })

/**
 * Measures memory after a tenth of the chats and after all. Resident memory grows until the young generation has its full
 * size, and includes garbage in the old space; a leak shows in both numbers.
 */
export const memory = (chats: number): Promise<PressureReport> =>
  onService({}, async service => {
    const apis = await Promise.all(Array.from({ length: 8 }, (_, i) => new Api(service.url).enter(`user${i}`)))
    const phrases = ['привет', 'какой у меня баланс?', 'мои ставки', 'спасибо']
    const talk = (total: number) =>
      Promise.all(
        apis.map(async api => {
          for (let i = 0; i < total / apis.length; i++) await api.chat(phrases[i % phrases.length] as string)
        }),
      )
    await talk(chats / 10)
    const early = await memoryOf(service)
    await talk(chats - chats / 10)
    const late = await memoryOf(service)
    const factor = round(late.resident / early.resident)
    return {
      chats,
      afterTenthMiB: early,
      afterAllMiB: late,
      factor,
      problems: factor <= 1.1 ? [] : [`resident memory grew to ${factor} times that after a tenth`],
    }
  })
