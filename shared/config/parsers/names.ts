import { type Parser, read, refuseWhen } from './parser.ts'

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

/** @param known accepted without a lookup, which would load Intl's tables and slow down a cold start */
export const timeZone = (known: string): Parser<string> => ({
  accepts: 'an IANA time zone such as Europe/Moscow or UTC',
  schema: read(zone =>
    zone === known ? zone : new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone,
  ),
})

export const currency: Parser<string> = {
  accepts: 'an ISO 4217 code of three letters such as RUB',
  schema: read(code => {
    refuseWhen(!/^[A-Z]{3}$/i.test(code))
    return code.toUpperCase()
  }),
}

export const routingKey: Parser<string> = {
  accepts: 'a routing key of at most 255 bytes',
  schema: read(shortString),
}

/** RabbitMQ's management calls the default exchange, which has no name, amq.default; a blank value would count as absent. */
export const exchange: Parser<string> = {
  accepts: 'the name of an exchange (at most 255 bytes), or amq.default',
  schema: read(name => (name === 'amq.default' ? '' : shortString(name))),
}

/** AMQP 0-9-1 writes names as short strings. */
function shortString(name: string): string {
  const length = Buffer.byteLength(name)
  refuseWhen(length > 255, `it has ${length} bytes`)
  return name
}
