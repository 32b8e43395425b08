import { expect, test } from '@jest/globals'
import { buildServer } from '../../functions/_adapter/server.ts'
import { readWithSlip, readYaml } from '../../shared/testing/documents/deployment-examples.ts'
import { problemsOf, type Template } from './template-problems.ts'

const file = new URL('template.yaml', import.meta.url)
const [template] = readYaml(file) as [Template]

test('the template fits the image, the contracts, the configuration and the limits of the gateway', async () => {
  expect(await problemsOf(template)).toEqual([])
})

const ready = 'Path: /ready, Auth: { Authorizer: AWS_IAM } }'
const jwtSecret = `!Sub "{{resolve:secretsmanager:\${SecretName}:SecretString:JWT_SECRET}}"`

test.each([
  [
    'a handler that is misspelt',
    '[chat.handler]',
    '[chats.handler]',
    /ChatFunction: the image has no handler for "chats"/,
  ],
  ['a handler in another form', '[chat.handler]', '[chat]', /ChatFunction: the image has no handler/],
  [
    'a function of another image',
    'ImageUri: !Ref ImageUri',
    'ImageUri: !Ref SecretName',
    'RegisterFunction: is not of the image',
  ],
  [
    'a path that is not in the contract',
    'Path: /api/chat }',
    'Path: /api/chats }',
    /ChatFunction: gets POST \/api\/chats/,
  ],
  ['a path that no function gets', 'Path: /api/chat }', 'Path: /api/chats }', 'no function gets POST /api/chat'],
  ['another verb', 'Method: GET, Path: /api/session', 'Method: POST, Path: /api/session', /SessionFunction: gets POST/],
  ['a path at another function', '[session.handler]', '[escalate.handler]', /SessionFunction: gets GET \/api\/session/],
  ['a timeout beyond the limit of the gateway', 'Timeout: 15', 'Timeout: 29', /ChatFunction: may take 29 s/],
  ['a timeout below that of a call', 'Timeout: 15', 'Timeout: 11', /ChatFunction: has 11 s, and one call/],
  ['too little memory', 'MemorySize: 256', 'MemorySize: 128', 'HealthFunction: has 128 MB of memory'],
  ['readiness for everybody', ready, 'Path: /ready }', 'ReadyFunction: readiness is open to the public'],
  ['an authorizer that is not there', 'EnableIamAuthorizer: true', 'EnableIamAuthorizer: false', /readiness is open/],
  [
    'a limit of a route that is not there',
    '"POST /api/login"',
    '"POST /api/signin"',
    'there is no POST /api/signin to be limited',
  ],
  ['what SAM does not take for all', 'Architectures: [x86_64]', 'PackageType: Image', /takes no PackageType/],
  ['a parameter that is not there', '  DatabaseUrl:', '  DatabaseUri:', 'refers to DatabaseUrl, which is nowhere'],
  ['a resource that is not there', '  AccessLogs:', '  GatewayLogs:', 'refers to AccessLogs, which is nowhere'],
  [
    'a variable that is misspelt',
    ' AUTH_RATE_LIMIT_PER_MINUTE',
    ' AUTH_LIMIT_PER_MINUTE',
    'there is no variable AUTH_LIMIT_PER_MINUTE',
  ],
  ['a secret in the template', jwtSecret, 'x'.repeat(40), 'JWT_SECRET is not taken from Secrets Manager'],
  [
    'the key of another secret',
    'SecretString:JWT_SECRET}',
    'SecretString:JWT}',
    'JWT_SECRET is not taken from Secrets Manager',
  ],
  [
    'a variable that is for nothing on Lambda',
    'AUTH_BACKEND: rest',
    'AUTH_BACKEND: rest\n        CORS_ORIGINS: "*"',
    /CORS_ORIGINS is set but/,
  ],
  ['a store for each instance', 'DATABASE_URL: !Ref DatabaseUrl', 'CURRENCY: RUB', /Set DATABASE_URL/],
])('%s is found', async (_what, from, to, problem) => {
  const [broken] = readWithSlip(file, from, to) as [Template]
  expect(await problemsOf(broken)).toContainEqual(expect.stringMatching(problem))
})

test('browsers get the same CORS answers as from the server', async () => {
  const { server } = buildServer({
    functions: [],
    maxInFlight: 1,
    requestBudgetMs: 1,
    corsOrigins: ['*'],
    trustedProxies: [],
  })
  const preflight = { origin: 'https://shop.example', 'access-control-request-method': 'POST' }
  const { headers } = await server.inject({ method: 'OPTIONS', url: '/api/chat', headers: preflight })
  const plain = await server.inject({ method: 'GET', url: '/', headers: { origin: 'https://shop.example' } })
  const list = (header: unknown) => String(header).split(/, ?/)
  expect(template.Resources.Api?.Properties.CorsConfiguration).toEqual({
    AllowOrigins: { Ref: 'WebOrigins' },
    AllowMethods: list(headers['access-control-allow-methods']),
    AllowHeaders: list(headers['access-control-allow-headers']),
    ExposeHeaders: list(plain.headers['access-control-expose-headers']),
    MaxAge: Number(headers['access-control-max-age']),
  })
  await server.close()
})
