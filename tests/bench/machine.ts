// The machine that was measured on: figures without it mean nothing.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../measure/project-root.ts'

export function machine(isPinned: boolean): Record<string, unknown> {
  const versionOf = (name: string): string => (createRequire(join(projectRoot(), 'package.json'))(`${name}/package.json`) as { version: string }).version
  return {
    processor: cpus()[0]?.model ?? 'unknown', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), system: systemName(), node: process.version,
    socketIo: versionOf('socket.io'), isPinned, loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

function systemName(): string {
  try {
    const name = /^PRETTY_NAME="(.+)"$/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1]
    return `${name ?? process.platform}, ${release()}`
  } catch {
    return `${process.platform} ${release()}`
  }
}
