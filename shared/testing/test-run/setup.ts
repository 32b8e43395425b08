import { openRun } from './test-run.ts'

/** Jest's globalSetup. */
export default function setUp(): void {
  openRun()
}
