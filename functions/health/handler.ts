import { endpoint } from '../../shared/endpoint/endpoint.ts'
import { contract } from './contract.ts'

async function health() {
  return { status: 'ok' as const }
}

export const handler = endpoint(contract, health)
export { contract }
