import { type EndpointRequest, endpoint } from '../../shared/endpoint/endpoint.ts'
import { logins, prepare } from '../../shared/services.ts'
import { contract } from './contract.ts'

async function login({ body, address, call }: EndpointRequest<typeof contract>) {
  return (await logins()).login(body, { address, call })
}

await prepare(logins)
export const handler = endpoint(contract, login)
export { contract }
