// amqplib has generated code and descriptions for every AMQP method, two thirds of what a function would load for RabbitMQ. Only
// the methods in use are bundled, and of their descriptions only the names.
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
 * Reduces amqplib's lib/defs.js to the methods in use; any other is rejected at run time by its number.
 * @throws Error when the code of one of them is not found, for example because the file's format has changed
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
    .replace(/^(var methodInfo\w+ = \()module\.exports\.\w+ = /gm, '$1') // exported, but not used
    .replaceAll(/Unknown class\/\w+ ID/g, 'this method is not built in: see amqp-methods.ts')
  const wanted = Object.entries(inUse).flatMap(([part, methods]) => methods.map(method => `${part}${method}`))
  const absent = wanted.filter(name => !kept.has(name))
  if (absent.length > 0) throw new Error(`amqplib has no code for ${absent.join(', ')}: mend amqp-methods.ts`)
  return code
}

/**
 * Finds AMQP methods that calls of amqplib's `channel` need and the lists above lack; one problem for each.
 * @param model amqplib's lib/channel_model.js, which shows what each method of a channel sends and waits for
 * @param source the code that makes the calls
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
