import fc from 'fast-check'

/** Generators of random bytes for each target, likely to get past its first checks. */

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 200 }))
const bytesOf = (input: fc.Arbitrary<string>) =>
  fc.oneof(
    { weight: 9, arbitrary: input.map(given => new Uint8Array(Buffer.from(given))) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
  )

/** JSON that no serialiser would write: arbitrary digits, duplicate keys, special property names. */
const odd = fc.constantFrom(
  ...['0', '-0', '1e400', '-1e-400', '1.50', '12345678901234567890.123', '9223372036854775807', '9223372036854775808'],
  ...['-9223372036854775808', '9007199254740993', '1E2', 'null', 'true', 'false', '""', '"1"', '"9223372036854775807"'],
  ...[
    '"2026-02-23T12:34:56Z"',
    '"2026-02-30T25:00:00"',
    '"0001-01-01T00:00:00Z"',
    '"pending"',
    '"card"',
    '"bot"',
    '"win"',
  ],
  ...['"\\ud800"', '"\\u0000"', '[]', '{}', '[[[[]]]]', 'NaN', '-', '01', '"404"', '404', '500'],
)
const key = fc.oneof(
  fc.constantFrom(
    ...[
      'id',
      'user_id',
      'username',
      'password',
      'password_hash',
      'amount',
      'frozen',
      'updated_at',
      'created_at',
      'method',
    ],
    ...[
      'status',
      'mode',
      'queue_position',
      'operator_id',
      'status_message',
      'last_operator_text',
      'event_type',
      'event_name',
    ],
    ...[
      'win_amount',
      'processed_at',
      'data',
      'error',
      'code',
      'not_found',
      '__proto__',
      'constructor',
      'toString',
      'rawJSON',
    ],
  ),
  fc.string({ maxLength: 8 }),
)
const { json } = fc.letrec<{ json: string }>(tie => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    odd,
    text.map(value => JSON.stringify(value)),
    fc.array(tie('json'), { maxLength: 4 }).map(items => `[${items}]`),
    fc
      .array(fc.tuple(key, tie('json')), { maxLength: 12 })
      .map(entries => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`)}}`),
  ),
}))
const reply = fc.oneof(
  json,
  json.map(data => `{"data":${data},"error":""}`),
)

const headers = fc.dictionary(
  fc.constantFrom('content-type', 'Content-Type', 'x-request-id', 'X-Forwarded-For', 'traceparent', 'host', 'cookie'),
  fc.oneof(fc.constantFrom('application/json', 'text/plain', 'application/json; charset=x'), text),
)
const message = fc.record({ message: text }).map(value => JSON.stringify(value))
const event = fc
  .record({
    context: fc.nat(2),
    httpMethod: fc.constantFrom('POST', 'GET', 'post', ''),
    path: text,
    headers,
    multiValueHeaders: fc.option(
      headers.map(all => Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value, value]]))),
      { nil: undefined },
    ),
    body: fc.option(fc.oneof(json, message, fc.base64String())),
    isBase64Encoded: fc.boolean(),
  })
  .map(given => JSON.stringify(given))

const periodWord = fc.constantFrom(
  ...[
    'с',
    'по',
    '1',
    '31.02',
    '15',
    'февраля',
    'вчера',
    'прошлую',
    'неделю',
    'за',
    '-',
    '–',
    '2026',
    'last',
    'week',
    'may',
    '99',
  ],
)
const phrase = fc.oneof(
  text,
  fc.array(periodWord, { maxLength: 8 }).map(words => words.join(' ')),
)

/** Generators by target name. */
export const inputs: Record<string, fc.Arbitrary<Uint8Array>> = {
  'gateway-events': bytesOf(event),
  json: bytesOf(json),
  'rpc-replies': bytesOf(reply),
  'rest-replies': bytesOf(json),
  intents: bytesOf(phrase),
  periods: bytesOf(phrase),
}
