import { type Parser, partsOf, read, refuse, refuseWhen } from './parser.ts'

/** One of the values, in capital or small letters. */
export const oneOf = <const T extends string>(...values: readonly T[]): Parser<T> => ({
  accepts: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
  schema: read(text => find(values, text) ?? refuse()),
})

/** A comma-separated list of the values. */
export const someOf = <const T extends string>(values: readonly T[]): Parser<T[]> => ({
  accepts: `a comma-separated choice of ${values.join(', ')}`,
  schema: read(text => {
    const chosen = partsOf(text).map(part => find(values, part) ?? refuse(`${JSON.stringify(part)} is not one of them`))
    refuseWhen(chosen.length === 0)
    return [...new Set(chosen)]
  }),
})

const find = <T extends string>(values: readonly T[], text: string): T | undefined =>
  values.find(value => value.toLowerCase() === text.toLowerCase())

const backendKinds = ['db', 'rest', 'rabbitmq'] as const

/** Also accepts `rpc`, the admin guide's older word for rabbitmq. */
export const backendKind: Parser<(typeof backendKinds)[number]> = {
  accepts: oneOf(...backendKinds).accepts,
  schema: read(text => find(backendKinds, text.replace(/^rpc$/i, 'rabbitmq')) ?? refuse()),
}

export const logLevel = oneOf('DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL', 'SILENT')

const switchPositions = new Map(Object.entries({ on: true, true: true, 1: true, off: false, false: false, 0: false }))

export const onOff: Parser<boolean> = {
  accepts: 'on or off',
  schema: read(text => switchPositions.get(text.toLowerCase()) ?? refuse()),
}
