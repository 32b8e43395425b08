import * as z from 'zod/mini'
import { defineContract } from '../../shared/endpoint/contract.ts'
import { dialogueMode, optionalMessageText } from '../../shared/endpoint/schemas.ts'

export const contract = defineContract({
  method: 'POST',
  path: '/api/escalate',
  summary: 'Asks for a human operator.',
  authenticated: true,
  body: () => z.object({ message: optionalMessageText() }),
  bodyOptional: true,
  idempotent: true,
  response: () => z.object({ status: dialogueMode() }),
  errors: ['unauthorized', 'backend_error'],
})
