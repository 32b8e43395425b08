import * as z from 'zod/mini'
import { defineContract } from '../../shared/endpoint/contract.ts'

export const contract = defineContract({
  method: 'POST',
  path: '/api/return-to-bot',
  summary: 'Gives the dialogue back to the bot.',
  authenticated: true,
  body: () => z.object({}),
  bodyOptional: true,
  response: () => z.object({ status: z.literal('bot') }),
  errors: ['unauthorized'],
})
