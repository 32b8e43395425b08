const readMetrics = async (url: string): Promise<string> =>
  (await fetch(`${url}/metrics`, { headers: { connection: 'close' } })).text()

/** The number of a process's active resources by type (sockets, timers, …), from its /metrics. */
export async function readResources(url: string): Promise<Record<string, number>> {
  const text = await readMetrics(url)
  const found = text.matchAll(/^nodejs_active_resources\{type="(\w+)"\} (\d+)$/gm)
  return Object.fromEntries([...found].map(([, type, count]) => [type as string, Number(count)]))
}

/** The value of one series of a process's /metrics; 0 when absent. */
export async function readMetric(url: string, series: string): Promise<number> {
  const text = await readMetrics(url)
  const line = text.split('\n').find(line => line.startsWith(`${series} `))
  return line === undefined ? 0 : Number(line.slice(series.length + 1))
}

/** The sum of all series of a counter. */
export async function readMetricSum(url: string, name: string): Promise<number> {
  const lines = (await readMetrics(url)).split('\n').filter(line => line.startsWith(`${name}{`))
  return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
}
