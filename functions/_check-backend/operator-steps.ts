import type { OperatorSession } from '../../shared/backends/backend.ts'
import { operations } from '../../shared/backends/remote/operations.ts'
import { ofUser, type Step, unlike } from './step.ts'
import type { Story } from './story.ts'

/** A session may leave the user out; it may not be another user's. */
const ofUs = (session: { userId?: bigint }, { userId }: Story) =>
  session.userId === undefined ? undefined : unlike('user_id', session.userId, userId)

const isOpen = (session: OperatorSession, story: Story) =>
  session.mode === 'bot' ? 'mode: bot, although an operator was asked for' : ofUs(session, story)

export const operatorSteps: Step[] = [
  {
    operation: operations.findSession,
    what: 'no operator session',
    reads: true,
    payload: ofUser(),
    allows: ['data', 'absent'],
    judge: ({ mode }: OperatorSession) =>
      mode === 'bot' ? undefined : `mode: nobody asked for an operator, yet it is ${mode}`,
    fix: ({ absent, data }) => `Answer ${absent}, or ${data} a session with mode bot.`,
  },
  {
    operation: operations.requestOperator,
    what: 'an operator is asked for',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, message: 'Проверка связи, оператор не нужен' })),
    allows: ['data'],
    judge: isOpen,
    fix: ({ data }) => `Answer ${data} the session: mode waiting_operator (or no mode), queue_position from 1.`,
  },
  {
    operation: operations.findSession,
    what: 'the session that was opened',
    reads: false,
    payload: ofUser(),
    allows: ['data'],
    judge: isOpen,
    fix: ({ data }) =>
      `Answer ${data} the session until the operator ends it: its mode is how the service knows who is talking.`,
  },
  {
    operation: operations.sendUserMessage,
    what: 'a message of the waiting user',
    reads: false,
    payload: ofUser((_story, user_id) => ({ user_id, message: 'Спасибо, "кавычки" и 🙂 тоже дошли' })),
    allows: ['data'],
    judge: ofUs,
    fix: ({ data }) => `Answer ${data} the session as it is now.`,
  },
]
