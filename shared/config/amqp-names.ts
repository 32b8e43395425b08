import { type Parser, read, refuseWhen } from './parsers.ts'

/** AMQP 0-9-1 writes names as short strings. */
function checkName(name: string): string {
  refuseWhen(Buffer.byteLength(name) > 255, `it has ${Buffer.byteLength(name)} bytes`)
  return name
}

export const routingKey: Parser<string> = { accepts: 'a routing key of at most 255 bytes', schema: read(checkName) }

/** RabbitMQ's management calls the default exchange, which has no name, amq.default; a blank value would count as absent. */
export const exchange: Parser<string> = {
  accepts: 'the name of an exchange (at most 255 bytes), or amq.default',
  schema: read(name => (name === 'amq.default' ? '' : checkName(name))),
}
