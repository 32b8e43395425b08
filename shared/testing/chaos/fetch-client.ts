import { Api } from '../service/api.ts'
import { type Client, LostAnswer } from './player.ts'

/** Sends requests directly to the service. */
export const fetchClient = (url: string): Client => ({
  async post(path, { headers, body, timeoutMs }) {
    try {
      return await new Api(url).send('POST', path, { headers, body, signal: AbortSignal.timeout(timeoutMs) })
    } catch (error) {
      if (isLost(error)) throw new LostAnswer(String(error))
      throw error
    }
  },
})

/** Compares by name, because in a test fetch's errors come from another realm. */
const isLost = (error: unknown) => {
  const { name, message } = error as Error
  return name === 'TimeoutError' || (name === 'TypeError' && /^(fetch failed|terminated)$/.test(message))
}
