import * as z from 'zod/mini'
import { password, username } from '../../shared/auth/credentials.ts'
import { defineContract } from '../../shared/endpoint/contract.ts'

export const contract = defineContract({
  method: 'POST',
  path: '/api/login',
  summary: 'Exchanges a name and a password for a token.',
  authenticated: false,
  body: () => z.object({ username: username(), password: password() }),
  rateLimit: 'auth',
  response: () => z.object({ token: z.string() }),
  errors: ['invalid_credentials', 'too_many_requests', 'backend_error'],
})
