import type { Plugin } from 'esbuild'

const notBuiltIn = (what: string) => `throw new Error('${what}: not built in')`

/**
 * Packages of which only a part is used, and what is bundled in their place: of axios the errors, because the REST transport
 * has an adapter of its own; no ws in the libSQL client, which is used over HTTP only, and no js-base64, because the store holds
 * no blobs; of Fastify no schema compilers, logger and test client; of prom-client no push gateway and no OpenTelemetry, which
 * is for exemplars; of amqplib no automatic reconnection, because the RPC transport has its own.
 */
const packages: Record<string, string> = {
  axios: `export { default as AxiosError } from 'axios/unsafe/core/AxiosError.js'
          export { default as CanceledError } from 'axios/unsafe/cancel/CanceledError.js'`,
  ws: 'export const WebSocket = undefined',
  '@fastify/ajv-compiler': `module.exports = () => () => { ${notBuiltIn('schemas of Fastify')} }`,
  '@fastify/fast-json-stringify-compiler': `module.exports = () => () => { ${notBuiltIn('schemas of Fastify')} }`,
  'light-my-request': notBuiltIn('inject'),
  pino: notBuiltIn('the logger of Fastify'),
  './lib/pushgateway': 'module.exports = undefined',
  './lib/recovery': `module.exports = {
    splitConnectionOptions: connectionOptions => ({ connectionOptions }),
    recoveryEnabled: () => false,
  }`,
  '@opentelemetry/api': 'module.exports = {}',
  'js-base64': `export const Base64 = new Proxy({}, { get() { ${notBuiltIn('blobs')} } })`,
}

/**
 * Files of the libSQL client for version 3 of its protocol. Over HTTP it speaks version 2: JSON, without cursors; version 3 is for
 * callers that ask for it.
 */
const protocol3: Record<string, string> = {
  'encoding/protobuf/encode': 'export const writeProtobufMessage = undefined',
  'encoding/protobuf/decode': 'export const readProtobufMessage = undefined',
  'http/protobuf_encode': 'export const [PipelineReqBody, CursorReqBody] = []',
  'http/protobuf_decode': 'export const [PipelineRespBody, CursorRespBody] = []',
  'http/cursor': 'export const HttpCursor = undefined',
}
const hrana = /@libsql\/hrana-client\/lib-esm\/(.*)\.js$/

/** Leaves out the parts of packages that nothing here uses. */
export const partsInUse: Plugin = {
  name: 'parts-in-use',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(${Object.keys(packages).join('|').replaceAll('.', '\\.')})$`)
    onResolve({ filter }, ({ path }) => ({ path, namespace: 'parts-in-use' }))
    onLoad({ filter: /.*/, namespace: 'parts-in-use' }, ({ path }) => ({
      contents: packages[path] as string,
      resolveDir: '.',
    }))
    onLoad({ filter: hrana }, ({ path }) => {
      const contents = protocol3[hrana.exec(path)?.[1] as string]
      return contents === undefined ? undefined : { contents }
    })
  },
}
