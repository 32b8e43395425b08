/** Example requests and responses of one function. The tests check both against the contract. */
export interface OperationExamples {
  tag: 'Accounts' | 'Chat' | 'Operations'
  /** A longer description than the contract's summary, in Markdown. */
  description: string
  request?: Record<string, unknown>
  /** The first status is the success. */
  responses: Record<number, { description: string; examples: Record<string, unknown> }>
}

/** Examples by function. A new function needs an entry here. */
export const operationExamples: Record<string, OperationExamples> = {
  register: {
    tag: 'Accounts',
    description: 'The username is trimmed and brought to Unicode NFC. Log in afterwards to get a token.',
    request: { username: 'maria', password: 'correct horse', email: 'maria@example.com' },
    responses: {
      200: { description: 'The account exists now.', examples: { registered: { message: 'user registered' } } },
    },
  },
  login: {
    tag: 'Accounts',
    description:
      'Send the token with every other call as `Authorization: Bearer <token>`. A wrong password and an unknown name give the same answer.',
    request: { username: 'maria', password: 'correct horse' },
    responses: {
      200: {
        description: 'The token (JWT, HS256).',
        examples: { token: { token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJpYSJ9.c2lnbmF0dXJl' } },
      },
    },
  },
  chat: {
    tag: 'Chat',
    description:
      "While `mode` is `waiting_operator` or `operator`, the message goes to the operators, and what the operator writes arrives through `GET /api/session`. What the operator wrote last is also the `reply`, once, or precedes the bot's answer and a blank line there when the dialogue has just ended: a client that polls leaves out of a `reply` the `last_operator_text` that it has shown.",
    request: { message: 'какой у меня баланс?' },
    responses: {
      200: {
        description: 'What to show the player, and who is talking from now on.',
        examples: {
          answered: { reply: 'На вашем счёте 1 234,50 ₽.', mode: 'bot' },
          escalated: {
            reply:
              'Передаю диалог оператору. Ваше место в очереди: 3. Оператор увидит ваши сообщения и ответит здесь же.',
            mode: 'waiting_operator',
          },
        },
      },
    },
  },
  escalate: {
    tag: 'Chat',
    description:
      '`message` is what the player last wrote, for the operator to read. It may be left out, `null` or empty, and so may the whole body.',
    request: { message: 'не приходит вывод' },
    responses: {
      200: {
        description:
          'The player waits for an operator, or is talking to one already. `bot`: the operators take nobody now.',
        examples: {
          waiting: { status: 'waiting_operator' },
          talking: { status: 'operator' },
          refused: { status: 'bot' },
        },
      },
    },
  },
  'return-to-bot': {
    tag: 'Chat',
    description:
      'The body may be left out. An operator session that is still open is ignored until the player escalates again.',
    request: {},
    responses: { 200: { description: 'The bot answers from now on.', examples: { bot: { status: 'bot' } } } },
  },
  session: {
    tag: 'Chat',
    description:
      "Poll it every few seconds while `mode` is not `bot`. When an operator has ended the dialogue, the first answer has the last words, too. `last_operator_text` stays the same until the operator writes again, and comes once more in the `reply` to the player's next message: show it when it differs from the one before, and leave it out of the `reply`. `operator_id` is an int64: parse it without losing digits, or leave it alone.",
    responses: {
      200: {
        description: "Who is talking. Keys that the operators' backend did not tell are absent.",
        examples: {
          bot: { mode: 'bot' },
          waiting: { mode: 'waiting_operator', queue_position: 3, status_message: 'Вы 3-й в очереди' },
          operator: { mode: 'operator', operator_id: 501n, last_operator_text: 'Здравствуйте! Смотрю вашу заявку.' },
          ended: { mode: 'bot', last_operator_text: 'Деньги отправлены. Всего доброго!' },
        },
      },
    },
  },
  health: {
    tag: 'Operations',
    description: 'For the liveness probe of an orchestrator.',
    responses: { 200: { description: 'The process is alive.', examples: { alive: { status: 'ok' } } } },
  },
  ready: {
    tag: 'Operations',
    description:
      'For the readiness probe of an orchestrator and for monitoring. It asks for something that need not exist and changes nothing.',
    responses: {
      200: {
        description: 'Everything answers.',
        examples: { ready: { status: 'ok', checks: { store: 'ok', backend: 'ok', operator: 'ok' } } },
      },
      503: {
        description: 'Something does not answer; the log says why.',
        examples: { failed: { status: 'failed', checks: { store: 'ok', backend: 'failed', operator: 'failed' } } },
      },
    },
  },
}
