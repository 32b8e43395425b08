import * as z from 'zod/mini'
import { defineContract } from '../../shared/endpoint/contract.ts'
import { dialogueMode, messageText } from '../../shared/endpoint/schemas.ts'

export const contract = defineContract({
  method: 'POST',
  path: '/api/chat',
  summary: 'Sends a message; the bot or an operator answers.',
  authenticated: true,
  body: () => z.object({ message: messageText() }),
  idempotent: true,
  rateLimit: 'chat',
  response: () => z.object({ reply: z.string(), mode: dialogueMode() }),
  errors: ['unauthorized', 'too_many_requests', 'backend_error'],
})
