import type { Effort, Row } from '../harness/row.ts'
import type { Loaded } from '../harness/servers.ts'
import { withChatServers } from '../rows/chat.ts'
import { chatDb, dbComparison } from '../rows/chat-db.ts'
import { chatRest, fastRestComparison } from '../rows/chat-rest.ts'
import { health, withHealthServers } from '../rows/health.ts'
import { intents } from '../rows/intents.ts'
import { chatRabbitmq, rabbitmqComparison } from '../rows/rabbitmq.ts'
import { importTime } from '../rows/start.ts'
import { profileImport } from './import.ts'
import { type Profiles, profileScripts, profileServers } from './profiles.ts'

/** A row of the benchmark whose time is split. */
export interface ProfiledRow extends Pick<Row, 'number' | 'title'> {
  unit: string
  /** Says how much is measured. */
  rounds(effort: Effort): string
  profile(effort: Effort): Promise<Profiles>
}

const roundsOf = ({ rounds, seconds }: Effort) => `${rounds} rounds of ${seconds} s each`
const importsIn = ({ quick }: Effort) => (quick ? 5 : 15)

type Servers = Record<string, Loaded>

const ofServers = (row: Row, withServers: (act: (servers: Servers) => Promise<Profiles>) => Promise<Profiles>) => ({
  ...row,
  unit: 'µs CPU/request',
  rounds: roundsOf,
  profile: (effort: Effort) => withServers(servers => profileServers(servers, effort)),
})

export const profiledRows: ProfiledRow[] = [
  ofServers(health, act => withHealthServers(servers => act({ ...servers }))),
  ofServers(chatRest, act => withChatServers(fastRestComparison, servers => act({ ...servers }))),
  ofServers(chatRabbitmq, act => withChatServers(rabbitmqComparison, servers => act({ ...servers }))),
  ofServers(chatDb, act => withChatServers(dbComparison, servers => act({ ...servers }))),
  {
    ...intents,
    unit: 'µs/message',
    rounds: roundsOf,
    profile: effort => profileScripts({ ours: 'scripts/intents-ours.ts', 'nlp.js': 'peers/intents-nlpjs.mjs' }, effort),
  },
  {
    ...importTime,
    title: 'import of the health function',
    unit: 'ms',
    rounds: effort => `${importsIn(effort)} processes each`,
    profile: effort => profileImport(importsIn(effort)),
  },
]
