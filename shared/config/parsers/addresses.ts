import { BlockList, isIP } from 'node:net'
import { type ListenAddress, parseListenAddress } from '../listen-address.ts'
import { maskUrl } from '../mask-url.ts'
import { type Parser, partsOf, read, refuse, refuseWhen } from './parser.ts'

/** The port is optional. */
export const listenAddress: Parser<{ host: string; port?: number }> = {
  accepts: 'an address and port such as 0.0.0.0:8080, :8080, 8080, localhost:8080 or [::]:8080',
  schema: read(address => parseListenAddress(address) ?? refuse()),
}

export const addressWithPort: Parser<ListenAddress> = {
  accepts: listenAddress.accepts,
  schema: read(address => {
    const { host, port } = parseListenAddress(address) ?? refuse()
    return { host, port: port ?? refuse('the port is missing') }
  }),
}

/** The base URL of a backend, without a trailing slash. @param tokenVariable the variable where credentials belong */
export const endpoint = (tokenVariable: string): Parser<string> => ({
  accepts: 'an http:// or https:// URL such as https://backend.example/api',
  schema: read(value => {
    const url = parseUrl(value, ['http', 'https'])
    refuseWhen(url.username !== '' || url.password !== '', `no credentials in it: a token goes into ${tokenVariable}`)
    refuseWhen(/[?#]/.test(value), 'a base URL has no query and no fragment')
    return url.href.replace(/\/+$/, '')
  }),
})

export const amqpUrl: Parser<string> = {
  accepts: 'an amqp:// or amqps:// URL such as amqp://user:password@host:5672/',
  schema: read(value => {
    parseUrl(value, ['amqp', 'amqps'])
    return value
  }),
}

export const databaseUrl: Parser<string> = {
  accepts: 'a libsql://, http:// or https:// URL such as libsql://db.example',
  schema: read(value => {
    refuseWhen(/^file:/i.test(value), 'a local file goes into DATABASE_PATH')
    const url = parseUrl(value, ['libsql', 'http', 'https'])
    const inUrl = url.username !== '' || url.password !== '' || url.searchParams.has('authToken')
    refuseWhen(inUrl, 'no credentials in it: the token goes into DATABASE_AUTH_TOKEN')
    return value
  }),
}

function parseUrl(value: string, schemes: readonly string[]): URL {
  const url = URL.parse(value) ?? refuse()
  refuseWhen(!schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '')
  return url
}

export const origins: Parser<string[]> = {
  accepts: 'comma-separated origins such as https://shop.example,https://m.shop.example, or *',
  schema: read(list => partsOf(list).map(checkOrigin)),
}

function checkOrigin(origin: string): string {
  const isOrigin = origin === '*' || (/^https?:\/\//.test(origin) && URL.parse(origin)?.origin === origin)
  refuseWhen(!isOrigin, `${JSON.stringify(maskUrl(origin))} is not an origin: scheme, host and port only`)
  return origin
}

/** Addresses and CIDR ranges. */
export const networks: Parser<string[]> = {
  accepts: 'comma-separated addresses or CIDR ranges such as 10.0.0.0/8,fd00::/8,192.0.2.7',
  schema: read(list => partsOf(list).map(checkNetwork)),
}

function checkNetwork(network: string): string {
  const [address = '', prefix, ...rest] = network.split('/')
  const family = isIP(address)
  const wrong = family === 0 || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))
  refuseWhen(wrong, `${JSON.stringify(network)} is not an address or range`)
  // Node's BlockList checks the length of the prefix.
  if (prefix !== undefined) new BlockList().addSubnet(address, Number(prefix), family === 6 ? 'ipv6' : 'ipv4')
  return network
}
