/**
 * The steps that made the schema, oldest first; a step's place is its version. Only append. Each new stored concept gets its
 * own step, with its statements in migrations.ts, which is loaded only for a database that lacks a step.
 */
export const schemaHistory = [
  'settings',
  'dialogues',
  'customer',
  'operator desk',
  'login attempts',
  'idempotency',
  'rate limits',
  'operations',
  'misses',
  'transactions',
] as const

export type SchemaStep = (typeof schemaHistory)[number]
