// The operators' page: asks the desk for its sessions every second, and shows the one that is chosen.
const operatorId = 501
const pollMs = 1000

const ru = {
  title: 'Операторы',
  players: 'Игроки',
  hint: 'Выберите игрока из списка.',
  nobody: 'Никто не ждёт. Когда бот передаст диалог, игрок появится здесь.',
  player: id => `Игрок ${id}`,
  waiting: 'ждёт',
  talking: 'в диалоге',
  count: waiting => (waiting === 0 ? 'Очередь пуста' : `В очереди: ${waiting}`),
  take: 'Взять',
  close: 'Завершить',
  messages: 'Сообщения',
  text: 'Ответ игроку',
  send: 'Ответить',
  gone: 'Нет связи с сервером',
}

const en = {
  title: 'Operators',
  players: 'Players',
  hint: 'Choose a player from the list.',
  nobody: 'Nobody is waiting. When the bot hands a dialogue over, the player appears here.',
  player: id => `Player ${id}`,
  waiting: 'waiting',
  talking: 'talking',
  count: waiting => (waiting === 0 ? 'The queue is empty' : `In the queue: ${waiting}`),
  take: 'Take',
  close: 'Close',
  messages: 'Messages',
  text: 'Answer to the player',
  send: 'Answer',
  gone: 'The server cannot be reached',
}

const russian = navigator.languages.some(tag => tag.startsWith('ru'))
const texts = russian ? ru : en
const byId = id => document.getElementById(id)

let sessions = []
/** The user's id, as digits: an int64 does not fit a number. */
let chosen

async function call(path, body) {
  const response = await fetch(`desk/${path}`, {
    ...(body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return response.text()
}

async function refresh() {
  try {
    const text = await call('sessions')
    sessions = JSON.parse(text.replace(/"(user_id|operator_id)":(\d+)/g, '"$1":"$2"'))
    show()
  } catch {
    byId('count').textContent = texts.gone
  }
}

/** @returns whether it has been done */
async function act(action, body = {}) {
  const done = await call(`sessions/${chosen}/${action}`, body).then(
    () => true,
    () => false,
  )
  await refresh()
  return done
}

function show() {
  setText(byId('count'), texts.count(sessions.filter(({ mode }) => mode === 'waiting_operator').length))
  showPlayers()
  const session = sessions.find(({ user_id }) => user_id === chosen)
  byId('open').hidden = !session
  byId('hint').hidden = Boolean(session)
  if (session) showTalk(session)
}

function showPlayers() {
  const list = byId('players')
  const seen = JSON.stringify([chosen, sessions])
  if (list.dataset.seen === seen) return
  const focused = document.activeElement?.dataset?.user
  list.dataset.seen = seen
  list.replaceChildren(...(sessions.length > 0 ? sessions.map(playerButton) : [make('p', texts.nobody)]))
  if (focused) list.querySelector(`[data-user="${focused}"]`)?.focus()
}

function playerButton({ user_id, mode, messages }) {
  const button = make('button')
  const name = make('strong', texts.player(user_id))
  name.append(make('small', mode === 'operator' ? texts.talking : texts.waiting))
  button.append(name, make('span', messages.at(-1)?.text ?? ''))
  Object.assign(button, { type: 'button', className: 'player', ariaCurrent: String(user_id === chosen) })
  button.dataset.user = user_id
  button.addEventListener('click', () => {
    chosen = user_id
    show()
  })
  return button
}

function showTalk({ user_id, mode, messages }) {
  const talking = mode === 'operator'
  setText(byId('name'), texts.player(user_id))
  byId('take').hidden = talking
  byId('answer').querySelector('button').disabled = !talking
  byId('text').disabled = !talking
  const log = byId('log')
  if (log.dataset.user === user_id && log.childElementCount === messages.length) return
  log.dataset.user = user_id
  log.replaceChildren(...messages.map(({ from, text }) => make('p', text, `said ${from}`)))
  log.scrollTop = log.scrollHeight
}

function make(name, text = '', className = '') {
  return Object.assign(document.createElement(name), { textContent: text, className })
}

/** Only when it differs: a screen reader reads every change of a status. */
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text
}

function translate() {
  document.documentElement.lang = russian ? 'ru' : 'en'
  document.title = texts.title
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = texts[node.dataset.text]
  for (const node of document.querySelectorAll('[data-label]')) node.ariaLabel = texts[node.dataset.label]
  for (const node of document.querySelectorAll('[data-placeholder]'))
    node.placeholder = `${texts[node.dataset.placeholder]}…`
}

byId('take').addEventListener('click', async () => {
  await act('take', { operator_id: operatorId })
  byId('text').focus()
})
byId('close').addEventListener('click', () => act('close'))
byId('answer').addEventListener('submit', async event => {
  event.preventDefault()
  const text = byId('text').value.trim()
  if (text === '') return
  byId('text').value = ''
  if (!(await act('write', { text }))) byId('text').value ||= text
})
byId('text').addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  byId('answer').requestSubmit()
})

translate()
await refresh()
setInterval(refresh, pollMs)
