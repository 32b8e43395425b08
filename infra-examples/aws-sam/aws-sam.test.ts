import { expect, test } from '@jest/globals'
import { buildServer } from '../../functions/_adapter/server.ts'
import { checkEnvironment, readRoutes, readYaml } from '../../shared/testing/deployment-examples.ts'

interface Template {
  Transform: string
  Parameters: Record<string, { Type: string }>
  Globals: { Function: Properties }
  Resources: Record<string, { Type: string; Properties: Properties & { Events?: { Http: HttpEvent } } }>
}
type Value = string | { Ref?: string; 'Fn::Sub'?: string }
interface Properties {
  PackageType?: string
  ImageUri?: { Ref: string }
  ImageConfig?: { Command: string[] }
  MemorySize?: number
  Timeout?: number
  Environment?: { Variables: Record<string, Value> }
  RouteSettings?: Record<string, unknown>
  CorsConfiguration?: unknown
}
interface HttpEvent {
  Type: string
  Properties: { ApiId: { Ref: string }; Method: string; Path: string }
}

const [template] = readYaml(new URL('template.yaml', import.meta.url)) as [Template]
const functions = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::Serverless::Function')
const defaults = template.Globals.Function
const environment = defaults.Environment?.Variables ?? {}

const globals = [
  'Architectures',
  'MemorySize',
  'Timeout',
  'LoggingConfig',
  'Environment',
  'VpcConfig',
  'Tracing',
  'Tags',
]

test('there is a function for every route of the contracts, with its handler as the command', async () => {
  const inTemplate = functions.map(({ Properties: { ImageConfig, Events } }) => ({
    name: ImageConfig?.Command.join(' ').replace(/\.handler$/, ''),
    method: Events?.Http.Properties.Method,
    path: Events?.Http.Properties.Path,
  }))
  const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) =>
    String(a.name).localeCompare(String(b.name))
  expect(inTemplate.sort(byName)).toEqual((await readRoutes()).sort(byName))
})

test('every function is of the image, behind the API, and has time and memory for its work', () => {
  expect(template.Transform).toBe('AWS::Serverless-2016-10-31')
  // What SAM takes for all functions at once does not include the image.
  for (const name of Object.keys(defaults)) expect(globals).toContain(name)
  for (const { Properties } of functions) {
    const { Timeout, MemorySize } = { ...defaults, ...Properties }
    expect(Properties).toMatchObject({ PackageType: 'Image', ImageUri: { Ref: 'ImageUri' } })
    expect(Properties.Events?.Http).toMatchObject({ Type: 'HttpApi', Properties: { ApiId: { Ref: 'Api' } } })
    expect(Timeout).toBeLessThan(30) // the HTTP API's own limit
    expect(MemorySize).toBeGreaterThanOrEqual(256)
  }
  const { retry, timeout } = { retry: Number(environment.AUTH_REST_RETRY_DELAY_SECONDS), timeout: 5 }
  expect(defaults.Timeout).toBeGreaterThan(2 * timeout + retry)
})

test('the API limits routes that there are', async () => {
  const routes = (await readRoutes()).map(({ method, path }) => `${method} ${path}`)
  for (const route of Object.keys(template.Resources.Api?.Properties.RouteSettings ?? {}))
    expect(routes).toContain(route)
})

test('whatever is referred to is there', () => {
  const known = [...Object.keys(template.Parameters), ...Object.keys(template.Resources)]
  const text = JSON.stringify(template)
  const referred = [...text.matchAll(/"Ref":"(\w+)"/g), ...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name)
  expect(referred).toContain('Logs')
  for (const name of referred) expect(known).toContain(name)
})

test('browsers are answered as the server answers them', async () => {
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

test('the variables are those of the schema; secrets are references, and whatever is referred to exists', () => {
  const parameters = Object.keys(template.Parameters)
  const sample: Record<string, string> = {
    BackendEndpoint: 'https://backend.example',
    DatabaseUrl: 'libsql://db.example',
  }
  const env = Object.entries(environment).map(([name, value]) => {
    if (typeof value === 'string') return [name, value]
    if (value.Ref) {
      expect(parameters).toContain(value.Ref)
      return [name, sample[value.Ref] as string]
    }
    const [, parameter, key] =
      /^\{\{resolve:secretsmanager:\$\{(\w+)\}:SecretString:(\w+)\}\}$/.exec(value['Fn::Sub'] ?? '') ?? []
    expect(parameters).toContain(parameter)
    expect(key).toBe(name)
    return [name, 'x'.repeat(40)]
  })
  checkEnvironment({ ...Object.fromEntries(env) })
  for (const secret of ['JWT_SECRET', 'AUTH_REST_BEARER_TOKEN', 'DATABASE_AUTH_TOKEN']) {
    expect(typeof environment[secret]).toBe('object')
  }
})
