import * as z from 'zod/mini'
import { defineContract } from '../../shared/endpoint/contract.ts'

const check = () => z.enum(['ok', 'failed'])

export const contract = defineContract({
  method: 'GET',
  path: '/ready',
  summary: "Whether the store, the backend and the operators' backend answer. 503 when one of them does not.",
  authenticated: false,
  response: () =>
    z.object({ status: check(), checks: z.object({ store: check(), backend: check(), operator: check() }) }),
  errors: [],
})
