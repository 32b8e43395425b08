import { defineContract } from '../../shared/endpoint/contract.ts'

export const contract = defineContract({
  method: 'GET',
  path: '/health',
  summary: 'The process is alive. Touches nothing else.',
  authenticated: false,
  response: async () => (await import('./response.ts')).response, // imported only when described: /health loads no zod
  errors: [],
})
