import { operations } from '../../shared/backends/remote/operations.ts'
import { balanceSteps } from './balance-steps.ts'
import { betSteps } from './bet-steps.ts'
import { operatorSteps } from './operator-steps.ts'
import type { Step } from './step.ts'
import { nobody } from './story.ts'
import { userSteps } from './user-steps.ts'
import { withdrawalSteps } from './withdrawal-steps.ts'

const stranger = { reads: true, payload: () => ({ user_id: nobody }), allows: ['refused'], advised: true } as const

const wrongToken: Step = {
  ...stranger,
  operation: operations.findBalance,
  what: 'a wrong token',
  only: 'rest',
  wrongToken: true,
  fix: 'Answer 401 to a wrong Bearer token: as it is, whoever reaches the backend can read and change everything.',
}

const unknownMethod: Step = {
  ...stranger,
  operation: { ...operations.findBalance, method: 'smart-chat.no-such-method' },
  what: 'an unknown method',
  only: 'rabbitmq',
  fix: 'Answer an unknown method with a non-empty error: a success hides that a method is missing, and silence costs the player the whole timeout.',
}

/** Every step, in the order in which a player would cause the calls. */
export const steps: Step[] = [
  ...userSteps,
  ...balanceSteps,
  ...betSteps,
  ...withdrawalSteps,
  ...operatorSteps,
  wrongToken,
  unknownMethod,
]
