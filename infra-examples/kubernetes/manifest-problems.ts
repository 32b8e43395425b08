import { loadConfig } from '../../shared/config/load-config.ts'
import { isSecret, notInSchema, readRoutes } from '../../shared/testing/documents/deployment-examples.ts'
import { containerOf, functionsOf, type Manifests, podOf, type Workload } from './manifests.ts'

/** Everything that keeps the manifests from working as README.md says, one sentence each. */
export async function problemsOf(manifests: Manifests): Promise<string[]> {
  const ofWorkloads = manifests.workloads.flatMap(workload => [
    ...securityProblems(workload),
    ...environmentProblems(manifests, workload),
    ...portProblems(manifests, workload),
  ])
  const groups = manifests.all('Deployment')
  return [
    ...ofWorkloads.map(({ metadata, text }) => `${metadata?.name}: ${text}`),
    ...groups.flatMap(group => scalingProblems(manifests, group).map(text => `${group.metadata?.name}: ${text}`)),
    ...unusedSettings(manifests),
    ...storeProblems(manifests),
    ...(await routeProblems(manifests)),
  ]
}

const withName = ({ metadata }: Workload, problems: (string | false | undefined)[]) =>
  problems.filter(text => typeof text === 'string').map(text => ({ metadata, text }))

/** The restricted Pod Security Standard and, for the service, a read-only root file system. */
function securityProblems(workload: Workload) {
  const pod = podOf(workload)
  const { allowPrivilegeEscalation, readOnlyRootFilesystem, capabilities, privileged } =
    containerOf(workload)?.securityContext ?? {}
  return withName(workload, [
    pod?.securityContext?.runAsNonRoot !== true && 'may run as root',
    pod?.securityContext?.seccompProfile?.type !== 'RuntimeDefault' && 'has no seccomp profile',
    pod?.automountServiceAccountToken !== false && 'gets a token for the API of Kubernetes',
    (allowPrivilegeEscalation !== false || privileged === true) && 'may gain privileges',
    capabilities?.drop?.join() !== 'ALL' && 'keeps capabilities',
    workload.kind === 'Deployment' && readOnlyRootFilesystem !== true && 'may write to its root file system',
    !containerOf(workload)?.resources?.limits?.memory && 'has no limit of memory',
  ])
}

/** The container's environment from its own list, ConfigMaps and Secrets, and the missing ones of these. */
function environmentOf(manifests: Manifests, workload: Workload) {
  const env: Record<string, string> = {}
  const absent: string[] = []
  for (const { configMapRef, secretRef } of containerOf(workload)?.envFrom ?? []) {
    const source = configMapRef
      ? manifests.named('ConfigMap', configMapRef.name)?.data
      : manifests.named('Secret', secretRef?.name)?.stringData
    if (!source)
      absent.push(`there is no ${configMapRef ? 'ConfigMap' : 'Secret'} ${configMapRef?.name ?? secretRef?.name}`)
    Object.assign(env, source)
  }
  for (const { name, value = '' } of containerOf(workload)?.env ?? []) env[name] = value
  return { env, absent }
}

function environmentProblems(manifests: Manifests, workload: Workload) {
  const { env, absent } = environmentOf(manifests, workload)
  if (workload.kind !== 'Deployment' || absent.length > 0) return withName(workload, absent)
  const unknown = notInSchema(Object.keys(env))
  const { config, warnings } = loadConfig(env)
  const pod = podOf(workload)
  const { startupProbe, livenessProbe, readinessProbe, lifecycle } = containerOf(workload) ?? {}
  const sleepSeconds = lifecycle?.preStop?.sleep?.seconds ?? 0
  const served = (path: string | undefined) => functionsOf(workload).some(name => path === `/${name}`)
  const answersIn = 'timeoutMs' in config.customer ? config.customer.timeoutMs / 1000 : 0
  return withName(workload, [
    ...unknown.map(name => `there is no variable ${name}`),
    ...warnings,
    sleepSeconds < 2 && 'closes its port while it still gets requests',
    ((pod?.terminationGracePeriodSeconds ?? 30) - sleepSeconds) * 1000 <= config.shutdownGraceMs &&
      'is killed before it has stopped',
    startupProbe?.httpGet?.path !== '/health' && 'is not probed while it starts',
    livenessProbe?.httpGet?.path !== '/health' && "is restarted for the backend's troubles, or never",
    readinessProbe?.httpGet?.path !== '/ready' && 'gets requests that it cannot answer',
    ...[startupProbe, livenessProbe, readinessProbe].map(
      probe => !served(probe?.httpGet?.path) && `does not serve ${probe?.httpGet?.path}, where it is probed`,
    ),
    (startupProbe?.failureThreshold ?? 3) * (startupProbe?.periodSeconds ?? 10) < 30 &&
      'is taken for dead while it starts',
    (readinessProbe?.timeoutSeconds ?? 1) <= answersIn && 'is taken for unready while its backend may still answer',
    containerOf(workload)?.ports?.[0]?.containerPort !== config.listen.port &&
      `listens on ${config.listen.port}, which is not its port`,
  ])
}

/** Probes, Services and their ports, by name. */
function portProblems(manifests: Manifests, workload: Workload) {
  const ports = containerOf(workload)?.ports?.map(({ name }) => name) ?? []
  const { startupProbe, livenessProbe, readinessProbe } = containerOf(workload) ?? {}
  const probed = [startupProbe, livenessProbe, readinessProbe].flatMap(probe => probe?.httpGet?.port ?? [])
  const services = manifests.all('Service').filter(({ spec }) => manifests.chosenBy(spec?.selector).includes(workload))
  const targets = services.flatMap(({ spec }) => spec?.ports?.map(({ targetPort }) => targetPort) ?? [])
  return withName(workload, [
    services.length !== 1 && `is chosen by ${services.length} Services`,
    ...[...probed, ...targets].map(port => !ports.includes(String(port)) && `has no port ${port}`),
  ])
}

function scalingProblems(manifests: Manifests, group: Workload): string[] {
  const name = group.metadata?.name
  const labels = group.spec?.template.metadata?.labels
  const selects = (selected: unknown) => JSON.stringify(selected) === JSON.stringify(labels)
  const { scaleTargetRef, minReplicas = 1 } = manifests.named('HorizontalPodAutoscaler', name)?.spec ?? {}
  const budget = manifests.named('PodDisruptionBudget', name)?.spec
  const spread = podOf(group)?.topologySpreadConstraints ?? []
  return withName(group, [
    !selects(group.spec?.selector.matchLabels) && 'does not select its own pods',
    (scaleTargetRef?.kind !== 'Deployment' || scaleTargetRef.name !== name) && 'has no autoscaler',
    !containerOf(group)?.resources?.requests?.cpu && 'asks for no processor, which its autoscaler measures by',
    group.spec?.replicas !== undefined && 'sets replicas: each `kubectl apply` would undo the autoscaler',
    minReplicas < 2 && 'may be a single pod',
    (!selects(budget?.selector?.matchLabels) || Number(budget?.maxUnavailable ?? Number.NaN) >= minReplicas) &&
      'may lose all its pods at once',
    spread.some(({ labelSelector }) => !selects(labelSelector?.matchLabels)) && 'spreads other pods than its own',
  ]).map(({ text }) => text)
}

function unusedSettings(manifests: Manifests): string[] {
  const sources = manifests.workloads.flatMap(workload => containerOf(workload)?.envFrom ?? [])
  const given = [...manifests.all('ConfigMap'), ...manifests.all('Secret')]
  const isUsed = ({ kind, metadata }: (typeof given)[number]) =>
    sources.some(
      ({ configMapRef, secretRef }) => (kind === 'Secret' ? secretRef : configMapRef)?.name === metadata?.name,
    )
  return [
    ...given.filter(source => !isUsed(source)).map(({ kind, metadata }) => `nobody uses the ${kind} ${metadata?.name}`),
    ...manifests.all('ConfigMap').flatMap(({ data }) =>
      Object.keys(data ?? {})
        .filter(isSecret)
        .map(name => `${name} is no secret in a ConfigMap`),
    ),
  ]
}

/** DATABASE_URL is the address of a Service whose pods admit the service and require its token. */
function storeProblems(manifests: Manifests): string[] {
  return manifests.all('Deployment').flatMap(group => {
    const { env } = environmentOf(manifests, group)
    const { hostname, port } = new URL(env.DATABASE_URL ?? 'http://nowhere')
    const service = manifests.named('Service', hostname)
    if (service?.spec?.ports?.every(({ port: open }) => String(open) !== port) ?? true)
      return [`nothing is at DATABASE_URL, ${env.DATABASE_URL}`]
    const [store] = manifests.chosenBy(service?.spec?.selector)
    const policies = manifests
      .all('NetworkPolicy')
      .filter(({ spec }) => store && manifests.chosenBy(spec?.podSelector?.matchLabels).includes(store))
    const rules = policies.flatMap(({ spec }) => spec?.ingress ?? [])
    const admits = ({ from = [] }: (typeof rules)[number]) =>
      from.some(({ podSelector }) => manifests.chosenBy(podSelector?.matchLabels ?? { nobody: '' }).includes(group))
    const asks = 'SQLD_AUTH_JWT_KEY' in (store ? environmentOf(manifests, store).env : {})
    return [
      ...(rules.some(admits) ? [] : [`the store is closed to ${group.metadata?.name}`]),
      ...(policies.length > 0 && rules.every(({ from }) => from) ? [] : ['the store is open to everybody']),
      ...(asks && env.DATABASE_AUTH_TOKEN ? [] : ['the store asks for no token, or the service has none']),
    ]
  })
}

/** Every route of the contracts leads to a group that serves it; /ready is not public. */
async function routeProblems(manifests: Manifests): Promise<string[]> {
  const routes = await readRoutes()
  const paths = manifests
    .all('Ingress')
    .flatMap(({ metadata, spec }) =>
      (spec?.rules ?? []).flatMap(({ http }) =>
        (http?.paths ?? []).map(path => ({ ...path, annotations: metadata?.annotations ?? {} })),
      ),
    )
  const served = new Set(manifests.all('Deployment').flatMap(functionsOf))
  return [
    ...routes.filter(({ path }) => !paths.some(other => other.path === path)).map(({ path }) => `nobody gets ${path}`),
    ...routes.filter(({ name }) => !served.has(name)).map(({ name }) => `nobody serves ${name}`),
    ...paths.flatMap(({ path, pathType, backend, annotations }) => {
      const service = manifests.named('Service', backend.service?.name)
      const function_ = routes.find(route => route.path === path)?.name ?? ''
      const open = service?.spec?.ports?.some(({ name }) => name === backend.service?.port?.name)
      const limited = Object.keys(annotations).some(name => name.endsWith('/whitelist-source-range'))
      return [
        ...(pathType === 'Exact' ? [] : [`${path} is not exact`]),
        ...(open ? [] : [`${path} goes to a Service or port that is not there`]),
        ...(manifests.chosenBy(service?.spec?.selector).some(group => functionsOf(group).includes(function_))
          ? []
          : [`${path} goes to pods that do not serve it`]),
        ...(path === '/ready' && !limited ? ['/ready is open to the public'] : []),
      ]
    }),
  ]
}
