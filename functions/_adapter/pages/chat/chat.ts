import { type ApiError, SmartChat } from '../../../../shared/client/client.ts'
import { Dialogue } from './dialogue.ts'
import { element } from './elements.ts'
import { Messages } from './messages.ts'
import { failureText, type Language, type Texts, texts } from './texts.ts'

const kept = { token: 'smart-chat.token', language: 'smart-chat.language' }

let language: Language = firstLanguage()
const api = new SmartChat({ baseUrl: new URL('.', location.href).href.replace(/\/$/, '') })
const messages = new Messages(() => texts[language])
const dialogue = new Dialogue({
  api,
  messages,
  language: () => language,
  onExpired: () => leave(texts[language].expired),
})
const form = element<HTMLFormElement>('credentials')
const problem = element('account-error')

function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept.language)
  if (chosen === 'ru' || chosen === 'en') return chosen
  return navigator.languages.some(tag => tag.startsWith('ru')) ? 'ru' : 'en'
}

/** Fills in every `data-text`, `data-label` and `data-placeholder` of the page. */
function translate(): void {
  const say = (key: string | undefined) => String(texts[language][key as keyof Texts])
  document.documentElement.lang = language
  document.title = texts[language].title
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) node.textContent = say(node.dataset.text)
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) node.ariaLabel = say(node.dataset.label)
  for (const node of document.querySelectorAll<HTMLTextAreaElement>('[data-placeholder]')) {
    node.placeholder = `${say(node.dataset.placeholder)}…`
  }
  const other = element('language')
  other.textContent = texts[language].otherLanguage
  other.lang = language === 'ru' ? 'en' : 'ru'
}

function showRoom(room: 'account' | 'dialogue'): void {
  element('account').hidden = room !== 'account'
  element('dialogue').hidden = room !== 'dialogue'
  element('leave').hidden = room !== 'dialogue'
  if (room === 'account') element('status').textContent = ''
}

function enter(): void {
  showRoom('dialogue')
  dialogue.start()
}

function leave(reason = ''): void {
  dialogue.stop()
  api.token = undefined
  sessionStorage.removeItem(kept.token)
  messages.clear()
  showRoom('account')
  problem.textContent = reason
  element('username').focus()
}

form.addEventListener('submit', async event => {
  event.preventDefault()
  const fields = new FormData(form)
  const username = String(fields.get('username'))
  const password = String(fields.get('password'))
  const pressed = event.submitter as HTMLButtonElement | null
  const buttons = form.querySelectorAll('button')
  problem.textContent = ''
  for (const button of buttons) button.disabled = true
  try {
    if (pressed?.value === 'register') await api.register({ username, password })
    sessionStorage.setItem(kept.token, (await api.login({ username, password })).token)
  } catch (error) {
    problem.textContent = failureText(language, (error as ApiError).code)
  }
  for (const button of buttons) button.disabled = false
  if (problem.textContent) {
    pressed?.focus() // a disabled button loses it
    return
  }
  form.reset()
  enter()
})

element('leave').addEventListener('click', () => leave())
element('language').addEventListener('click', () => {
  language = language === 'ru' ? 'en' : 'ru'
  localStorage.setItem(kept.language, language)
  translate()
  if (api.token) {
    messages.show()
    dialogue.show()
  }
})

translate()
api.token = sessionStorage.getItem(kept.token) ?? undefined
if (api.token) enter()
else showRoom('account')
