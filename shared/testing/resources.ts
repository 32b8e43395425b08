/** What a process holds open by the kind of thing, as its /metrics says: sockets, timers, … */
export async function readResources(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text()
  const found = text.matchAll(/^nodejs_active_resources\{type="(\w+)"\} (\d+)$/gm)
  return Object.fromEntries([...found].map(([, type, count]) => [type as string, Number(count)]))
}

/** The value of one series of a process's /metrics; 0 when it is not there. */
export async function readMetric(url: string, series: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text()
  const line = text.split('\n').find(line => line.startsWith(`${series} `))
  return line === undefined ? 0 : Number(line.slice(series.length + 1))
}
