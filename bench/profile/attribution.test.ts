import { expect, test } from '@jest/globals'
import { type CallFrame, type Profile, sharesByPart } from './attribution.ts'
import { partOf } from './parts.ts'

const frame = (functionName: string, url = ''): CallFrame => ({ functionName, url, lineNumber: 0, columnNumber: 0 })

test('each sample counts for the function that ran, a native one for its caller, and waiting for nothing', () => {
  const nodes: Profile['nodes'] = [
    { id: 1, callFrame: frame('(root)'), children: [2, 3, 4] },
    { id: 2, callFrame: frame('(idle)') },
    { id: 3, callFrame: frame('(garbage collector)') },
    { id: 4, callFrame: frame('answer', 'shared/dialogue/replies.ts'), children: [5, 6] },
    { id: 5, callFrame: frame('stringify') },
    { id: 6, callFrame: frame('handleWriteReq', 'node:internal/stream_base_commons'), children: [7] },
    { id: 7, callFrame: frame('writeUtf8String') },
  ]
  const samples = [2, 2, 2, 3, 4, 5, 5, 6, 7, 7, 7, 7, 7]
  const shares = sharesByPart({ nodes, samples, timeDeltas: [] }, ({ url }) => url)
  expect(Object.fromEntries(shares)).toEqual({
    'garbage collector': 0.1,
    'shared/dialogue': 0.3,
    'node:net and streams': 0.1,
    'writing to sockets, system call': 0.5,
  })
})

test.each([
  ['node:_http_server', undefined, 'node:http'],
  ['node:_http_client', undefined, 'HTTP client'],
  ['node:internal/streams/readable', undefined, 'node:net and streams'],
  ['node:internal/process/task_queues', 'runMicrotasks', 'promises and events'],
  ['node:buffer', 'byteLengthUtf8', 'other modules of Node'],
  ['node:fs', 'writeBuffer', 'log line'],
  ['', '(program)', 'outside JavaScript: event loop, reading'],
  ['node_modules/libsql/index.js', 'js_next', 'SQLite'],
  ['bench/peers/db-chat.mjs', 'get', 'SQLite'],
  ['bench/peers/db-chat.mjs', undefined, "the peer's own code"],
  ['bench/peers/node_modules/fast-jwt/src/verifier.js', 'digest', 'token'],
  ['shared/endpoint/authentication.ts', undefined, 'token'],
  ['shared/endpoint/access-log.ts', undefined, 'log line'],
  ['shared/endpoint/endpoint.ts', undefined, 'shared/endpoint'],
  ['shared/intents/text/stem/ru.ts', undefined, 'shared/intents/text'],
  ['shared/json.ts', 'parse', 'shared/json.ts'],
  ['functions/_adapter/http/http-to-event.ts', undefined, 'functions/_adapter'],
  ['node_modules/@middy/util/index.js', undefined, 'middy'],
  ['node_modules/big.js/big.mjs', undefined, 'big.js'],
  ['bench/peers/node_modules/@nlpjs/nlp/src/nlp.js', undefined, '@nlpjs/nlp'],
])('the part of %s (native: %s) is %s', (source, native, part) => {
  expect(partOf(source, native)).toBe(part)
})
