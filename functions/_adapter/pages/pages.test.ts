import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { seriousFindings } from '../../../shared/testing/browser/accessibility.ts'
import { complaintsOf, openBrowser } from '../../../shared/testing/browser/browser.ts'
import { type Service, startService } from '../../../shared/testing/service/service.ts'
import { tempFolder } from '../../../shared/testing/temp-folder.ts'

const folder = tempFolder()
let service: Service
let browser: Browser

beforeAll(async () => {
  const started = startService({ DATABASE_PATH: `${folder.path}/chat.db`, DEMO_DATA: 'on' })
  browser = await openBrowser()
  service = await started
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await service?.stop()
  folder.remove()
})

async function openPage(path: string, options = {}): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ locale: 'ru-RU', ...options })
  const complaints = complaintsOf(page)
  await page.goto(service.url + path)
  return { page, complaints }
}

const signUp = async (page: Page, name: string, button = 'Зарегистрироваться') => {
  await page.locator('#username').fill(name)
  await page.locator('#password').fill('correct horse')
  await page.getByRole('button', { name: button }).click()
}
const say = async (page: Page, text: string) => {
  const answers = page.locator('.said.bot:not(:has(.typing)), .note')
  const before = await answers.count()
  await page.locator('#message').fill(text)
  await page.keyboard.press('Enter')
  await answers.nth(before).waitFor()
}

test('a player registers, asks, is handed to an operator, sees the place in the queue, and returns to the bot', async () => {
  const { page, complaints } = await openPage('/', { viewport: { width: 390, height: 844 } })
  await signUp(page, 'maria')
  await page.locator('.said.bot').getByText('Чем помочь?').waitFor()
  await page.getByRole('button', { name: 'Какой у меня баланс?' }).click()
  await page.locator('.said.bot').getByText('На вашем счёте').waitFor()
  for (const text of ['фыв апро', 'фыв апро', 'фыв апро']) await say(page, text)
  await page.locator('#status').getByText('Вы 1-й в очереди').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  await page.getByRole('button', { name: 'Вернуться к боту' }).click()
  await page.locator('#status').getByText('Отвечает бот').waitFor()
  expect(complaints).toEqual([])
  await page.close()
}, 30_000)

test("an operator's last text is shown after the dialogue has ended", async () => {
  const { page } = await openPage('/')
  await signUp(page, 'nina')
  await page.locator('.said.bot').getByText('Чем помочь?').waitFor()
  await say(page, 'оператор')
  const session = { mode: 'bot', last_operator_text: 'Деньги отправлены. Всего доброго!' }
  await page.route('**/api/session', route => route.fulfill({ json: session }))
  await page.locator('.said.operator').getByText(session.last_operator_text).waitFor()
  await page.locator('#status').getByText('Отвечает бот').waitFor()
  await page.close()
})

test("the page uses the browser's language, and Russian when chosen", async () => {
  const { page } = await openPage('/', { locale: 'en-GB' })
  await page.getByRole('heading', { name: 'Hello!' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('button', { name: 'Русский' }).click()
  await page.getByRole('heading', { name: 'Здравствуйте!' }).waitFor()
  await page.close()
})

test.each(['light', 'dark'] as const)(
  'the login has no serious accessibility violation (%s), and shows what went wrong',
  async scheme => {
    const { page } = await openPage('/', { colorScheme: scheme })
    await signUp(page, `nobody-${scheme}`, 'Войти')
    await page.getByRole('alert').getByText('Имя или пароль не подходят.').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await page.close()
  },
)

test('in dark mode a dialogue has no serious accessibility violation, and survives a reload', async () => {
  const { page } = await openPage('/', { colorScheme: 'dark' })
  await signUp(page, 'olga')
  await say(page, 'привет')
  expect(await seriousFindings(page)).toEqual([])
  await page.reload()
  await page.locator('.said.player').getByText('привет').waitFor()
  await page.getByRole('button', { name: 'Выйти' }).click()
  await page.locator('#username').waitFor()
  expect(await page.locator('.said').count()).toBe(0)
  await page.close()
})

test('an undelivered message is marked, and can be sent again', async () => {
  const { page } = await openPage('/')
  await signUp(page, 'petr')
  await page.locator('.said.bot').first().waitFor()
  const answer = { status: 500, contentType: 'application/json', body: '{"error":"backend_error"}' }
  await page.route('**/api/chat', route => route.fulfill(answer), { times: 1 })
  await say(page, 'баланс')
  await page.getByRole('button', { name: 'Отправить ещё раз' }).click()
  await page.locator('.said.bot').getByText('На вашем счёте').waitFor()
  expect(await page.locator('.failed').count()).toBe(0)
  await page.close()
})

const focused = (page: Page) => page.locator(':focus').evaluate(node => node.textContent || node.id)

test('the keyboard stays where it is: after a refused login, and after a message has been sent again', async () => {
  const { page } = await openPage('/')
  await signUp(page, 'nobody-at-the-keyboard', 'Войти')
  await page.getByRole('alert').getByText('Имя или пароль не подходят.').waitFor()
  expect(await focused(page)).toBe('Войти')
  await signUp(page, 'ivan')
  await page.locator('.said.bot').first().waitFor()
  const answer = { status: 400, contentType: 'application/json', body: '{"error":"invalid_input"}' }
  await page.route('**/api/chat', route => route.fulfill(answer), { times: 1 })
  await say(page, 'баланс')
  await page.locator('.note').getByText('Сообщение слишком длинное').waitFor()
  await page.getByRole('button', { name: 'Отправить ещё раз' }).press('Enter')
  expect(await focused(page)).toBe('message')
  await page.close()
})

test('what is new is in sight when the suggestions come back, and a low window shows its heading', async () => {
  const { page } = await openPage('/', { viewport: { width: 320, height: 480 } })
  const heading = await page.getByRole('heading', { name: 'Здравствуйте!' }).boundingBox()
  expect(heading?.y).toBeGreaterThan(68) // below the bar
  await signUp(page, 'oleg')
  await page.locator('.said.bot').first().waitFor()
  await say(page, 'оператор')
  await page.locator('#suggestions').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Вернуться к боту' }).click()
  await page.locator('#suggestions').waitFor()
  const hidden = await page.locator('#log').evaluate(log => log.scrollHeight - log.clientHeight - log.scrollTop)
  expect(hidden).toBeLessThanOrEqual(1)
  await page.close()
})

test('when the network is back, a waiting player hears of it at once', async () => {
  const { page } = await openPage('/')
  await signUp(page, 'zoya')
  await page.locator('.said.bot').first().waitFor()
  await page.clock.install()
  await say(page, 'оператор')
  const poll = page.waitForResponse('**/api/session')
  await page.clock.pauseAt(Date.now() + 3_600_000) // time stands still after the poll that this makes due
  await poll
  const again = page.waitForRequest('**/api/session')
  await page.evaluate("dispatchEvent(new Event('online'))")
  await again
  await page.close()
})

test('the API description is shown without external or blocked resources', async () => {
  const { page, complaints } = await openPage('/docs')
  await page.getByText('Sends a message; the bot or an operator answers.').waitFor()
  expect(await seriousFindings(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.close()
})

test('pages have security headers, are compressed, and revalidated by ETag', async () => {
  const page = await fetch(`${service.url}/`)
  expect(page.headers.get('content-security-policy')).toContain(
    "default-src 'none'; script-src 'self'; style-src 'self'",
  )
  expect(page.headers.get('x-frame-options')).toBe('DENY')
  const script = await fetch(`${service.url}/docs/swagger-ui-bundle.js`)
  expect(script.headers.get('content-encoding')).toBe('gzip')
  expect((await script.text()).length).toBeGreaterThan(1_000_000)
  const headers = { 'if-none-match': String(script.headers.get('etag')) }
  expect((await fetch(`${service.url}/docs/swagger-ui-bundle.js`, { headers })).status).toBe(304)
  expect((await fetch(`${service.url}/docs/`)).url).toBe(`${service.url}/docs`)
  expect(((await (await fetch(`${service.url}/openapi.json`)).json()) as { openapi: string }).openapi).toBe('3.1.1')
})

test('DEMO_PAGE=off still serves the API description', async () => {
  const other = await startService({ DATABASE_PATH: `${folder.path}/other.db`, DEMO_PAGE: 'off' })
  expect((await fetch(`${other.url}/`)).status).toBe(404)
  expect((await fetch(`${other.url}/docs`)).status).toBe(200)
  await other.stop()
})
