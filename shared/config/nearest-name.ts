/** The cost of an omitted letter: people forget whole words of a name more often than they misspell them. */
const omission = 0.5

/** The candidate nearest to `name` (Levenshtein distance, omissions at half cost), if it is within `maxEdits`. */
export function nearestName(
  name: string,
  candidates: readonly string[],
  maxEdits = Number.POSITIVE_INFINITY,
): string | undefined {
  return candidates
    .map(candidate => ({ candidate, edits: editDistance(name, candidate) }))
    .filter(({ edits }) => edits <= maxEdits)
    .sort((a, b) => a.edits - b.edits)[0]?.candidate
}

function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column * omission)
  for (const [row, letter] of [...from].entries()) {
    const current = [row + 1]
    for (let column = 1; column <= to.length; column += 1) {
      const substitution = (previous[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1)
      current.push(Math.min((previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + omission, substitution))
    }
    previous = current
  }
  return previous[to.length] ?? 0
}
