import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { seriousFindings } from '../../shared/testing/browser/accessibility.ts'
import { complaintsOf, openBrowser } from '../../shared/testing/browser/browser.ts'

let demo: ChildProcess
let browser: Browser
const urls: Record<string, string> = {}

beforeAll(async () => {
  demo = spawn(
    process.execPath,
    [fileURLToPath(new URL('main.ts', import.meta.url)), '--port', '0', '--backend-port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH, LOG_LEVEL: 'INFO' } },
  )
  const printed = new Promise<void>(resolve => {
    createInterface({ input: demo.stdout as NodeJS.ReadableStream }).on('line', line => {
      const [, who, url] = /^ +(player|operator) +(\S+)/.exec(line) ?? []
      if (who && url) urls[who] = url
      if (urls.player && urls.operator) resolve()
    })
  })
  browser = await openBrowser()
  await printed
}, 180_000)
afterAll(async () => {
  await browser?.close()
  demo.kill('SIGINT')
  const [code] = await once(demo, 'exit')
  expect(code).toBe(0)
})

test('a whole hand-off: balance, three unknown messages, the queue, an operator takes, answers, closes, the bot is back', async () => {
  const player = await browser.newPage({ locale: 'ru-RU', viewport: { width: 390, height: 844 } })
  const operator = await browser.newPage({ locale: 'ru-RU', viewport: { width: 1280, height: 800 } })
  const complaints = [complaintsOf(player), complaintsOf(operator)]
  await player.goto(String(urls.player))
  await operator.goto(String(urls.operator))
  await operator.getByText('Очередь пуста').waitFor()

  await player.locator('#username').fill('maria')
  await player.locator('#password').fill('correct horse')
  await player.getByRole('button', { name: 'Зарегистрироваться' }).click()
  const say = async (text: string) => {
    const answers = player.locator('.said.bot:not(:has(.typing)), .note')
    const before = await answers.count()
    await player.locator('#message').fill(text)
    await player.getByRole('button', { name: 'Отправить' }).click()
    await answers.nth(before).waitFor()
  }
  await player.locator('.said.bot').first().waitFor()
  await say('какой у меня баланс?')
  await player.locator('.said.bot').getByText('На вашем счёте').waitFor()
  for (const text of ['фыв апро', 'абра кадабра', 'йцу кен']) await say(text)
  await player.locator('#status').getByText('Вы 1-й в очереди').waitFor()

  await operator.locator('.player').click()
  await operator.locator('#log').getByText('йцу кен').waitFor()
  expect(await seriousFindings(operator)).toEqual([])
  await operator.getByRole('button', { name: 'Взять' }).click()
  await player.locator('#status').getByText('С вами оператор').waitFor()
  await operator.locator('#text').fill('Здравствуйте, Мария! Чем помочь?')
  await operator.context().setOffline(true)
  await operator.getByRole('button', { name: 'Ответить' }).click()
  await operator.locator('#count').getByText('Нет связи').waitFor()
  await operator.waitForFunction("document.getElementById('text').value === 'Здравствуйте, Мария! Чем помочь?'")
  await operator.context().setOffline(false)
  complaints[1] = complaintsOf(operator)
  await operator.getByRole('button', { name: 'Ответить' }).click()
  await player.locator('.said.operator').getByText('Здравствуйте, Мария! Чем помочь?').waitFor()

  await player.locator('#message').fill('Где мой вывод?')
  await player.keyboard.press('Enter')
  await operator.locator('#log').getByText('Где мой вывод?').waitFor()
  expect(await seriousFindings(player)).toEqual([])
  if (process.env.SCREENSHOTS) {
    await player.screenshot({ path: `${process.env.SCREENSHOTS}/player-390.png` })
    await operator.screenshot({ path: `${process.env.SCREENSHOTS}/operator-1280.png` })
  }
  await operator.getByRole('button', { name: 'Завершить' }).click()
  await player.locator('#status').getByText('Отвечает бот').waitFor()
  await player.locator('.note').getByText('Снова на связи бот.').waitFor()
  await say('спасибо')
  expect(await player.locator('.said.operator').count()).toBe(1)
  expect(complaints).toEqual([[], []])
}, 60_000)
