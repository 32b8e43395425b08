import { partOf } from './parts.ts'

/** A function as V8's profiler names it: the position is where it begins in the file that runs. Native functions have no URL. */
export interface CallFrame {
  functionName: string
  url: string
  lineNumber: number
  columnNumber: number
}

/** What V8's profiler returns, as far as it is used here. */
export interface Profile {
  /** A tree of calls, the root first. */
  nodes: { id: number; callFrame: CallFrame; children?: number[] }[]
  /** The node that ran at each sample. */
  samples: number[]
  /** µs before each sample. */
  timeDeltas: number[]
}

/** The share of the busy time that each part takes itself, without what it calls. */
export function sharesByPart({ nodes, samples }: Profile, sourceOf: (frame: CallFrame) => string): Map<string, number> {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parts = new Map<number, string>()
  const name = (id: number, caller: string) => {
    const { callFrame, children = [] } = byId.get(id) as Profile['nodes'][0]
    const { functionName, url } = callFrame
    const isNative = url === ''
    const source = isNative ? caller : sourceOf(callFrame)
    if (functionName !== '(idle)') parts.set(id, partOf(source, isNative ? functionName : undefined))
    for (const child of children) name(child, source)
  }
  if (nodes[0]) name(nodes[0].id, '')
  const busy = samples.map(id => parts.get(id)).filter(part => part !== undefined)
  const groups = Map.groupBy(busy, part => part)
  return new Map(groups.entries().map(([part, { length }]) => [part, length / busy.length]))
}
