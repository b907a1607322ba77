// Everything between a clean clone and a program that can run: packages, then the build (OP1).
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './ensure-installed.mjs'

export async function prepare() {
  await ensureInstalled(false)
  await ensureBuilt()
}
