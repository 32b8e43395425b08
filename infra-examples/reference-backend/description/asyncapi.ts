import type { JsonSchema } from '../../../shared/api-description/json-schema.ts'
import { type DescribedOperation, describedOperations } from './schemas.ts'

const description = `The worker that answers smart-chat when AUTH_BACKEND=rabbitmq (admin guide, section 5.3).

A request is \`{"method", "payload"}\` with \`content_type: application/json\`, \`reply_to\`, \`correlation_id\`, \`expiration\`
(milliseconds) and the header \`x-request-id\`. Answer to \`reply_to\` through the default exchange with the same
\`correlation_id\`. A non-empty \`error\` is a failure; \`not_found\`, \`code\` 404 or \`status\` 404 is "not found". Answer an
unknown method with an \`error\`: silence costs the player the whole timeout. Ids are int64: a double is not enough.`

const ref = (pointer: string) => ({ $ref: `#/${pointer}` })

/** The RPC worker on the company's side, as AsyncAPI 3. */
export function describeRpcWorker(version: string): JsonSchema {
  const each = <T>(make: (described: DescribedOperation) => T) =>
    Object.fromEntries(describedOperations.map(described => [described.name, make(described)]))
  return {
    asyncapi: '3.0.0',
    info: { title: 'The RPC worker behind smart-chat', version, description },
    defaultContentType: 'application/json',
    channels: {
      requests: {
        address: 'smart-chat.rpc',
        description:
          'AUTH_RABBITMQ_ROUTING_KEY on AUTH_RABBITMQ_EXCHANGE; on the default exchange, the name of the queue.',
        messages: each(({ name }) => ref(`components/messages/${name}Request`)),
      },
      replies: {
        description: 'The queue that reply_to of the request names.',
        messages: each(({ name }) => ref(`components/messages/${name}Reply`)),
      },
    },
    operations: each(({ name, example }) => ({
      action: 'receive',
      summary: example.summary,
      channel: ref('channels/requests'),
      messages: [ref(`channels/requests/messages/${name}`)],
      reply: {
        address: { location: '$message.header#/reply_to', description: 'The property reply_to of the request.' },
        channel: ref('channels/replies'),
        messages: [ref(`channels/replies/messages/${name}`)],
      },
    })),
    components: {
      correlationIds: {
        request: { location: '$message.header#/correlation_id', description: 'The property correlation_id.' },
      },
      messages: Object.fromEntries(
        describedOperations.flatMap(described => [
          [`${described.name}Request`, describeRequest(described)],
          [`${described.name}Reply`, describeReply(described)],
        ]),
      ),
    },
  }
}

function describeRequest({ operation: { method }, example, properties, required }: DescribedOperation): JsonSchema {
  return {
    name: method,
    title: method,
    summary: example.summary,
    correlationId: ref('components/correlationIds/request'),
    payload: {
      type: 'object',
      properties: { method: { const: method }, payload: { type: 'object', properties, required } },
      required: ['method', 'payload'],
    },
    examples: [{ payload: { method, payload: example.payload } }],
  }
}

function describeReply({ operation: { method }, example, reply }: DescribedOperation): JsonSchema {
  const found = { data: example.reply ?? null, error: '', not_found: false }
  return {
    name: `${method} reply`,
    title: `Answer to ${method}`,
    ...(example.absent && { summary: `not_found: ${example.absent}` }),
    correlationId: ref('components/correlationIds/request'),
    payload: {
      type: 'object',
      properties: {
        data: reply ? { anyOf: [reply, { type: 'null' }] } : {},
        error: { type: ['string', 'null'], description: 'Not empty: the call failed.' },
        code: { type: ['integer', 'null'], description: '404: not found.' },
        status: { type: ['integer', 'null'], description: '404: not found.' },
        not_found: { type: ['boolean', 'null'] },
      },
    },
    examples: [
      { name: 'found', payload: found },
      ...(example.absent ? [{ name: 'notFound', payload: { data: null, error: '', not_found: true } }] : []),
    ],
  }
}
