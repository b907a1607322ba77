// A database of its own for a test file, at the newest schema; `isEmpty` gives one without any schema.
import { inject } from 'vitest'

export interface FreshDatabase {
  url: string
  drop(): Promise<void>
}

async function ask(method: 'POST' | 'DELETE', path: string): Promise<string> {
  const response = await fetch(`${inject('databaseDesk')}${path}`, { method })
  const body = await response.text()
  if (!response.ok) throw new Error(`no database for this test: ${body}`)
  return body
}

export async function freshDatabase({ isEmpty = false } = {}): Promise<FreshDatabase> {
  const { url } = JSON.parse(await ask('POST', isEmpty ? '/?empty' : '/')) as { url: string }
  return {
    url,
    drop: async () => {
      await ask('DELETE', new URL(url).pathname)
    },
  }
}
