import { isIPv6 } from 'node:net'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

const everywhere = '0.0.0.0'

/**
 * Reads HOST: `0.0.0.0:8080`, `:8080`, `8080`, `localhost:8080`, `[::]:8080`. The port is always there; 0 lets the system choose.
 * @returns undefined when the text has none of these forms
 */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const match = /^(?:(?<host>\[[^\]]+\]|[^:[\]]*):)?(?<port>\d{1,5})$/.exec(text)
  const port = Number(match?.groups?.port)
  if (match === null || port > 65535) return undefined
  const host = match.groups?.host || everywhere
  if (!host.startsWith('[')) return /^[\w.-]+$/.test(host) ? { host, port } : undefined
  const address = host.slice(1, -1)
  return isIPv6(address) ? { host: address, port } : undefined
}
