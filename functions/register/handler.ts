import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { accounts, prepare } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function register({ body, call, resumed }: EndpointRequest<typeof contract>) {
  await (await accounts()).register(body, call, { resumed })
  return { message: 'user registered' as const }
}

await prepare(accounts)
export const handler = endpoint(contract, register)
export { contract }
