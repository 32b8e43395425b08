import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { prepare, registrations } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function register({ body, call, resumed }: EndpointRequest<typeof contract>) {
  await (await registrations()).register(body, call, { resumed })
  return { message: 'user registered' as const }
}

await prepare(registrations)
export const handler = endpoint(contract, register)
export { contract }
