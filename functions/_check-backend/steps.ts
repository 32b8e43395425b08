import { operations } from '../../shared/backends/remote/operations.ts'
import { balanceSteps } from './balance-steps.ts'
import { betSteps } from './bet-steps.ts'
import { operatorSteps } from './operator-steps.ts'
import type { Step } from './step.ts'
import { nobody } from './story.ts'
import { userSteps } from './user-steps.ts'
import { withdrawalSteps } from './withdrawal-steps.ts'

const stranger: Step = {
  operation: operations.findBalance,
  what: 'a stranger: a wrong token, or an unknown method',
  reads: true,
  payload: () => ({ user_id: nobody }),
  allows: ['refused'],
  fix: 'REST: answer 401 to a wrong Bearer token. RabbitMQ: answer an unknown method with a non-empty error; silence costs the player the whole timeout.',
  forbidden: true,
}

/** Every step, in the order in which a player would cause the calls. */
export const steps: Step[] = [
  ...userSteps,
  ...balanceSteps,
  ...betSteps,
  ...withdrawalSteps,
  ...operatorSteps,
  stranger,
]
