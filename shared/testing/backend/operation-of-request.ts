import type { IncomingMessage } from 'node:http'
import { type Operation, operations } from '../../backends/remote/operations.ts'

/** Paths without parameters first: `/users/by-username/x` is not `/users/{id}`. */
const rows = (Object.values(operations) as Operation[])
  .sort((a, b) => Number(a.path.includes('{')) - Number(b.path.includes('{')))
  .map(({ verb, path, method }) => ({
    verb,
    method,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/, '[^/?]+')}(\\?|$)`),
  }))

/** The RPC name of the operation that an HTTP request asks for; '' when it is none. */
export const operationOf = ({ method, url = '' }: IncomingMessage): string =>
  rows.find(({ verb, pattern }) => verb === method && pattern.test(url))?.method ?? ''
