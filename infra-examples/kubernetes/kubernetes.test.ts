import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Secret, Service } from 'kubernetes-models/v1'
import { readWithSlip, readYaml } from '../../shared/testing/documents/deployment-examples.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'
import { problemsOf } from './manifest-problems.ts'
import { type Manifest, Manifests } from './manifests.ts'

const models = {
  ConfigMap,
  Deployment,
  HorizontalPodAutoscaler,
  Ingress,
  NetworkPolicy,
  PodDisruptionBudget,
  Secret,
  Service,
  StatefulSet,
}

const files = ['smart-chat.yaml', 'libsql.yaml', 'secret.example.yaml'] as const
const fileOf = (name: (typeof files)[number]) => new URL(name, import.meta.url)
const manifests = files.flatMap(name => readYaml(fileOf(name)) as Manifest[])

test.each(manifests)("$kind $metadata.name is valid by Kubernetes' own API description", manifest => {
  const Model = models[manifest.kind] as unknown as { apiVersion: string } & (new (
    data: Manifest,
  ) => { validate(): void })
  expect(manifest.apiVersion).toBe(Model.apiVersion)
  new Model(manifest).validate()
})

/** Kubernetes itself drops what it does not know, and so do the models: a probe with a slip in its name would be no probe. */
test("no manifest has a key that Kubernetes' API description does not know", () => {
  const folder = tempFolder()
  const root = fileURLToPath(new URL('../..', import.meta.url))
  symlinkSync(join(root, 'node_modules'), join(folder.path, 'node_modules'))
  const typed = manifests.map(
    (manifest, i) =>
      `export const m${i}: import('kubernetes-models/${manifest.apiVersion}').I${manifest.kind} = ${JSON.stringify(manifest)}`,
  )
  writeFileSync(join(folder.path, 'manifests.ts'), typed.join('\n'))
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--types', '', '--module', 'nodenext']
  const tsc = join(root, 'node_modules/.bin/tsc')
  const { stdout } = spawnSync(tsc, [...options, 'manifests.ts'], { cwd: folder.path, encoding: 'utf8' })
  expect(stdout).toBe('')
  folder.remove()
})

test('the manifests agree with each other, the image, the contracts and the configuration', async () => {
  expect(await problemsOf(new Manifests(manifests))).toEqual([])
})

const [service, store, secrets] = files
const accounts = 'smart-chat-accounts'

test.each([
  [service, 'a pod that may run as root', 'runAsNonRoot: true', 'runAsNonRoot: false', `${accounts}: may run as root`],
  [store, 'a store that may run as root', 'runAsNonRoot: true', 'runAsNonRoot: false', 'libsql: may run as root'],
  [service, 'no seccomp profile', 'type: RuntimeDefault', 'type: Unconfined', `${accounts}: has no seccomp profile`],
  [
    service,
    'a token of the cluster',
    'automountServiceAccountToken: false',
    'automountServiceAccountToken: true',
    /gets a token/,
  ],
  [service, 'privileges', 'allowPrivilegeEscalation: false', 'allowPrivilegeEscalation: true', /may gain privileges/],
  [service, 'capabilities', 'drop: [ALL]', 'drop: [NET_RAW]', /keeps capabilities/],
  [
    service,
    'a root file system to write to',
    'readOnlyRootFilesystem: true',
    'readOnlyRootFilesystem: false',
    /may write/,
  ],
  [service, 'memory without a limit', '            limits: { memory: 512Mi }\n', '', /has no limit of memory/],
  [
    service,
    'a ConfigMap that is not there',
    'configMapRef: { name: smart-chat }',
    'configMapRef: { name: chat }',
    `${accounts}: there is no ConfigMap chat`,
  ],
  [
    service,
    'a Secret that is not there',
    'secretRef: { name: smart-chat }',
    'secretRef: { name: chat }',
    `${accounts}: there is no Secret chat`,
  ],
  [
    store,
    'a Secret that nobody uses',
    'secretRef: { name: libsql }',
    'secretRef: { name: smart-chat }',
    'nobody uses the Secret libsql',
  ],
  [
    service,
    'a variable that is misspelt',
    'SHUTDOWN_GRACE_SECONDS:',
    'SHUTDOWN_SECONDS:',
    /there is no variable SHUTDOWN_SECONDS/,
  ],
  [secrets, 'a key that is misspelt', 'DATABASE_AUTH_TOKEN:', 'DATABASE_TOKEN:', /there is no variable DATABASE_TOKEN/],
  [
    service,
    'a variable without effect',
    '  AUTH_BACKEND: rest',
    '  AUTH_BACKEND: rest\n  AUTH_RABBITMQ_EXCHANGE: x',
    /is set but not used/,
  ],
  [
    service,
    'a secret for all to see',
    '  AUTH_BACKEND: rest',
    '  AUTH_BACKEND: rest\n  JWT_SECRET_PREVIOUS: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'JWT_SECRET_PREVIOUS is no secret in a ConfigMap',
  ],
  [
    service,
    'no time for the nodes to learn that it stops',
    'preStop: { sleep: { seconds: 5 } }',
    'preStop: { sleep: { seconds: 1 } }',
    `${accounts}: closes its port while it still gets requests`,
  ],
  [
    service,
    'too little time to stop',
    'terminationGracePeriodSeconds: 35',
    'terminationGracePeriodSeconds: 30',
    `${accounts}: is killed before it has stopped`,
  ],
  [
    service,
    'a restart for the troubles of the backend',
    'livenessProbe:\n            httpGet: { path: /health',
    'livenessProbe:\n            httpGet: { path: /ready',
    /is restarted/,
  ],
  [
    service,
    'a probe of what is not served',
    'register,login,health,ready',
    'register,login,health',
    `${accounts}: does not serve /ready, where it is probed`,
  ],
  [
    service,
    'a probe that is not there',
    'readinessProbe:\n            httpGet: { path: /ready, port: http }',
    'readinessProbe:\n            tcpSocket: { port: http }',
    /gets requests that it cannot answer/,
  ],
  [
    service,
    'a probe of another port',
    'path: /health, port: http',
    'path: /health, port: web',
    `${accounts}: has no port web`,
  ],
  [service, 'no time to start', 'failureThreshold: 30', 'failureThreshold: 3', /is taken for dead while it starts/],
  [service, 'no patience with the backend', 'timeoutSeconds: 6', 'timeoutSeconds: 5', /is taken for unready/],
  [
    service,
    'a port that nobody listens on',
    'containerPort: 8080',
    'containerPort: 80',
    `${accounts}: listens on 8080, which is not its port`,
  ],
  [service, 'a Service of another port', 'targetPort: http', 'targetPort: web', `${accounts}: has no port web`],
  [
    service,
    'a Service of other pods',
    'component: accounts }\n  ports',
    'component: account }\n  ports',
    `${accounts}: is chosen by 0 Services`,
  ],
  [
    service,
    'an autoscaler of something else',
    'kind: Deployment, name: smart-chat-accounts',
    'kind: Deployment, name: smart-chat',
    `${accounts}: has no autoscaler`,
  ],
  [service, 'replicas beside the autoscaler', 'spec:\n  selector', 'spec:\n  replicas: 2\n  selector', /sets replicas/],
  [service, 'a single pod', 'minReplicas: 2', 'minReplicas: 1', `${accounts}: may be a single pod`],
  [
    service,
    'a disruption of all pods',
    'maxUnavailable: 1\n  selector',
    'maxUnavailable: 2\n  selector',
    `${accounts}: may lose all its pods at once`,
  ],
  [
    service,
    'a store at another address',
    'http://libsql:8080',
    'http://libsql:8081',
    'nothing is at DATABASE_URL, http://libsql:8081',
  ],
  [
    store,
    'a store that is closed to the service',
    'podSelector:\n            matchLabels: { app.kubernetes.io/name: smart-chat',
    'podSelector:\n            matchLabels: { app.kubernetes.io/name: chat',
    `the store is closed to ${accounts}`,
  ],
  [
    store,
    'a store for everybody',
    '    - from:\n        - podSelector:\n            matchLabels: { app.kubernetes.io/name: smart-chat }\n      ports',
    '    - ports',
    'the store is open to everybody',
  ],
  [
    store,
    'a store without a token',
    'envFrom: [{ secretRef: { name: libsql } }]',
    'env: []',
    'the store asks for no token, or the service has none',
  ],
  [service, 'a path that nobody gets', 'path: /api/session', 'path: /api/sessions', 'nobody gets /api/session'],
  [
    service,
    'a function that nobody serves',
    'chat,escalate,return-to-bot,session',
    'chat,escalate,session',
    'nobody serves return-to-bot',
  ],
  [
    service,
    'a path at the wrong group',
    'path: /api/chat\n            pathType: Exact\n            backend:\n              service: { name: smart-chat-dialogue',
    'path: /api/chat\n            pathType: Exact\n            backend:\n              service: { name: smart-chat-accounts',
    '/api/chat goes to pods that do not serve it',
  ],
  [
    service,
    'a path that goes nowhere',
    'name: smart-chat-accounts, port: { name: http }',
    'name: smart-chat-accounts, port: { name: web }',
    '/api/register goes to a Service or port that is not there',
  ],
  [service, 'a path that catches others', 'pathType: Exact', 'pathType: Prefix', '/api/register is not exact'],
  [service, 'readiness for everybody', 'whitelist-source-range', 'enable-cors', '/ready is open to the public'],
])('%s: %s is found', async (name, _what, from, to, problem) => {
  const others = files.filter(other => other !== name).flatMap(other => readYaml(fileOf(other)) as Manifest[])
  const broken = [...(readWithSlip(fileOf(name), from, to) as Manifest[]), ...others]
  expect(await problemsOf(new Manifests(broken))).toContainEqual(expect.stringMatching(problem))
})
