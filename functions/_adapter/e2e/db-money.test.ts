import { afterAll, expect, test } from '@jest/globals'
import { Api } from '../../../shared/testing/service/api.ts'
import { startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
afterAll(() => folder.remove())

test('a withdrawal begun on one replica continues on another, survives a restart, and is made once', async () => {
  const env = { DATABASE_PATH: `${folder.path}/money.db`, DEMO_DATA: 'on' }
  const services = await Promise.all([startService(env), startService(env)])
  try {
    const [first, second] = services.map(({ url }) => new Api(url)) as [Api, Api]
    await first.enter('ivan')
    second.token = first.token
    const before = (await first.chat('какой у меня баланс?')).reply
    await first.chat('хочу вывести деньги')
    await second.chat('50,05')
    expect(await services[0]?.stop()).toBe(0)
    services[0] = await startService(env)
    const restarted = new Api(services[0].url)
    restarted.token = first.token
    expect((await restarted.chat('на карту')).reply).toMatch(/^Выводим 50,05\s₽ на карту/)
    expect((await second.chat('баланс')).reply).toBe(before)
    await second.chat('выведи 50,05 на карту')

    const answers = await Promise.all([restarted, second, restarted, second].map(api => api.chat('да')))
    expect(answers.filter(({ reply }) => /Готово|ещё выполняется/.test(reply))).toHaveLength(4)
    const list = (await second.chat('мои выводы')).reply
    expect(list.match(/50,05/g)).toHaveLength(1)
    expect((await restarted.chat('баланс')).reply).toMatch(/ещё 50,05\s₽ заморожено/)
  } finally {
    await Promise.all(services.map(service => service.stop()))
  }
}, 30_000)

test('with CHAT_TRANSACTIONS=off nothing is created', async () => {
  const env = { DATABASE_PATH: `${folder.path}/off.db`, DEMO_DATA: 'on', CHAT_TRANSACTIONS: 'off' }
  const service = await startService(env)
  try {
    const api = await new Api(service.url).enter('ivan')
    expect((await api.chat('выведи 50,05 на карту')).reply).toContain('Напишите «оператор»')
    await api.chat('да')
    expect((await api.chat('мои выводы')).reply).not.toContain('50,05')
  } finally {
    await service.stop()
  }
})
