import { BlockList, isIP } from 'node:net'
import * as z from 'zod/mini'
import { type ListenAddress, parseListenAddress } from './listen-address.ts'

/** How a variable's text is parsed. */
export interface Parser<T> {
  /** What is accepted, worded to follow "accepted:". */
  readonly accepts: string
  /**
   * Creates the schema that turns the text into a value; called when needed, because most variables are not set.
   * A custom issue's `params.reason` adds to `accepts`.
   */
  readonly schema: () => z.ZodMiniType<T, string>
}

/** Thrown by a transformation that refuses a text. The message is the reason; '' when `accepts` is enough. */
class Refusal extends Error {}

export const read =
  <T>(parse: (text: string) => T) =>
  () =>
    z.pipe(
      z.string(),
      z.transform((text: string, context): T => {
        try {
          return parse(text)
        } catch (error) {
          const reason = error instanceof Refusal ? error.message : ''
          context.issues.push({ code: 'custom', params: { reason }, input: text })
          return z.NEVER
        }
      }),
    )

export const refuseWhen = (wrong: boolean, reason = '') => {
  if (wrong) throw new Refusal(reason)
}

export const oneOf = <const T extends string>(...values: [T, ...T[]]): Parser<T> => ({
  accepts: list(values),
  schema: () => z.pipe(z.string().check(z.toLowerCase()), z.enum(values)),
})

const list = (values: readonly string[]) =>
  values.length < 2 ? values.join() : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`

/** Also accepts `rpc`, the admin guide's older word for rabbitmq. */
export const backendKind = {
  accepts: 'db, rest or rabbitmq',
  schema: () =>
    z.pipe(
      z.pipe(
        z.string().check(z.toLowerCase()),
        z.transform((kind: string) => (kind === 'rpc' ? 'rabbitmq' : kind)),
      ),
      z.enum(['db', 'rest', 'rabbitmq']),
    ),
} satisfies Parser<string>

export const logLevel = {
  accepts: 'DEBUG, INFO, WARN, ERROR, CRITICAL or SILENT',
  schema: () =>
    z.pipe(z.string().check(z.toUpperCase()), z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL', 'SILENT'])),
} satisfies Parser<string>

const switchPositions = new Map(Object.entries({ on: true, true: true, 1: true, off: false, false: false, 0: false }))

export const onOff: Parser<boolean> = {
  accepts: 'on or off',
  schema: read(text => switchPositions.get(text.toLowerCase()) ?? refuse()),
}

export const wholeNumber = (minimum: number, maximum: number): Parser<number> => ({
  accepts: `a whole number from ${minimum} to ${maximum}`,
  schema: read(text => inRange(/^\d{1,15}$/, text, minimum, maximum)),
})

/** Seconds, fractions allowed. */
export const seconds = (minimum: number, maximum: number): Parser<number> => ({
  accepts: `seconds from ${minimum} to ${maximum}, such as 5 or 0.5`,
  schema: read(text => inRange(/^(\d{1,15}(\.\d*)?|\.\d+)$/, text, minimum, maximum)),
})

function inRange(form: RegExp, text: string, minimum: number, maximum: number): number {
  const value = Number(text)
  refuseWhen(!form.test(text) || value < minimum || value > maximum)
  return value
}

export const domain: Parser<string> = {
  accepts: 'a domain such as players.example',
  schema: read(text => {
    refuseWhen(!/^(?=.{4,180}$)([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z]([a-z\d-]{0,61}[a-z\d])$/i.test(text))
    return text.toLowerCase()
  }),
}

export const filePath: Parser<string> = {
  accepts: 'the path of a file',
  schema: read(path => {
    refuseWhen(path === ':memory:', 'a database in memory would lose everything at each restart')
    refuseWhen(/^[a-z]{2,}:/i.test(path), 'it is a URL; a path has no scheme')
    return path
  }),
}

/** An HS256 key must have at least as many bits as its hash (RFC 7518, 3.2). */
export const signingKey: Parser<string> = {
  accepts: 'a secret of at least 32 bytes, such as the output of: openssl rand -base64 48',
  schema: read(key => {
    const length = Buffer.byteLength(key)
    refuseWhen(length < 32, `it has ${length} bytes`)
    return key
  }),
}

/** A token for `Authorization: Bearer`. */
export const bearerToken: Parser<string> = {
  accepts: 'the token alone: printable ASCII characters without spaces',
  schema: read(token => {
    refuseWhen(/^bearer\s/i.test(token), 'the word Bearer is added by the service')
    refuseWhen(!/^[\x21-\x7e]+$/.test(token))
    return token
  }),
}

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

function refuse(reason = ''): never {
  throw new Refusal(reason)
}

function parseUrl(value: string, schemes: readonly string[]): URL {
  const url = URL.parse(value) ?? refuse()
  refuseWhen(!schemes.includes(url.protocol.slice(0, -1)) || url.hostname === '')
  return url
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

/** @param known accepted without a lookup, which would load Intl's tables and slow down a cold start */
export const timeZone = (known: string): Parser<string> => ({
  accepts: 'an IANA time zone such as Europe/Moscow or UTC',
  schema: read(zone =>
    zone === known ? zone : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
  ),
})

export const currency: Parser<string> = {
  accepts: 'an ISO 4217 code of three letters such as RUB',
  schema: () => z.string().check(z.toUpperCase(), z.regex(/^[A-Z]{3}$/)),
}

const commaSeparated = <T>(item: (text: string) => T) =>
  read(text =>
    text
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '')
      .map(item),
  )

export const origins: Parser<string[]> = {
  accepts: 'comma-separated origins such as https://shop.example,https://m.shop.example, or *',
  schema: commaSeparated(origin => {
    const isOrigin = origin === '*' || (/^https?:\/\//.test(origin) && URL.parse(origin)?.origin === origin)
    refuseWhen(!isOrigin, `${JSON.stringify(maskUrl(origin))} is not an origin: scheme, host and port only`)
    return origin
  }),
}

/** Addresses and CIDR ranges. */
export const networks: Parser<string[]> = {
  accepts: 'comma-separated addresses or CIDR ranges such as 10.0.0.0/8,fd00::/8,192.0.2.7',
  schema: commaSeparated(network => {
    const [address = '', prefix, ...rest] = network.split('/')
    const family = isIP(address)
    const wrong = family === 0 || rest.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))
    refuseWhen(wrong, `${JSON.stringify(network)} is not an address or range`)
    if (prefix !== undefined) addSubnet(address, Number(prefix), family === 6 ? 'ipv6' : 'ipv4')
    return network
  }),
}

/** Node's BlockList checks the length of the prefix. */
const addSubnet = (address: string, prefix: number, family: 'ipv4' | 'ipv6') =>
  new BlockList().addSubnet(address, prefix, family)

export const someOf = <const T extends string>(values: readonly T[]): Parser<T[]> => ({
  accepts: `a comma-separated choice of ${values.join(', ')}`,
  schema: () =>
    z.pipe(
      commaSeparated(name => {
        const known = values.find(value => value === name.toLowerCase())
        return known ?? refuse(`${JSON.stringify(name)} is not one of them`)
      })(),
      z.pipe(
        z.array(z.enum(values)).check(z.minLength(1)),
        z.transform(names => [...new Set(names)]),
      ),
    ),
})

/** A URL with its credentials and query masked, safe to show. */
export const maskUrl = (url: string): string => url.replace(/^([a-z]+:\/\/)?.*@/is, '$1***@').replace(/\?.*$/s, '?***')
