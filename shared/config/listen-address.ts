import { isIPv6 } from 'node:net'

export interface ListenAddress {
  readonly host: string
  readonly port: number
}

const everywhere = '0.0.0.0'

/**
 * Parses HOST: `0.0.0.0:8080`, `:8080`, `8080`, `localhost:8080`, `[::]:8080`, or a host without a port, such as `0.0.0.0`.
 * With port 0 the system chooses.
 * @returns undefined when the text has none of these forms
 */
export function parseListenAddress(text: string): { host: string; port?: number } | undefined {
  const match = /^(?<host>\[[^\]]+\]|[^:[\]]*?)(?:(?:^|:)(?<port>\d{1,5}))?$/.exec(text)
  const port = match?.groups?.port === undefined ? undefined : Number(match.groups.port)
  if (match === null || (port !== undefined && port > 65535)) return undefined
  const named = match.groups?.host || everywhere
  const host = named.startsWith('[') ? named.slice(1, -1) : named
  if (named.startsWith('[') ? !isIPv6(host) : !/^[\w.-]+$/.test(host)) return undefined
  return port === undefined ? { host } : { host, port }
}
