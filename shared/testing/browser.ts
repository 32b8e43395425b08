import { type Browser, chromium, type Page } from 'playwright-core'
import { ensureProgram } from './debian-package.ts'

const debian = '/usr/bin/chromium'

/** Chromium without a window: CHROMIUM_PATH; else Debian's, installed when it is absent and we may. @throws Error that says what to do */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH || debians(),
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--no-first-run',
    ],
  })
}

function debians(): string {
  try {
    ensureProgram(debian, 'chromium')
  } catch (cause) {
    throw new Error('No Chromium: set CHROMIUM_PATH, or install it (Debian: apt-get install chromium)', { cause })
  }
  return debian
}

/** What the page complains of in the console, blocked resources included; read it when the test is over. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.message))
  return complaints
}
