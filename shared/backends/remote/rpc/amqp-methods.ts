/**
 * For the build: amqplib has generated code and descriptions for every method of AMQP, two thirds of what a function would load for
 * RabbitMQ. Only that of the methods in use is built in; of the descriptions it uses the names.
 */
const sent =
  `ConnectionStartOk ConnectionTuneOk ConnectionOpen ConnectionClose ConnectionCloseOk ChannelOpen ChannelClose ChannelCloseOk
  ExchangeDeclare QueueDeclare BasicConsume BasicPublish BasicProperties`.split(/\s+/)
const received =
  `ConnectionStart ConnectionSecure ConnectionTune ConnectionOpenOk ConnectionClose ConnectionCloseOk ConnectionBlocked
  ConnectionUnblocked ChannelOpenOk ChannelFlow ChannelClose ChannelCloseOk ExchangeDeclareOk QueueDeclareOk BasicConsumeOk
  BasicCancel BasicReturn BasicDeliver BasicProperties`.split(/\s+/)

const inUse = {
  encode: sent,
  decode: received,
  methodInfo: [...sent, ...received].filter(name => name !== 'BasicProperties'),
}
type Part = keyof typeof inUse

/**
 * amqplib's lib/defs.js with the code of the methods in use alone; any other is refused by its number.
 * @throws Error when the file has no code for one of them, as after a change of its form
 */
export function keepMethodsInUse(defs: string): string {
  const kept = new Set<string>()
  const ifUsed = (text: string, part: Part, method: string) => {
    if (!inUse[part].includes(method)) return ''
    kept.add(`${part}${method}`)
    return text
  }
  const code = defs
    .replace(/^(?:function|var) (encode|decode|methodInfo)(\w+)[\s\S]*?^}(?:\);)?\n/gm, ifUsed)
    .replace(/^ *case \d+:\n *return (encode|decode|methodInfo)(\w+).*;\n/gm, ifUsed)
    .replace(/^ {2}args: \[[\s\S]*?\],\n(?=}\);)/gm, '')
    .replace(/^(var methodInfo\w+ = \()module\.exports\.\w+ = /gm, '$1') // exported, but for nobody
    .replaceAll(/Unknown class\/\w+ ID/g, 'this method is not built in: see amqp-methods.ts')
  const wanted = Object.entries(inUse).flatMap(([part, methods]) => methods.map(method => `${part}${method}`))
  const absent = wanted.filter(name => !kept.has(name))
  if (absent.length > 0) throw new Error(`amqplib has no code for ${absent.join(', ')}: mend amqp-methods.ts`)
  return code
}

/**
 * What has to be added to the lists above, because code that calls a `channel` of amqplib needs it: a problem for each call.
 * @param model amqplib's lib/channel_model.js, which says what a channel's method sends and what it waits for
 * @param source the code that calls
 */
export function problemsOfCalls(model: string, source: string): string[] {
  const methods = new Map(
    [...model.matchAll(/^ {2}(?:async )?(\w+)\(.*\) \{\n([\s\S]*?)^ {2}\}$/gm)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  )
  for (const [, alias = '', name = ''] of model.matchAll(/\.prototype\.(\w+) = \w+\.prototype\.(\w+)/g)) {
    methods.set(alias, methods.get(name) ?? '')
  }
  if (!methods.has('assertQueue')) throw new Error("amqplib's channel_model.js has another form: mend amqp-methods.ts")
  const called = new Set([...source.matchAll(/\bchannel\??\.(\w+)\(/g)].map(([, name = '']) => name))
  return [...called].flatMap(name =>
    [...(methods.get(name) ?? '').matchAll(/defs\.([A-Z]\w+)/g)]
      .map(([, method = '']) => method)
      .filter(method => ![...sent, ...received].includes(method))
      .map(method => `channel.${name} needs ${method}: add it to amqp-methods.ts`),
  )
}
