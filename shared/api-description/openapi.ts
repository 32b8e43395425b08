import { type ErrorCode, errorStatus } from '../errors.ts'
import type { NamedContract } from './contracts.ts'
import { errorExamples } from './error-examples.ts'
import { type OperationExamples, operationExamples } from './examples.ts'
import { type JsonSchema, jsonSchema } from './json-schema.ts'

/** Builds the API's OpenAPI 3.1 description from the contracts, with an example of everything. */
export function describeApi(contracts: NamedContract[], version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {}
  for (const { name, contract } of contracts) {
    const operation = { [contract.method.toLowerCase()]: describeOperation({ name, contract }) }
    paths[contract.path] = { ...paths[contract.path], ...operation }
  }
  return {
    openapi: '3.1.1',
    info: { title: 'smart-chat', version, summary: 'First-line support chat for players.', description, license },
    servers: [{ url: '/', description: 'This server' }],
    tags: [
      { name: 'Accounts', description: 'Register and log in.' },
      { name: 'Chat', description: 'Talk to the bot and to operators.' },
      { name: 'Operations', description: 'For orchestrators and monitoring.' },
    ],
    paths,
    components: {
      schemas: { Error: errorSchema() },
      headers: {
        'X-Request-Id': requestIdHeader,
        'Retry-After': retryAfterHeader,
        'Idempotency-Replayed': replayedHeader,
        RateLimit: rateLimitHeader,
        'RateLimit-Policy': rateLimitPolicyHeader,
      },
      parameters: { 'X-Request-Id': requestIdParameter, 'Idempotency-Key': idempotencyKeyParameter },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'From `POST /api/login`.' },
      },
    },
  }
}

const license = { name: 'UNLICENSED' }

const description = `JSON in, JSON out, UTF-8. A body needs \`Content-Type: application/json\`.

Every answer carries \`X-Request-Id\`: the caller's own if it is well formed, or a new one. It is in the log too.

An error has a stable code; rely on \`error\`, never on \`message\`. Beside the errors named with each method, an unknown
path answers 404 \`not_found\`, and another verb on a known path 405 \`method_not_allowed\` with \`Allow\`.`

const requestIdHeader = { description: 'Names this request in the log.', schema: { type: 'string' } }
const retryAfterHeader = {
  description: 'Seconds to wait before the next try.',
  schema: { type: 'integer', minimum: 0 },
}
const requestIdParameter = {
  name: 'X-Request-Id',
  in: 'header',
  description: 'Your own name for this request: letters, digits and `. _ : = + / -`, at most 128.',
  schema: { type: 'string', pattern: '^[\\w.:=+/-]{1,128}$' },
  example: 'web-7f3a9c',
}

const idempotencyKeyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description:
    'A name of your own, such as a UUID, for what you want done. Send it again with the same body after a lost connection: for 24 hours you get the first answer again, and nothing is done twice.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  example: '8e03978e-40d5-43dd-bc93-6894a57f9324',
}
const replayedHeader = {
  description: '`true`: the answer to an earlier request with the same Idempotency-Key.',
  schema: { type: 'string', const: 'true' },
}

const rateLimitHeader = {
  description:
    'How many requests are left (r) and in how many seconds the minute ends (t). Absent where no limit is set.',
  schema: { type: 'string' },
  example: '"chat";r=117;t=42',
}
const rateLimitPolicyHeader = {
  description: 'The limit: requests (q) in so many seconds (w). Absent where none is set.',
  schema: { type: 'string' },
  example: '"chat";q=120;w=60',
}

function describeOperation({ name, contract }: NamedContract): JsonSchema {
  const examples = operationExamples[name]
  if (!examples) throw new Error(`${name} has no entry in shared/api-description/examples.ts`)
  return {
    operationId: operationId(name),
    tags: [examples.tag],
    summary: contract.summary,
    description: examples.description,
    security: contract.authenticated ? [{ token: [] }] : [],
    parameters: ['X-Request-Id', ...(contract.idempotent ? ['Idempotency-Key'] : [])].map(name => ({
      $ref: `#/components/parameters/${name}`,
    })),
    ...(contract.body && {
      requestBody: {
        required: !contract.bodyOptional,
        content: {
          'application/json': { schema: requestSchema(contract), example: examples.request },
        },
      },
    }),
    responses: { ...successes({ name, contract }, examples), ...failures(contract) },
  }
}

/** An optional body may also be `null` or `""`. */
function requestSchema({ body, bodyOptional }: NamedContract['contract']): JsonSchema {
  const schema = body ? jsonSchema(body, 'input') : {}
  return bodyOptional ? { anyOf: [schema, { enum: [null, ''], description: 'No body.' }] } : schema
}

const operationId = (name: string) => name.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())

function successes({ contract }: NamedContract, { responses }: OperationExamples): JsonSchema {
  const schema = jsonSchema(contract.response, 'output')
  return Object.fromEntries(
    Object.entries(responses).map(([status, { description, examples }]) => [
      status,
      {
        description,
        headers: headersOf(
          'X-Request-Id',
          ...(contract.idempotent ? ['Idempotency-Replayed'] : []),
          ...(contract.rateLimit ? ['RateLimit', 'RateLimit-Policy'] : []),
        ),
        content: { 'application/json': { schema, examples: wrap(examples) } },
      },
    ]),
  )
}

const headersOf = (...names: string[]) =>
  Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]))

const wrap = (examples: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }]))

const bodyErrors: readonly ErrorCode[] = [
  'invalid_json',
  'invalid_input',
  'payload_too_large',
  'unsupported_media_type',
]

/** The error codes of a method, including those that every method has. */
function errorsOf(contract: NamedContract['contract']): ErrorCode[] {
  const ofBody = contract.body ? bodyErrors : []
  const ofServer: ErrorCode[] = contract.path.startsWith('/api/')
    ? ['internal_error', 'overloaded']
    : ['internal_error']
  const ofKey: ErrorCode[] = contract.idempotent ? ['request_in_progress', 'idempotency_key_reused'] : []
  const wanted = new Set<ErrorCode>([...contract.errors, ...ofBody, ...ofKey, ...ofServer])
  return (Object.keys(errorStatus) as ErrorCode[]).filter(code => wanted.has(code))
}

function failures(contract: NamedContract['contract']): JsonSchema {
  const byStatus = Map.groupBy(errorsOf(contract), code => errorStatus[code])
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, describeFailure(status, codes)]))
}

const waits = new Set([409, 429, 500, 503])

function describeFailure(status: number, codes: ErrorCode[]): JsonSchema {
  return {
    description: codes.map(code => `\`${code}\`: ${errorExamples[code].when}`).join('\n\n'),
    headers: headersOf(
      'X-Request-Id',
      ...(waits.has(status) ? ['Retry-After'] : []),
      ...(status === 429 ? ['RateLimit', 'RateLimit-Policy'] : []),
    ),
    content: {
      'application/json': {
        schema: { $ref: '#/components/schemas/Error' },
        examples: Object.fromEntries(codes.map(code => [code, { value: exampleOf(code) }])),
      },
    },
  }
}

const exampleOf = (code: ErrorCode) => ({
  error: code,
  message: errorExamples[code].message,
  request_id: '0b6d5c1e-6f5b-4f0e-9a53-4a1c4a3f2b77',
})

function errorSchema(): JsonSchema {
  const codes = Object.keys(errorStatus) as ErrorCode[]
  return {
    type: 'object',
    description: `Every error has this form.\n\n| code | status | when |\n|---|---|---|\n${codes.map(row).join('\n')}`,
    properties: {
      error: { type: 'string', enum: codes, description: 'Stable: rely on it.' },
      message: { type: 'string', description: 'For a human; it may change.' },
      request_id: { type: 'string', description: 'The same as `X-Request-Id`.' },
    },
    required: ['error', 'message', 'request_id'],
    additionalProperties: false,
    examples: codes.map(exampleOf),
  }
}

const row = (code: ErrorCode) => `| \`${code}\` | ${errorStatus[code]} | ${errorExamples[code].when} |`
