/** What FNV-1a begins with. */
const basis = 0x811c9dc5

/** FNV-1a over the UTF-16 units of a part of a text. @param hash of what stands before @param to exclusive */
export function fnv(text: string, hash = basis, from = 0, to = text.length): number {
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** The same over a part of an array of units. */
export function fnvOf(codes: Uint16Array, from: number, to: number): number {
  let hash = basis
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (codes[at] as number), 0x01000193)
  return hash
}
