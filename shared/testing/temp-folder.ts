import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Creates an empty temporary folder; `remove` deletes it with its contents. */
export function tempFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'smart-chat-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
