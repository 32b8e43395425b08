import { relative } from 'node:path'
import { build } from 'esbuild'
import { options } from '../../build/options.ts'
import { partsOf } from '../../build/parts.ts'
import { startReferenceBackend } from '../../infra-examples/reference-backend/start.ts'
import { functionNames } from '../../shared/config/schema.ts'
import { lambdaModes, modeNames, secret } from '../../shared/testing/lambda/lambda-modes.ts'
import { reportLoaded } from '../../shared/testing/lambda/loaded-files.ts'
import { migrateServer, startLibsqlServer } from '../../shared/testing/programs/libsql-server.ts'
import { startPrivateBroker } from '../../shared/testing/programs/private-broker.ts'
import { start } from './start.ts'
import type { Rows } from './times.ts'

/** What one function loads in one mode up to its first answer. */
interface Loaded {
  name: string
  mode: string
  /** How many files. Each takes time to find, read and link. */
  files: number
  /** Bytes by package or folder. */
  parts: ReadonlyMap<string, number>
}

export async function measureLoaded(message: string): Promise<Loaded[]> {
  const { metafile } = await build({ ...options, write: false })
  const [database, broker] = await Promise.all([startLibsqlServer(), startPrivateBroker()])
  await migrateServer(database)
  const queue = 'cold-start'
  const company = await startReferenceBackend({ rest: { port: 0 }, rabbitmq: { url: broker.url, routingKey: queue } })
  const environments = lambdaModes({ database, backend: company.url, broker: broker.url, queue })
  const loaded: Loaded[] = []
  for (const mode of modeNames) {
    for (const name of functionNames) {
      const { files } = await start(name, { ...environments[mode], JWT_SECRET: secret, ...reportLoaded }, message)
      const built = files.map(file => relative('.', file))
      loaded.push({ name, mode, files: built.length, parts: partsOf(built, metafile) })
    }
  }
  await company.close()
  await Promise.all([broker.stop(), database.stop()])
  return loaded
}

/** KiB and files that each function loads in each mode. */
export function totals(loaded: readonly Loaded[]): Rows {
  const rows: Rows = {}
  for (const { name, mode, files, parts } of loaded)
    rows[name] = {
      ...rows[name],
      [`${mode}, KiB`]: Math.round(kib(sum(parts))),
      [`${mode.split(' ')[0]}, files`]: files,
    }
  return rows
}

/** KiB that each part takes in a function in each mode, the largest first. */
export function byPart(loaded: readonly Loaded[], name: string): Rows {
  const modes = loaded.filter(one => one.name === name)
  const rows: Rows = {}
  for (const part of modes.flatMap(({ parts }) => [...parts.keys()])) {
    rows[part] = Object.fromEntries(
      modes.map(({ mode, parts }) => [`${mode}, KiB`, Number(kib(parts.get(part) ?? 0).toFixed(1))]),
    )
  }
  const largest = (row: Record<string, number>) => Math.max(...Object.values(row))
  return Object.fromEntries(Object.entries(rows).sort(([, a], [, b]) => largest(b) - largest(a)))
}

const kib = (bytes: number) => bytes / 1024
const sum = (parts: ReadonlyMap<string, number>) => [...parts.values()].reduce((total, bytes) => total + bytes, 0)
