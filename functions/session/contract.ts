import * as z from 'zod/mini'
import { defineContract } from '../../shared/endpoint/contract.ts'
import { dialogueMode } from '../../shared/endpoint/schemas.ts'

export const contract = defineContract({
  method: 'GET',
  path: '/api/session',
  summary: 'Who is talking to the player, and what the operator wrote last. Poll it while waiting.',
  authenticated: true,
  response: () =>
    z.object({
      mode: dialogueMode(),
      queue_position: z.optional(z.int()),
      operator_id: z.optional(z.bigint()),
      status_message: z.optional(z.string()),
      last_operator_text: z.optional(z.string()),
    }),
  errors: ['unauthorized', 'backend_error'],
})
