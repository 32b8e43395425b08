import type { Deployment, StatefulSet } from 'kubernetes-models/apps/v1'
import type { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2'
import type { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import type { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import type { ConfigMap, Secret, Service } from 'kubernetes-models/v1'

interface Kinds {
  ConfigMap: ConfigMap
  Deployment: Deployment
  HorizontalPodAutoscaler: HorizontalPodAutoscaler
  Ingress: Ingress
  NetworkPolicy: NetworkPolicy
  PodDisruptionBudget: PodDisruptionBudget
  Secret: Secret
  Service: Service
  StatefulSet: StatefulSet
}
export type Kind = keyof Kinds
export type Manifest = { kind: Kind; apiVersion: string; metadata: { name: string } }
export type Workload = Deployment | StatefulSet

/** The objects of one namespace, by kind and name. */
export class Manifests {
  readonly #all: readonly Manifest[]

  constructor(all: readonly Manifest[]) {
    this.#all = all
  }

  all<K extends Kind>(kind: K): Kinds[K][] {
    return this.#all.filter(manifest => manifest.kind === kind) as unknown as Kinds[K][]
  }

  named<K extends Kind>(kind: K, name: string | undefined): Kinds[K] | undefined {
    return this.all(kind).find(({ metadata }) => metadata?.name === name)
  }

  get workloads(): Workload[] {
    return [...this.all('Deployment'), ...this.all('StatefulSet')]
  }

  /** The workloads whose pods a selector matches. */
  chosenBy(labels: Record<string, string> = {}): Workload[] {
    return this.workloads.filter(workload =>
      Object.entries(labels).every(([name, value]) => workload.spec?.template.metadata?.labels?.[name] === value),
    )
  }
}

export const podOf = (workload: Workload | undefined) => workload?.spec?.template.spec
export const containerOf = (workload: Workload | undefined) => podOf(workload)?.containers[0]
export const functionsOf = (workload: Workload | undefined) =>
  containerOf(workload)
    ?.env?.find(({ name }) => name === 'FUNCTIONS')
    ?.value?.split(',') ?? []
