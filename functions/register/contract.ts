import * as z from 'zod/mini'
import { email, newPassword, newUsername } from '../../shared/auth/credentials.ts'
import { defineContract } from '../../shared/endpoint/contract.ts'

export const contract = defineContract({
  method: 'POST',
  path: '/api/register',
  summary: 'Creates an account.',
  authenticated: false,
  body: () => z.object({ username: newUsername(), password: newPassword(), email: z.optional(email()) }),
  idempotent: true,
  rateLimit: 'auth',
  response: () => z.object({ message: z.literal('user registered') }),
  errors: ['user_exists', 'too_many_requests', 'backend_error'],
})
