import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1'
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Secret, Service } from 'kubernetes-models/v1'
import { checkEnvironment, readRoutes, readYaml } from '../../shared/testing/deployment-examples.ts'
import { tempFolder } from '../../shared/testing/temp-folder.ts'

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
type Kind = keyof typeof models
type Manifest = { kind: Kind; apiVersion: string; metadata: { name: string } }

const manifests = ['smart-chat.yaml', 'libsql.yaml', 'secret.example.yaml'].flatMap(
  name => readYaml(new URL(name, import.meta.url)) as Manifest[],
)
const all = <K extends Kind>(kind: K) =>
  manifests.filter(manifest => manifest.kind === kind) as unknown as InstanceType<(typeof models)[K]>[]
const named = <K extends Kind>(kind: K, name: string | undefined) =>
  all(kind).find(({ metadata }) => metadata?.name === name)

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

const groups = all('Deployment')
const podOf = (deployment: (typeof groups)[number] | undefined) => deployment?.spec?.template.spec
const containerOf = (deployment: (typeof groups)[number] | undefined) => podOf(deployment)?.containers[0]
const functionsOf = (deployment: (typeof groups)[number] | undefined) =>
  containerOf(deployment)
    ?.env?.find(({ name }) => name === 'FUNCTIONS')
    ?.value?.split(',') ?? []

/** The default of AUTH_REST_TIMEOUT_SECONDS. */
const backendTimeoutSeconds = 5

describe.each(groups.map(deployment => deployment.metadata?.name))('Deployment %s', name => {
  const deployment = named('Deployment', name)
  const labels = deployment?.spec?.template.metadata?.labels ?? {}

  test('starts with the environment it is given', () => {
    const env: Record<string, string> = {}
    for (const { name, value = '' } of containerOf(deployment)?.env ?? []) env[name] = value
    for (const { configMapRef, secretRef } of containerOf(deployment)?.envFrom ?? []) {
      Object.assign(env, configMapRef && named('ConfigMap', configMapRef.name)?.data)
      Object.assign(env, secretRef && named('Secret', secretRef.name)?.stringData)
    }
    checkEnvironment(env)
    expect(env.DATABASE_URL).toBe(`http://${named('Service', 'libsql')?.metadata?.name}:8080`)
    expect(podOf(deployment)?.terminationGracePeriodSeconds).toBeGreaterThan(Number(env.SHUTDOWN_GRACE_SECONDS))
  })

  test('meets the restricted Pod Security Standard, with a read-only root', () => {
    expect(podOf(deployment)?.securityContext).toMatchObject({
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    })
    expect(containerOf(deployment)?.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    })
  })

  test('is probed at paths that it serves, and has a service, an autoscaler and a disruption budget', async () => {
    const { startupProbe, livenessProbe, readinessProbe } = containerOf(deployment) ?? {}
    expect([startupProbe, livenessProbe, readinessProbe].map(probe => probe?.httpGet?.path)).toEqual([
      '/health',
      '/health',
      '/ready',
    ])
    expect(functionsOf(deployment)).toEqual(expect.arrayContaining(['health', 'ready']))
    expect(deployment?.spec?.selector.matchLabels).toEqual(labels)
    expect(named('Service', name)?.spec?.selector).toEqual(labels)
    expect(named('PodDisruptionBudget', name)?.spec?.selector?.matchLabels).toEqual(labels)
    const { scaleTargetRef, minReplicas } = named('HorizontalPodAutoscaler', name)?.spec ?? {}
    expect(scaleTargetRef).toEqual({ apiVersion: 'apps/v1', kind: 'Deployment', name })
    expect(minReplicas).toBeGreaterThanOrEqual(2)
    expect(named('PodDisruptionBudget', name)?.spec?.maxUnavailable).toBeLessThan(minReplicas as number)
  })

  test('asks for what its autoscaler measures, and is not taken for dead while it starts or its backend is slow', () => {
    const { resources, startupProbe, readinessProbe } = containerOf(deployment) ?? {}
    expect(resources?.requests).toEqual({ cpu: expect.any(String), memory: expect.any(String) })
    expect(resources?.limits).toEqual({ memory: expect.any(String) })
    expect(deployment?.spec?.replicas).toBeUndefined() // each `kubectl apply` would undo the autoscaler
    expect((startupProbe?.failureThreshold as number) * (startupProbe?.periodSeconds as number)).toBeGreaterThanOrEqual(
      30,
    )
    expect(readinessProbe?.timeoutSeconds).toBeGreaterThan(backendTimeoutSeconds)
    for (const { labelSelector } of podOf(deployment)?.topologySpreadConstraints ?? []) {
      expect(labelSelector?.matchLabels).toEqual(labels)
    }
  })
})

test('the Ingress sends every route of the contracts to a group that serves it', async () => {
  const paths = all('Ingress').flatMap(({ spec }) => spec?.rules?.flatMap(rule => rule.http?.paths ?? []) ?? [])
  const routes = await readRoutes()
  expect(paths.map(({ path }) => path).sort()).toEqual(routes.map(({ path }) => path).sort())
  for (const { path, pathType, backend } of paths) {
    const route = routes.find(route => route.path === path)
    expect(pathType).toBe('Exact')
    expect(functionsOf(named('Deployment', backend.service?.name))).toContain(route?.name)
  }
})

test('every function is served by some group', async () => {
  const served = new Set(groups.flatMap(functionsOf))
  for (const { name } of await readRoutes()) expect(served).toContain(name)
})
