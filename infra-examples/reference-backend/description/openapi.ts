import type { JsonSchema } from '../../../shared/api-description/json-schema.ts'
import { type DescribedOperation, describedOperations } from './schemas.ts'

const description = `What smart-chat calls when AUTH_BACKEND=rest (admin guide, section 5.2). The base URL is AUTH_REST_ENDPOINT.

Every request carries \`Content-Type: application/json\`, and \`Authorization: Bearer …\` if a token is set. A POST carries
\`Idempotency-Key\`: the same key is the same request again, after a connection that broke. Any 2xx is a success, 404 means
what each operation says, everything else is an error. Keys that are not named here are allowed in answers; those of a
balance come back unchanged in the PUT. Ids are int64: a double is not enough.`

/** The REST endpoints that the company's backend serves, as OpenAPI 3.1. */
export function describeRestBackend(version: string): JsonSchema {
  const paths: Record<string, JsonSchema> = {}
  for (const described of describedOperations) {
    const { path, verb } = described.operation
    paths[path] = { ...paths[path], [verb.toLowerCase()]: describe(described) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'The backend behind smart-chat',
      version,
      description,
      license: { name: 'UNLICENSED' },
    },
    servers: [{ url: 'https://backend.your-company.test/api', description: 'AUTH_REST_ENDPOINT' }],
    security: [{}, { token: [] }],
    tags: ['Users', 'Balances', 'Bets', 'Withdrawals', 'Operators'].map(name => ({ name, description: `${name}.` })),
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'AUTH_REST_BEARER_TOKEN' } },
    },
  }
}

function describe({ name, operation, example, properties, required, reply }: DescribedOperation): JsonSchema {
  const inPath = Object.keys(properties).filter(key => operation.path.includes(`{${key}}`))
  const inQuery = operation.verb === 'GET' ? Object.keys(properties).filter(key => !inPath.includes(key)) : []
  const parameter = (place: 'path' | 'query') => (key: string) => ({
    name: key,
    in: place,
    required: true,
    schema: properties[key],
    example: example.payload[key],
  })
  const parameters = [...inPath.map(parameter('path')), ...inQuery.map(parameter('query'))]
  return {
    operationId: name,
    tags: [example.tag],
    summary: example.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(operation.verb !== 'GET' && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: { type: 'object', properties, required }, example: example.payload },
        },
      },
    }),
    responses: {
      '2XX': reply
        ? { description: 'Success.', content: { 'application/json': { schema: reply, example: example.reply } } }
        : { description: 'Success. The body does not matter.' },
      ...(example.absent && { 404: { description: example.absent } }),
      ...(example.conflict && { 409: { description: example.conflict } }),
      '4XX': { description: 'An error.' },
      '5XX': { description: 'An error.' },
    },
  }
}
