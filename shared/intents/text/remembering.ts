import { LruCache } from '../../lru-cache.ts'

/** As many texts as one message and its parts make. */
const maxTexts = 32

/** A reader that does its work once for each of the last texts: a dozen others ask it about the same message. */
export function remembering<Read extends object | string>(read: (text: string) => Read): (text: string) => Read {
  const texts = new LruCache<string, Read>(maxTexts)
  return text => {
    const known = texts.get(text)
    if (known !== undefined) return known
    const found = read(text)
    texts.set(text, found)
    return found
  }
}
