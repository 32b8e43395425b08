import Big from 'big.js'
import { type JsonSchema, jsonSchema } from '../../../shared/api-description/json-schema.ts'
import { type Operation, operations, type Payload } from '../../../shared/backends/remote/operations.ts'
import { bets, withdrawals } from '../../../shared/backends/remote/replies.ts'
import { int64, money, time } from '../../../shared/backends/remote/scalars.ts'
import { type Example, examples, type OperationName } from './examples.ts'

const scalars = new Map<unknown, JsonSchema>([
  [int64, { type: 'integer', format: 'int64' }],
  [money, { type: 'number', description: 'Decimal: no digit may be lost.' }],
  [time, { type: 'string', format: 'date-time' }],
])

export interface DescribedOperation {
  name: OperationName
  operation: Operation
  example: Example
  /** Each key of the payload. */
  properties: Record<string, JsonSchema>
  required: string[]
  /** What a successful answer must be; absent where it does not matter. */
  reply?: JsonSchema
}

/** The 14 operations of operations.ts with their schemas. */
export const describedOperations: DescribedOperation[] = (Object.keys(operations) as OperationName[]).map(name => {
  const operation: Operation = operations[name]
  const example = examples[name]
  const properties = propertiesOf(name, example.payload)
  return {
    name,
    operation,
    example,
    properties,
    required: Object.keys(properties).filter(key => !example.optional?.includes(key)),
    ...(operation.reply && { reply: jsonSchema(operation.reply, 'input', scalars) }),
  }
})

/** A bet or a withdrawal is sent as it is answered, so its keys mean the same. */
function propertiesOf(name: OperationName, payload: Payload): Record<string, JsonSchema> {
  const known =
    name === 'createBet' ? itemProperties(bets) : name === 'createWithdrawal' ? itemProperties(withdrawals) : {}
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, known[key] ?? schemaOf(key, value)]))
}

function itemProperties(list: typeof bets | typeof withdrawals): Record<string, JsonSchema> {
  const { anyOf } = jsonSchema(list, 'input', scalars) as {
    anyOf: { items: { properties: Record<string, JsonSchema> } }[]
  }
  const sent = { win_amount: scalars.get(money), processed_at: scalars.get(time) }
  return { ...anyOf[0]?.items.properties, ...sent } as Record<string, JsonSchema>
}

function schemaOf(key: string, value: unknown): JsonSchema {
  if (typeof value === 'bigint') return scalars.get(int64) as JsonSchema
  if (value instanceof Big) return scalars.get(money) as JsonSchema
  if (typeof value === 'number') return { type: 'integer', minimum: 1, maximum: 20 }
  return /_(at|date)$/.test(key) ? (scalars.get(time) as JsonSchema) : { type: 'string' }
}
