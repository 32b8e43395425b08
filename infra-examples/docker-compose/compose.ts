import { readYaml } from '../../shared/testing/documents/deployment-examples.ts'

export interface Service {
  image?: string
  build?: string
  hostname?: string
  environment?: Record<string, string>
  volumes?: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: unknown
  command?: string[]
  stop_grace_period?: string
  read_only?: boolean
  mem_limit?: string
  logging?: { driver: string }
  networks?: { default: { ipv4_address: string } }
}

export interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
  networks: { default: { ipam: { config: [{ subnet: string; ip_range: string }] } } }
}

export const file = new URL('compose.yaml', import.meta.url)
export const [compose] = readYaml(file) as [Compose]

/** Substitutes ${NAME:?…} as compose does with an .env file of these values. @throws Error when one is missing */
export const substitute = (value: string, env: Record<string, string>): string =>
  value.replace(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => {
    if (env[name] === undefined) throw new Error(`README.md does not say how to make ${name}`)
    return env[name]
  })
