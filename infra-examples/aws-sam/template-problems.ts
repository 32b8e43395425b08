import { existsSync } from 'node:fs'
import { loadConfig } from '../../shared/config/load-config.ts'
import { slowestCallMs } from '../../shared/config/time-budgets.ts'
import { isSecret, notInSchema, readRoutes } from '../../shared/testing/documents/deployment-examples.ts'

export interface Template {
  Transform: string
  Parameters: Record<string, { Type: string }>
  Globals: { Function: Properties }
  Resources: Record<string, { Type: string; Properties: Properties }>
}
type Value = string | { Ref?: string; 'Fn::Sub'?: string }
interface Properties {
  PackageType?: string
  ImageUri?: { Ref: string }
  ImageConfig?: { Command: string[] }
  MemorySize?: number
  Timeout?: number
  Environment?: { Variables: Record<string, Value> }
  Events?: Record<string, HttpEvent>
  Auth?: { EnableIamAuthorizer?: boolean }
  RouteSettings?: Record<string, unknown>
  CorsConfiguration?: unknown
}
interface HttpEvent {
  Type: string
  Properties: { ApiId: { Ref: string }; Method: string; Path: string; Auth?: { Authorizer: string } }
}

/** What SAM accepts in Globals; the image is not. */
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
/** Seconds after which an HTTP API times out; a REST API does so a second earlier. */
const gatewaySeconds = 29
/** Node alone takes about 100 MB. */
const minMegabytes = 256

/** Everything that keeps the template from working as README.md says, one sentence each. */
export async function problemsOf(template: Template): Promise<string[]> {
  const { Transform, Globals, Resources } = template
  const functions = Object.entries(Resources).filter(([, { Type }]) => Type === 'AWS::Serverless::Function')
  const routes = await readRoutes()
  // On Lambda, some variables have no effect.
  const { config, warnings } = loadConfig({ ...valuesOf(template), AWS_LAMBDA_RUNTIME_API: '127.0.0.1' })
  const problems = [
    ...(Transform === 'AWS::Serverless-2016-10-31' ? [] : [`the transform is ${Transform}`]),
    ...Object.keys(Globals.Function)
      .filter(name => !globals.includes(name))
      .map(name => `SAM takes no ${name} for all functions at once`),
    ...danglingReferences(template),
    ...environmentProblems(template),
    ...warnings,
  ]

  const served: string[] = []
  for (const [resource, { Properties }] of functions) {
    const {
      PackageType,
      ImageUri,
      ImageConfig,
      Events = {},
      Timeout = 0,
      MemorySize = 0,
    } = { ...Globals.Function, ...Properties }
    const problem = (text: string) => problems.push(`${resource}: ${text}`)
    const [, name = ''] = /^([\w-]+)\.handler$/.exec(ImageConfig?.Command.join(' ') ?? '') ?? []
    const route = routes.find(route => route.name === name)
    if (PackageType !== 'Image' || ImageUri?.Ref !== 'ImageUri') problem('is not of the image')
    if (!route || !existsSync(new URL(`../../dist/${name}.mjs`, import.meta.url)))
      problem(`the image has no handler for "${name}"`)
    if (Timeout >= gatewaySeconds) problem(`may take ${Timeout} s, and the gateway gives up after ${gatewaySeconds}`)
    const neededSeconds = name === 'health' ? 1 : slowestCallMs(config.customer) / 1000
    if (Timeout <= neededSeconds) problem(`has ${Timeout} s, and one call of the backend may take ${neededSeconds}`)
    if (MemorySize < minMegabytes) problem(`has ${MemorySize} MB of memory`)
    for (const { Type, Properties: event } of Object.values(Events)) {
      served.push(`${event.Method} ${event.Path}`)
      if (Type !== 'HttpApi' || event.ApiId.Ref !== 'Api') problem('is not behind the API')
      if (event.Method !== route?.method || event.Path !== route.path)
        problem(`gets ${event.Method} ${event.Path}, which is not its route`)
      const guarded =
        event.Auth?.Authorizer === 'AWS_IAM' && Resources.Api?.Properties.Auth?.EnableIamAuthorizer === true
      if (name === 'ready' && !guarded) problem('readiness is open to the public')
    }
  }
  const paths = routes.map(({ method, path }) => `${method} ${path}`)
  const limited = Object.keys(Resources.Api?.Properties.RouteSettings ?? {})
  return [
    ...problems,
    ...paths.filter(path => !served.includes(path)).map(path => `no function gets ${path}`),
    ...limited.filter(path => !paths.includes(path)).map(path => `there is no ${path} to be limited`),
  ]
}

function danglingReferences(template: Template): string[] {
  const known = [...Object.keys(template.Parameters), ...Object.keys(template.Resources), 'AWS::Region']
  const text = JSON.stringify(template)
  const referred = [/"Ref":"([\w:]+)"/g, /\$\{([\w:]+)\}/g, /"Fn::GetAtt":"(\w+)\./g].flatMap(form => [
    ...text.matchAll(form),
  ])
  const names = new Set(referred.map(([, name = '']) => name))
  return [...names].filter(name => !known.includes(name)).map(name => `refers to ${name}, which is nowhere`)
}

/** The variables as a function gets them: an address for a parameter, a text of sufficient length for a secret. */
function valuesOf({ Globals }: Template): Record<string, string> {
  const given = Object.entries(Globals.Function.Environment?.Variables ?? {})
  return Object.fromEntries(
    given.map(([name, value]) => {
      if (typeof value === 'string') return [name, value]
      return [name, value.Ref ? 'https://host.example' : 'x'.repeat(40)]
    }),
  )
}

function environmentProblems(template: Template): string[] {
  const given = template.Globals.Function.Environment?.Variables ?? {}
  const secret = /^\{\{resolve:secretsmanager:\$\{SecretName\}:SecretString:(\w+)\}\}$/
  return [
    ...notInSchema(Object.keys(given)).map(name => `there is no variable ${name}`),
    ...Object.entries(given)
      .filter(
        ([name, value]) =>
          isSecret(name) && secret.exec((value as { 'Fn::Sub'?: string })['Fn::Sub'] ?? '')?.[1] !== name,
      )
      .map(([name]) => `${name} is not taken from Secrets Manager`),
  ]
}
