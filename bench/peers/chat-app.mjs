import { randomUUID } from 'node:crypto'
import { createVerifier } from 'fast-jwt'
import Fastify from 'fastify'

// The chat service as a good engineer would write it by hand for one backend: Fastify with its own logger, schema and
// serializer, fast-jwt with its cache. The variants differ in how session and balance are read.

const balanceWords = /баланс|счет|счёт|денег|balance|money/i
const operatorWords = /оператор|менеджер|человек|operator|human/i
const money = new Intl.NumberFormat('ru-RU', { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' })

const schema = {
  body: {
    type: 'object',
    required: ['message'],
    properties: { message: { type: 'string', minLength: 1, maxLength: 4000 } },
  },
  response: { 200: { type: 'object', properties: { reply: { type: 'string' }, mode: { type: 'string' } } } },
}

/**
 * @param {{ findSession(userId: string, requestId: string): unknown, readBalance(userId: string, requestId: string): unknown,
 *   loadDialogue(userId: string): unknown, recordMiss(userId: string): unknown, resetMisses(userId: string): unknown }} parts
 */
export async function startChatApp({ findSession, readBalance, loadDialogue, recordMiss, resetMisses }) {
  const app = Fastify({
    logger: true,
    disableRequestLogging: true,
    bodyLimit: 64 * 1024,
    genReqId: request => request.headers['x-request-id'] ?? randomUUID(),
  })
  const verify = createVerifier({
    key: process.env.JWT_SECRET,
    algorithms: ['HS256'],
    allowedIss: 'smart-chat',
    allowedAud: 'smart-chat',
    cache: 10_000,
  })
  app.addHook('onRequest', async (request, reply) => {
    reply
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .header('x-request-id', request.id)
    const token = request.headers.authorization?.slice('Bearer '.length)
    try {
      request.user = verify(token)
    } catch {
      return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'unauthorized' })
    }
  })
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        duration_ms: reply.elapsedTime,
        address: request.ip,
        user_id: request.user?.uid,
      },
      'request',
    )
  })
  app.post('/api/chat', { schema }, async request => {
    const { message } = request.body
    const userId = request.user.uid
    const dialogue = loadDialogue(userId)
    const session = await findSession(userId, request.id)
    if (session && session.mode !== 'bot') return { reply: 'Оператор скоро ответит.', mode: session.mode }
    if (operatorWords.test(message)) return { reply: 'Зову оператора.', mode: 'waiting_operator' }
    if (!balanceWords.test(message)) {
      recordMiss(userId)
      return { reply: 'Не понимаю.', mode: 'bot' }
    }
    const { amount } = await readBalance(userId, request.id)
    if (dialogue?.misses > 0) resetMisses(userId)
    return { reply: `На вашем счёте ${money.format(amount)}.`, mode: 'bot' }
  })
  const [host, port] = process.env.HOST.split(':')
  await app.listen({ host, port: Number(port) }) // Fastify logs "Server listening at http://…"
  return app
}
